"""The map as it is painted: where one looks, what is shown there, and the frame around it.

What stands still is painted off the loop into one picture (`plate`); the loop moves that picture
and paints what follows the hand. What hands do is the business of `widget`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.map import decor, legend, scene, tools, words
from nvr_desk_ui.map.clusters import Pin, box_of
from nvr_desk_ui.map.corner import CornerButtons
from nvr_desk_ui.map.ground import Ground
from nvr_desk_ui.map.tools import Tools
from nvr_desk_ui.map.view import MapView
from nvr_desk_ui.timeline.chrome import small
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from nvr_desk.records.overview import MapCamera, MapData
    from nvr_desk.records.place import TileFile
    from nvr_desk.records.search import Near, Query
    from nvr_desk_ui.map.plate import Wish
    from nvr_desk_ui.map.shown import Shown
    from nvr_desk_ui.map.tiles import TileStore
    from nvr_desk_ui.selection import SelectionModel

HOME = (39.5, -98.35)
"""Middle of the contiguous United States: where an empty map looks."""
_NORTH_FROM_PX = 210
"""On a lower map the arrow would stand in the scale."""
_LEGEND_LEFT_PX = 10


class MapCanvas(QWidget):
    """Shows where deliveries come from.

    Signals:
        view_changed: MapView, after every zoom or pan.
        agency_told: TileFile | None, what the agency's own map says of itself.
    """

    view_changed = Signal(object)
    agency_told = Signal(object)

    def __init__(
        self,
        selection: SelectionModel,
        parent: QWidget | None = None,
        *,
        tiles: TileStore | None = None,
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._zone: str | None = None
        self.ground = Ground(self, tiles)
        self.ground.stale.connect(self._stale)
        self._camera_of: dict[str, MapCamera] = {}
        self._view = MapView(0.5, 0.5, 3.0, 1, 1).centred(*HOME)
        self._painted: MapView | None = None
        self._fit_wanted = False
        self._placing: scene.Placing | None = None
        self._place = ""
        self._trouble = ""
        self._agency_trouble = ""
        self._cursor: tuple[float, float] | None = None
        self._hovered: Pin | None = None
        self._form = legend.Form.FULL
        self._listen_to_tiles()
        self.tools = Tools(self)
        self.tools.changed.connect(self.update)
        self.corner = CornerButtons(self, self.zoom, self.fit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 140)
        self.setAccessibleName(tr("Map"))
        self._describe()

    @property
    def _tiles(self) -> TileStore:
        return self.ground.tiles

    def _listen_to_tiles(self) -> None:
        self._tiles.loaded.connect(self._on_loaded)
        self._tiles.failed.connect(self._on_trouble)
        self._tiles.agency_told.connect(self.agency_told)
        self._tiles.agency_failed.connect(self._on_agency_trouble)

    # --- what is shown ---------------------------------------------------------------------------

    def set_data(self, data: MapData | None) -> None:
        """Show the cameras of a case; a new case is brought into view."""
        before = self.ground.whole
        self._camera_of = {d: c for c in (data.cameras if data else ()) for d in c.delivery_ids}
        self._hovered = None
        had = before is not None and data is not None and before.case == data.case
        self.ground.set_data(data)
        self._describe()
        if data and data.cameras and not (had and before and before.cameras):
            self.fit()

    def set_query(self, query: Query) -> None:
        """Take the filter: cameras that do not fit become small and faint."""
        self.ground.set_query(query)

    @property
    def zone(self) -> str | None:
        """IANA zone of the case; times of the legend are told in it."""
        return self._zone

    @zone.setter
    def zone(self, zone: str | None) -> None:
        self._zone = zone
        self._stale()

    @property
    def shown(self) -> Shown:
        """Which parts of the map are on."""
        return self.ground.shown

    def show_parts(self, shown: Shown) -> None:
        """Other parts of the map are on."""
        self.ground.show_parts(shown)

    def use_agency(self, path: Path | None) -> None:
        """Lay the agency's own map over the bundled one."""
        self._tiles.use_agency(path, theme.current())

    def shutdown(self) -> None:
        """End what paints and reads behind the map."""
        self.ground.close()

    @property
    def about_agency(self) -> TileFile | None:
        """What the agency's own map says of itself; None where there is none."""
        return self._tiles.about

    def centre(self) -> tuple[float, float]:
        """(lat, lon) of the map's middle, degrees WGS 84."""
        return self._view.centre

    @property
    def view(self) -> MapView:
        """The part of the world on the screen."""
        return self._view

    @property
    def chosen(self) -> MapCamera | None:
        """The camera of the chosen delivery."""
        return self._camera_of.get(self._selection.delivery_id or "")

    @property
    def seen_cameras(self) -> list[MapCamera]:
        """Cameras within the view that the filter leaves."""
        spots = self._placing.spots if self._placing else []
        box = QRectF(self._map_box())
        return [camera for s in spots if box.contains(s.at) for camera in s.pin.cameras]

    @property
    def settled(self) -> bool:
        """Whether the view on the screen is the present one, with every tile painted."""
        return self._painted == self._view and self.ground.settled(self._view)

    def corners(self) -> tuple[tuple[float, float], ...]:
        """The view as an area: its corners (lat, lon)."""
        box = self._map_box()
        return tuple(
            self._view.place(x, y)
            for x, y in ((0, 0), (box.width(), 0), (box.width(), box.height()), (0, box.height()))
        )

    def camera_at(self, near: Near) -> str:
        """Name of the camera in the middle of a circle; '' where none stands there."""
        data = self.ground.whole
        found = (
            c for c in (data.cameras if data else ()) if (c.lat, c.lon) == (near.lat, near.lon)
        )
        return next((camera.alias for camera in found), "")

    def fit(self) -> None:
        """Show all cameras of the case, or the country where there are none."""
        self._fit_wanted = self.width() <= 1 or not self.isVisible()
        data = self.ground.data
        if data and data.cameras:
            self._set_view(self._view.fitted(box_of(data.cameras)))
        else:
            self._set_view(self._view.centred(*HOME, zoom=3.5))

    def zoom(self, steps: float) -> None:
        """Closer (> 0) or further by zoom levels, around the middle."""
        box = self._map_box()
        self._set_view(self._view.zoomed(steps, box.width() / 2, box.height() / 2))

    def show_place(self, lat: float, lon: float, zoom: float | None = None) -> None:
        """Move the middle to a place in degrees."""
        self._set_view(self._view.centred(lat, lon, zoom))

    def sizeHint(self) -> QSize:
        """Wide rather than tall."""
        return QSize(480, 360)

    # --- parts -----------------------------------------------------------------------------------

    def _map_box(self) -> QRect:
        return QRect(0, 0, self.width(), max(1, self.height() - decor.FOOT_H))

    def _set_view(self, view: MapView) -> None:
        if view != self._view:
            self._view = view
            self._name_place()
            self.update()
            self.view_changed.emit(view)

    def _name_place(self) -> None:
        basemap = self._tiles.basemap
        self._place = basemap.place_at(*self._view.centre).text if basemap else ""

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture behind, then everything that follows the hand, then the frame."""
        painter = QPainter(self)
        look, box = theme.current(), self._map_box()
        self._tiles.set_look(scene.map_inks(look), self.devicePixelRatioF())
        self.paint_map(painter, box)
        painter.setClipping(False)
        foot = QRect(0, box.bottom() + 1, self.width(), decor.FOOT_H)
        about = self.about_agency
        makers = about.attribution if about else ""
        decor.paint_foot(painter, foot, self._place, self._cursor, look, makers)
        self._painted = self._view

    def paint_map(self, painter: QPainter, box: QRect, *, page: bool = False) -> None:
        """All of the map but its foot and its buttons; for a page without what lies below."""
        look, view, plain = theme.current(), self._view, painter.font()
        painter.setClipRect(box)
        if not page:
            self.ground.paint(painter, box, view)
        painter.setFont(small(plain))
        if self.shown.grid:
            decor.paint_grid(painter, box, view, look)
        painter.setFont(plain)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cameras(painter, box)
        tools.paint_filter(painter, view, self.ground.query, look)
        self.tools.paint(painter, view, look)
        if box.height() >= _NORTH_FROM_PX:
            decor.paint_north(painter, QPointF(box.right() - 21, 124), look)
        notes = words.notes(self.ground.whole, self._trouble, self._agency_trouble)
        low = scene.paint_notes(painter, notes, self.width(), look)
        painter.setFont(small(plain))
        told = self.legend(page=page)
        form = legend.Form.LINES if page and self._form is legend.Form.NONE else self._form
        legend.paint(painter, QPointF(_LEGEND_LEFT_PX, low), told, look, form)
        decor.paint_scale(painter, box.right() - 12, box.bottom() - 6, view, look)

    def legend(self, *, page: bool = False) -> legend.Legend:
        """What the colours on the map mean now."""
        layers = tuple((each.kind, each.name) for each in self.ground.sheets) if page else ()
        return legend.Legend(
            self.ground.span if self.shown.by_time and self.shown.cameras else None,
            self.zone,
            self.shown.heat and self.ground.data is not None,
            layers,
        )

    def _stale(self) -> None:
        """Something else is to be seen, and may have to be told otherwise."""
        told, box = self.legend(), self._map_box()
        metrics = QFontMetrics(small(self.font()))
        self._form = legend.form_for(told, metrics, QSizeF(box.size()))
        self.corner.offer(told, self._form)
        self.update()

    def _paint_cameras(self, painter: QPainter, box: QRect) -> None:
        self._placing = self.ground.placing(self._view)
        if self._placing is None:
            return
        sprites = self.ground.sprites(small(self.font(), 0.92), self.devicePixelRatioF())
        marks = scene.Marks(
            self.chosen,
            self._hovered,
            self.ground.span if self.shown.by_time else None,
        )
        scene.paint_pins(painter, self._placing, self._view, sprites, marks, box)

    def picture(self, ratio: float = 2.0) -> tuple[Wish, QImage]:
        """The map for a file: what is to be painted off the loop, and what lies over it."""
        box = self._map_box()
        over = QImage(box.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        over.setDevicePixelRatio(ratio)
        over.fill(Qt.GlobalColor.transparent)
        painter = QPainter(over)
        painter.setFont(self.font())
        hovered, self._hovered = self._hovered, None
        self.paint_map(painter, box, page=True)
        self._hovered = hovered
        painter.end()
        return replace(self.ground.wish(self._view), ratio=ratio), over

    # --- events ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle; place the buttons."""
        box = self._map_box()
        self._view = self._view.resized(box.width(), box.height())
        self.corner.place(box)
        self._stale()
        if self._fit_wanted or event.oldSize().width() <= 0:
            self.fit()
        self._fit_wanted = False

    def changeEvent(self, event: QEvent) -> None:
        """A new theme repaints the tiles."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._tiles.set_look(scene.map_inks(theme.current()), self.devicePixelRatioF())
            self.ground.renew()
        super().changeEvent(event)

    # --- answers ---------------------------------------------------------------------------------

    def _on_loaded(self) -> None:
        self._name_place()
        self.ground.renew()

    def _on_trouble(self, why: str) -> None:
        self._trouble = why
        self.ground.renew()

    def _on_agency_trouble(self, why: str) -> None:
        self._agency_trouble = why
        self.update()

    def _describe(self) -> None:
        chosen = self.chosen
        self.setAccessibleDescription(words.summary(self.ground.data, chosen))
