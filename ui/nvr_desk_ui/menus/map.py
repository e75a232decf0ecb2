"""The map."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "&Map"

COMMANDS: Final[tuple[Command, ...]] = (
    Command("view.map", "Show the map", "map", "Ctrl+4", MENU),
    Command("map.layers", "List of what the map shows", "layers", "Ctrl+Alt+Y", MENU,
            short="Layers"),
    Command("map.lasso", "Filter by an area drawn on the map", "lasso", "Ctrl+Alt+A", MENU,
            needs_case=True, short="Lasso"),
    Command("map.radius", "Filter by a circle drawn on the map", "radius", "Ctrl+Alt+R", MENU,
            needs_case=True, short="Circle"),
    Command("map.here", "Filter by what the map shows now", "target", "Ctrl+Alt+V", MENU,
            needs_case=True),
    Command("map.near", "Filter by 250 m around the chosen camera", "camera", "Ctrl+Alt+G", MENU,
            needs_case=True),
    Command("map.everywhere", "Filter by no place", "cancel", "Ctrl+Alt+X", MENU, needs_case=True,
            short="No area"),
    Command("map.measure", "Measure distance and direction on the map", "measure", "Ctrl+Alt+D",
            MENU, short="Measure"),
    Command("map.time", "Colour cameras by time", "clock", "Ctrl+Alt+J", MENU, needs_case=True,
            short="By time"),
    Command("map.heat", "Density of appearances on the map", "heat", "Ctrl+Alt+H", MENU,
            needs_case=True, short="Density"),
    Command("map.import", "Bring a layer into the map…", "add", "Ctrl+Alt+M", MENU,
            needs_case=True, verb="map.import"),
    Command("map.export", "Export the map as GeoJSON, KML or GPX…", "packet", "Ctrl+Alt+E", MENU,
            needs_case=True, verb="map.export"),
    Command("map.picture", "Save the map as a picture…", "picture", "Ctrl+Alt+P", MENU,
            needs_case=True, verb="map.export", short="Picture"),
    Command("map.tiles", "The agency's own base map…", "map", "Ctrl+Alt+B", MENU,
            verb="settings.set"),
)  # fmt: skip
