"""The player: transport, stepping, pictures."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "&Player"

COMMANDS: Final[tuple[Command, ...]] = (
    Command("play.toggle", "Play or pause", "play", "Space", MENU),
    Command("play.forward", "Play, again for faster", "faster", "L", MENU),
    Command("play.stop", "Pause", "pause", "K", MENU),
    Command("play.reverse", "Play backwards, again for faster", "reverse", "J", MENU),
    Command("play.next", "Next picture", "step-forward", "Right", MENU, repeats=True, also=(".",)),
    Command(
        "play.previous", "Previous picture", "step-back", "Left", MENU, repeats=True, also=(",",)
    ),
    Command("play.second_on", "One second on", "step-forward", "Shift+Right", MENU, repeats=True),
    Command("play.second_back", "One second back", "step-back", "Shift+Left", MENU, repeats=True),
    Command("play.first", "First picture", "first", "Home", MENU),
    Command("play.last", "Last picture", "last", "End", MENU),
    Command("play.seek", "Go to time code", "clock", "Ctrl+T", MENU),
    Command("play.loop_in", "Loop from here", "loop", "I", MENU),
    Command("play.loop_out", "Loop up to here", "loop", "O", MENU),
    Command("play.loop_off", "No loop", "loop", "Shift+O", MENU),
    Command("play.tools", "Picture tools", "sliders", "Shift+E", MENU, short="Tools"),
    Command("play.zoom_in", "Enlarge the picture", "zoom-in", "+", MENU, repeats=True, also=("=",)),
    Command("play.zoom_out", "Enlarge it less", "zoom-out", "-", MENU, repeats=True),
    Command("play.deinterlace", "Deinterlace", "fields", "Shift+D", MENU),
    Command("play.plain", "Picture as it was decoded", "refresh", "0", MENU, short="Reset"),
    Command("play.boxes", "Boxes on or off", "boxes", "X", MENU),
    Command(
        "clip.next", "Next delivery", "deliveries", "Ctrl+Down", MENU, repeats=True, also=("]",)
    ),
    Command(
        "clip.previous",
        "Previous delivery",
        "deliveries",
        "Ctrl+Up",
        MENU,
        repeats=True,
        also=("[",),
    ),
)
