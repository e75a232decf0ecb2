"""What makes a long day at the window easier, tied to the window in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from nvr_desk_ui import theme
from nvr_desk_ui.cases.recent_menu import RecentMenu
from nvr_desk_ui.drops import Drops
from nvr_desk_ui.layouts import Layouts
from nvr_desk_ui.notices import Notices
from nvr_desk_ui.recovery.recovery import Recovery
from nvr_desk_ui.second_window import SecondWindow

if TYPE_CHECKING:
    from nvr_desk.records.person import SignInState
    from nvr_desk_ui.host import Host


class Comforts(QObject):
    """Keys and recent things of whoever is here; layouts, and the second window."""

    def __init__(self, window: Host) -> None:
        super().__init__(window)
        self._window = window
        self.recent_menu = RecentMenu(window)
        self.second = SecondWindow(window)
        self.layouts = Layouts(window, self.second)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.Follower(app, self).changed.connect(window.redress)
        self.drops = Drops(window)
        self.notices = Notices(window)
        self.recovery = Recovery(window)
        for strip in (self.notices.strip, self.recovery.strip):
            window.lines.insertWidget(0, strip)
        window.gate.covering.connect(self.notices.strip.hide)
        window.gate.entered.connect(self._entered)
        window.session.changed.connect(self._case_changed)

    def end(self) -> None:
        """The window closes: keep how it stood."""
        self.recovery.end()
        self.notices.end()
        self.layouts.leave()
        self.second.end()

    def _entered(self, state: SignInState) -> None:
        person = state.user or ""
        self._window.recent.use(person)
        self._window.actions_.rekey(person)

    def _case_changed(self) -> None:
        window = self._window
        number = window.session.number
        if number is not None and window.workspace is not None:
            window.recent.opened(window.workspace, number)
