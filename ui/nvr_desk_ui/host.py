"""What the commands need of the window they serve, so that neither module needs the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QByteArray
    from PySide6.QtWidgets import QDialog, QVBoxLayout

    from nvr_desk_ui.actions import ActionTable
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.deliveries.panel import DeliveriesPanel
    from nvr_desk_ui.demo_run import DemoRun
    from nvr_desk_ui.filters import FilterModel
    from nvr_desk_ui.jobs.panel import JobsPanel
    from nvr_desk_ui.map.widget import MapWidget
    from nvr_desk_ui.marks.marker import Marker
    from nvr_desk_ui.people.asks import AskStrip
    from nvr_desk_ui.people.gate import Gate
    from nvr_desk_ui.player.panel import PlayerPanel
    from nvr_desk_ui.player.stage import Stage
    from nvr_desk_ui.recent import Recent
    from nvr_desk_ui.search.panel import SearchPanel
    from nvr_desk_ui.selection import SelectionModel
    from nvr_desk_ui.session import CaseSession
    from nvr_desk_ui.status_bar import StatusBar
    from nvr_desk_ui.supervise.banner import LogBanner
    from nvr_desk_ui.timeline.widget import TimelineWidget
    from nvr_desk_ui.undo import Undo
    from nvr_desk_ui.widgets.stated import Stated

_W = TypeVar("_W", bound=QWidget)


class Host(QMainWindow):
    """A window with its parts by name; no Protocol, because dialogs want a QWidget above them."""

    actions_: ActionTable
    asks: AskStrip
    bridge: Bridge
    deliveries: DeliveriesPanel
    demo: DemoRun
    docks: dict[str, QDockWidget]
    filters: FilterModel
    gate: Gate
    jobs: JobsPanel
    lights: StatusBar
    log_banner: LogBanner
    marking: Marker
    lines: QVBoxLayout
    """What stands above the player, one below the other."""
    map: MapWidget
    map_state: Stated
    player: PlayerPanel
    recent: Recent
    search: SearchPanel
    selection: SelectionModel
    session: CaseSession
    stage: Stage
    timeline: TimelineWidget
    timeline_state: Stated
    undo: Undo
    workspace: Path | None

    def open_workspace(self, path: Path) -> None:
        """Open a workspace in place of the one that is open."""
        raise NotImplementedError

    def show_error(self, title: str, error: object) -> None:
        """Show what failed as a row above the player, never as a dialog."""
        raise NotImplementedError

    def cycle_theme(self) -> None:
        """The next of the themes."""
        raise NotImplementedError

    def ask_to_take_in(self, path: Path) -> QDialog | None:
        """Ask how to take a shipment in; the form, or None while no case is open."""
        raise NotImplementedError

    def raise_dock(self, name: str) -> None:
        """Show a dock and bring it to the front."""
        raise NotImplementedError

    def reset_layout(self) -> None:
        """Put every dock where it was on the first day."""
        raise NotImplementedError

    def panel(self, kind: type[_W]) -> _W:
        """The panel of that kind in one of the docks.

        Raises:
            LookupError: no dock holds one; see ``docks.DOCKS``.
        """
        for dock in self.docks.values():
            if isinstance(held := dock.widget(), kind):
                return held
        raise LookupError(kind.__name__)

    def layout_now(self) -> QByteArray:
        """How docks and bars stand, also while they are hidden from view."""
        raise NotImplementedError

    def take_dock(self, name: str) -> None:
        """Take back a dock that another window had."""
        raise NotImplementedError

    def redress(self) -> None:
        """The theme is another one: draw again what keeps colours of its own."""
        raise NotImplementedError

    def wear(self, choice: str) -> None:
        """Wear a theme, one of ``theme.CHOICES``."""
        raise NotImplementedError

    def models_changed(self) -> None:
        """Weights came or went: say what is in use now."""
        raise NotImplementedError
