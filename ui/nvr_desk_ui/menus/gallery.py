"""The gallery of appearances."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "&Gallery"
_STATE: Final = "review.state"

COMMANDS: Final[tuple[Command, ...]] = (
    Command("view.gallery", "Show the gallery", "cards", "Ctrl+6", MENU, verb="gallery"),
    Command("gallery.seen", "Seen", "shown", "1", MENU, needs_case=True, verb=_STATE),
    Command("gallery.relevant", "Relevant", "approve", "2", MENU, needs_case=True, verb=_STATE),
    Command(
        "gallery.not_relevant", "Not relevant", "cancel", "3", MENU, needs_case=True, verb=_STATE
    ),
    Command("gallery.unseen", "Unseen again", "retry", "4", MENU, needs_case=True, verb=_STATE),
    Command(
        "gallery.next", "Next unseen appearance", "step-forward", "Ctrl+Right", MENU,
        needs_case=True, verb="gallery",
    ),
    Command(
        "gallery.open", "Best shot in the player", "play", "Ctrl+Return", MENU,
        needs_case=True, verb="view",
    ),
    Command(
        "gallery.all", "Choose every appearance listed", "boxes", "Ctrl+Shift+6", MENU,
        needs_case=True, verb="gallery",
    ),
    Command(
        "gallery.all_states", "List every state again", "refresh", "Alt+0", MENU,
        needs_case=True, verb="gallery",
    ),
)  # fmt: skip
