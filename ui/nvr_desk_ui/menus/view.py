"""What the window shows, and how."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "&View"

COMMANDS: Final[tuple[Command, ...]] = (
    Command("view.theme", "Next theme", "theme", "Ctrl+Shift+T", MENU),
    Command("view.look", "Look and language…", "settings", "Ctrl+Alt+L", MENU),
    Command("view.layouts", "Layouts…", "table", "Ctrl+Alt+W", MENU),
    Command("view.second", "Map and timeline in a second window", "expand", "Ctrl+Alt+2", MENU),
    Command("view.other", "Send this panel to the other window", "expand", "Ctrl+Alt+O", MENU),
    Command("view.reset", "Reset the layout", "expand", "Ctrl+Shift+R", MENU),
    Command("view.cards", "Deliveries as cards or table", "table", "Ctrl+Shift+L", MENU),
    Command("view.timeline", "Show the timeline", "timeline", "Ctrl+2", MENU),
    Command("view.jobs", "Show jobs", "jobs", "Ctrl+3", MENU),
    Command("view.deliveries", "Show deliveries", "deliveries", "Ctrl+1", MENU),
)
