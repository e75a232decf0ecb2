"""Pictures of the base map, 256 px squares painted off the GUI thread and kept."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from nvr_desk.errors import NvrDeskError
from nvr_desk.geo.basemap import Basemap, TileShapes, bundled
from nvr_desk.geo.mercator import TILE_PX
from nvr_desk_ui.timeline.errands import Errands

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.geo.layerfile import ArcKind

MOST_KEPT = 320
"""Tiles kept: 80 MiB at a pixel ratio of 1, a large screen three times over."""
DEEPEST = 18
_FIRST = 1 << 60
"""Wanted more than any tile."""
ANCESTORS = 6
"""How many zooms up a stand-in is looked for."""


@dataclass(frozen=True, slots=True)
class TileKey:
    """A tile of the world at a whole zoom."""

    zoom: int
    column: int
    row: int

    def parent(self, up: int) -> TileKey:
        """The tile ``up`` zooms out that holds this one."""
        return TileKey(self.zoom - up, self.column >> up, self.row >> up)


@dataclass(frozen=True, slots=True)
class MapInks:
    """Colours of land, water and lines."""

    land: QColor
    water: QColor
    lines: tuple[tuple[ArcKind, QColor, float], ...]
    """Kind, colour, width in px; in order of painting."""


def paint_tile(shapes: TileShapes, inks: MapInks, ratio: float) -> QImage:
    """One tile; safe off the GUI thread."""
    side = round(TILE_PX * ratio)
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(inks.water)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / TILE_PX, side / TILE_PX)
    painter.setPen(Qt.PenStyle.NoPen)
    for group in shapes.land:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        for ring in group:
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring.tolist()]))
            path.closeSubpath()
        painter.fillPath(path, inks.land)
    for kind, colour, width in inks.lines:
        segments = shapes.lines.get(kind)
        if segments is None or not len(segments):
            continue
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLines([QLineF(*s) for s in segments.tolist()])
    painter.end()
    return image


class _Voice(QObject):
    done = Signal(object, object, int)
    loaded = Signal(object)
    failed = Signal(str)


class TileStore(QObject):
    """Paints tiles on a thread of its own, newest wish first, and keeps the last ones used.

    Signals:
        ready: a tile came.
        loaded: the base map was read; its names may be drawn.
        failed: str, the base map cannot be read.
    """

    ready = Signal()
    loaded = Signal()
    failed = Signal(str)

    def __init__(
        self, parent: QObject, inks: MapInks, *, source: Callable[[], Basemap] = bundled
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._inks = inks
        self._ratio = 1.0
        self._epoch = 0
        self._kept: OrderedDict[TileKey, QImage] = OrderedDict()
        self._asked: dict[TileKey, int] = {}
        self._wish = 0
        self._broken = False
        self.basemap: Basemap | None = None
        self._errands = errands = Errands("map tiles")
        # Held by the errands as well: it outlives this object while one is under way.
        self._voice = _Voice()
        self._voice.done.connect(self._on_done)
        self._voice.loaded.connect(self._on_loaded)
        self._voice.failed.connect(self._on_failed)
        self.destroyed.connect(lambda: errands.drop())  # noqa: PLW0108  PySide loses bound methods
        voice, source = self._voice, self._source
        errands.add(lambda: _load(source, voice), _FIRST)

    @property
    def settled(self) -> bool:
        """Whether nothing is being painted or waits for it."""
        return self._broken or (self.basemap is not None and not self._asked)

    def set_look(self, inks: MapInks, ratio: float) -> None:
        """Other colours or another pixel ratio: everything is painted anew."""
        if inks == self._inks and ratio == self._ratio:
            return
        self._inks, self._ratio = inks, ratio
        self._epoch += 1
        self._kept.clear()
        self._asked.clear()

    def begin_frame(self) -> None:
        """A new view: wishes of older views that have not begun are dropped."""
        self._wish += 1

    def get(self, key: TileKey) -> QImage | None:
        """The tile if it is there; else it is asked for."""
        image = self._kept.get(key)
        if image is not None:
            self._kept.move_to_end(key)
            return image
        if self._broken:
            return None
        fresh = key not in self._asked
        self._asked[key] = self._wish
        if fresh:
            self._start(key)
        return None

    def _start(self, key: TileKey) -> None:
        self._errands.add(lambda: self._paint(key), self._wish)

    def stand_in(self, key: TileKey) -> tuple[QImage, QRectF] | None:
        """A piece of a coarser tile that is there, and which piece."""
        for up in range(1, min(ANCESTORS, key.zoom) + 1):
            image = self._kept.get(key.parent(up))
            if image is not None:
                side = image.width() / 2**up
                x = (key.column & (2**up - 1)) * side
                y = (key.row & (2**up - 1)) * side
                return image, QRectF(x, y, side, side)
        return None

    def _paint(self, key: TileKey) -> None:
        """On the thread: reads fields, writes none, answers through the voice."""
        voice, epoch, inks, ratio = self._voice, self._epoch, self._inks, self._ratio
        basemap, wish = self.basemap, self._asked.get(key)
        image = None
        if basemap is not None and wish is not None and wish >= self._wish - 1:
            shapes = basemap.tile(key.zoom, key.column, key.row)
            image = paint_tile(shapes, inks, ratio)
        voice.done.emit(key, image, epoch)

    def _on_done(self, key: TileKey, image: QImage | None, epoch: int) -> None:
        if epoch != self._epoch:
            return
        if image is None:
            if self._asked.get(key, 0) >= self._wish - 1 and not self._broken:
                self._start(key)  # dropped as old, and wanted again meanwhile
            else:
                self._asked.pop(key, None)
            return
        self._asked.pop(key, None)
        self._kept[key] = image
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        self.ready.emit()

    def _on_loaded(self, basemap: Basemap) -> None:
        self.basemap = basemap
        self.loaded.emit()

    def _on_failed(self, why: str) -> None:
        self._broken = True
        self._asked.clear()
        self.failed.emit(why)


def _load(source: Callable[[], Basemap], voice: _Voice) -> None:
    try:
        basemap = source()
    except (NvrDeskError, OSError) as error:
        voice.failed.emit(str(error))
    else:
        voice.loaded.emit(basemap)
