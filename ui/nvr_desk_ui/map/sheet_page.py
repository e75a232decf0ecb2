"""The map as a page: title, purpose, the map with its legend, scale and north, a note, sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from nvr_desk_ui.map.plate import MARGIN_PX as MARGIN_OF_PLATE
from nvr_desk_ui.map.plate import Painter

if TYPE_CHECKING:
    from nvr_desk_ui.map.plate import Wish

HEAD_PX, FOOT_PX, MARGIN_PX = 62, 66, 14
_PAPER, _INK, _GREY = QColor("#ffffff"), QColor("#14181d"), QColor("#4a5460")


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around the map."""

    title: str
    purpose: str
    made: str
    """By whom and when, and where the middle lies."""
    note: str
    """Empty where no appearance is told."""
    sources: str


def compose(wish: Wish, picture: QImage, words: Words, font: QFont) -> bytes:
    """PNG of the page; safe off the GUI thread.

    Args:
        wish: What stands still on the map, with its margin.
        picture: What lies over it, with its pixel ratio.
        words: What stands around it.
        font: Of the words.
    """
    ratio = picture.devicePixelRatio()
    below = Painter().paint(wish)
    width = picture.width() / ratio + 2 * MARGIN_PX
    height = picture.height() / ratio + HEAD_PX + FOOT_PX
    page = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    page.setDevicePixelRatio(ratio)
    page.fill(_PAPER)
    painter = QPainter(page)
    inner = QRectF(MARGIN_PX, 0, width - 2 * MARGIN_PX, height)
    box = QRectF(MARGIN_PX, HEAD_PX, inner.width(), picture.height() / ratio)
    edge = MARGIN_OF_PLATE * ratio
    painter.drawImage(box, below, QRectF(edge, edge, picture.width(), picture.height()))
    painter.drawImage(box, picture, QRectF(picture.rect()))
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * 1.3 if font.pointSizeF() > 0 else 13)
    large.setBold(True)
    _line(painter, inner, 10, words.title, large, _INK)
    _line(painter, inner, 35, words.purpose, font, _INK)
    top = height - FOOT_PX + 5
    bold = QFont(font)
    bold.setBold(True)
    for text, one, ink in (
        (words.note, bold, _INK), (words.made, font, _GREY), (words.sources, font, _GREY),
    ):  # fmt: skip
        if text:
            _line(painter, inner, top, text, one, ink)
            top += 19
    painter.end()
    page.setText("Title", words.title)
    page.setText("Description", "; ".join(filter(None, (words.purpose, words.note, words.made))))
    return _png(page)


def _line(
    painter: QPainter, inner: QRectF, top: float, text: str, font: QFont, ink: QColor
) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(inner.width()))
    box = QRectF(inner.left(), top, inner.width(), metrics.height() + 2)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft, shown)


def _png(page: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    page.save(buffer, "PNG")  # type: ignore[call-overload]  # stubs want bytes
    return bytes(data.data())
