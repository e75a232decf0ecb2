"""What the colours on the map mean: in full where there is room, in lines, or behind a button."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QLinearGradient

from nvr_desk_ui.map import heat, shades
from nvr_desk_ui.map.layers import STYLES, paint_mark
from nvr_desk_ui.presenters.words import NO_IDENTITY
from nvr_desk_ui.timeline.colours import ground
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from nvr_desk.records.layer import LayerKind
    from nvr_desk_ui.theme import Theme

_WIDTH, _BAR, _GAP = 230.0, 10.0, 6.0
_SWATCH: Final = 40.0
"""Width of the colours before a line."""
MOST_SHARE: Final = 0.25
"""Of the map that a legend may cover."""
_WIDEST_SHARE: Final = 0.7
"""Of the map's width: the buttons at the right stay free."""


class Form(StrEnum):
    """How a legend is told."""

    FULL = "full"
    LINES = "lines"
    NONE = "none"
    """Only its button is there."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Colours from left to right, and what they say."""

    stops: tuple[tuple[float, QColor], ...]
    title: str
    brief: str
    """The whole of it in one line."""
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """Scales that are in use."""

    span: shades.Span | None
    zone: str | None
    heat: bool
    layers: tuple[tuple[LayerKind, str], ...] = ()
    """Kind and name of layers, told on a page; on the screen the list beside tells them."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return self.span is None and not self.heat and not self.layers

    def scales(self) -> list[Scale]:
        """What there is to tell, in order."""
        found: list[Scale] = []
        if self.span is not None:
            first, last = self.span.words(self.zone)
            stops = tuple((at / 10, QColor(*shades.colour(at / 10))) for at in range(11))
            title, ends = tr("Newest clip of a camera"), f"{first}  –  {last}"
            brief = first if first == last else f"{first} – {last}"
            found.append(Scale(stops, title, brief, (ends, tr("Grey: time unknown"))))
        if self.heat:
            places = len(heat.STOPS) - 1
            inks = [QColor(*heat.STOPS[at].astype(int).tolist()) for at in range(places + 1)]
            stops = tuple((at / places, ink) for at, ink in enumerate(inks))
            title = tr("Density of appearances, few – many")
            more = (tr("Relative to the densest place in the picture"), tr(NO_IDENTITY))
            found.append(Scale(stops, title, title, more))
        return found

    def words(self) -> str:
        """All of it as text, for a tooltip and a screen reader."""
        told = ["\n".join((each.title, *each.more)) for each in self.scales()]
        return "\n\n".join((*told, *(name for _, name in self.layers)))


def size(legend: Legend, form: Form, metrics: QFontMetrics) -> QSizeF:
    """What a legend covers in a form, pixels."""
    boxes = _sizes(legend, form, metrics)
    if not boxes:
        return QSizeF(0, 0)
    high = sum(box.height() for box in boxes) + _GAP * (len(boxes) - 1)
    return QSizeF(max(box.width() for box in boxes), high)


def form_for(legend: Legend, metrics: QFontMetrics, room: QSizeF) -> Form:
    """The fullest form that leaves three quarters of a map of that size to be seen."""
    for form in (Form.FULL, Form.LINES):
        asked = size(legend, form, metrics)
        area = asked.width() * asked.height()
        wide = asked.width() <= _WIDEST_SHARE * room.width()
        if wide and area <= MOST_SHARE * room.width() * room.height():
            return form
    return Form.NONE


def paint(
    painter: QPainter, corner: QPointF, legend: Legend, look: Theme, form: Form = Form.FULL
) -> QRectF:
    """A box for each scale, one below the other; answers what they cover."""
    whole = size(legend, form, painter.fontMetrics())
    if form is Form.NONE or legend.empty:
        return QRectF(corner, QSizeF(0, 0))
    scales: list[Scale | None] = [*legend.scales()]
    if legend.layers:
        scales.append(None)
    top = corner.y()
    for scale, box in zip(scales, _sizes(legend, form, painter.fontMetrics()), strict=True):
        frame = QRectF(QPointF(corner.x(), top), box)
        _frame(painter, frame, look)
        if scale is None:
            _marks(painter, frame, legend.layers, look)
        elif form is Form.FULL:
            _full(painter, frame, scale, look)
        else:
            _line(painter, frame, scale, look)
        top += box.height() + _GAP
    return QRectF(corner, whole)


def _sizes(legend: Legend, form: Form, metrics: QFontMetrics) -> list[QSizeF]:
    """Of the box of each scale, then of that of the layers."""
    if form is Form.NONE:
        return []
    line, found = metrics.height(), list[QSizeF]()
    for scale in legend.scales():
        if form is Form.FULL:
            texts = (scale.title, *scale.more)
            wide = max(_WIDTH, 16.0 + max(metrics.horizontalAdvance(each) for each in texts))
            found.append(QSizeF(wide, 16 + _BAR + len(texts) * line))
        else:
            wide = _SWATCH + 22 + metrics.horizontalAdvance(scale.brief)
            found.append(QSizeF(wide, line + 6))
    if legend.layers:
        found.append(QSizeF(_WIDTH, 10 + len(legend.layers) * (line + 4)))
    return found


def _marks(
    painter: QPainter, box: QRectF, layers: tuple[tuple[LayerKind, str], ...], look: Theme
) -> None:
    line = painter.fontMetrics().height() + 4
    for at, (kind, name) in enumerate(layers):
        style, middle = STYLES[kind], box.top() + 5 + (at + 0.5) * line
        spot = QPointF(box.left() + 16, middle)
        paint_mark(painter, spot, style.mark, look.colour(style.token), ground(look))
        painter.setPen(look.colour("text"))
        text = painter.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideRight, round(box.width() - 44)
        )
        room = QRectF(box.left() + 32, middle - line / 2, box.width() - 40, line)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _frame(painter: QPainter, box: QRectF, look: Theme) -> None:
    back = QColor(look.colour("panel"))
    back.setAlphaF(0.94)
    painter.setPen(look.colour("border"))
    painter.setBrush(back)
    painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _full(painter: QPainter, box: QRectF, scale: Scale, look: Theme) -> None:
    line = painter.fontMetrics().height()
    inner = box.adjusted(8, 5, -8, 0)
    painter.setPen(look.colour("text"))
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft, scale.title)
    bar = QRectF(inner.left(), inner.top() + line + 2, inner.width(), _BAR)
    _fill(painter, bar, scale)
    y = bar.bottom() + 2
    painter.setPen(look.colour("muted"))
    for each in scale.more:
        painter.drawText(QRectF(inner.left(), y, inner.width(), line),
                         Qt.AlignmentFlag.AlignLeft, each)  # fmt: skip
        y += line


def _line(painter: QPainter, box: QRectF, scale: Scale, look: Theme) -> None:
    bar = QRectF(box.left() + 8, box.center().y() - _BAR / 2, _SWATCH, _BAR)
    _fill(painter, bar, scale)
    painter.setPen(look.colour("text"))
    room = QRectF(bar.right() + 6, box.top(), box.right() - bar.right() - 6, box.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, scale.brief)


def _fill(painter: QPainter, bar: QRectF, scale: Scale) -> None:
    colours = QLinearGradient(bar.topLeft(), bar.topRight())
    for at, colour in scale.stops:
        colours.setColorAt(at, colour)
    painter.fillRect(bar, colours)
