"""What stands still on the map, and the picture of it: tiles, layers, density, many pins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QRect, QRectF, Signal
from PySide6.QtGui import QRegion

from nvr_desk.geo import mercator
from nvr_desk.records.search import Query
from nvr_desk_ui import theme
from nvr_desk_ui.map import plate, scene, shades, shapes, wanted
from nvr_desk_ui.map.crowd import Crowd
from nvr_desk_ui.map.plate import Plates, Wish
from nvr_desk_ui.map.shown import Shown
from nvr_desk_ui.map.sprites import Sprites
from nvr_desk_ui.map.tiles import TileStore
from nvr_desk_ui.timeline.chrome import small
from nvr_desk_ui.timeline.colours import water

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QWidget

    from nvr_desk.records.case import Incident
    from nvr_desk.records.overview import MapCamera, MapData
    from nvr_desk_ui.map.shapes import Sheet
    from nvr_desk_ui.map.view import MapView


class Ground(QObject):
    """Everything on the map that does not follow the hand.

    Signals:
        stale: something else is to be seen.

    Attributes:
        whole: The case as it came; ``data`` holds the cameras that the filter leaves of it.
        shown: Which parts are on.
        span: From the earliest to the latest newest clip, for colours by time.
    """

    stale = Signal()

    def __init__(self, owner: QWidget, tiles: TileStore | None = None) -> None:
        super().__init__(owner)
        self._owner = owner
        self.whole: MapData | None = None
        self.data: MapData | None = None
        self.outside: tuple[MapCamera, ...] = ()
        self.query = Query(case="")
        self.span: shades.Span | None = None
        self.shown = Shown()
        self._sheets: tuple[Sheet, ...] = ()
        self._incident: Sheet | None = None
        self._epoch = 0
        self.crowd = Crowd(self)
        self.crowd.ready.connect(self.renew)
        self.plates = Plates(self)
        self.plates.ready.connect(self.stale)
        self.tiles = tiles or TileStore(self, scene.map_inks(theme.current()))
        self.tiles.ready.connect(self.renew)
        self._sprites: tuple[object, Sprites] | None = None

    def set_data(self, data: MapData | None) -> None:
        """Another case, or another look at the same one."""
        before, self.whole = self.whole, data
        if before is None or data is None or before.case != data.case:
            self.plates.drop()
        self._part()

    def set_query(self, query: Query) -> None:
        """Another filter: cameras that do not fit become small and faint."""
        if query != self.query:
            self.query = query
            self._part()

    def set_layers(self, sheets: tuple[Sheet, ...]) -> None:
        """Layers that people brought in, in the order of painting."""
        self._sheets = sheets
        self.renew()

    def set_incident(self, incident: Incident | None) -> None:
        """Where it happened, as a layer of its own."""
        self._incident = shapes.incident_sheet(incident)
        self.renew()

    def show_parts(self, shown: Shown) -> None:
        """Other parts are on."""
        if shown != self.shown:
            self.shown = shown
            self.renew()

    def renew(self) -> None:
        """Something else is to be seen: the picture is painted anew."""
        self._epoch += 1
        self.stale.emit()

    def close(self) -> None:
        """End every thread: none may be at work when the program ends."""
        self.tiles.close()
        self.crowd.close()
        self.plates.close()

    def settled(self, view: MapView) -> bool:
        """Whether nothing is on its way, and the picture shows the view."""
        calm = self.tiles.settled and self.crowd.settled and not self.plates.busy
        return calm and self.plates.serves(view, self._epoch)

    def placing(self, view: MapView) -> scene.Placing | None:
        """Pins of a view; None where there are none, or they are off."""
        found = self.crowd.pins(view.zoom) if self.shown.cameras else None
        return scene.Placing(found, view) if found else None

    def sprites(self, font: QFont, ratio: float) -> Sprites:
        """Pictures of pins for the window's own painting."""
        made_for = (theme.current(), ratio, font)
        if self._sprites is None or self._sprites[0] != made_for:
            self._sprites = made_for, Sprites(*made_for)
        return self._sprites[1]

    def paint(self, painter: QPainter, box: QRect, view: MapView) -> None:
        """Move the picture to its place; paint tiles where it does not reach."""
        present = self.plates.current
        covered = QRectF()
        if present is not None and present.view.zoom == view.zoom:
            covered = plate.blit(painter, present, view)
        bare = QRegion(box) - QRegion(covered.toAlignedRect())
        if not bare.isEmpty():
            painter.save()
            painter.setClipRegion(bare)
            painter.fillRect(box, water(theme.current()))
            plate.paint_pieces(painter, scene.tile_pieces(box, view, self.tiles)[0])
            painter.restore()
            if present is not None and covered.isEmpty():
                plate.blit(painter, present, view)
        if not self.plates.serves(view, self._epoch):
            self.plates.ask(lambda: self.wish(view))

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Layers that are on."""
        return tuple(sheet for sheet in self._sheets if sheet.id not in self.shown.hidden)

    def wish(self, view: MapView) -> Wish:
        """All that stands still, as it is now, for a view and its margin."""
        here = self.placing(view)
        view = plate.with_margin(view)
        box = QRect(0, 0, view.width, view.height)
        on, data = self.shown, self.data
        sheets = self.sheets
        if self._incident is not None and on.incident:
            sheets = (self._incident, *sheets)
        basemap = self.tiles.basemap
        labels = basemap.labels(scene.tile_zoom(view.zoom)) if basemap and on.names else ()
        return Wish(
            view,
            self._epoch,
            theme.current(),
            self._owner.devicePixelRatioF(),
            small(self._owner.font(), 0.92),
            scene.tile_pieces(box, view, self.tiles)[0],
            self.crowd.pins(view.zoom) if on.cameras else None,
            many=here is not None and len(here) > scene.FEW,
            cones=on.cones,
            circles=on.circles,
            sheets=sheets,
            names=labels,
            span=self.span if on.by_time else None,
            hot=_hot(data, self.query) if on.heat and data and data.cameras else None,
            outside=_places(self.outside) if on.cameras and self.outside else None,
        )

    def _part(self) -> None:
        """Sort the cameras by what the filter says of place and time."""
        data, self.outside = self.whole, ()
        if data is not None:
            data, self.outside = wanted.parted(data, self.query)
        self.data = data
        self.span = shades.span(data.cameras) if data else None
        self.crowd.set_data(data)
        self.renew()


def _places(cameras: tuple[MapCamera, ...]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return mercator.project([c.lat for c in cameras], [c.lon for c in cameras])


def _hot(
    data: MapData, query: Query
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Places and how many appearances of the wanted classes they have."""
    classes = query.classes
    found = [
        sum(n for cls, n in camera.counts.items() if not classes or cls in classes)
        for camera in data.cameras
    ]
    return (*_places(data.cameras), np.array(found, np.float64))
