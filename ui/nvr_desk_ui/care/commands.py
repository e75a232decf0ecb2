"""What keeps workspace and station sound: models, check, backup, doctor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nvr_desk_ui.care.forms import BackupForm, CheckDialog, DoctorDialog
from nvr_desk_ui.care.measure import MeasureDialog
from nvr_desk_ui.models.dialog import ModelsDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk_ui.host import Host


class CareCommands:
    """Opens the pages; each works off the GUI thread."""

    def __init__(self, window: Host) -> None:
        self._window, self._bridge = window, window.bridge

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every action by its id."""
        return {
            "models.show": self.show_models,
            "check.run": self.check,
            "backup.new": self.back_up,
            "doctor.show": self.show_machine,
            "help.measure": self.measure_station,
        }

    def show_models(self) -> None:
        """Weights of this station."""
        if self._bridge.ready:
            ModelsDialog(self._window, self._bridge, self._window.models_changed).open()

    def check(self) -> None:
        """Prove rows against files."""
        if self._bridge.ready:
            CheckDialog(self._window, self._bridge).open()

    def back_up(self) -> None:
        """Copy the workspace."""
        if self._bridge.ready:
            BackupForm(self._window, self._bridge).open()

    def measure_station(self) -> None:
        """Whether it is quick enough."""
        MeasureDialog(self._window, self._window.workspace or Path.home() / "nvr-desk").open()

    def show_machine(self) -> None:
        """What this machine has."""
        DoctorDialog(self._window, self._bridge).open()
