"""New case, open case, and the purpose without which no clip is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from nvr_desk.records.case import CaseState
from nvr_desk_ui import theme
from nvr_desk_ui.presenters.cases import case_line
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.records.case import Case, Purpose
    from nvr_desk_ui.bridge import Bridge


class NewCaseForm(Form):
    """Number, offence code and time zone of a case."""

    def __init__(self, parent: QWidget, bridge: Bridge, done: Callable[[Case], None]) -> None:
        super().__init__(
            parent,
            "New case",
            "The case is the wall: clips, searches and packets stay inside it. You lead it and are"
            " its first member.",
            "Open the case",
            self._go,
        )
        self._bridge, self._done = bridge, done
        self.number, self.offence, self.zone = QLineEdit(), QLineEdit(), QLineEdit()
        self.number.setPlaceholderText("26-004417")
        self.offence.setPlaceholderText("13A")
        self.zone.setPlaceholderText("America/Denver")
        self.add("Case number", self.number)
        self.add("Offence code", self.offence)
        self.add("Time zone", self.zone)

    def _go(self) -> None:
        number = self.number.text().strip()
        offence, zone = self.offence.text().strip() or None, self.zone.text().strip() or None
        self.wait()
        self._bridge.ask(
            lambda desk: desk.cases.new(number, offence=offence, zone=zone),
            self._made,
            self._failed,
        )

    def _made(self, case: Case) -> None:
        self.accept()
        self._done(case)

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))


class PurposeForm(Form):
    """Case, offence code and words: why somebody looks. Part of every entry that follows."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        case: Case,
        before: Purpose | None,
        done: Callable[[Purpose], None],
    ) -> None:
        super().__init__(
            parent,
            tr("Purpose in case {number}", number=case.number),
            "Say why you look. It is written into every line of the audit log, stays on screen"
            " while you work, and holds again when you open this case the next time. Without it"
            " nothing is opened, searched or exported.",
            "State the purpose",
            self._go,
        )
        self._bridge, self._case, self._done = bridge, case.number, done
        self.offence = QLineEdit((before.offence if before else case.offence) or "")
        self.offence.setPlaceholderText("13A")
        self.words = QPlainTextEdit(before.words if before else "")
        self.words.setPlaceholderText(
            tr("Find the vehicle that left the scene between 22:00 and 22:30")
        )
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(84)
        self.add("Offence code", self.offence)
        self.add("Purpose", self.words)
        self.words.setFocus()

    def _go(self) -> None:
        words, offence = self.words.toPlainText().strip(), self.offence.text().strip() or None
        self.wait()
        self._bridge.ask(
            lambda desk: desk.purposes.remember(self._case, words, offence),
            self._stated,
            self._failed,
        )

    def _stated(self, purpose: Purpose) -> None:
        self.accept()
        self._done(purpose)

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))


class OpenCaseForm(Form):
    """The cases of this workspace."""

    def __init__(self, parent: QWidget, cases: Sequence[Case], done: Callable[[str], None]) -> None:
        super().__init__(parent, "Open case", "Cases of this workspace.", "Open", self._go)
        self._done = done
        self.list = QListWidget()
        self.list.setMinimumHeight(220)
        self.list.setAlternatingRowColors(True)
        self.list.itemActivated.connect(self._go)
        for case in cases:
            item = QListWidgetItem(case_line(case), self.list)
            item.setIcon(theme.icon("case" if case.state is CaseState.OPEN else "held"))
            item.setData(Qt.ItemDataRole.UserRole, case.number)
        if cases:
            self.list.setCurrentRow(0)
        self.button.setEnabled(bool(cases))
        self.add("Cases", self.list)
        self.list.setFocus()

    def _go(self) -> None:
        if self.list.currentRow() >= 0:
            self.accept()
            self._done(str(self.list.currentItem().data(Qt.ItemDataRole.UserRole)))
