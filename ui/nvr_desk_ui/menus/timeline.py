"""The timeline."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "&Timeline"

COMMANDS: Final[tuple[Command, ...]] = (
    Command("track.next", "Next appearance", "timeline", "N", MENU, repeats=True),
    Command("track.previous", "Previous appearance", "timeline", "P", MENU, repeats=True),
)
