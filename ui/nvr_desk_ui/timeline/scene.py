"""What moves over the painted lanes: the chosen clip, the playhead, the hair line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from nvr_desk_ui.timeline import chrome
from nvr_desk_ui.timeline.axis import wall
from nvr_desk_ui.timeline.describe import lanes_text
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QImage, QPainter

    from nvr_desk_ui.theme import Theme
    from nvr_desk_ui.timeline.frame import Frame
    from nvr_desk_ui.timeline.render import Order

FLAG_H = 18


def paint_strip(painter: QPainter, frame: Frame, order: Order, image: QImage, look: Theme) -> None:
    """Blit the strip of how much there is, stretched like the lanes."""
    box, have = frame.strip, order.picture
    painter.save()
    painter.setClipRect(box)
    x0, x1 = frame.x_of(have.view.left), frame.x_of(have.view.right)
    if have.view == frame.view:
        painter.drawImage(box.topLeft(), image)
    else:
        painter.drawImage(QRectF(x0, box.top(), x1 - x0, box.height()), image,
                          QRectF(image.rect()))  # fmt: skip
    painter.restore()
    label = frame.head
    painter.fillRect(label, look.colour("panel"))
    painter.setPen(look.colour("border"))
    painter.drawLine(label.bottomLeft(), box.bottomRight())
    painter.setPen(look.colour("muted"))
    words = tr("All lanes") if order.over.fit is None else tr("Under the filter")
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(label.adjusted(9, 0, -4, 0), flags, words)


def paint_nothing(painter: QPainter, box: QRect, look: Theme, *, waiting: bool) -> None:
    """No lanes yet."""
    if waiting:
        title, hint = tr("Reading the case…"), ""
    else:
        title = tr("No footage in this case yet")
        hint = tr("Ingest a batch: every clip becomes a bar on its camera's lane.")
    chrome.paint_empty(painter, box, title, hint, look)


def paint_brush(
    painter: QPainter, frame: Frame, brush: tuple[float, float] | None, look: Theme
) -> None:
    """What lies outside the brushed span is dimmed; edges stand on the axis too."""
    if brush is None:
        return
    area = QRectF(frame.strip.united(frame.lanes))
    x0, x1 = (min(max(frame.x_of(each), area.left()), area.right() + 1) for each in brush)
    veil = QColor(look.colour("window"))
    veil.setAlphaF(0.55)
    painter.fillRect(QRectF(area.left(), area.top(), x0 - area.left(), area.height()), veil)
    painter.fillRect(QRectF(x1, area.top(), area.right() + 1 - x1, area.height()), veil)
    painter.setPen(QPen(look.colour("accent"), 2))
    for x in (x0, x1):
        painter.drawLine(QPointF(x, area.top() - 6), QPointF(x, area.bottom()))


def covers(frame: Frame, order: Order) -> bool:
    """Whether the picture of an order fills the lanes of a frame to the last pixel."""
    have = order.picture
    there = (have.view, have.first * order.layout.height + have.offset, have.height)
    return there == (frame.view, frame.scroll, frame.lanes.height())


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
    painter.drawText(inner, left | Qt.AlignmentFlag.AlignTop, lanes_text(frame.model))
    painter.setPen(look.colour("muted"))
    painter.drawText(
        inner,
        left | Qt.AlignmentFlag.AlignBottom,
        tr("{n:,} dated clip|{n:,} dated clips", len(frame.model.clips)),
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
