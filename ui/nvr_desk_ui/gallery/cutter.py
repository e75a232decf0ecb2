"""Cuts best shots out of originals, off the window's thread, in a fenced worker."""

from __future__ import annotations

import logging
import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import QObject, Signal

from nvr_desk.errors import WorkerDiedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from nvr_desk.desk.view import OpenMedia, ViewTicket
    from nvr_desk.media.shots import Box, Cut
    from nvr_desk.records.gallery import Shot
    from nvr_desk.records.media import MediaFacts, Picture


class Pictures(Protocol):
    """What is needed of `nvr_desk.media.session.PlayerSession`."""

    def open(
        self,
        path: Path,
        sha256: str,
        facts: MediaFacts,
        pts: NDArray[np.int64],
        keys: NDArray[np.int64] | None = None,
        places: NDArray[np.int64] | None = None,
    ) -> None:
        """Open a clip in the worker."""
        ...

    def picture(self, index: int, *, max_width: int | None = None) -> Picture:
        """The exact picture of an index."""
        ...

    def close(self) -> None:
        """End the worker."""
        ...


_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Errand:
    """Shots of one clip that a page still lacks."""

    page: int
    generation: int
    ticket: ViewTicket
    media: OpenMedia
    shots: Sequence[Shot]


class ShotCutter(QObject):
    """One thread, one worker; the page asked for last goes first.

    Signals:
        cut: (Errand, {Shot: Cut | None}) for each few shots of an errand.
    """

    cut = Signal(object, object)

    def __init__(self, session: Callable[[], Pictures], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_session = session
        self._session: Pictures | None = None
        self._open: str | None = None
        self._changed = threading.Condition()
        self._waiting: deque[Errand] = deque()
        self._closing = False
        self._busy = False
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether anything is being cut or waits for it."""
        with self._changed:
            return self._busy or bool(self._waiting)

    def ask(self, errands: Sequence[Errand]) -> None:
        """Do these before what waits already."""
        with self._changed:
            self._waiting.extendleft(reversed(errands))
            if self._thread is None and errands:
                self._thread = threading.Thread(
                    target=self._run, name="nvr-desk-gallery", daemon=True
                )
                self._thread.start()
            self._changed.notify()

    def keep(self, wanted: Callable[[Errand], bool]) -> None:
        """Drop what nobody wants any more."""
        with self._changed:
            self._waiting = deque(each for each in self._waiting if wanted(each))

    def close(self) -> None:
        """End worker and thread."""
        with self._changed:
            self._closing = True
            self._waiting.clear()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(10)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._busy = False
                while not (self._waiting or self._closing):
                    self._changed.wait()
                if self._closing:
                    break
                errand = self._waiting.popleft()
                self._busy = True
            self._do(errand)
        if self._session is not None:
            self._session.close()

    def _do(self, errand: Errand) -> None:
        # In the order of the clip: a decoder that goes on is many times faster than one that seeks.
        for shot in sorted(errand.shots, key=lambda each: each.track.best_pts):
            if self._closing or errand.ticket.closed:
                return
            self.cut.emit(errand, {shot: self._cut(errand.media, shot)})

    def _cut(self, media: OpenMedia, shot: Shot) -> Cut | None:
        track = shot.track
        index = int(np.searchsorted(media.pts, track.best_pts))
        if index >= len(media.pts) or media.clip.facts is None:
            return None
        try:
            session = self._opened(media)
            try:
                picture = session.picture(index)
            except WorkerDiedError:
                picture = session.picture(index)  # the next call starts another worker
            return _cut_out(picture, track.best_box)
        except Exception as error:  # noqa: BLE001  one bad picture is no end of the gallery
            _LOG.warning("a best shot did not decode: %s", error)
            self._open = None
            return None

    def _opened(self, media: OpenMedia) -> Pictures:
        if self._session is None:
            self._session = self._make_session()
        facts = media.clip.facts
        if self._open != media.clip.sha256 and facts is not None:
            self._open = None
            self._session.open(
                media.path, media.clip.sha256, facts, media.pts, media.keys, media.places
            )
            self._open = media.clip.sha256
        return self._session


def fenced() -> Pictures:
    """What decodes in a fenced worker."""
    from nvr_desk.media.session import PlayerSession  # noqa: PLC0415 - heavy: on the cutter's thread

    return PlayerSession()


def _cut_out(picture: Picture, box: Box) -> Cut:
    from nvr_desk.media import shots  # noqa: PLC0415 - heavy: on the cutter's thread

    return shots.cut(picture, box)
