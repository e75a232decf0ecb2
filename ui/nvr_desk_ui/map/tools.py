"""Drawing on the map: a lasso, a circle, a measure. What a hand does, and what is seen of it."""

from __future__ import annotations

import math
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPen, QPolygonF

from nvr_desk.geo import mercator
from nvr_desk.geometry import distance_m
from nvr_desk.records.search import Near
from nvr_desk_ui.timeline.colours import ground
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from nvr_desk.records.search import Query
    from nvr_desk_ui.map.view import MapView
    from nvr_desk_ui.theme import Theme

Place = tuple[float, float]
"""Latitude and longitude, degrees."""
MOST_CORNERS: Final = 200
"""Of a lasso; a hand draws more, nobody needs them."""
STEP_PX: Final = 4.0
LEAST_M: Final = 5.0


class Tool(StrEnum):
    """What the left button does."""

    PAN = "pan"
    LASSO = "lasso"
    RADIUS = "radius"
    MEASURE = "measure"


class Tools(QObject):
    """The tool in hand.

    Signals:
        area: corners of a finished lasso, tuple of (lat, lon).
        near: Near, a finished circle.
        changed: something else is to be painted.
        turned: Tool, another one is in hand.
    """

    area = Signal(object)
    near = Signal(object)
    changed = Signal()
    turned = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.tool = Tool.PAN
        self._corners: list[Place] = []
        self._last = QPointF()
        self._end: Place | None = None
        self._held = False

    @property
    def measured(self) -> tuple[Place, ...]:
        """Corners of the measure."""
        return tuple(self._corners) if self.tool is Tool.MEASURE else ()

    @property
    def drawn(self) -> tuple[Place, ...]:
        """Corners as they are painted: with the place of the pointer while it is being drawn."""
        if self._end is None or self.tool is Tool.LASSO:
            return tuple(self._corners)
        return (*self._corners, self._end)

    def take(self, tool: Tool) -> None:
        """Another tool; what was being drawn is dropped."""
        self._corners, self._end, self._held = [], None, False
        if tool is not self.tool:
            self.tool = tool
            self.turned.emit(tool)
        self.changed.emit()

    def press(self, pos: QPointF, view: MapView) -> bool:
        """Begin; whether the tool took it."""
        if self.tool is Tool.PAN:
            return False
        place = view.place(pos.x(), pos.y())
        if self.tool is Tool.MEASURE:
            self._corners.append(place)
        else:
            self._corners = [place]
        self._held, self._last = True, pos
        # A leg of no length would be the last one, and have no direction.
        self._end = None if self.tool is Tool.MEASURE else place
        self.changed.emit()
        return True

    def move(self, pos: QPointF, view: MapView) -> bool:
        """Go on; whether the tool took it."""
        if self.tool is Tool.PAN or not self._corners:
            return False
        self._end = view.place(pos.x(), pos.y())
        far = math.hypot(pos.x() - self._last.x(), pos.y() - self._last.y())
        if self.tool is Tool.LASSO and self._held and far >= STEP_PX:
            self._corners.append(self._end)
            self._last = pos
        self.changed.emit()
        return self._held

    def release(self, pos: QPointF, view: MapView) -> bool:
        """End; whether the tool took it."""
        if self.tool is Tool.PAN or not self._held:
            return False
        self._held = False
        corners = self._corners
        if self.tool is Tool.LASSO:
            self._corners, self._end = [], None
            if len(corners) >= 3:
                self.area.emit(spread(corners))
        elif self.tool is Tool.RADIUS:
            self._corners, self._end = [], None
            end = view.place(pos.x(), pos.y())
            far = distance_m(*corners[0], *end)
            if far >= LEAST_M:
                self.near.emit(Near(*corners[0], round(far, 1)))
        self.changed.emit()
        return True

    def finish(self) -> None:
        """The measure ends at its last corner, not where the pointer happens to be."""
        self._end = None
        self.changed.emit()

    def paint(self, painter: QPainter, view: MapView, look: Theme) -> None:
        """What is being drawn."""
        line = list(self.drawn)
        if not line:
            return
        if self.tool is Tool.RADIUS and len(line) > 1:
            paint_near(painter, view, Near(*line[0], distance_m(*line[0], *line[-1])), look)
            return
        stroke(painter, [spot_of(view, place) for place in line], look, closed=False)
        if self.tool is Tool.MEASURE:
            _paint_lengths(painter, view, line, look)


