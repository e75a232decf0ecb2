"""What the commands of the player do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from nvr_desk_ui.player.hud import Corner
from nvr_desk_ui.player.picture_menu import CORNERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk_ui.host import Host
    from nvr_desk_ui.player.panel import PlayerPanel
    from nvr_desk_ui.player.wall import WallPanel


class PlayCommands:
    """Callbacks of one window's player."""

    def __init__(self, window: Host) -> None:
        self._window = window

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every command by its id."""
        do = self._doing
        return {
            "play.toggle": self._toggle,
            "play.forward": do(lambda player: player.shuttle(1)),
            "play.stop": do(lambda player: player.drive.pause()),
            "play.reverse": do(lambda player: player.shuttle(-1)),
            "play.next": do(lambda player: player.drive.step(1)),
            "play.previous": do(lambda player: player.drive.step(-1)),
            "play.second_on": do(lambda player: player.drive.skip(1.0)),
            "play.second_back": do(lambda player: player.drive.skip(-1.0)),
            "play.first": do(lambda player: player.drive.first()),
            "play.last": do(lambda player: player.drive.last()),
            "play.seek": do(lambda player: player.focus_time_code()),
            "play.boxes": do(lambda player: player.toggle_boxes()),
            "play.loop_in": do(lambda player: player.loop_from()),
            "play.loop_out": do(lambda player: player.loop_to()),
            "play.loop_off": do(lambda player: player.loop_off()),
            "play.tools": do(lambda player: player.toggle_tools()),
            "play.zoom_in": do(lambda player: player.canvas.zoom_by(1)),
            "play.zoom_out": do(lambda player: player.canvas.zoom_by(-1)),
            "play.deinterlace": do(lambda player: player.toggle_deinterlace()),
            "play.plain": do(lambda player: player.plain()),
            "play.display": self._turn_headup,
            **{
                f"play.display_{name}": partial(self._headup, corner)
                for corner, name in zip(Corner, CORNERS, strict=True)
            },
        }

    def _turn_headup(self) -> None:
        self._window.stage.turn_headup()

    def _headup(self, corner: Corner) -> None:
        self._window.stage.put_headup(corner)

    def _doing(self, do: Callable[[PlayerPanel | WallPanel], None]) -> Callable[[], None]:
        return partial(self._do, do)

    def _do(self, do: Callable[[PlayerPanel | WallPanel], None]) -> None:
        do(self._window.stage.speaker)

    def _toggle(self) -> None:
        """Space presses the button that has the focus; elsewhere it plays."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        elif isinstance(focused, QComboBox):
            focused.showPopup()
        else:
            self._window.stage.speaker.drive.toggle()
