"""The table of everything a person can do; menus, keys, sheet and palette come from it.

To add a command:

1. One line in the module of its room, ``menus/<room>.py``::

       Command("marks.add", "Mark here", "add", "M", MENU, needs_case=True, verb="mark.add"),

   The icon is a file of ``resources/icons``; the key must be free (``test_actions`` says which is
   taken); a verb of the table of permissions greys it out for who may not.
2. One line in ``table()`` of the room's ``commands.py``: ``"marks.add": self.add,``. A room that
   has no such module yet makes one (``class MarkCommands: def __init__(self, window: Host)``) and
   adds one line to ``rooms.ROOMS``.

A dock is one line in ``docks.DOCKS``; a command ``view.<name of the dock>`` here shows it without
any further callback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nvr_desk_ui.menus import (
    care,
    case,
    clock,
    delivery,
    evidence,
    file,
    gallery,
    marks,
    people,
    play,
    search,
    supervise,
    timeline,
    view,
)
from nvr_desk_ui.menus import help as help_
from nvr_desk_ui.menus import map as map_

if TYPE_CHECKING:
    from nvr_desk_ui.menus.command import Command

ROOMS: Final = (
    file,
    case,
    delivery,
    play,
    timeline,
    map_,
    gallery,
    search,
    marks,
    clock,
    evidence,
    supervise,
    people,
    view,
    care,
    help_,
)
"""Rooms in the order of their menus from left to right."""

MENUS: Final[tuple[str, ...]] = tuple(room.MENU for room in ROOMS if room.COMMANDS)
"""Menus from left to right; a room without a command has none."""

COMMANDS: Final[tuple[Command, ...]] = tuple(one for room in ROOMS for one in room.COMMANDS)
"""Every command, menu by menu."""
