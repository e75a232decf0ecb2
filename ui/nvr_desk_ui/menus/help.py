"""Ways to find a command."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "&Help"

COMMANDS: Final[tuple[Command, ...]] = (
    Command("help.palette", "Command palette", "palette", "Ctrl+K", MENU, short="Commands"),
    Command("help.measure", "Measure this station…", "measure", "", MENU, short="Measure"),
    Command("help.shortcuts", "Shortcuts", "keyboard", "F1", MENU, also=("?",)),
)
