"""What each command does, composed of the rooms; a room that has commands adds one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.care.commands import CareCommands
from nvr_desk_ui.cases.commands import CaseCommands
from nvr_desk_ui.clock.commands import ClockCommands
from nvr_desk_ui.deliveries.commands import DeliveryCommands
from nvr_desk_ui.gallery.commands import GalleryCommands
from nvr_desk_ui.map.commands import MapCommands
from nvr_desk_ui.marks.commands import MarkCommands
from nvr_desk_ui.people.commands import PeopleCommands
from nvr_desk_ui.player.commands import PlayCommands
from nvr_desk_ui.player.wall_commands import WallCommands
from nvr_desk_ui.search.commands import SearchCommands
from nvr_desk_ui.supervise.commands import SuperviseCommands
from nvr_desk_ui.timeline.commands import TimelineCommands
from nvr_desk_ui.view_commands import ViewCommands

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from nvr_desk_ui.host import Host

    class Room(Protocol):
        """The callbacks of one room."""

        def table(self) -> dict[str, Callable[[], None]]:
            """Callback of every command by its id."""
            ...


ROOMS: tuple[Callable[[Host], Room], ...] = (
    CareCommands,
    CaseCommands,
    ClockCommands,
    DeliveryCommands,
    GalleryCommands,
    MarkCommands,
    MapCommands,
    PeopleCommands,
    PlayCommands,
    SearchCommands,
    SuperviseCommands,
    TimelineCommands,
    ViewCommands,
    WallCommands,
)
"""Each is called once with the window, before its docks are there: hold on to the window, and look
a panel up (``window.panel(GalleryPanel)``) only when the command is given."""


def handlers(window: Host) -> dict[str, Callable[[], None]]:
    """The callbacks of all rooms by the id of their command.

    Raises:
        ValueError: two rooms answer to one command.
    """
    found: dict[str, Callable[[], None]] = {}
    for make in ROOMS:
        table = make(window).table()
        twice = found.keys() & table.keys()
        if twice:
            message = f"two rooms answer to {', '.join(sorted(twice))}"
            raise ValueError(message)
        found |= table
    return found
