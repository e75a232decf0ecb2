"""Who is here, in the corner of the menus, with the lock beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenuBar, QWidget

from nvr_desk_ui.presenters import people
from nvr_desk_ui.widgets.parts import action_button, label, row

if TYPE_CHECKING:
    from nvr_desk.records.person import SignInState
    from nvr_desk_ui.actions import ActionTable

WIDEST_PX = 240
"""More would push the menus of a small window aside."""


class PersonCorner(QWidget):
    """Name and roles; empty while nobody is known."""

    def __init__(self, actions: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = label("", "Muted")
        layout = row(self.person, action_button(actions["session.lock"]), gap=8)
        layout.setContentsMargins(0, 2, 8, 2)
        self.setLayout(layout)

    def show_state(self, state: SignInState) -> None:
        """Say who acts from now on."""
        text = "" if state.needed else people.person_text(state)
        cut = Qt.TextElideMode.ElideRight
        self.person.setText(QFontMetrics(self.person.font()).elidedText(text, cut, WIDEST_PX))
        self.person.setToolTip(f"Acts are on record as {text}" if text else "")
        above = self.parentWidget()
        if isinstance(above, QMenuBar):
            above.setCornerWidget(self)  # else the bar keeps the place it gave to fewer words
