"""A picture of footage in a dialog: dark unless its view ticket is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from nvr_desk_ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from nvr_desk_ui.sight import Sighted


class SightedPicture(QWidget):
    """One picture, in the middle of its place.

    Args:
        size: of the place, px.
    """

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.setFixedSize(size)
        self.picture: Sighted | None = None

    def show_picture(self, picture: Sighted | None) -> None:
        """Take a picture; None shows nothing."""
        self.picture = picture
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and picture."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("canvas"))
        if self.picture is not None:
            fitted = self.picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(0, 0, fitted.width(), fitted.height())
            place.moveCenter(self.rect().center())
            self.picture.lay(painter, place)
