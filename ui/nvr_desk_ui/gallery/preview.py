"""A best shot large: the whole picture with its box, and all that is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import column

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from nvr_desk.records.gallery import Shot
    from nvr_desk_ui.sight import Sighted

_WIDTH: Final = 640
_HEIGHT: Final = 420
_GAP_PX: Final = 12


class Preview(QFrame):
    """Floats beside its tile; never takes the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAccessibleName(tr("Best shot, large"))
        self._picture = _Boxed()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.setLayout(column(self._picture, self._words, margin=8))

    @property
    def words(self) -> str:
        """What is told."""
        return self._words.text()

    def show_shot(
        self, shot: Shot, image: Sighted | None, size: tuple[int, int], words: str, beside: QRect
    ) -> None:
        """Show a picture beside a rectangle of the screen.

        Args:
            shot: Whose it is.
            image: The whole picture; None where it is not here yet.
            size: (width, height) of the upright picture in its own pixels.
            words: All that is told.
            beside: Global coordinates of the tile.
        """
        self._picture.show_image(image, shot, size)
        self._words.setText(words)
        self._words.setFixedWidth(max(self._picture.width(), 240))
        self.setAccessibleDescription(words)
        self.adjustSize()
        self.move(self._spot(beside))
        self.show()
        self.raise_()

    def forget(self) -> None:
        """Let go of the picture."""
        self.hide()
        self._picture.forget()
        self._words.clear()

    def _spot(self, beside: QRect) -> QPoint:
        """On the side with more room, inside the screen."""
        screen = QGuiApplication.screenAt(beside.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = beside.left() - self.width() - _GAP_PX
        right = beside.right() + _GAP_PX
        fits_right = right + self.width() <= room.right()
        across = right if fits_right else max(room.left(), left)
        down = min(max(room.top(), beside.top()), room.bottom() - self.height())
        return QPoint(across, max(room.top(), down))


class _Boxed(QWidget):
    """The picture, as large as there is room for, with the box of the appearance."""

    def __init__(self) -> None:
        super().__init__()
        self._image: Sighted | None = None
        self._shot: Shot | None = None
        self._size = (1, 1)
        self.setAccessibleName(tr("Whole picture with the box of the appearance"))

    def show_image(self, image: Sighted | None, shot: Shot, size: tuple[int, int]) -> None:
        self._image, self._shot, self._size = image, shot, size
        whole = QSize(*size).scaled(_WIDTH, _HEIGHT, Qt.AspectRatioMode.KeepAspectRatio)
        self.setFixedSize(whole)
        self.update()

    def forget(self) -> None:
        self._image, self._shot = None, None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("canvas"))
        image, shot = self._image, self._shot
        if image is None or not image.open or shot is None:
            painter.setPen(QColor("#a3afbc"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("being decoded…"))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        image.lay(painter, self.rect())
        share = self.width() / self._size[0]
        x1, y1, x2, y2 = (side * share for side in shot.track.best_box)
        box = QRectF(x1, y1, x2 - x1, y2 - y1)
        # A dark line under the coloured one stands out from every picture.
        for ink, width in (
            (QColor(0, 0, 0, 160), 4.0),
            (QColor(theme.CLASS_COLOURS[shot.track.cls]), 2.0),
        ):
            painter.setPen(QPen(ink, width))
            painter.drawRect(box)
