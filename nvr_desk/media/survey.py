"""One full decode of a clip: facts, pts list, verdict, poster and strip. Runs inside workers."""

from __future__ import annotations

import contextlib
import time
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.media import probe, readings
from nvr_desk.media.extent import missing_bytes
from nvr_desk.media.frames import (
    MAX_FRAMES,
    FrameReader,
    UnreadableMediaError,
    UnsupportedMediaError,
    best_stream,
    open_marked,
    rotation_of,
    time_base,
)
from nvr_desk.media.report import verdict_only
from nvr_desk.media.thumbs import ThumbnailPicker
from nvr_desk.records.media import MediaState, Reading, Survey

if TYPE_CHECKING:
    from collections.abc import Callable

    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream
    from numpy.typing import NDArray

    from nvr_desk.media.readings import Marks
    from nvr_desk.records.media import MediaFacts

MOST_PLACES: Final = 3_000_000
"""Pictures of a file whose places are noted, 28 hours of 30 a second: more fill no one message."""
_TELL_EVERY_S: Final = 0.5


def survey(descriptor: int, tell: Callable[[int, int], None]) -> Survey:
    """Decode a clip once from beginning to end.

    Args:
        descriptor: readable and seekable; stays the caller's.
        tell: called about twice a second with (pictures so far, pictures promised or 0).

    Returns:
        A verdict in every case: what cannot be opened is ``bad`` or ``unsupported`` with a reason.
    """
    cut = 0
    try:
        with contextlib.suppress(OSError):  # FFmpeg will say it better
            cut = missing_bytes(descriptor)
        container, marks = open_marked(descriptor)
    except UnsupportedMediaError as error:
        return verdict_only(MediaState.UNSUPPORTED, str(error))
    except UnreadableMediaError as error:
        return verdict_only(MediaState.BAD, str(error))
    with contextlib.closing(container):
        try:
            stream = best_stream(container)
        except UnsupportedMediaError as error:
            return verdict_only(MediaState.UNSUPPORTED, str(error))
        except UnreadableMediaError as error:
            return verdict_only(MediaState.BAD, str(error))
        return _Decode(container, stream, tell, 0 if marks else cut, marks).run()


class _Decode:
    """The one pass over a clip and what it gathers."""

    def __init__(
        self,
        container: InputContainer,
        stream: VideoStream,
        tell: Callable[[int, int], None],
        cut: int,
        marks: Marks | None,
    ) -> None:
        self._cut = cut
        self._marks = marks
        self._container = container
        self._stream = stream
        self._tell = tell
        self._told = time.monotonic()
        self._expected = probe.expected_frames(container, stream)
        self._promised = probe.promised_packets(container, stream)
        self._pts = array("q")
        self._keys = array("q")
        self._places = array("q") if container.format.name in readings.PLACED else None
        self._reader = FrameReader(
            container, stream, self._say_alive, base=marks.skip if marks else 0
        )
        self._size = (0, 0)
        self._other_sizes = 0
        self._pixels = ""
        self._rotation = 0
        self._last_ticks = 0

    def run(self) -> Survey:
        picker = ThumbnailPicker(self._expected, 0)
        for stamped in self._reader:
            if not self._pts:
                self._begin(stamped.frame)
                picker = ThumbnailPicker(self._expected, self._rotation)
            if stamped.frame.key_frame and not stamped.frame.is_corrupt:
                self._keys.append(len(self._pts))
            self._pts.append(stamped.pts)
            self._note_place(stamped.byte)
            self._other_sizes += (stamped.frame.width, stamped.frame.height) != self._size
            self._last_ticks = int(stamped.frame.duration or 0)
            picker.offer(stamped)
            if len(self._pts) >= MAX_FRAMES:
                self._reader.broken = "more pictures than any clip has"
                break
        pts, keys = np.array(self._pts, np.int64), np.array(self._keys, np.int64)
        state, reason = self._verdict()
        if len(pts) == 0:
            return verdict_only(state, reason or "")
        found = probe.facts(
            self._container,
            self._stream,
            pts,
            rotation=self._rotation,
            size=self._size,
            pixel_format=self._pixels,
            last_ticks=self._last_ticks or self._usual_step(pts),
            failed=self._reader.failed + self._reader.corrupt,
        )
        found = replace(found, reading=self._reading(pts))
        strip = picker.strip()
        return Survey(state, reason, found, pts, picker.poster(), strip, keys, self._where(found))

    def _note_place(self, byte: int | None) -> None:
        """Where a picture begins; a file of which one does not say it is read from its start."""
        places = self._places
        if places is None or byte is None or len(places) >= MOST_PLACES:
            self._places = None
        else:
            places.append(byte)

    def _where(self, found: MediaFacts) -> NDArray[np.int64] | None:
        """Bytes at which the pictures begin, where nothing else leads to them."""
        leads = found.own_times and self._container.format.name not in readings.LOCAL_TIMES
        return None if leads or self._places is None else np.array(self._places, np.int64)

    def _reading(self, pts: NDArray[np.int64]) -> Reading | None:
        """What is to be said of the way this file was read; None where its container did all."""
        reader, name = self._reader, self._container.format.name
        counted = name in readings.COUNTED
        if not (self._marks or counted or reader.untimed or reader.breaks):
            return None
        return Reading(
            demuxer=name.split(",", maxsplit=1)[0],
            forced=self._marks is not None,
            skipped=self._marks.skip if self._marks else 0,
            counted_fps=self._counted_fps(pts) if counted else None,
            stated=counted and bool(self._stream.codec_context.framerate),
            untimed=reader.untimed,
            breaks=reader.breaks,
        )

    def _counted_fps(self, pts: NDArray[np.int64]) -> float:
        step = self._usual_step(pts)
        return round(float(1 / (step * time_base(self._stream))), 3) if step else 0.0

    def _begin(self, frame: VideoFrame) -> None:
        self._size = (frame.width, frame.height)
        self._pixels = frame.format.name
        self._rotation = rotation_of(frame)

    def _say_alive(self) -> None:
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY_S:
            self._told = now
            self._tell(len(self._pts), self._expected)

    def _usual_step(self, pts: NDArray[np.int64]) -> int:
        if len(pts) > 1:
            return int(np.median(np.diff(pts)))
        rate = self._stream.guessed_rate
        return int(1 / rate / self._stream.time_base) if rate and self._stream.time_base else 0

    def _verdict(self) -> tuple[MediaState, str | None]:
        """The state, and why it is not ``ok`` in words for a person."""
        reader, count = self._reader, len(self._pts)
        if count == 0:
            why = "packets fail to decode" if reader.packets else "the file holds no picture data"
            return MediaState.BAD, f"not one picture can be decoded: {why}"
        faults: list[str] = []
        if reader.failed:
            faults.append(f"{reader.failed} of {reader.packets} pieces could not be decoded")
        if reader.corrupt:
            faults.append(f"{reader.corrupt} of {count} pictures are visibly damaged")
        if missing := max(0, self._promised - reader.packets):
            faults.append(
                f"the file is cut off: its index lists {self._promised} pictures, "
                f"{missing} are not there"
            )
        elif self._cut:
            faults.append(
                f"the file is cut off: its header promises {self._cut:,} bytes more than it has"
            )
        elif reader.broken:
            faults.append(f"after {count} pictures {reader.broken}")
        if reader.restamped:
            faults.append(f"{reader.restamped} pictures carried no usable time and were given one")
        if self._other_sizes:
            faults.append(f"{self._other_sizes} pictures have another size and are scaled")
        return (MediaState.PARTIAL, "; ".join(faults)) if faults else (MediaState.OK, None)
