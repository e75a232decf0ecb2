"""Where everything of a timeline lies at this moment, and what is under a point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF

from nvr_desk_ui.timeline.chrome import AXIS_H, LABEL_W, LEGEND_H, TRAY_H
from nvr_desk_ui.timeline.layout import STRIP_H
from nvr_desk_ui.timeline.overlay import LEVELS

if TYPE_CHECKING:
    from nvr_desk_ui.timeline.layout import LaneLayout
    from nvr_desk_ui.timeline.lod import LaneModel
    from nvr_desk_ui.timeline.overlay import MarkLines
    from nvr_desk_ui.timeline.view import TimeView

HIT_PX = 4.0
"""A bar is hit from this far beside it."""


def lanes_box(width: int, height: int, side: int, *, tray: bool) -> QRect:
    """The lanes' part of a widget; ``side`` is the scroll bar's width."""
    foot = LEGEND_H + (TRAY_H if tray else 0)
    top = AXIS_H + STRIP_H
    return QRect(LABEL_W, top, max(1, width - LABEL_W - side), max(1, height - top - foot))


@dataclass(frozen=True, slots=True)
class Frame:
    """A model laid out on a widget."""

    model: LaneModel
    view: TimeView
    layout: LaneLayout
    scroll: int
    lanes: QRect
    size: tuple[int, int]

    @property
    def axis(self) -> QRect:
        """The time axis, scroll bar's corner included."""
        return QRect(self.lanes.left(), 0, self.size[0] - self.lanes.left(), AXIS_H)

    @property
    def strip(self) -> QRect:
        """How much there is over all lanes, between the axis and the first of them."""
        return QRect(self.lanes.left(), AXIS_H, self.lanes.width(), STRIP_H)

    @property
    def corner(self) -> QRect:
        """Left of the axis."""
        return QRect(0, 0, LABEL_W, AXIS_H)

    @property
    def labels(self) -> QRect:
        """The camera names."""
        return QRect(0, self.lanes.top(), LABEL_W, self.lanes.height())

    @property
    def tray(self) -> QRect:
        """The tray of undated clips; empty without any."""
        if not self.model.undated:
            return QRect()
        return QRect(0, self.lanes.bottom() + 1, self.size[0], TRAY_H)

    @property
    def legend(self) -> QRect:
        """The lowest line."""
        return QRect(0, self.size[1] - LEGEND_H, self.size[0], LEGEND_H)

    @property
    def head(self) -> QRect:
        """Left of the strip, where its name stands."""
        return QRect(0, AXIS_H, LABEL_W, STRIP_H)

    @property
    def around(self) -> tuple[QRect, ...]:
        """All boxes that are painted over as a whole, whatever they show."""
        return self.axis, self.corner, self.labels, self.tray, self.legend

    def x_of(self, instant: float) -> float:
        """Widget pixel of an instant (seconds since 1970 UTC)."""
        return self.lanes.left() + self.view.x_of(instant)

    def instant_at(self, pos: QPointF) -> float:
        """Instant under a point."""
        return self.view.instant_at(pos.x() - self.lanes.left())

    def lane_top(self, lane: int) -> int:
        """Widget pixel of a lane's top."""
        return self.lanes.top() + lane * self.layout.height - self.scroll

    def lane_at(self, pos: QPointF) -> int | None:
        """The lane under a point."""
        if not self.lanes.contains(pos.toPoint()):
            return None
        lane = int((pos.y() - self.lanes.top() + self.scroll) // self.layout.height)
        return lane if lane < len(self.model.lanes) else None

    def clips_at(self, pos: QPointF) -> list[int]:
        """Indices of the bars under a point, best first."""
        lane = self.lane_at(pos)
        if lane is None:
            return []
        return self.model.clips_at(lane, self.instant_at(pos), HIT_PX * self.view.seconds_a_pixel)

    def track_at(self, pos: QPointF, clip: int) -> int | None:
        """Index of the appearance under a point of a clip's sub-rows."""
        row = self.layout.row_at((pos.y() - self.lanes.top() + self.scroll) % self.layout.height)
        if row is None:
            return None
        slack = HIT_PX * self.view.seconds_a_pixel
        return self.model.track_at(clip, self.model.classes[row], self.instant_at(pos), slack)

    def mark_at(self, pos: QPointF, marks: MarkLines) -> tuple[str, str] | None:
        """(level, note) of the mark under a point of a bar, the weightiest one."""
        lane = self.lane_at(pos)
        if lane is None or not len(marks.clip):
            return None
        slack = HIT_PX * self.view.seconds_a_pixel
        instant = self.instant_at(pos)
        near = (self.model.bars.lane[marks.clip] == lane) & (marks.start - slack <= instant)
        found = np.flatnonzero(near & (marks.end + slack >= instant))
        if not len(found):
            return None
        at = int(found[np.argmax(marks.level[found])])
        return LEVELS[int(marks.level[at])].value, marks.note[at]

    def seconds_at(self, pos: QPointF, clip: int) -> float:
        """Seconds into a clip under a point, kept within the clip."""
        return self.model.seconds(clip, self.instant_at(pos))

    def bar_box(self, clip: int) -> QRectF:
        """The claimed stretch of a clip, cut where it is far outside of the view."""
        start, end = float(self.model.bars.start[clip]), float(self.model.bars.end[clip])
        left, right = self._columns(start, end)
        top = self.lane_top(int(self.model.bars.lane[clip])) + self.layout.pad
        return QRectF(left, top, right - left, self.layout.bar)

    def track_box(self, clip: int, number: int) -> QRectF | None:
        """An appearance in its class's sub-row; None when there is none of that number."""
        found = self.model.span_of(clip, number)
        if found is None or found[2] not in self.model.classes:
            return None
        left, right = self._columns(found[0], found[1])
        row = self.layout.row_top(self.model.classes.index(found[2]))
        top = self.lane_top(int(self.model.bars.lane[clip])) + row
        return QRectF(left, top, right - left, self.layout.row)

    def _columns(self, start: float, end: float) -> tuple[float, float]:
        left = max(self.x_of(start), self.lanes.left() - 8.0)
        return left, max(min(self.x_of(end), self.lanes.right() + 8.0), left + 2.0)
