"""The timeline: a lane a camera, from years down to single frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QToolTip, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.timeline import chrome, scene, words
from nvr_desk_ui.timeline.colours import code_table, ground
from nvr_desk_ui.timeline.compose import Picture
from nvr_desk_ui.timeline.frame import Frame, lanes_box
from nvr_desk_ui.timeline.layout import best_density, layout
from nvr_desk_ui.timeline.lod import SHOWN, LaneModel, bar_state, build
from nvr_desk_ui.timeline.render import Inks, Order, render
from nvr_desk_ui.timeline.scene import plural
from nvr_desk_ui.timeline.steps import next_appearance, next_clip
from nvr_desk_ui.timeline.view import TimeView, fitting
from nvr_desk_ui.timeline.worker import LaneWorker

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import (
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )  # fmt: skip

    from nvr_desk.records.overview import LaneClip, TimelineData
    from nvr_desk_ui.selection import SelectionModel

SMALL_CASE = 20_000
"""Up to so many clips and tracks a picture takes a few ms and is painted at once."""
ZOOM_A_NOTCH = 1.25
_DRAG_PX = 4
_FLAG_REACH_PX = 220
"""How far the playhead's flag may reach to one side, at the edges too, for repainting."""


class TimelineWidget(QWidget):
    """Shows a case in time and lets a person choose a moment of a clip.

    Signals:
        seek_requested: (delivery id, seconds from the clip's first picture). Never sent for a
            delivery that may not be opened.
        view_changed: TimeView, after every zoom or pan.
    """

    seek_requested = Signal(str, float)
    view_changed = Signal(object)

    def __init__(self, selection: SelectionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._model: LaneModel | None = None
        self._waiting = False
        self._view = TimeView(0.0, 86_400.0, 1)
        self._scroll = 0
        self._density: int | None = None
        self._tray_scroll = 0
        self._chips: list[chrome.Chip] = []
        self._playhead: float | None = None
        self._asked: float | None = None
        self._image: tuple[Order, QImage] | None = None
        self._stale = True
        self._press: QPointF | None = None
        self._last = QPointF()
        self._dragging = False
        self._hover_x: float | None = None
        self._inks: Inks | None = None
        self._worker = LaneWorker(self)
        self._worker.painted.connect(self._on_painted)
        self._worker.built.connect(self._on_built)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setAccessibleName("Scroll cameras")
        self._bar.valueChanged.connect(self._on_scrolled)
        self._bar.hide()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 120)
        self.setAccessibleName("Timeline")
        self._describe()
        selection.selected_delivery.connect(self.update)
        selection.selected_track.connect(self.update)

    # --- what is shown ---------------------------------------------------------------------------

    def set_data(self, data: TimelineData | None) -> None:
        """Show a case, or nothing. The view is kept when the same lanes come again."""
        self._worker.forget()
        if data is None:
            self._take(None)
            return
        if len(data.clips) + len(data.tracks.number) <= SMALL_CASE:
            self._take(build(data))
            return
        self._waiting = self._model is None
        self._worker.build(data)
        self.update()

    def set_playhead(self, instant: datetime | None) -> None:
        """Where the player stands; follows it when it leaves the view."""
        before = self._playhead
        self._playhead = None if instant is None else instant.timestamp()
        at, view = self._playhead, self._view
        if at is not None:
            self._asked = None
        follow = self._model is not None and not self._dragging
        if at is not None and follow and not view.left <= at <= view.right:
            self._set_view(view.centred(at))
        for moved in (before, at):
            if moved is not None:
                x = chrome.LABEL_W + round(self._view.x_of(moved))
                # Labels under the flag come and go with it: the axis is repainted around it.
                self.update(
                    x - _FLAG_REACH_PX, 0, 2 * _FLAG_REACH_PX, self._lanes_box().bottom() + 1
                )

    @property
    def view(self) -> TimeView:
        """The stretch of time on the screen."""
        return self._view

    @property
    def model(self) -> LaneModel | None:
        """What is drawn, as arrays."""
        return self._model

    @property
    def settled(self) -> bool:
        """Whether the picture on the screen is the one that was asked for last."""
        return not self._waiting and not self._worker.busy and not self._stale

    def fit(self) -> None:
        """Show the whole case."""
        extent = self._model.extent if self._model else None
        if extent:
            self._set_view(fitting(*extent, self._lanes_box().width()))

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Closer (> 1) or further; around pixel ``x`` of the lanes, the playhead or the middle."""
        if x is None:
            x = self._view.width / 2
            if self._playhead is not None and 0 <= self._view.x_of(self._playhead) <= 2 * x:
                x = self._view.x_of(self._playhead)
        self._set_view(self._view.zoomed(factor, x))

    def set_density(self, density: int | None) -> None:
        """Lane height: 0 tall, 1 middle, 2 low; None chooses by the room there is."""
        self._density = density if density is None else min(max(density, 0), 2)
        self._arrange()

    def show_clip(self, delivery_id: str) -> None:
        """Bring a clip's bar into view, zoomed so that it can be read."""
        index = self._model.index_of.get(delivery_id) if self._model else None
        if self._model is None or index is None:
            return
        start, end = float(self._model.bars.start[index]), float(self._model.bars.end[index])
        self._set_view(fitting(start, end, self._lanes_box().width(), margin=0.5))
        self._reveal_lane(int(self._model.bars.lane[index]))

    def sizeHint(self) -> QSize:
        """A wide strip."""
        return QSize(960, 260)

    # --- walking ---------------------------------------------------------------------------------

    def step_clip(self, direction: int) -> None:
        """Choose the next (+1) or previous (−1) clip in time that may be opened."""
        if self._model is None:
            return
        chosen = self._model.index_of.get(self._selection.delivery_id or "")
        found = next_clip(self._model, chosen, self._anchor(), direction)
        if found is not None:
            self._open(found, 0.0)

    def step_appearance(self, direction: int) -> None:
        """Go to the next or previous appearance after or before the playhead."""
        if self._model is None:
            return
        found = next_appearance(self._model, self._anchor(), direction)
        if found is None:
            return
        spans = self._model.tracks
        clip = int(spans.clip[found])
        delivery = self._model.delivery(clip)
        self._selection.choose_track(delivery, self._model.number(found))
        self._open(clip, self._model.seconds(clip, float(spans.start[found])))

    def _anchor(self) -> float:
        """Where stepping begins: the moment last asked for, until the player says it is there."""
        if self._asked is not None:
            return self._asked
        return self._view.left + self._view.span / 2 if self._playhead is None else self._playhead

    def _open(self, index: int, seconds: float) -> None:
        """Choose a clip and ask the player for a moment of it."""
        assert self._model is not None  # noqa: S101  callers have it
        clip = self._model.clips[index]
        instant = float(self._model.bars.start[index]) + seconds
        self._set_view(self._view.showing(instant))
        self._reveal_lane(int(self._model.bars.lane[index]))
        self._selection.choose_delivery(clip.delivery_id)
        self._asked = instant
        if bar_state(clip) == SHOWN:
            self.seek_requested.emit(clip.delivery_id, seconds)

    # --- geometry --------------------------------------------------------------------------------

    def _lanes_box(self) -> QRect:
        tray = bool(self._model and self._model.undated)
        side = self._bar.sizeHint().width()
        return lanes_box(self.width(), self.height(), side, tray=tray)

    def _density_now(self) -> int:
        if self._density is not None:
            return self._density
        rows, lanes = (len(self._model.classes), len(self._model.lanes)) if self._model else (0, 0)
        return best_density(lanes, rows, self._lanes_box().height())

    def _lane_height(self) -> int:
        return layout(self._density_now(), len(self._model.classes) if self._model else 0).height

    def _frame(self) -> Frame | None:
        """Where everything lies now; None without a case."""
        if self._model is None or not (self._model.lanes or self._model.undated):
            return None
        return Frame(
            self._model,
            self._view,
            layout(self._density_now(), len(self._model.classes)),
            self._scroll,
            self._lanes_box(),
            (self.width(), self.height()),
        )

    def _arrange(self) -> None:
        """Fit scroll bar and view to the widget's size."""
        box, height = self._lanes_box(), self._lane_height()
        total = height * len(self._model.lanes) if self._model else 0
        self._bar.setGeometry(
            box.right() + 1, box.top(), self._bar.sizeHint().width(), box.height()
        )
        self._bar.setPageStep(box.height())
        self._bar.setSingleStep(height)
        self._bar.setRange(0, max(0, total - box.height()))
        self._bar.setVisible(total > box.height())
        if self._view.width != box.width():
            self._view = self._view.resized(box.width())
        self._refresh()

    def _reveal_lane(self, lane: int) -> None:
        height, page = self._lane_height(), self._lanes_box().height()
        top = lane * height
        if not self._scroll <= top <= self._scroll + page - height:
            self._bar.setValue(top - max(0, page - height) // 2)

    def _set_view(self, view: TimeView) -> None:
        if view != self._view:
            self._view = view
            self._refresh()
            self.view_changed.emit(view)

    # --- painting --------------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._stale = True
        self.update()

    def _order(self, frame: Frame) -> Order:
        height = frame.layout.height
        picture = Picture(
            frame.view, frame.scroll // height, frame.scroll % height, frame.lanes.height()
        )
        return Order(
            frame.model, picture, frame.layout, self.devicePixelRatioF(), self._current_inks()
        )

    def _current_inks(self) -> Inks:
        if self._inks is None:
            look = theme.current()
            self._inks = Inks(
                code_table(look), look.colour("text"), look.colour("text"), look.colour("focus"),
                self.font().family(),
            )  # fmt: skip
            self._inks.outline.setAlphaF(0.55)
        return self._inks

    def _bring_picture(self, frame: Frame) -> None:
        """Paint a small case now, have a large one painted."""
        order = self._order(frame)
        self._stale = False
        if len(frame.model.clips) + len(frame.model.tracks.start) <= SMALL_CASE:
            self._image = (order, render(order))
        else:
            self._worker.paint(order)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blit the lanes, draw the rest over them."""
        painter = QPainter(self)
        look = theme.current()
        painter.fillRect(event.rect(), ground(look))
        frame = self._frame()
        if frame is None:
            self._stale = False
            self._paint_nothing(painter)
            return
        if self._stale:
            self._bring_picture(frame)
        painter.save()
        painter.setClipRect(frame.lanes)
        if self._image is not None:
            scene.paint_lanes(painter, frame, *self._image)
        chrome.paint_grid(painter, frame.lanes, frame.view, frame.model.zone, look)
        track = self._selection.track
        number = track.number if track else None
        scene.paint_chosen(painter, frame, self._chosen(), number, look)
        if self._hover_x is not None and not self._dragging:
            scene.paint_hair_line(painter, frame, self._hover_x, look)
        painter.restore()
        self._paint_surroundings(painter, frame, look)

    def _paint_surroundings(self, painter: QPainter, frame: Frame, look: theme.Theme) -> None:
        flag = scene.flag_box(frame, self._playhead, self.fontMetrics())
        chrome.paint_axis(painter, frame.axis, frame.view, frame.model.zone, look, flag)
        scene.paint_corner(painter, frame, look)
        chosen = self._chosen()
        lane = None if chosen is None else int(frame.model.bars.lane[chosen])
        chrome.paint_labels(
            painter, frame.labels, frame.model, frame.layout, frame.scroll, look, lane
        )
        if flag is not None and self._playhead is not None:
            scene.paint_playhead(painter, frame, self._playhead, flag, look)
        self._chips = []
        if frame.model.undated:
            self._chips = chrome.paint_tray(
                painter, frame.tray, frame.model, self._tray_scroll, look,
                self._selection.delivery_id,
            )  # fmt: skip
        chrome.paint_legend(painter, frame.legend, frame.model, look, self._current_inks())

    def _paint_nothing(self, painter: QPainter) -> None:
        if self._waiting:
            title, hint = "Reading the case…", ""
        else:
            title = "No footage in this case yet"
            hint = "Ingest a batch: every clip becomes a bar on its camera's lane."
        chrome.paint_empty(painter, self.rect(), title, hint, theme.current())

    # --- hits ------------------------------------------------------------------------------------

    def _chip_at(self, pos: QPointF) -> LaneClip | None:
        spot = pos.toPoint()
        return next((c.clip for c in self._chips if c.box.contains(spot)), None)

    def _chosen(self) -> int | None:
        """Index of the chosen clip among the dated ones."""
        return self._model.index_of.get(self._selection.delivery_id or "") if self._model else None

    def _click(self, pos: QPointF) -> None:
        frame, chip = self._frame(), self._chip_at(pos)
        if frame is None:
            return
        if chip is not None:
            self._selection.choose_delivery(chip.delivery_id)
            if bar_state(chip) == SHOWN:
                self.seek_requested.emit(chip.delivery_id, 0.0)
            return
        found = frame.clips_at(pos)
        if not found:
            return
        clip = frame.model.clips[found[0]]
        track = frame.track_at(pos, found[0])
        if track is not None:
            number = frame.model.number(track)
            self._selection.choose_track(clip.delivery_id, number)
        self._selection.choose_delivery(clip.delivery_id)
        if bar_state(clip) == SHOWN:
            self.seek_requested.emit(clip.delivery_id, frame.seconds_at(pos, found[0]))

    def tip_at(self, pos: QPointF) -> str:
        """Rich text about what is under a point; empty over nothing."""
        frame, chip = self._frame(), self._chip_at(pos)
        if frame is None:
            return ""
        zone = frame.model.zone
        if chip is not None:
            return words.clip_words(chip, zone)
        found = frame.clips_at(pos)
        if not found:
            return ""
        if len(found) > 1:
            return words.crowd_words([frame.model.clips[i] for i in found], zone)
        clip = frame.model.clips[found[0]]
        hit = frame.track_at(pos, found[0])
        number = None if hit is None else frame.model.number(hit)
        at_s = frame.seconds_at(pos, found[0])
        return words.clip_words(clip, zone, number, at_s)

    # --- events ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tooltips are made when they are asked for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = self.tip_at(QPointF(event.pos()))
            if tip:
                QToolTip.showText(event.globalPos(), tip, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the cursor; Shift scrolls lanes, Ctrl changes their height."""
        delta, keys = event.angleDelta(), event.modifiers()
        frame = self._frame()
        if frame is not None and frame.tray.contains(event.position().toPoint()):
            self._tray_scroll = max(0, self._tray_scroll - (delta.y() or delta.x()) // 2)
            self.update()
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self._bar.setValue(self._bar.value() - (delta.y() or delta.x()) // 2)
        elif keys & Qt.KeyboardModifier.ControlModifier:
            now = self._density_now()
            self.set_density(now - 1 if delta.y() > 0 else now + 1)
        elif abs(delta.x()) > abs(delta.y()):
            self._set_view(self._view.panned(-delta.x() / 2))
        else:
            x = event.position().x() - self._lanes_box().left()
            self.zoom(ZOOM_A_NOTCH ** (delta.y() / 120), min(max(x, 0.0), self._view.width))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._press = self._last = event.position()
            self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag pans both ways; without a button the hair line follows."""
        pos = event.position()
        if self._press is not None:
            moved = (pos - self._press).manhattanLength()
            if self._dragging or moved > _DRAG_PX:
                self._dragging = True
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                step = pos - self._last
                self._last = pos
                self._bar.setValue(self._bar.value() - round(step.y()))
                self._set_view(self._view.panned(-step.x()))
            return
        frame = self._frame()
        if frame is None:
            return
        inside = frame.lanes.contains(pos.toPoint())
        self._hover_x = pos.x() - frame.lanes.left() if inside else None
        found = frame.clips_at(pos)
        opens = bool(found) and bar_state(frame.model.clips[found[0]]) == SHOWN
        hand = opens or self._chip_at(pos) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        self.update(frame.lanes)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that did not move is a click."""
        pressed = self._press is not None and not self._dragging
        self._press, self._dragging = None, False
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if pressed and event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom to the clip under the cursor."""
        frame = self._frame()
        found = frame.clips_at(event.position()) if frame else []
        if frame is not None and found:
            self.show_clip(frame.model.clips[found[0]].delivery_id)

    def leaveEvent(self, event: QEvent) -> None:
        """No hair line outside."""
        self._hover_x = None
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ − zoom, arrows pan, F fit, [ ] clips, N P appearances."""
        page = self._view.width / 8
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Plus: lambda: self.zoom(2.0), Qt.Key.Key_Equal: lambda: self.zoom(2.0),
            Qt.Key.Key_Minus: lambda: self.zoom(0.5), Qt.Key.Key_F: self.fit,
            Qt.Key.Key_Left: lambda: self._set_view(self._view.panned(-page)),
            Qt.Key.Key_Right: lambda: self._set_view(self._view.panned(page)),
            Qt.Key.Key_Up: lambda: self._bar.setValue(self._bar.value() - self._lane_height()),
            Qt.Key.Key_Down: lambda: self._bar.setValue(self._bar.value() + self._lane_height()),
            Qt.Key.Key_BracketRight: lambda: self.step_clip(1),
            Qt.Key.Key_BracketLeft: lambda: self.step_clip(-1),
            Qt.Key.Key_N: lambda: self.step_appearance(1),
            Qt.Key.Key_P: lambda: self.step_appearance(-1),
        }  # fmt: skip
        action = keys.get(event.key())
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the left edge and the scale."""
        first = event.oldSize().width() <= 0
        self._arrange()
        if first:
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """A new theme or font repaints everything."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange,
                            QEvent.Type.StyleChange):  # fmt: skip
            self._inks = None
            self._refresh()
        super().changeEvent(event)

    # --- answers ---------------------------------------------------------------------------------

    def _take(self, model: LaneModel | None) -> None:
        before = self._model
        self._model, self._waiting = model, False
        self._tray_scroll, self._chips = 0, []
        self._describe()
        self._arrange()
        if model and (before is None or before.extent is None or before.lanes != model.lanes):
            self._bar.setValue(0)
            self.fit()

    def _on_built(self, model: object) -> None:
        if isinstance(model, LaneModel):
            self._take(model)

    def _on_painted(self, order: object, image: object) -> None:
        if isinstance(order, Order) and isinstance(image, QImage) and order.model is self._model:
            self._image = (order, image)
            self.update(self._lanes_box())

    def _on_scrolled(self, value: int) -> None:
        self._scroll = value
        self._refresh()

    def _describe(self) -> None:
        model = self._model
        if model is None:
            text = "No footage in this case yet."
        else:
            text = (
                f"{plural(len(model.lanes), 'camera')}, {plural(len(model.clips), 'dated clip')}, "
                f"{len(model.undated):,} of unknown time, "
                f"{plural(len(model.tracks.start), 'appearance')}."
            )
        self.setAccessibleDescription(text)
