"""What the menu View does beyond showing docks: look, layouts, the second window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.comforts import Comforts
from nvr_desk_ui.layouts import LayoutsDialog
from nvr_desk_ui.look import LookForm
from nvr_desk_ui.second_window import FIRST, dock_in_focus
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk_ui.host import Host


class ViewCommands:
    """Callbacks of one window."""

    def __init__(self, window: Host) -> None:
        self._window = window

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every action by its id."""
        return {
            "view.look": self.look,
            "view.layouts": self.layouts,
            "view.second": self.second,
            "view.other": self.send_over,
        }

    @property
    def _comforts(self) -> Comforts:
        """Looked up, because the window's own description may know nothing above it."""
        found = self._window.findChild(Comforts)
        if found is None:
            raise LookupError(Comforts.__name__)
        return found

    def look(self) -> None:
        """Theme and language."""
        LookForm(self._window, self._window.wear).open()

    def layouts(self) -> None:
        """Layouts that were kept."""
        comforts = self._comforts
        LayoutsDialog(self._window, comforts.layouts, comforts.second).open()

    def second(self) -> None:
        """Open the second window with map and timeline, or hand everything back."""
        second = self._comforts.second
        if second.names():
            second.give_all()
        else:
            second.borrow(FIRST)

    def send_over(self) -> None:
        """Send the panel that has the keyboard to the other window."""
        second, name = self._comforts.second, dock_in_focus(self._window)
        if name is None:
            said = tr("Go into a panel first: the player stays where it is.")
            self._window.statusBar().showMessage(said, 6000)
        elif name in second.names():
            second.give(name)
        else:
            second.borrow([name])
