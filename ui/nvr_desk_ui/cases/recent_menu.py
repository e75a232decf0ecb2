"""The cases opened lately, as a list below the menu of the case."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from nvr_desk_ui import theme
from nvr_desk_ui.menus.case import MENU
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.case import Case
    from nvr_desk_ui.host import Host

MOST: Final = 8


class RecentMenu(QObject):
    """Asks which cases this person may still see whenever the menu opens."""

    def __init__(self, window: Host) -> None:
        super().__init__(window)
        self._window = window
        above = window.actions_.menu(MENU)
        self.menu = QMenu(tr("Cases opened lately"), above)
        self.menu.setIcon(theme.icon("clock"))
        self.menu.setEnabled(False)
        above.addSeparator()
        above.addMenu(self.menu)
        above.aboutToShow.connect(self.look)

    def look(self) -> None:
        """Ask now."""
        window = self._window
        if window.bridge.ready and window.actions_["case.open"].isEnabled():
            window.bridge.ask(
                lambda desk: desk.cases.listing(), self.show_cases, title="Cases", key="recent"
            )
        else:
            self.menu.clear()
            self.menu.setEnabled(False)

    def show_cases(self, cases: Sequence[Case]) -> None:
        """List those of them that were opened lately."""
        window = self._window
        known = {case.number for case in cases}
        lately = window.recent.cases(window.workspace, known) if window.workspace else []
        self.menu.clear()
        for number in lately[:MOST]:
            self.menu.addAction(theme.icon("case"), number, partial(window.session.open, number))
        self.menu.setEnabled(bool(lately))
