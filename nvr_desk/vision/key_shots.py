"""Key pictures of a clip, a few seconds apart, without reading what lies between them.

Where the container's index names its key pictures, the way leads from one to the next by seeking.
Where it does not (streams without an index, damaged ones), everything is read and key pictures are
decoded alone; where even that gives nothing, all pictures are. A clip that has a picture gives one.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.media import frames
from nvr_desk.vision.shots import DecodedShot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.container import InputContainer
    from av.video.frame import VideoFrame

GAP_S: Final = 4.0
"""At most one key picture in so many seconds."""
_NEAR_S = 1e-3
_END_S = 15.0
"""An index of Matroska whose last key picture is farther from the end may be a part of one."""
_EARLY_S = 0.5
"""An index tells decoding times, which come a little before those of the pictures."""
_PACKETS = 64
"""So many packets without a picture after a seek, and the next key picture is tried."""


class KeyShots:
    """See ``shots.Shots``; pictures are at least ``GAP_S`` apart.

    Args:
        container: open.
        rotation: degrees clockwise, as the survey found it.
        end_s: where the clip should end, container seconds.
        own_times: every picture carries its time. Where it does not, times follow from all the
            pictures before, so all are decoded.
    """

    def __init__(
        self, container: InputContainer, rotation: int, end_s: float, *, own_times: bool = True
    ) -> None:
        self._container = container
        self._stream = frames.best_stream(container)
        self._rotation = rotation
        self._end_s = end_s
        self._time_base = float(frames.time_base(self._stream))
        self._last_s: float | None = None
        self._moved = False
        self._own_times = own_times

    def __iter__(self) -> Iterator[DecodedShot]:
        """The pictures."""
        keys = self._keys() if self._own_times else None
        if keys is not None:
            yield from self._sought(keys)
        if self._last_s is None and self._own_times:
            yield from self._read("NONKEY")
        if self._last_s is None:
            yield from self._read("DEFAULT")

    def holes(self, end_s: float) -> list[tuple[float, float]]:
        """Nothing is known of what lies between the pictures."""
        del end_s
        return []

    def _keys(self) -> list[int] | None:
        """Times of the index' key pictures; None where it may not name them all."""
        matroska = "matroska" in self._container.format.name
        with contextlib.suppress(*frames.CAUGHT):
            if matroska:  # reads its index at the first seek
                self._rewind()
            entries = self._stream.index_entries
            keys = sorted({each.timestamp for each in entries if each.is_keyframe})
            if 0 < self._stream.frames <= len(entries):
                return keys or None
            reaches = len(keys) > 1 and keys[-1] * self._time_base >= self._end_s - _END_S
            return keys if matroska and reaches else None
        return None

    def _sought(self, keys: list[int]) -> Iterator[DecodedShot]:
        """From key picture to key picture; one that does not decode gives its place to the next."""
        for key in keys:
            if self._last_s is not None and key * self._time_base < self._last_s + GAP_S - _EARLY_S:
                continue
            frame = self._at(key)
            if frame is not None and (shot := self._shot(frame)) is not None:
                yield shot

    def _at(self, key: int) -> VideoFrame | None:
        """The key picture whose packet bears this time, without waiting for those after it."""
        with contextlib.suppress(*frames.CAUGHT):
            self._moved = True
            self._container.seek(key, stream=self._stream, backward=True)
            for count, packet in enumerate(self._container.demux(self._stream)):
                found: list[Any] = packet.decode()
                if not found and packet.size and packet.is_keyframe:
                    found = self._stream.codec_context.decode(None)
                if found:
                    picture: VideoFrame = found[0]
                    return picture
                if count >= _PACKETS:
                    return None
        return None

    def _read(self, skip: str) -> Iterator[DecodedShot]:
        """All of the file, decoding what ``skip`` leaves."""
        if self._moved:
            with contextlib.suppress(*frames.CAUGHT):
                self._rewind()
        self._moved = True
        self._stream.codec_context.skip_frame = skip
        for stamped in frames.FrameReader(self._container, self._stream):
            if (shot := self._shot(stamped.frame, stamped.pts)) is not None:
                yield shot

    def _rewind(self) -> None:
        self._moved = True
        self._container.seek(self._stream.start_time or 0, stream=self._stream, backward=True)

    def _shot(self, frame: VideoFrame, pts: int | None = None) -> DecodedShot | None:
        """The picture, unless it is too near to the last one."""
        stamp = frame.pts if pts is None else pts
        if stamp is None:
            return None
        seconds = stamp * self._time_base
        if self._last_s is not None and seconds < self._last_s + GAP_S - _NEAR_S:
            return None
        self._last_s = seconds
        size = sum(plane.buffer_size for plane in frame.planes)
        return DecodedShot(stamp, True, size, frame, self._rotation)
