"""A panel that is empty, loading, broken or full, and says which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QResizeEvent

_ICON_PX = 40
_SIDE_PX, _GAP_PX = 20, 8


class Stated(QStackedWidget):
    """Holds the real content and one page that stands in for it.

    Attributes:
        state: 'content', 'empty', 'loading' or 'error'.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = "content"
        self._content = content
        self._page = _Message()
        self.addWidget(content)
        self.addWidget(self._page)

    def show_content(self) -> None:
        """Show the real thing."""
        self._turn("content", self._content)

    def show_empty(self, icon: str, title: str, text: str, action: QAction | None = None) -> None:
        """Say that there is nothing, why, and what to do."""
        self._page.tell(icon, "muted", title, text)
        self._page.offer(action)
        self._turn("empty", self._page)

    def show_loading(self, text: str) -> None:
        """Say what is being waited for."""
        self._page.tell("clock", "muted", text, "")
        self._turn("loading", self._page)

    def show_error(self, title: str, text: str, retry: Callable[[], None] | None = None) -> None:
        """Say what failed; the text can be copied."""
        self._page.tell("bad", "bad", title, text)
        self._page.offer_retry(retry)
        self._turn("error", self._page)

    def _turn(self, state: str, page: QWidget) -> None:
        self.state = state
        self.setCurrentWidget(page)


class _Message(QWidget):
    """Icon, title, text and perhaps one button, in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Panel")
        self._icon = QLabel()
        self._title = QLabel()
        self._title.setObjectName("Subheading")
        self._title.setWordWrap(True)
        self._text = QLabel()
        self._text.setObjectName("Muted")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton(tr("Try again"))
        self._callback: Callable[[], None] | None = None
        self._action: QAction | None = None
        self._button.clicked.connect(self._pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE_PX, _GAP_PX, _SIDE_PX, _GAP_PX)
        column.setSpacing(_GAP_PX)
        column.addStretch(1)
        for label in (self._icon, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the words have it, not the icon."""
        super().resizeEvent(event)
        wide = self.width() - 2 * _SIDE_PX
        lines = [each for each in (self._title, self._text) if not each.isHidden()]
        asked = sum(each.heightForWidth(wide) + _GAP_PX for each in lines)
        if not self._button.isHidden():
            asked += self._button.sizeHint().height() + _GAP_PX
        self._icon.setVisible(self.height() >= asked + _ICON_PX + 4 * _GAP_PX)

    def tell(self, icon: str, token: str, title: str, text: str) -> None:
        self._icon.setPixmap(theme.icon(icon, token).pixmap(QSize(_ICON_PX, _ICON_PX)))
        self._title.setText(tr(title))
        self._text.setText(tr(text))
        self._text.setVisible(bool(text))
        self._button.setVisible(False)

    def offer(self, action: QAction | None) -> None:
        self._callback = action.trigger if action is not None else None
        if self._action is not None:
            self._action.changed.disconnect(self._follow)
        self._action = action
        self._button.setVisible(action is not None)
        if action is not None:
            action.changed.connect(self._follow)
            self._follow()
            self._button.setText(action.text())
            self._button.setIcon(action.icon())
            self._button.setAccessibleName(action.text())

    def offer_retry(self, retry: Callable[[], None] | None) -> None:
        self.offer(None)
        self._callback = retry
        self._button.setEnabled(True)
        self._button.setVisible(retry is not None)
        self._button.setText(tr("Try again"))
        self._button.setIcon(theme.icon("retry"))

    def _follow(self) -> None:
        if self._action is not None:
            self._button.setEnabled(self._action.isEnabled())

    def _pressed(self) -> None:
        if self._callback is not None:
            self._callback()
