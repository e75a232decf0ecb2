"""Fetches pictures from the fenced player worker on a thread of its own; the newest wish wins."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from nvr_desk.errors import WorkerDiedError
from nvr_desk_ui.presenters.words import error_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from nvr_desk.desk.view import OpenMedia
    from nvr_desk.records.media import MediaFacts, Picture

_LOG = logging.getLogger(__name__)
MAX_WIDTH_PX = 1920
"""Wider pictures are fetched at this width; boxes are scaled with them."""


class Pictures(Protocol):
    """What the player needs of ``nvr_desk.media.session.PlayerSession``."""

    def open(self, path: Path, sha256: str, facts: MediaFacts, pts: NDArray[np.int64]) -> None:
        """Open a clip in the worker."""
        ...

    def picture(self, index: int, *, max_width: int | None = None) -> Picture:
        """The exact picture."""
        ...

    def key_picture(self, index: int, *, max_width: int | None = None) -> Picture:
        """The nearest key picture at or before."""
        ...

    def close(self) -> None:
        """End the worker."""
        ...


@dataclass(frozen=True, slots=True)
class Shot:
    """A decoded picture, ready to be painted."""

    generation: int
    index: int
    pts: int
    t_s: float
    """Container seconds."""
    image: QImage


@dataclass(frozen=True, slots=True)
class _Wish:
    generation: int
    index: int
    exact: bool


class Engine(QObject):
    """One thread, one worker, one clip at a time.

    Signals:
        pictured: Shot.
        failed: (generation, index or -1 for the whole clip, text).
    """

    pictured = Signal(object)
    failed = Signal(int, int, str)

    def __init__(self, session: Callable[[], Pictures], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_session = session
        self._session: Pictures | None = None
        self._changed = threading.Condition()
        self._clip: tuple[int, OpenMedia] | None = None
        self._wish: _Wish | None = None
        self._closing = False
        self._busy = False
        self._thread = threading.Thread(target=self._run, name="nvr-desk-player", daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether a picture is being fetched or waited for."""
        with self._changed:
            return self._busy or self._wish is not None or self._clip is not None

    def open(self, generation: int, media: OpenMedia) -> None:
        """Make a clip the open one; wishes for others are dropped."""
        with self._changed:
            self._clip, self._wish = (generation, media), None
            self._changed.notify()

    def show(self, generation: int, index: int, *, exact: bool = True) -> None:
        """Wish for a picture; an older wish that has not begun is dropped."""
        with self._changed:
            self._wish = _Wish(generation, index, exact)
            self._changed.notify()

    def drop(self) -> None:
        """Forget what was wished for."""
        with self._changed:
            self._clip, self._wish = None, None

    def close(self) -> None:
        """End worker and thread."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(10)

    def _run(self) -> None:
        opened = -1
        while True:
            with self._changed:
                self._busy = False
                while not (self._clip or self._wish or self._closing):
                    self._changed.wait()
                if self._closing:
                    break
                clip, self._clip = self._clip, None
                wish = None
                if clip is None:
                    wish, self._wish = self._wish, None
                self._busy = True
            if clip is not None:
                opened = clip[0] if self._open(*clip) else -1
            elif wish is not None and wish.generation == opened:
                self._fetch(wish)
        if self._session is not None:
            self._session.close()

    def _open(self, generation: int, media: OpenMedia) -> bool:
        facts = media.clip.facts
        if facts is None:
            self.failed.emit(generation, -1, media.clip.reason or "no picture decodes")
            return False
        try:
            if self._session is None:
                self._session = self._make_session()
            self._session.open(media.path, media.clip.sha256, facts, media.pts)
        except Exception as error:  # noqa: BLE001  the player must live; the tile says why
            _LOG.warning("a clip did not open: %s", error)
            self.failed.emit(generation, -1, error_text(error))
            return False
        return True

    def _fetch(self, wish: _Wish) -> None:
        session = self._session
        if session is None:
            return
        fetch = session.picture if wish.exact else session.key_picture
        try:
            picture = _twice(fetch, wish.index)
        except Exception as error:  # noqa: BLE001  one bad picture is no end of the player
            _LOG.warning("a picture did not decode: %s", error)
            self.failed.emit(wish.generation, wish.index, error_text(error))
            return
        height, width, _ = picture.rgb.shape
        image = QImage(
            picture.rgb.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888
        ).convertToFormat(QImage.Format.Format_RGB32)
        self.pictured.emit(
            Shot(wish.generation, picture.index, picture.ref.pts, picture.t_s, image)
        )


def _twice(fetch: Callable[..., Picture], index: int) -> Picture:
    """Ask again once when the worker died: the next call starts another one."""
    try:
        return fetch(index, max_width=MAX_WIDTH_PX)
    except WorkerDiedError:
        return fetch(index, max_width=MAX_WIDTH_PX)
