"""The map under a person's hands: clicks, drags, keys and tools over what `canvas` paints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget

from nvr_desk_ui.map import decor, wanted, words
from nvr_desk_ui.map.canvas import MapCanvas
from nvr_desk_ui.map.clips_menu import clips_menu
from nvr_desk_ui.map.clusters import Pin, box_of
from nvr_desk_ui.map.tools import Tool
from nvr_desk_ui.map.view import MOST_ZOOM

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QMenu

    from nvr_desk.records.overview import MapCamera
    from nvr_desk_ui.map.tiles import TileStore
    from nvr_desk_ui.selection import SelectionModel

ZOOM_A_NOTCH = 0.5
_DRAG_PX = 4


class MapWidget(MapCanvas):
    """Shows where deliveries come from and lets a person choose a camera.

    Signals:
        camera_picked: MapCamera that was clicked; its ``delivery_ids`` are what it delivered.
        area_drawn: corners (lat, lon) of a lasso.
        near_drawn: Near, a circle.
        let_go: nothing drawn shall narrow anything any more.
    """

    camera_picked = Signal(object)
    area_drawn = Signal(object)
    near_drawn = Signal(object)
    let_go = Signal()

    def __init__(
        self,
        selection: SelectionModel,
        parent: QWidget | None = None,
        *,
        tiles: TileStore | None = None,
    ) -> None:
        super().__init__(selection, parent, tiles=tiles)
        self._press: QPointF | None = None
        self._last = QPointF()
        self._dragging = False
        self.tools.area.connect(self.area_drawn)
        self.tools.near.connect(self.near_drawn)
        self.tools.turned.connect(self._tool_turned)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        selection.selected_delivery.connect(self._on_selected)

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
        if self.tools.tool is Tool.MEASURE:
            self.tools.finish()
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


def _following(pin: Pin, now: str | None) -> tuple[MapCamera, str] | None:
    """The delivery after the chosen one among those of a pin, so that clicks walk through them."""
    every = [(c, d) for c in pin.cameras for d in c.delivery_ids]
    if not every:
        return None
    at = next((i for i, (_, d) in enumerate(every) if d == now), -1)
    return every[(at + 1) % len(every)]
