"""An open clip and the decoder's place in it.

A place in a clip is an index into the pts list of its survey. After a seek the decoder proves
where it stands: from a sound key frame on, every pts must be the next one of the list. If it is
not (a bad index, broken times), the clip is read from its start, slower and never wrong. The list
of key pictures is a hint where groups begin; no picture is named by it.
"""

# pyright: reportUnknownMemberType=false
# PyAV's stubs leave the kind of a packet open.

from __future__ import annotations

import contextlib
import gc
import os
import time
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.errors import MediaError
from nvr_desk.media.film import BEHIND, CACHE_BYTES, SHARES, Film, weight
from nvr_desk.media.frames import (
    CAUGHT,
    FrameReader,
    best_stream,
    codec_name,
    open_container,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream
    from numpy.typing import NDArray

    from nvr_desk.media.frames import Stamped

_FORWARD: Final = 48
"""Pictures that are rather decoded on than sought."""
_BACK: Final = (0, 64, 512)
"""How many pictures earlier each further try of a seek begins."""
_RUN_UP: Final = 1500
"""Pictures of a damaged clip that are decoded again rather than sought: seconds of work."""
_TELL_EVERY_S: Final = 0.5
_BESIDE: Final = frozenset({"h264", "hevc"})
"""Codecs whose pictures may be decoded beside each other."""


class Reel:
    """One clip.

    Args:
        descriptor: of the file; owned once this is made.
        pts: (n,) as surveyed.
        keys: (k,) indices of key pictures as surveyed, rising; empty where nobody noted them.
        tell: called about twice a second during long decoding.
        damaged: the survey met damage. What a decoder puts in its place leans on what it saw
            before, so pictures near the start are then decoded from the start by a new decoder.
        seeks: False where pictures carry no times of their own: only counting from the start
            tells them apart then.
        threads: that decode beside each other, where that is known to give the same pictures.
        room: bytes of decoded pictures that are kept.
    """

    def __init__(
        self,
        descriptor: int,
        pts: NDArray[np.int64],
        keys: NDArray[np.int64],
        tell: Callable[[], None],
        *,
        damaged: bool = False,
        seeks: bool = True,
        threads: int = 1,
        room: int = CACHE_BYTES,
    ) -> None:
        self._damaged = damaged
        self._threads = 1 if damaged else threads
        self._descriptor = descriptor
        self._pts = pts
        self._keys = keys
        self._tell = tell
        self._told = time.monotonic()
        self.film = Film(room)
        self._of_one = 0
        self._keep_from = 0
        self._next = 0
        self._goal: int | None = None
        self._latest: tuple[int, VideoFrame] | None = None
        self._frames: Iterator[Stamped] = iter(())
        self._seeks = seeks
        self._container, self._stream = self._opened()
        self._read_from(0)

    def __len__(self) -> int:
        return len(self._pts)

    def frame(
        self,
        index: int,
        *,
        until: float | None = None,
        heading: int = 0,
        rough: bool = False,
    ) -> VideoFrame | None:
        """The decoded picture of an index.

        Args:
            index: in the pts list.
            until: moment of the monotonic clock at which to come back without it.
            heading: +1 or −1 where the player goes on from there.
            rough: a smaller one will do, so that a long group can be kept whole in number.

        Returns:
            None when time is up; asked again, decoding goes on where it stopped.

        Raises:
            MediaError: no such index, or it cannot be reached.
        """
        self._require(index)
        self.film.aim(index, heading)
        accepted = SHARES[-1] if rough else 1
        if (known := self.film.get(index, accepted)) is not None:
            return known
        return self._reach(index, until, self.share_of_group(index) if rough else 1)

    def key_frame(self, index: int) -> tuple[int, VideoFrame]:
        """The nearest key picture at or before an index, decoded alone; (its index, picture)."""
        self._require(index)
        key = self.key_before(index)
        if key is not None and (known := self.film.get(key)) is not None:
            return key, known
        if self._seeks:
            for back in _BACK[:2]:
                found = self._key_near(max(0, (index if key is None else key) - back))
                if found is not None and found[0] <= index:
                    self.film.put(*found)
                    return found
        whole = self.frame(index)
        if whole is None:
            raise MediaError(f"picture {index} cannot be decoded again")
        return index, whole

    def stand_in(self, index: int) -> tuple[int, VideoFrame] | None:
        """What to look at until a picture comes: the best whole one of its group kept so far."""
        key = self.key_before(index)
        near = self.film.before(index, 0 if key is None else key)
        frame = None if near is None else self.film.get(near)
        return None if near is None or frame is None else (near, frame)

    def prepare(self, index: int, until: float, *, rough: bool) -> bool:
        """Going back: decode what comes before ``index`` for a while; True while there is more.

        Args:
            index: where the player stands.
            until: moment of the monotonic clock at which to come back.
            rough: as in ``frame``; single steps back want pictures at their full size.
        """
        self._require(index)
        self.film.aim(index, -1)
        low = self.film.run_down(index, SHARES[-1] if rough else 1)
        if low == 0 or not self._of_one or not self._seeks:
            return False
        wanted = low - 1
        share = self.share_of_group(wanted) if rough else 1
        most = self.film.capacity(self._of_one, share)
        most -= most // BEHIND + 1
        first = self._group(wanted)[0]
        if wanted - first > most * 4 // 5:  # too long to be kept as a whole: by halves
            first = wanted - most // 2
        if (index - low) + (wanted - first) + 2 > most:
            return False
        try:
            return self._reach(wanted, until, share, keep_from=first) is None or first > 0
        except MediaError:
            return False

    def share_of_group(self, index: int) -> int:
        """The size at which the group of pictures around an index is kept when going back."""
        first, end = self._group(index)
        return self.film.share_for(end - first, self._of_one)

    def key_before(self, index: int) -> int | None:
        """The nearest key picture at or before an index by the list; None where none is noted."""
        place = int(np.searchsorted(self._keys, index, "right")) - 1
        return int(self._keys[place]) if place >= 0 else None

    def close(self) -> None:
        """Close container and descriptor."""
        self.film.clear()
        self._let_go()
        os.close(self._descriptor)

    # --- reaching a picture -------------------------------------------------------------------

    def _require(self, index: int) -> None:
        if not 0 <= index < len(self._pts):
            raise MediaError(f"the clip has no picture {index}")

    def _group(self, index: int) -> tuple[int, int]:
        """[first, end) of the group of pictures around an index; where unknown, all up to it."""
        place = int(np.searchsorted(self._keys, index, "right"))
        first = int(self._keys[place - 1]) if place else 0
        end = int(self._keys[place]) if place < len(self._keys) else len(self._pts)
        return (first, end) if len(self._keys) else (max(0, index - _FORWARD), index + 1)

    def _reach(
        self, index: int, until: float | None, share: int, *, keep_from: int = 0
    ) -> VideoFrame | None:
        self._keep_from = keep_from
        if self._on_the_way(index):
            found, frame = self._walk(index, until, share)
        else:
            self._go_near(index, share)
            found, frame = self._walk(index, until, share)
        if not found:
            self._seeks = False
            self._restart()
            found, frame = self._walk(index, until, share)
            if not found:
                raise MediaError(f"picture {index} cannot be decoded again")
        self._goal = index if frame is None else None
        return frame

    def _on_the_way(self, index: int) -> bool:
        """Whether decoding on is the shortest way to it."""
        if not self._next <= index:
            return False
        key = self.key_before(index)
        in_group = key is not None and key <= self._next
        return in_group or index == self._goal or index <= self._next + _FORWARD

    def _restart(self) -> None:
        """Open anew and stand before the first picture."""
        self._let_go()
        self._container, self._stream = self._opened()
        self._read_from(0)

    def _let_go(self) -> None:
        """Close the container, and free its decoder now: its pool keeps the room of all pictures.

        Container, stream and decoder name each other, so that only the collector ends them.
        """
        self._frames, self._latest = iter(()), None
        with contextlib.suppress(*CAUGHT):
            self._container.close()
        del self._container, self._stream
        gc.collect()

    def _opened(self) -> tuple[InputContainer, VideoStream]:
        container = open_container(self._descriptor)
        stream = best_stream(container)
        # The last picture of a group of sixty takes one thread longer than anybody wants to wait.
        # A sound stream gives the same pictures by two; VP9 and damage stay with one.
        if self._threads > 1 and codec_name(stream) in _BESIDE:
            stream.codec_context.thread_type = "FRAME"
            stream.codec_context.thread_count = self._threads
        return container, stream

    def _read_from(self, index: int) -> None:
        self._frames = iter(FrameReader(self._container, self._stream, self._say_alive))
        self._next = index
        self._goal = None

    def _go_near(self, index: int, share: int) -> None:
        """Stand at or before an index, by a seek that proves itself or else at the start."""
        if self._seeks and not (self._damaged and index < _RUN_UP):
            for back in _BACK:
                if index <= back:
                    break
                if self._land(index - back, index, share):
                    return
        self._restart()

    def _land(self, aim: int, index: int, share: int) -> bool:
        """Seek to ``aim`` and find a sound picture at or before ``index`` to count on from."""
        if not self._seek(aim):
            return False
        frames = iter(FrameReader(self._container, self._stream, self._say_alive))
        keyed = False
        for stamped in frames:
            keyed = keyed or bool(stamped.frame.key_frame)
            place = self._place(stamped.pts)
            if stamped.pts > self._pts[index]:
                return False
            # Pictures before the key picture, or marked damaged, lean on what was not decoded.
            if keyed and place is not None and not stamped.frame.is_corrupt:
                self._frames = frames
                self._next = place + 1
                self._keep(place, stamped.frame, share, landed=True)
                return place <= index
        return False

    def _place(self, pts: int) -> int | None:
        """The index of a pts that occurs once; None for others."""
        first = int(np.searchsorted(self._pts, pts, "left"))
        after = int(np.searchsorted(self._pts, pts, "right"))
        return first if after - first == 1 else None

    def _seek(self, index: int) -> bool:
        try:
            self._container.seek(int(self._pts[index]), stream=self._stream, backward=True)
        except CAUGHT:
            return False
        return True

    def _walk(self, index: int, until: float | None, share: int) -> tuple[bool, VideoFrame | None]:
        """Decode on up to ``index``.

        Returns:
            (False, None) when the pts list is not followed, (True, None) when time is up first.
        """
        if (known := self.film.get(index, share)) is not None:
            return True, known
        if self._latest is not None and self._latest[0] == index:
            return True, self._latest[1]
        for stamped in self._frames:
            place = self._next
            if place >= len(self._pts) or stamped.pts != self._pts[place]:
                return False, None
            self._next = place + 1
            kept = self._keep(place, stamped.frame, share)
            if place == index:
                return True, kept
            if until is not None and time.monotonic() >= until:
                return True, None
        return False, None

    # --- key pictures -------------------------------------------------------------------------

    def _key_near(self, index: int) -> tuple[int, VideoFrame] | None:
        if not self._seek(index):
            return None
        self._read_from(len(self._pts))
        try:
            for packet in self._container.demux(self._stream):
                if packet.size == 0:
                    return None
                if not packet.is_keyframe:
                    continue
                frames = [*packet.decode(), *self._stream.codec_context.decode(None)]
                self._stream.codec_context.flush_buffers()
                return self._sound_key(frames)
        except CAUGHT:
            return None
        return None

    def _sound_key(self, frames: list[VideoFrame]) -> tuple[int, VideoFrame] | None:
        for frame in frames:
            place = self._place(frame.pts) if frame.pts is not None else None
            if place is not None and frame.key_frame and not frame.is_corrupt:
                return place, frame
        return None

    def _keep(
        self, index: int, frame: VideoFrame, share: int, *, landed: bool = False
    ) -> VideoFrame:
        self._latest = (index, frame)
        if not self._of_one:
            self._of_one = weight(frame)
        # Where a seek landed stays whole: it is shown until the wanted one comes.
        if landed:
            return self.film.put(index, frame)
        return self.film.put(index, frame, share) if index >= self._keep_from else frame

    def _say_alive(self) -> None:
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY_S:
            self._told = now
            self._tell()
