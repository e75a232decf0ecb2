"""A box or an outline drawn over a picture, by mouse or by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from nvr_desk.records.region import MOST_CORNERS
from nvr_desk_ui import theme
from nvr_desk_ui.search.outline import Outline
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from nvr_desk_ui.player.canvas import Canvas

_STEP: Final = 0.01
_FINE: Final = 0.002
_LEAST: Final = 0.004
_MOVES: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_TAKE: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_VEIL: Final = QColor(0, 0, 0, 90)
_CURSOR_PX: Final = 9.0


class BoxDrawer(QWidget):
    """Lies over a picture until something is drawn, or Escape lets it go.

    A drag draws a box; arrows move it, with Shift they size it, Enter takes it. Where an outline
    may be drawn too, a click sets its first corner and P changes between both: then arrows move a
    cursor, Enter sets a corner, Enter on the last one (or a double click) closes, Backspace takes
    a corner back. Coordinates are shares of the upright picture, whatever part is on screen.

    Args:
        canvas: whose picture is drawn on.
        source: (width, height) of the upright picture.
        words: what is being asked for.
        outlines: whether an outline may be drawn as well as a box.

    Attributes:
        box: x1, y1, x2, y2 as shares of the picture.
        outline: the corners being set; None while a box is drawn.

    Signals:
        drawn: corners (x, y) of what was drawn; a box has four.
        left: nothing was drawn.
    """

    drawn = Signal(object)
    left = Signal()

    def __init__(
        self, canvas: Canvas, source: tuple[int, int], words: str, *, outlines: bool = False
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._source, self._words = canvas, source, words
        self._outlines = outlines
        self._corner: tuple[float, float] | None = None
        self.box = (0.4, 0.4, 0.6, 0.6)
        self.outline: Outline | None = None
        self._why = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMouseTracking(True)
        self.setAccessibleName(words)
        self._tell()
        self.setGeometry(canvas.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """What stands drawn."""
        if self.outline is not None:
            return tuple(self.outline.corners)
        x1, y1, x2, y2 = self.box
        return (x1, y1), (x2, y1), (x2, y2), (x1, y2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter, P, Backspace, Escape."""
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _MOVES:
            self._arrow(*_MOVES[key], shift=shift)
        elif key in _TAKE:
            self._enter()
        elif key == Qt.Key.Key_P and self._outlines:
            self._turn()
        elif key == Qt.Key.Key_Backspace and self.outline is not None:
            self.outline.take_back()
            self._say()
        elif key == Qt.Key.Key_Escape:
            self._end(taken=False)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The first corner of a box, or the next one of an outline."""
        at = self._share(event.position())
        if self.outline is None:
            self._corner = at
            self.box = (*at, *at)
            self.update()
            return
        if self.outline.at_first(at):
            self._close()
        else:
            self.outline.put(at)
            self._say()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The other corner follows the mouse."""
        at = self._share(event.position())
        if self.outline is not None:
            self.outline.cursor = at
        elif self._corner is not None:
            (x1, y1), (x2, y2) = self._corner, at
            self.box = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        else:
            return
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """A box that covers something is taken; a mere click begins an outline, or is nothing."""
        x1, y1, x2, y2 = self.box
        began, self._corner = self._corner, None
        if self.outline is not None or began is None:
            return
        if x2 - x1 > _LEAST and y2 - y1 > _LEAST:
            self._end(taken=True)
        elif self._outlines:
            self._turn()
            self._begin_with(began)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ends an outline at its last corner."""
        if self.outline is not None:
            self.outline.put(self._share(event.position()))
            self._close()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shape, the cursor, and what to do."""
        painter = QPainter(self)
        shape = self._shape()
        around = QPainterPath()
        around.addRect(QRectF(self.rect()))
        painter.fillPath(around.subtracted(shape) if not shape.isEmpty() else around, _VEIL)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = theme.current().colour("accent")
        painter.setPen(QPen(accent, 2))
        painter.drawPath(shape)
        if self.outline is not None:
            self._paint_corners(painter, self.outline)
        told = f"{self._words} · {self._why or self.accessibleDescription()} · Esc"
        inner = QRectF(14, 10, max(40, self.width() - 28), self.height())
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        text = painter.boundingRect(inner, flags, told)
        painter.fillRect(text.adjusted(-6, -2, 6, 2), QColor(0, 0, 0, 190))
        painter.setPen(QColor(255, 255, 255))
        painter.drawText(inner, flags, told)

    def _paint_corners(self, painter: QPainter, outline: Outline) -> None:
        """Each corner as a square, and a cross where the next one would be."""
        accent = theme.current().colour("accent")
        if outline.corners:
            painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(self._pixel(outline.corners[-1]), self._pixel(outline.cursor))
        painter.setPen(QPen(QColor(0, 0, 0), 1))
        painter.setBrush(accent)
        for corner in outline.corners:
            at = self._pixel(corner)
            painter.drawRect(QRectF(at.x() - 3, at.y() - 3, 6, 6))
        at = self._pixel(outline.cursor)
        for ink, width in ((QColor(0, 0, 0), 4.0), (QColor(255, 255, 255), 2.0)):
            painter.setPen(QPen(ink, width))
            painter.drawLine(at - QPointF(_CURSOR_PX, 0), at + QPointF(_CURSOR_PX, 0))
            painter.drawLine(at - QPointF(0, _CURSOR_PX), at + QPointF(0, _CURSOR_PX))

    # --- what keys and hands do ------------------------------------------------------------------

    def _arrow(self, across: int, down: int, *, shift: bool) -> None:
        if self.outline is not None:
            step = _FINE if shift else _STEP
            self.outline.move(across * step, down * step)
            self.update()
        else:
            self._shift(across * _STEP, down * _STEP, sized=shift)

    def _enter(self) -> None:
        """Takes the box; sets a corner, or closes where one is set already."""
        if self.outline is None:
            self._end(taken=True)
        elif self.outline.at_first() or self.outline.at_last:
            self._close()
        else:
            self.outline.put()
            self._say()

    def _turn(self) -> None:
        """A box in place of an outline, or the other way round."""
        if self.outline is None:
            x1, y1, x2, y2 = self.box
            self.outline = Outline()
            self.outline.cursor = ((x1 + x2) / 2, (y1 + y2) / 2)
        else:
            self.outline = None
            self.box = (0.4, 0.4, 0.6, 0.6)
        self._say()

    def _begin_with(self, corner: tuple[float, float]) -> None:
        if self.outline is not None:
            self.outline.put(corner)
            self._say()

    def _close(self) -> None:
        if self.outline is not None and self.outline.encloses:
            self._end(taken=True)
        else:
            self._say(tr("Three corners at least, not all on one line"))

    def _say(self, why: str = "") -> None:
        self._why = why
        if self.outline is not None and self.outline.full and not why:
            self._why = tr("{n} corners are the most there are: Enter closes", MOST_CORNERS)
        self._tell()
        self.update()

    def _tell(self) -> None:
        """What can be done now, on the picture and for a screen reader."""
        if self.outline is not None:
            told = tr("{n} corner|{n} corners", len(self.outline)) + " · "
            told += tr(
                "Click or Enter sets a corner, arrows move (Shift: finely); double-click or Enter"
                " again closes, Backspace takes one back, P draws a box"
            )
        else:
            told = tr("Drag a box; arrows move it, Shift and arrows size it, Enter takes it")
            if self._outlines:
                told += " · " + tr("A click, or P, begins an outline of corners")
        self.setAccessibleDescription(told if not self._why else f"{self._why}. {told}")

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

    # --- shares and pixels -----------------------------------------------------------------------

    def _share(self, at: QPointF) -> tuple[float, float]:
        point = self._canvas.source_point(at)
        width, height = self._source
        return min(1.0, max(0.0, point.x() / width)), min(1.0, max(0.0, point.y() / height))

    def _pixel(self, corner: tuple[float, float]) -> QPointF:
        """Where a share of the picture lies on the tile."""
        first = self._canvas.source_point(QPointF(0, 0))
        other = self._canvas.source_point(QPointF(100, 100))
        scale_x, scale_y = 100 / (other.x() - first.x()), 100 / (other.y() - first.y())
        width, height = self._source
        x, y = corner[0] * width - first.x(), corner[1] * height - first.y()
        return QPointF(x * scale_x, y * scale_y)

    def _shape(self) -> QPainterPath:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        corners = self.corners
        if len(corners) > 1:
            path.addPolygon(QPolygonF([self._pixel(each) for each in corners]))
            if self.outline is None or len(corners) > 2:
                path.closeSubpath()
        return path

    def _end(self, *, taken: bool) -> None:
        self.hide()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if taken:
            self.drawn.emit(self.corners)
        else:
            self.left.emit()
        self.deleteLater()
