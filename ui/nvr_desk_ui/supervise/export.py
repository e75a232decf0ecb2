"""Writes the log to a file, or with proofs to a folder; the export is an entry of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.supervise.log_fields import instant
from nvr_desk_ui.tongue import core, later, tr
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.parts import push_button, row

if TYPE_CHECKING:
    from nvr_desk.desk import Desk
    from nvr_desk_ui.bridge import Bridge

FORMATS: Final = (
    ("jsonl", False, later("JSON Lines: every entry with its chain values"), ".jsonl"),
    ("csv", False, later("CSV for a spreadsheet; no cell is read as a formula"), ".csv"),
    ("jsonl", True, later("Folder with proofs: checked by a short script and openssl"), ""),
    ("csv", True, later("Folder with proofs, and a CSV beside them"), ""),
)
"""Format of the desk, whether with proofs, words of the form, suffix."""


class AuditExportForm(Form):
    """Format, what goes in, and where to."""

    def __init__(self, parent: QWidget, bridge: Bridge) -> None:
        super().__init__(
            parent,
            "Export the audit log",
            "Every entry of this workspace, of all cases, unless narrowed below. With proofs the"
            " log is signed first, and each entry carries its way to that checkpoint.",
            "Export",
            self._go,
        )
        self.setMinimumWidth(640)
        self._bridge = bridge
        self.form = QComboBox()
        for _key, _proofs, words, _suffix in FORMATS:
            self.form.addItem(tr(words))
        self.case, self.person, self.start, self.end, self.target = (QLineEdit() for _ in range(5))
        for field in (self.case, self.person):
            field.setPlaceholderText(tr("any"))
        for field in (self.start, self.end):
            field.setPlaceholderText(tr("any; or 2026-11-20 14:00, UTC"))
        self.target.setPlaceholderText(tr("a new file or folder"))
        browse = push_button("Place…", "case", self._browse)
        browse.setAutoDefault(False)
        line = QWidget()
        line.setLayout(row(self.target, browse))
        self.add("Format", self.form)
        self.add("Case", self.case)
        self.add("Person", self.person)
        self.add("From", self.start)
        self.add("To", self.end)
        self.add("Write to", line)
        self.target.setAccessibleName(tr("Write to"))

    def suggestion(self) -> str:
        """A name that says what is in it."""
        _key, proofs, _words, suffix = FORMATS[self.form.currentIndex()]
        return "audit-log-with-proofs" if proofs else f"audit-log{suffix}"

    def _browse(self) -> None:
        dialog = QFileDialog(self, "Export to", str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is overwritten
        dialog.selectFile(self.suggestion())
        dialog.fileSelected.connect(self.target.setText)
        dialog.open()

    def _go(self) -> None:
        if not self.target.text().strip():
            self.complain("Choose where to write to.")
            return
        form, proofs, _words, _suffix = FORMATS[self.form.currentIndex()]
        target = Path(self.target.text().strip()).expanduser()
        try:
            since, until = instant(self.start.text()), instant(self.end.text())
        except ValueError as error:
            self.complain(core(str(error)))
            return
        if target.exists():
            self.complain("Something of that name is there; nothing is ever replaced by a log.")
            return
        case, person = self.case.text().strip() or None, self.person.text().strip() or None

        def work(desk: Desk) -> int:
            return desk.audit.export_to(
                target, form, proofs=proofs, case=case, user=person, since=since, until=until
            )

        self.work("Writing…")
        self._bridge.ask(work, partial(self._written, target), self._failed, long=True)

    def _written(self, target: Path, count: int) -> None:
        written = "{n:,} entry written to\n{target}|{n:,} entries written to\n{target}"
        self.finish(tr(written, count, target=target), "ok")

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))
