"""Draws what lies over a picture: boxes and their words, head-up lines, badges, dark tiles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication

from nvr_desk.records.track import ObjectClass
from nvr_desk_ui import theme
from nvr_desk_ui.player.hud import Corner
from nvr_desk_ui.presenters.words import NO_IDENTITY
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk_ui.player.boxes import Box

INK = QColor("#f2f5f7")
_SHADE = QColor(8, 11, 14, 190)
_BADGE = QColor("#f0e442")
_BADGE_INK = QColor("#101418")
_TAG = 16.0
NARROW_PX = 560
"""Narrower tiles get smaller and fewer words."""
_TIP = 20.0


@dataclass(frozen=True, slots=True)
class Lines:
    """What the head-up display says.

    Attributes:
        left: times.
        right: place in the clip, and how it plays.
        badges: what makes the picture another one than was recorded, e.g. *enhanced view*.
        states: what makes it another one than was wished for, e.g. *key pictures only*; they stand
            among the lines on the right, and are said on their own where those are hidden.
    """

    left: Sequence[str] = ()
    right: Sequence[str] = ()
    badges: Sequence[str] = ()
    states: Sequence[str] = ()

    @property
    def spoken(self) -> str:
        """All of it, for screen readers."""
        return ". ".join((*self.badges, *self.left, *self.right))


class Frame:
    """Where the picture lies in a tile, and how its pixels map there.

    Args:
        place: of the whole picture in tile pixels; may reach beyond the tile.
        source: (width, height) of the upright source, whose pixels boxes are given in.
    """

    def __init__(self, place: QRectF, source: tuple[int, int]) -> None:
        self.place = place
        self._across = place.width() / max(1, source[0])
        self._down = place.height() / max(1, source[1])

    def rect(self, box: Box) -> QRectF:
        """A box in tile pixels."""
        left = self.place.left() + box.x1 * self._across
        top = self.place.top() + box.y1 * self._down
        return QRectF(left, top, (box.x2 - box.x1) * self._across, (box.y2 - box.y1) * self._down)

    def source_point(self, at: QPointF) -> QPointF:
        """A tile point in pixels of the source."""
        return QPointF(
            (at.x() - self.place.left()) / self._across, (at.y() - self.place.top()) / self._down
        )


def box(painter: QPainter, rect: QRectF, shown: Box, *, chosen: bool) -> None:
    """One box; dashed where it is interpolated."""
    pen = QPen(QColor(theme.CLASS_COLOURS[ObjectClass(shown.cls)]), 3.0 if chosen else 2.0)
    if not shown.seen:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 150), pen.widthF() + 2))
    painter.drawRect(rect)
    painter.setPen(pen)
    painter.drawRect(rect)


def captions(
    painter: QPainter,
    tile: QRectF,
    boxes: Sequence[tuple[QRectF, Box]],
    chosen: int | None,
    taken: list[QRectF],
) -> None:
    """Words beside the boxes where they cover neither the head-up lines nor each other."""
    metrics = QFontMetricsF(_small(painter))
    for rect, shown in sorted(boxes, key=lambda pair: pair[1].number != chosen):
        width = metrics.horizontalAdvance(shown.caption) + 8
        tag = free_spot(rect, width, tile, taken)
        taken.append(tag)
        colour = QColor(theme.CLASS_COLOURS[ObjectClass(shown.cls)])
        here = shown.number == chosen
        painter.fillRect(tag, QBrush(colour if here else _SHADE))
        painter.setPen(_BADGE_INK if here else INK)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, shown.caption)


def headup(
    painter: QPainter,
    tile: QRectF,
    lines: Lines,
    corner: Corner,
    note: str = "",
    *,
    boxes: bool = True,
) -> list[QRectF]:
    """The lines in their corner, badges and words below; answers what they cover.

    Args:
        painter: of the tile.
        tile: all of it.
        lines: what is known of the picture.
        corner: where the lines stand; *off* leaves badges, states and note.
        note: something said once.
        boxes: whether appearances are drawn; only then it is said that they are no identities.
    """
    off = corner is Corner.OFF
    states = lines.states if off else ()
    metrics = QFontMetricsF(_small(painter))
    said = [*lines.badges, *states, *([tr(NO_IDENTITY)] if boxes else [])]
    # On the other side than the lines, so that each corner can be left free.
    tags = _tags(painter, tile, said, len(lines.badges), above=corner.low)
    taken = list(tags)
    if note:
        parts = wrapped(note, metrics, tile.width() - 36)
        top = max((rect.bottom() for rect in tags), default=4.0) + 4
        if not corner.low:
            lowest = min((rect.top() for rect in tags), default=tile.height() - 6)
            top = lowest - 2 - _TIP * len(parts)
        for place, part in enumerate(parts):
            taken.append(_tag(painter, tile, part, QPointF(8, top + place * _TIP)))
    if off:
        return taken
    room = QRectF(tile)
    if corner.low:
        room.adjust(0, max((rect.bottom() for rect in taken), default=4.0) - 4, 0, -8)
    else:
        room.setBottom(min((rect.top() for rect in taken), default=tile.height()) - 4)
    painter.setFont(theme.mono_font(7.5 if tile.width() < NARROW_PX else 8.5))
    return [*taken, *_block(painter, room, [*lines.left, *lines.right], corner)]


def dark(painter: QPainter, tile: QRectF, icon: str, title: str, text: str, note: str = "") -> None:
    """A tile without a picture, and why; a note is said all the same."""
    middle = tile.center()
    spot = QRectF(middle.x() - 22, middle.y() - 62, 44, 44).toRect()
    theme.icon(icon, "#8592a0").paint(painter, spot)
    painter.setPen(INK)
    font = QFont(painter.font())
    font.setPointSizeF(11)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    wide = tile.width() - 48
    painter.drawText(QRectF(24, middle.y() - 10, wide, 24), Qt.AlignmentFlag.AlignCenter, title)
    font.setPointSizeF(9.5)
    font.setWeight(QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(QColor("#a3afbc"))
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(QRectF(24, middle.y() + 18, wide, 60), flags, text)
    if note:
        _small(painter)
        _tag(painter, tile, note, QPointF(8, tile.height() - 26))


def free_spot(box: QRectF, width: float, within: QRectF, taken: Sequence[QRectF]) -> QRectF:
    """Where the words of a box stand: above it, inside, below; clear of ``taken`` if that goes."""
    left = max(within.left(), min(box.left(), within.right() - width))
    right = max(within.left(), min(box.right(), within.right()) - width)
    lowest = within.bottom() - _TAG
    tops = [box.top() - _TAG, box.top(), box.bottom(), box.bottom() - _TAG]
    tops += sorted(other.bottom() for other in taken)
    spots = [
        QRectF(x, min(max(top, within.top()), lowest), width, _TAG)
        for top in tops
        for x in (left, right)
    ]
    free = (spot for spot in spots if not any(spot.intersects(other) for other in taken))
    return next(free, spots[2])


def _small(painter: QPainter) -> QFont:
    font = QFont(QApplication.font())
    font.setPointSizeF(8.5)
    painter.setFont(font)
    return font


def _block(painter: QPainter, room: QRectF, lines: Sequence[str], corner: Corner) -> list[QRectF]:
    """Lines one below the other in a corner; those that are too long go on in the next line."""
    metrics = QFontMetricsF(painter.font())
    high = metrics.height() + 2
    broken = [part for line in lines for part in wrapped(line, metrics, room.width() - 30)]
    broken = broken[: max(1, int((room.height() - 14) / high))]  # times come first, and stay
    if not broken:
        return []
    wide = min(room.width() - 16, max(map(metrics.horizontalAdvance, broken)) + 16)
    ground = QRectF(0, 0, wide, high * len(broken) + 6)
    ground.moveLeft(room.right() - 8 - wide if corner.right else room.left() + 8)
    high_up = room.top() + 8
    ground.moveTop(max(high_up, room.bottom() - ground.height()) if corner.low else high_up)
    _ground(painter, ground, _SHADE)
    painter.setPen(INK)
    side = Qt.AlignmentFlag.AlignRight if corner.right else Qt.AlignmentFlag.AlignLeft
    for number, line in enumerate(broken):
        at = QRectF(ground.left() + 7, ground.top() + 3 + number * high, wide - 14, high)
        cut = metrics.elidedText(line, Qt.TextElideMode.ElideRight, at.width() + 1)
        painter.drawText(at, side | Qt.AlignmentFlag.AlignVCenter, cut)
    return [ground]


def wrapped(line: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """A line broken at its blanks, so that each part fits; a word that is too long stays whole."""
    parts: list[str] = []
    for word in line.split(" "):
        longer = f"{parts[-1]} {word}" if parts else word
        if parts and metrics.horizontalAdvance(longer.strip()) <= width:
            parts[-1] = longer
        else:
            parts.append(word)
    return [part.strip(" ·") for part in parts if part.strip(" ·")]


def _tags(
    painter: QPainter, tile: QRectF, texts: Sequence[str], loud: int, *, above: bool
) -> list[QRectF]:
    """Words along the lower edge, or the upper one, in as many lines as they need."""
    rows: list[list[str]] = [[]]
    metrics = QFontMetricsF(painter.font())
    left = 8.0
    for text in texts:
        width = metrics.horizontalAdvance(text) + 16
        if rows[-1] and left + width > tile.width() - 8:
            rows.append([])
            left = 8.0
        rows[-1].append(text)
        left += width + 6
    placed: list[QRectF] = []
    for number, row in enumerate(rows):
        low = tile.height() - 26 - (len(rows) - 1 - number) * (_TIP + 2)
        at = QPointF(8, 8 + number * (_TIP + 2) if above else low)
        for text in row:
            placed.append(_tag(painter, tile, text, at, loud=len(placed) < loud))
            at = QPointF(placed[-1].right() + 6, at.y())
    return placed


def _tag(painter: QPainter, tile: QRectF, text: str, at: QPointF, *, loud: bool = False) -> QRectF:
    metrics = QFontMetricsF(painter.font())
    width = min(metrics.horizontalAdvance(text) + 16, tile.width() - at.x() - 8)
    tag = QRectF(at.x(), at.y(), width, 18)
    _ground(painter, tag, _BADGE if loud else _SHADE)
    painter.setPen(_BADGE_INK if loud else INK)
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 12)
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, cut)
    return tag


def _ground(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, 3, 3)
