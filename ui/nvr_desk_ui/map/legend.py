"""What the colours on the map mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient

from nvr_desk_ui.map import heat, shades
from nvr_desk_ui.map.layers import STYLES, paint_mark
from nvr_desk_ui.presenters.words import NO_IDENTITY
from nvr_desk_ui.timeline.colours import ground
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from nvr_desk.records.layer import LayerKind
    from nvr_desk_ui.theme import Theme

_WIDTH, _BAR = 230.0, 10.0


@dataclass(frozen=True, slots=True)
class Legend:
    """Scales that are in use."""

    span: shades.Span | None
    zone: str | None
    heat: bool
    layers: tuple[tuple[LayerKind, str], ...] = ()
    """Kind and name of layers, told on a page; on the screen the list beside tells them."""


def paint(painter: QPainter, corner: QPointF, legend: Legend, look: Theme) -> QRectF:
    """A box for each scale, one below the other; answers what they cover."""
    top = corner.y()
    if legend.span is not None:
        first, last = legend.span.words(legend.zone)
        stops = [(at / 10, QColor(*shades.colour(at / 10))) for at in range(11)]
        text = [tr("Newest clip of a camera"), f"{first}  –  {last}", tr("Grey: time unknown")]
        top = _box(painter, QPointF(corner.x(), top), stops, text, look) + 6
    if legend.heat:
        places = len(heat.STOPS) - 1
        stops = [(at / places, QColor(*heat.STOPS[at].astype(int).tolist()))
                 for at in range(places + 1)]  # fmt: skip
        text = [
            tr("Density of appearances, few – many"),
            tr("Relative to the densest place in the picture"),
            tr(NO_IDENTITY),
        ]
        top = _box(painter, QPointF(corner.x(), top), stops, text, look) + 6
    if legend.layers:
        top = _marks(painter, QPointF(corner.x(), top), legend.layers, look) + 6
    return QRectF(corner.x(), corner.y(), _WIDTH, top - corner.y())


def _marks(
    painter: QPainter, corner: QPointF, layers: tuple[tuple[LayerKind, str], ...], look: Theme
) -> float:
    line = painter.fontMetrics().height() + 4
    box = QRectF(corner.x(), corner.y(), _WIDTH, 10 + len(layers) * line)
    _frame(painter, box, look)
    for at, (kind, name) in enumerate(layers):
        style, middle = STYLES[kind], box.top() + 5 + (at + 0.5) * line
        spot = QPointF(box.left() + 16, middle)
        paint_mark(painter, spot, style.mark, look.colour(style.token), ground(look))
        painter.setPen(look.colour("text"))
        text = painter.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideRight, round(_WIDTH - 44)
        )
        room = QRectF(box.left() + 32, middle - line / 2, _WIDTH - 40, line)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    return box.bottom()


def _frame(painter: QPainter, box: QRectF, look: Theme) -> None:
    back = QColor(look.colour("panel"))
    back.setAlphaF(0.94)
    painter.setPen(look.colour("border"))
    painter.setBrush(back)
    painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _box(
    painter: QPainter, corner: QPointF, stops: list[tuple[float, QColor]], text: list[str],
    look: Theme,
) -> float:  # fmt: skip
    metrics = painter.fontMetrics()
    line = metrics.height()
    width = max(_WIDTH, 16.0 + max(metrics.horizontalAdvance(each) for each in text))
    box = QRectF(corner.x(), corner.y(), width, 16 + _BAR + len(text) * line)
    _frame(painter, box, look)
    inner = box.adjusted(8, 5, -8, 0)
    painter.setPen(look.colour("text"))
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft, text[0])
    bar = QRectF(inner.left(), inner.top() + line + 2, inner.width(), _BAR)
    scale = QLinearGradient(bar.topLeft(), bar.topRight())
    for at, colour in stops:
        scale.setColorAt(at, colour)
    painter.fillRect(bar, scale)
    y = bar.bottom() + 2
    painter.setPen(look.colour("muted"))
    for each in text[1:]:
        painter.drawText(QRectF(inner.left(), y, inner.width(), line),
                         Qt.AlignmentFlag.AlignLeft, each)  # fmt: skip
        y += line
    return box.bottom()
