"""Which part of the picture a tile shows; arithmetic over rectangles alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

MOST: Final = 16.0
"""Largest enlargement over the picture that just fits."""
STEP: Final = 1.25


class Zoom:
    """Factor and centre; 1 is the whole picture, fitted into the tile.

    Attributes:
        factor: 1 to ``MOST``.
    """

    def __init__(self) -> None:
        self.factor = 1.0
        self._centre = QPointF(0.5, 0.5)

    @property
    def neutral(self) -> bool:
        """Whether the whole picture is shown."""
        return self.factor <= 1.0

    def reset(self) -> None:
        """The whole picture again."""
        self.factor, self._centre = 1.0, QPointF(0.5, 0.5)

    def place(self, tile: QSizeF, source: QSizeF) -> QRectF:
        """Where the whole picture lies in tile pixels, parts of it outside the tile.

        Args:
            tile: of the widget.
            source: of the upright picture; only its shape matters.
        """
        if source.isEmpty() or tile.isEmpty():
            return QRectF(QPointF(0, 0), tile)
        fit = min(tile.width() / source.width(), tile.height() / source.height())
        size = source * (fit * self.factor)
        left = _settled(tile.width(), size.width(), self._centre.x())
        top = _settled(tile.height(), size.height(), self._centre.y())
        return QRectF(left, top, size.width(), size.height())

    def by(self, steps: float, at: QPointF, tile: QSizeF, source: QSizeF) -> None:
        """Enlarge by so many steps; the point of the picture under ``at`` stays there."""
        before = self.place(tile, source)
        if before.isEmpty():
            return
        point = QPointF(
            (at.x() - before.left()) / before.width(), (at.y() - before.top()) / before.height()
        )
        self.factor = min(MOST, max(1.0, self.factor * STEP**steps))
        if self.factor < 1.0 + 1e-6:
            self.reset()
            return
        size = before.size() * 1.0
        fit = min(tile.width() / source.width(), tile.height() / source.height())
        size = source * (fit * self.factor)
        self._centre = QPointF(
            point.x() + (tile.width() / 2 - at.x()) / size.width(),
            point.y() + (tile.height() / 2 - at.y()) / size.height(),
        )
        self._hold(tile, size)

    def pan(self, by: QPointF, tile: QSizeF, source: QSizeF) -> None:
        """Move the picture by tile pixels."""
        whole = self.place(tile, source).size()
        if whole.isEmpty() or self.neutral:
            return
        self._centre -= QPointF(by.x() / whole.width(), by.y() / whole.height())
        self._hold(tile, whole)

    def _hold(self, tile: QSizeF, size: QSizeF) -> None:
        """Keep the centre where the picture covers the tile, so that panning back answers."""

        def held(centre: float, room: float, whole: float) -> float:
            half = min(0.5, room / whole / 2)
            return min(max(centre, half), 1 - half)

        self._centre = QPointF(
            held(self._centre.x(), tile.width(), size.width()),
            held(self._centre.y(), tile.height(), size.height()),
        )


def _settled(room: float, size: float, centre: float) -> float:
    """Left (or top) edge: in the middle while it fits, else by the centre, leaving no gap."""
    if size <= room:
        return (room - size) / 2
    return min(0.0, max(room - size, room / 2 - centre * size))
