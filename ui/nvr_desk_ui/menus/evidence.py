"""Finding, and what is handed over."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "&Evidence"

COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        "detect.run",
        "Find persons and vehicles…",
        "detect",
        "Ctrl+D",
        MENU,
        needs_case=True,
        short="Find",
        verb="detect",
    ),
    Command(
        "packet.new",
        "New packet…",
        "packet",
        "Ctrl+P",
        MENU,
        needs_case=True,
        short="Packet",
        verb="packet.new",
    ),
    Command(
        "packet.list",
        "Packets, and verify one…",
        "verify",
        "Ctrl+Shift+P",
        MENU,
        needs_case=True,
        verb="packet.list",
    ),
)
