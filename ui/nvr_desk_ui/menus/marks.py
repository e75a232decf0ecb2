"""Marks and stills, and taking steps back."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "Mar&ks"

COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        "marks.point", "Mark this picture", "target", "B", MENU,
        needs_case=True, needs_delivery=True, short="Mark", verb="mark.add",
    ),
    Command(
        "marks.range", "Mark a range: in to out, or begin and end", "loop", "Shift+B", MENU,
        needs_case=True, needs_delivery=True, short="Range", verb="mark.add",
    ),
    Command(
        "marks.edit", "Note of the chosen mark", "purpose", "Shift+N", MENU,
        needs_case=True, short="Note", verb="mark.change",
    ),
    Command(
        "marks.remove", "Take the chosen mark away", "cancel", "Ctrl+Delete", MENU,
        needs_case=True, short="Take away", verb="mark.remove",
    ),
    Command(
        "marks.read", "Read the marks again", "refresh", "Shift+F5", MENU,
        needs_case=True, verb="mark.list",
    ),
    Command("edit.undo", "Take the last step back", "retry", "Ctrl+Z", MENU, short="Undo"),
    Command(
        "edit.redo", "Do it again", "refresh", "Ctrl+Shift+Z", MENU, short="Redo",
    ),
    Command(
        "still.new", "Write this picture to a file", "camera", "Shift+S", MENU,
        needs_case=True, needs_delivery=True, short="Still", verb="still.new",
    ),
    Command("view.marks", "Show marks", "target", "Ctrl+5", MENU),
)  # fmt: skip
