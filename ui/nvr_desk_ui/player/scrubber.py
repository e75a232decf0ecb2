"""The strip under the picture: small pictures over the clip, and where the player stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from nvr_desk.records.track import ObjectClass
    from nvr_desk_ui.player.gate import Gate

_HEIGHT = 54
_MARKS = 8


class Scrubber(QWidget):
    """Click or drag to go there.

    Args:
        gate: says whether small pictures may be painted.
        parent: widget.

    Signals:
        moved: seconds from the first picture; a click, or the end of a drag.
        dragged: the same while the mouse is moved on with its button down.
    """

    moved = Signal(float)
    dragged = Signal(float)

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.setFixedHeight(_HEIGHT + _MARKS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Position in the clip"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._length = 0.0
        self._at = 0.0
        self._images: list[tuple[float, QImage]] = []
        self._row: QImage | None = None
        self._marks: Sequence[tuple[ObjectClass, float, float]] = ()
        self._loop: tuple[float | None, float | None] = (None, None)
        self._dragging = False

    def sizeHint(self) -> QSize:
        """Wide as it may be."""
        return QSize(400, _HEIGHT + _MARKS)

    def clear(self) -> None:
        """No clip."""
        self._length, self._at, self._images, self._marks = 0.0, 0.0, [], ()
        self._loop, self._row = (None, None), None
        self.update()

    def set_clip(self, length_s: float, marks: Sequence[tuple[ObjectClass, float, float]]) -> None:
        """Take a clip's length and its appearances (class, from, to), seconds from the start."""
        self._length, self._marks, self._images, self._at = length_s, marks, [], 0.0
        self._row = None
        self.update()

    def set_images(self, images: list[tuple[float, QImage]]) -> None:
        """Take small pictures with their seconds."""
        self._images, self._row = images, None
        self.update()

    def set_loop(self, first_s: float | None, last_s: float | None) -> None:
        """Show where the loop begins and ends; None for an end that is not set."""
        self._loop = (first_s, last_s)
        self.update()

    def set_position(self, seconds: float) -> None:
        """Where the player stands."""
        self._at = seconds
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Pictures side by side, appearances below, a line where the player stands."""
        painter = QPainter(self)
        now = theme.current()
        painter.fillRect(self.rect(), now.colour("canvas"))
        self._paint_images(painter)
        for cls, start, end in self._marks:
            left, right = self._x(start), self._x(end)
            colour = QColor(theme.CLASS_COLOURS[cls])
            bar = QRectF(left, _HEIGHT + 2, max(2.0, right - left), _MARKS - 4)
            painter.fillRect(bar, colour)
        if self._length > 0:
            self._paint_loop(painter)
            x = self._x(self._at)
            painter.setPen(QPen(QColor(0, 0, 0, 160), 4))
            painter.drawLine(round(x), 0, round(x), self.height())
            painter.setPen(QPen(now.colour("focus") if now.dark else QColor("#f0e442"), 2))
            painter.drawLine(round(x), 0, round(x), self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._dragging = False
        self._go(event.position().x(), self.moved)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._dragging = True
            self._go(event.position().x(), self.dragged)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag is where to go."""
        if self._dragging:
            self._dragging = False
            self._go(event.position().x(), self.moved)

    def _go(self, x: float, told: SignalInstance) -> None:
        if self._length > 0 and self.width() > 1:
            share = min(1.0, max(0.0, x / (self.width() - 1)))
            told.emit(share * self._length)

    def _x(self, seconds: float) -> float:
        return seconds / self._length * (self.width() - 1) if self._length > 0 else 0.0

    def _paint_loop(self, painter: QPainter) -> None:
        first, last = self._loop
        if first is None and last is None:
            return
        left = 0.0 if first is None else self._x(first)
        right = self.width() - 1.0 if last is None else self._x(last)
        shade = QColor(0, 0, 0, 130)
        painter.fillRect(QRectF(0, 0, left, _HEIGHT), shade)
        painter.fillRect(QRectF(right, 0, self.width() - right, _HEIGHT), shade)
        painter.setPen(QPen(theme.current().colour("accent"), 2))
        for at, known in ((left, first), (right, last)):
            if known is not None:
                painter.drawLine(round(at), 0, round(at), _HEIGHT)

    def _paint_images(self, painter: QPainter) -> None:
        if not self._images or not self._gate.open:
            return
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(_HEIGHT * ratio))
        if self._row is None or self._row.size() != size:
            self._row = self._side_by_side(size)
        self._gate.lay(painter, QRect(0, 0, self.width(), _HEIGHT), self._row)

    def _side_by_side(self, size: QSize) -> QImage:
        """The small pictures in one row, made once: the strip is painted with every picture."""
        row = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        row.fill(Qt.GlobalColor.transparent)
        painter = QPainter(row)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        aspect = self._images[0][1].width() / max(1, self._images[0][1].height())
        wide = max(24, round(size.height() * aspect))
        for left in range(0, size.width(), wide):
            middle = (left + wide / 2) / size.width() * self._length
            _, image = min(self._images, key=lambda pair: abs(pair[0] - middle))
            painter.drawImage(QRect(left, 0, wide - 1, size.height()), image)
        painter.end()
        return row
