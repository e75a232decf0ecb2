"""The map: cameras of a case and layers over a base map, painted by ourselves, without a network.

What stands still is painted off the loop into one picture (`plate`); the loop moves that picture
and paints what follows the hand.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolButton, QToolTip, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.map import decor, legend, scene, tools, wanted, words
from nvr_desk_ui.map.clips_menu import clips_menu
from nvr_desk_ui.map.clusters import Pin, box_of
from nvr_desk_ui.map.ground import Ground
from nvr_desk_ui.map.tools import Tool, Tools
from nvr_desk_ui.map.view import MOST_ZOOM, MapView
from nvr_desk_ui.timeline.chrome import small
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import (
        QContextMenuEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )  # fmt: skip
    from PySide6.QtWidgets import QMenu

    from nvr_desk.records.overview import MapCamera, MapData
    from nvr_desk.records.place import TileFile
    from nvr_desk.records.search import Query
    from nvr_desk_ui.map.plate import Wish
    from nvr_desk_ui.map.shown import Shown
    from nvr_desk_ui.map.tiles import TileStore
    from nvr_desk_ui.selection import SelectionModel

HOME = (39.5, -98.35)
"""Middle of the contiguous United States: where an empty map looks."""
ZOOM_A_NOTCH = 0.5
_DRAG_PX = 4
_NORTH_FROM_PX = 210
"""On a lower map the arrow would stand in the scale."""


class MapWidget(QWidget):
    """Shows where deliveries come from and lets a person choose a camera.

    Signals:
        camera_picked: MapCamera that was clicked; its ``delivery_ids`` are what it delivered.
        view_changed: MapView, after every zoom or pan.
        area_drawn: corners (lat, lon) of a lasso.
        near_drawn: Near, a circle.
        let_go: nothing drawn shall narrow anything any more.
        agency_told: TileFile | None, what the agency's own map says of itself.
    """

    camera_picked = Signal(object)
    view_changed = Signal(object)
    area_drawn = Signal(object)
    near_drawn = Signal(object)
    let_go = Signal()
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
        self.zone: str | None = None
        self.ground = Ground(self, tiles)
        self.ground.stale.connect(self.update)
        self._camera_of: dict[str, MapCamera] = {}
        self._view = MapView(0.5, 0.5, 3.0, 1, 1).centred(*HOME)
        self._painted: MapView | None = None
        self._fit_wanted = False
        self._placing: scene.Placing | None = None
        self._place = ""
        self._trouble = ""
        self._agency_trouble = ""
        self._press: QPointF | None = None
        self._last = QPointF()
        self._dragging = False
        self._cursor: tuple[float, float] | None = None
        self._hovered: Pin | None = None
        self._listen_to_tiles()
        self.tools = Tools(self)
        self.tools.changed.connect(self.update)
        self.tools.area.connect(self.area_drawn)
        self.tools.near.connect(self.near_drawn)
        self.tools.turned.connect(self._tool_turned)
        self._buttons = self._make_buttons()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 140)
        self.setAccessibleName(tr("Map"))
        self._describe()
        selection.selected_delivery.connect(self._on_selected)

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

    def _make_buttons(self) -> list[QToolButton]:
        made: list[QToolButton] = []
        for text, name, action in (
            ("+", tr("Zoom in (+)"), lambda: self.zoom(1.0)),
            ("\u2212", tr("Zoom out (\u2212)"), lambda: self.zoom(-1.0)),
            (tr("Fit"), tr("Show all cameras (F)"), self.fit),
        ):
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(action)
            made.append(button)
        return made

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
        legend.paint(painter, QPointF(10, low), self.legend(page=page), look)
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

    # --- hits ------------------------------------------------------------------------------------

    def pin_at(self, pos: QPointF) -> Pin | None:
        """The pin or bubble under a point; the one painted last wins."""
        return self._placing.at(pos) if self._placing is not None else None

    def _click(self, pos: QPointF) -> None:
        pin = self.pin_at(pos)
        if pin is None:
            return
        x0, y0, x1, y1 = pin.box()
        apart = max(x1 - x0, y1 - y0) > 1e-9 and self._view.zoom < MOST_ZOOM - 0.5
        if len(pin.cameras) > 1 and apart:
            fitted = self._view.fitted(pin.box(), most=MOST_ZOOM)
            closer = self._view.zoomed(1.0, pos.x(), pos.y())
            self._set_view(fitted if fitted.zoom > self._view.zoom + 0.5 else closer)
            return
        self._pick(_following(pin, self._selection.delivery_id))

    def _pick(self, choice: tuple[MapCamera, str] | None) -> None:
        if choice is None:
            return
        camera, delivery = choice
        self._selection.choose_delivery(delivery)
        self.camera_picked.emit(camera)

    def open_newest(self, camera: MapCamera | None) -> None:
        """Open the newest delivery of a camera at its beginning."""
        delivery = wanted.newest(camera) if camera is not None else None
        if delivery is not None:
            self._selection.ask_seek(delivery, 0.0)

    def _by_name(self) -> list[MapCamera]:
        data = self.ground.data
        return sorted(data.cameras, key=lambda c: c.alias) if data else []

    def step(self, direction: int) -> bool:
        """Choose the next camera in order of name; False beyond the last one."""
        cameras = self._by_name()
        if not cameras:
            return False
        now = self.chosen
        at = next((i for i, c in enumerate(cameras) if c is now), -1 if direction > 0 else 0)
        camera = cameras[(at + direction) % len(cameras)]
        if camera.delivery_ids:
            self._pick((camera, camera.delivery_ids[0]))
        self._bring(camera, 20)
        return 0 <= at + direction < len(cameras)

    # --- events ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tooltips are made when they are asked for; the map's own keys are no shortcuts here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            shifted = plain == Qt.KeyboardModifier.ShiftModifier and event.text() == "+"
            if event.key() in self._keys() and (not plain or shifted):
                event.accept()
                return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            pin = self.pin_at(QPointF(event.pos()))
            if pin is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), words.pin_words(pin), self)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The clips of a camera, the newest first; by keyboard those of the chosen one."""
        asked = event.reason() != event.Reason.Mouse
        chosen = self.chosen
        pin = self.pin_at(QPointF(event.pos()))
        cameras = ((chosen,) if chosen else ()) if asked else pin.cameras if pin else ()
        if cameras:
            self.clips_menu(cameras).popup(event.globalPos())

    def clips_menu(self, cameras: tuple[MapCamera, ...]) -> QMenu:
        """Clips under a pin to choose from."""
        return clips_menu(self, cameras, self.zone, lambda one: self._selection.ask_seek(one, 0.0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the cursor."""
        steps = event.angleDelta().y() / 120 * ZOOM_A_NOTCH
        self._set_view(self._view.zoomed(steps, event.position().x(), event.position().y()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, a drag, or what the tool draws."""
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self.tools.press(event.position(), self._view):
            return
        if left or event.button() == Qt.MouseButton.MiddleButton:
            self._press = self._last = event.position()
            self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag pans; without a button the coordinates follow."""
        pos = event.position()
        if self._press is not None:
            if self._dragging or (pos - self._press).manhattanLength() > _DRAG_PX:
                self._dragging = True
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                step = pos - self._last
                self._last = pos
                self._set_view(self._view.panned(-step.x(), -step.y()))
            return
        self._cursor = self._view.place(pos.x(), pos.y())
        if self.tools.move(pos, self._view):
            return
        pin = self.pin_at(pos)
        if pin is not self._hovered:
            self._hovered = pin
            self.update()
        self._show_cursor(over_pin=pin is not None)
        self.update(QRect(0, self.height() - decor.FOOT_H, self.width(), decor.FOOT_H))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that did not move is a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.tools.release(
            event.position(), self._view
        ):
            return
        pressed = self._press is not None and not self._dragging
        self._press, self._dragging = None, False
        self._show_cursor(over_pin=False)
        if pressed and event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the newest clip of a camera; zoom in on the ground; end a measure."""
        pos = event.position()
        if self.tools.tool is not Tool.PAN:
            self.tools.finish()
            return
        pin = self.pin_at(pos)
        if pin is None:
            self._set_view(self._view.zoomed(1.0, pos.x(), pos.y()))
        elif len(pin.cameras) == 1:
            self.open_newest(pin.cameras[0])

    def leaveEvent(self, event: QEvent) -> None:
        """No coordinates outside."""
        self._cursor, self._hovered = None, None
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pan, + − zoom, F fits, [ ] walk the cameras, Enter opens, Esc lets go."""
        action = self._keys().get(event.key())
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

    def _keys(self) -> dict[int, Callable[[], object]]:
        far = 80
        return {
            Qt.Key.Key_Left: lambda: self._set_view(self._view.panned(-far, 0)),
            Qt.Key.Key_Right: lambda: self._set_view(self._view.panned(far, 0)),
            Qt.Key.Key_Up: lambda: self._set_view(self._view.panned(0, -far)),
            Qt.Key.Key_Down: lambda: self._set_view(self._view.panned(0, far)),
            Qt.Key.Key_Plus: lambda: self.zoom(1.0), Qt.Key.Key_Equal: lambda: self.zoom(1.0),
            Qt.Key.Key_Minus: lambda: self.zoom(-1.0), Qt.Key.Key_F: self.fit,
            Qt.Key.Key_BracketRight: lambda: self.step(1),
            Qt.Key.Key_BracketLeft: lambda: self.step(-1),
            Qt.Key.Key_Return: self._enter, Qt.Key.Key_Enter: self._enter,
            Qt.Key.Key_Escape: self._escape,
        }  # fmt: skip

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the cameras; beyond the last one it leaves the map."""
        names = self._by_name()
        if self.hasFocus() and names:
            now = self.chosen
            last = names[-1] if forward else names[0]
            if now is not last:
                self.step(1 if forward else -1)
                return True
        return super().focusNextPrevChild(forward)

    def _enter(self) -> None:
        if self.tools.tool is Tool.MEASURE:
            self.tools.finish()
        else:
            self.open_newest(self.chosen)

    def _escape(self) -> None:
        if self.tools.tool is not Tool.PAN:
            self.tools.take(Tool.PAN)
        else:
            self.let_go.emit()

    def _show_cursor(self, *, over_pin: bool) -> None:
        if self.tools.tool is not Tool.PAN:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            shape = Qt.CursorShape.PointingHandCursor if over_pin else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)

    def _tool_turned(self, _tool: Tool) -> None:
        self._show_cursor(over_pin=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle; place the buttons."""
        box = self._map_box()
        self._view = self._view.resized(box.width(), box.height())
        y = 10
        for button in self._buttons:
            button.setGeometry(box.right() - 39, y, 32, 26)
            y += 30
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

    def _on_selected(self, delivery_id: object) -> None:
        """Bring the camera of a delivery chosen elsewhere into view."""
        camera = self._camera_of.get(delivery_id) if isinstance(delivery_id, str) else None
        if camera is not None and self._press is None:
            self._bring(camera, 0)
        self._describe()
        self.update()

    def _bring(self, camera: MapCamera, margin: int) -> None:
        """Move the view where a camera is not on it, or too near its edge."""
        px, py = self._view.px(*box_of((camera,))[:2])
        inner = self._map_box().adjusted(margin, margin, -margin, -margin)
        if not inner.contains(QPoint(round(px), round(py))):
            self._set_view(self._view.centred(camera.lat, camera.lon))

    def _describe(self) -> None:
        chosen = self.chosen
        self.setAccessibleDescription(words.summary(self.ground.data, chosen))


def _following(pin: Pin, now: str | None) -> tuple[MapCamera, str] | None:
    """The delivery after the chosen one among those of a pin, so that clicks walk through them."""
    every = [(c, d) for c in pin.cameras for d in c.delivery_ids]
    if not every:
        return None
    at = next((i for i, (_, d) in enumerate(every) if d == now), -1)
    return every[(at + 1) % len(every)]
