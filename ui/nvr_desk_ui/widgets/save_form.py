"""A form that writes text from the desk to a file a person chose; nothing is replaced unasked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from nvr_desk.errors import UsageError
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.parts import push_button, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.desk import Desk
    from nvr_desk_ui.bridge import Bridge

Format = tuple[str, str, str]
"""Key, words of the form, suffix of the file."""


class SaveForm(Form):
    """Format and file."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        texts: tuple[str, str],
        stem: str,
        formats: Sequence[Format],
        text: Callable[[Desk, str], str],
    ) -> None:
        """Lay out.

        Args:
            parent: What it lies over.
            bridge: Way to the desk.
            texts: Title and words.
            stem: Suggested file name without suffix.
            formats: What can be chosen.
            text: Asks the desk for the text in the format of that key.
        """
        super().__init__(parent, texts[0], texts[1], "Export", self._go)
        self.setMinimumWidth(640)
        self._bridge, self._stem, self._formats, self._text = bridge, stem, formats, text
        self._agreed: str | None = None  # the file dialog asked before replacing this one
        self.form = QComboBox()
        for key, words, _suffix in formats:
            self.form.addItem(tr(words), key)
        self.target = QLineEdit()
        browse = push_button("File…", "case", self._browse)
        browse.setAutoDefault(False)
        line = QWidget()
        line.setLayout(row(self.target, browse))
        self.add("Format", self.form)
        self.add("File", line)
        self.target.setAccessibleName(tr("File"))
        self.target.setPlaceholderText(tr("a new file"))

    def suggestion(self) -> str:
        """A name for the file that says what is in it."""
        return f"{self._stem}.{self._formats[self.form.currentIndex()][2]}"

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("Export to"), str(Path.home()))
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
        form = str(self.form.currentData())
        target = Path(self.target.text().strip()).expanduser()
        mode = "w" if self.target.text() == self._agreed else "x"

        def work(desk: Desk) -> tuple[Path, int]:
            check_room(target, mode)  # what cannot be written is not on record as having left
            text = self._text(desk, form)
            with target.open(mode, encoding="utf-8", newline="\n") as file:
                file.write(text)
            return target, len(text.encode())

        self.work("Writing…")
        self._bridge.ask(work, self._written, self._failed, long=True)

    def _written(self, answer: tuple[Path, int]) -> None:
        target, count = answer
        self.finish(
            tr(
                "{n:,} byte written to\n{target}|{n:,} bytes written to\n{target}",
                count,
                target=target,
            ),
            "ok",
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, FileExistsError):
            self.complain("A file of that name is there. Pick it with File… to replace it.")
        else:
            self.complain(error_text(error))


def check_room(target: Path, mode: str) -> None:
    """Whether a file can be written there.

    Args:
        target: The file.
        mode: As ``open`` takes it; with an x a file of that name must not be there.

    Raises:
        FileExistsError: there is one.
        UsageError: the folder is not there, or something else than a file has the name.
    """
    if not target.parent.is_dir():
        raise UsageError(f"there is no folder {target.parent}")
    if target.is_dir():
        raise UsageError(f"{target} is a folder")
    if "x" in mode and target.exists():
        raise FileExistsError(target)
