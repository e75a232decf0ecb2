"""The real player with its keys, over a fake desk and real clips, outside the whole window."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from nvr_desk.desk.view import OpenMedia
from nvr_desk.media.session import PlayerSession
from nvr_desk_ui.actions import ActionTable
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.menus import play
from nvr_desk_ui.player.commands import PlayCommands
from nvr_desk_ui.player.panel import PlayerPanel
from nvr_desk_ui.selection import SelectionModel

from tests.fakes.desk import CASE, FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk.records.media import Survey
    from nvr_desk_ui.player.shots import Pictures

PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class StagedClip:
    """A clip with its survey."""

    path: Path
    survey: Survey


class PlayerStage:
    """A window that holds a player and nothing else; close it."""

    def __init__(
        self,
        clips: list[StagedClip],
        session: Callable[[], Pictures] = PlayerSession,
        size: tuple[int, int] = (960, 700),
    ) -> None:
        self.rows = [_row(number, clip.survey) for number, clip in enumerate(clips, 1)]
        self.desk = FakeDesk(self.rows)
        for row, clip in zip(self.rows, clips, strict=True):
            self.desk.view.media_of[row.delivery.id] = OpenMedia(
                clip.path,
                row.clip,
                clip.survey.pts,
                clip.survey.keys,
                clip.survey.places,
            )
        self.bridge = Bridge(lambda _path: self.desk)  # type: ignore[arg-type,return-value]
        self.selection = SelectionModel()
        by_id = {row.delivery.id: row for row in self.rows}
        self.player = PlayerPanel(self.bridge, self.selection, session, by_id.get)
        self.window = QMainWindow()
        host: Any = SimpleNamespace(stage=SimpleNamespace(speaker=self.player))
        callbacks: dict[str, Callable[[], None]] = {one.id: _nothing for one in play.COMMANDS}
        callbacks |= PlayCommands(host).table()
        self.player.build(ActionTable(self.window, callbacks, play.COMMANDS))
        self.window.setCentralWidget(self.player)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        ready: list[object] = []
        self.bridge.opened.connect(ready.append)
        self.bridge.open_workspace(Path())
        self.until(lambda: bool(ready))
        self.player.use_case(CASE, "America/Denver")

    def choose(self, number: int) -> None:
        """Open a clip and wait for its first picture."""
        self.selection.choose_delivery(self.rows[number].delivery.id)
        self.until(lambda: self.player.canvas.shot is not None)
        self.player.canvas.setFocus()

    def until(self, condition: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
        """Let the window live until something is so.

        Raises:
            TimeoutError: it never was.
        """
        end = time.monotonic() + patience_s
        while not condition():
            if time.monotonic() > end:
                message = f"still not so after {patience_s:g} s: {self.player.canvas.lines}"
                raise TimeoutError(message)
            QTest.qWait(1)

    def live(self, seconds: float) -> None:
        """Let the window live for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QTest.qWait(1)

    def close(self) -> None:
        """End player, bridge and window."""
        self.player.shutdown()
        self.bridge.close()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _row(number: int, survey: Survey) -> DeliveryRow:
    row = delivery_row(number)
    return replace(row, clip=replace(row.clip, facts=survey.facts))


def _nothing() -> None:
    pass
