"""The report of a review, to a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from nvr_desk_ui.presenters.words import bytes_text, error_text
from nvr_desk_ui.tongue import later, tr
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.parts import push_button, row

if TYPE_CHECKING:
    from nvr_desk.desk import Desk
    from nvr_desk_ui.bridge import Bridge

FORMS: Final = (
    ("pdf", later("PDF, for the file")),
    ("html", later("HTML, one page without scripts")),
)


class ReportForm(Form):
    """Format and file; nothing is replaced."""

    def __init__(self, parent: QWidget, bridge: Bridge, review: int | None) -> None:
        super().__init__(
            parent,
            "Report of a review"
            if review is None
            else tr("Report of review {review}", review=review),
            "Summary, counts, every item with its outcome, and the lots for whoever draws again.",
            "Save",
            self._go,
        )
        self.setMinimumWidth(600)
        self._bridge, self._review = bridge, review
        self.form = QComboBox()
        for key, text in FORMS:
            self.form.addItem(tr(text), key)
        self.target = QLineEdit()
        self.target.setPlaceholderText(tr("a new file"))
        browse = push_button("File…", "case", self._browse)
        browse.setAutoDefault(False)
        line = QWidget()
        line.setLayout(row(self.target, browse))
        self.add("Format", self.form)
        self.add("File", line)
        self.target.setAccessibleName(tr("File"))

    def suggestion(self) -> str:
        """A name that says what is in it."""
        number = "" if self._review is None else f"-{self._review}"
        return f"review{number}.{self.form.currentData()}"

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("Save the report"), str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(self.suggestion())
        dialog.fileSelected.connect(self.target.setText)
        dialog.open()

    def _go(self) -> None:
        named = self.target.text().strip()
        if not named:
            self.complain("Choose a file to write to.")
            return
        target, form, number = Path(named).expanduser(), str(self.form.currentData()), self._review

        def work(desk: Desk) -> int:
            made = desk.supervise.report(number, form)
            with target.open("xb") as file:
                return file.write(made)

        self.work("Making the report…")
        self._bridge.ask(work, partial(self._written, target), self._failed, long=True)

    def _written(self, target: Path, count: int) -> None:
        self.finish(
            tr("{bytes_text} written to\n{target}", bytes_text=bytes_text(count), target=target),
            "ok",
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, FileExistsError):
            self.complain("A file of that name is there; choose another.")
        else:
            self.complain(error_text(error))
