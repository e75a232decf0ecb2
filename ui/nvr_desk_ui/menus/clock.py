"""Clocks of cameras."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "Cl&ock"

COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        "clock.overlay", "Clock in the picture…", "clock", "Ctrl+Alt+K", MENU,
        needs_case=True, needs_delivery=True, verb="clip.offset",
    ),
    Command(
        "clock.zone", "Zone of the clock…", "map", "Ctrl+Alt+Z", MENU,
        needs_case=True, needs_delivery=True, verb="clip.offset",
    ),
    Command(
        "clock.reset", "Take the correction back…", "retry", "Ctrl+Alt+Backspace", MENU,
        needs_case=True, needs_delivery=True, verb="clip.offset",
    ),
    Command(
        "clock.pin", "Pin this moment", "target", "Shift+P", MENU,
        needs_case=True, needs_delivery=True, short="Pin", verb="clock.pin",
    ),
    Command(
        "clock.known", "Pin this moment to a known time…", "target", "Ctrl+Shift+Alt+P", MENU,
        needs_case=True, needs_delivery=True, verb="clock.pin",
    ),
    Command(
        "clock.solve", "Clocks from pins…", "table", "Ctrl+Shift+Alt+K", MENU,
        needs_case=True, short="Pins", verb="clock.solve",
    ),
)  # fmt: skip
