"""Fetches pictures from the fenced player worker on a thread of its own; the newest wish wins.

While a clip plays, the pictures that come next in that direction are fetched before they are
wished for, and going back the group before is decoded meanwhile. They are painted only when they
are due, inside the ticket that is open then. After a jump, for which no more is decoded than the
picture needs, what comes before it is decoded while nobody waits, so that steps back find it.

One engine is one clip of one tile. It keeps no time: whoever holds a clock (the player's own, or
one for many tiles) says which picture is due by ``show``. Where tiles share a worker, each engine
gets one session of ``nvr_desk.media.session.tile_group``.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from nvr_desk.errors import WorkerDiedError
from nvr_desk_ui.player.shots import Wish, shot_of
from nvr_desk_ui.presenters.words import error_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.desk.view import OpenMedia
    from nvr_desk.media.session import Glimpse, Manner
    from nvr_desk_ui.player.look import Look
    from nvr_desk_ui.player.shots import Pictures, Shot

_LOG = logging.getLogger(__name__)
AHEAD: Final = 6
"""Pictures fetched before they are due: 0.2 s of 30 a second, 48 MB of 1080p."""
PATIENCE_S: Final = 0.02
"""Longest stretch of decoding without a look whether something else is wished for by now."""
STAND_IN_TURN: Final = 8
"""After so many of them another picture of its group is shown in its place; at once where its key
picture lies so far back that the wait is a long one anyway."""
PREPARE_S: Final = 0.02
"""Longest stretch of decoding for later, while nobody waits."""
_NEAR: Final = 8
"""A newer wish so near does not end what has begun: it lies on the way."""

_Key = tuple[int, int, "int | None", "Look"]
_Work = tuple["tuple[int, OpenMedia] | None", "Wish | None", "Wish | None", "Wish | None"]
"""What to do next: open a clip, fetch a picture, fetch one ahead, decode what lies behind."""
_T = TypeVar("_T")


class Engine(QObject):
    """One thread, one session, one clip at a time.

    Signals:
        pictured: Shot; on the thread of the engine's owner, never an older wish after a newer.
        failed: (generation, index or -1 for the whole clip, text).
    """

    pictured = Signal(object)
    failed = Signal(int, int, str)
    _made = Signal(object)

    def __init__(self, session: Callable[[], Pictures], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_session = session
        self._session: Pictures | None = None
        self._changed = threading.Condition()
        self._clip: tuple[int, OpenMedia] | None = None
        self._wish: Wish | None = None
        self._last: Wish | None = None
        self._turn = 0
        self._told = 0
        self._count = 0
        self._ready: dict[_Key, Shot] = {}
        self._prepared = True
        self._closing = False
        self._busy = False
        self._made.connect(self._tell)
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

    def show(self, wish: Wish) -> None:
        """Wish for a picture; an older wish that has not begun is dropped."""
        with self._changed:
            self._turn += 1
            wish = replace(wish, turn=self._turn)
            self._last, self._prepared = wish, not wish.leads_back
            here = self._ready.get(_key(wish, wish.index)) if wish.exact else None
            self._wish = None if here else wish
            self._changed.notify()
        if here is not None:
            self._tell(replace(here, turn=wish.turn))

    def drop(self) -> None:
        """Forget what was wished for."""
        with self._changed:
            self._forget()

    def close(self) -> None:
        """End session and thread."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(10)

    def _tell(self, shot: Shot) -> None:
        """On the owner's thread: pass a picture on unless one of a later wish went before."""
        if shot.turn >= self._told:
            self._told = shot.turn
            self.pictured.emit(shot)

    def _forget(self) -> None:
        self._clip, self._wish, self._last, self._prepared = None, None, None, True
        self._ready.clear()

    # --- the thread ---------------------------------------------------------------------------

    def _run(self) -> None:
        opened = -1
        while (work := self._next(opened)) is not None:
            clip, wish, coming, behind = work
            if clip is not None:
                opened = clip[0] if self._open(*clip) else -1
            elif wish is not None:
                if wish.generation == opened:
                    self._fetch(wish)
            elif coming is not None:
                self._fetch_ahead(coming)
            elif behind is not None:
                self._prepare(behind, opened)
        if self._session is not None:
            self._session.close()

    def _next(self, opened: int) -> _Work | None:
        """Wait for something to do, the most urgent first; None at the end."""
        with self._changed:
            self._busy = False
            coming = self._coming(opened)
            while not (self._clip or self._wish or self._closing or coming or self._behind):
                self._changed.wait()
                coming = self._coming(opened)
            if self._closing:
                return None
            clip, self._clip = self._clip, None
            wish = None
            if clip is None:
                wish, self._wish = self._wish, None
            self._busy = clip is not None or wish is not None
            return clip, wish, coming, self._last if self._behind else None

    @property
    def _behind(self) -> bool:
        """Whether the group before is worth decoding now. Lock held."""
        return self._last is not None and not self._prepared

    def _coming(self, opened: int) -> Wish | None:
        """The next picture to fetch before it is due; drops those that are past. Lock held."""
        last = self._last
        if last is None or not (last.playing and last.exact) or last.generation != opened:
            self._ready.clear()
            return None
        wanted = [last.index + last.heading * step for step in range(1, AHEAD + 1)]
        keys = {index: _key(last, index) for index in wanted if 0 <= index < self._count}
        for key in set(self._ready) - set(keys.values()):
            del self._ready[key]
        missing = next((index for index, key in keys.items() if key not in self._ready), None)
        return None if missing is None else replace(last, index=missing)

    def _open(self, generation: int, media: OpenMedia) -> bool:
        facts = media.clip.facts
        if facts is None:
            self.failed.emit(generation, -1, media.clip.reason or "no picture decodes")
            return False
        try:
            if self._session is None:
                self._session = self._make_session()
            self._session.open(
                media.path, media.clip.sha256, facts, media.pts, media.keys, media.places
            )
        except Exception as error:  # noqa: BLE001  the player must live; the tile says why
            _LOG.warning("a clip did not open: %s", error)
            self.failed.emit(generation, -1, error_text(error))
            return False
        return True

    def _fetch(self, wish: Wish) -> None:
        with self._changed:
            here = self._ready.get(_key(wish, wish.index)) if wish.exact else None
        if here is not None:
            self._made.emit(replace(here, turn=wish.turn))
            return
        try:
            self._decode(wish)
        except Exception as error:  # noqa: BLE001  one bad picture is no end of the player
            _LOG.warning("a picture did not decode: %s", error)
            with self._changed:
                self._prepared = True
            self.failed.emit(wish.generation, wish.index, error_text(error))

    def _decode(self, wish: Wish) -> None:
        """Bring the picture, until then one of its group; end early for a wish elsewhere."""
        session = self._session
        if session is None:
            return
        if not wish.exact:
            picture = _twice(lambda: session.key_picture(wish.index, max_width=wish.width))
            self._made.emit(shot_of(wish, picture, exact=False))
            return
        turn, waiting = 0, not wish.playing
        while True:
            manner = _manner(wish, waiting=waiting, turn=turn)
            glimpse = _twice(lambda: session.glimpse(wish.index, PATIENCE_S, manner))  # noqa: B023
            if glimpse.picture is not None:
                waiting = False
                self._made.emit(shot_of(wish, glimpse.picture, exact=glimpse.exact))
            if glimpse.exact or self._superseded(wish):
                return
            turn += 1

    def _superseded(self, wish: Wish) -> bool:
        """Whether somebody wants something else by now that does not lie on the way."""
        with self._changed:
            if self._closing or self._clip is not None or self._last is None:
                return True
            newer = self._wish
            return newer is not None and not (
                newer.exact
                and newer.generation == wish.generation
                and abs(newer.index - wish.index) <= _NEAR
            )

    def _fetch_ahead(self, wish: Wish) -> None:
        session = self._session
        if session is None:
            return
        try:
            glimpse: Glimpse = session.glimpse(wish.index, PREPARE_S, _manner(wish, waiting=False))
        except Exception:  # noqa: BLE001  whoever wishes for this picture is told then
            with self._changed:
                self._last = None
            return
        if glimpse.picture is None:
            return
        shot = shot_of(wish, glimpse.picture, exact=True)
        with self._changed:
            if self._last is not None:
                self._ready[_key(wish, wish.index)] = shot

    def _prepare(self, wish: Wish, opened: int) -> None:
        more = False
        if self._session is not None and wish.generation == opened:
            try:
                more = self._session.prepare(wish.index, PREPARE_S, rough=wish.rough)
            except Exception:  # noqa: BLE001  whoever wishes for such a picture is told then
                more = False
        with self._changed:
            if self._last is wish:
                self._prepared = not more


def _key(wish: Wish, index: int) -> _Key:
    return wish.generation, index, wish.width, wish.look


def _manner(wish: Wish, *, waiting: bool, turn: int = 0) -> Manner:
    """How it is wanted, by somebody who waits with nothing to see yet, for so many turns."""
    from nvr_desk.media.session import Manner  # noqa: PLC0415 - heavy: on the player's thread

    return Manner(
        max_width=wish.width,
        heading=wish.heading,
        rough=wish.rough,
        field=wish.look.deinterlace,
        stand_in=waiting and turn >= STAND_IN_TURN,
        key_at_once=waiting,
        hasty=wish.jumps,
    )


def _twice(fetch: Callable[[], _T]) -> _T:
    """Ask again once when the worker died: the next call starts another one."""
    try:
        return fetch()
    except WorkerDiedError:
        return fetch()
