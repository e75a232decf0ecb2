"""Painting the agency's own tiles over the bundled ones, in the colours of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from nvr_desk.geo.mercator import TILE_PX
from nvr_desk.geo.mvt import AREAS, Ink
from nvr_desk.geo.tile_source import PictureTile
from nvr_desk_ui.map.polygons import polygon
from nvr_desk_ui.timeline.colours import ground, mixed, water

if TYPE_CHECKING:
    from nvr_desk.geo.mvt import VectorTile
    from nvr_desk.geo.tile_source import Tile
    from nvr_desk_ui.theme import Theme

_WIDTHS = {
    Ink.STREAM: 1.0,
    Ink.PATH: 0.8,
    Ink.RAIL: 1.0,
    Ink.STREET: 1.3,
    Ink.ROAD: 2.4,
    Ink.MOTORWAY: 3.4,
    Ink.BORDER: 1.2,
}
_DASHED = {Ink.PATH, Ink.RAIL, Ink.BORDER}


def agency_inks(look: Theme) -> dict[Ink, tuple[QColor, float]]:
    """Colour and width of each kind of path in a theme."""
    land, strong = look.colour("panel"), look.colour("faint")
    green = mixed(land, look.colour("ok"), 0.14)
    colours = {
        Ink.LAND: land,
        Ink.GREEN: green,
        Ink.WATER: water(look),
        Ink.BUILT: mixed(land, strong, 0.18),
        Ink.STREAM: water(look),
        Ink.PATH: mixed(land, strong, 0.45),
        Ink.RAIL: mixed(land, strong, 0.6),
        Ink.STREET: mixed(land, strong, 0.5),
        Ink.ROAD: mixed(land, strong, 0.7),
        Ink.MOTORWAY: mixed(land, look.colour("warn"), 0.6),
        Ink.BORDER: mixed(land, strong, 0.8),
    }
    return {ink: (colour, _WIDTHS.get(ink, 0.0)) for ink, colour in colours.items()}


def paint(painter: QPainter, tile: Tile, inks: dict[Ink, tuple[QColor, float]], piece: QRectF,
          look: Theme) -> None:  # fmt: skip
    """Paint a tile, or the piece of a coarser one, over 256 logical pixels.

    Args:
        painter: On the tile's picture.
        tile: What the file holds.
        inks: Of `agency_inks`.
        piece: Which part of the tile, in 0…256 of it; all of it is (0, 0, 256, 256).
        look: The theme, for names.
    """
    painter.save()
    painter.setClipRect(QRectF(0, 0, TILE_PX, TILE_PX))
    if isinstance(tile, PictureTile):
        height, width = tile.pixels.shape[:2]
        image = QImage(
            tile.pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888
        )
        share = width / TILE_PX
        source = QRectF(piece.x() * share, piece.y() * share,
                        piece.width() * share, piece.height() * share)  # fmt: skip
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, TILE_PX, TILE_PX), image, source)
    else:
        _vector(painter, tile, inks, piece, look)
    painter.restore()


def _vector(
    painter: QPainter, tile: VectorTile, inks: dict[Ink, tuple[QColor, float]], piece: QRectF,
    look: Theme,
) -> None:  # fmt: skip
    scale = TILE_PX / piece.width()
    starts, every = tile.starts.tolist(), tile.inks.tolist()
    for ink in Ink:
        picked = [at for at, code in enumerate(every) if code == ink]
        if not picked:
            continue
        colour, width = inks[ink]
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        for at in picked:
            points = (tile.points[starts[at] : starts[at + 1]] - (piece.x(), piece.y())) * scale
            path.addPolygon(polygon(points))
            if ink in AREAS:
                path.closeSubpath()
        if ink in AREAS:
            painter.fillPath(path, colour)
            continue
        pen = QPen(colour, width, Qt.PenStyle.DashLine if ink in _DASHED else Qt.PenStyle.SolidLine)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if ink in _DASHED else Qt.PenCapStyle.RoundCap)
        painter.strokePath(path, pen)
    _labels(painter, tile, piece, scale, look)


def _labels(painter: QPainter, tile: VectorTile, piece: QRectF, scale: float, look: Theme) -> None:
    """Names that fit into the tile whole: a cut one would be worse than none."""
    metrics = painter.fontMetrics()
    taken: list[QRectF] = []
    for label in tile.labels:
        x, y = (label.x - piece.x()) * scale, (label.y - piece.y()) * scale
        width = metrics.horizontalAdvance(label.text) + 2
        spot = QRectF(x - width / 2, y - metrics.height() / 2, width, metrics.height())
        whole = QRectF(0, 0, TILE_PX, TILE_PX).contains(spot)
        if not whole or any(spot.intersects(each) for each in taken):
            continue
        taken.append(spot)
        painter.setPen(ground(look))
        for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
            shifted = spot.translated(QPointF(dx, dy))
            painter.drawText(shifted, Qt.AlignmentFlag.AlignCenter, label.text)
        painter.setPen(look.colour("muted"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, label.text)
