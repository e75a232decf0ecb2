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
from nvr_desk_ui.player.hud import Corner
from nvr_desk_ui.tongue import tr

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
_FLAG: Final = 16.0
"""Corner that shows which tile is the active one, and that it is."""
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
        self.setAccessibleName(
            tr("Tile {number}: {title}", number=self.number, title=text)
            if text
            else tr("Tile {number}, empty", number=self.number)
        )

    def say_caption(self, caption: Caption) -> None:
        """Take other words."""
        if caption != self._caption:
            self._caption = caption
            self._describe()
            self.update()

    def mark(self, *, active: bool, sounding: bool) -> None:
        """Whether it is the active one, and the one that is heard."""
        if (active, sounding) != (self.active, self.sounding):
            self.active, self.sounding = active, sounding
            self._describe()
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
        """Place and time beside the number, in the corner of the display; badges always."""
        caption = self._caption
        painter.setFont(theme.mono_font(8.0))
        metrics = QFontMetricsF(painter.font())
        line = max(_LINE, metrics.height())
        lines = [] if self.corner is Corner.OFF else self._caption_lines(metrics, tile)
        # Badges stand on the other side than the caption, so that each corner can be left free.
        edge, way = (5.0, 1) if self.corner.low else (tile.bottom() - _FRAME - line - 4, -1)
        if lines:
            room = tile.width() - _FRAME * 2 - 32 - _FLAG
            wide = min(max(metrics.horizontalAdvance(one) for one in lines) + 10, room)
            ground = QRectF(_FRAME + 27, 5, wide, line * len(lines) + 4)
            if self.corner.right:
                flag = 0 if self.corner.low else _FLAG
                ground.moveRight(tile.right() - _FRAME - 27 - flag)
            if self.corner.low:
                ground.moveBottom(tile.bottom() - 5)
            _ground(painter, ground, _SHADE)
            painter.setPen(_INK)
            for place, text in enumerate(lines):
                at = QRectF(ground.left() + 5, ground.top() + 2 + place * line, wide - 10, line)
                cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, at.width() + 1)
                painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, cut)
        words = " · ".join((*self.badges, *((caption.badge,) if caption.badge else ())))
        note = paint.wrapped(self.passing.text, metrics, tile.width() - 26)[::way]
        said = [(words, _LOUD, QColor("#101418")), *((part, _SHADE, _INK) for part in note)]
        for text, shade, ink in said:
            if text:
                wide = min(metrics.horizontalAdvance(text) + 12, tile.width() - 12)
                _ground(painter, QRectF(6, edge, wide, line + 2), shade)
                painter.setPen(ink)
                at = QRectF(12, edge, wide - 12, line + 2)
                cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, at.width() + 1)
                painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, cut)
                edge += way * (line + 5)

    def _caption_lines(self, metrics: QFontMetricsF, tile: QRectF) -> list[str]:
        """Place, and of the wordings of the time the fullest one that fits."""
        caption, narrow = self._caption, tile.width() < 300
        head = f"{caption.place} · {caption.item}" if caption.item and not narrow else caption.place
        room = tile.width() - _FRAME * 2 - 32 - _FLAG
        fitting = (one for one in caption.times if metrics.horizontalAdvance(one) + 10 <= room)
        lines = [head, next(fitting, caption.times[-1] if caption.times else "")]
        lines = [one for one in lines if one]
        if tile.height() < _FLAT and len(lines) > 1:
            return [f"{lines[1]}  {caption.place}"]  # time, and whose it is, are never cut
        return lines

    def _paint_frame(self, painter: QPainter, tile: QRectF) -> None:
        """Number and frame; the active one also by shape: a filled badge with a corner."""
        now = theme.current()
        accent = now.colour("accent") if now.dark else _LOUD
        badge = QRectF(5, 5, 22, 19)
        if self.corner.right:
            badge.moveRight(tile.right() - 5 - (0 if self.corner.low else _FLAG))
        if self.corner.low:
            badge.moveBottom(tile.bottom() - 5)
        _ground(painter, badge, accent if self.active else _SHADE)
        painter.setFont(_font(9.5, bold=True))
        painter.setPen(QColor("#101418") if self.active else _INK)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self.number))
        if self.sounding:
            sign = QRectF(badge.left() + 2, badge.bottom() + 3, 18, 18)
            if self.corner.low:
                sign.moveBottom(badge.top() - 3)
            theme.icon("sound", "#f0e442").paint(painter, sign.toRect())
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
        points = [corner, corner + QPointF(-_FLAG, 0), corner + QPointF(0, _FLAG)]
        painter.drawPolygon(QPolygonF(points))

    def _describe(self) -> None:
        self.setAccessibleDescription(self._spoken())

    def _spoken(self) -> str:
        caption = self._caption
        words = [
            self.passing.text,
            *self.badges,
            caption.place,
            caption.item,
            *caption.times[:1],
            caption.badge,
            *(self._dark or ())[1:],
        ]
        words += [tr("active")] if self.active else []
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
