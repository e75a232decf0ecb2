"""The chosen delivery."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "&Delivery"

COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        "delivery.facts",
        "Facts of the delivery…",
        "info",
        "Alt+Return",
        MENU,
        needs_case=True,
        needs_delivery=True,
        verb="clip.show",
    ),
    Command(
        "consent.show",
        "Consent of the delivery…",
        "shown",
        "Ctrl+Shift+C",
        MENU,
        needs_case=True,
        needs_delivery=True,
        verb="consent.show",
    ),
    Command(
        "consent.record",
        "Record a consent…",
        "add",
        "Ctrl+Shift+G",
        MENU,
        needs_case=True,
        needs_delivery=True,
        verb="consent.record",
    ),
    Command(
        "consent.withdraw",
        "Withdraw the delivery…",
        "withdrawn",
        "Ctrl+Shift+W",
        MENU,
        needs_case=True,
        needs_delivery=True,
        verb="consent.withdraw",
    ),
    Command(
        "consent.hold",
        "Hold or release the delivery…",
        "held",
        "Ctrl+Shift+H",
        MENU,
        needs_case=True,
        needs_delivery=True,
        verb="consent.hold",
    ),
    Command(
        "clip.offset",
        "Correct the clock…",
        "clock",
        "Ctrl+Shift+K",
        MENU,
        needs_case=True,
        needs_delivery=True,
        verb="clip.offset",
    ),
    Command(
        "tracks.show",
        "Appearances…",
        "person",
        "Ctrl+Shift+Y",
        MENU,
        needs_case=True,
        needs_delivery=True,
        verb="tracks.list",
    ),
    Command(
        "tracks.split",
        "Split an appearance…",
        "overflow",
        "Ctrl+Shift+S",
        MENU,
        needs_case=True,
        needs_delivery=True,
        verb="tracks.split",
    ),
    Command(
        "tracks.merge",
        "Merge appearances…",
        "add",
        "Ctrl+Shift+J",
        MENU,
        needs_case=True,
        needs_delivery=True,
        verb="tracks.merge",
    ),
    Command(
        "tracks.export",
        "Export the tracks…",
        "boxes",
        "Ctrl+E",
        MENU,
        needs_case=True,
        needs_delivery=True,
        verb="tracks.export",
    ),
)
