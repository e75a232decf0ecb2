"""The timeline: a lane a camera, batch or request, from years down to single frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QToolTip, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.timeline import chrome, keyboard, scene
from nvr_desk_ui.timeline.colours import code_table, ground
from nvr_desk_ui.timeline.compose import Picture
from nvr_desk_ui.timeline.describe import described
from nvr_desk_ui.timeline.frame import Frame, lanes_box
from nvr_desk_ui.timeline.layout import STRIP_H, best_density, layout
from nvr_desk_ui.timeline.lod import LaneBy, LaneModel, build
from nvr_desk_ui.timeline.overlay import Overlay, windows_of
from nvr_desk_ui.timeline.pointer import Pointer
from nvr_desk_ui.timeline.render import Inks, Order, Painted, render
from nvr_desk_ui.timeline.surroundings import Shown, Surroundings
from nvr_desk_ui.timeline.view import TimeView, fitting
from nvr_desk_ui.timeline.walker import Walker
from nvr_desk_ui.timeline.worker import LaneWorker, Wishes, dress
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QRegion, QResizeEvent, QWheelEvent

    from nvr_desk.records.case import Case
    from nvr_desk.records.overview import TimelineData
    from nvr_desk.records.search import Query
    from nvr_desk_ui.selection import SelectionModel
    from nvr_desk_ui.timeline.overlay import MarkSpan

SMALL_CASE = 20_000
"""Up to so many clips and tracks a picture takes a few ms and is painted at once."""
_FLAG_REACH_PX = 220
"""How far the playhead's flag may reach to one side, at the edges too, for repainting."""


