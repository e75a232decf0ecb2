"""The audit log: the newest entries, a filter, and a button that checks the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from nvr_desk_ui.presenters import audit, words
from nvr_desk_ui.widgets.parts import column, label, notice, panel, push_button, row
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.records.audit import Entry
    from nvr_desk.records.packet import CheckReport
    from nvr_desk_ui.bridge import Bridge

LIMIT = 500
"""Newest entries shown."""


class AuditDialog(QDialog):
    """Shown beside the window, not above it; looking here is an entry too."""

    def __init__(
        self, parent: QWidget, bridge: Bridge, verified: Callable[[CheckReport], None]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Audit log")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1080, 600)
        self._bridge, self._verified = bridge, verified
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter: verb, user, case, purpose, outcome")
        self.filter.setAccessibleName("Filter entries")
        self.filter.textChanged.connect(self._narrow)
        self.list = QTreeWidget()
        self.list.setHeaderLabels(list(audit.TITLES))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setAccessibleName("Entries, newest first")
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for place, width in enumerate((52, 165, 105, 105, 65, 90, 235, 160, 90)):
            self.list.setColumnWidth(place, width)
        self._verdict = notice("The chain has not been checked since this view was opened.")
        self._stated = Stated(self.list)
        top = row(self.filter, push_button("Verify", "verify", self.verify, primary=True), margin=8)
        self.setLayout(
            column(
                label("Audit log", "Heading"), panel(top), self._verdict, self._stated, margin=12
            )
        )
        self.load()

    def load(self) -> None:
        """Read the newest entries."""
        self._stated.show_loading("Reading the log…")
        self._bridge.ask(lambda desk: desk.audit.show(limit=LIMIT), self.show_entries, self._failed)

    def verify(self) -> None:
        """Recompute the whole chain."""
        self._verdict.setText("Checking…")
        self._bridge.ask(
            lambda desk: desk.audit.verify(), self.show_report, self._failed, long=True
        )

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show entries, newest first."""
        self.list.clear()
        items = [QTreeWidgetItem(list(audit.cells(entry))) for entry in reversed(entries)]
        for item, entry in zip(items, reversed(entries), strict=True):
            item.setToolTip(0, entry.leaf)
        self.list.addTopLevelItems(items)
        self._stated.show_content()

    def show_report(self, report: CheckReport) -> None:
        """Show what checking came to."""
        self._verdict.setText(audit.verdict(report))
        self._verdict.setProperty("tone", "ok" if report.ok else "bad")
        self._verdict.style().polish(self._verdict)
        self._verified(report)

    def _narrow(self, needle: str) -> None:
        wanted = needle.casefold().split()
        for place in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(place)
            if item is not None:
                line = " ".join(item.text(at) for at in range(item.columnCount())).casefold()
                item.setHidden(not all(word in line for word in wanted))

    def _failed(self, error: Exception) -> None:
        self._stated.show_error("The log could not be read", words.error_text(error), self.load)
