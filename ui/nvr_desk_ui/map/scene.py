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
from nvr_desk_ui.map.plate import shade_of, visible
from nvr_desk_ui.map.tiles import DEEPEST, MapInks, TileKey
from nvr_desk_ui.timeline.chrome import small
from nvr_desk_ui.timeline.colours import mixed, water

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.overview import MapCamera
    from nvr_desk_ui.map.clusters import Gathered, Pin
    from nvr_desk_ui.map.plate import Piece
    from nvr_desk_ui.map.shades import Span
    from nvr_desk_ui.map.sprites import Sprites
    from nvr_desk_ui.map.tiles import TileStore
    from nvr_desk_ui.map.view import MapView
    from nvr_desk_ui.theme import Theme

MOST_TAGS = 60
"""Words beside more pins than this are a carpet: then only the chosen one has them."""
FEW = 150
"""Up to so many pins are painted by the window itself, so that they never lag behind."""


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


def tile_pieces(box: QRect, view: MapView, tiles: TileStore) -> tuple[tuple[Piece, ...], bool]:
    """All tiles of the view, and whether they are whole.

    Those that have not come are asked for, and stood in for by coarser ones.
    """
    zoom = tile_zoom(view.zoom)
    count = 2**zoom
    x0, y0 = view.world(box.left(), box.top())
    x1, y1 = view.world(box.right() + 1, box.bottom() + 1)
    columns = range(max(0, math.floor(x0 * count)), min(count - 1, math.floor(x1 * count)) + 1)
    rows = range(max(0, math.floor(y0 * count)), min(count - 1, math.floor(y1 * count)) + 1)
    tiles.begin_frame()
    found: list[Piece] = []
    whole = True
    for row in rows:
        top, bottom = (round(view.px(0, r / count)[1]) for r in (row, row + 1))
        for column in columns:
            left, right = (round(view.px(c / count, 0)[0]) for c in (column, column + 1))
            target = QRectF(left, top, right - left, bottom - top)
            key = TileKey(zoom, column, row)
            image = tiles.get(key)
            if image is not None:
                found.append((target, image, QRectF(image.rect())))
                continue
            whole = False
            stands = tiles.stand_in(key)
            if stands is not None:
                found.append((target, *stands))
    return tuple(found), whole


@dataclass(frozen=True, slots=True)
class Placed:
    """A pin and the box in which a click hits it."""

    pin: Pin
    at: QPointF
    box: QRectF


class Placing:
    """The pins of a view, as arrays; objects are made for those that are looked at."""

    def __init__(self, found: Gathered, view: MapView) -> None:
        self._found = found
        self._x, self._y, self._near = visible(found, view)

    def __len__(self) -> int:
        """How many reach into the view."""
        return len(self._near)

    @property
    def spots(self) -> list[Placed]:
        """All of them."""
        return [self._placed(at) for at in self._near]

    def at(self, pos: QPointF) -> Pin | None:
        """The pin under a point; the one painted last wins."""
        far = np.hypot(self._x - pos.x(), self._y - pos.y())
        close: list[int] = np.flatnonzero(far <= 2 * pins.MOST_RADIUS).tolist()
        hit = next((at for at in reversed(close) if self._placed(at).box.contains(pos)), None)
        return None if hit is None else self._found.pins[hit]

    def of(self, camera: MapCamera | None) -> Placed | None:
        """Where a camera's pin is."""
        if camera is None:
            return None
        at = self._found.pin_of(camera)
        return None if at is None else self._placed(at)

    def of_pin(self, pin: Pin | None) -> Placed | None:
        """Where a pin is; None where it is not among these."""
        return self.of(pin.cameras[0]) if pin is not None else None

    def _placed(self, at: int) -> Placed:
        pin = self._found.pins[at]
        spot = QPointF(float(self._x[at]), float(self._y[at]))
        r = pins.bubble_radius(pin) + 3
        return Placed(pin, spot, QRectF(spot.x() - r, spot.y() - r, 2 * r, 2 * r))


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells pins from one another."""

    chosen: MapCamera | None
    hovered: Pin | None
    span: Span | None
    """Colours by time."""


def paint_pins(
    painter: QPainter,
    placing: Placing,
    view: MapView,
    sprites: Sprites,
    marks: Marks,
    box: QRect,
) -> None:
    """Few pins with their words; of many the chosen one and the one under the cursor."""
    look = sprites.look
    few = len(placing) <= FEW
    spots = placing.spots if few else []
    chosen, under = placing.of(marks.chosen), placing.of_pin(marks.hovered)
    if chosen is not None:
        if len(chosen.pin.cameras) == 1:
            pins.paint_ground(painter, chosen.pin.cameras[0], chosen.at, view, look, chosen=True)
        pins.paint_halo(painter, chosen.pin, chosen.at, look, chosen=True)
    if under is not None and (chosen is None or under.pin is not chosen.pin):
        pins.paint_halo(painter, under.pin, under.at, look, chosen=False)
    for spot in spots if few else [each for each in (under, chosen) if each is not None]:
        shade = shade_of(spot.pin, marks.span)
        sprites.draw(painter, spot.pin, spot.at.x(), spot.at.y(), shade)
    _tags(painter, spots, chosen, look, box)


def _tags(
    painter: QPainter, spots: list[Placed], marked: Placed | None, look: Theme, box: QRect
) -> None:
    furniture = [
        QRectF(box.right() - 48, box.top(), 48, 150),
        QRectF(box.right() - 84, box.top(), 84, 40),
        QRectF(box.right() - SCALE_W, box.bottom() - 60, SCALE_W, 60),
    ]
    taken = [*furniture, *(spot.box for spot in spots)]
    inside = QRectF(box).adjusted(2, 2, -2, -2)
    painter.save()
    painter.setFont(small(painter.font(), 0.92))
    chosen = [marked] if marked is not None else []
    others = [spot for spot in spots if marked is None or spot.pin is not marked.pin]
    for spot in chosen + (others if len(spots) <= MOST_TAGS else []):
        for tag in pins.tag_places(painter, spot.pin, spot.at):
            if inside.contains(tag) and not any(tag.intersects(other) for other in taken):
                pins.paint_tag(painter, spot.pin, tag, look, chosen=spot in chosen)
                taken.append(tag)
                break
    painter.restore()


def paint_notes(
    painter: QPainter, notes: Sequence[tuple[str, str]], width: int, look: Theme
) -> float:
    """Framed words at the top left; answers where they end."""
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
    return y
