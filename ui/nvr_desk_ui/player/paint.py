"""Draws what lies over a picture: boxes and their words, head-up lines, badges, dark tiles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication

from nvr_desk.records.track import ObjectClass
from nvr_desk_ui import theme
from nvr_desk_ui.presenters.words import NO_IDENTITY
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk_ui.player.boxes import Box

INK = QColor("#f2f5f7")
_SHADE = QColor(8, 11, 14, 190)
_BADGE = QColor("#f0e442")
_BADGE_INK = QColor("#101418")
_LINE = 17.0
_TAG = 16.0
_TIP = 20.0


@dataclass(frozen=True, slots=True)
class Lines:
    """What the head-up display says.

    Attributes:
        left: times.
        right: place in the clip, and how it plays.
        badges: what makes the picture another one than was recorded, e.g. *enhanced view*.
        note: something said once over the picture.
    """

    left: Sequence[str] = ()
    right: Sequence[str] = ()
    badges: Sequence[str] = ()
    note: str = ""

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


def headup(painter: QPainter, tile: QRectF, lines: Lines) -> list[QRectF]:
    """The lines above, badges and words below; answers what they cover."""
    painter.setFont(theme.mono_font(8.5))
    taken = [
        *_block(painter, tile, lines.left, Qt.AlignmentFlag.AlignLeft),
        *_block(painter, tile, lines.right, Qt.AlignmentFlag.AlignRight),
    ]
    _small(painter)
    bottom = tile.height() - 8
    if lines.note:
        taken.append(_tag(painter, lines.note, bottom - 18 - _TIP - 4))
    left = 8.0
    for text in (*lines.badges, tr(NO_IDENTITY)):
        tag = _tag(painter, text, bottom - 18, left, loud=text in lines.badges)
        taken.append(tag)
        left = tag.right() + 6
    return taken


def dark(painter: QPainter, tile: QRectF, icon: str, title: str, text: str) -> None:
    """A tile without a picture, and why."""
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


def _block(
    painter: QPainter, tile: QRectF, lines: Sequence[str], side: Qt.AlignmentFlag
) -> list[QRectF]:
    if not lines:
        return []
    metrics = QFontMetricsF(painter.font())
    room = tile.width() / 2 - 14
    width = min(max(metrics.horizontalAdvance(line) for line in lines) + 16, room)
    left = 8.0 if side is Qt.AlignmentFlag.AlignLeft else tile.width() - width - 8
    ground = QRectF(left, 8, width, _LINE * len(lines) + 6)
    _ground(painter, ground, _SHADE)
    painter.setPen(INK)
    for number, line in enumerate(lines):
        at = QRectF(left + 7, 11 + number * _LINE, width - 14, _LINE)
        cut = metrics.elidedText(line, Qt.TextElideMode.ElideRight, at.width())
        painter.drawText(at, side | Qt.AlignmentFlag.AlignVCenter, cut)
    return [ground]


def _tag(
    painter: QPainter, text: str, top: float, left: float = 8.0, *, loud: bool = False
) -> QRectF:
    width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 16
    tag = QRectF(left, top, width, 18)
    _ground(painter, tag, _BADGE if loud else _SHADE)
    painter.setPen(_BADGE_INK if loud else INK)
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)
    return tag


def _ground(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, 3, 3)
