"""One line of the log in full: what it says, and its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTabWidget, QWidget

from nvr_desk_ui.presenters import audit
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.facts import FactSheet
from nvr_desk_ui.widgets.parts import column, label, notice, push_button, retone, row
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.log_line import LineAround


class LineSheet(QWidget):
    """Shows the line that was opened last."""

    def __init__(self, save: Callable[[int], None]) -> None:
        super().__init__()
        self._save = save
        self._around: LineAround | None = None
        self.heading = label("", "Subheading")
        self.heading.setWordWrap(True)
        self.verdict = notice("")
        self.facts = FactSheet(tr("The entry in words"))
        self.way = FactSheet(tr("Proof of the line"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.facts, tr("The entry"))
        self.tabs.addTab(self.way, tr("Its proof"))
        self.copy = push_button("Copy proof", "audit", self.copy_proof)
        self.save = push_button("Save proof…", "packet", self._pressed)
        for button in (self.copy, self.save):
            button.setAutoDefault(False)
        top = row(self.heading, self.copy, self.save)
        top.setStretch(0, 1)
        inside = QWidget()
        inside.setLayout(column(top, self.verdict, self.tabs, margin=8))
        self.stated = Stated(inside)
        self.setLayout(column(self.stated))
        self.show_nothing()

    def show_nothing(self) -> None:
        """No line is chosen."""
        self._around = None
        self.stated.show_empty("audit", "No line is open", "Choose a line to read it in full.")

    def show_line(self, around: LineAround) -> None:
        """Show a line."""
        self._around = around
        self.heading.setText(audit.title(around))
        retone(self.verdict, *audit.proof_verdict(around.proof, around.why_not))
        self.facts.fill(audit.sections(around))
        self.way.fill(audit.proof_sections(around.proof) if around.proof else [])
        self.tabs.setTabEnabled(1, around.proof is not None)
        if around.proof is None:
            self.tabs.setCurrentIndex(0)
        for button in (self.copy, self.save):
            button.setEnabled(around.proof is not None)
        self.stated.show_content()

    def show_error(self, text: str) -> None:
        """The line could not be read."""
        self.stated.show_error("The line could not be read", text)

    def copy_proof(self) -> None:
        """Put line and signed note on the clipboard."""
        if self._around is not None:
            QGuiApplication.clipboard().setText(audit.proof_text(self._around))

    def _pressed(self) -> None:
        if self._around is not None:
            self._save(self._around.entry.seq)