class TimelineWidget(QWidget):
    """Shows a case in time and lets a person choose a moment of a clip.

    Signals:
        seek_requested: (delivery id, seconds from the clip's first picture). Never sent for a
            delivery that may not be opened.
        view_changed: TimeView, after every zoom or pan.
        brushed: (start, end) in seconds since 1970 UTC that shall narrow the filter, or None.
        said: words for the status bar.
    """

    seek_requested = Signal(str, float)
    view_changed = Signal(object)
    brushed = Signal(object)
    said = Signal(str)

    def __init__(self, selection: SelectionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selection = selection
        self.chips: list[chrome.Chip] = []
        self.over = Overlay()
        self._data: TimelineData | None = None
        self._model: LaneModel | None = None
        self._by = LaneBy.CAMERA
        self._wishes = Wishes()
        self._waiting = self._building = False
        self._view = TimeView(0.0, 86_400.0, 1)
        self._scroll = 0
        self._density: int | None = None
        self._tray_scroll = 0
        self._playhead: float | None = None
        self._image: tuple[Order, Painted] | None = None
        self._stale = True
        self._inks: Inks | None = None
        self.around = Surroundings()
        self._pointer = Pointer(self)
        self._walker = Walker(selection, self)
        self._walker.seek.connect(self.seek_requested)
        self._walker.reached.connect(self._reveal)
        self._walker.said.connect(self.said)
        self._worker = LaneWorker(self)
        self._worker.painted.connect(self._on_painted)
        self._worker.built.connect(self._on_built)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setAccessibleName(tr("Scroll lanes"))
        self._bar.valueChanged.connect(self._on_scrolled)
        self._bar.hide()
        # Every pixel is painted here: nothing has to be wiped first.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 120)
        self.setAccessibleName(tr("Timeline"))
        self.setAccessibleDescription(described(None, self.over, self._view))
        selection.selected_delivery.connect(self.update)
        selection.selected_track.connect(self.update)

    # --- what is shown ---------------------------------------------------------------------------

    def set_data(self, data: TimelineData | None) -> None:
        """Show a case, or nothing. The view is kept when the same lanes come again."""
        before, self._data = self._data, data
        if data is None:
            self._worker.forget()
            self._building = False
            self._wishes = Wishes()
            self._take(None, Overlay())
            return
        self._wishes = Wishes(
            self._wishes.query, self._wishes.marks, self._wishes.windows, data.watched
        )
        same = before is not None and before.rows is data.rows and before.told == data.told
        self._renew(built=same and before is not None and before.tracks is data.tracks)

    def set_filter(self, query: Query | None) -> None:
        """Let appearances stand out that the filter leaves in; its span is the brush."""
        if query != self._wishes.query:
            wishes = self._wishes
            self._dress(Wishes(query, wishes.marks, wishes.windows, wishes.watched))

    def set_marks(self, marks: Sequence[MarkSpan]) -> None:
        """Marks of the case."""
        wishes = self._wishes
        self._dress(Wishes(wishes.query, tuple(marks), wishes.windows, wishes.watched))

    def set_case(self, case: Case | None) -> None:
        """The case, for the stretch of time it is about."""
        windows = windows_of(case)
        if windows != self._wishes.windows:
            wishes = self._wishes
            self._dress(Wishes(wishes.query, wishes.marks, windows, wishes.watched))

    def set_lanes(self, by: LaneBy) -> None:
        """A lane for each camera, batch or request."""
        if by is not self._by:
            self._by = by
            self._renew(built=False)

    def set_playhead(self, instant: datetime | None) -> None:
        """Where the player stands; follows it when it leaves the view."""
        before = self._playhead
        self._playhead = None if instant is None else instant.timestamp()
        at, view = self._playhead, self._view
        if at is not None:
            self._walker.player_is_there()
        follow = self._model is not None and not self._pointer.dragging
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
    def data(self) -> TimelineData | None:
        """The columns behind it."""
        return self._data

    @property
    def lanes_by(self) -> LaneBy:
        """What a lane is."""
        return self._by

    @property
    def playhead(self) -> float | None:
        """Where the player stands, seconds since 1970 UTC."""
        return self._playhead

    @property
    def brush(self) -> tuple[float, float] | None:
        """The span that is drawn now, else that of the filter, which may be open to one side."""
        query = self._wishes.query
        if self._pointer.brush is not None or query is None:
            return self._pointer.brush
        if query.start is None and query.end is None:
            return None
        start = query.start.timestamp() if query.start else float("-inf")
        return start, query.end.timestamp() if query.end else float("inf")

    @property
    def settled(self) -> bool:
        """Whether the picture on the screen is the one that was asked for last."""
        return not (self._waiting or self._worker.busy or self._stale)

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

    def pan(self, pixels: float) -> None:
        """Later (> 0) or earlier."""
        self._set_view(self._view.panned(pixels))

    def set_density(self, density: int | None) -> None:
        """Lane height: 0 tall, 1 middle, 2 low; None chooses by the room there is."""
        self._density = density if density is None else min(max(density, 0), 2)
        self._arrange()

    def taller(self, steps: int) -> None:
        """Taller lanes, or lower ones (< 0)."""
        self.set_density(self._density_now() - steps)

    def show_clip(self, delivery_id: str) -> None:
        """Bring a clip's bar into view, zoomed so that it can be read."""
        index = self._model.index_of.get(delivery_id) if self._model else None
        if self._model is None or index is None:
            return
        start, end = float(self._model.bars.start[index]), float(self._model.bars.end[index])
        self._set_view(fitting(start, end, self._lanes_box().width(), margin=0.5))
        self._reveal_lane(int(self._model.bars.lane[index]))

    def step_clip(self, direction: int) -> None:
        """Choose the next (+1) or previous (−1) clip in time that may be opened."""
        if self._model is not None:
            self._walker.clip(self._model, self._anchor(), direction)

    def step_appearance(self, direction: int) -> None:
        """Go to the appearance under the filter that begins next, or began last."""
        if self._model is not None:
            self._walker.appearance(self._model, self.over, self._anchor(), direction)

    def sizeHint(self) -> QSize:
        """A wide strip."""
        return QSize(960, 260)

    # --- geometry --------------------------------------------------------------------------------

    @property
    def lanes_left(self) -> int:
        """Pixel where the lanes begin."""
        return self._lanes_box().left()

    @property
    def lanes_height(self) -> int:
        """Pixels of the lanes on the screen."""
        return self._lanes_box().height()

    @property
    def lane_height(self) -> int:
        """Of one lane, pixels."""
        return layout(self._density_now(), len(self._model.classes) if self._model else 0).height

    def frame(self) -> Frame | None:
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

    def scroll_lanes(self, pixels: int) -> None:
        """Down (> 0) or up."""
        self._bar.setValue(self._bar.value() + pixels)

    def scroll_tray(self, pixels: int) -> None:
        """Along the clips of unknown time."""
        self._tray_scroll = max(0, self._tray_scroll + pixels)
        self.update()

    def repaint_lanes(self) -> None:
        """Something over the lanes moved: hair line, brush."""
        self.update(QRect(0, 0, self.width(), self._lanes_box().bottom() + 1))

    def point_with(self, shape: Qt.CursorShape) -> None:
        """Another cursor."""
        self.setCursor(shape)

    def _anchor(self) -> float:
        middle = self._view.left + self._view.span / 2
        return middle if self._playhead is None else self._playhead

    def _lanes_box(self) -> QRect:
        tray = bool(self._model and self._model.undated)
        side = self._bar.sizeHint().width()
        return lanes_box(self.width(), self.height(), side, tray=tray)

    def _density_now(self) -> int:
        if self._density is not None:
            return self._density
        rows, lanes = (len(self._model.classes), len(self._model.lanes)) if self._model else (0, 0)
        return best_density(lanes, rows, self._lanes_box().height())

    def _arrange(self) -> None:
        """Fit scroll bar and view to the widget's size."""
        box, height = self._lanes_box(), self.lane_height
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

    def _reveal(self, clip: int, instant: float) -> None:
        if self._model is not None:
            self._set_view(self._view.showing(instant))
            self._reveal_lane(int(self._model.bars.lane[clip]))

    def _reveal_lane(self, lane: int) -> None:
        height, page = self.lane_height, self._lanes_box().height()
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

    def order(self) -> Order | None:
        """What its picture would be painted from now; None without a case."""
        frame = self.frame()
        return None if frame is None else self._order(frame)

    def _order(self, frame: Frame) -> Order:
        height = frame.layout.height
        picture = Picture(
            frame.view, frame.scroll // height, frame.scroll % height, frame.lanes.height()
        )
        ratio, inks = self.devicePixelRatioF(), self._current_inks()
        return Order(frame.model, picture, frame.layout, ratio, inks, self.over)

    def _current_inks(self) -> Inks:
        if self._inks is None:
            look = theme.current()
            self._inks = Inks(
                code_table(look), look.colour("text"), look.colour("text"), look.colour("focus"),
                look.colour("warn"), look.colour("muted"), self.font().family(),
            )  # fmt: skip
            self._inks.outline.setAlphaF(0.55)
        return self._inks

    def _bring_picture(self, frame: Frame) -> None:
        """Paint a small case now, have a large one painted."""
        order = self._order(frame)
        self._stale = False
        if _is_small(frame.model.data):
            self._image = (order, render(order))
        else:
            self._worker.paint(order)
        self.setAccessibleDescription(described(frame.model, self.over, frame.view))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blit the lanes, draw the rest over them."""
        painter = QPainter(self)
        look = theme.current()
        frame = self.frame()
        if frame is None:
            self._stale = False
            scene.paint_nothing(painter, self.rect(), look, waiting=self._waiting)
            return
        if self._stale:
            self._bring_picture(frame)
        self._paint_ground(painter, event.region(), frame, look)
        if self._image is not None:
            scene.paint_strip(painter, frame, self._image[0], self._image[1].strip, look)
        painter.save()
        painter.setClipRect(frame.lanes)
        if self._image is not None:
            scene.paint_lanes(painter, frame, self._image[0], self._image[1].lanes)
        chrome.paint_grid(painter, frame.lanes, frame.view, frame.model.zone, look)
        track = self.selection.track
        scene.paint_chosen(painter, frame, self._chosen(), track.number if track else None, look)
        if self._pointer.hover_x is not None and not self._pointer.dragging:
            scene.paint_hair_line(painter, frame, self._pointer.hover_x, look)
        painter.restore()
        scene.paint_brush(painter, frame, self.brush, look)
        self.chips = self.around.paint(painter, frame, self._shown(frame, look))

    def _paint_ground(
        self, painter: QPainter, region: QRegion, frame: Frame, look: theme.Theme
    ) -> None:
        """What no other part covers; the lanes too while their picture is of another view."""
        covered = list(frame.around)
        if self._image is not None:
            covered.append(frame.head)
            if scene.covers(frame, self._image[0]):
                covered += [frame.strip, frame.lanes]
        for part in covered:
            region = region.subtracted(part)
        if not region.isEmpty():
            painter.save()
            painter.setClipRegion(region)
            painter.fillRect(region.boundingRect(), ground(look))
            painter.restore()

    def _shown(self, frame: Frame, look: theme.Theme) -> Shown:
        chosen = self._chosen()
        lane = None if chosen is None else int(frame.model.bars.lane[chosen])
        return Shown(
            look, self._current_inks(), self._playhead, lane, self.selection.delivery_id,
            self._tray_scroll,
        )  # fmt: skip

    def _chosen(self) -> int | None:
        """Index of the chosen clip among the dated ones."""
        return self._model.index_of.get(self.selection.delivery_id or "") if self._model else None

    def tip_at(self, pos: QPointF) -> str:
        """Rich text about what is under a point; empty over nothing."""
        return self._pointer.tip_at(pos)

    # --- events ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tooltips are made when they are asked for; some keys are the timeline's own here."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = self.tip_at(QPointF(event.pos()))
            if tip:
                QToolTip.showText(event.globalPos(), tip, self)
            else:
                QToolTip.hideText()
            return True
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and keyboard.claims(self, event):
            event.accept()
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the cursor; Shift scrolls lanes, Ctrl changes their height."""
        self._pointer.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, a drag or a brush."""
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag pans, with Shift brushes; without a button the hair line follows."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that did not move is a click."""
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom to the clip under the cursor."""
        self._pointer.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No hair line outside."""
        self._pointer.leave()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See ``keyboard``."""
        if not keyboard.press(self, event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the left edge and the scale."""
        first = event.oldSize().width() <= 0
        self._arrange()
        if first:
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """A new theme or font repaints everything."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange,
                            QEvent.Type.StyleChange, QEvent.Type.LanguageChange):  # fmt: skip
            self._inks = None
            self.around.forget()
            self._refresh()
        super().changeEvent(event)

    # --- answers ---------------------------------------------------------------------------------

    def _renew(self, *, built: bool) -> None:
        """Build what is to be shown, or only what lies over it where the model stands."""
        data = self._data
        if data is None:
            return
        small = _is_small(data)
        if built and self._model is not None and not self._building:
            if small:
                self._take(self._model, dress(self._model, self._wishes))
            else:
                self._worker.dress(self._model, self._wishes)
            return
        if small:
            self._worker.forget()
            model = build(data, self._by)
            self._take(model, dress(model, self._wishes))
            return
        self._waiting, self._building = self._model is None, True
        self._worker.build(data, self._by, self._wishes)
        self.update()

    def _dress(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._renew(built=True)
        self.update()

    def _take(self, model: LaneModel | None, over: Overlay) -> None:
        before = self._model
        self._model, self.over = model, over
        self._waiting = self._building = False
        if model is before and model is not None:
            self._refresh()
            return
        self._tray_scroll, self.chips = 0, []
        self.around.forget()
        self.setAccessibleDescription(described(model, over, self._view))
        self._arrange()
        if model is None or before is None or before.extent is None:
            self._bar.setValue(0)
            self.fit()
        elif before.lanes != model.lanes:
            self._bar.setValue(0)
            if before.by is model.by:
                self.fit()

    def _on_built(self, model: object, over: object) -> None:
        if isinstance(model, LaneModel) and isinstance(over, Overlay):
            self._take(model, over)

    def _on_painted(self, order: object, image: object) -> None:
        if isinstance(order, Order) and isinstance(image, Painted) and order.model is self._model:
            self._image = (order, image)
            strip = QRect(0, chrome.AXIS_H, self.width(), STRIP_H)
            self.update(self._lanes_box().united(strip))

    def _on_scrolled(self, value: int) -> None:
        self._scroll = value
        self._refresh()


def _is_small(data: TimelineData) -> bool:
    return len(data.clips) + len(data.tracks.number) <= SMALL_CASE
