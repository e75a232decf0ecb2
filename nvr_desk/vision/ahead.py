"""Decodes a clip in a thread of its own, ahead of whoever takes its pictures.

PyAV decodes without the interpreter's lock, so a clip decodes while its tracks are drawn and its
pictures are looked at. How far ahead is bounded in bytes. Small pictures are handed over a few at
a time: to wake a thread costs about a tenth of what decoding one of them does.
"""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from nvr_desk.vision.shot import Shot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ShotT = TypeVar("ShotT", bound=Shot)

_FEW = 0.5
"""A decoder that waited for room goes on when this share of it is free: fewer turns."""

_GROUP_BYTES = 2_000_000
"""Who waits for pictures is woken when so much waits for it: one large picture or a few small ones,
two or three milliseconds of decoding …"""
_GROUP_S = 0.01
"""… and looks for itself after so long: a decoder may be slow, or want pictures back to go on."""


def _alone() -> int:
    return 1


class Ahead(Generic[ShotT]):
    """The pictures of a clip, decoded ahead. Use it in a ``with`` block: its end stops the thread.

    Args:
        shots: decoded in the thread; touch what feeds it again only after the block.
        most_bytes: of pictures that wait to be taken; one may always wait.
        name: of the thread.
        sharers: how many clips share ``most_bytes`` just now; asked for each picture.
    """

    def __init__(
        self,
        shots: Iterable[ShotT],
        most_bytes: int,
        name: str = "decode",
        sharers: Callable[[], int] = _alone,
    ) -> None:
        self._shots = shots
        self._most_bytes = most_bytes
        self._sharers = sharers
        self._waiting: deque[ShotT] = deque()
        self._bytes = 0
        self._lock = threading.Lock()
        self._came = threading.Condition(self._lock)
        self._room = threading.Condition(self._lock)
        self._full = False
        """Whether the decoder waits for room."""
        self._stopped = False
        self._ended = False
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._decode, name=name, daemon=True)

    def __enter__(self) -> Self:
        """Start decoding."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop decoding: returns when the picture in hand is through."""
        with self._lock:
            self._stopped = True
            self._waiting.clear()
            self._room.notify()
        self._thread.join()

    def __iter__(self) -> Iterator[ShotT]:
        """The pictures in order. Raises what the decoder raised, after the pictures before."""
        while True:
            with self._lock:
                while not self._waiting and not self._ended:
                    self._came.wait(_GROUP_S)
                if not self._waiting:
                    break
                shot = self._waiting.popleft()
                self._bytes -= shot.size_bytes
                if self._full and self._bytes <= self._most() * _FEW:
                    self._room.notify()
            yield shot
            del shot
        if self._error is not None:
            raise self._error

    def _decode(self) -> None:
        try:
            for shot in self._shots:
                if not self._put(shot):
                    return
        except BaseException as error:  # noqa: BLE001 - carried over to whoever takes
            self._error = error
        finally:
            with self._lock:
                self._ended = True
                self._came.notify()

    def _put(self, shot: ShotT) -> bool:
        """Hand over a picture; False when nobody takes any more."""
        with self._lock:
            if self._bytes and self._bytes + shot.size_bytes > self._most():
                self._wait_for_room()
            if self._stopped:
                return False
            self._waiting.append(shot)
            self._bytes += shot.size_bytes
            if self._bytes >= _GROUP_BYTES:
                self._came.notify()
        return True

    def _wait_for_room(self) -> None:
        self._came.notify()
        self._full = True
        while self._bytes > self._most() * _FEW and not self._stopped:
            self._room.wait()
        self._full = False

    def _most(self) -> int:
        return self._most_bytes // self._sharers()
