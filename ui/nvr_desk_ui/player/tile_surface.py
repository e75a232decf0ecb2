"""What one tile of many paints: picture, time, number, and whether it is the active one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication

from nvr_desk_ui import theme
from nvr_desk_ui.player import paint
from nvr_desk_ui.player.canvas import Canvas

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

_LEAST: Final = QSize(110, 40)
_SHADE: Final = QColor(8, 11, 14, 200)
_INK: Final = QColor("#f2f5f7")
_FAINT: Final = QColor("#a3afbc")
_LOUD: Final = QColor("#f0e442")
_LINE: Final = 15.0
_FRAME: Final = 3.0
_TALL: Final = 150
"""A lower tile has a smaller icon."""
_FLAT: Final = 90
"""A tile as low as this has room for one line of words."""
_LOW: Final = 112
"""And one so low none: its words come first."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands over a tile.

    Attributes:
        place: camera, or the file's name.
        times: time of the picture with *claim* or *corrected*, the fullest first; the first one
            that fits is shown.
        item: item number.
        badge: said loudly, e.g. *key pictures only*.
    """

    place: str = ""
    times: tuple[str, ...] = ()
    item: str = ""
    badge: str = ""


class TileSurface(Canvas):
    """A canvas that is one of many.

    Args:
        number: from 1, as people call it.

    Signals:
        entered: it has the focus now.
        number_typed: a digit was typed into it.
    """

    entered = Signal()
    number_typed = Signal(int)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.active = False
        self.sounding = False
        self._caption = Caption()
        self.setMinimumSize(_LEAST)
        self.name("")

    @property
    def caption(self) -> Caption:
        """What stands over it."""
        return self._caption

    def name(self, text: str) -> None:
        """Say whose pictures it shows."""
        self.setAccessibleName(f"Tile {self.number}" + (f": {text}" if text else ", empty"))

    def say_caption(self, caption: Caption) -> None:
        """Take other words."""
        if caption != self._caption:
            self._caption = caption
            self.setAccessibleDescription(self._spoken())
            self.update()

    def mark(self, *, active: bool, sounding: bool) -> None:
        """Whether it is the active one, and the one that is heard."""
        if (active, sounding) != (self.active, self.sounding):
            self.active, self.sounding = active, sounding
            self.setAccessibleDescription(self._spoken())
            self.update()

    # --- Qt -----------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, picture or words, caption, frame."""
        painter = QPainter(self)
        tile = QRectF(self.rect())
        painter.fillRect(tile, theme.current().colour("canvas"))
        shot = self.shot
        drawn = False
        if shot is not None:
            frame = self._frame()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            drawn = self.gate.lay(painter, frame.place, shot.image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for box in self.boxes:
                paint.box(painter, frame.rect(box), box, chosen=box.number == self._chosen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not drawn:
            self._paint_dark(painter, tile)
        self._paint_caption(painter, tile)
        self._paint_frame(painter, tile)
        painter.end()
        if drawn and shot is not None and self._told is not shot:
            self._told = shot
            self.painted.emit(shot)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """It becomes the active one."""
        super().focusInEvent(event)
        self.entered.emit()

    def event(self, event: QEvent) -> bool:
        """A digit chooses a tile, whatever the digit means elsewhere."""
        if event.type() is event.Type.ShortcutOverride and _digit(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses a tile."""
        digit = _digit(event)
        if digit:
            self.number_typed.emit(digit)
            event.accept()
            return
        super().keyPressEvent(event)

    # --- painting -----------------------------------------------------------------------------

    def _paint_dark(self, painter: QPainter, tile: QRectF) -> None:
        icon, title, text = self._dark or ("camera", "Empty", "")
        side = 24 if tile.height() < _TALL else 36
        middle = tile.center()
        spot = QRectF(middle.x() - side / 2, middle.y() - side - 4, side, side).toRect()
        if tile.height() >= _LOW:
            theme.icon(icon, "#8592a0").paint(painter, spot)
        painter.setFont(_font(9.5, bold=True))
        painter.setPen(_INK)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        room = QRectF(8, middle.y(), tile.width() - 16, 34)
        used = painter.boundingRect(room, int(flags.value), title)
        painter.drawText(room, int(flags.value), title)
        if text:
            painter.setFont(_font(8.5))
            painter.setPen(_FAINT)
            below = QRectF(8, used.bottom() + 2, tile.width() - 16, tile.bottom() - used.bottom())
            painter.drawText(below, int(flags.value), text)

    def _paint_caption(self, painter: QPainter, tile: QRectF) -> None:
        caption, narrow = self._caption, tile.width() < 300
        painter.setFont(theme.mono_font(8.0))
        metrics = QFontMetricsF(painter.font())
        head = f"{caption.place} · {caption.item}" if caption.item and not narrow else caption.place
        left, room = _FRAME + 27, tile.width() - _FRAME * 2 - 32
        fitting = (one for one in caption.times if metrics.horizontalAdvance(one) + 10 <= room)
        lines = [head, next(fitting, caption.times[-1] if caption.times else "")]
        lines = [line for line in lines if line]
        if tile.height() < _FLAT and len(lines) > 1:
            lines = [f"{caption.place} {caption.times[-1]}"]
        if lines:
            wide = min(max(metrics.horizontalAdvance(line) for line in lines) + 10, room)
            _ground(painter, QRectF(left, 5, wide, _LINE * len(lines) + 4), _SHADE)
            painter.setPen(_INK)
            for place, line in enumerate(lines):
                at = QRectF(left + 5, 7 + place * _LINE, wide - 10, _LINE)
                cut = metrics.elidedText(line, Qt.TextElideMode.ElideRight, at.width())
                painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, cut)
        words = " · ".join((*self.badges, *((caption.badge,) if caption.badge else ())))
        note = self._lines.note
        bottom = tile.bottom() - _FRAME - 19
        for text, ground, ink in ((words, _LOUD, QColor("#101418")), (note, _SHADE, _INK)):
            if text:
                wide = min(metrics.horizontalAdvance(text) + 12, tile.width() - 12)
                _ground(painter, QRectF(6, bottom, wide, 17), ground)
                painter.setPen(ink)
                at = QRectF(12, bottom, wide - 12, 17)
                cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, at.width())
                painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, cut)
                bottom -= 20

    def _paint_frame(self, painter: QPainter, tile: QRectF) -> None:
        """Number and frame; the active one also by shape: a filled badge with a corner."""
        now = theme.current()
        accent = now.colour("accent") if now.dark else _LOUD
        badge = QRectF(5, 5, 22, 19)
        _ground(painter, badge, accent if self.active else _SHADE)
        painter.setFont(_font(9.5, bold=True))
        painter.setPen(QColor("#101418") if self.active else _INK)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self.number))
        if self.sounding:
            theme.icon("sound", "#f0e442").paint(painter, QRectF(7, 27, 18, 18).toRect())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not self.active:
            painter.setPen(QPen(QColor(128, 140, 150, 120), 1))
            painter.drawRect(tile.adjusted(0.5, 0.5, -0.5, -0.5))
            return
        half = _FRAME / 2
        painter.setPen(QPen(accent, _FRAME))
        painter.drawRect(tile.adjusted(half, half, -half, -half))
        corner = tile.topRight()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        points = [corner, corner + QPointF(-16, 0), corner + QPointF(0, 16)]
        painter.drawPolygon(QPolygonF(points))

    def _spoken(self) -> str:
        caption = self._caption
        words = [
            caption.place,
            caption.item,
            *caption.times[:1],
            caption.badge,
            *(self._dark or ())[1:],
        ]
        words += ["active"] if self.active else []
        words += ["its sound is heard"] if self.sounding else []
        return ". ".join(word for word in words if word)


def _digit(event: QKeyEvent) -> int:
    """1 to 9 for such a key alone, else 0."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held != Qt.KeyboardModifier.NoModifier:
        return 0
    first = Qt.Key.Key_1
    place = int(event.key()) - int(first)
    return place + 1 if 0 <= place < 9 else 0


def _font(size: float, *, bold: bool = False) -> QFont:
    font = QFont(QApplication.font())
    font.setPointSizeF(size)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _ground(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, 3, 3)
