"""What was painted of each delivery, as bars over the seconds of the clip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nvr_desk.timecode import span_text
from nvr_desk_ui import theme
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from nvr_desk_ui.presenters.supervise import StripRow

ROW_PX: Final = 22
MOST_ROWS: Final = 8
_NAME_PX: Final = 150
_TEXT_PX: Final = 70
_BAR_PX: Final = 10


class SpanStrip(QWidget):
    """A row a delivery: name, bars, seconds; the longest first."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rows: Sequence[StripRow] = ()
        self._more = 0

    def show_rows(self, rows: Sequence[StripRow]) -> None:
        """Show other rows; none hides the strip."""
        self.rows, self._more = rows[:MOST_ROWS], max(0, len(rows) - MOST_ROWS)
        told = "; ".join(f"{row.name}: {row.text}" for row in self.rows)
        self.setAccessibleName(tr("Footage that was shown: {told}", told=told))
        self.setVisible(bool(rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As tall as its rows."""
        lines = len(self.rows) + 1 + (1 if self._more else 0)
        return QSize(360, lines * ROW_PX)

    @property
    def most_s(self) -> float:
        """The second at the right edge."""
        return max((to for row in self.rows for _start, to in row.spans), default=0.0) or 1.0

    def row_at(self, y: float) -> StripRow | None:
        """The row at a height."""
        place = int(y // ROW_PX)
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def event(self, event: QEvent) -> bool:
        """Tell the spans of the row under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.row_at(event.pos().y())
            QToolTip.showText(event.globalPos(), f"{found.name}: {found.text}" if found else "")
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names, bars, seconds; the scale below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        room = max(20.0, self.width() - _NAME_PX - _TEXT_PX)
        per_s = room / self.most_s
        for place, row in enumerate(self.rows):
            top = place * ROW_PX
            line = QRectF(0, top, _NAME_PX - 8, ROW_PX)
            name = painter.fontMetrics().elidedText(
                row.name, Qt.TextElideMode.ElideMiddle, int(line.width())
            )
            painter.setPen(look.colour("text"))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
            ground = QRectF(_NAME_PX, top + (ROW_PX - _BAR_PX) / 2, room, _BAR_PX)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("raised"))
            painter.drawRoundedRect(ground, 3, 3)
            painter.setBrush(look.colour("accent"))
            for start, to in row.spans:
                width = max(2.0, (to - start) * per_s)
                painter.drawRect(
                    QRectF(_NAME_PX + start * per_s, ground.top(), width, ground.height())
                )
            painter.setPen(look.colour("text"))
            right = QRectF(self.width() - _TEXT_PX + 8, top, _TEXT_PX - 8, ROW_PX)
            painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, span_text(row.seconds))
        self._paint_scale(painter, len(self.rows) * ROW_PX, room)

    def _paint_scale(self, painter: QPainter, top: float, room: float) -> None:
        painter.setPen(theme.current().colour("muted"))
        scale = QRectF(_NAME_PX, top, room, ROW_PX)
        painter.drawText(scale, Qt.AlignmentFlag.AlignLeft, "0 s")
        painter.drawText(scale, Qt.AlignmentFlag.AlignRight, span_text(self.most_s))
        if self._more:
            more = QRectF(0, top + ROW_PX, self.width(), ROW_PX)
            painter.drawText(
                more, Qt.AlignmentFlag.AlignLeft, tr("and {more} more deliveries", more=self._more)
            )
