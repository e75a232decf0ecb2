"""What the commands of the map do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from nvr_desk.records.search import Near
from nvr_desk_ui.map.forms import FORMATS, ImportForm, PictureForm, TilesForm
from nvr_desk_ui.map.panel import MapPanel
from nvr_desk_ui.map.tools import Tool
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.save_form import SaveForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.desk import Desk
    from nvr_desk_ui.host import Host

NEAR_M = 250.0
"""Around the chosen camera."""


class MapCommands:
    """Callbacks of one window's map."""

    def __init__(self, window: Host) -> None:
        self._window = window

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every command by its id."""
        return {
            "map.lasso": partial(self._take, Tool.LASSO),
            "map.radius": partial(self._take, Tool.RADIUS),
            "map.measure": partial(self._take, Tool.MEASURE),
            "map.here": self.here,
            "map.near": self.near,
            "map.everywhere": self.everywhere,
            "map.time": lambda: self._panel.toggle("by_time"),
            "map.heat": lambda: self._panel.toggle("heat"),
            "map.layers": self.layers,
            "map.import": self.bring,
            "map.export": self.export,
            "map.picture": self.picture,
            "map.tiles": self.tiles,
        }

    @property
    def _panel(self) -> MapPanel:
        found = self._window.map_state.findChild(MapPanel)
        if found is None:
            raise LookupError(MapPanel.__name__)
        return found

    def _take(self, tool: Tool) -> None:
        self._window.raise_dock("map")
        self._panel.take(tool)

    def here(self) -> None:
        """The map's view as an area of the filter."""
        self._window.filters.narrow(area=self._window.map.corners(), near=None)

    def near(self) -> None:
        """A circle around the chosen camera as the filter's place."""
        window, camera = self._window, self._window.map.chosen
        if camera is not None:
            window.filters.narrow(near=Near(camera.lat, camera.lon, NEAR_M), area=())
            return
        window.raise_dock("map")
        window.map.setFocus(Qt.FocusReason.OtherFocusReason)
        if window.selection.delivery_id is None:
            why = tr("Choose a camera first: click it, or press ] on the map.")
        else:
            why = tr("The chosen delivery has no place. Click a camera, or press ] on the map.")
        window.show_error(tr("Filter by place"), why)

    def everywhere(self) -> None:
        """No place narrows anything."""
        self._panel.everywhere()

    def layers(self) -> None:
        """Show or hide the list of layers."""
        self._window.raise_dock("map")
        self._panel.toggle_list()

    def bring(self) -> None:
        """Take a file in as a layer."""
        number = self._window.session.number
        if number is not None:
            ImportForm(self._window, self._window.bridge, number, self._panel.read_layers).open()

    def export(self) -> None:
        """Write cameras and the layers that are on to a file."""
        number = self._window.session.number
        if number is None:
            return
        on = [
            each.id for each in self._panel.layers if each.id not in self._window.map.shown.hidden
        ]

        def text(desk: Desk, form: str) -> str:
            return desk.maps.export(number, form, on)

        words = tr(
            "Cameras, incident and the layers that are on, with case and purpose. It is logged."
        )
        SaveForm(
            self._window, self._window.bridge, (tr("Export the map"), words), f"map-{number}",
            FORMATS, text,
        ).open()  # fmt: skip

    def picture(self) -> None:
        """Save the map as it is now as a picture."""
        session = self._window.session
        if session.case is not None and session.purpose is not None:
            PictureForm(self._window, self._window.bridge, session, self._panel).open()
        else:
            self._window.show_error("Save the map", tr("State a purpose for the case first."))

    def tiles(self) -> None:
        """Choose the agency's own file of tiles."""
        TilesForm(self._window, self._window.bridge, self._panel).open()
