"""Brings pages of best shots: one act a page, and no picture before its ticket is durable."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from nvr_desk_ui.bridge import Urgency
from nvr_desk_ui.gallery.cutter import Errand, ShotCutter
from nvr_desk_ui.sight import Sighted
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.desk import Desk
    from nvr_desk.desk.view import ViewTicket
    from nvr_desk.media.shots import Cut
    from nvr_desk.records.gallery import Shot, ShotKey
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.gallery.cutter import Pictures
    from nvr_desk_ui.gallery.model import GalleryModel

PAGE: Final = 48
"""Appearances that one act shows."""
_KEPT: Final = 10
"""Pages whose pictures stay: 70 MB."""
_GATHER_MS: Final = 40
_KEEP_AT_ONCE: Final = 12
"""Cuts that are written to disk together."""


@dataclass(slots=True)
class _Page:
    ticket: ViewTicket | None = None
    jpegs: dict[int, bytes] = field(default_factory=dict[int, bytes])
    """Row → JPEG of the whole picture."""


@dataclass(slots=True)
class _Came:
    """What one page's act gave."""

    ticket: ViewTicket
    shots: list[Shot]
    errands: list[Errand]


class ShotLoader(QObject):
    """Pages on the screen first, then the next one in the direction of scrolling.

    Signals:
        failed: the error of a page that was refused.
        arrived: first row of a page whose words are here.
    """

    failed = Signal(object)
    arrived = Signal(int)

    def __init__(
        self,
        bridge: Bridge,
        model: GalleryModel,
        session: Callable[[], Pictures],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._model = bridge, model
        self._cutter = ShotCutter(session, self)
        self._cutter.cut.connect(self._cut)
        self._case = ""
        self._generation = 0
        self._pages: OrderedDict[int, _Page] = OrderedDict()
        self._span, self._down = (0, -1), True
        self._to_keep: dict[Shot, Cut] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_GATHER_MS)
        self._timer.timeout.connect(self._load)

    @property
    def busy(self) -> bool:
        """Whether pictures are still to come."""
        waiting = any(page.ticket is None for page in self._pages.values())
        return waiting or self._timer.isActive() or self._cutter.busy

    @property
    def tickets(self) -> list[ViewTicket]:
        """Views under which pages are shown, the newest last."""
        return [page.ticket for page in self._pages.values() if page.ticket is not None]

    def begin(self, case: str) -> None:
        """Other appearances are listed; what is open is closed."""
        self.let_go()
        self._case = case

    def let_go(self) -> None:
        """Forget every picture and close every view."""
        self._generation += 1
        self._timer.stop()
        self._cutter.keep(lambda _errand: False)
        self._close([page.ticket for page in self._pages.values() if page.ticket is not None])
        self._pages.clear()
        self._to_keep.clear()
        self._case = ""

    def want(self, first: int, last: int) -> None:
        """These rows are on the screen."""
        self._down = first >= self._span[0]
        self._span = first, last
        if self._case:
            self._timer.start()

    def large(self, row: int) -> Sighted | None:
        """The whole picture of a row; None while it is not here."""
        page = self._pages.get(row // PAGE)
        jpeg = page.jpegs.get(row) if page is not None else None
        if page is None or page.ticket is None or jpeg is None:
            return None
        return _sighted(jpeg, page.ticket)

    def close(self) -> None:
        """End what works for this."""
        self.let_go()
        self._cutter.close()

    # --- one page -----------------------------------------------------------------------------

    def _load(self) -> None:
        first, last = self._span[0] // PAGE, self._span[1] // PAGE
        wanted = [*range(first, last + 1)] if self._span[1] >= self._span[0] else []
        ahead = (last + 1 if self._down else first - 1) if wanted else -1
        if ahead >= 0:
            wanted.append(ahead)
        on_screen = set(wanted)
        self._cutter.keep(lambda errand: errand.page in on_screen)
        for number in wanted:
            if number in self._pages:
                self._pages.move_to_end(number)
            else:
                self._open(number)
        while len(self._pages) > _KEPT:
            number, page = self._pages.popitem(last=False)
            self._model.forget(range(number * PAGE, (number + 1) * PAGE))
            if page.ticket is not None:
                self._close([page.ticket])

    def _open(self, number: int) -> None:
        found, case, generation = self._model.found, self._case, self._generation
        if found is None or number * PAGE >= len(found):
            return
        rows = range(number * PAGE, min(len(found), (number + 1) * PAGE))
        keys = [found.key(row) for row in rows]
        self._pages[number] = _Page()

        def work(desk: Desk) -> _Came:
            names = list(dict.fromkeys(key.delivery for key in keys))
            ticket = desk.gallery.page(case, names, [key.track for key in keys])
            try:
                return _came(desk, ticket, keys, number, generation)
            except Exception as error:
                desk.view.close(ticket, error)
                raise

        def came(answer: _Came) -> None:
            self._came(generation, number, keys, answer)

        def refused(error: Exception) -> None:
            if generation == self._generation:
                self._pages.pop(number, None)
                self.failed.emit(error)

        self._bridge.ask(work, came, refused, title=tr("Best shots"), urgency=Urgency.POLL)

    def _came(self, generation: int, number: int, keys: list[ShotKey], came: _Came) -> None:
        page = self._pages.get(number)
        if generation != self._generation or page is None:
            self._close([came.ticket])
            return
        page.ticket = came.ticket
        first = number * PAGE
        self._model.put_shots(first, keys, came.shots)
        rows = {key: row for row, key in enumerate(keys, first)}
        here = {rows[shot.key]: shot for shot in came.shots if shot.small and shot.large}
        page.jpegs |= {row: shot.large for row, shot in here.items() if shot.large}
        self._cutter.ask(came.errands)
        self.arrived.emit(first)
        small = {row: shot.small for row, shot in here.items() if shot.small}
        self._bridge.free(
            lambda: {row: _sighted(jpeg, came.ticket) for row, jpeg in small.items()},
            lambda images: self._put(generation, images),
        )

    def _put(self, generation: int, images: dict[int, Sighted | None]) -> None:
        if generation == self._generation:
            self._model.put_images(images)

    def _cut(self, errand: Errand, cuts: dict[Shot, Cut | None]) -> None:
        page = self._pages.get(errand.page)
        if errand.generation != self._generation or page is None or errand.ticket.closed:
            return
        for shot, cut in cuts.items():
            row = self._model.row_of(shot.key.delivery, shot.track.number)
            if row is None:
                continue
            small = _sighted(cut.small, errand.ticket) if cut is not None else None
            self._model.put_images({row: small})
            if cut is not None:
                page.jpegs[row] = cut.large
                self._to_keep[shot] = cut
        if len(self._to_keep) >= _KEEP_AT_ONCE or not self._cutter.busy:
            self._keep(errand.ticket)

    def _keep(self, ticket: ViewTicket) -> None:
        mine = {s: c for s, c in self._to_keep.items() if s.key.delivery in ticket.deliveries}
        self._to_keep = {s: c for s, c in self._to_keep.items() if s not in mine}

        def work(desk: Desk) -> None:
            if not ticket.closed:
                desk.gallery.keep(ticket, mine)

        self._bridge.ask(
            work, None, lambda _error: None, title=tr("Best shots"), urgency=Urgency.LAST
        )

    def _close(self, tickets: list[ViewTicket]) -> None:
        if not tickets:
            return

        def work(desk: Desk) -> None:
            for ticket in tickets:
                desk.view.close(ticket)

        self._bridge.ask(work, title=tr("Close view"))


def _sighted(jpeg: bytes, ticket: ViewTicket) -> Sighted | None:
    """A picture under its ticket; None where it does not decode."""
    image = QImage.fromData(jpeg)
    return None if image.isNull() else Sighted(image, ticket)


def _came(
    desk: Desk, ticket: ViewTicket, keys: list[ShotKey], number: int, generation: int
) -> _Came:
    """What the page holds, and for what was never cut the originals it is cut from."""
    shots = desk.gallery.shots(ticket, keys)
    by_clip: dict[str, list[Shot]] = {}
    for shot in shots:
        if shot.small is None or shot.large is None:
            by_clip.setdefault(shot.track.sha256, []).append(shot)
    errands = [
        Errand(number, generation, ticket, desk.view.media(ticket, mine[0].key.delivery), mine)
        for mine in by_clip.values()
    ]
    return _Came(ticket, shots, errands)
