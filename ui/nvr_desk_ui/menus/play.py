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
    Command("play.display", "Move the display on, or hide it", "picture", "H", MENU),
    Command("play.display_top_left", "Display at the upper left", "picture", "", MENU),
    Command("play.display_top_right", "Display at the upper right", "picture", "", MENU),
    Command("play.display_bottom_left", "Display at the lower left", "picture", "", MENU),
    Command("play.display_bottom_right", "Display at the lower right", "picture", "", MENU),
    Command("play.display_off", "No display over the picture", "picture", "", MENU),
    Command("play.tiles_1", "One tile", "expand", "Alt+1", MENU),
    Command("play.tiles_2", "Two tiles on one clock", "cards", "Alt+2", MENU, needs_case=True),
    Command("play.tiles_4", "Four tiles on one clock", "cards", "Alt+4", MENU, needs_case=True),
    Command("play.tiles_9", "Nine tiles on one clock", "cards", "Alt+9", MENU, needs_case=True),
    Command("play.tile_next", "Next tile", "step-forward", "Alt+Right", MENU, needs_case=True),
    Command("play.tile_previous", "Previous tile", "step-back", "Alt+Left", MENU, needs_case=True),
    Command(
        "play.tile_put", "Chosen delivery into a tile", "add", "Shift+Return", MENU, needs_case=True
    ),
    Command(
        "play.tile_fill",
        "Fill the tiles with clips of this moment",
        "camera",
        "Shift+T",
        MENU,
        needs_case=True,
    ),
    Command("play.tile_close", "Empty the tile", "cancel", "Ctrl+W", MENU, needs_case=True),
    Command(
        "play.moment_next",
        "Next camera at this moment",
        "camera",
        "Alt+Down",
        MENU,
        needs_case=True,
    ),
    Command(
        "play.moment_previous",
        "Previous camera at this moment",
        "camera",
        "Alt+Up",
        MENU,
        needs_case=True,
    ),
    Command("play.sound", "Sound on or off", "sound", "M", MENU, needs_case=True, verb="sound"),
    Command("play.louder", "Louder", "sound", "Shift+Up", MENU, repeats=True),
    Command("play.softer", "Softer", "muted", "Shift+Down", MENU, repeats=True),
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
