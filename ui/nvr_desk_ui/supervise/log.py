"""The log: narrowed by fields, read line by line, proven, checked, signed and exported."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QProgressBar,
    QSplitter,
    QTableView,
    QWidget,
)

from nvr_desk_ui.presenters import audit, words
from nvr_desk_ui.supervise.line import LineSheet
from nvr_desk_ui.supervise.log_fields import LogFields
from nvr_desk_ui.supervise.log_model import LogModel
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.page import Page
from nvr_desk_ui.widgets.parts import column, label, push_button, row, strip
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from nvr_desk.desk import Desk
    from nvr_desk.desk.logbook import LogTicket
    from nvr_desk.records.log import LogReport, SignedHead
    from nvr_desk.records.log_line import LineAround, LogChoices
    from nvr_desk_ui.bridge import Bridge

SETTLE_MS: Final = 120
"""A line is opened once the choice rests: who runs down the list opens none."""
_WIDE_PX: Final = 1300
_PAD_PX: Final = 22
_WIDTHS: Final = (54, 160, 130, 140, 62, 100, 96, 120, 110)


class LogDialog(Page):
    """Looking here is an entry too; it names the lines that were opened."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        verified: Callable[[LogReport], None],
        export: Callable[[], None],
        may: Callable[[str], bool],
    ) -> None:
        """Lay out and read.

        Args:
            parent: The window.
            bridge: Way to the desk.
            verified: Told what a check came to.
            export: Opens the form that exports the log.
            may: Whether an action of the table is open to the person here.
        """
        super().__init__(parent, "Audit log")
        self._bridge, self._verified = bridge, verified
        self._ticket: LogTicket | None = None
        self._turn = 0
        self._gone = False
        self.fields = LogFields()
        self.fields.asked.connect(self._open)
        self.fields.refused.connect(partial(self.tell, tone="bad"))
        self.model = LogModel(bridge, self)
        self.model.came.connect(self._came)
        self.model.failed.connect(self._failed)
        self.table = _table(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self.count = label("", "Muted")
        self.line = LineSheet(self.save_proof)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._open_line)
        self.stated = Stated(self.table)
        left = QWidget()
        left.setLayout(column(self.stated, self.count, gap=4))
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(self.line)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Entries checked"))
        self.progress.hide()
        self._told = _Progress(self)
        self._told.moved.connect(self._moved_on)
        body = QWidget()
        body.setLayout(column(strip(row(self.fields)), self.split, self.progress))
        self.verify_button = push_button("Verify", "verify", self.verify, primary=True)
        self.sign_button = push_button("Make a checkpoint", "packet", self.sign)
        self.export_button = push_button("Export…", "audit", export)
        self.verify_button.setEnabled(may("audit.verify"))
        self.sign_button.setEnabled(may("audit.checkpoint"))
        self.export_button.setEnabled(may("audit.export"))
        self.line.save.setVisible(may("audit.export"))
        self.build(body, self.verify_button, self.sign_button, self.export_button)
        self.resize(parent.window().size() * 0.94)
        self.finished.connect(self._end)
        self._open({})

    # --- the look -----------------------------------------------------------------------------

    def _open(self, asked: dict[str, Any]) -> None:
        """End the look before and begin one that is narrowed otherwise."""
        before, self._ticket = self._ticket, None
        self._turn += 1
        self.model.clear()
        self.line.show_nothing()
        self.tell("")
        self.stated.show_loading("Reading the log…")

        def work(desk: Desk) -> tuple[LogTicket, LogChoices]:
            if before is not None:
                desk.logbook.close(before)
            ticket = desk.logbook.open(**asked)
            return ticket, desk.logbook.choices(ticket)

        turn = self._turn
        self._bridge.ask(work, partial(self._opened, turn), partial(self._refused, turn))

    def _opened(self, turn: int, answer: tuple[LogTicket, LogChoices]) -> None:
        ticket, choices = answer
        if self._gone or turn != self._turn:  # closed, or asked otherwise, before it came
            self._bridge.ask(lambda desk: desk.logbook.close(ticket), title="Audit log")
            return
        self._ticket = ticket
        self.fields.offer(choices)
        widest = self.table.fontMetrics().horizontalAdvance(f"{ticket.last:,}") + _PAD_PX
        self.table.setColumnWidth(0, max(_WIDTHS[0], widest))
        self.model.show(ticket)

    def _came(self, count: int, whole: bool) -> None:
        if count == 0 and whole:
            self.stated.show_empty("audit", "Nothing fits", "No entry of the log fits all of that.")
            self.count.setText("")
            return
        if count == 0:
            return
        if self.stated.state == "loading" and self._turn == 1:
            self.stated.show_content()
            self.table.setFocus()  # the list first; the fields lie above it
        self.stated.show_content()
        text = (
            tr("{n:,} entry|{n:,} entries", count)
            if whole
            else tr(
                "{n:,} entry so far; scroll on for more|{n:,} entries so far; scroll on for more",
                count,
            )
        )
        self.count.setText(tr("{what}, newest first", what=text))

    def _refused(self, turn: int, error: Exception) -> None:
        if not self._gone and turn == self._turn:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        self.stated.show_error(
            "The log could not be read", words.error_text(error), self.fields.ask
        )

    def _end(self, _result: int) -> None:
        self._gone = True
        self._settle.stop()
        self.model.clear()
        ticket, self._ticket = self._ticket, None
        if ticket is not None:
            self._bridge.ask(lambda desk: desk.logbook.close(ticket), title="Audit log")

    # --- one line -----------------------------------------------------------------------------

    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._settle.start()

    def _open_line(self) -> None:
        ticket, seq = self._ticket, self.model.seq(self.table.currentIndex().row())
        if ticket is None or seq is None:
            return
        self._bridge.ask(
            lambda desk: desk.logbook.line(ticket, seq),
            self._line_came,
            self._line_failed,
            key="log-line",
        )

    def _line_came(self, around: LineAround) -> None:
        if self._ticket is not None:
            self.line.show_line(around)

    def _line_failed(self, error: Exception) -> None:
        if self._ticket is not None:
            self.line.show_error(words.error_text(error))

    def save_proof(self, seq: int) -> None:
        """Ask for a folder, then write line, proof, checkpoint, key and script into it."""
        dialog = QFileDialog(self, tr("Save the proof into a new folder"), str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(f"log-entry-{seq}")

        def picked(path: str) -> None:
            self.write_proof(seq, Path(path))

        dialog.fileSelected.connect(picked)
        dialog.open()

    def write_proof(self, seq: int, target: Path) -> None:
        """Write the proof of a line into a folder that is not there yet."""
        self.work("Writing the proof…")
        self._bridge.ask(
            lambda desk: desk.logbook.save_line(seq, target),
            partial(self._saved, target),
            self._said_no,
        )

    def _saved(self, target: Path, _count: int) -> None:
        if not self._gone:
            self.tell(
                tr(
                    "Line, proof, checkpoint, key and a script that checks them: {target}",
                    target=target,
                ),
                "ok",
            )

    # --- the whole log ------------------------------------------------------------------------

    def verify(self) -> None:
        """Recompute every hash of the log."""
        self.verify_button.setEnabled(False)
        self.work("Checking every entry…")
        self.busy.hide()
        self.progress.setRange(0, 0)
        self.progress.show()
        told = self._told.moved.emit
        self._bridge.ask(
            lambda desk: desk.audit.verify(progress=told),
            self._checked,
            self._said_no,
            long=True,
        )

    def _moved_on(self, done: int, of: int) -> None:
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)
        self.progress.setFormat(tr("{done:,} of {of:,} entries", done=done, of=of))

    def _checked(self, report: LogReport) -> None:
        self._verified(report)
        self.progress.hide()
        self.verify_button.setEnabled(True)
        self.tell(audit.whole_verdict(report), "ok" if report.ok else "bad")

    def sign(self) -> None:
        """Make a checkpoint of the log as it is now."""
        self.work("Signing the log…")
        self._bridge.ask(
            lambda desk: desk.audit.checkpoint(tr("by hand at the window")),
            self._signed,
            self._said_no,
        )

    def _signed(self, head: SignedHead) -> None:
        self.tell(audit.signed(head), "warn" if head.trouble else "ok")
        self._open_line()

    def _said_no(self, error: Exception) -> None:
        self.progress.hide()
        self.verify_button.setEnabled(True)
        self.tell(words.error_text(error), "bad")

    # --- Qt -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one above the other."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE_PX
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.split.orientation() != wanted or not event.oldSize().isValid():
            self.split.setOrientation(wanted)
            self.split.setSizes([950, 510] if wide else [190, 330])


class _Progress(QObject):
    """Carries how far a check is from the thread that checks to the window."""

    moved = Signal(int, int)


def _table(model: LogModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(tr("Entries, newest first"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.setVisible(False)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(24)
    table.horizontalHeader().setHighlightSections(False)
    for place, width in enumerate(_WIDTHS):
        table.setColumnWidth(place, width)
    purpose = audit.TITLES.index("Purpose")
    table.horizontalHeader().setSectionResizeMode(purpose, QHeaderView.ResizeMode.Stretch)
    return table
