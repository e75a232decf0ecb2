"""Paints the picture, its boxes and the head-up display; without a ticket it stays dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nvr_desk.records.track import ObjectClass
from nvr_desk_ui import theme
from nvr_desk_ui.presenters.words import NO_IDENTITY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from nvr_desk_ui.player.boxes import Box
    from nvr_desk_ui.player.engine import Shot

_INK = QColor("#f2f5f7")
_SHADE = QColor(8, 11, 14, 176)
_LINE = 17.0
_TAG = 16.0


class Canvas(QWidget):
    """One tile of footage.

    Signals:
        painted: a Shot reached the screen for the first time.
        box_clicked: number of the track under the mouse.
    """

    painted = Signal(object)
    box_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(QSize(320, 180))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Picture")
        self._shot: Shot | None = None
        self._told: Shot | None = None
        self._boxes: Sequence[Box] = ()
        self._chosen: int | None = None
        self._source = (1, 1)
        self._lines: tuple[Sequence[str], Sequence[str]] = ((), ())
        self._dark: tuple[str, str, str] | None = None
        self._note = ""
        self.show_boxes = True

    @property
    def shot(self) -> Shot | None:
        """What is on screen; None while dark."""
        return self._shot

    @property
    def boxes(self) -> Sequence[Box]:
        """Boxes on screen."""
        return self._boxes if self.show_boxes else ()

    @property
    def dark_text(self) -> str | None:
        """What a dark tile says; None while a picture is shown."""
        return self._dark[1] if self._dark else None

    def go_dark(self, icon: str, title: str, text: str = "") -> None:
        """Show no picture, and say why."""
        self._shot, self._told, self._boxes, self._note = None, None, (), ""
        self._dark = (icon, title, text)
        self.setAccessibleDescription(f"{title}. {text}")
        self.update()

    def show_shot(
        self,
        shot: Shot,
        boxes: Sequence[Box],
        source: tuple[int, int],
        lines: tuple[Sequence[str], Sequence[str]],
    ) -> None:
        """Show a picture.

        Args:
            shot: the picture.
            boxes: boxes of its pts, in pixels of the upright source.
            source: (width, height) of the upright source.
            lines: head-up lines, (left, right).
        """
        self._dark, self._note = None, ""
        self._shot, self._boxes, self._source, self._lines = shot, boxes, source, lines
        self.setAccessibleDescription(". ".join((*lines[0], *lines[1])))
        self.update()

    def note(self, text: str) -> None:
        """Say something over the picture, e.g. that one does not decode."""
        self._note = text
        self.update()

    def choose(self, number: int | None) -> None:
        """Mark a track."""
        self._chosen = number
        self.update()

    # --- Qt -----------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, picture, boxes, texts."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("canvas"))
        if self._shot is None:
            self._paint_dark(painter)
            return
        place = self._place()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._shot.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in self.boxes:
            self._paint_box(painter, place, box)
        taken = self._paint_headup(painter)
        self._paint_captions(painter, place, taken)
        painter.end()
        if self._told is not self._shot:
            self._told = self._shot
            self.painted.emit(self._shot)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a box chooses its track; the smallest box under the mouse wins."""
        self.setFocus()
        place = self._place()
        hit = [box for box in self.boxes if self._rect(place, box).contains(event.position())]
        if hit:
            smallest = min(hit, key=lambda box: (box.x2 - box.x1) * (box.y2 - box.y1))
            self.box_clicked.emit(smallest.number)

    def _place(self) -> QRectF:
        if self._shot is None:
            return QRectF(self.rect())
        size = self._shot.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def _rect(self, place: QRectF, box: Box) -> QRectF:
        across, down = place.width() / self._source[0], place.height() / self._source[1]
        corner = QPointF(place.left() + box.x1 * across, place.top() + box.y1 * down)
        return QRectF(corner.x(), corner.y(), (box.x2 - box.x1) * across, (box.y2 - box.y1) * down)

    def _paint_box(self, painter: QPainter, place: QRectF, box: Box) -> None:
        colour = QColor(theme.CLASS_COLOURS[ObjectClass(box.cls)])
        chosen = box.number == self._chosen
        pen = QPen(colour, 3.0 if chosen else 2.0)
        if not box.seen:
            pen.setStyle(Qt.PenStyle.DashLine)
        rect = self._rect(place, box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 150), pen.widthF() + 2))
        painter.drawRect(rect)
        painter.setPen(pen)
        painter.drawRect(rect)

    def _paint_captions(self, painter: QPainter, place: QRectF, taken: list[QRectF]) -> None:
        """Words beside the boxes where they cover neither the head-up lines nor each other."""
        font = QFont(self.font())
        font.setPointSizeF(8.5)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        for box in sorted(self.boxes, key=lambda box: box.number != self._chosen):
            width = metrics.horizontalAdvance(box.caption) + 8
            tag = free_spot(self._rect(place, box), width, QRectF(self.rect()), taken)
            taken.append(tag)
            chosen = box.number == self._chosen
            colour = QColor(theme.CLASS_COLOURS[ObjectClass(box.cls)])
            painter.fillRect(tag, QBrush(colour if chosen else _SHADE))
            painter.setPen(QColor("#101418") if chosen else _INK)
            painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, box.caption)

    def _paint_headup(self, painter: QPainter) -> list[QRectF]:
        """The lines above and below; answers what they cover."""
        left, right = self._lines
        painter.setFont(theme.mono_font(8.5))
        taken = [
            *self._paint_block(painter, left, Qt.AlignmentFlag.AlignLeft),
            *self._paint_block(painter, right, Qt.AlignmentFlag.AlignRight),
        ]
        font = QFont(self.font())
        font.setPointSizeF(8.5)
        painter.setFont(font)
        taken.append(self._paint_tag(painter, NO_IDENTITY, self.height() - 26.0))
        if self._note:
            taken.append(self._paint_tag(painter, self._note, self.height() - 50.0))
        return taken

    def _paint_block(
        self, painter: QPainter, lines: Sequence[str], side: Qt.AlignmentFlag
    ) -> list[QRectF]:
        if not lines:
            return []
        metrics = QFontMetricsF(painter.font())
        room = self.width() / 2 - 14
        width = min(max(metrics.horizontalAdvance(line) for line in lines) + 16, room)
        left = 8.0 if side is Qt.AlignmentFlag.AlignLeft else self.width() - width - 8
        ground = QRectF(left, 8, width, _LINE * len(lines) + 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_SHADE)
        painter.drawRoundedRect(ground, 3, 3)
        painter.setPen(_INK)
        for number, line in enumerate(lines):
            at = QRectF(left + 7, 11 + number * _LINE, width - 14, _LINE)
            cut = metrics.elidedText(line, Qt.TextElideMode.ElideRight, at.width())
            painter.drawText(at, side | Qt.AlignmentFlag.AlignVCenter, cut)
        return [ground]

    def _paint_tag(self, painter: QPainter, text: str, top: float) -> QRectF:
        width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 16
        tag = QRectF(8, top, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_SHADE)
        painter.drawRoundedRect(tag, 3, 3)
        painter.setPen(_INK)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)
        return tag

    def _paint_dark(self, painter: QPainter) -> None:
        if self._dark is None:
            return
        icon, title, text = self._dark
        middle = self.rect().center()
        spot = QRectF(middle.x() - 22, middle.y() - 62, 44, 44).toRect()
        theme.icon(icon, "#8592a0").paint(painter, spot)
        painter.setPen(_INK)
        font = QFont(self.font())
        font.setPointSizeF(11)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        wide = self.width() - 48.0
        line = QRectF(24, middle.y() - 10, wide, 24)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, title)
        font.setPointSizeF(9.5)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor("#a3afbc"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(
            QRectF(24, middle.y() + 18, wide, 60), flags | Qt.TextFlag.TextWordWrap, text
        )


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
