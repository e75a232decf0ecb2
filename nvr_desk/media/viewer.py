"""The worker's half of the player: clips that are open, and pictures of them in shared memory."""

from __future__ import annotations

import mmap
import os
import time
from typing import TYPE_CHECKING, Any

import numpy as np

from nvr_desk.errors import MediaError
from nvr_desk.media.film import CACHE_BYTES
from nvr_desk.media.frames import upright
from nvr_desk.media.lines import one_field
from nvr_desk.media.names import Names
from nvr_desk.media.reel import Reel

if TYPE_CHECKING:
    from collections.abc import Callable

    from av.video.frame import VideoFrame
    from numpy.typing import NDArray

    from nvr_desk.media.wire import Message

SLOTS = 9
"""Clips that one worker holds open at most; they share the memory for decoded pictures."""
_THREADS = 2
"""Of the decoder, where one clip alone is shown."""


class Viewer:
    """Handlers of a worker for a few open clips, each in a slot of its own.

    Args:
        tell: called while a picture takes long, so that the parent knows the worker lives.
    """

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._open: dict[int, _OpenClip] = {}

    def open(self, message: Message) -> dict[str, Any]:
        """Open a clip in a slot, in place of what was there.

        Descriptors are clip and memory; the blob is the pts list, then the bytes at which its
        pictures begin (``places`` of them: all or none), then the list of key pictures.
        """
        slot, slots = int(message.body.get("slot", 0)), int(message.body.get("slots", 1))
        if not 0 <= slot < slots <= SLOTS:
            raise MediaError("a worker holds fewer clips than that")
        self._let_go(slot)
        clip, memory = message.descriptors[:2]
        names = np.frombuffer(message.blob, "<i8").astype(np.int64)
        count, places = int(message.body["count"]), int(message.body["places"])
        keys = names[count + places :]
        kept = os.dup(clip)
        try:
            reel = Reel(
                kept,
                Names(names[:count], keys, names[count : count + places]),
                self._tell,
                damaged=bool(message.body["damaged"]),
                seeks=bool(message.body["seeks"]),
                threads=_THREADS if slots == 1 else 1,
                room=CACHE_BYTES // slots,
            )
        except BaseException:
            os.close(kept)
            raise
        width, height = message.body["size"]
        self._open[slot] = _OpenClip(
            reel,
            mmap.mmap(memory, int(message.body["memory"])),
            (int(width), int(height)),
            int(message.body["rotation"]),
        )
        return {"pictures": count}

    def picture(self, message: Message) -> dict[str, Any]:
        """Put a picture into the shared memory of its slot.

        The body names ``index`` and may say: ``key`` (the key picture at or before it will do),
        ``patience`` (seconds after which to come back without it), ``stand_in`` (then with what
        there is of its group), ``key_at_once`` (with its key picture as soon as that is there, if
        it lies far from it), ``hasty`` (decode no more than it needs), ``heading``, ``rough`` (a
        smaller one will do), ``max_width``, ``field`` (one field of two).
        """
        clip, body = self._clip(message), message.body
        asked = int(body["index"])
        if body.get("key"):
            return clip.put(*clip.reel.key_frame(asked), body)
        patience = body.get("patience")
        frame = clip.reel.frame(
            asked,
            until=None if patience is None else time.monotonic() + float(patience),
            heading=int(body.get("heading", 0)),
            rough=bool(body.get("rough")),
            hasty=bool(body.get("hasty")),
            key_at_once=bool(body.get("key_at_once")),
        )
        if frame is not None:
            return clip.put(asked, frame, body)
        instead = clip.reel.stand_in(asked) if self._shows_another(clip, asked, body) else None
        return {"later": True} | (clip.put(*instead, body) if instead is not None else {})

    @staticmethod
    def _shows_another(clip: _OpenClip, asked: int, body: dict[str, Any]) -> bool:
        far = body.get("key_at_once") and clip.reel.far(asked)
        return bool(body.get("stand_in") or far)

    def prepare(self, message: Message) -> dict[str, Any]:
        """Going back: decode ahead for the time of ``patience``; ``more`` while it is worth it."""
        clip, body = self._clip(message), message.body
        until = time.monotonic() + float(body["patience"])
        more = clip.reel.prepare(int(body["index"]), until, rough=bool(body.get("rough")))
        return {"more": more}

    def shut(self, message: Message) -> dict[str, Any]:
        """Let the clip of a slot go."""
        self._let_go(int(message.body.get("slot", 0)))
        return {}

    def _clip(self, message: Message) -> _OpenClip:
        clip = self._open.get(int(message.body.get("slot", 0)))
        if clip is None:
            raise MediaError("no clip is open")
        return clip

    def _let_go(self, slot: int) -> None:
        if (clip := self._open.pop(slot, None)) is not None:
            clip.close()


class _OpenClip:
    """A reel, how its pictures are turned, and the memory they go to."""

    def __init__(self, reel: Reel, memory: mmap.mmap, size: tuple[int, int], rotation: int) -> None:
        self.reel = reel
        self._memory = memory
        self._size = size
        self._rotation = rotation

    def put(self, index: int, frame: VideoFrame, body: dict[str, Any]) -> dict[str, Any]:
        rgb = self._rgb(frame, body)
        if rgb.nbytes > len(self._memory):
            raise MediaError("the picture is larger than its clip says")
        np.frombuffer(self._memory, np.uint8, rgb.nbytes)[:] = rgb.reshape(-1)
        return {"index": index, "height": rgb.shape[0], "width": rgb.shape[1]}

    def close(self) -> None:
        self.reel.close()
        self._memory.close()

    def _rgb(self, frame: VideoFrame, body: dict[str, Any]) -> NDArray[np.uint8]:
        """Upright RGB; a picture that was kept smaller stays smaller."""
        width = body.get("max_width")
        if body.get("rough") and frame.width < self._size[0]:
            across = frame.height if self._rotation in (90, 270) else frame.width
            width = across if width is None else min(width, across)
        elif body.get("field"):
            frame = one_field(frame)
        return upright(frame, self._rotation, self._size, max_width=width)
