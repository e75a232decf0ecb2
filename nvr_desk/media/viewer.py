"""Exact pictures of one open clip, the worker's half of the player.

A place in a clip is an index into the pts list of its survey. After a seek the decoder proves
where it stands: from a sound key frame on, every pts must be the next one of the list. If it is
not (a bad index, broken times), the clip is read from its start, slower and never wrong.
"""

# pyright: reportUnknownMemberType=false
# PyAV's stubs leave the kind of a packet open.

from __future__ import annotations

import contextlib
import mmap
import os
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from nvr_desk.errors import MediaError
from nvr_desk.media.frames import (
    CAUGHT,
    FrameReader,
    best_stream,
    open_container,
    upright,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream
    from numpy.typing import NDArray

    from nvr_desk.media.frames import Stamped
    from nvr_desk.media.wire import Message

CACHE_BYTES: Final = 256 << 20
"""Decoded pictures kept, as they come from the decoder: 80 of 1080p."""
_FORWARD: Final = 48
"""Pictures that are rather decoded on than sought."""
_BACK: Final = (0, 64, 512)
"""How many pictures earlier each further try of a seek begins."""
_RUN_UP: Final = 1500
"""Pictures of a damaged clip that are decoded again rather than sought: seconds of work."""
_TELL_EVERY_S: Final = 0.5


class Viewer:
    """Handlers of a worker for one open clip.

    Args:
        tell: called while a picture takes long, so that the parent knows the worker lives.
    """

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._clip: OpenClip | None = None
        self._memory: mmap.mmap | None = None

    def open(self, message: Message) -> dict[str, Any]:
        """Open another clip: descriptors are clip and memory, the blob is the pts list."""
        self.close()
        clip, memory = message.descriptors[:2]
        width, height = message.body["size"]
        pts = np.frombuffer(message.blob, "<i8").astype(np.int64)
        rotation = int(message.body["rotation"])
        self._memory = mmap.mmap(memory, int(message.body["memory"]))
        kept = os.dup(clip)
        try:
            damaged = bool(message.body["damaged"])
            self._clip = OpenClip(kept, pts, rotation, (width, height), self._tell, damaged=damaged)
        except BaseException:
            os.close(kept)
            raise
        return {"pictures": len(pts)}

    def picture(self, message: Message) -> dict[str, Any]:
        """Put the picture of an index (or the key picture before it) into the shared memory."""
        if self._clip is None or self._memory is None:
            raise MediaError("no clip is open")
        index = int(message.body["index"])
        if message.body.get("key"):
            index, frame = self._clip.key_frame(index)
        else:
            frame = self._clip.frame(index)
        rgb = self._clip.shown(frame, message.body.get("max_width"))
        if rgb.nbytes > len(self._memory):
            raise MediaError("the picture is larger than its clip says")
        np.frombuffer(self._memory, np.uint8, rgb.nbytes)[:] = rgb.reshape(-1)
        return {"index": index, "height": rgb.shape[0], "width": rgb.shape[1]}

    def close(self) -> None:
        """Let the clip go."""
        if self._clip is not None:
            self._clip.close()
        if self._memory is not None:
            self._memory.close()
        self._clip = self._memory = None


class OpenClip:
    """A clip and the decoder's place in it.

    Args:
        descriptor: of the file; owned once this is made.
        pts: (n,) as surveyed.
        rotation: degrees clockwise to upright.
        size: (width, height) as coded.
        tell: called about twice a second during long decoding.
        damaged: the survey met damage. What a decoder puts in its place leans on what it saw
            before, so pictures near the start are then decoded from the start by a new decoder.
    """

    def __init__(
        self,
        descriptor: int,
        pts: NDArray[np.int64],
        rotation: int,
        size: tuple[int, int],
        tell: Callable[[], None],
        *,
        damaged: bool = False,
    ) -> None:
        self._damaged = damaged
        self._descriptor = descriptor
        self._pts = pts
        self._rotation = rotation
        self._size = size
        self._tell = tell
        self._told = time.monotonic()
        self._cache: OrderedDict[int, VideoFrame] = OrderedDict()
        self._cached_bytes = 0
        self._next = 0
        self._frames: Iterator[Stamped] = iter(())
        self._seeks = True
        self._container, self._stream = self._opened()
        self._read_from(0)

    def frame(self, index: int) -> VideoFrame:
        """The decoded picture of an index.

        Raises:
            MediaError: no such index, or it cannot be reached.
        """
        if not 0 <= index < len(self._pts):
            raise MediaError(f"the clip has no picture {index}")
        if (known := self._cache.get(index)) is not None:
            return known
        if not self._next <= index <= self._next + _FORWARD or not self._walk(index):
            self._go_near(index)
            if not self._walk(index):
                self._seeks = False
                self._restart()
                if not self._walk(index):
                    raise MediaError(f"picture {index} cannot be decoded again")
        return self._cache[index]

    def key_frame(self, index: int) -> tuple[int, VideoFrame]:
        """The nearest key picture at or before an index, decoded alone; (its index, picture)."""
        if not 0 <= index < len(self._pts):
            raise MediaError(f"the clip has no picture {index}")
        if self._seeks:
            for back in _BACK[:2]:
                found = self._key_near(max(0, index - back))
                if found is not None and found[0] <= index:
                    return found
        return index, self.frame(index)

    def shown(self, frame: VideoFrame, max_width: int | None) -> NDArray[np.uint8]:
        """The upright RGB of a decoded picture."""
        return upright(frame, self._rotation, self._size, max_width=max_width)

    def close(self) -> None:
        """Close container and descriptor."""
        self._cache.clear()
        with contextlib.suppress(*CAUGHT):
            self._container.close()
        os.close(self._descriptor)

    def _restart(self) -> None:
        """Open anew and stand before the first picture."""
        with contextlib.suppress(*CAUGHT):
            self._container.close()
        self._container, self._stream = self._opened()
        self._read_from(0)

    def _opened(self) -> tuple[InputContainer, VideoStream]:
        container = open_container(self._descriptor)
        return container, best_stream(container)

    def _read_from(self, index: int) -> None:
        self._frames = iter(FrameReader(self._container, self._stream, self._say_alive))
        self._next = index

    def _go_near(self, index: int) -> None:
        """Stand at or before an index, by a seek that proves itself or else at the start."""
        if self._seeks and not (self._damaged and index < _RUN_UP):
            for back in _BACK:
                if index <= back:
                    break
                if self._land(index - back, index):
                    return
        self._restart()

    def _land(self, aim: int, index: int) -> bool:
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
                self._keep(place, stamped.frame)
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

    def _walk(self, index: int) -> bool:
        """Decode on up to ``index``; False when the pts list is not followed."""
        if index in self._cache:
            return True
        for stamped in self._frames:
            place = self._next
            if place >= len(self._pts) or stamped.pts != self._pts[place]:
                return False
            self._next = place + 1
            self._keep(place, stamped.frame)
            if place == index:
                return True
        return False

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

    def _keep(self, index: int, frame: VideoFrame) -> None:
        if index in self._cache:
            return
        self._cache[index] = frame
        self._cached_bytes += _weight(frame)
        while self._cached_bytes > CACHE_BYTES and len(self._cache) > 1:
            _, dropped = self._cache.popitem(last=False)
            self._cached_bytes -= _weight(dropped)

    def _say_alive(self) -> None:
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY_S:
            self._told = now
            self._tell()


def _weight(frame: VideoFrame) -> int:
    return sum(plane.buffer_size for plane in frame.planes)
