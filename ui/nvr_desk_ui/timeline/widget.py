"""The timeline: a lane a camera, from years down to single frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPen
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QToolTip, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.timeline import chrome, words
from nvr_desk_ui.timeline.axis import wall
from nvr_desk_ui.timeline.colours import code_table
from nvr_desk_ui.timeline.compose import Picture
from nvr_desk_ui.timeline.layout import LaneLayout, best_density, layout
from nvr_desk_ui.timeline.lod import SHOWN, LaneModel, bar_state, build
from nvr_desk_ui.timeline.render import Inks, Order, render
from nvr_desk_ui.timeline.steps import next_appearance, next_clip
from nvr_desk_ui.timeline.view import TimeView, fitting
from nvr_desk_ui.timeline.worker import LaneWorker

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import (
        QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent,
    )  # fmt: skip

    from nvr_desk.records.overview import LaneClip, TimelineData
    from nvr_desk_ui.selection import SelectionModel

SMALL_CASE = 20_000
"""Up to so many clips and tracks a picture takes a few ms and is painted at once."""
ZOOM_A_NOTCH = 1.25
HIT_PX = 4.0
_DRAG_PX = 4
_PLAYHEAD_PX = 4


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
        if len(data.clips) + sum(len(c.tracks) for c in data.clips) <= SMALL_CASE:
            self._take(build(data))
            return
        self._waiting = self._model is None
        self._worker.build(data)
        self.update()

    def set_playhead(self, instant: datetime | None) -> None:
        """Where the player stands; follows it when it leaves the view."""
        before = self._playhead
        self._playhead = None if instant is None else instant.timestamp()
        if self._playhead is not None and self._model and not self._dragging:
            if not self._view.left <= self._playhead <= self._view.right:
                self._set_view(self._view.centred(self._playhead))
        for at in (before, self._playhead):
            if at is not None:
                self.update(self._playhead_box(at))

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
        delivery = self._model.clips[clip].delivery_id
        self._selection.choose_track(delivery, int(self._model.track_number[found]))
        self._playhead = float(spans.start[found])
        self._open(clip, float(spans.start[found] - self._model.bars.start[clip]))

    def _anchor(self) -> float:
        return self._view.left + self._view.span / 2 if self._playhead is None else self._playhead

    def _open(self, index: int, seconds: float) -> None:
        """Choose a clip and ask the player for a moment of it."""
        assert self._model is not None  # noqa: S101  callers have it
        clip = self._model.clips[index]
        instant = float(self._model.bars.start[index]) + seconds
        self._set_view(self._view.showing(instant))
        self._reveal_lane(int(self._model.bars.lane[index]))
        self._selection.choose_delivery(clip.delivery_id)
        if bar_state(clip) == SHOWN:
            self.seek_requested.emit(clip.delivery_id, seconds)

    # --- geometry --------------------------------------------------------------------------------

    def _layout(self) -> LaneLayout:
        rows = len(self._model.classes) if self._model else 0
        lanes = len(self._model.lanes) if self._model else 0
        density = self._density
        if density is None:
            density = best_density(lanes, rows, self._lanes_box().height())
        return layout(density, rows)

    def _lanes_box(self) -> QRect:
        foot = chrome.LEGEND_H + (chrome.TRAY_H if self._model and self._model.undated else 0)
        side = self._bar.sizeHint().width()
        return QRect(
            chrome.LABEL_W, chrome.AXIS_H,
            max(1, self.width() - chrome.LABEL_W - side),
            max(1, self.height() - chrome.AXIS_H - foot),
        )  # fmt: skip

    def _playhead_box(self, instant: float) -> QRect:
        box = self._lanes_box()
        x = box.left() + round(self._view.x_of(instant))
        flag = self.fontMetrics().horizontalAdvance("0000-00-00 00:00:00.000 XXXXXX") // 2 + 8
        return QRect(x - flag, 0, 2 * flag, box.bottom() + 1)

    def _arrange(self) -> None:
        """Fit scroll bar and view to the widget's size."""
        box = self._lanes_box()
        total = self._layout().height * len(self._model.lanes) if self._model else 0
        side = self._bar.sizeHint().width()
        self._bar.setGeometry(box.right() + 1, box.top(), side, box.height())
        self._bar.setPageStep(box.height())
        self._bar.setSingleStep(self._layout().height)
        self._bar.setRange(0, max(0, total - box.height()))
        self._bar.setVisible(total > box.height())
        if self._view.width != box.width():
            self._view = self._view.resized(box.width())
        self._refresh()

    def _reveal_lane(self, lane: int) -> None:
        height, page = self._layout().height, self._lanes_box().height()
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

    def _order(self) -> Order | None:
        box = self._lanes_box()
        if self._model is None or not self._model.lanes:
            return None
        made = self._layout()
        picture = Picture(
            self._view, self._scroll // made.height, self._scroll % made.height, box.height()
        )
        return Order(self._model, picture, made, self.devicePixelRatioF(), self._current_inks())

    def _current_inks(self) -> Inks:
        if self._inks is None:
            look = theme.current()
            self._inks = Inks(
                code_table(look), look.colour("text"), look.colour("text"), look.colour("focus"),
                self.font().family(),
            )  # fmt: skip
            self._inks.outline.setAlphaF(0.55)
        return self._inks

    def _bring_picture(self) -> None:
        """Paint a small case now, have a large one painted."""
        order = self._order()
        self._stale = False
        if order is None:
            self._image = None
        elif len(order.model.clips) + len(order.model.tracks.start) <= SMALL_CASE:
            self._image = (order, render(order))
        else:
            self._worker.paint(order)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blit the lanes, draw the rest over them."""
        if self._stale:
            self._bring_picture()
        painter = QPainter(self)
        look = theme.current()
        painter.fillRect(event.rect(), look.colour("canvas"))
        if self._model is None or not (self._model.lanes or self._model.undated):
            self._paint_nothing(painter)
            return
        box = self._lanes_box()
        self._paint_lanes(painter, box)
        chrome.paint_axis(
            painter, QRect(box.left(), 0, self.width() - box.left(), chrome.AXIS_H),
            self._view, self._model.zone, look, self._flag_box(),
        )  # fmt: skip
        self._paint_corner(painter, look)
        labels = QRect(0, box.top(), chrome.LABEL_W, box.height())
        chrome.paint_labels(
            painter, labels, self._model, self._layout(), self._scroll, look, self._chosen_lane()
        )
        self._paint_playhead(painter, box, look)
        foot = QRect(0, box.bottom() + 1, self.width(), self.height() - box.bottom() - 1)
        if self._model.undated:
            tray = QRect(0, foot.top(), foot.width(), chrome.TRAY_H)
            self._chips = chrome.paint_tray(
                painter, tray, self._model, self._tray_scroll, look, self._selection.delivery_id
            )
            foot = foot.adjusted(0, chrome.TRAY_H, 0, 0)
        chrome.paint_legend(painter, foot, self._model, look, self._current_inks())

    def _paint_nothing(self, painter: QPainter) -> None:
        if self._waiting:
            words_, hint = "Reading the case…", ""
        else:
            words_ = "No footage in this case yet"
            hint = "Ingest a batch: every clip becomes a bar on its camera's lane."
        chrome.paint_empty(painter, self.rect(), words_, hint, theme.current())

    def _paint_lanes(self, painter: QPainter, box: QRect) -> None:
        painter.save()
        painter.setClipRect(box)
        if self._image is not None:
            order, image = self._image
            have = order.picture
            # An older picture is shown stretched to the present view until the new one comes.
            x0 = self._view.x_of(have.view.left)
            x1 = self._view.x_of(have.view.right)
            y = have.first * order.layout.height + have.offset - self._scroll
            if have.view == self._view:
                painter.drawImage(QPointF(box.left(), box.top() + y), image)
            else:
                target = QRectF(box.left() + x0, box.top() + y, x1 - x0, have.height)
                painter.drawImage(target, image, QRectF(image.rect()))
        assert self._model is not None  # noqa: S101  checked by paintEvent
        chrome.paint_grid(painter, box, self._view, self._model.zone, theme.current())
        self._paint_chosen(painter, box)
        painter.restore()

    def _paint_chosen(self, painter: QPainter, box: QRect) -> None:
        model = self._model
        index = model.index_of.get(self._selection.delivery_id or "") if model else None
        if model is None or index is None:
            return
        made = self._layout()
        top = box.top() + int(model.bars.lane[index]) * made.height - self._scroll
        x0 = max(self._view.x_of(float(model.bars.start[index])), -8.0)
        x1 = min(self._view.x_of(float(model.bars.end[index])), self._view.width + 8.0)
        frame = QRectF(box.left() + x0 - 1, top + made.pad - 1, max(x1 - x0, 2) + 2, made.bar + 2)
        painter.setPen(QPen(theme.current().colour("accent"), 2))
        painter.drawRect(frame)
        track = self._selection.track
        if track is None:
            return
        clip = model.clips[index]
        span = next((t for t in clip.tracks if t.number == track.number), None)
        if span is None or span.cls not in model.classes:
            return
        base = float(model.bars.start[index])
        x0, x1 = self._view.x_of(base + span.start_s), self._view.x_of(base + span.end_s)
        row = top + made.row_top(model.classes.index(span.cls))
        painter.setPen(QPen(theme.current().colour("focus"), 1.5))
        painter.drawRect(QRectF(box.left() + x0 - 1, row - 1, max(x1 - x0, 2) + 2, made.row + 1))

    def _paint_corner(self, painter: QPainter, look: theme.Theme) -> None:
        assert self._model is not None  # noqa: S101  checked by paintEvent
        corner = QRect(0, 0, chrome.LABEL_W, chrome.AXIS_H)
        painter.fillRect(corner, look.colour("panel"))
        painter.setPen(look.colour("border"))
        painter.drawLine(corner.bottomLeft(), corner.bottomRight())
        painter.drawLine(corner.topRight(), corner.bottomRight())
        inner = corner.adjusted(9, 3, -4, -3)
        cameras, clips = len(self._model.lanes), len(self._model.clips)
        painter.setPen(look.colour("text"))
        left = Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, left | Qt.AlignmentFlag.AlignTop, _plural(cameras, "camera"))
        painter.setPen(look.colour("muted"))
        painter.drawText(inner, left | Qt.AlignmentFlag.AlignBottom, _plural(clips, "dated clip"))

    def _paint_playhead(self, painter: QPainter, box: QRect, look: theme.Theme) -> None:
        zone = self._model.zone if self._model else None
        if self._hover_x is not None and not self._dragging:
            faint = QColor(look.colour("muted"))
            faint.setAlphaF(0.5)
            painter.setPen(faint)
            x = box.left() + round(self._hover_x)
            painter.drawLine(x, box.top(), x, box.bottom())
        flag = self._flag_box()
        if self._playhead is None or flag is None:
            return
        x = box.left() + self._view.x_of(self._playhead)
        painter.setPen(QPen(look.colour("focus"), 1.5))
        painter.drawLine(QPointF(x, flag.bottom()), QPointF(x, box.bottom()))
        painter.fillRect(flag, look.colour("focus"))
        painter.setPen(look.colour("accent_text") if look.dark else look.colour("window"))
        painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, wall(self._playhead, zone, digits=3))

    def _flag_box(self) -> QRectF | None:
        """Where the playhead's time is written; None when it is out of view."""
        box = self._lanes_box()
        if self._playhead is None or self._model is None:
            return None
        x = box.left() + self._view.x_of(self._playhead)
        if not box.left() - 1 <= x <= box.right() + 1:
            return None
        text = wall(self._playhead, self._model.zone, digits=3)
        width = self.fontMetrics().horizontalAdvance(text) + 10
        left = min(max(x - width / 2, box.left()), self.width() - width)
        return QRectF(left, chrome.AXIS_H - 20, width, 18)

    # --- hits ------------------------------------------------------------------------------------

    def _lane_at(self, pos: QPointF) -> int | None:
        box = self._lanes_box()
        if self._model is None or not box.contains(pos.toPoint()):
            return None
        lane = int((pos.y() - box.top() + self._scroll) // self._layout().height)
        return lane if lane < len(self._model.lanes) else None

    def _hits(self, pos: QPointF) -> list[int]:
        """Indices of the bars under a point, best first."""
        lane = self._lane_at(pos)
        if lane is None or self._model is None:
            return []
        instant = self._view.instant_at(pos.x() - self._lanes_box().left())
        return self._model.clips_at(lane, instant, HIT_PX * self._view.seconds_a_pixel)

    def _track_hit(self, pos: QPointF, clip: int) -> int | None:
        """Index of the appearance under a point of a clip's sub-rows."""
        if self._model is None:
            return None
        made, box = self._layout(), self._lanes_box()
        row = made.row_at((pos.y() - box.top() + self._scroll) % made.height)
        if row is None:
            return None
        instant = self._view.instant_at(pos.x() - box.left())
        slack = HIT_PX * self._view.seconds_a_pixel
        return self._model.track_at(clip, self._model.classes[row], instant, slack)

    def _chip_at(self, pos: QPointF) -> LaneClip | None:
        spot = pos.toPoint()
        return next((c.clip for c in self._chips if c.box.contains(spot)), None)

    def _chosen_lane(self) -> int | None:
        if self._model is None:
            return None
        index = self._model.index_of.get(self._selection.delivery_id or "")
        return None if index is None else int(self._model.bars.lane[index])

    def _click(self, pos: QPointF) -> None:
        chip = self._chip_at(pos)
        if chip is not None:
            self._selection.choose_delivery(chip.delivery_id)
            if bar_state(chip) == SHOWN:
                self.seek_requested.emit(chip.delivery_id, 0.0)
            return
        found = self._hits(pos)
        if not found or self._model is None:
            return
        index = found[0]
        clip = self._model.clips[index]
        instant = self._view.instant_at(pos.x() - self._lanes_box().left())
        seconds = min(max(instant - float(self._model.bars.start[index]), 0.0), clip.duration_s)
        track = self._track_hit(pos, index)
        if track is not None:
            self._selection.choose_track(clip.delivery_id, int(self._model.track_number[track]))
        self._selection.choose_delivery(clip.delivery_id)
        if bar_state(clip) == SHOWN:
            self.seek_requested.emit(clip.delivery_id, seconds)

    def tip_at(self, pos: QPointF) -> str:
        """Rich text about what is under a point; empty over nothing."""
        model = self._model
        chip = self._chip_at(pos)
        if model is None:
            return ""
        if chip is not None:
            return words.clip_words(chip, model.zone)
        found = self._hits(pos)
        if not found:
            return ""
        if len(found) > 1:
            return words.crowd_words([model.clips[i] for i in found], model.zone)
        clip = model.clips[found[0]]
        hit = self._track_hit(pos, found[0])
        number = int(model.track_number[hit]) if hit is not None else None
        track = next((t for t in clip.tracks if t.number == number), None)
        return words.clip_words(clip, model.zone, track)

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
        if self._tray_box().contains(event.position().toPoint()):
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
        box = self._lanes_box()
        self._hover_x = pos.x() - box.left() if box.contains(pos.toPoint()) else None
        found = self._hits(pos)
        opens = bool(found and self._model and bar_state(self._model.clips[found[0]]) == SHOWN)
        hand = opens or self._chip_at(pos) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        self.update(box)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that did not move is a click."""
        if self._press is not None and not self._dragging:
            if event.button() == Qt.MouseButton.LeftButton:
                self._click(event.position())
        self._press, self._dragging = None, False
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom to the clip under the cursor."""
        found = self._hits(event.position())
        if found and self._model:
            self.show_clip(self._model.clips[found[0]].delivery_id)

    def leaveEvent(self, event: QEvent) -> None:
        """No hair line outside."""
        self._hover_x = None
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ − zoom, arrows pan, F fit, [ ] clips, N P appearances."""
        page = self._view.width / 8
        keys = {
            Qt.Key.Key_Plus: lambda: self.zoom(2.0), Qt.Key.Key_Equal: lambda: self.zoom(2.0),
            Qt.Key.Key_Minus: lambda: self.zoom(0.5), Qt.Key.Key_F: self.fit,
            Qt.Key.Key_Left: lambda: self._set_view(self._view.panned(-page)),
            Qt.Key.Key_Right: lambda: self._set_view(self._view.panned(page)),
            Qt.Key.Key_Up: lambda: self._bar.setValue(self._bar.value() - self._layout().height),
            Qt.Key.Key_Down: lambda: self._bar.setValue(self._bar.value() + self._layout().height),
            Qt.Key.Key_BracketRight: lambda: self.step_clip(1),
            Qt.Key.Key_BracketLeft: lambda: self.step_clip(-1),
            Qt.Key.Key_N: lambda: self.step_appearance(1),
            Qt.Key.Key_P: lambda: self.step_appearance(-1),
        }  # fmt: skip
        action = keys.get(Qt.Key(event.key()))
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

    def _tray_box(self) -> QRect:
        if self._model is None or not self._model.undated:
            return QRect()
        top = self._lanes_box().bottom() + 1
        return QRect(QPoint(0, top), QSize(self.width(), chrome.TRAY_H))

    def _density_now(self) -> int:
        if self._density is not None:
            return self._density
        model = self._model
        rows, lanes = (len(model.classes), len(model.lanes)) if model else (0, 0)
        return best_density(lanes, rows, self._lanes_box().height())

    def _describe(self) -> None:
        model = self._model
        if model is None:
            text = "No footage in this case yet."
        else:
            text = (
                f"{_plural(len(model.lanes), 'camera')}, {_plural(len(model.clips), 'dated clip')}, "
                f"{len(model.undated):,} of unknown time, "
                f"{_plural(len(model.tracks.start), 'appearance')}."
            )
        self.setAccessibleDescription(text)


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
