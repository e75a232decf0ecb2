"""Who looked, and the log."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "S&upervision"

COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        "audit.show", "Audit log…", "audit", "Ctrl+Shift+A", MENU, short="Log", verb="audit.show"
    ),
    Command(
        "audit.verify", "Verify the audit log", "verify", "Ctrl+Shift+V", MENU, verb="audit.verify"
    ),
    Command(
        "audit.export", "Export the audit log…", "audit", "Ctrl+Shift+E", MENU, verb="audit.export"
    ),
    Command(
        "audit.checkpoint",
        "Sign the log: make a checkpoint",
        "packet",
        "Ctrl+Alt+C",
        MENU,
        short="Checkpoint",
        verb="audit.checkpoint",
    ),
    Command("supervise.queue", "Reviews…", "purpose", "F4", MENU, verb="supervise.queue"),
    Command(
        "supervise.charts", "Counts of looking…", "timeline", "F6", MENU, verb="supervise.charts"
    ),
    Command(
        "supervise.report",
        "Report of the last review…",
        "packet",
        "F7",
        MENU,
        verb="supervise.report",
    ),
)
