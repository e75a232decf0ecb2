"""What makes a long day at the window easier, tied to the window in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nvr_desk_ui.cases.recent_menu import RecentMenu

if TYPE_CHECKING:
    from nvr_desk.records.person import SignInState
    from nvr_desk_ui.host import Host


class Comforts(QObject):
    """Keys and recent things of whoever is here."""

    def __init__(self, window: Host) -> None:
        super().__init__(window)
        self._window = window
        self.recent_menu = RecentMenu(window)
        window.gate.entered.connect(self._entered)
        window.session.changed.connect(self._case_changed)

    def _entered(self, state: SignInState) -> None:
        person = state.user or ""
        self._window.recent.use(person)
        self._window.actions_.rekey(person)

    def _case_changed(self) -> None:
        window = self._window
        number = window.session.number
        if number is not None and window.workspace is not None:
            window.recent.opened(window.workspace, number)
