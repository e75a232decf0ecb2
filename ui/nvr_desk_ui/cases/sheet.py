"""A case as a page: facts, members, and the end of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QWidget

from nvr_desk.records.case import CaseState
from nvr_desk_ui.presenters import cases
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import later, tr
from nvr_desk_ui.widgets.facts import FactSheet
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.page import Page
from nvr_desk_ui.widgets.parts import column, label, panel, push_button, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.desk import Desk
    from nvr_desk.records.case import Case
    from nvr_desk_ui.bridge import Bridge

_CASE_END = later(
    "Nothing in a closed case is searched, viewed or exported. Files, tracks and "
    "the log stay. A closed case is not opened again."
)
_SERIES_END = later(
    "Nothing is looked at across its cases afterwards; the cases themselves stay "
    "open. A closed series is not opened again."
)


class CaseDialog(Page):
    """Only members see into a case; the last one stays."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        case: Case,
        changed: Callable[[Case], None],
        end: Callable[[], None],
    ) -> None:
        super().__init__(
            parent, tr("Series {number}" if case.is_series else "Case {number}", number=case.number)
        )
        self.resize(680, 680)
        self._bridge, self._number, self._told = bridge, case.number, changed
        self.sheet = FactSheet(tr("Facts of the case"))
        self.members = QListWidget()
        self.members.setAccessibleName(tr("Members"))
        self.members.setFixedHeight(120)
        self.user = QLineEdit()
        self.user.setPlaceholderText(tr("account name of the person"))
        self.user.setAccessibleName(tr("Account name"))
        self._add = push_button("Add", "add", self._add_member)
        self._remove = push_button("Remove the chosen one", "cancel", self._remove_member)
        self._end = push_button(
            "Close the series…" if case.is_series else "Close the case…", "held", end
        )
        line = row(self.user, self._add, self._remove)
        body = column(self.sheet, label("Members", "Subheading"), self.members, line, gap=8)
        self.build(panel(body), self._end)
        for button in (self._add, self._remove):
            button.setAutoDefault(False)
        self.user.returnPressed.connect(self._add_member)
        self.show_case(case)
        self._bridge.ask(lambda desk: desk.cases.show(self._number), self.show_case, self._failed)

    def show_case(self, case: Case) -> None:
        """Show how the case stands now."""
        told = cases.incident_section(case.incident, case.zone)
        self.sheet.fill([cases.case_section(case), told])
        self.members.clear()
        for member in case.members:
            self.members.addItem(
                tr("{member} (lead)", member=member) if member == case.lead else member
            )
        self._names = case.members
        self._end.setEnabled(case.state is CaseState.OPEN)

    def _add_member(self) -> None:
        self._change(self.user.text().strip(), present=True)

    def _remove_member(self) -> None:
        place = self.members.currentRow()
        if place < 0:
            self.tell("Choose the member to remove.", "bad")
            return
        self._change(self._names[place], present=False)

    def _change(self, user: str, *, present: bool) -> None:
        self.tell("", "info")
        self._bridge.ask(
            lambda desk: desk.cases.member(self._number, user, present=present),
            self._changed,
            self._failed,
        )

    def _changed(self, case: Case) -> None:
        self.user.clear()
        self.show_case(case)
        self._told(case)

    def _failed(self, error: Exception) -> None:
        self.tell(error_text(error), "bad")


class CloseCaseForm(Form):
    """The outcome of a case or of a series, in words."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        number: str,
        done: Callable[[Case], None],
        *,
        series: bool = False,
    ) -> None:
        super().__init__(
            parent,
            tr("Close series {number}", number=number)
            if series
            else tr("Close case {number}", number=number),
            _SERIES_END if series else _CASE_END,
            "Close the series" if series else "Close the case",
            self._go,
        )
        self._bridge, self._number, self._done, self._series = bridge, number, done, series
        self.outcome = QPlainTextEdit()
        self.outcome.setPlaceholderText(tr("what came of it, e.g. arrest, packet handed to the DA"))
        self.outcome.setTabChangesFocus(True)
        self.outcome.setFixedHeight(84)
        self.add("Outcome", self.outcome)
        self.outcome.setFocus()

    def _go(self) -> None:
        outcome, number, series = self.outcome.toPlainText().strip(), self._number, self._series

        def work(desk: Desk) -> Case:
            closing = desk.series.close if series else desk.cases.close
            return closing(number, outcome=outcome)

        self.wait()
        self._bridge.ask(work, self._closed, self._failed)

    def _closed(self, case: Case) -> None:
        self.accept()
        self._done(case)

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))
