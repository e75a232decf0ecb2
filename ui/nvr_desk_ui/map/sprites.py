"""Pictures of pins, each painted once; safe off the GUI thread, one owner a cache."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from nvr_desk_ui.map.pins import bubble_radius
from nvr_desk_ui.map.shades import Rgb
from nvr_desk_ui.timeline.colours import ground

if TYPE_CHECKING:
    from nvr_desk_ui.map.clusters import Pin
    from nvr_desk_ui.theme import Theme

MOST_KEPT = 1200
_EDGE = 2.5


class Kind(NamedTuple):
    """What tells one picture of a pin from another."""

    open_: int
    """0 none of its deliveries may be opened, 1 some, 2 all."""
    number: int
    """Cameras of a bubble; 1: a pin."""
    shade: Rgb | None
    """Fill by time; None: the colour of the theme."""


@dataclass(frozen=True, slots=True)
class Sprite:
    """A picture and how far its middle lies from its corner."""

    image: QImage
    half: float


def kind_of(pin: Pin, shade: Rgb | None) -> Kind:
    """Which picture a pin has."""
    some = 1 if pin.shown else 0
    return Kind(2 if pin.shown and pin.shown >= pin.deliveries else some, len(pin.cameras), shade)


class Sprites:
    """A cache for one theme and pixel ratio."""

    def __init__(self, look: Theme, ratio: float, font: QFont) -> None:
        self.look, self._ratio, self._font = look, ratio, font
        self._kept: dict[Kind, Sprite] = {}

    def of(self, kind: Kind, radius: float) -> Sprite:
        """The picture of a pin."""
        found = self._kept.get(kind)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            found = self._kept[kind] = self._paint(kind, radius)
        return found

    def draw(self, painter: QPainter, pin: Pin, x: float, y: float, shade: Rgb | None) -> None:
        """Paint a pin with its middle at a place."""
        sprite = self.of(kind_of(pin, shade), bubble_radius(pin))
        painter.drawImage(QPointF(x - sprite.half, y - sprite.half), sprite.image)

    def _paint(self, kind: Kind, radius: float) -> Sprite:
        half = radius + _EDGE
        side = round(2 * half * self._ratio)
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(self._ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        paint_disc(painter, QPointF(half, half), radius, kind, self.look)
        painter.end()
        return Sprite(image, half)


def paint_disc(painter: QPainter, at: QPointF, radius: float, kind: Kind, look: Theme) -> None:
    """Filled: may be opened; hollow: none may; half: some may. A bubble carries its number."""
    full = QColor(*kind.shade) if kind.shade else look.colour("accent")
    rim = look.colour("text") if kind.shade else full
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground(look))
    painter.drawEllipse(at, radius + 1.5, radius + 1.5)
    painter.setPen(QPen(rim if kind.open_ else look.colour("muted"), 1.2 if kind.shade else 2))
    painter.drawEllipse(at, radius, radius)
    if kind.open_:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(full)
        if kind.open_ == 2:
            painter.drawEllipse(at, radius, radius)
        else:
            box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
            painter.drawChord(box, 180 * 16, 180 * 16)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if kind.number > 1:
        font = QFont(painter.font())
        font.setBold(True)
        painter.save()
        painter.setFont(font)
        painter.setPen(_ink(kind, look))
        box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{kind.number}")
        painter.restore()


def _ink(kind: Kind, look: Theme) -> QColor:
    """Of the number: readable on what is under it."""
    if kind.open_ != 2:
        return look.colour("text")
    if kind.shade is None:
        return look.colour("accent_text")
    red, green, blue = kind.shade
    bright = 0.299 * red + 0.587 * green + 0.114 * blue > 125
    return QColor("#101418" if bright else "#ffffff")
