"""Who is here, in the corner of the menus, with the lock beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenuBar, QWidget

from nvr_desk_ui.presenters import people
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import action_button, label, row

if TYPE_CHECKING:
    from nvr_desk.records.person import SignInState
    from nvr_desk_ui.actions import ActionTable

WIDEST_PX = 240
_LEAST_PX = 60
"""Of the name, however many menus there are."""
_MENU_PAD_PX = 20
"""What a menu takes besides its word."""
_BUTTON_PX = 60
"""Lock, gaps and edge."""


class PersonCorner(QWidget):
    """Name and roles; empty while nobody is known."""

    def __init__(self, actions: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = label("", "Muted")
        layout = row(self.person, action_button(actions["session.lock"]), gap=8)
        layout.setContentsMargins(12, 2, 8, 2)
        self.setLayout(layout)
        self._text = ""

    def show_state(self, state: SignInState) -> None:
        """Say who acts from now on."""
        text = "" if state.needed else people.person_text(state)
        self.person.setToolTip(tr("Acts are on record as {what}", what=text) if text else "")
        self._text = text
        self.fit()

    def fit(self) -> None:
        """Leave the menus their room: roles give way first, the tooltip has them."""
        above = self.parentWidget()
        room = WIDEST_PX
        if isinstance(above, QMenuBar):
            words = [action.text().replace("&", "") for action in above.actions()]
            wide = above.fontMetrics().horizontalAdvance
            menus = sum(wide(word) + _MENU_PAD_PX for word in words)
            room = max(_LEAST_PX, min(WIDEST_PX, above.width() - menus - _BUTTON_PX))
        cut = Qt.TextElideMode.ElideRight
        shown = QFontMetrics(self.person.font()).elidedText(self._text, cut, room)
        if shown != self.person.text():
            self.person.setText(shown)
            if isinstance(above, QMenuBar):
                above.setCornerWidget(self)  # else the bar keeps the place it gave to fewer words
