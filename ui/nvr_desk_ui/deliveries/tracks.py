"""Writes the tracks of a delivery to a file a person chose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from nvr_desk_ui.deliveries.consent import named
from nvr_desk_ui.presenters.words import NO_IDENTITY, error_text
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.parts import label, push_button, row

if TYPE_CHECKING:
    from nvr_desk.desk import Desk
    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk_ui.bridge import Bridge

FORMATS = (
    ("jsonl", "JSON Lines: one track a line, seen and interpolated rows", "jsonl"),
    ("mot", "MOTChallenge CSV: confidence −1 where not seen", "txt"),
    ("coco", "COCO: only pictures the detector looked at", "json"),
)
"""Format, words of the form, suffix of the file."""


class TracksForm(Form):
    """Format and file."""

    def __init__(self, parent: QWidget, bridge: Bridge, found: DeliveryRow) -> None:
        super().__init__(
            parent,
            f"Export the tracks of {named(found)}",
            f"{NO_IDENTITY}. The export stands in the log with your purpose.",
            "Export",
            self._go,
        )
        self.setMinimumWidth(640)
        self._bridge, self._found = bridge, found
        self._agreed: str | None = None  # the dialog asked before replacing this file
        self.form = QComboBox()
        for key, words, _suffix in FORMATS:
            self.form.addItem(words, key)
        self.target = QLineEdit()
        browse = push_button("File…", "case", self._browse)
        browse.setAutoDefault(False)
        line = QWidget()
        line.setLayout(row(self.target, browse))
        self.add("Delivery", label(found.delivery.name, "Value"))
        self.add("Format", self.form)
        self.add("File", line)
        self.target.setAccessibleName("File")
        self.target.setPlaceholderText("a new file")

    def suggestion(self) -> str:
        """A name for the file that says what is in it."""
        suffix = FORMATS[self.form.currentIndex()][2]
        return f"{Path(self._found.delivery.name).stem}-tracks.{suffix}"

    def _browse(self) -> None:
        dialog = QFileDialog(self, "Export tracks to")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(self.suggestion())
        dialog.fileSelected.connect(self._picked)
        dialog.open()

    def _picked(self, path: str) -> None:
        self.target.setText(path)
        self._agreed = path

    def _go(self) -> None:
        if not self.target.text().strip():
            self.complain("Choose a file to write to.")
            return
        delivery, form = self._found.delivery, str(self.form.currentData())
        target = Path(self.target.text().strip()).expanduser()
        mode = "w" if self.target.text() == self._agreed else "x"

        def work(desk: Desk) -> tuple[Path, int]:
            text = desk.tracks.export(delivery.case, delivery.id, form)
            with target.open(mode, encoding="utf-8", newline="\n") as file:
                file.write(text)
            return target, len(text.encode())

        self.work("Writing…")
        self._bridge.ask(work, self._written, self._failed, long=True)

    def _written(self, answer: tuple[Path, int]) -> None:
        target, count = answer
        self.finish(f"{count:,} bytes written to\n{target}", "ok")

    def _failed(self, error: Exception) -> None:
        if isinstance(error, FileExistsError):
            self.complain("A file of that name is there. Pick it with File… to replace it.")
        else:
            self.complain(error_text(error))
