"""Painting layers that people brought in: a colour and a form for each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from nvr_desk.records.layer import LayerKind
from nvr_desk.records.place import Shape
from nvr_desk_ui.map import shapes
from nvr_desk_ui.map.polygons import polygon
from nvr_desk_ui.timeline.colours import ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.geo.clip import Box
    from nvr_desk_ui.map.shapes import Drawn, Sheet
    from nvr_desk_ui.map.view import MapView
    from nvr_desk_ui.theme import Theme

MOST_NAMES = 40
MOST_FINE = 4_000
"""Corners in view beyond which lines are one pixel wide."""
MARK_PX = 7.0
_OVER = 40.0
"""Pixels beyond the view up to which shapes are kept, so that no cut edge shows."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind looks: never told apart by colour alone."""

    token: str
    mark: str
    """triangle, square, circle or diamond."""
    dash: Qt.PenStyle
    fill: float
    """Share of the colour in areas."""


STYLES = {
    LayerKind.INCIDENTS: Style("bad", "triangle", Qt.PenStyle.SolidLine, 0.14),
    LayerKind.AGENCIES: Style("ok", "square", Qt.PenStyle.SolidLine, 0.08),
    LayerKind.AREAS: Style("warn", "circle", Qt.PenStyle.DashLine, 0.10),
    LayerKind.OTHER: Style("motorcycle", "diamond", Qt.PenStyle.DotLine, 0.08),
}


@dataclass(frozen=True, slots=True)
class _Brush:
    """How the features of one layer are painted this time."""

    style: Style
    ink: QColor
    light: bool
    """Lines one pixel wide, edges of areas not smoothed: a twentieth of the time."""

    def pen(self, width: float) -> QPen:
        made = QPen(self.ink, 1 if self.light else width, self.style.dash)
        made.setCosmetic(self.light)
        return made

    def filled(self) -> QColor:
        made = QColor(self.ink)
        made.setAlphaF(self.style.fill)
        return made


def paint(
    painter: QPainter, view: MapView, sheets: Sequence[Sheet], look: Theme, *, names: bool
) -> None:
    """All that may be seen of layers, the first one lowest; safe off the GUI thread."""
    x0, y0 = view.world(-_OVER, -_OVER)
    x1, y1 = view.world(view.width + _OVER, view.height + _OVER)
    seen = [(sheet, _seen(sheet, (x0, y0, x1, y1))) for sheet in sheets]
    corners = sum(each.corners for _, found in seen for each, _ in found)
    taken: list[QRectF] = []
    for sheet, found in seen:
        style = STYLES[sheet.kind]
        brush = _Brush(style, look.colour(style.token), corners > MOST_FINE)
        for each, turn in found:
            _feature(painter, view, each, turn, brush, ground(look))
    for _, found in seen if names else ():
        written = 0
        for each, turn in found:
            if each.name and written < MOST_NAMES:
                written += _name(painter, view, each, turn, look, taken)


def _seen(sheet: Sheet, box: Box) -> list[tuple[Drawn, float]]:
    """Features within a box, with the turn of the Earth on which they are."""
    return [
        (each, turn)
        for each in sheet.drawn
        for turn in shapes.turns(each.box)
        if each.touches((box[0] - turn, box[1], box[2] - turn, box[3]))
    ]


def _feature(
    painter: QPainter, view: MapView, found: Drawn, turn: float, brush: _Brush, rim: QColor
) -> None:
    box = (-_OVER, -_OVER, view.width + _OVER, view.height + _OVER)
    lines = [_px(line, view, turn) for line in found.lines]
    if found.shape is Shape.AREA:
        _area(painter, lines, box, brush)
    elif found.shape is Shape.LINE:
        _strokes(painter, lines, box, brush.pen(2.2))
    else:
        spots = lines[0]
        low, high = np.array(box[:2]), np.array(box[2:])
        inside = np.all((spots >= low) & (spots <= high), axis=1)
        for x, y in (spots if found.reach else spots[inside]).tolist():
            if found.reach:
                _circle(painter, QPointF(x, y), found.reach * view.scale, brush, view)
            paint_mark(painter, QPointF(x, y), brush.style.mark, brush.ink, rim)


def _px(line: NDArray[np.float64], view: MapView, turn: float) -> NDArray[np.float64]:
    x, y = view.px_many(line[:, 0] + turn, line[:, 1])
    return np.stack([x, y], axis=1)


def _area(painter: QPainter, lines: list[NDArray[np.float64]], box: Box, brush: _Brush) -> None:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for line in lines:
        ring = shapes.ring_px(line, box)
        if len(ring) >= 3:
            path.addPolygon(polygon(ring))
            path.closeSubpath()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not brush.light)
    painter.fillPath(path, brush.filled())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _strokes(painter, [np.concatenate([line, line[:1]]) for line in lines], box, brush.pen(1.6))


def _strokes(painter: QPainter, lines: list[NDArray[np.float64]], box: Box, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in lines:
        for run in shapes.runs_px(line, box):
            painter.drawPolyline(polygon(run))


def _circle(painter: QPainter, at: QPointF, radius: float, brush: _Brush, view: MapView) -> None:
    far = max(view.width, view.height)
    if not 3 < radius < 40 * far:
        return
    painter.setPen(QPen(brush.ink, 1.4, Qt.PenStyle.DashLine))
    painter.setBrush(brush.filled())
    painter.drawEllipse(at, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_mark(painter: QPainter, at: QPointF, mark: str, ink: QColor, rim: QColor) -> None:
    """The form of a kind, as on the map and in the list of layers."""
    x, y, r = at.x(), at.y(), MARK_PX
    painter.setPen(QPen(rim, 1.5))
    painter.setBrush(ink)
    if mark == "circle":
        painter.drawEllipse(at, r * 0.85, r * 0.85)
    elif mark == "square":
        painter.drawRect(QRectF(x - r * 0.8, y - r * 0.8, 1.6 * r, 1.6 * r))
    else:
        corners = {
            "triangle": ((0, -r), (r, r * 0.8), (-r, r * 0.8)),
            "diamond": ((0, -r), (r, 0), (0, r), (-r, 0)),
        }[mark]
        painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _name(
    painter: QPainter, view: MapView, found: Drawn, turn: float, look: Theme, taken: list[QRectF]
) -> int:
    """Write a name where it touches no other; 1 when it was written."""
    x, y = shapes.label_spot(found)
    px, py = view.px(x + turn, y)
    metrics = painter.fontMetrics()
    width = min(metrics.horizontalAdvance(found.name), 180)
    beside = MARK_PX + 4 if found.shape is Shape.POINT else -width / 2
    spot = QRectF(px + beside, py - metrics.height() / 2, width + 2, metrics.height())
    if not QRectF(0, 0, view.width, view.height).contains(spot):
        return 0
    if found.shape is Shape.AREA and (found.box[2] - found.box[0]) * view.scale < width:
        return 0
    if any(spot.intersects(other) for other in taken):
        return 0
    taken.append(spot)
    text = metrics.elidedText(found.name, Qt.TextElideMode.ElideRight, 180)
    painter.setPen(ground(look))
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        painter.drawText(spot.translated(dx, dy), Qt.AlignmentFlag.AlignVCenter, text)
    painter.setPen(look.colour("text"))
    painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, text)
    return 1
