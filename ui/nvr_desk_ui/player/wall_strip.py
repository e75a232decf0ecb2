"""The strip under the tiles: when each clip lies, and the moment that all of them show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

_LANE: Final = 7
_PAD: Final = 4
_LEFT: Final = 20


class WallStrip(QWidget):
    """One thin lane a tile; a click or a drag goes there.

    Signals:
        sought: UTC seconds.
    """

    sought = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes: Sequence[tuple[int, tuple[float, float] | None]] = ()
        self._span: tuple[float, float] | None = None
        self._at = 0.0
        self._loop: tuple[float, float] | None = None
        self._active = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Clips of the tiles in time"))

    def sizeHint(self) -> QSize:
        """A lane a tile."""
        return QSize(300, max(2, len(self._lanes)) * _LANE + 2 * _PAD)

    def minimumSizeHint(self) -> QSize:
        """The same: no lane is cut."""
        return QSize(100, self.sizeHint().height())

    def show_lanes(
        self,
        lanes: Sequence[tuple[int, tuple[float, float] | None]],
        span: tuple[float, float] | None,
        active: int,
    ) -> None:
        """Take (number, span) of every tile, and the span of them all."""
        if len(lanes) != len(self._lanes):
            self.updateGeometry()
        self._lanes, self._span, self._active = lanes, span, active
        self.update()

    def show_moment(self, utc_s: float) -> None:
        """The moment that is shown."""
        self._at = utc_s
        self.update()

    def show_loop(self, ends: tuple[float, float] | None) -> None:
        """The moments that play goes round; None without a loop."""
        if ends != self._loop:
            self._loop = ends
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lanes, then the line of the moment."""
        painter, now = QPainter(self), theme.current()
        painter.fillRect(self.rect(), now.colour("panel"))
        font = theme.mono_font(7.0)
        painter.setFont(font)
        for place, (number, span) in enumerate(self._lanes):
            top = _PAD + place * _LANE
            chosen = number == self._active
            ground = QRectF(_LEFT, top + 1, self.width() - _LEFT - _PAD, _LANE - 2)
            painter.fillRect(ground, now.colour("raised"))
            if span is not None:
                left, right = self._x(span[0]), self._x(span[1])
                bar = QRectF(left, top + 1, max(2.0, right - left), _LANE - 2)
                painter.fillRect(bar, now.colour("accent" if chosen else "muted"))
            if chosen:
                painter.fillRect(QRectF(_PAD, top + 1, 10, _LANE - 2), now.colour("accent"))
        if self._loop is not None:
            self._paint_loop(painter, *self._loop)
        if self._span is not None:
            x = self._x(self._at)
            painter.setPen(QPen(QColor(0, 0, 0, 160), 4))
            painter.drawLine(round(x), 0, round(x), self.height())
            painter.setPen(QPen(now.colour("focus") if now.dark else QColor("#f0e442"), 2))
            painter.drawLine(round(x), 0, round(x), self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._go(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position().x())

    def _paint_loop(self, painter: QPainter, first: float, last: float) -> None:
        """What lies outside is darker, as on the strip of a single clip."""
        left, right, shade = self._x(first), self._x(last), QColor(0, 0, 0, 130)
        painter.fillRect(QRectF(_LEFT, 0, left - _LEFT, self.height()), shade)
        painter.fillRect(QRectF(right, 0, self.width() - _PAD - right, self.height()), shade)
        painter.setPen(QPen(theme.current().colour("accent"), 2))
        for x in (left, right):
            painter.drawLine(round(x), 0, round(x), self.height())

    def _go(self, x: float) -> None:
        if self._span is not None:
            first, last = self._span
            share = min(1.0, max(0.0, (x - _LEFT) / self._wide))
            self.sought.emit(first + share * (last - first))

    @property
    def _wide(self) -> float:
        return max(1.0, self.width() - _LEFT - _PAD)

    def _x(self, utc_s: float) -> float:
        if self._span is None:
            return float(_LEFT)
        first, last = self._span
        share = (utc_s - first) / (last - first) if last > first else 0.0
        return _LEFT + min(1.0, max(0.0, share)) * self._wide
