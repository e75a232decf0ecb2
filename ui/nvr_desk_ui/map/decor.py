"""Scale bar, north mark, grid, names of areas, and words about where this is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from nvr_desk.geo import mercator
from nvr_desk.geo.layerfile import Feature, FeatureKind
from nvr_desk_ui.timeline.colours import ground
from nvr_desk_ui.tongue import later, tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk_ui.map.view import MapView
    from nvr_desk_ui.theme import Theme

FOOT_H = 22
SCALE_W = 170
"""Room at the lower right that the scale bar needs, px."""
ATTRIBUTION = later("Natural Earth · US Census Bureau · borders simplified, no streets")
_GRID_STEPS = (30.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001,
               0.0005, 0.0002, 0.0001)  # fmt: skip
_GRID_FROM_ZOOM = 8.0
_GRID_PX = 130.0
_RIM = ((-1, 0), (1, 0), (0, -1), (0, 1))
"""A name is first written four times in the colour of the ground: lines do not cross it."""


def paint_scale(painter: QPainter, right: float, bottom: float, view: MapView, look: Theme) -> None:
    """Two bars with one zero: metres above, feet or miles below."""
    metric = mercator.scale_bar(view.metres_a_pixel, 130)
    feet = mercator.scale_bar(view.metres_a_pixel, 130, imperial=True)
    line = painter.fontMetrics().height()
    left = right - max(metric.pixels, feet.pixels)
    middle = bottom - line - 2
    longest = max(metric.pixels, feet.pixels)
    backing = QColor(ground(look))
    backing.setAlphaF(0.7)
    painter.fillRect(QRectF(left - 8, middle - line - 6, longest + 16, 2 * line + 12), backing)
    painter.setPen(QPen(look.colour("text"), 1.5))
    painter.drawLine(QPointF(left, middle), QPointF(left + longest, middle))
    painter.drawLine(QPointF(left, middle - 5), QPointF(left, middle + 5))
    for bar, tick, top in ((metric, -5.0, middle - line - 3), (feet, 5.0, middle + 3)):
        x = left + bar.pixels
        painter.drawLine(QPointF(x, middle), QPointF(x, middle + tick))
        box = QRectF(left + 4, top, 140, line)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, bar.label)


def paint_north(painter: QPainter, centre: QPointF, look: Theme) -> None:
    """An arrow with an N: the map never turns."""
    x, y = centre.x(), centre.y()
    painter.setPen(QPen(ground(look), 1))
    painter.setBrush(look.colour("text"))
    painter.drawPolygon(QPolygonF([
        QPointF(x, y - 13), QPointF(x + 6, y + 3), QPointF(x, y), QPointF(x - 6, y + 3),
    ]))  # fmt: skip
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(look.colour("text"))
    painter.drawText(QRectF(x - 10, y + 3, 20, 16), Qt.AlignmentFlag.AlignCenter, "N")


def paint_grid(painter: QPainter, box: QRect, view: MapView, look: Theme) -> list[QRectF]:
    """Parallels and meridians with their degrees, where no border gives a hold.

    Returns:
        The boxes of the words.
    """
    if view.zoom < _GRID_FROM_ZOOM:
        return []
    metrics = painter.fontMetrics()
    taken: list[QRectF] = []

    def degrees(number: int, signs: str, x: float, base: float) -> None:
        text = f"{abs(number * step):.{digits}f}° {signs[number < 0]}"
        spot = QRectF(x, base - metrics.ascent(), metrics.horizontalAdvance(text), metrics.height())
        if spot.right() < box.right() - SCALE_W:
            painter.setPen(words)
            painter.drawText(QPointF(x, base), text)
            taken.append(spot)

    north, west = view.place(box.left(), box.top())
    south, east = view.place(box.right(), box.bottom())
    wanted = (east - west) * _GRID_PX / max(box.width(), 1)
    step = next((s for s in reversed(_GRID_STEPS) if s >= wanted), _GRID_STEPS[0])
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    line = QColor(look.colour("border"))
    line.setAlphaF(0.5)
    words = QColor(look.colour("faint"))
    for number in range(math.ceil(west / step), math.floor(east / step) + 1):
        x = round(view.px(*mercator.project_point(0.0, number * step))[0])
        painter.setPen(line)
        painter.drawLine(x, box.top(), x, box.bottom())
        degrees(number, "EW", x + 3.0, box.bottom() - 5.0)
    for number in range(math.ceil(south / step), math.floor(north / step) + 1):
        y = round(view.px(*mercator.project_point(number * step, 0.0))[1])
        painter.setPen(line)
        painter.drawLine(box.left(), y, box.right(), y)
        degrees(number, "NS", box.left() + 4.0, y - 3.0)
    return taken


class AreaNames:
    """Names of countries, states and counties, laid where they fit and touch nothing."""

    def __init__(self) -> None:
        self._features: tuple[Feature, ...] = ()
        self._x = np.empty(0)
        self._y = np.empty(0)
        self._room = np.empty(0)

    def set_features(self, features: tuple[Feature, ...]) -> None:
        """Names to choose from; the roomiest goes first."""
        if features is self._features:
            return
        self._features = features
        self._x = np.array([f.label_x for f in features])
        self._y = np.array([f.label_y for f in features])
        self._room = np.array([f.room for f in features])

    def paint(
        self, painter: QPainter, box: QRect, view: MapView, look: Theme, taken: list[QRectF]
    ) -> None:
        """Write the names that fit; ``taken`` are boxes that stay free."""
        x, y = view.px_many(self._x, self._y)
        room = self._room * view.scale
        inside = (x > box.left()) & (x < box.right()) & (y > box.top()) & (y < box.bottom())
        order = np.flatnonzero(inside & (room > 20))
        order = order[np.argsort(-room[order])]
        edges = np.array([b.getCoords() for b in taken], np.float64).reshape(-1, 4)
        written: list[QRectF] = []
        painter.save()
        plain = painter.font()
        for index in map(int, order):
            feature = self._features[index]
            painter.setFont(_name_font(plain, feature.kind))
            metrics = painter.fontMetrics()
            width = metrics.horizontalAdvance(feature.name)
            if width > room[index]:
                continue
            height = metrics.height()
            middle = QPointF(float(x[index]), float(y[index]))
            spot = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
            if not QRectF(box).contains(spot) or _touches(spot, edges):
                continue
            if any(spot.intersects(other) for other in written):
                continue
            written.append(spot.adjusted(-6, -3, 6, 3))
            strong = feature.kind in (FeatureKind.STATE, FeatureKind.COUNTRY, FeatureKind.USA)
            painter.setPen(look.colour("panel"))
            for dx, dy in _RIM:
                around = spot.translated(dx, dy)
                painter.drawText(around, Qt.AlignmentFlag.AlignCenter, feature.name)
            painter.setPen(look.colour("muted" if strong else "faint"))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, feature.name)
        painter.restore()


def _touches(spot: QRectF, edges: NDArray[np.float64]) -> bool:
    """Whether a box meets any of (n, 4) x0 y0 x1 y1."""
    apart = (edges[:, 0] >= spot.right()) | (edges[:, 2] <= spot.left())
    apart |= (edges[:, 1] >= spot.bottom()) | (edges[:, 3] <= spot.top())
    return not bool(apart.all())


def _name_font(base: QFont, kind: FeatureKind) -> QFont:
    font = QFont(base)
    if kind is not FeatureKind.COUNTY:
        font.setBold(True)
    return font


def paint_foot(
    painter: QPainter,
    box: QRect,
    place: str,
    cursor: tuple[float, float] | None,
    look: Theme,
    agency: str = "",
) -> None:
    """Where the middle lies, where the cursor points, and whose data this is.

    The agency's map names its makers first: their licences ask for it.
    """
    painter.fillRect(box, look.colour("panel"))
    painter.setPen(look.colour("border"))
    painter.drawLine(box.topLeft(), box.topRight())
    inner = box.adjusted(8, 0, -8, 0)
    metrics = painter.fontMetrics()
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    at = "" if cursor is None else mercator.coordinate_text(*cursor)
    words = "   ".join(w for w in (place, at) if w)
    painter.setPen(look.colour("text"))
    painter.drawText(
        inner, left, metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
    )
    free = inner.width() - metrics.horizontalAdvance(words) - 24
    painter.setPen(look.colour("faint"))
    lead = f"{agency} · " if agency else ""
    for text in (
        lead + ATTRIBUTION,
        tr("{lead}Natural Earth · US Census Bureau", lead=lead),
        agency,
    ):
        if metrics.horizontalAdvance(text) <= free:
            painter.drawText(inner, right, text)
            break
