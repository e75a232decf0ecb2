"""The open case."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "&Case"

COMMANDS: Final[tuple[Command, ...]] = (
    Command("case.new", "New case…", "case-new", "Ctrl+N", MENU, verb="case.new"),
    Command("case.open", "Open case…", "case", "Ctrl+O", MENU, verb="case.show"),
    Command(
        "case.purpose", "Purpose…", "purpose", "F2", MENU, needs_case=True, verb="purpose.remember"
    ),
    Command(
        "case.refresh",
        "Read the case again",
        "refresh",
        "F5",
        MENU,
        needs_case=True,
        verb="clip.list",
    ),
    Command(
        "case.show", "Case and members…", "info", "Ctrl+M", MENU, needs_case=True, verb="case.show"
    ),
    Command(
        "case.incident",
        "Incident: when and where…",
        "target",
        "Ctrl+Alt+I",
        MENU,
        needs_case=True,
        short="Incident",
        verb="case.incident",
    ),
    Command("series.show", "Series…", "cards", "Ctrl+Alt+S", MENU, verb="series.show"),
    Command(
        "series.new",
        "Ask for a series…",
        "add",
        "Ctrl+Alt+N",
        MENU,
        short="Series",
        verb="series.new",
    ),
    Command(
        "case.close",
        "Close the case…",
        "held",
        "Ctrl+Shift+X",
        MENU,
        needs_case=True,
        verb="case.close",
    ),
)
