"""Decodes a clip in a thread of its own, ahead of whoever takes its pictures.

PyAV decodes without the interpreter's lock, so a clip decodes while its tracks are drawn and its
pictures are looked at. How far ahead is bounded in bytes.
"""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from nvr_desk.vision.shot import Shot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ShotT = TypeVar("ShotT", bound=Shot)

_FEW = 0.5
"""A decoder that waited for room goes on when this share of it is free: fewer turns."""


class Ahead(Generic[ShotT]):
    """The pictures of a clip, decoded ahead. Use it in a ``with`` block: its end stops the thread.

    Args:
        shots: decoded in the thread; touch what feeds it again only after the block.
        most_bytes: of pictures that wait to be taken; one may always wait.
        name: of the thread.
    """

    def __init__(self, shots: Iterable[ShotT], most_bytes: int, name: str = "decode") -> None:
        self._shots = shots
        self._most = most_bytes
        self._waiting: deque[ShotT] = deque()
        self._bytes = 0
        self._lock = threading.Lock()
        self._came = threading.Condition(self._lock)
        self._room = threading.Condition(self._lock)
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
                    self._came.wait()
                if not self._waiting:
                    break
                shot = self._waiting.popleft()
                self._bytes -= shot.size_bytes
                if self._bytes <= self._most * _FEW:
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
            if self._bytes and self._bytes + shot.size_bytes > self._most:
                while self._bytes > self._most * _FEW and not self._stopped:
                    self._room.wait()
            if self._stopped:
                return False
            self._waiting.append(shot)
            self._bytes += shot.size_bytes
            self._came.notify()
        return True
