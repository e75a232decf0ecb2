"""Cameras on the map: pin, view cone, circle of accuracy, what was found there."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from nvr_desk_ui import theme
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from nvr_desk.records.overview import MapCamera
    from nvr_desk_ui.map.clusters import Pin
    from nvr_desk_ui.map.view import MapView
    from nvr_desk_ui.theme import Theme

RADIUS, MOST_RADIUS = 8.0, 30.0
CONE_M, CONE_LEAST, CONE_MOST = 60.0, 26.0, 130.0
"""A cone is drawn 60 m long, within these pixels: it says where a camera looks, not how far."""
LEAST_CIRCLE_PX = RADIUS + 4
DEFAULT_FOV = 60.0
ICON_PX = 13
MOST_GROUNDS = 150
"""Cones and circles of more pins than this are a carpet: then only the chosen one has them."""


def bubble_radius(pin: Pin) -> float:
    """Of a pin, or of a bubble that grows with its cameras."""
    many = len(pin.cameras)
    return RADIUS if many == 1 else min(12.0 + 3.0 * math.log2(many), MOST_RADIUS)


def paint_ground(
    painter: QPainter,
    camera: MapCamera,
    at: QPointF,
    view: MapView,
    look: Theme,
    *,
    chosen: bool,
    cone: bool = True,
    circle: bool = True,
) -> None:
    """What lies under a single pin: how sure its place is and where it looks."""
    ink = look.colour("accent" if chosen else "muted")
    per_pixel = view.metres_a_pixel
    if camera.accuracy_m and circle:
        radius = camera.accuracy_m / per_pixel
        if radius >= LEAST_CIRCLE_PX:
            fill = QColor(ink)
            fill.setAlphaF(0.08)
            painter.setBrush(fill)
            painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
            painter.drawEllipse(at, radius, radius)
    if camera.heading_deg is not None and cone:
        _cone(painter, camera, at, per_pixel, ink)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _cone(painter: QPainter, camera: MapCamera, at: QPointF, per_pixel: float, ink: QColor) -> None:
    reach = min(max(CONE_M / per_pixel, CONE_LEAST), CONE_MOST)
    fov = min(max(camera.fov_deg or DEFAULT_FOV, 4.0), 360.0)
    box = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
    # Qt counts angles from east, against the clock; a heading from north, with it.
    first = 90.0 - (camera.heading_deg or 0.0) - fov / 2
    path = QPainterPath(at)
    path.arcTo(box, first, fov)
    path.closeSubpath()
    fill = QColor(ink)
    fill.setAlphaF(0.28)
    painter.setBrush(fill)
    edge = QColor(ink)
    edge.setAlphaF(0.8)
    style = Qt.PenStyle.SolidLine if camera.fov_deg else Qt.PenStyle.DashLine
    painter.setPen(QPen(edge, 1, style))
    painter.drawPath(path)


def paint_halo(painter: QPainter, pin: Pin, at: QPointF, look: Theme, *, chosen: bool) -> None:
    """What tells the chosen pin, and the one under the cursor, from the others; lies below it."""
    radius = bubble_radius(pin)
    halo = QColor(look.colour("focus" if chosen else "text"))
    halo.setAlphaF(0.9 if chosen else 0.35)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(halo)
    painter.drawEllipse(at, radius + 4, radius + 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def tag_places(painter: QPainter, pin: Pin, at: QPointF) -> list[QRectF]:
    """Boxes where the words may stand, best first: away from where the camera looks."""
    size = _tag_size(painter, pin)
    away = bubble_radius(pin) + 5
    width, height = size.width(), size.height()
    sides = [
        (90.0, QPointF(at.x() + away, at.y() - height / 2)),
        (270.0, QPointF(at.x() - away - width, at.y() - height / 2)),
        (180.0, QPointF(at.x() - width / 2, at.y() + away)),
        (0.0, QPointF(at.x() - width / 2, at.y() - away - height)),
    ]
    heading = pin.cameras[0].heading_deg if len(pin.cameras) == 1 else None
    if heading is not None:
        sides.sort(key=lambda side: math.cos(math.radians(side[0] - heading)) > 0.3)
    return [QRectF(corner, QSizeF(size)) for _, corner in sides]


def _tag_size(painter: QPainter, pin: Pin) -> QSize:
    metrics = painter.fontMetrics()
    width = metrics.horizontalAdvance(_title(pin)) + 10
    for count in (pin.persons, pin.vehicles):
        if count:
            width += ICON_PX + 5 + metrics.horizontalAdvance(f"{count:,}") + 5
    return QSize(width, metrics.height() + 3)


def paint_tag(painter: QPainter, pin: Pin, box: QRectF, look: Theme, *, chosen: bool) -> None:
    """Name and counts: a person's figure and a car's, each with its number."""
    ground = QColor(look.colour("selection" if chosen else "panel"))
    ground.setAlphaF(0.92)
    painter.setPen(QPen(look.colour("accent" if chosen else "border"), 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    metrics = painter.fontMetrics()
    x = box.left() + 5
    painter.setPen(look.colour("selection_text" if chosen else "text"))
    title = _title(pin)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(QRectF(x, box.top(), metrics.horizontalAdvance(title) + 2, box.height()),
                     middle, title)  # fmt: skip
    x += metrics.horizontalAdvance(title) + 5
    for name, count in (("person", pin.persons), ("car", pin.vehicles)):
        if not count:
            continue
        top = box.center().y() - ICON_PX / 2
        theme.icon(name, "muted").paint(painter, round(x), round(top), ICON_PX, ICON_PX)
        x += ICON_PX + 5
        text = f"{count:,}"
        width = metrics.horizontalAdvance(text)
        painter.drawText(QRectF(x, box.top(), width + 2, box.height()), middle, text)
        x += width + 5


def _title(pin: Pin) -> str:
    if len(pin.cameras) == 1:
        return pin.cameras[0].alias or tr("no name")
    return tr("{cameras:,} cameras", cameras=len(pin.cameras))
