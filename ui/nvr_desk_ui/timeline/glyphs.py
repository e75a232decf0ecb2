"""Marks and windows painted over a picture of the lanes; runs on any thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from nvr_desk_ui.timeline.compose import Picture
    from nvr_desk_ui.timeline.layout import LaneLayout
    from nvr_desk_ui.timeline.lod import LaneModel
    from nvr_desk_ui.timeline.overlay import MarkLines, Window
    from nvr_desk_ui.timeline.view import TimeView

MOST_MARKS = 600
"""Beyond this the marks of a view are a texture: only the weightiest are painted."""
_SIDES = ((0, 0), (3, 6), (5, 9))
"""Half width and height of a mark by its level, in pixels; a note is a bar."""


def paint_marks(
    image: QImage, model: LaneModel, marks: MarkLines, what: Picture, layout: LaneLayout,
    ink: QColor,
) -> None:  # fmt: skip
    """A glyph at the start of each mark, its shape says the level; a line along a range."""
    if not len(marks.clip):
        return
    lane = model.bars.lane[marks.clip] - what.first
    lanes = -(-(what.height + what.offset) // layout.height)
    seen = (lane >= 0) & (lane < lanes)
    seen &= (marks.end >= what.view.left) & (marks.start <= what.view.right)
    chosen = np.flatnonzero(seen)
    if len(chosen) > MOST_MARKS:
        weight = np.argsort(marks.level[chosen], kind="stable")
        chosen = chosen[weight[-MOST_MARKS:]]
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for at in chosen.tolist():
        x0, x1 = what.view.x_of(float(marks.start[at])), what.view.x_of(float(marks.end[at]))
        top = float(lane[at]) * layout.height - what.offset + layout.pad
        _mark(painter, int(marks.level[at]), x0, min(x1, what.view.width + 8.0), top, layout.bar)
    painter.end()


def _mark(painter: QPainter, level: int, x0: float, x1: float, top: float, bar: int) -> None:
    """Note: an upright bar. Notable: a triangle. Key: a larger diamond."""
    if x1 - x0 > 1.0:
        painter.drawRect(QRectF(max(x0, -8.0), top, x1 - max(x0, -8.0), 2.0))
    half, tall = _SIDES[level]
    if level == 0:
        painter.drawRect(QRectF(x0 - 1.0, top, 2.0, bar))
        return
    corners = [QPointF(x0 - half, top), QPointF(x0 + half, top), QPointF(x0, top + tall)]
    if level > 1:
        middle = top + tall / 2
        corners = [
            QPointF(x0, top - 1), QPointF(x0 + half, middle),
            QPointF(x0, top + tall + 1), QPointF(x0 - half, middle),
        ]  # fmt: skip
    painter.drawPolygon(QPolygonF(corners))


def paint_windows(
    image: QImage, windows: Sequence[Window], view: TimeView, ink: QColor, *, labelled: bool = False
) -> None:
    """A tint with dashed edges over the stretch that the case is about."""
    shown = [each for each in windows if each.end >= view.left and each.start <= view.right]
    if not shown:
        return
    painter = QPainter(image)
    tint = QColor(ink)
    tint.setAlphaF(0.10)
    for each in shown:
        x0, x1 = (
            min(max(view.x_of(end), -2.0), view.width + 2.0) for end in (each.start, each.end)
        )
        painter.fillRect(QRectF(x0, 0, x1 - x0, image.height()), tint)
        painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
        for x in (x0, x1):
            painter.drawLine(QPointF(x, 0), QPointF(x, image.height()))
        if labelled and painter.fontMetrics().horizontalAdvance(each.label) < x1 - x0 - 8:
            painter.drawText(QPointF(x0 + 4, painter.fontMetrics().ascent() + 1), each.label)
    painter.end()
