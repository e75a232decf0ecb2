"""What mouse and wheel do on a timeline: pan, zoom, choose, brush."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from nvr_desk_ui.timeline import words
from nvr_desk_ui.timeline.lod import SHOWN, bar_state

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QWheelEvent

    from nvr_desk.records.overview import LaneClip
    from nvr_desk_ui.timeline.frame import Frame
    from nvr_desk_ui.timeline.surface import Surface

ZOOM_A_NOTCH = 1.25
_DRAG_PX = 4
_SHORTEST_BRUSH_PX = 3


class Pointer:
    """The mouse of one timeline.

    Attributes:
        dragging: the view moves with the mouse.
        hover_x: pixel of the hair line, from the lanes' left; None without one.
        brush: span that is being drawn, seconds since 1970 UTC; None while none is.
    """

    def __init__(self, widget: Surface) -> None:
        self._widget = widget
        self._press: QPointF | None = None
        self._last = QPointF()
        self._from: float | None = None
        self.dragging = False
        self.hover_x: float | None = None
        self.brush: tuple[float, float] | None = None

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom around the cursor; Shift scrolls lanes, Ctrl changes their height."""
        widget, delta, keys = self._widget, event.angleDelta(), event.modifiers()
        frame = widget.frame()
        much = delta.y() or delta.x()
        if frame is not None and frame.tray.contains(event.position().toPoint()):
            widget.scroll_tray(-much // 2)
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            widget.scroll_lanes(-much // 2)
        elif keys & Qt.KeyboardModifier.ControlModifier:
            widget.taller(1 if delta.y() > 0 else -1)
        elif abs(delta.x()) > abs(delta.y()):
            widget.pan(-delta.x() / 2)
        else:
            x = event.position().x() - widget.lanes_left
            widget.zoom(ZOOM_A_NOTCH ** (delta.y() / 120), min(max(x, 0.0), widget.view.width))
        event.accept()

    def press(self, event: QMouseEvent) -> None:
        """Begin a click, a drag or, with Shift, a brush."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        self._press = self._last = event.position()
        self.dragging = False
        frame = self._widget.frame()
        brushes = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._from = frame.instant_at(event.position()) if frame and brushes else None

    def move(self, event: QMouseEvent) -> None:
        """Drag pans both ways or grows the brush; without a button the hair line follows."""
        widget, pos = self._widget, event.position()
        frame = widget.frame()
        if self._press is None:
            if frame is not None:
                self._hover(frame, pos)
            return
        if self._from is not None and frame is not None:
            now = frame.instant_at(pos)
            self.brush = (min(self._from, now), max(self._from, now))
            widget.point_with(Qt.CursorShape.SplitHCursor)
            widget.repaint_lanes()
            return
        if self.dragging or (pos - self._press).manhattanLength() > _DRAG_PX:
            self.dragging = True
            widget.point_with(Qt.CursorShape.ClosedHandCursor)
            step = pos - self._last
            self._last = pos
            widget.scroll_lanes(-round(step.y()))
            widget.pan(-step.x())

    def release(self, event: QMouseEvent) -> None:
        """A press that did not move is a click; a brush that was drawn is the filter's."""
        widget = self._widget
        pressed = self._press is not None and not self.dragging
        brush, began = self.brush, self._from
        self._press = self._from = self.brush = None
        self.dragging = False
        widget.point_with(Qt.CursorShape.ArrowCursor)
        if began is not None:
            least = _SHORTEST_BRUSH_PX * widget.view.seconds_a_pixel
            if brush is not None and brush[1] - brush[0] >= least:
                widget.brushed.emit(brush)
            widget.repaint_lanes()
        elif pressed and event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position())

    def double_click(self, event: QMouseEvent) -> None:
        """Zoom to the clip under the cursor; on a brushed stretch without one, let it go."""
        frame = self._widget.frame()
        if frame is None:
            return
        found = frame.clips_at(event.position())
        if found:
            self._widget.show_clip(frame.model.delivery(found[0]))
        elif self._widget.brush is not None:
            self._widget.brushed.emit(None)

    def leave(self) -> None:
        """No hair line outside."""
        self.hover_x = None
        self._widget.repaint_lanes()

    def tip_at(self, pos: QPointF) -> str:
        """Rich text about what is under a point; empty over nothing."""
        frame, chip = self._widget.frame(), self._chip_at(pos)
        if frame is None:
            return ""
        zone = frame.model.zone
        if chip is not None:
            return words.clip_words(chip, zone)
        note = frame.mark_at(pos, self._widget.over.marks)
        if note is not None:
            return words.mark_words(note)
        found = frame.clips_at(pos)
        if not found:
            return ""
        if len(found) > 1:
            return words.crowd_words(frame.model.clips, found, zone)
        clip = frame.model.clips[found[0]]
        hit = frame.track_at(pos, found[0])
        number = None if hit is None else frame.model.number(hit)
        return words.clip_words(clip, zone, number, frame.seconds_at(pos, found[0]))

    def _hover(self, frame: Frame, pos: QPointF) -> None:
        inside = frame.lanes.contains(pos.toPoint())
        self.hover_x = pos.x() - frame.lanes.left() if inside else None
        found = frame.clips_at(pos)
        opens = bool(found) and int(frame.model.bars.code[found[0]]) == SHOWN
        hand = opens or self._chip_at(pos) is not None
        cursor = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self._widget.point_with(cursor)
        self._widget.repaint_lanes()

    def _chip_at(self, pos: QPointF) -> LaneClip | None:
        spot = pos.toPoint()
        return next((c.clip for c in self._widget.chips if c.box.contains(spot)), None)

    def _click(self, pos: QPointF) -> None:
        widget, chip = self._widget, self._chip_at(pos)
        frame = widget.frame()
        if frame is None:
            return
        if chip is not None:
            widget.selection.choose_delivery(chip.delivery_id)
            if bar_state(chip) == SHOWN:
                widget.seek_requested.emit(chip.delivery_id, 0.0)
            return
        found = frame.clips_at(pos)
        if not found:
            return
        clip, delivery = found[0], frame.model.delivery(found[0])
        track = frame.track_at(pos, clip)
        if track is not None:
            widget.selection.choose_track(delivery, frame.model.number(track))
        widget.selection.choose_delivery(delivery)
        if int(frame.model.bars.code[clip]) == SHOWN:
            widget.seek_requested.emit(delivery, frame.seconds_at(pos, clip))
