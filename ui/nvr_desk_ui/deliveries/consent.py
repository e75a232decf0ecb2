"""Consent of a delivery: its history, and the three things a person can do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from nvr_desk.records.delivery import ConsentScope, ConsentState, Visibility
from nvr_desk_ui.presenters import consents
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, label, notice, panel, push_button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.records.delivery import Delivery, DeliveryRow
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.presenters.consents import Recorded


class ConsentDialog(Page):
    """Everything that was ever recorded, newest first; nothing of it can be changed."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        found: DeliveryRow,
        zone: str | None,
        forms: Sequence[tuple[str, str, Callable[[], None]]],
    ) -> None:
        super().__init__(
            parent,
            tr("Consent of {named}", named=named(found)),
            "Each line was added by somebody and stays; the newest holds.",
        )
        self.resize(1120, 460)
        self._bridge, self._zone = bridge, zone
        self._case, self._name = found.delivery.case, found.delivery.id
        self._standing = notice("")
        self.list = Lines("Consents, newest first", consents.TITLES, (225, 190, 65, 125, 180, 260))
        body = panel(column(self._standing, self.list, gap=10))
        buttons = [push_button(text, icon, call) for text, icon, call in forms]
        self.build(body, *buttons)
        self.show_standing(found.delivery)
        self.load()

    def load(self) -> None:
        """Read the history."""
        self.work("Reading the history…")
        self._bridge.ask(
            lambda desk: desk.consents.show(self._case, self._name), self._fill, self._failed
        )

    def show_standing(self, delivery: Delivery) -> None:
        """Show what holds now."""
        shown = delivery.visibility is Visibility.SHOWN
        self._standing.setText(consents.standing(delivery))
        self._standing.setProperty("tone", "ok" if shown else "warn")
        self._standing.style().polish(self._standing)

    def renew(self, delivery: Delivery) -> None:
        """The delivery was changed: show what holds now and read again."""
        if delivery.id == self._name:
            self.show_standing(delivery)
            self.load()

    def _fill(self, records: Sequence[Recorded]) -> None:
        self.tell("", "info")
        self.list.clear()
        for cells in consents.history(records, self._zone):
            stated = consents.STATEMENT in cells[-1]
            self.list.put(cells, colour="warn" if stated else "", icon="purpose" if stated else "")

    def _failed(self, error: Exception) -> None:
        self.tell(error_text(error), "bad")


class RecordForm(Form):
    """Given, posted or compelled, by a reference or by an officer's statement."""

    def __init__(
        self, parent: QWidget, bridge: Bridge, found: DeliveryRow, done: Callable[[Delivery], None]
    ) -> None:
        super().__init__(
            parent,
            tr("Record a consent for {named}", named=named(found)),
            "By its reference, or by your statement that it was given. A statement stays visible as"
            " one, with your name.",
            "Record it",
            self._go,
        )
        self.setMinimumWidth(600)
        self._bridge, self._done, self._found = bridge, done, found
        self.state, self.scope = QComboBox(), QComboBox()
        for state, text in consents.STATES:
            self.state.addItem(tr(text), state.value)
        for scope, text in consents.SCOPES:
            self.scope.addItem(tr(text), scope.value)
        self.ref, self.statement = QLineEdit(), QLineEdit()
        self.ref.setPlaceholderText(tr("number of the consent or order, or the link"))
        self.statement.setPlaceholderText(tr("only where there is no reference"))
        self.add("State", self.state)
        self.add("Reference", self.ref)
        self.add("Officer's statement", self.statement)
        self.add("Reaches", self.scope)
        self.ref.setFocus()

    def _go(self) -> None:
        delivery = self._found.delivery
        consent = consents.drafted(
            ConsentState(self.state.currentData()),
            self.ref.text(),
            self.statement.text(),
            ConsentScope(self.scope.currentData()),
        )
        self.wait()
        self._bridge.ask(
            lambda desk: desk.consents.record(delivery.case, delivery.id, consent),
            self._changed,
            self._failed,
        )

    def _changed(self, delivery: Delivery) -> None:
        self.accept()
        self._done(delivery)

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))


class WithdrawForm(Form):
    """Says what it does before it does it."""

    def __init__(
        self, parent: QWidget, bridge: Bridge, found: DeliveryRow, done: Callable[[Delivery], None]
    ) -> None:
        super().__init__(
            parent,
            tr("Withdraw {named}", named=named(found)),
            "The resident takes it back.",
            "Withdraw it",
            self._go,
        )
        self._bridge, self._done, self._found = bridge, done, found
        self.effect = notice(consents.withdrawal_text(found), "warn")
        self.fields.addRow(self.effect)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("what the resident said, how and when"))
        self.add("Reason", self.reason)
        self.reason.setFocus()

    def _go(self) -> None:
        delivery, reason = self._found.delivery, self.reason.text()
        self.wait()
        self._bridge.ask(
            lambda desk: desk.consents.withdraw(delivery.case, delivery.id, reason),
            self._changed,
            self._failed,
        )

    def _changed(self, delivery: Delivery) -> None:
        self.accept()
        self._done(delivery)

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))


class HoldForm(Form):
    """Hides a delivery until a question is settled, or lets it be seen again."""

    def __init__(
        self, parent: QWidget, bridge: Bridge, found: DeliveryRow, done: Callable[[Delivery], None]
    ) -> None:
        self._release = found.delivery.visibility is Visibility.HELD
        super().__init__(
            parent,
            tr("Release {named}", named=named(found))
            if self._release
            else tr("Hold {named}", named=named(found)),
            "It can be opened again, as far as its consent allows."
            if self._release
            else "It leaves every view, answer and packet until somebody releases it. Its consent"
            " stays as it is.",
            "Release it" if self._release else "Hold it",
            self._go,
        )
        self._bridge, self._done, self._found = bridge, done, found
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(
            tr("how the question was settled") if self._release else tr("what has to be settled")
        )
        self.add("Delivery", label(found.delivery.name, "Value"))
        self.add("Reason", self.reason)
        self.reason.setFocus()

    def _go(self) -> None:
        delivery, reason, release = self._found.delivery, self.reason.text(), self._release
        self.wait()
        self._bridge.ask(
            lambda desk: desk.consents.hold(delivery.case, delivery.id, reason, release=release),
            self._changed,
            self._failed,
        )

    def _changed(self, delivery: Delivery) -> None:
        self.accept()
        self._done(delivery)

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))


def named(found: DeliveryRow) -> str:
    """Item number, else the name of the file."""
    return found.delivery.item or found.delivery.name
