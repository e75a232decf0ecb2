"""View tickets of one tile: opened before anything is shown, reported under, closed at the end."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from nvr_desk_ui.bridge import Urgency
from nvr_desk_ui.player.spans import ShownSpans

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.desk import Desk
    from nvr_desk.desk.view import OpenMedia, ViewTicket
    from nvr_desk.records.media import Thumbnail
    from nvr_desk.records.track import Analysis
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.player.gate import Gate

TICKET_WAIT_MS = 1000
"""After this long without a ticket the tile says so; it stays dark."""
_REPORT_MS = 1000
VIGIL_MS = 400
"""So often it is asked whether an open view still stands."""


@dataclass(frozen=True, slots=True)
class Opened:
    """All that comes with a ticket."""

    ticket: ViewTicket
    media: OpenMedia
    analysis: Analysis | None
    strip: tuple[Thumbnail, ...]


class ViewKeeper(QObject):
    """Opens one delivery after the other; the gate is open exactly while its ticket is.

    Args:
        bridge: to the desk.
        gate: of the widgets that paint.
        late: called when a ticket lets itself be waited for.
        parent: of the timers.
    """

    def __init__(
        self, bridge: Bridge, gate: Gate, late: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._gate = gate
        self._spans = ShownSpans()
        self._opened: Opened | None = None
        self._delivery = ""
        self.generation = 0
        """Rises with every view; answers for another one are out of date."""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(TICKET_WAIT_MS)
        self._patience.timeout.connect(late)
        self._reporter = QTimer(self)
        self._reporter.setInterval(_REPORT_MS)
        self._reporter.timeout.connect(self._report_due)
        self._reporter.start()
        self._refused: Callable[[Exception], None] | None = None
        self._vigil = QTimer(self)
        self._vigil.setInterval(VIGIL_MS)
        self._vigil.timeout.connect(self._look)

    @property
    def opened(self) -> Opened | None:
        """What is open; None while nothing may be shown."""
        return self._opened

    def open(
        self,
        case: str,
        delivery_id: str,
        taken: Callable[[Opened], None],
        refused: Callable[[Exception], None],
    ) -> None:
        """Ask for a ticket in place of the last one; one that comes too late is closed unused."""
        self.close()
        self._delivery = delivery_id
        self._patience.start()
        generation = self.generation

        def admit(opened: Opened) -> None:
            if generation != self.generation:
                self._bridge.ask(lambda desk: desk.view.close(opened.ticket), title="Close view")
                return
            self._patience.stop()
            self._opened, self._refused = opened, refused
            self._vigil.start()
            self._gate.admit(opened.ticket)
            taken(opened)

        def refuse(error: Exception) -> None:
            if generation == self.generation:
                self._patience.stop()
                refused(error)

        self._bridge.ask(
            lambda desk: self._open_unless_late(desk, generation, case, delivery_id),
            admit,
            refuse,
            title="Open view",
            urgency=Urgency.VIEW,
            through=True,  # a ticket that comes too late is closed at once, also while locked
        )

    def close(self) -> None:
        """Shut the gate, say what was shown, close the ticket."""
        self.generation += 1
        self._gate.shut()
        self._patience.stop()
        self._vigil.stop()
        opened, self._opened = self._opened, None
        spans, name = self._spans.take(), self._delivery
        if opened is None:
            return

        def work(desk: Desk) -> None:
            for low, high in spans:
                desk.view.shown(opened.ticket, name, low, high)
            desk.view.close(opened.ticket)

        self._bridge.ask(work, title="Close view", urgency=Urgency.VIEW)

    def stop(self) -> None:
        """Close for good."""
        self.close()
        self._reporter.stop()

    def painted(self, t_s: float) -> None:
        """A picture of that moment (container seconds) reached the screen."""
        self._spans.add(t_s, time.monotonic())

    def _look(self) -> None:
        """A lock, a withdrawal, the end of a case or of the log's room reaches what is open."""
        opened, generation = self._opened, self.generation
        if opened is None:
            return

        def fell(error: Exception) -> None:
            if generation == self.generation and self._refused is not None:
                self.close()
                self._refused(error)

        self._bridge.ask(
            lambda desk: desk.view.stands(opened.ticket),
            None,
            fell,
            title="Open view",
            urgency=Urgency.VIEW,
            key=f"stands {id(self)}",
            through=True,
        )

    def _open_unless_late(self, desk: Desk, generation: int, case: str, delivery_id: str) -> Opened:
        opened = _open_all(desk, case, delivery_id)
        if generation != self.generation:  # the window may be gone before the answer arrives
            desk.view.close(opened.ticket)
        return opened

    def _report_due(self) -> None:
        opened = self._opened
        if opened is None or not self._spans.due(time.monotonic()):
            return
        spans, name = self._spans.take(), self._delivery

        def work(desk: Desk) -> None:
            for low, high in spans:
                desk.view.shown(opened.ticket, name, low, high)

        self._bridge.ask(work, title="Report what was shown")


def _open_all(desk: Desk, case: str, delivery_id: str) -> Opened:
    ticket = desk.view.open(case, [delivery_id], "player")
    try:
        return Opened(
            ticket,
            desk.view.media(ticket, delivery_id),
            desk.view.analysis(ticket, delivery_id),
            desk.view.strip(ticket, delivery_id),
        )
    except Exception as error:
        desk.view.close(ticket, error)
        raise
