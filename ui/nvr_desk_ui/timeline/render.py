"""Palette codes to a picture, with names and outlines on bars that are wide enough.

Runs on any thread: it touches no widget.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from nvr_desk_ui.timeline import bins
from nvr_desk_ui.timeline.compose import Picture, compose, density
from nvr_desk_ui.timeline.glyphs import paint_marks, paint_windows
from nvr_desk_ui.timeline.layout import STRIP_H
from nvr_desk_ui.timeline.lod import BROKEN, HIDDEN, SHOWN
from nvr_desk_ui.tongue import later

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk_ui.timeline.layout import LaneLayout
    from nvr_desk_ui.timeline.lod import LaneModel
    from nvr_desk_ui.timeline.overlay import Overlay

OUTLINE_PX = 5.0
NAME_PX = 46.0
MOST_OUTLINES = 400
"""Beyond this the bars are a texture, and outlines cost more than they tell."""
WORDS = {HIDDEN: later("not open to view"), BROKEN: later("cannot be decoded")}


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours of one theme, made once on the GUI thread."""

    table: NDArray[np.uint32]
    outline: QColor
    text: QColor
    corrected: QColor
    mark: QColor
    window: QColor
    family: str
    swatches: dict[tuple[str, int], QImage] = field(default_factory=dict[tuple[str, int], QImage])
    """Samples of the legend that were painted already."""


@dataclass(frozen=True, slots=True)
class Order:
    """A picture that is wanted: sizes and layout in logical pixels."""

    model: LaneModel
    picture: Picture
    layout: LaneLayout
    ratio: float
    inks: Inks
    over: Overlay
    strip: int = STRIP_H


class Painted(NamedTuple):
    """The pictures of an order."""

    lanes: QImage
    strip: QImage


def render(order: Order) -> Painted:
    """Paint the lanes of an order, and the strip above them."""
    what, ratio = order.picture, order.ratio
    fine = Picture(
        what.view.rescaled(round(what.view.width * ratio)), what.first,
        round(what.offset * ratio), round(what.height * ratio),
    )  # fmt: skip
    layout = order.layout.scaled(ratio)
    image = coloured(compose(order.model, fine, layout, order.over), order.inks)
    _outlines(image, order, fine, layout)
    paint_marks(image, order.model, order.over.marks, fine, layout, order.inks.mark)
    codes = density(order.model, fine.view, round(order.strip * ratio), order.over)
    made = Painted(image, coloured(codes, order.inks))
    for each in made:
        on_strip = each is made.strip
        paint_windows(each, order.over.windows, fine.view, order.inks.window, labelled=on_strip)
        each.setDevicePixelRatio(ratio)
    return made


def coloured(codes: NDArray[np.uint8], inks: Inks) -> QImage:
    """The picture of palette codes, in the format that a window is painted in."""
    height, width = codes.shape
    coded = QImage(codes.data, width, height, width, QImage.Format.Format_Indexed8)
    coded.setColorTable(inks.table.tolist())
    return coded.convertToFormat(QImage.Format.Format_RGB32)


def _outlines(image: QImage, order: Order, what: Picture, layout: LaneLayout) -> None:
    model = order.model
    last = min(len(model.lanes), what.first + -(-(what.height + what.offset) // layout.height))
    found = bins.cut(model.bars, what.first, last, what.view)
    wide = np.flatnonzero(found.x1 - found.x0 >= OUTLINE_PX * order.ratio)
    if not 0 < len(wide) <= MOST_OUTLINES:
        return
    painter = QPainter(image)
    font = QFont(order.inks.family)
    font.setPixelSize(max(7, round(layout.bar * 0.7)))
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    legible = order.layout.bar >= 12
    rooms = bins.name_rooms(found.x0[wide], found.x1[wide], found.row[wide], what.view.width,
                            NAME_PX * order.ratio)  # fmt: skip
    for at, (room, under) in zip(wide.tolist(), rooms, strict=True):
        x0, x1 = max(found.x0[at], -4.0), min(found.x1[at], what.view.width + 4.0)
        top = int(found.row[at]) * layout.height - what.offset + layout.pad
        box = QRectF(x0, top, x1 - x0, layout.bar)
        state, row = int(found.code[at]), int(model.row[int(found.clip[at])])
        painter.setPen(QPen(order.inks.outline, 1))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        if model.data.rows.corrected[row]:
            _corrected_sign(painter, box, order.inks.corrected)
        inner = QRectF(max(x0, 2.0), top, room, layout.bar)
        if legible and room > 0:
            more = f" (+{under})" if under else ""
            words = model.data.rows.name[row] + more
            words = words if state == SHOWN else f"{words} · {WORDS[state]}"
            if state != SHOWN and metrics.horizontalAdvance(words) > inner.width() - 9:
                words = WORDS[state]
            _name(painter, inner, metrics, words, order, plain=state == SHOWN)
    painter.end()


def _name(
    painter: QPainter, box: QRectF, metrics: QFontMetricsF, words: str, order: Order, *, plain: bool
) -> None:
    room = box.adjusted(5, 0, -4, 0)
    if not plain and metrics.horizontalAdvance(words) > room.width():
        return
    text = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
    if not plain:
        # Letters on a hatch cannot be read: give them a ground.
        ground = QRectF(room.left() - 2, room.top() + 1, metrics.horizontalAdvance(text) + 4,
                        room.height() - 2)  # fmt: skip
        painter.fillRect(ground, QColor.fromRgba(int(order.inks.table[0])))
    painter.setPen(order.inks.text)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, text)


def _corrected_sign(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A filled corner: this bar stands where a person corrected the clock to, not at its claim."""
    side = min(box.height() * 0.5, box.width())
    corner = box.topLeft()
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF([corner, corner + QPointF(side, 0), corner + QPointF(0, side)]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
