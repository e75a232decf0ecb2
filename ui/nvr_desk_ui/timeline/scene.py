"""What moves over the painted lanes: the chosen clip, the playhead, the hair line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from nvr_desk_ui.timeline import chrome
from nvr_desk_ui.timeline.axis import wall

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QImage, QPainter

    from nvr_desk_ui.theme import Theme
    from nvr_desk_ui.timeline.frame import Frame
    from nvr_desk_ui.timeline.render import Order

FLAG_H = 18


def paint_lanes(painter: QPainter, frame: Frame, order: Order, image: QImage) -> None:
    """Blit a picture; one of an older view is stretched until the new one comes."""
    have = order.picture
    left = frame.lanes.left()
    top = frame.lanes.top() + have.first * order.layout.height + have.offset - frame.scroll
    if have.view == frame.view:
        painter.drawImage(QPointF(left, top), image)
        return
    x0, x1 = frame.x_of(have.view.left), frame.x_of(have.view.right)
    painter.drawImage(QRectF(x0, top, x1 - x0, have.height), image, QRectF(image.rect()))


def paint_chosen(
    painter: QPainter, frame: Frame, clip: int | None, track: int | None, look: Theme
) -> None:
    """A frame around the chosen clip's bar and the chosen appearance."""
    if clip is None:
        return
    painter.setPen(QPen(look.colour("accent"), 2))
    painter.drawRect(frame.bar_box(clip).adjusted(-1, -1, 1, 1))
    box = None if track is None else frame.track_box(clip, track)
    if box is not None:
        painter.setPen(QPen(look.colour("focus"), 1.5))
        painter.drawRect(box.adjusted(-1, -1, 1, 0))


def paint_corner(painter: QPainter, frame: Frame, look: Theme) -> None:
    """How much there is."""
    corner = frame.corner
    painter.fillRect(corner, look.colour("panel"))
    painter.setPen(look.colour("border"))
    painter.drawLine(corner.bottomLeft(), corner.bottomRight())
    painter.drawLine(corner.topRight(), corner.bottomRight())
    inner = corner.adjusted(9, 3, -4, -3)
    left = Qt.AlignmentFlag.AlignLeft
    painter.setPen(look.colour("text"))
    painter.drawText(
        inner, left | Qt.AlignmentFlag.AlignTop, plural(len(frame.model.lanes), "camera")
    )
    painter.setPen(look.colour("muted"))
    painter.drawText(
        inner, left | Qt.AlignmentFlag.AlignBottom, plural(len(frame.model.clips), "dated clip")
    )


def paint_hair_line(painter: QPainter, frame: Frame, x: float, look: Theme) -> None:
    """A faint line under the cursor, to compare lanes."""
    ink = QColor(look.colour("muted"))
    ink.setAlphaF(0.5)
    painter.setPen(ink)
    column = frame.lanes.left() + round(x)
    painter.drawLine(column, frame.lanes.top(), column, frame.lanes.bottom())


def flag_box(frame: Frame, playhead: float | None, metrics: QFontMetrics) -> QRectF | None:
    """Where the playhead's time is written; None when it is out of view."""
    if playhead is None:
        return None
    x = frame.x_of(playhead)
    if not frame.lanes.left() - 1 <= x <= frame.lanes.right() + 1:
        return None
    text = wall(playhead, frame.model.zone, digits=3)
    width = metrics.horizontalAdvance(text) + 10
    left = min(max(x - width / 2, frame.lanes.left()), frame.size[0] - width)
    return QRectF(left, chrome.AXIS_H - FLAG_H - 2, width, FLAG_H)


def paint_playhead(
    painter: QPainter, frame: Frame, playhead: float, flag: QRectF, look: Theme
) -> None:
    """A line through all lanes and the time on the axis."""
    x = frame.x_of(playhead)
    painter.setPen(QPen(look.colour("focus"), 1.5))
    painter.drawLine(QPointF(x, flag.bottom()), QPointF(x, frame.lanes.bottom()))
    painter.fillRect(flag, look.colour("focus"))
    painter.setPen(look.colour("accent_text") if look.dark else look.colour("window"))
    text = wall(playhead, frame.model.zone, digits=3)
    painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, text)


def plural(count: int, noun: str) -> str:
    """'1 camera', '1,204 cameras'."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
