"""Search and filter."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "&Search"

COMMANDS: Final[tuple[Command, ...]] = (
    Command("search.focus", "Search", "search", "Ctrl+F", MENU, needs_case=True, verb="search"),
    Command("search.filter", "Filter deliveries", "deliveries", "Ctrl+Shift+F", MENU),
)
