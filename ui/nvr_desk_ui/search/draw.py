"""A box drawn over a picture, by mouse or by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from nvr_desk_ui.player.canvas import Canvas

_STEP: Final = 0.01
_LEAST: Final = 0.004
_MOVES: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class BoxDrawer(QWidget):
    """Lies over a picture until a box is drawn, or Escape lets it go.

    Arrows move the box, with Shift they size it, Enter takes it. Coordinates are shares of the
    upright picture, whatever part of it is on screen.

    Args:
        canvas: whose picture is drawn on.
        source: (width, height) of the upright picture.
        words: what is being asked for.

    Signals:
        drawn: x1, y1, x2, y2 as shares of the picture.
        left: nothing was drawn.
    """

    drawn = Signal(float, float, float, float)
    left = Signal()

    def __init__(self, canvas: Canvas, source: tuple[int, int], words: str) -> None:
        super().__init__(canvas)
        self._canvas, self._source, self._words = canvas, source, words
        self._corner: tuple[float, float] | None = None
        self.box = (0.4, 0.4, 0.6, 0.6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(words)
        self.setAccessibleDescription(
            tr("Drag a box; arrows move it, Shift and arrows size it, Enter takes it")
        )
        self.setGeometry(canvas.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter, Escape."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            across, down = _MOVES[key]
            sized = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._shift(across * _STEP, down * _STEP, sized=sized)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(taken=True)
        elif key == Qt.Key.Key_Escape:
            self._end(taken=False)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The first corner."""
        self._corner = self._share(event.position())
        self.box = (*self._corner, *self._corner)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The other corner follows the mouse."""
        if self._corner is not None:
            (x1, y1), (x2, y2) = self._corner, self._share(event.position())
            self.box = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """A box that covers something is taken; a mere click is none."""
        x1, y1, x2, y2 = self.box
        if self._corner is not None and x2 - x1 > _LEAST and y2 - y1 > _LEAST:
            self._end(taken=True)
        self._corner = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box, and what to do."""
        painter = QPainter(self)
        place = self._placed()
        veil = QColor(0, 0, 0, 90)
        whole = QRectF(self.rect())
        for part in (
            QRectF(whole.left(), whole.top(), whole.width(), place.top()),
            QRectF(whole.left(), place.bottom(), whole.width(), whole.bottom() - place.bottom()),
            QRectF(whole.left(), place.top(), place.left(), place.height()),
            QRectF(place.right(), place.top(), whole.right() - place.right(), place.height()),
        ):
            painter.fillRect(part, veil)
        painter.setPen(QPen(theme.current().colour("accent"), 2))
        painter.drawRect(place)
        told = f"{self._words} · {self.accessibleDescription()} · Esc"
        line = QRectF(8, 8, self.width() - 16, 2 * painter.fontMetrics().height() + 8)
        painter.fillRect(line, QColor(0, 0, 0, 190))
        painter.setPen(QColor(255, 255, 255))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(line.adjusted(6, 2, -6, -2), flags, told)

    def _shift(self, across: float, down: float, *, sized: bool) -> None:
        x1, y1, x2, y2 = self.box
        if sized:
            x2, y2 = min(1.0, max(x1 + _STEP, x2 + across)), min(1.0, max(y1 + _STEP, y2 + down))
        else:
            across = max(-x1, min(1 - x2, across))
            down = max(-y1, min(1 - y2, down))
            x1, x2, y1, y2 = x1 + across, x2 + across, y1 + down, y2 + down
        self.box = (x1, y1, x2, y2)
        self.update()

    def _share(self, at: QPointF) -> tuple[float, float]:
        point = self._canvas.source_point(at)
        width, height = self._source
        return min(1.0, max(0.0, point.x() / width)), min(1.0, max(0.0, point.y() / height))

    def _placed(self) -> QRectF:
        """The box in pixels of the tile."""
        first = self._canvas.source_point(QPointF(0, 0))
        other = self._canvas.source_point(QPointF(100, 100))
        scale_x, scale_y = 100 / (other.x() - first.x()), 100 / (other.y() - first.y())
        x1, y1, x2, y2 = self.box
        width, height = self._source
        left, top = (x1 * width - first.x()) * scale_x, (y1 * height - first.y()) * scale_y
        return QRectF(left, top, (x2 - x1) * width * scale_x, (y2 - y1) * height * scale_y)

    def _end(self, *, taken: bool) -> None:
        self.hide()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if taken:
            self.drawn.emit(*self.box)
        else:
            self.left.emit()
        self.deleteLater()
