"""Check, backup and doctor: long work off the GUI thread, findings as rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from nvr_desk_ui.presenters import care
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, panel, push_button, row

if TYPE_CHECKING:
    from nvr_desk.records.packet import CheckReport
    from nvr_desk.upkeep.doctor import Report
    from nvr_desk_ui.bridge import Bridge


class CheckDialog(Page):
    """Proves rows against files; repairs nothing."""

    def __init__(self, parent: QWidget, bridge: Bridge) -> None:
        super().__init__(
            parent,
            "Check the workspace",
            "Proves rows against files and hashes, and repairs nothing. Work may go on meanwhile.",
        )
        self.resize(820, 480)
        self._bridge = bridge
        self.choice = QComboBox()
        for deep, text in care.DEPTHS:
            self.choice.addItem(tr(text), deep)
        self.choice.setAccessibleName(tr("Depth"))
        self.list = Lines("Findings", care.FINDING_TITLES, (300, 460))
        self.go = push_button("Check", "verify", self.check, primary=True)
        self.build(panel(column(self.choice, self.list, gap=8)), self.go)

    def check(self) -> None:
        """Do it."""
        deep = bool(self.choice.currentData())
        self.list.clear()
        self.go.setEnabled(False)
        self.work("Hashing every original…" if deep else "Checking…")
        self._bridge.ask(
            lambda desk: desk.workspace.check(deep=deep), self._show, self._failed, long=True
        )

    def _show(self, report: CheckReport) -> None:
        self.go.setEnabled(True)
        for finding in report.findings:
            self.list.put((finding.where, finding.what), colour="bad", icon="bad")
        self.tell(*care.verdict(report))

    def _failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self.tell(error_text(error), "bad")


class BackupForm(Form):
    """A new or empty folder that the workspace is copied to."""

    def __init__(self, parent: QWidget, bridge: Bridge) -> None:
        super().__init__(
            parent,
            "Back the workspace up",
            "Copies database and originals to a folder, each file with its hash; work may go on"
            " meanwhile. Take the folder to another disk. To restore: nvr-desk restore FOLDER.",
            "Make the backup",
            self._go,
        )
        self.setMinimumWidth(640)
        self._bridge = bridge
        self.target = QLineEdit()
        self.target.setPlaceholderText(tr("a new or empty folder"))
        browse = push_button("Folder…", "case", self._browse)
        browse.setAutoDefault(False)
        line = QWidget()
        line.setLayout(row(self.target, browse))
        self.add("Folder", line)
        self.target.setAccessibleName(tr("Folder"))

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("A new or empty folder for the backup"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.target.setText)
        dialog.open()

    def _go(self) -> None:
        text = self.target.text().strip()
        if not text:
            self.complain("Choose a new or empty folder.")
            return
        target = Path(text).expanduser()
        self.work("Copying and hashing…")
        self._bridge.ask(
            lambda desk: desk.workspace.backup(target), self._made, self._failed, long=True
        )

    def _made(self, made: care.Written) -> None:
        self.finish(care.backup_text(made), "ok")

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))


class DoctorDialog(Page):
    """What this machine has: isolation by name, engines, weights, versions, senders."""

    def __init__(self, parent: QWidget, bridge: Bridge) -> None:
        super().__init__(
            parent,
            "This machine",
            "Isolation is tried, not assumed: a fenced worker attempts each of these by name.",
        )
        self.resize(980, 720)
        self._bridge = bridge
        self.list = Lines("Facts of this machine", care.DOCTOR_TITLES, (110, 190, 100, 520))
        self.again = push_button("Look again", "refresh", self.look)
        self.build(self.list, self.again)
        self.look()

    def look(self) -> None:
        """Examine, away from the GUI thread."""
        self.again.setEnabled(False)
        self.work("Trying the fence and reading versions…")
        self._bridge.free(_examine, self._show, self._failed)

    def _show(self, report: Report) -> None:
        self.again.setEnabled(True)
        self.list.clear()
        for line in report.lines:
            token = care.doctor_token(line)
            self.list.put(care.doctor_cells(line), colour="" if token == "ok" else token)
        self.tell(*care.doctor_verdict(report))

    def _failed(self, error: Exception) -> None:
        self.again.setEnabled(True)
        self.tell(error_text(error), "bad")


def _examine() -> Report:
    from nvr_desk.upkeep.doctor import examine  # noqa: PLC0415 - off the GUI thread

    return examine()
