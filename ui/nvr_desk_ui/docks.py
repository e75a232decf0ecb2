"""The docks around the player as a table, and where each stands on the first day.

To add a dock, add one line to ``DOCKS``::

    Dock("gallery", "Gallery", GalleryPanel, Qt.DockWidgetArea.RightDockWidgetArea, behind="map"),

``make`` is called once with the window (``Host``), after session, selection, filters, actions and
gate are there; the panel connects itself to what it needs of them (``window.session.changed``,
``window.filters.changed``, ``window.gate.covering`` to let go of pictures). Others find it by
``window.panel(GalleryPanel)``. A command ``view.gallery`` in ``menus`` shows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDockWidget, QWidget

from nvr_desk_ui.gallery.panel import GalleryPanel
from nvr_desk_ui.marks.panel import MarksPanel
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk_ui.host import Host

_LEFT: Final = Qt.DockWidgetArea.LeftDockWidgetArea
_RIGHT: Final = Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM: Final = Qt.DockWidgetArea.BottomDockWidgetArea
_NARROW_PX: Final = 1300
"""Below this width the columns at both sides get less: the picture and its time code stay whole."""
_LOW_PX: Final = 900
"""Below this height of the window map and timeline get less."""


@dataclass(frozen=True, slots=True)
class Dock:
    """One dock."""

    name: str
    """Of ``window.docks``, of ``view.NAME``, and of the layouts people keep: never change it."""
    title: str
    make: Callable[[Host], QWidget]
    area: Qt.DockWidgetArea
    behind: str = ""
    """Name of the dock it shares its place with, as a tab behind it; empty: a place of its own."""


DOCKS: Final[tuple[Dock, ...]] = (
    Dock("deliveries", "Deliveries", lambda window: window.deliveries, _LEFT),
    Dock("map", "Map", lambda window: window.map_state, _RIGHT),
    Dock("search", "Search", lambda window: window.search, _RIGHT),
    Dock("gallery", "Gallery", GalleryPanel, _RIGHT, behind="search"),
    Dock("timeline", "Timeline", lambda window: window.timeline_state, _BOTTOM),
    Dock("marks", "Marks", MarksPanel, _BOTTOM, behind="timeline"),
    Dock("jobs", "Jobs", lambda window: window.jobs, _RIGHT, behind="map"),
)
"""In the order in which they take their places."""


LAYOUT: Final = 1
"""Version of the layouts people keep; raise it when a dock goes or changes its name."""


def titles() -> list[tuple[str, str]]:
    """Name and title of every dock, in the language in use."""
    return [(one.name, tr(one.title)) for one in DOCKS]


def make_docks(window: Host) -> dict[str, QDockWidget]:
    """The docks by name, not placed yet."""
    made: dict[str, QDockWidget] = {}
    for one in DOCKS:
        dock = QDockWidget(tr(one.title), window)
        dock.setObjectName(f"dock-{one.name}")
        dock.setWidget(one.make(window))
        made[one.name] = dock
    return made


def place(window: Host) -> None:
    """Put every dock where it stands on the first day."""
    docks, corner, area = window.docks, Qt.Corner, Qt.DockWidgetArea
    window.setCorner(corner.BottomLeftCorner, area.BottomDockWidgetArea)
    # The right column runs to the bottom: the answer list of the search needs the height.
    window.setCorner(corner.BottomRightCorner, area.RightDockWidgetArea)
    for one in DOCKS:
        _put(window, one)
    for one in DOCKS:
        if one.behind:
            docks[one.behind].raise_()
    size(window)


def take_home(window: Host, name: str) -> None:
    """Put one dock where it stands on the first day, e.g. when the second window gives it back."""
    _put(window, next(one for one in DOCKS if one.name == name))
    window.docks[name].show()


def size(window: Host) -> None:
    """Give the docks their sizes; those that are hidden take none, so call it once more later."""
    docks, low = window.docks, window.height() < _LOW_PX
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    docks["map"].raise_()
    wide = (400, 440) if window.width() >= _NARROW_PX else (340, 340)
    window.resizeDocks([docks["deliveries"], docks["search"]], list(wide), across)
    if not low:
        window.resizeDocks([docks["map"], docks["search"]], [230, 640], down)
    window.resizeDocks([docks["timeline"]], [200 if low else 250], down)


def reset(window: Host) -> None:
    """Bring every dock back, in its place of the first day."""
    for dock in window.docks.values():
        dock.setFloating(False)
        dock.show()
        window.removeDockWidget(dock)
    place(window)
    for dock in window.docks.values():
        dock.show()
    size(window)


def visit(window: Host, name: str) -> None:
    """Show a dock and give it the keyboard: its list where it has one, else its first field."""
    window.raise_dock(name)
    inside = window.docks[name].widget()
    landings = [*inside.findChildren(QAbstractItemView), inside, *inside.findChildren(QWidget)]
    tab = Qt.FocusPolicy.TabFocus
    landing = next(
        (each for each in landings if each.isVisible() and each.focusPolicy() & tab), None
    )
    if landing is not None:
        landing.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _put(window: Host, one: Dock) -> None:
    dock = window.docks[one.name]
    window.addDockWidget(one.area, dock)
    beside = window.docks.get(one.behind)
    if beside is not None and beside.parent() is window:
        window.tabifyDockWidget(beside, dock)
