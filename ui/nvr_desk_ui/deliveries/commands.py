"""What a person can do with the chosen delivery."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nvr_desk_ui.clock.undoing import remember, step_text
from nvr_desk_ui.deliveries.appearances import AppearancesDialog, MergeForm, SplitForm
from nvr_desk_ui.deliveries.clock import ClockForm
from nvr_desk_ui.deliveries.consent import ConsentDialog, HoldForm, RecordForm, WithdrawForm
from nvr_desk_ui.deliveries.facts import FactsDialog
from nvr_desk_ui.deliveries.tracks import TracksForm
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from nvr_desk.records.delivery import Delivery, DeliveryRow
    from nvr_desk_ui.clock.undoing import Stepped
    from nvr_desk_ui.host import Host

CONTEXT = (
    "delivery.facts",
    "consent.show",
    "consent.record",
    "consent.withdraw",
    "consent.hold",
    "clip.offset",
    "tracks.show",
    "tracks.split",
    "tracks.merge",
    "tracks.export",
)
"""Actions of the menu that a right click on a delivery opens."""


class DeliveryCommands:
    """Opens the forms; what they changed is known to the whole window at once."""

    def __init__(self, window: Host) -> None:
        self._window, self._bridge = window, window.bridge
        self._session, self._selection = window.session, window.selection
        self._dialog: ConsentDialog | None = None

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every action by its id."""
        return {
            "delivery.facts": partial(self._with, self.facts),
            "consent.show": partial(self._with, self.consent),
            "consent.record": partial(self._with, self.record),
            "consent.withdraw": partial(self._with, self.withdraw),
            "consent.hold": partial(self._with, self.hold),
            "clip.offset": partial(self._with, self.clock),
            "tracks.export": partial(self._with, self.tracks),
            "tracks.show": partial(self._with, self.appearances),
            "tracks.split": partial(self._with, self.split),
            "tracks.merge": partial(self._with, self.merge),
        }

    def facts(self, found: DeliveryRow) -> None:
        """All that is on record."""
        FactsDialog(self._window, self._bridge, found, self._session.zone).open()

    def consent(self, found: DeliveryRow) -> None:
        """The history, with the forms that add to it."""
        forms = [
            (tr("Record…"), "shown", partial(self._with, self.record)),
            (tr("Withdraw…"), "withdrawn", partial(self._with, self.withdraw)),
            (tr("Hold or release…"), "held", partial(self._with, self.hold)),
        ]
        made = ConsentDialog(self._window, self._bridge, found, self._session.zone, forms)
        self._dialog = made
        made.finished.connect(self._closed)
        made.open()

    def record(self, found: DeliveryRow) -> None:
        """Record a consent."""
        RecordForm(self._above, self._bridge, found, self._changed).open()

    def withdraw(self, found: DeliveryRow) -> None:
        """Take it out of everything."""
        WithdrawForm(self._above, self._bridge, found, self._changed).open()

    def hold(self, found: DeliveryRow) -> None:
        """Hide it for now, or release it."""
        HoldForm(self._above, self._bridge, found, self._changed).open()

    def clock(self, found: DeliveryRow) -> None:
        """Correct its clock."""
        zone, done = self._session.zone, self._clock_changed
        ClockForm(self._window, self._bridge, found, zone, done).open()

    def tracks(self, found: DeliveryRow) -> None:
        """Write its tracks to a file."""
        TracksForm(self._window, self._bridge, found).open()

    def appearances(self, found: DeliveryRow) -> None:
        """What each appearance says of itself, and the ways to correct them."""
        zone, refresh = self._session.zone, self._session.refresh
        AppearancesDialog(self._window, self._bridge, found, zone, refresh).open()

    def split(self, found: DeliveryRow) -> None:
        """Split the chosen appearance where the player stands."""
        here, track = self._selection.current_instant, self._selection.track
        SplitForm(
            self._window,
            self._bridge,
            found,
            self._session.refresh,
            track="" if track is None else str(track.number),
            at_s=None if here is None else here.seconds,
        ).open()

    def merge(self, found: DeliveryRow) -> None:
        """Merge appearances, the chosen one among them."""
        track = self._selection.track
        proposed = "" if track is None else f"{track.number}, "
        form = (self._window, self._bridge, found, self._session.refresh)
        MergeForm(*form, tracks=proposed).open()

    @property
    def _above(self) -> QWidget:
        """What a form lies over: the history when it is open, so that it stays in reach."""
        return self._dialog or self._window

    def _with(self, call: Callable[[DeliveryRow], None]) -> None:
        chosen = self._selection.delivery_id
        found = self._session.row(chosen) if chosen else None
        if found is not None:
            call(found)

    def _changed(self, delivery: Delivery) -> None:
        self._session.put(delivery)
        if self._dialog is not None:
            self._dialog.renew(delivery)

    def _clock_changed(self, step: Stepped[Delivery]) -> None:
        delivery = step.answer
        self._changed(delivery)
        remember(self._window, delivery.case, step_text(delivery), step)

    def _closed(self, _result: int) -> None:
        self._dialog = None
