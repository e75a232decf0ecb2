"""Painting a view: tiles with their stand-ins, pins with their words, notes in the corner."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from nvr_desk.geo.layerfile import ArcKind
from nvr_desk_ui.map import pins
from nvr_desk_ui.map.decor import SCALE_W
from nvr_desk_ui.map.tiles import DEEPEST, MapInks, TileKey, TileStore
from nvr_desk_ui.timeline.chrome import small
from nvr_desk_ui.timeline.colours import mixed, water

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.overview import MapCamera
    from nvr_desk_ui.map.clusters import Gathered, Pin
    from nvr_desk_ui.map.view import MapView
    from nvr_desk_ui.theme import Theme

MOST_TAGS = 60
"""Words beside more pins than this are a carpet: then only the chosen one has them."""
MOST_GROUNDS = 150
"""The same for cones and circles."""


def map_inks(look: Theme) -> MapInks:
    """Colours of the tiles in a theme."""
    land, sea = look.colour("panel"), water(look)
    strong, faint = look.colour("faint"), look.colour("border")
    return MapInks(
        land,
        sea,
        (
            (ArcKind.COUNTY, mixed(land, strong, 0.35), 1.0),
            (ArcKind.STATE, mixed(land, strong, 0.8), 1.4),
            (ArcKind.BORDER, mixed(land, strong, 0.9), 1.4),
            (ArcKind.COAST, mixed(faint, strong, 0.4), 1.0),
        ),
    )


def tile_zoom(zoom: float) -> int:
    """The finer zoom, to be made smaller: a tile made larger would blur its lines."""
    return min(max(math.ceil(zoom - 0.02), 0), DEEPEST)


def paint_tiles(
    painter: QPainter, box: QRect, view: MapView, tiles: TileStore, look: Theme
) -> None:
    """All tiles of the view; those that have not come are stood in for by coarser ones."""
    painter.fillRect(box, water(look))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    zoom = tile_zoom(view.zoom)
    count = 2**zoom
    x0, y0 = view.world(box.left(), box.top())
    x1, y1 = view.world(box.right() + 1, box.bottom() + 1)
    columns = range(max(0, math.floor(x0 * count)), min(count - 1, math.floor(x1 * count)) + 1)
    rows = range(max(0, math.floor(y0 * count)), min(count - 1, math.floor(y1 * count)) + 1)
    tiles.begin_frame()
    for row in rows:
        top, bottom = (round(view.px(0, r / count)[1]) for r in (row, row + 1))
        for column in columns:
            left, right = (round(view.px(c / count, 0)[0]) for c in (column, column + 1))
            target = QRectF(left, top, right - left, bottom - top)
            key = TileKey(zoom, column, row)
            image = tiles.get(key)
            if image is not None:
                painter.drawImage(target, image, QRectF(image.rect()))
            elif (found := tiles.stand_in(key)) is not None:
                painter.drawImage(target, found[0], found[1])


@dataclass(frozen=True, slots=True)
class Placed:
    """A pin and the box in which a click hits it."""

    pin: Pin
    at: QPointF
    box: QRectF


def paint_pins(
    painter: QPainter, placed: Sequence[Placed], view: MapView, look: Theme,
    chosen: MapCamera | None, hovered: Pin | None, box: QRect,
) -> list[QRectF]:  # fmt: skip
    """Cones and circles below, pins above, words where they fit; answers the covered boxes."""
    few = len(placed) <= MOST_GROUNDS
    for spot in placed:
        camera = spot.pin.cameras[0]
        if len(spot.pin.cameras) == 1 and (few or camera is chosen):
            pins.paint_ground(painter, camera, spot.at, view, look, chosen=camera is chosen)
    for spot in placed:
        pins.paint_pin(
            painter, spot.pin, spot.at, look, chosen=_holds(spot.pin, chosen),
            hovered=spot.pin is hovered,
        )  # fmt: skip
    furniture = [
        QRectF(box.right() - 48, box.top(), 48, 150),
        QRectF(box.right() - SCALE_W, box.bottom() - 60, SCALE_W, 60),
    ]
    taken = [*furniture, *(spot.box for spot in placed)]
    inside = QRectF(box).adjusted(2, 2, -2, -2)
    painter.save()
    painter.setFont(small(painter.font(), 0.92))
    first = [spot for spot in placed if _holds(spot.pin, chosen)]
    others = [spot for spot in placed if not _holds(spot.pin, chosen)]
    for spot in first + (others if len(placed) <= MOST_TAGS else []):
        for tag in pins.tag_places(painter, spot.pin, spot.at):
            if inside.contains(tag) and not any(tag.intersects(other) for other in taken):
                pins.paint_tag(painter, spot.pin, tag, look, chosen=_holds(spot.pin, chosen))
                taken.append(tag)
                break
    painter.restore()
    return taken


def place_pins(found: Gathered, view: MapView, box: QRect) -> list[Placed]:
    """Those of the pins that reach into the view."""
    far = pins.CONE_MOST
    x, y = view.px_many(found.x, found.y)
    within = (x > box.left() - far) & (x < box.right() + far)
    within &= (y > box.top() - far) & (y < box.bottom() + far)
    placed: list[Placed] = []
    for index in np.flatnonzero(within).tolist():
        pin, at = found.pins[index], QPointF(x[index], y[index])
        r = pins.bubble_radius(pin) + 3
        placed.append(Placed(pin, at, QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r)))
    return placed


def paint_notes(
    painter: QPainter, notes: Sequence[tuple[str, str]], width: int, look: Theme
) -> None:
    """Framed words at the top left."""
    metrics = painter.fontMetrics()
    y = 10.0
    ground = QColor(look.colour("panel"))
    ground.setAlphaF(0.92)
    for text, token in notes:
        room = min(metrics.horizontalAdvance(text) + 16, width - 70)
        box = QRectF(10, y, room, metrics.height() + 8)
        painter.setPen(look.colour("border"))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(look.colour(token))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - 14)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
        y += box.height() + 6


def _holds(pin: Pin, camera: MapCamera | None) -> bool:
    return camera is not None and any(c is camera for c in pin.cameras)
