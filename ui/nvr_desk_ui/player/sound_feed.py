"""Fetches sound of a clip ahead of time, on a thread of its own, from a fenced worker."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Final, Protocol

from nvr_desk.records.media import SOUND_CHANNELS, SOUND_RATE_HZ
from nvr_desk_ui.presenters.words import error_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

_LOG = logging.getLogger(__name__)
FRAME_BYTES: Final = 2 * SOUND_CHANNELS
"""Of one sample of all channels."""
_PIECE_S: Final = 0.25
_AHEAD_S: Final = 1.5


class Sounds(Protocol):
    """What is needed of ``nvr_desk.media.sound_session.SoundSession``."""

    def open(self, path: Path) -> None:
        """Open the sound of an original."""
        ...

    def span(self, from_s: float, seconds: float) -> NDArray[np.int16]:
        """(samples, 2) int16, container seconds."""
        ...

    def close(self) -> None:
        """End the worker."""
        ...


class SoundFeed:
    """A queue of samples of one clip, filled while there is room.

    Args:
        make: the session, made on the thread.
    """

    def __init__(self, make: Callable[[], Sounds]) -> None:
        self._make = make
        self._changed = threading.Condition()
        self._path: Path | None = None
        self._at_s: float | None = None
        self._turn = 0
        self._queue = bytearray()
        self._closing = False
        self.problem = ""
        """Why there is no sound; empty while there may be."""
        self._thread = threading.Thread(target=self._run, name="nvr-desk-sound", daemon=True)
        self._thread.start()

    def open(self, path: Path) -> None:
        """Take another clip."""
        with self._changed:
            self._path, self.problem = path, ""
            self._halt()

    def begin(self, from_s: float) -> None:
        """Fill the queue from a container second on."""
        with self._changed:
            self._halt()
            self._at_s = max(0.0, from_s)
            self._changed.notify()

    def halt(self) -> None:
        """Fetch no more; drop what is here."""
        with self._changed:
            self._halt()

    def drop(self, samples: int) -> bool:
        """Leave out so many; False while they are not here yet."""
        wanted = samples * FRAME_BYTES
        with self._changed:
            if len(self._queue) <= wanted:
                return False
            del self._queue[:wanted]
            return True

    def take(self, room: int) -> bytes:
        """As many bytes as are here and fit, whole samples."""
        with self._changed:
            count = min(room, len(self._queue)) // FRAME_BYTES * FRAME_BYTES
            piece = bytes(self._queue[:count])
            del self._queue[:count]
            self._changed.notify()
            return piece

    def close(self) -> None:
        """End session and thread."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(10)

    def _halt(self) -> None:
        self._turn += 1
        self._at_s = None
        self._queue.clear()

    def _run(self) -> None:
        session: Sounds | None = None
        opened: Path | None = None
        while (work := self._next()) is not None:
            turn, path, at_s = work
            try:
                if session is None:
                    session = self._make()
                if opened != path:
                    opened = None
                    session.open(path)
                    opened = path
                pcm = session.span(at_s, _PIECE_S).astype("<i2").tobytes()
            except Exception as error:  # noqa: BLE001  the player must live; it says why
                _LOG.warning("sound did not decode: %s", error)
                with self._changed:
                    if turn == self._turn:
                        self.problem, self._at_s = error_text(error), None
                continue
            with self._changed:
                if turn == self._turn:
                    self._queue += pcm
                    self._at_s = at_s + _PIECE_S
        if session is not None:
            session.close()

    def _next(self) -> tuple[int, Path, float] | None:
        full = round(_AHEAD_S * SOUND_RATE_HZ) * FRAME_BYTES
        with self._changed:
            while not self._closing:
                if self._path is not None and self._at_s is not None and len(self._queue) < full:
                    return self._turn, self._path, self._at_s
                self._changed.wait()
            return None
