"""What the commands of clocks do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.clock.forms import OverlayForm, PinForm, TakeBackForm, ZoneForm
from nvr_desk_ui.clock.pins import PinsPage
from nvr_desk_ui.clock.undoing import remember, step_text
from nvr_desk_ui.presenters import clocks
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.clock_pin import ClockPin
    from nvr_desk.records.delivery import Delivery, DeliveryRow
    from nvr_desk_ui.clock.undoing import Stepped
    from nvr_desk_ui.host import Host
    from nvr_desk_ui.marks.marker import Spot


class ClockCommands:
    """Callbacks of one window's clocks."""

    def __init__(self, window: Host) -> None:
        self._window = window
        self._held: Spot | None = None
        self._page: PinsPage | None = None

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every command by its id."""
        return {
            "clock.overlay": self.overlay,
            "clock.zone": self.zone,
            "clock.reset": self.reset,
            "clock.pin": self.pin,
            "clock.known": self.known,
            "clock.solve": self.solve,
        }

    def overlay(self) -> None:
        """Read the time in the picture on screen."""
        spot, found = self._window.marking.spot, self._found
        if spot is None or found is None:
            self._say(tr("No picture is on screen"))
            return
        window = self._window
        OverlayForm(window, window.bridge, found, spot, window.session.zone, self._corrected).open()

    def zone(self) -> None:
        """Say in which zone the clock's wall time is."""
        window, found = self._window, self._found
        if found is not None:
            ZoneForm(window, window.bridge, found, window.session.zone, self._corrected).open()

    def reset(self) -> None:
        """Let the claim alone hold again."""
        window, found = self._window, self._found
        if found is not None:
            TakeBackForm(window, window.bridge, found, window.session.zone, self._corrected).open()

    def pin(self) -> None:
        """Hold the picture on screen; in another clip, tie both."""
        here, held = self._window.marking.spot, self._held
        if here is None:
            self._say(tr("No picture is on screen"))
            return
        if held is None or held.case != here.case or held.delivery == here.delivery:
            self._held = here
            self._say(tr("Event held: choose the same event in another clip, and pin it there"))
            return
        self._ask(held, here)

    def known(self) -> None:
        """Say when the event on screen was."""
        here = self._window.marking.spot
        if here is None:
            self._say(tr("No picture is on screen"))
            return
        self._ask(here, None)

    def solve(self) -> None:
        """All pins, and what they say together."""
        case = self._window.session.number
        if case is None:
            return
        if self._page is None:
            self._page = PinsPage(self._window, case)
            self._page.finished.connect(self._closed)
        self._page.show()
        self._page.raise_()

    def _ask(self, here: Spot, other: Spot | None) -> None:
        window = self._window
        find, zone = window.session.row, window.session.zone
        PinForm(window, window.bridge, find, here, other, zone, self._pinned).open()

    def _pinned(self, pin: ClockPin) -> None:
        self._held = None
        window, case, number = self._window, pin.case, pin.id
        self._say(tr("Pin {number}", number=number))
        window.undo.push(
            tr("Pin {number}", number=number),
            lambda: window.bridge.ask(
                lambda desk: desk.clock.unpin(case, number), self._moved, self._lost
            ),
            lambda: window.bridge.ask(
                lambda desk: desk.clock.pin_again(case, number), self._moved, self._lost
            ),
        )
        self._moved(pin)

    def _moved(self, _pin: ClockPin) -> None:
        if self._page is not None:
            self._page.load()

    def _lost(self, error: Exception) -> None:
        self._window.undo.lost()
        self._window.show_error(tr("Not taken back"), error)

    def _corrected(self, step: Stepped[Delivery]) -> None:
        delivery = step.answer
        self._window.session.put(delivery)
        remember(self._window, delivery.case, step_text(delivery), step)
        self._say(clocks.corrected_text(delivery, self._window.session.zone))

    def _closed(self, _result: int) -> None:
        self._page = None

    @property
    def _found(self) -> DeliveryRow | None:
        chosen = self._window.selection.delivery_id
        return self._window.session.row(chosen) if chosen else None

    def _say(self, text: str) -> None:
        self._window.stage.note(text)
