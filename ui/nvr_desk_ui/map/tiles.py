"""Pictures of the base map, 256 px squares painted off the GUI thread and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from nvr_desk.errors import NvrDeskError
from nvr_desk.geo.basemap import Basemap, TileShapes, bundled
from nvr_desk.geo.bounds import MapFileError
from nvr_desk.geo.mercator import TILE_PX
from nvr_desk.geo.tile_source import TileSource
from nvr_desk_ui import theme
from nvr_desk_ui.map import agency
from nvr_desk_ui.timeline.errands import Errands
from nvr_desk_ui.tongue import core

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.geo.layerfile import ArcKind
    from nvr_desk.geo.tile_source import Tile
    from nvr_desk.records.place import TileFile
    from nvr_desk_ui.theme import Theme

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


Over = Callable[[QPainter], None]
"""Paints the agency's tile over the bundled one, in 0…256 logical pixels."""


def paint_tile(shapes: TileShapes, inks: MapInks, ratio: float, over: Over | None = None) -> QImage:
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
    if over is not None:
        over(painter)
    painter.end()
    return image


class Agency:
    """The agency's file on the thread of the tiles, with what of it was painted last."""

    def __init__(self, source: TileSource, look: Theme) -> None:
        self.source = source
        self.look = look
        self.inks = agency.agency_inks(look)
        self._last: tuple[TileKey, Tile | None] | None = None

    def over(self, key: TileKey) -> Over | None:
        """What to paint over a tile; None where the file has nothing there.

        Raises:
            MapFileError: the tile cannot be read.
        """
        up = max(0, key.zoom - self.source.about.most_zoom)
        held = key.parent(up)
        if self._last is None or self._last[0] != held:
            self._last = held, self.source.tile(held.zoom, held.column, held.row)
        tile = self._last[1]
        if tile is None:
            return None
        side = TILE_PX / 2**up
        piece = QRectF(
            (key.column & (2**up - 1)) * side, (key.row & (2**up - 1)) * side, side, side
        )
        return lambda painter: agency.paint(painter, tile, self.inks, piece, self.look)


class _Voice(QObject):
    agency = Signal(object)
    agency_failed = Signal(str)
    done = Signal(object, object, int)
    loaded = Signal(object)
    failed = Signal(str)


class TileStore(QObject):
    """Paints tiles on a thread of its own, newest wish first, and keeps the last ones used.

    Signals:
        ready: a tile came.
        loaded: the base map was read; its names may be drawn.
        failed: str, the base map cannot be read.
        agency_told: TileFile | None, what the agency's own map says of itself.
        agency_failed: str, it cannot be read; empty once it can.
    """

    ready = Signal()
    loaded = Signal()
    failed = Signal(str)
    agency_told = Signal(object)
    agency_failed = Signal(str)

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
        self._agency: Agency | None = None
        self.about: TileFile | None = None
        self.basemap: Basemap | None = None
        self._errands = errands = Errands("map tiles")
        # Held by the errands as well: it outlives this object while one is under way.
        self._voice = _Voice()
        self._voice.done.connect(self._on_done)
        self._voice.loaded.connect(self._on_loaded)
        self._voice.failed.connect(self._on_failed)
        self._voice.agency.connect(self._on_agency)
        self._voice.agency_failed.connect(self.agency_failed)
        sources = self._sources = list[TileSource]()
        self.destroyed.connect(lambda: _leave(errands, sources))
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
        if self._agency is not None:
            self._agency = Agency(self._agency.source, theme.current())
        self._epoch += 1
        self._kept.clear()
        self._asked.clear()

    def use_agency(self, path: Path | None, look: Theme) -> None:
        """Lay an agency's file of tiles over the bundled map, or none."""
        voice, sources = self._voice, self._sources
        self._agency = None

        def work() -> None:
            _close(sources)
            if path is not None:
                _open_agency(path, look, voice, sources)

        self._errands.add(work, _FIRST)
        if path is None:
            self._on_agency(None)

    def close(self) -> None:
        """Paint nothing more; the agency's reader and the thread are ended when this returns."""
        self._agency = None
        for source in list(self._sources):
            source.kill()
        _leave(self._errands, self._sources)
        self._errands.join()

    def kept(self, key: TileKey) -> QImage | None:
        """The tile if it is there; it is not asked for."""
        return self._kept.get(key)

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
            image = paint_tile(shapes, inks, ratio, self._over(key))
        voice.done.emit(key, image, epoch)

    def _over(self, key: TileKey) -> Over | None:
        held = self._agency
        if held is None:
            return None
        try:
            return held.over(key)
        except MapFileError as error:
            self._voice.agency_failed.emit(core(str(error)))
            return None

    def _on_agency(self, made: Agency | None) -> None:
        self._agency = made
        self.about = made.source.about if made else None
        self._epoch += 1
        self._kept.clear()
        self._asked.clear()
        self.agency_failed.emit("")
        self.agency_told.emit(self.about)
        self.ready.emit()

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


def _open_agency(path: Path, look: Theme, voice: _Voice, sources: list[TileSource]) -> None:
    try:
        source = TileSource(path)
    except (NvrDeskError, OSError) as error:
        voice.agency_failed.emit(core(str(error)))
    else:
        sources.append(source)
        voice.agency.emit(Agency(source, look))


def _close(sources: list[TileSource]) -> None:
    while sources:
        sources.pop().close()


def _leave(errands: Errands, sources: list[TileSource]) -> None:
    """Forget what waits; the readers are ended on the thread that uses them."""
    errands.drop()
    errands.add(lambda: _close(sources), _FIRST)


def _load(source: Callable[[], Basemap], voice: _Voice) -> None:
    try:
        basemap = source()
    except (NvrDeskError, OSError) as error:
        voice.failed.emit(core(str(error)))
    else:
        voice.loaded.emit(basemap)
