"""Search and filter."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "&Search"

COMMANDS: Final[tuple[Command, ...]] = (
    Command("search.focus", "Search", "search", "Ctrl+F", MENU, needs_case=True, verb="search"),
    Command(
        "search.region",
        "Appearances in a region…",
        "lasso",
        "",
        MENU,
        needs_case=True,
        needs_delivery=True,
        verb="search",
    ),
    Command(
        "search.motion",
        "Motion in a region…",
        "heat",
        "",
        MENU,
        needs_case=True,
        needs_delivery=True,
        verb="search.region",
    ),
    Command(
        "search.vanish",
        "When did this vanish…",
        "question",
        "",
        MENU,
        needs_case=True,
        needs_delivery=True,
        verb="search.vanish",
    ),
    Command(
        "search.keep",
        "Keep this search…",
        "storage",
        "",
        MENU,
        needs_case=True,
        verb="search.save",
    ),
    Command(
        "search.kept",
        "Searches that you kept",
        "storage",
        "",
        MENU,
        needs_case=True,
        verb="search.saved",
    ),
    Command("search.filter", "Filter deliveries", "deliveries", "Ctrl+Shift+F", MENU),
)
