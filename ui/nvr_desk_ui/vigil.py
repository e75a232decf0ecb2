"""Asks whether lists and gallery may still show what they show; what may not goes dark at once.

The player and its tiles ask for their own views. Pictures of the list and of the gallery stay on
the screen as long as nobody scrolls, so somebody has to ask for them too: a consent may be
withdrawn, or a case closed, in another window, in a terminal or on another station.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from nvr_desk.errors import NvrDeskError
from nvr_desk_ui.bridge import Urgency
from nvr_desk_ui.gallery.panel import GalleryPanel
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.desk import Desk
    from nvr_desk.desk.view import ViewTicket
    from nvr_desk_ui.host import Host

EVERY_MS: Final = 500


class Vigil(QObject):
    """Looks after the open views of the posters and of the gallery.

    All of them are asked about when anything changed that lists are made of; else the newest alone,
    which tells of a lock, a role or a membership that ended.
    """

    def __init__(self, window: Host) -> None:
        super().__init__(window)
        self._window = window
        self._posters = window.deliveries.posters
        panel = window.panel(GalleryPanel)
        self._gallery, self._grid = panel.loader, panel.grid
        self._stamp = ""
        self._anew = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        window.session.rows.connect(self._rows_came)

    def end(self) -> None:
        """The window closes."""
        self._timer.stop()

    def look(self) -> None:
        """Ask once."""
        window = self._window
        tickets = [*self._posters.tickets, *self._gallery.tickets]
        if tickets and window.session.case is not None and not window.gate.shut:
            window.bridge.ask(
                lambda desk: self._fallen(desk, tickets),
                self._tell,
                lambda _error: None,
                title=tr("Views"),
                key="vigil",
                urgency=Urgency.POLL,
            )

    def _fallen(self, desk: Desk, tickets: Sequence[ViewTicket]) -> int:
        """On the desk's thread: close what does not stand any more; how many that were."""
        stamp = desk.clips.stamp()
        fallen = 0
        for ticket in tickets if stamp != self._stamp else tickets[-1:]:
            if ticket.closed:
                continue
            try:
                desk.view.stands(ticket)
            except NvrDeskError as error:
                desk.view.close(ticket, error)
                fallen += 1
        self._stamp = "" if fallen else stamp
        return fallen

    def _tell(self, fallen: int) -> None:
        """Nothing is painted under what was closed; the rest comes back under new views."""
        if not fallen:
            return
        self._window.deliveries.model.layoutChanged.emit()
        self._grid.viewport().update()
        self._anew = True
        self._window.session.refresh()

    def _rows_came(self, _rows: object, _zone: object) -> None:
        """It is known what may be shown: ask for that, under new views."""
        if not self._anew:
            return
        self._anew = False
        session = self._window.session
        self._posters.use_case(session.number if session.purpose else None)
        self._window.panel(GalleryPanel).refresh()
