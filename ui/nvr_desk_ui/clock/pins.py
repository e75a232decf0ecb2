"""All pins of the case, what they say together, and accepting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from nvr_desk_ui.clock.undoing import remember, stepped
from nvr_desk_ui.presenters import clocks
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, label, panel, push_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeWidgetItem

    from nvr_desk.records.clock_pin import ClockPin, ClockProposal
    from nvr_desk_ui.clock.undoing import Stepped
    from nvr_desk_ui.host import Host

_ID_ROLE = int(Qt.ItemDataRole.UserRole)


class PinsPage(Page):
    """Stays open beside the player: a pin of the list is jumped to by Enter.

    Attributes:
        pins: one row a pin.
        clocks: one row a clip, with a box for trust.
        accept_button: corrects the clocks as proposed.
    """

    def __init__(self, window: Host, case: str) -> None:
        super().__init__(
            window,
            "Clocks from pins",
            "What all pins say together. Tick a clip whose time is right as it is: it is held"
            " fixed. Clips that were corrected by form or from the picture are held too; untick one"
            " to have it solved. Nothing is corrected until you accept, and the claims stay.",
        )
        self.setModal(False)
        self.resize(1080, 640)
        self._window, self._case = window, case
        self._bridge, self._find = window.bridge, window.session.row
        self._pins: list[ClockPin] = []
        self._proposal: ClockProposal | None = None
        self._trusted: set[str] = set()
        self._freed: set[str] = set()
        self._filling = False
        self.pins = Lines("Pins", clocks.PIN_TITLES, (44, 210, 210, 74, 84, 80, 130, 160))
        self.clocks = Lines("Clocks", clocks.CLOCK_TITLES, (150, 240, 150, 110, 110, 150))
        self.pins.itemActivated.connect(self._jump)
        self.clocks.itemChanged.connect(self._ticked)
        self.accept_button = push_button("Correct the clocks", "clock", self.take, primary=True)
        body = panel(
            column(
                label("Pins", "Subheading"),
                self.pins,
                label("Clocks", "Subheading"),
                self.clocks,
                gap=6,
            )
        )
        self.build(
            body, self.accept_button, push_button("Take the pin away", "cancel", self.take_pin_away)
        )
        window.session.changed.connect(self._case_changed)
        # Asked after the step itself, and answered after it.
        window.undo.stack.indexChanged.connect(self._turned)
        self.load()

    def load(self) -> None:
        """Read pins and solve them."""
        case, trust, free = self._case, tuple(sorted(self._trusted)), tuple(sorted(self._freed))
        self.work("Solving the pins…")
        self._bridge.ask(
            lambda desk: (
                desk.clock.listing(case),
                desk.clock.solve(case, trust=trust, free=free),
            ),
            self._fill,
            self._failed,
            key="pins",
        )

    def take(self) -> None:
        """Correct the clocks as proposed."""
        proposal = self._proposal
        if proposal is None or not clocks.acceptable(proposal):
            return
        case, trust, free = self._case, tuple(sorted(self._trusted)), tuple(sorted(self._freed))
        names = [each.delivery for each in proposal.solved]
        self.work("Correcting the clocks…")
        self._bridge.ask(
            stepped(
                case,
                names,
                lambda desk: desk.clock.accept(case, proposal.token, trust=trust, free=free),
            ),
            self._taken,
            self._failed,
        )

    def take_pin_away(self) -> None:
        """Take the chosen pin away; the window's undo lets it hold again."""
        item = self.pins.currentItem()
        if item is None:
            self.tell(tr("Choose a pin first"), "info")
            return
        case, number = self._case, int(item.data(0, _ID_ROLE))

        def gone(_pin: ClockPin) -> None:
            self._window.undo.push(
                tr("Take a pin away"),
                lambda: self._again(case, number, back=True),
                lambda: self._again(case, number, back=False),
            )
            self.load()

        self._bridge.ask(lambda desk: desk.clock.unpin(case, number), gone, self._failed)

    def _again(self, case: str, number: int, *, back: bool) -> None:
        window = self._window

        def failed(error: Exception) -> None:
            window.undo.lost()
            window.show_error(tr("Not taken back"), error)

        window.bridge.ask(
            lambda desk: (
                desk.clock.pin_again(case, number) if back else desk.clock.unpin(case, number)
            ),
            lambda _pin: self.load(),
            failed,
        )

    def _fill(self, answer: tuple[list[ClockPin], ClockProposal]) -> None:
        self._pins, self._proposal = answer
        proposal = self._proposal
        self._filling = True
        self.pins.clear()
        zone = self._window.session.zone
        for pin in self._pins:
            colour = "warn" if pin.id in proposal.outliers else ""
            item = self.pins.put(clocks.pin_cells(pin, proposal, self._find, zone), colour=colour)
            item.setData(0, _ID_ROLE, pin.id)
        self.clocks.clear()
        for clock in proposal.solved:
            item = self.clocks.put(clocks.clock_cells(clock, self._find))
            item.setData(0, _ID_ROLE, clock.delivery)
            state = Qt.CheckState.Checked if clock.trusted else Qt.CheckState.Unchecked
            item.setCheckState(0, state)
        for left in proposal.left:
            for delivery in left.deliveries:
                name = clocks.name_of(self._find, delivery)
                item = self.clocks.put(("", name, tr("unknown"), "", "", ""), colour="muted")
                item.setData(0, _ID_ROLE, delivery)
                item.setCheckState(0, Qt.CheckState.Unchecked)
        self._filling = False
        self.tell(*clocks.summary(proposal, self._find))
        self.accept_button.setEnabled(clocks.acceptable(proposal))

    def _ticked(self, item: QTreeWidgetItem, place: int) -> None:
        if self._filling or place != 0:
            return
        one = {str(item.data(0, _ID_ROLE))}
        if item.checkState(0) is Qt.CheckState.Checked:
            self._trusted = self._trusted if one <= self._freed else self._trusted | one
            self._freed -= one
        else:
            self._freed = self._freed if one <= self._trusted else self._freed | one
            self._trusted -= one
        self.load()

    def _jump(self, item: QTreeWidgetItem, place: int) -> None:
        """To the one end, or, from its column, to the other."""
        pin = next(each for each in self._pins if each.id == item.data(0, _ID_ROLE))
        delivery, seconds = pin.a_delivery, pin.a_s
        if place == clocks.PIN_TITLES.index("and in") and pin.b_delivery is not None:
            delivery, seconds = pin.b_delivery, pin.b_s or 0.0
        at = clocks.seconds_in(self._find, delivery, seconds)
        self._window.selection.ask_seek(delivery, at)

    def _case_changed(self) -> None:
        """Pins of one case are not shown over another one."""
        if self._window.session.number != self._case:
            self.reject()

    def _turned(self, _index: int) -> None:
        """Something was taken back or done again: the proposal rests on other clocks now."""
        self.load()

    def _taken(self, step: Stepped[ClockProposal]) -> None:
        many = sum(1 for each in step.answer.solved if not each.trusted)
        told = tr("{n} clock from pins|{n} clocks from pins", many)
        remember(self._window, self._case, told, step)
        self._window.session.refresh()
        self.load()
        self.tell(tr("{n} clock corrected|{n} clocks corrected", many), "ok")

    def _failed(self, error: Exception) -> None:
        self.tell(error_text(error), "bad")
