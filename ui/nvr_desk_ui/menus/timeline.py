"""The timeline."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "&Timeline"

COMMANDS: Final[tuple[Command, ...]] = (
    Command("track.next", "Next appearance", "timeline", "N", MENU, repeats=True),
    Command("track.previous", "Previous appearance", "timeline", "P", MENU, repeats=True),
    Command("timeline.lanes", "Lanes by camera, batch or request", "timeline", "Ctrl+Alt+T", MENU),
    Command("timeline.skip", "Skip empty stretches in play", "faster", "Ctrl+Alt+U", MENU),
    Command("timeline.from", "Filter from here on", "step-forward", "Alt+[", MENU, needs_case=True),
    Command("timeline.to", "Filter up to here", "step-back", "Alt+]", MENU, needs_case=True),
    Command("timeline.clear", "No filter by time", "refresh", "Alt+\\", MENU, needs_case=True),
    Command("timeline.fit", "The whole case on the timeline", "table", "Ctrl+Alt+F", MENU),
)
