"""The map: cameras of a case over a bundled base map, painted by ourselves, without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolButton, QToolTip, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.map import decor, scene, words
from nvr_desk_ui.map.clusters import Pin, box_of
from nvr_desk_ui.map.crowd import Crowd
from nvr_desk_ui.map.tiles import TileStore
from nvr_desk_ui.map.view import MOST_ZOOM, MapView
from nvr_desk_ui.timeline.chrome import small

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import (
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )  # fmt: skip

    from nvr_desk.records.overview import MapCamera, MapData
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
    """

    camera_picked = Signal(object)
    view_changed = Signal(object)

    def __init__(self, selection: SelectionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._data: MapData | None = None
        self._crowd = Crowd(self)
        self._crowd.ready.connect(self.update)
        self._camera_of: dict[str, MapCamera] = {}
        self._view = MapView(0.5, 0.5, 3.0, 1, 1).centred(*HOME)
        self._painted: MapView | None = None
        self._fit_wanted = False
        self._drawn: list[scene.Placed] = []
        self._names = decor.AreaNames()
        self._place = ""
        self._trouble = ""
        self._press: QPointF | None = None
        self._last = QPointF()
        self._dragging = False
        self._cursor: tuple[float, float] | None = None
        self._hovered: Pin | None = None
        self._tiles = TileStore(self, scene.map_inks(theme.current()))
        self._tiles.ready.connect(self.update)
        self._tiles.loaded.connect(self._on_loaded)
        self._tiles.failed.connect(self._on_trouble)
        self._buttons = self._make_buttons()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)
        self.setAccessibleName("Map")
        self._describe()
        selection.selected_delivery.connect(self._on_selected)

    # --- what is shown ---------------------------------------------------------------------------

    def set_data(self, data: MapData | None) -> None:
        """Show the cameras of a case; a new case is brought into view."""
        before = self._data
        self._data = data
        self._crowd.set_data(data)
        self._camera_of = {d: c for c in (data.cameras if data else ()) for d in c.delivery_ids}
        self._hovered = None
        self._describe()
        had = before is not None and data is not None and before.case == data.case
        if data and data.cameras and not (had and before and before.cameras):
            self.fit()
        self.update()

    def centre(self) -> tuple[float, float]:
        """(lat, lon) of the map's middle, degrees WGS 84."""
        return self._view.centre

    @property
    def view(self) -> MapView:
        """The part of the world on the screen."""
        return self._view

    @property
    def settled(self) -> bool:
        """Whether the view on the screen is the present one, with every tile painted."""
        return self._painted == self._view and self._tiles.settled and self._crowd.settled

    def fit(self) -> None:
        """Show all cameras of the case, or the country where there are none."""
        self._fit_wanted = self.width() <= 1 or not self.isVisible()
        if self._data and self._data.cameras:
            self._set_view(self._view.fitted(box_of(self._data.cameras)))
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
            ("+", "Zoom in (+)", lambda: self.zoom(1.0)),
            ("\u2212", "Zoom out (\u2212)", lambda: self.zoom(-1.0)),
            ("Fit", "Show all cameras (F)", self.fit),
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
        """Tiles, then everything that moves, then the frame."""
        painter = QPainter(self)
        look, box, view = theme.current(), self._map_box(), self._view
        plain = painter.font()
        painter.setClipRect(box)
        self._tiles.set_look(scene.map_inks(look), self.devicePixelRatioF())
        scene.paint_tiles(painter, box, view, self._tiles, look)
        self._painted = view
        painter.setFont(small(plain))
        taken = decor.paint_grid(painter, box, view, look)
        painter.setFont(plain)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        found = self._crowd.pins(view.zoom)
        self._drawn = scene.place_pins(found, view, box) if found else []
        chosen = self._camera_of.get(self._selection.delivery_id or "")
        taken += scene.paint_pins(painter, self._drawn, view, look, chosen, self._hovered, box)
        self._paint_names(painter, box, taken)
        if box.height() >= _NORTH_FROM_PX:
            decor.paint_north(painter, QPointF(box.right() - 21, 124), look)
        scene.paint_notes(painter, words.notes(self._data, self._trouble), self.width(), look)
        painter.setFont(small(plain))
        decor.paint_scale(painter, box.right() - 12, box.bottom() - 6, view, look)
        painter.setClipping(False)
        foot = QRect(0, box.bottom() + 1, self.width(), decor.FOOT_H)
        decor.paint_foot(painter, foot, self._place, self._cursor, look)

    def _paint_names(self, painter: QPainter, box: QRect, taken: list[QRectF]) -> None:
        basemap = self._tiles.basemap
        if basemap is None:
            return
        self._names.set_features(basemap.labels(scene.tile_zoom(self._view.zoom)))
        self._names.paint(painter, box, self._view, theme.current(), taken)

    # --- hits ------------------------------------------------------------------------------------

    def pin_at(self, pos: QPointF) -> Pin | None:
        """The pin or bubble under a point; the one painted last wins."""
        return next((p.pin for p in reversed(self._drawn) if p.box.contains(pos)), None)

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

    def _step(self, direction: int) -> None:
        """Choose the next camera in order of name, for hands on the keyboard."""
        cameras = sorted(self._data.cameras, key=lambda c: c.alias) if self._data else []
        if not cameras:
            return
        now = self._camera_of.get(self._selection.delivery_id or "")
        at = next((i for i, c in enumerate(cameras) if c is now), -1 if direction > 0 else 0)
        camera = cameras[(at + direction) % len(cameras)]
        if camera.delivery_ids:
            self._pick((camera, camera.delivery_ids[0]))
        px, py = self._view.px(*box_of((camera,))[:2])
        if not self._map_box().adjusted(20, 20, -20, -20).contains(QPoint(round(px), round(py))):
            self._set_view(self._view.centred(camera.lat, camera.lon))

    # --- events ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tooltips are made when they are asked for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            pin = self.pin_at(QPointF(event.pos()))
            if pin is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), words.pin_words(pin), self)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the cursor."""
        steps = event.angleDelta().y() / 120 * ZOOM_A_NOTCH
        self._set_view(self._view.zoomed(steps, event.position().x(), event.position().y()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
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
        pin = self.pin_at(pos)
        if pin is not self._hovered:
            self._hovered = pin
            self.update()
        self.setCursor(Qt.CursorShape.PointingHandCursor if pin else Qt.CursorShape.ArrowCursor)
        self.update(QRect(0, self.height() - decor.FOOT_H, self.width(), decor.FOOT_H))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that did not move is a click."""
        pressed = self._press is not None and not self._dragging
        self._press, self._dragging = None, False
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if pressed and event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom in on the ground; a pin keeps what its click did."""
        pos = event.position()
        if self.pin_at(pos) is None:
            self._set_view(self._view.zoomed(1.0, pos.x(), pos.y()))

    def leaveEvent(self, event: QEvent) -> None:
        """No coordinates outside."""
        self._cursor, self._hovered = None, None
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pan, + − zoom, F fits, [ ] walk the cameras."""
        far = 80
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: lambda: self._set_view(self._view.panned(-far, 0)),
            Qt.Key.Key_Right: lambda: self._set_view(self._view.panned(far, 0)),
            Qt.Key.Key_Up: lambda: self._set_view(self._view.panned(0, -far)),
            Qt.Key.Key_Down: lambda: self._set_view(self._view.panned(0, far)),
            Qt.Key.Key_Plus: lambda: self.zoom(1.0), Qt.Key.Key_Equal: lambda: self.zoom(1.0),
            Qt.Key.Key_Minus: lambda: self.zoom(-1.0), Qt.Key.Key_F: self.fit,
            Qt.Key.Key_BracketRight: lambda: self._step(1),
            Qt.Key.Key_BracketLeft: lambda: self._step(-1),
        }  # fmt: skip
        action = keys.get(event.key())
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

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
            self.update()
        super().changeEvent(event)

    # --- answers ---------------------------------------------------------------------------------

    def _on_loaded(self) -> None:
        self._name_place()
        self.update()

    def _on_trouble(self, why: str) -> None:
        self._trouble = why
        self.update()

    def _on_selected(self, delivery_id: object) -> None:
        """Bring the camera of a delivery chosen elsewhere into view."""
        camera = self._camera_of.get(delivery_id) if isinstance(delivery_id, str) else None
        if camera is not None and self._press is None:
            px, py = self._view.px(*box_of((camera,))[:2])
            if not self._map_box().contains(QPoint(round(px), round(py))):
                self._set_view(self._view.centred(camera.lat, camera.lon))
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(words.summary(self._data))


def _following(pin: Pin, now: str | None) -> tuple[MapCamera, str] | None:
    """The delivery after the chosen one among those of a pin, so that clicks walk through them."""
    every = [(c, d) for c in pin.cameras for d in c.delivery_ids]
    if not every:
        return None
    at = next((i for i, (_, d) in enumerate(every) if d == now), -1)
    return every[(at + 1) % len(every)]
