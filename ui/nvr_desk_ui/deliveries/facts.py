"""All facts of one delivery, to read and to copy; looking is an act like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from nvr_desk_ui.deliveries.consent import named
from nvr_desk_ui.presenters import facts
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.facts import FactSheet
from nvr_desk_ui.widgets.page import Page
from nvr_desk_ui.widgets.parts import push_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from nvr_desk.desk import Desk
    from nvr_desk.records.batch import Batch
    from nvr_desk.records.delivery import DeliveryRow, Refusal
    from nvr_desk_ui.bridge import Bridge

Answer = tuple["DeliveryRow", "Batch | None", "list[Refusal]", str]


class FactsDialog(Page):
    """File, picture, time, place, consent, custody, responses, refusals."""

    def __init__(
        self, parent: QWidget, bridge: Bridge, found: DeliveryRow, zone: str | None
    ) -> None:
        super().__init__(parent, tr("Facts of {named}", named=named(found)))
        self.resize(820, 780)
        self._title, self._zone = f"{found.delivery.case} {named(found)}", zone
        self.text = ""
        self.sheet = FactSheet(tr("Facts of the delivery"))
        self._copy = push_button("Copy all", "audit", self.copy)
        self._copy.setEnabled(False)
        self.build(self.sheet, self._copy)
        self.work("Reading…")
        case, name = found.delivery.case, found.delivery.id

        def work(desk: Desk) -> Answer:
            fresh = desk.clips.show(case, name)
            batches = {batch.sha256: batch for batch in desk.clips.batches(case)}
            limits = desk.detection.coverage_of(case, name).limits if _told(fresh) else ""
            return fresh, batches.get(fresh.delivery.batch), desk.clips.refusals(case), limits

        bridge.ask(work, self._fill, self._failed)

    def copy(self) -> None:
        """Put everything on the clipboard as text."""
        QGuiApplication.clipboard().setText(self.text)
        self.tell("Copied.", "ok")

    def _fill(self, answer: Answer) -> None:
        row, batch, refusals, limits = answer
        found = facts.sections(row, batch, refusals, self._zone, limits)
        self.text = facts.plain(self._title, found)
        self.sheet.fill(found)
        self._copy.setEnabled(True)
        self.tell("", "info")

    def _failed(self, error: Exception) -> None:
        self.tell(error_text(error), "bad")


def _told(row: DeliveryRow) -> bool:
    """Whether a detector's word on this delivery may be shown."""
    return row.looked_s is not None and row.told
