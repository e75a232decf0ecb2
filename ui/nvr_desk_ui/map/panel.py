"""The map with its tools above and the list of layers beside it, tied to case and filter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from nvr_desk.geo import geojson
from nvr_desk_ui.bridge import Urgency
from nvr_desk_ui.map import shapes
from nvr_desk_ui.map.layer_list import LayerList
from nvr_desk_ui.map.tools import Tool
from nvr_desk_ui.widgets.parts import action_button, column, row, strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from nvr_desk.desk import Desk
    from nvr_desk.records.case import Incident
    from nvr_desk.records.place import Layer, StoredLayer
    from nvr_desk.records.search import Near, Query
    from nvr_desk_ui.host import Host
    from nvr_desk_ui.map.shapes import Sheet
    from nvr_desk_ui.map.shown import Shown

_TOOLS = {"map.lasso": Tool.LASSO, "map.radius": Tool.RADIUS, "map.measure": Tool.MEASURE}
_BUTTONS = (
    *("map.lasso", "map.radius", "map.everywhere", "map.measure"),
    *("map.time", "map.heat", "map.layers", "map.picture"),
)
_PLACES = ("area", "near")
"""Fields of the query that the map narrows."""


class MapPanel(QWidget):
    """Tools, map, list of layers.

    Attributes:
        map: The map itself.
        list: What it shows, to switch on and off.
    """

    def __init__(self, window: Host) -> None:
        super().__init__()
        self._window = window
        self.map = window.map
        self.list = LayerList()
        self.list.hide()
        self._read_for: str | None = None
        self.layers: tuple[Layer, ...] = ()
        self._kept: Sequence[StoredLayer] = ()
        actions = window.actions_
        for name in (*_TOOLS, "map.time", "map.heat", "map.layers"):
            actions[name].setCheckable(True)
        bar = row(*(action_button(actions[name]) for name in _BUTTONS), gap=2)
        bar.addStretch(1)
        tools = strip(bar)
        tools.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setLayout(column(tools, _beside(self.map, self.list), gap=0))
        self._wire()

    def _wire(self) -> None:
        window, shown = self._window, self.map
        window.session.changed.connect(self._case_changed)
        window.session.places.connect(self._read_once)
        window.bridge.opened.connect(self.read_tiles)
        window.filters.changed.connect(self._filtered)
        shown.area_drawn.connect(self._take_area)
        shown.near_drawn.connect(self._take_near)
        shown.let_go.connect(self.everywhere)
        shown.tools.turned.connect(self._show_tool)
        self.list.changed.connect(self.show_parts)
        self.list.remove_asked.connect(self._remove)

    # --- the filter ------------------------------------------------------------------------------

    def _filtered(self, query: Query) -> None:
        self.map.set_query(query)

    def _take_area(self, corners: tuple[tuple[float, float], ...]) -> None:
        self._window.filters.narrow(area=corners, near=None)
        self.map.tools.take(Tool.PAN)

    def _take_near(self, near: Near) -> None:
        self._window.filters.narrow(near=near, area=())
        self.map.tools.take(Tool.PAN)

    def everywhere(self) -> None:
        """Nothing drawn narrows anything any more."""
        self._window.filters.clear(_PLACES)

    # --- what is shown ---------------------------------------------------------------------------

    def take(self, tool: Tool) -> None:
        """Take a tool in hand, or put it back."""
        self.map.tools.take(Tool.PAN if self.map.tools.tool is tool else tool)
        self._show_tool(self.map.tools.tool)
        self.map.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle(self, part: str) -> None:
        """Switch a part of the map on or off, by its field of `Shown`."""
        now = self.map.shown
        self.show_parts(now.turned(part, on=not now.has(part)))

    def toggle_list(self) -> None:
        """Show or hide the list of layers."""
        self.list.setVisible(self.list.isHidden())
        self._action("map.layers").setChecked(not self.list.isHidden())
        if not self.list.isHidden():
            self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_parts(self, shown: Shown) -> None:
        """Show these parts."""
        self.map.show_parts(shown)
        self.list.show_parts(shown)
        self._action("map.time").setChecked(shown.by_time)
        self._action("map.heat").setChecked(shown.heat)

    def _show_tool(self, tool: Tool) -> None:
        for name, each in _TOOLS.items():
            self._action(name).setChecked(each is tool)

    def _action(self, name: str) -> QAction:
        return self._window.actions_[name]

    # --- layers ----------------------------------------------------------------------------------

    def read_layers(self) -> None:
        """Read layers and incident of the open case again."""
        number = self._window.session.number
        if number is None:
            return

        def work(desk: Desk) -> tuple[list[StoredLayer], Incident | None]:
            return desk.maps.layers(number), desk.maps.incident(number)

        self._window.bridge.ask(
            work, self._layers_came, title="Layers of the map", key="map-layers",
            urgency=Urgency.POLL,
        )  # fmt: skip

    def _layers_came(self, answer: tuple[Sequence[StoredLayer], Incident | None]) -> None:
        """What was read from the database is parsed where no other question waits for it."""
        found, incident = answer
        self._kept = found
        number = self._window.session.number
        self.map.ground.set_incident(incident)

        def parse() -> tuple[tuple[Layer, ...], tuple[Sheet, ...]]:
            layers = tuple(map(geojson.opened, found))
            return layers, tuple(map(shapes.prepared, layers))

        def take(made: tuple[tuple[Layer, ...], tuple[Sheet, ...]]) -> None:
            if number == self._window.session.number and found is self._kept:
                self.layers, sheets = made
                self.list.show_layers(self.layers)
                self.map.ground.set_layers(sheets)

        self._window.bridge.free(parse, take)

    def _read_once(self, _data: object) -> None:
        self._window.search.strip.name_places(self.map.camera_at)
        number = self._window.session.number
        if number != self._read_for:
            self._read_for = number
            self.read_layers()

    def _case_changed(self) -> None:
        session = self._window.session
        self.map.zone = session.zone
        self.map.set_query(self._window.filters.query)
        if session.number != self._read_for:
            self._read_for = None
            self.layers = ()
            self.list.show_layers(())
            self.map.ground.set_layers(())
            self.map.ground.set_incident(None)

    def _remove(self, layer: int, of_case: bool) -> None:
        case = self._window.session.number if of_case else None
        self._window.bridge.ask(
            lambda desk: desk.maps.remove(layer, case),
            lambda _: self.read_layers(),
            title="Take a layer off the map",
        )

    # --- the agency's own map --------------------------------------------------------------------

    def read_tiles(self, _workspace: object = None) -> None:
        """Lay the file of tiles that the settings name over the bundled map."""
        self._window.bridge.ask(
            lambda desk: desk.maps.tiles(), self._tiles_known, title="Base map", key="map-tiles"
        )

    def _tiles_known(self, path: str) -> None:
        self.map.use_agency(Path(path) if path else None)


def _beside(left: QWidget, right: QWidget) -> QWidget:
    made = QWidget()
    lay = row(left, right, gap=0)
    lay.setStretch(0, 1)
    made.setLayout(lay)
    return made
