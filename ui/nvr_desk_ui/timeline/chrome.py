"""What stands around the lanes: axis, camera names, legend and the tray of undated clips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen

from nvr_desk_ui.presenters.words import class_word
from nvr_desk_ui.timeline import compose
from nvr_desk_ui.timeline.axis import axis
from nvr_desk_ui.timeline.colours import bar_colour, ground
from nvr_desk_ui.timeline.lod import (
    BROKEN,
    CLASS_ORDER,
    DECODED,
    FAILED,
    HIDDEN,
    SHOWN,
    STILL,
    THIN,
    LaneBy,
    bar_state,
)
from nvr_desk_ui.timeline.words import UNTOLD
from nvr_desk_ui.tongue import later, tr

if TYPE_CHECKING:
    from nvr_desk.records.overview import LaneClip
    from nvr_desk_ui.theme import Theme
    from nvr_desk_ui.timeline.layout import LaneLayout
    from nvr_desk_ui.timeline.lod import LaneModel
    from nvr_desk_ui.timeline.render import Inks
    from nvr_desk_ui.timeline.view import TimeView

LABEL_W = 136
AXIS_H = 40
LEGEND_H = 22
TRAY_H = 30
CHIP_GAP = 6
_COVERS: tuple[tuple[str, int, int | None], ...] = (
    (later("looked at"), compose.COVER_LOOKED, None),
    (later("not looked at"), compose.COVER_NOT, None),
    (later("still, looked at thinly"), compose.COVER_STILL, STILL),
    (later("less than 1 look in 2 s"), compose.COVER_THIN, THIN),
    (later("no picture"), compose.COVER_FAILED, FAILED),
    (later("decoded only"), compose.COVER_DECODED, DECODED),
)
"""Words, code, and the kind that has to be there for the legend to name it."""
_NAMELESS = {
    LaneBy.CAMERA: later("no camera named"),
    LaneBy.BATCH: later("no batch named"),
    LaneBy.REQUEST: later("no request named"),
}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Chip:
    """A clip in the tray and where it was painted."""

    clip: LaneClip
    box: QRect


def small(font: QFont, factor: float = 0.88) -> QFont:
    """A smaller copy of a font, never below 7 points."""
    copy = QFont(font)
    size = font.pointSizeF() if font.pointSizeF() > 0 else 9.0
    copy.setPointSizeF(max(7.0, size * factor))
    return copy


def paint_axis(
    painter: QPainter, box: QRect, view: TimeView, zone: str | None, look: Theme,
    flag: QRectF | None,
) -> None:  # fmt: skip
    """Two lines: what day it is and which clock is read; then the ticks.

    Labels that the playhead's ``flag`` would cut in half are left out.
    """
    painter.fillRect(box, look.colour("panel"))
    half = box.height() // 2
    made = axis(view.left, view.right, view.width, zone)
    upper = QRect(box.left(), box.top(), box.width(), half).adjusted(6, 0, -6, 0)
    bold = QFont(painter.font())
    bold.setBold(True)
    zone_room = painter.fontMetrics().horizontalAdvance(made.zone) + 16
    painter.setPen(look.colour("muted"))
    painter.drawText(upper, _RIGHT, made.zone)
    painter.save()
    painter.setFont(bold)
    painter.setPen(look.colour("text"))
    room = upper.adjusted(0, 0, -zone_room, 0)
    if painter.fontMetrics().horizontalAdvance(made.context) <= room.width():
        painter.drawText(room, _LEFT, made.context)
    painter.restore()
    metrics = painter.fontMetrics()
    free_from = float(box.left())
    base = box.bottom()
    for tick in made.ticks:
        x = box.left() + view.x_of(tick.instant)
        painter.setPen(look.colour("text" if tick.major else "faint"))
        painter.drawLine(QPointF(x, base - (8 if tick.major else 4)), QPointF(x, base))
        width = metrics.horizontalAdvance(tick.label)
        if flag is not None and x < flag.right() and x + 8 + width > flag.left():
            continue
        if x + 3 >= free_from and x + 3 + width <= box.right():
            painter.setPen(look.colour("text" if tick.major else "muted"))
            painter.drawText(QRectF(x + 3, box.top() + half - 2, width + 4, half - 3), _LEFT,
                             tick.label)  # fmt: skip
            free_from = x + width + 12
    painter.setPen(look.colour("border"))
    painter.drawLine(box.bottomLeft(), box.bottomRight())


def paint_grid(
    painter: QPainter, box: QRect, view: TimeView, zone: str | None, look: Theme
) -> None:
    """Faint lines down the lanes at the major ticks."""
    line = QColor(look.colour("border"))
    line.setAlphaF(0.55)
    painter.setPen(line)
    for tick in axis(view.left, view.right, view.width, zone).ticks:
        if tick.major:
            x = round(box.left() + view.x_of(tick.instant))
            painter.drawLine(x, box.top(), x, box.bottom())


def paint_labels(
    painter: QPainter, box: QRect, model: LaneModel, layout: LaneLayout, scroll: int, look: Theme,
    chosen: int | None,
) -> None:  # fmt: skip
    """Camera names, each beside its lane; with how much it delivered where there is room."""
    painter.fillRect(box, look.colour("panel"))
    painter.save()
    painter.setClipRect(box)
    fine = small(painter.font())
    first = scroll // layout.height
    for lane in range(first, min(len(model.lanes), (scroll + box.height()) // layout.height + 1)):
        top = box.top() + lane * layout.height - scroll
        cell = QRect(box.left(), top, box.width(), layout.height - 1)
        if lane == chosen:
            painter.fillRect(cell, look.colour("selection"))
            painter.fillRect(
                QRect(cell.left(), cell.top(), 3, cell.height()), look.colour("accent")
            )
        _label(painter, cell, model, lane, look, fine)
        painter.setPen(look.colour("border"))
        painter.drawLine(cell.left(), cell.bottom() + 1, cell.right(), cell.bottom() + 1)
    painter.restore()
    painter.setPen(look.colour("border"))
    painter.drawLine(box.topRight(), box.bottomRight())


def _label(
    painter: QPainter, cell: QRect, model: LaneModel, lane: int, look: Theme, fine: QFont
) -> None:
    inner = cell.adjusted(9, 1, -6, -1)
    metrics = painter.fontMetrics()
    name = model.lanes[lane] or tr(_NAMELESS[model.by])
    painter.setPen(look.colour("text"))
    two = inner.height() >= metrics.height() + QFontMetrics(fine).height()
    line = QRect(
        inner.left(), inner.top(), inner.width(), metrics.height() if two else inner.height()
    )
    painter.save()
    if inner.height() < metrics.height():
        painter.setFont(fine)
    text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, inner.width())
    painter.drawText(line, _LEFT, text)
    if two:
        clips = int(model.bars.lane_start[lane + 1] - model.bars.lane_start[lane])
        found = int(model.tracks.lane_start[lane + 1] - model.tracks.lane_start[lane])
        painter.setFont(fine)
        words = _lane_words(clips, found if model.told.all() else None)
        if painter.fontMetrics().horizontalAdvance(words) > inner.width():
            words = words.removesuffix(tr(" found"))
        painter.setPen(look.colour("muted"))
        below = QRect(inner.left(), line.bottom() + 1, inner.width(), QFontMetrics(fine).height())
        painter.drawText(
            below, _LEFT,
            painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width()),
        )  # fmt: skip
    painter.restore()


def _lane_words(clips: int, found: int | None) -> str:
    """How much of a lane has a time, and how much was found in it."""
    if not clips:
        return tr("time unknown")
    words = tr("{n:,} clip|{n:,} clips", clips)
    return words if found is None else tr("{words} · {found:,} found", words=words, found=found)


def legend_entries(model: LaneModel) -> list[tuple[str, str, int]]:
    """(words, kind, code) of everything the pictures may show, most used first."""
    entries = [(class_word(cls), "track", CLASS_ORDER.index(cls)) for cls in model.classes]
    if not model.told.all():
        entries.append((tr(UNTOLD), "bar", SHOWN))
    else:
        drawn = model.covers
        entries += [
            (tr(words), "cover", code)
            for words, code, kind in _COVERS
            if kind is None or kind in drawn
        ]
    if HIDDEN in model.states:
        entries.append((tr("not open to view"), "bar", HIDDEN))
    if BROKEN in model.states:
        entries.append((tr("cannot be decoded"), "bar", BROKEN))
    if model.corrected:
        entries.append((tr("clock corrected"), "corner", SHOWN))
    return entries


def paint_legend(painter: QPainter, box: QRect, model: LaneModel, look: Theme, inks: Inks) -> None:
    """Swatches with words; what finds no room is left out from the end."""
    painter.fillRect(box, look.colour("panel"))
    painter.setPen(look.colour("border"))
    painter.drawLine(box.topLeft(), box.topRight())
    painter.save()
    painter.setFont(small(painter.font()))
    metrics = painter.fontMetrics()
    x = box.left() + 9
    for words, kind, code in legend_entries(model):
        width = metrics.horizontalAdvance(words)
        if x + 24 + width > box.right() - 4:
            break
        swatch = inks.swatches.get((kind, code))
        if swatch is None:
            swatch = inks.swatches[kind, code] = _swatch(kind, code, inks, look)
        painter.drawImage(x, box.center().y() - swatch.height() // 2 + 1, swatch)
        painter.setPen(look.colour("muted"))
        painter.drawText(QRect(x + 24, box.top() + 1, width + 2, box.height() - 1), _LEFT, words)
        x += 24 + width + 16
    painter.restore()


def _swatch(kind: str, code: int, inks: Inks, look: Theme) -> QImage:
    """A small sample, painted with the same patterns as the lanes."""
    width, height = 18, 9
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(ground(look))
    if kind == "track":
        ink = compose.class_pattern(CLASS_ORDER[code], height, width)
        colour = int(inks.table[compose.TRACK + code * compose.TRACK_LEVELS + 3])
    elif kind == "cover":
        image.fill(ground(look))
        ink = compose.cover_pattern(code, height, width)
        colour = int(inks.table[code])
    else:
        ink = compose.bar_pattern(code, height, width)
        colour = bar_colour(look, code).rgb()
    for y, x in np.argwhere(ink).tolist():
        image.setPixel(x, y, colour)
    if kind == "corner":
        for y in range(6):
            for x in range(6 - y):
                image.setPixel(x, y, inks.corrected.rgb())
    return image


def paint_tray(
    painter: QPainter, box: QRect, model: LaneModel, scroll: int, look: Theme, chosen: str | None
) -> list[Chip]:
    """Chips of clips whose time nobody knows; answers where each was painted."""
    painter.fillRect(box, look.colour("panel"))
    painter.setPen(look.colour("border"))
    painter.drawLine(box.topLeft(), box.topRight())
    painter.setPen(look.colour("warn"))
    head = QRect(box.left() + 9, box.top(), LABEL_W - 12, box.height())
    words = tr("Time unknown ({undated:,})", undated=len(model.undated))
    painter.save()
    if painter.fontMetrics().horizontalAdvance(words) > head.width():
        painter.setFont(small(painter.font()))
    painter.drawText(head, _LEFT, words)
    painter.restore()
    area = box.adjusted(LABEL_W, 4, -4, -4)
    painter.save()
    painter.setClipRect(area)
    metrics = painter.fontMetrics()
    x = area.left() + 4 - scroll
    chips: list[Chip] = []
    for clip in model.undated:
        words = f"{clip.camera} · {clip.name}" if clip.camera else clip.name
        width = min(metrics.horizontalAdvance(words), 260) + 16
        chip = QRect(x, area.top(), width, area.height())
        x += width + CHIP_GAP
        if chip.right() < area.left():
            continue
        if chip.left() > area.right():
            break
        _chip(painter, chip, clip, words, look, chosen=clip.delivery_id == chosen)
        chips.append(Chip(clip, chip.intersected(area)))
    painter.restore()
    return chips


def _chip(
    painter: QPainter, box: QRect, clip: LaneClip, words: str, look: Theme, *, chosen: bool
) -> None:
    state = bar_state(clip)
    painter.fillRect(box, look.colour("raised"))
    if state != SHOWN:
        pattern = Qt.BrushStyle.BDiagPattern if state == HIDDEN else Qt.BrushStyle.FDiagPattern
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pattern)
        ink = painter.brush()
        ink.setColor(bar_colour(look, state))
        painter.fillRect(QRect(box.left(), box.top(), 8, box.height()), ink)
        painter.restore()
    painter.setPen(QPen(look.colour("accent" if chosen else "border"), 2 if chosen else 1))
    painter.drawRect(box.adjusted(0, 0, -1, -1))
    painter.setPen(look.colour("text" if state == SHOWN else "muted"))
    inner = box.adjusted(10 if state != SHOWN else 8, 0, -6, 0)
    text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, inner.width())
    painter.drawText(inner, _LEFT, text)


def paint_empty(painter: QPainter, box: QRect, words: str, hint: str, look: Theme) -> None:
    """Words in the middle of an empty panel."""
    painter.fillRect(box, ground(look))
    painter.setPen(look.colour("muted"))
    line = painter.fontMetrics().height()
    middle = box.center().y()
    centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    painter.save()
    bold = QFont(painter.font())
    bold.setBold(True)
    painter.setFont(bold)
    painter.drawText(QRect(box.left(), middle - line - 2, box.width(), line + 2), centre, words)
    painter.restore()
    painter.setPen(look.colour("faint"))
    painter.drawText(QRect(box.left() + 8, middle + 2, box.width() - 16, 3 * line),
                     Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, hint)  # fmt: skip
