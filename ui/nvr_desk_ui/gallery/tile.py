"""Paints one appearance: best shot, class, time, place, and what the person made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nvr_desk.records.gallery import KINDS, STATES
from nvr_desk_ui import theme
from nvr_desk_ui.presenters import gallery as words
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QPainter

    from nvr_desk_ui.gallery.model import GalleryModel
    from nvr_desk_ui.sight import Sighted

_SHOT: Final = QSize(148, 111)
_PAD: Final = 5
_LINE: Final = 17
TILE: Final = QSize(_SHOT.width() + 2 * _PAD, _SHOT.height() + 2 * _LINE + 3 * _PAD)
"""Pixels of the smallest tile."""
GROWTH: Final = _SHOT.height() / _SHOT.width()
"""Pixels that a tile gets higher for each that it gets wider."""
_ICON: Final = 15
_BADGE: Final = 22
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TileDelegate(QStyledItemDelegate):
    """Asks the model for what it paints; nothing is made up for a picture that is not here."""

    def __init__(self, model: GalleryModel) -> None:
        super().__init__()
        self._model = model

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All tiles alike."""
        return TILE

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground, picture, badge, two lines."""
        look = cast("Any", option)
        rect: QRect = look.rect
        row = index.row()
        painter.save()
        self._ground(painter, rect, look.state)
        below = 2 * _LINE + 2 * _PAD
        place = rect.adjusted(_PAD, _PAD, -_PAD, -below)
        self._picture(painter, place, row)
        self._badge(painter, place, row)
        self._lines(painter, place, row, look.font)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        now = theme.current()
        inside = rect.adjusted(1, 1, -1, -1)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(inside, now.colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(inside, now.colour("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(now.colour("focus"), 2))
            painter.drawRect(inside.adjusted(0, 0, -1, -1))
        elif state & QStyle.StateFlag.State_Selected:
            painter.setPen(now.colour("accent"))
            painter.drawRect(inside.adjusted(0, 0, -1, -1))

    def _picture(self, painter: QPainter, place: QRect, row: int) -> None:
        now = theme.current()
        painter.fillRect(place, now.colour("canvas"))
        image = self._model.image(row)
        if image is not None and image.open:
            self._image(painter, place, image)
            return
        found = self._model.found
        kind = KINDS[int(found.kind[row])].value if found is not None else "question"
        spot = QRect(0, 0, 28, 28)
        spot.moveCenter(place.center())
        theme.icon(kind, "#8592a0").paint(painter, spot)
        if self._model.lacks_picture(row):
            painter.setPen(QColor("#a3afbc"))
            below = place.adjusted(0, place.height() - 2 * _LINE, 0, 0)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, tr("no picture decodes"))

    def _image(self, painter: QPainter, place: QRect, image: Sighted) -> None:
        size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        spot = QRect(QPoint(0, 0), size)
        spot.moveCenter(place.center())
        image.lay(painter, spot)

    def _badge(self, painter: QPainter, place: QRect, row: int) -> None:
        """A shape and a colour for the state, on a ground that every picture lets stand out."""
        found = self._model.found
        if found is None:
            return
        name, token = words.STATE_LOOKS[STATES[int(found.state[row])]]
        if not name:
            return
        now = theme.current()
        ground = QRect(place.left(), place.top(), _BADGE, _BADGE)
        painter.fillRect(ground, now.colour("panel"))
        spot = QRect(0, 0, _ICON, _ICON)
        spot.moveCenter(ground.center())
        theme.icon(name, token).paint(painter, spot)
        pen = QPen(now.colour(token), 2)
        if found.carried[row]:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _lines(self, painter: QPainter, place: QRect, row: int, font: QFont) -> None:
        found = self._model.found
        if found is None:
            return
        now = theme.current()
        kind = KINDS[int(found.kind[row])].value
        line = QRect(place.left(), place.bottom() + _PAD, place.width(), _LINE)
        icon = QRect(line.left(), line.top() + 1, _ICON, _ICON)
        theme.icon(kind, kind).paint(painter, icon)
        small = QFont(font)
        small.setPointSizeF(max(8.0, font.pointSizeF() - 1))
        clock, offset = words.clock(found, row, self._model.zone)
        text = line.adjusted(_ICON + 4, 0, 0, 0)
        whole = f"{clock} {offset}".strip()
        fits = QFontMetrics(small).horizontalAdvance(whole) <= text.width()
        self._text(painter, text, whole if fits else clock, small, now.colour("text"))
        line.translate(0, _LINE)
        delivery = self._model.delivery(row)
        shot = self._model.shot(row)
        conf = f"{shot.track.best_conf:.2f}{'*' if shot.track.unverified else ''}" if shot else ""
        wide = QFontMetrics(small).horizontalAdvance(conf) + 4
        camera = delivery.delivery.camera.alias or delivery.delivery.name if delivery else ""
        room = line.adjusted(0, 0, -wide, 0)
        self._text(painter, room, camera, small, now.colour("muted"))
        painter.drawText(line, _RIGHT, conf)

    def _text(self, painter: QPainter, line: QRect, text: str, font: QFont, ink: QColor) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, _LEFT, cut)
