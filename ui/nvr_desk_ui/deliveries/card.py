"""Paints a delivery as a card: poster, name, times, states and how much was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nvr_desk.records.delivery import Visibility
from nvr_desk.records.track import ObjectClass
from nvr_desk.timecode import span_text
from nvr_desk_ui import theme
from nvr_desk_ui.deliveries.model import POSTER_ROLE, ROW_ROLE
from nvr_desk_ui.presenters import deliveries, times, words
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk_ui.sight import Sighted

_POSTER = QSize(112, 63)
_PAD = 8
_HEIGHT = 106
_ICON = 15
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CardDelegate(QStyledItemDelegate):
    """One card a row, all of the same height."""

    def __init__(self) -> None:
        super().__init__()
        self.zone: str | None = None

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Cards fill the width of the list."""
        return QSize(260, _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Background, poster, four lines."""
        row: DeliveryRow = index.data(ROW_ROLE)
        look = cast("Any", option)
        rect: QRect = look.rect
        painter.save()
        self._ground(painter, rect, look.state)
        place = QRect(rect.left() + _PAD, rect.top() + _PAD, _POSTER.width(), _POSTER.height())
        self._poster(painter, place, row, index.data(POSTER_ROLE))
        left = place.right() + 10
        lines = QRect(left, rect.top() + 6, rect.right() - left - _PAD, 20)
        self._lines(painter, lines, row, look.font)
        self._coverage(painter, QRect(place.left(), place.bottom() + 6, place.width(), 14), row)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        now = theme.current()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, now.colour("selection"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), now.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, now.colour("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(now.colour("focus"))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
        painter.setPen(now.colour("raised"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _poster(
        self, painter: QPainter, place: QRect, row: DeliveryRow, image: Sighted | None
    ) -> None:
        now = theme.current()
        painter.fillRect(place, now.colour("canvas"))
        if image is not None and image.open:
            size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            spot = QRect(place.topLeft(), size)
            spot.moveCenter(place.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            image.lay(painter, spot)
        else:
            hidden = row.delivery.visibility is not Visibility.SHOWN
            badge = (
                words.visibility_badge(row.delivery.visibility)
                if hidden
                else words.media_badge(row.clip.state)
            )
            name = badge.icon if hidden or badge.token != "ok" else "camera"
            spot = QRect(0, 0, 26, 26)
            spot.moveCenter(place.center())
            theme.icon(name, "#8592a0").paint(painter, spot)
        seconds = deliveries.duration_s(row)
        if seconds is not None:
            self._chip(painter, place, span_text(seconds))

    def _chip(self, painter: QPainter, place: QRect, text: str) -> None:
        font = QFont(painter.font())
        font.setPointSizeF(8)
        painter.setFont(font)
        width = QFontMetrics(font).horizontalAdvance(text) + 8
        chip = QRect(place.right() - width - 2, place.bottom() - 17, width, 15)
        painter.fillRect(chip, QColor(0, 0, 0, 190))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)

    def _lines(self, painter: QPainter, line: QRect, row: DeliveryRow, font: QFont) -> None:
        now = theme.current()
        delivery = row.delivery
        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(max(8.0, font.pointSizeF() - 1))
        self._text(painter, line, delivery.name, bold, now.colour("text"))
        line.translate(0, 20)
        where = f"{delivery.item or 'no item number'}  ·  {deliveries.camera_text(row)}"
        self._text(painter, line, where, small, now.colour("muted"))
        line.translate(0, 18)
        when, word = times.short_start_text(delivery, self.zone)
        self._text(painter, line, when, small, now.colour("text"))
        line.translate(0, 17)
        self._text(painter, line, word, small, now.colour("muted"))
        line.translate(0, 19)
        self._badges(painter, line, row, small)

    def _text(self, painter: QPainter, line: QRect, text: str, font: QFont, ink: QColor) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, _LEFT, cut)

    def _badges(self, painter: QPainter, line: QRect, row: DeliveryRow, font: QFont) -> None:
        now = theme.current()
        metrics = QFontMetrics(font)
        painter.setFont(font)
        left = line.left()
        parts = [
            (badge.icon, badge.token, badge.word)
            for badge in (
                words.media_badge(row.clip.state),
                words.visibility_badge(row.delivery.visibility),
            )
        ]
        parts += [
            (cls.value, cls.value, str(row.counts[cls]))
            for cls in ObjectClass
            if row.counts.get(cls)
        ]
        for name, token, word in parts:
            width = _ICON + 4 + metrics.horizontalAdvance(word)
            if left + width > line.right():
                break
            spot = QRect(left, line.top() + (line.height() - _ICON) // 2, _ICON, _ICON)
            theme.icon(name, token).paint(painter, spot)
            painter.setPen(now.colour("text"))
            at = QRect(left + _ICON + 4, line.top(), width, line.height())
            painter.drawText(at, _LEFT, word)
            left += width + 9

    def _coverage(self, painter: QPainter, spot: QRect, row: DeliveryRow) -> None:
        now = theme.current()
        seconds = deliveries.duration_s(row)
        said = "not looked at" if row.told else "hidden"
        if row.looked_s is not None:
            said = deliveries.coverage_text(row)
            said = said if row.first_pass else tr("looked {said}", said=said)
        font = QFont(painter.font())
        font.setPointSizeF(7.5)
        painter.setFont(font)
        painter.setPen(now.colour("muted"))
        painter.drawText(spot.adjusted(0, 2, 0, 4), _LEFT, said)
        bar = QRect(spot.left(), spot.top() - 3, spot.width(), 3)
        painter.fillRect(bar, now.colour("raised"))
        share = words.coverage_share(row.looked_s, seconds)
        tone = now.colour("warn" if row.first_pass else "ok")
        painter.fillRect(bar.left(), bar.top(), round(bar.width() * share), 3, tone)