def spread(corners: list[Place]) -> tuple[Place, ...]:
    """At most ``MOST_CORNERS`` of them, evenly; rounded to about 10 cm."""
    step = max(1, math.ceil(len(corners) / MOST_CORNERS))
    return tuple((round(lat, 6), round(lon, 6)) for lat, lon in corners[::step])


def bearing_deg(a: Place, b: Place) -> float:
    """Direction from one place to another at its beginning, degrees from north, 0…360."""
    p1, p2, turn = math.radians(a[0]), math.radians(b[0]), math.radians(b[1] - a[1])
    east = math.sin(turn) * math.cos(p2)
    north = math.cos(p1) * math.sin(p2) - math.sin(p1) * math.cos(p2) * math.cos(turn)
    return math.degrees(math.atan2(east, north)) % 360.0


def length_text(metres: float) -> str:
    """'12 m', '1.24 km', with feet or miles beside."""
    other = f"{metres / 0.3048:,.0f} ft" if metres < 1609.344 else f"{metres / 1609.344:,.2f} mi"
    one = f"{metres:,.0f} m" if metres < 1000 else f"{metres / 1000:,.2f} km"
    return f"{one} ({other})"


def measure_text(line: list[Place]) -> str:
    """The whole length and the direction of the last leg."""
    legs = [distance_m(*a, *b) for a, b in pairwise(line)]
    if not legs:
        return tr("Click where the measure goes on; double-click ends it")
    return tr(
        "{length}, last leg {degrees}°",
        length=length_text(sum(legs)),
        degrees=f"{bearing_deg(line[-2], line[-1]):.0f}",
    )


def paint_filter(painter: QPainter, view: MapView, query: Query, look: Theme) -> None:
    """The area or circle that the filter holds."""
    if query.near is not None:
        paint_near(painter, view, query.near, look)
    if query.area:
        stroke(painter, [spot_of(view, place) for place in query.area], look, closed=True)


def paint_near(painter: QPainter, view: MapView, near: Near, look: Theme) -> None:
    """A circle with its radius in words."""
    middle = spot_of(view, (near.lat, near.lon))
    radius = near.radius_m / mercator.metres_per_pixel(near.lat, view.zoom)
    if radius < 60 * max(view.width, view.height):
        fill = QColor(look.colour("focus"))
        fill.setAlphaF(0.08)
        painter.setBrush(fill)
        painter.setPen(_pen(look))
        painter.drawEllipse(middle, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    _words(painter, middle + QPointF(0, -radius), length_text(near.radius_m), look)


def stroke(painter: QPainter, spots: list[QPointF], look: Theme, *, closed: bool) -> None:
    """A drawn line, or an area."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    rim = QPen(ground(look), 4)
    for pen in (rim, _pen(look)):
        painter.setPen(pen)
        if closed:
            painter.drawPolygon(QPolygonF(spots))
        else:
            painter.drawPolyline(QPolygonF(spots))


def spot_of(view: MapView, place: Place) -> QPointF:
    """Pixel of a place, on the turn of the Earth nearest to the view."""
    x, y = mercator.project_point(*place)
    return QPointF(*view.px(x + round(view.x - x), y))


def _paint_lengths(painter: QPainter, view: MapView, line: list[Place], look: Theme) -> None:
    painter.setPen(QPen(ground(look), 1))
    painter.setBrush(look.colour("focus"))
    for place in line:
        painter.drawEllipse(spot_of(view, place), 3.5, 3.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _words(painter, spot_of(view, line[-1]) + QPointF(0, -12), measure_text(line), look)


def _pen(look: Theme) -> QPen:
    return QPen(look.colour("focus"), 2)


def _words(painter: QPainter, above: QPointF, text: str, look: Theme) -> None:
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(text) + 12, metrics.height() + 6
    box = QRectF(above.x() - width / 2, above.y() - height / 2, width, height)
    back = QColor(look.colour("panel"))
    back.setAlphaF(0.94)
    painter.setPen(look.colour("border"))
    painter.setBrush(back)
    painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(look.colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
