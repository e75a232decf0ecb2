"""A dialog that asks for a few fields, shows what is wrong inside itself, and never blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from nvr_desk_ui.widgets.parts import label, notice

if TYPE_CHECKING:
    from collections.abc import Callable


class Form(QDialog):
    """Title, words, fields, one button that does it. Opened with ``open()`` only."""

    def __init__(
        self, parent: QWidget, title: str, words: str, do: str, ready: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        heading = label(title, "Heading")
        explained = label(words, "Muted")
        explained.setWordWrap(True)
        self.fields = QFormLayout()
        self.fields.setSpacing(8)
        self.fields.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.problem = notice("", "bad")
        self.problem.hide()
        buttons = QDialogButtonBox()
        self.cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.button = buttons.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole)
        self.button.setObjectName("Primary")
        self.button.setDefault(True)
        self.button.setAccessibleName(do)
        buttons.accepted.connect(ready)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(explained)
        layout.addLayout(self.fields)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)

    def add(self, name: str, widget: QWidget) -> None:
        """Put a field under the others; its name is also what a screen reader says."""
        widget.setAccessibleName(name)
        self.fields.addRow(label(name), widget)

    def complain(self, text: str) -> None:
        """Say what is wrong; the dialog stays."""
        self.problem.setText(text)
        self.problem.show()
        self.button.setEnabled(True)

    def wait(self) -> None:
        """The answer is on its way."""
        self.problem.hide()
        self.button.setEnabled(False)
