"""The map."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "&Map"

COMMANDS: Final[tuple[Command, ...]] = (Command("view.map", "Show the map", "map", "Ctrl+4", MENU),)
