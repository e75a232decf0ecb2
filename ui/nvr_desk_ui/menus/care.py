"""Models, checks, backups, this machine."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "Ca&re"

COMMANDS: Final[tuple[Command, ...]] = (
    Command("models.show", "Models…", "detector", "Ctrl+Shift+M", MENU),
    Command("check.run", "Check the workspace…", "verify", "F9", MENU, verb="check"),
    Command("backup.new", "Back the workspace up…", "storage", "Ctrl+Shift+B", MENU, verb="backup"),
    Command("doctor.show", "This machine…", "isolation", "F8", MENU),
)
