"""A chart of bars: one measure, a bar a name, or a bar an hour; numbers stand beside every bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from nvr_desk_ui.presenters.supervise import Bar

MOST_BARS: Final = 16
"""Names that are drawn; the table beside has all of them."""
_NAME_PX: Final = 130
_ROW_PX: Final = 30
_GAP_PX: Final = 6.0
_EDGE_PX: Final = 10.0


class BarChart(QWidget):
    """Bars along the width, or upright for hours.

    Signals:
        chosen: place of the bar that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        self._upright = upright
        self.bars: Sequence[Bar] = ()
        self.current = -1
        self._more = 0
        self.setMinimumSize(QSize(320, 180))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: Sequence[Bar], what: str) -> None:
        """Show other bars; ``what`` names the measure."""
        most = len(bars) if self._upright else MOST_BARS
        self.bars, self._more = bars[:most], max(0, len(bars) - most)
        self.setAccessibleName(what)
        told = ", ".join(f"{bar.name} {bar.text}" for bar in self.bars)
        self.setAccessibleDescription(told)
        self.current = -1
        self.update()

    def mark(self, place: int) -> None:
        """Frame a bar: the row of the table that is chosen."""
        if place != self.current:
            self.current = place
            self.update()

    def area(self, place: int) -> QRectF:
        """Where a bar may be drawn, name and number included."""
        if self._upright:
            wide = (self.width() - 2 * _EDGE_PX) / max(1, len(self.bars))
            return QRectF(_EDGE_PX + place * wide, _EDGE_PX, wide, self.height() - 2 * _EDGE_PX)
        return QRectF(_EDGE_PX, _EDGE_PX + place * _ROW_PX, self.width() - 2 * _EDGE_PX, _ROW_PX)

    def place_at(self, x: float, y: float) -> int:
        """The bar at a point; -1 where there is none."""
        found = (n for n in range(len(self.bars)) if self.area(n).contains(x, y))
        return next(found, -1)

    # --- Qt -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tell the number of the bar under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.place_at(event.pos().x(), event.pos().y())
            bar = self.bars[place] if place >= 0 else None
            QToolTip.showText(event.globalPos(), f"{bar.name}: {bar.text}" if bar else "")
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a bar, and with it the row of the table."""
        place = self.place_at(event.position().x(), event.position().y())
        if place >= 0:
            self.mark(place)
            self.chosen.emit(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All bars against the longest."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((bar.value for bar in self.bars), default=0.0)
        if most <= 0:
            painter.setPen(theme.current().colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("Nothing to count here"))
            return
        for place, bar in enumerate(self.bars):
            if self._upright:
                self._paint_upright(painter, place, bar, bar.value / most)
            else:
                self._paint_along(painter, place, bar, bar.value / most)
        if self._more:
            painter.setPen(theme.current().colour("muted"))
            below = self.area(len(self.bars))
            painter.drawText(
                below, Qt.AlignmentFlag.AlignVCenter, tr("and {more} more, beside", more=self._more)
            )

    def _paint_along(self, painter: QPainter, place: int, bar: Bar, share: float) -> None:
        area, look = self.area(place), theme.current()
        metrics = painter.fontMetrics()
        number = metrics.horizontalAdvance(bar.text) + 12
        name = QRectF(area.left(), area.top(), _NAME_PX, area.height())
        cut = metrics.elidedText(bar.name, Qt.TextElideMode.ElideMiddle, _NAME_PX - 8)
        painter.setPen(look.colour("text"))
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, cut)
        room = max(10.0, area.width() - _NAME_PX - number)
        drawn = QRectF(
            name.right(),
            area.top() + _GAP_PX,
            max(1.0 if bar.value else 0.0, room * share),
            area.height() - 2 * _GAP_PX,
        )
        self._fill(painter, drawn, place)
        painter.setPen(look.colour("text"))
        right = QRectF(drawn.right() + 6, area.top(), number, area.height())
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, bar.text)

    def _paint_upright(self, painter: QPainter, place: int, bar: Bar, share: float) -> None:
        area, look = self.area(place), theme.current()
        line = painter.fontMetrics().height() + 2.0
        room = max(10.0, area.height() - 2 * line)
        tall = max(1.0 if bar.value else 0.0, room * share)
        drawn = QRectF(area.left() + 2, area.bottom() - line - tall, area.width() - 4, tall)
        self._fill(painter, drawn, place)
        below = QRectF(area.left(), area.bottom() - line, area.width(), line)
        painter.setPen(look.colour("muted"))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, bar.name.removesuffix(" h"))
        if bar.value and painter.fontMetrics().horizontalAdvance(bar.text) < area.width() + 6:
            above = QRectF(area.left() - 3, drawn.top() - line, area.width() + 6, line)
            painter.setPen(look.colour("text"))
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, bar.text)

    def _fill(self, painter: QPainter, drawn: QRectF, place: int) -> None:
        look = theme.current()
        painter.setBrush(look.colour("accent"))
        chosen = place == self.current
        painter.setPen(QPen(look.colour("focus"), 2) if chosen else Qt.PenStyle.NoPen)
        painter.drawRect(drawn)
