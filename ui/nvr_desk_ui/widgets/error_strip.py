"""A row that says what failed; it can be copied and put away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import notice, push_button, row, strip


class ErrorStrip(QWidget):
    """Hidden until something fails; shows the newest failure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice = notice("", "bad")
        self._notice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = push_button("Copy", "audit", self._copy)
        away = push_button("Close", "cancel", self.hide)
        line = row(self._notice, copy, away, margin=6)
        line.setStretch(0, 1)
        outer = row(strip(line))
        self.setLayout(outer)
        self.hide()

    def show_error(self, title: str, text: str) -> None:
        """Say it."""
        self._notice.setText(f"{tr(title)}: {text}")
        self.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._notice.text())
