"""A dialog that shows something at length: heading, body, buttons, and a row for what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import busy_bar, column, label, notice, push_button, retone, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton


class Page(QDialog):
    """Opened with ``open()`` only; its makers give it body and buttons."""

    def __init__(self, parent: QWidget, title: str, words: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.notice = notice("")
        self.notice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notice.hide()
        self.busy = busy_bar()
        self._heading = label(title, "Heading")
        self._words = label(tr(words), "Muted")
        self._words.setWordWrap(True)
        self._words.setVisible(bool(words))
        self._buttons = row()
        self._close = push_button("Close", "cancel", self.reject)
        self._close.setAutoDefault(False)

    def build(self, body: QWidget, *buttons: QPushButton) -> None:
        """Lay out; the buttons stand left of Close."""
        for button in buttons:
            button.setAutoDefault(False)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._close)
        layout = column(
            self._heading,
            self._words,
            body,
            self.busy,
            self.notice,
            self._buttons,
            margin=18,
            gap=10,
        )
        layout.setStretchFactor(body, 1)
        self.setLayout(layout)

    def work(self, text: str) -> None:
        """Say what is being done while the answer is on its way."""
        self.tell(text, "info")
        self.busy.show()

    def tell(self, text: str, tone: str = "info") -> None:
        """Say how things stand, under the body."""
        self.busy.hide()
        retone(self.notice, tr(text), tone)
        self.notice.setVisible(bool(text))


class Lines(QTreeWidget):
    """Rows under column titles; the chosen row can be copied."""

    def __init__(self, name: str, titles: Sequence[str], widths: Sequence[int]) -> None:
        super().__init__()
        self.setHeaderLabels([tr(title) for title in titles])
        self.setAccessibleName(tr(name))
        self.setRootIsDecorated(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)

    def put(self, cells: Sequence[str], *, colour: str = "", icon: str = "") -> QTreeWidgetItem:
        """Add a row; a colour token for its text, an icon before it."""
        item = QTreeWidgetItem(self, list(cells))
        for place, text in enumerate(cells):
            item.setToolTip(place, text)
            if colour:
                item.setForeground(place, theme.current().colour(colour))
        if icon:
            item.setIcon(0, theme.icon(icon, colour or "text"))
        return item

    def when_chosen(self, call: Callable[[], None]) -> None:
        """Call when another row is chosen."""

        def changed(_now: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
            call()

        self.currentItemChanged.connect(changed)
