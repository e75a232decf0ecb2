"""What the commands of the search do: regions and vanishings begin with a box on the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from nvr_desk.records.region import Region
from nvr_desk_ui.search import motion
from nvr_desk_ui.search.draw import BoxDrawer
from nvr_desk_ui.search.vanish import VanishDialog
from nvr_desk_ui.tongue import later, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk_ui.host import Host

ON_PICTURE: Final = ("search.region", "search.motion", "search.vanish")
"""Offered by the picture itself."""
_FIRST: Final = later("Show one picture alone first: choose a delivery and one tile")


class SearchCommands:
    """Callbacks of one window's search."""

    def __init__(self, window: Host) -> None:
        self._window = window
        self.drawer: BoxDrawer | None = None
        self.dialog: object = None

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every command by its id."""
        return {
            "search.region": lambda: self._draw(
                tr("Appearances in a region"), self._region, outlines=True
            ),
            "search.motion": lambda: self._draw(
                tr("Motion in a region"), self._motion, outlines=True
            ),
            "search.vanish": lambda: self._draw(tr("When did this vanish"), self._vanish),
            "search.keep": self._keep,
            "search.kept": self._kept,
        }

    def _keep(self) -> None:
        self._window.search.saved.ask_name()

    def _kept(self) -> None:
        self._window.raise_dock("search")
        self._window.search.saved.showMenu()

    def _draw(
        self,
        title: str,
        then: Callable[[DeliveryRow, BoxDrawer, float], None],
        *,
        outlines: bool = False,
    ) -> None:
        window = self._window
        shot, row = window.stage.shot, self._row()
        if shot is None or row is None or row.clip.facts is None or window.stage.tiled:
            window.stage.note(tr(_FIRST))
            return
        size = row.clip.facts.upright_size
        drawer = BoxDrawer(window.player.canvas, size, title, outlines=outlines)
        seconds = shot.t_s

        def drawn(_corners: object) -> None:
            then(row, drawer, seconds)

        drawer.drawn.connect(drawn)
        self.drawer = drawer

    def _row(self) -> DeliveryRow | None:
        chosen = self._window.selection.delivery_id
        return None if chosen is None else self._window.session.row(chosen)

    def _region(self, row: DeliveryRow, drawer: BoxDrawer, _seconds: float) -> None:
        alias, region = row.delivery.camera.alias, _drawn(row, drawer)
        # A camera that nobody named is this one clip.
        only = {} if alias else {"deliveries": (row.delivery.id,)}
        self._window.filters.narrow(region=region, **only)
        self._window.raise_dock("search")
        self._window.search.ask()

    def _motion(self, row: DeliveryRow, drawer: BoxDrawer, _seconds: float) -> None:
        names = () if row.delivery.camera.alias else (row.delivery.id,)
        self.dialog = motion.opened(self._window, _drawn(row, drawer), names)

    def _vanish(self, row: DeliveryRow, drawer: BoxDrawer, seconds: float) -> None:
        dialog = VanishDialog(self._window, row.delivery.id, seconds, drawer.box)
        self.dialog = dialog
        dialog.show()
        dialog.go.setFocus(Qt.FocusReason.OtherFocusReason)


def _drawn(row: DeliveryRow, drawer: BoxDrawer) -> Region:
    """The region of the row's camera that was drawn."""
    facts = row.clip.facts
    size = None if facts is None else facts.upright_size
    return Region(row.delivery.camera.alias, drawer.corners, size)


def offer(window: Host) -> None:
    """Put what begins on the picture into its context menu, which ``picture_menu`` makes."""
    window.player.canvas.addActions([window.actions_[name] for name in ON_PICTURE])
