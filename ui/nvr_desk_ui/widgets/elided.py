"""A label that gives way: what does not fit is cut with an ellipsis and told by the tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_LEAST_PX = 24


class Elided(QLabel):
    """One line of plain text, never wider than its room."""

    def __init__(
        self, name: str = "", align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if name:
            self.setObjectName(name)

    def say(self, text: str, more: str = "") -> None:
        """Show a text; ``more`` is its tooltip, else the text itself."""
        self.setText(text)
        self.setToolTip(more or text)

    def minimumSizeHint(self) -> QSize:
        """Almost nothing: it may be cut."""
        return QSize(_LEAST_PX, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground of the style sheet, then the text as far as it goes."""
        painter, option = QPainter(self), QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        room = self.contentsRect()
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(option.palette.color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment()), cut)
