"""Corrects the clock of a delivery; claim and outcome stand side by side while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from nvr_desk_ui.clock.undoing import stepped
from nvr_desk_ui.deliveries.consent import named
from nvr_desk_ui.presenters import offsets
from nvr_desk_ui.presenters.time_codes import NotATimeCodeError
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import core, tr
from nvr_desk_ui.widgets.facts import value
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.parts import notice, retone

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.delivery import Delivery, DeliveryRow
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.clock.undoing import Stepped


class ClockForm(Form):
    """The claim stays; the correction is added to it and keeps its reason and author."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        found: DeliveryRow,
        zone: str | None,
        done: Callable[[Stepped[Delivery]], None],
    ) -> None:
        super().__init__(
            parent,
            tr("Correct the clock of {named}", named=named(found)),
            "What you type is added to the claim. The claim is never overwritten and stays on"
            " screen beside the corrected time.",
            "Correct the clock",
            self._go,
        )
        self.setMinimumWidth(620)
        self._bridge, self._found, self._zone, self._done = bridge, found, zone, done
        for name, text in offsets.claim_facts(found.delivery, zone):
            self.add(name, value(text))
        self.add("Correction now", value(offsets.before_text(found.delivery, zone)))
        self.offset, self.reason, self.doubt = QLineEdit(), QLineEdit(), QLineEdit()
        self.doubt.setPlaceholderText(tr("seconds; empty: as well as the claim"))
        self.offset.setPlaceholderText("-1:24")
        self.reason.setPlaceholderText(
            tr("how it was found, e.g. overlay against the dispatch clock")
        )
        self.add("Add to the claim", self.offset)
        self.preview = notice("")
        self.fields.addRow("", self.preview)
        self.add("Known to ±", self.doubt)
        self.add("Reason", self.reason)
        self.offset.textChanged.connect(self._typed)
        self._typed("")
        self.offset.setFocus()

    def _typed(self, text: str) -> None:
        retone(self.preview, *offsets.preview(self._found.delivery, text, self._zone))

    def _go(self) -> None:
        delivery, reason = self._found.delivery, self.reason.text()
        try:
            seconds = offsets.read_offset(self.offset.text())
        except NotATimeCodeError as error:
            self.complain(core(str(error)))
            return
        doubt = offsets.parse_doubt(self.doubt.text())
        if doubt is not None and doubt < 0:
            self.complain("Not a doubt: type seconds, such as 2, or nothing.")
            return
        self.wait()
        self._bridge.ask(
            stepped(
                delivery.case,
                [delivery.id],
                lambda desk: desk.clips.offset(
                    delivery.case, delivery.id, seconds, reason, uncertainty_s=doubt
                ),
            ),
            self._changed,
            self._failed,
        )

    def _changed(self, step: Stepped[Delivery]) -> None:
        self.accept()
        self._done(step)

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))
