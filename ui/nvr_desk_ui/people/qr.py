"""A QR code, dark on white in every theme: cameras read nothing else reliably."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

QUIET = 4
"""Light modules around the code, as ISO/IEC 18004 wants."""
_SIDE_PX = 240


class QrCode(QWidget):
    """Paints one text; an empty text paints nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("QR code of the second factor"))
        self.setFixedHeight(_SIDE_PX)
        self._image: QImage | None = None

    @property
    def image(self) -> QImage | None:
        """A pixel a module, quiet zone included."""
        return self._image

    def show_text(self, text: str) -> None:
        """Show a text, or nothing."""
        self._image = qr_image(text) if text else None
        self.update()

    def sizeHint(self) -> QSize:
        """As tall as a telephone wants it."""
        return QSize(_SIDE_PX, _SIDE_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Whole pixels a module, so that every edge is sharp."""
        image = self._image
        if image is None:
            return
        scale = max(1, min(self.width(), self.height()) // image.width())
        side = image.width() * scale
        painter = QPainter(self)
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        fast = Qt.TransformationMode.FastTransformation
        painter.drawImage(left, top, image.scaled(side, side, mode=fast))
        painter.end()


def qr_image(text: str) -> QImage:
    """A text as QR code of error level M, a pixel a module."""
    import segno  # noqa: PLC0415 - only where somebody enrols

    rows = [bytes(line) for line in segno.make_qr(text, error="m").matrix]
    side = len(rows) + 2 * QUIET
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    dark = QColor("black")
    for down, line in enumerate(rows):
        for across, module in enumerate(line):
            if module:
                image.setPixelColor(across + QUIET, down + QUIET, dark)
    return image
