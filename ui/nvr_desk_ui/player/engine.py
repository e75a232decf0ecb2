"""Fetches pictures from the fenced player worker on a thread of its own; the newest wish wins.

While a clip plays, the pictures that come next in that direction are fetched before they are
wished for. They are painted only when they are due, inside the ticket that is open then.
"""

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
AHEAD = 6
"""Pictures fetched before they are due: 0.2 s of 30 a second, 48 MB of 1080p."""


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
    width: int
    heading: int
    """+1 or −1 while playing that way, else 0."""


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
        self._last: _Wish | None = None
        self._count = 0
        self._ready: dict[tuple[int, int, int], Shot] = {}
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
            self._forget()
            self._clip, self._count = (generation, media), len(media.pts)
            self._changed.notify()

    def show(
        self,
        generation: int,
        index: int,
        *,
        exact: bool = True,
        width: int = MAX_WIDTH_PX,
        heading: int = 0,
    ) -> None:
        """Wish for a picture; an older wish that has not begun is dropped.

        Args:
            generation: of the clip that is open.
            index: in presentation order.
            exact: that very picture, or the nearest key picture before it.
            width: wider pictures are shrunk to this, px.
            heading: +1 or −1 while playing that way: what comes next is fetched as well.
        """
        wish = _Wish(generation, index, exact, width, heading)
        with self._changed:
            self._last = wish
            here = self._ready.get((generation, index, width)) if exact else None
            self._wish = None if here else wish
            self._changed.notify()
        if here is not None:
            self.pictured.emit(here)

    def drop(self) -> None:
        """Forget what was wished for."""
        with self._changed:
            self._forget()

    def _forget(self) -> None:
        self._clip, self._wish, self._last = None, None, None
        self._ready.clear()

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
                coming = self._coming(opened)
                while not (self._clip or self._wish or self._closing or coming):
                    self._changed.wait()
                    coming = self._coming(opened)
                if self._closing:
                    break
                clip, self._clip = self._clip, None
                wish = None
                if clip is None:
                    wish, self._wish = self._wish, None
                self._busy = clip is not None or wish is not None
            if clip is not None:
                opened = clip[0] if self._open(*clip) else -1
            elif wish is not None:
                if wish.generation == opened:
                    self._fetch(wish)
            elif coming is not None:
                self._fetch_ahead(coming)
        if self._session is not None:
            self._session.close()

    def _coming(self, opened: int) -> _Wish | None:
        """The next picture to fetch before it is due; drops those that are past. Lock held."""
        last = self._last
        if last is None or not last.heading or not last.exact or last.generation != opened:
            self._ready.clear()
            return None
        wanted = [last.index + last.heading * step for step in range(1, AHEAD + 1)]
        keys = [
            (last.generation, index, last.width) for index in wanted if 0 <= index < self._count
        ]
        for key in set(self._ready) - set(keys):
            del self._ready[key]
        missing = next((key for key in keys if key not in self._ready), None)
        if missing is None:
            return None
        return _Wish(last.generation, missing[1], True, last.width, last.heading)

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
        with self._changed:
            here = self._ready.get((wish.generation, wish.index, wish.width))
        try:
            shot = here if here is not None and wish.exact else self._decoded(wish)
        except Exception as error:  # noqa: BLE001  one bad picture is no end of the player
            _LOG.warning("a picture did not decode: %s", error)
            self.failed.emit(wish.generation, wish.index, error_text(error))
            return
        if shot is not None:
            self.pictured.emit(shot)

    def _fetch_ahead(self, wish: _Wish) -> None:
        try:
            shot = self._decoded(wish)
        except Exception:  # noqa: BLE001  whoever wishes for this picture is told then
            with self._changed:
                self._last = None
            return
        with self._changed:
            if shot is not None and self._last is not None:
                self._ready[wish.generation, wish.index, wish.width] = shot

    def _decoded(self, wish: _Wish) -> Shot | None:
        session = self._session
        if session is None:
            return None
        fetch = session.picture if wish.exact else session.key_picture
        picture = _twice(fetch, wish.index, wish.width)
        height, width, _ = picture.rgb.shape
        image = QImage(
            picture.rgb.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888
        ).convertToFormat(QImage.Format.Format_RGB32)
        return Shot(wish.generation, picture.index, picture.ref.pts, picture.t_s, image)


def _twice(fetch: Callable[..., Picture], index: int, width: int) -> Picture:
    """Ask again once when the worker died: the next call starts another one."""
    try:
        return fetch(index, max_width=width)
    except WorkerDiedError:
        return fetch(index, max_width=width)
