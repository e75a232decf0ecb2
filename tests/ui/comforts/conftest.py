"""The whole window on a fake desk, for what ties all of it together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

    from tests.fakes.desk import FakeDesk


class NoPictures:
    """A player worker that has none."""

    def open(self, *_: object) -> None:
        raise OSError("no such file")

    def close(self) -> None:
        """Nothing to end."""


@pytest.fixture
def opened(
    qtbot: QtBot, themed: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[FakeDesk], MainWindow]]:
    """Opens the window on a workspace; closed at the end."""
    monkeypatch.setattr("nvr_desk_ui.status_bar._fence_parts", lambda: {"tcp": True})
    made: list[MainWindow] = []

    def make(desk: FakeDesk) -> MainWindow:
        bridge = Bridge(lambda _path: desk)  # type: ignore[arg-type,return-value]
        window = MainWindow(bridge, NoPictures)  # type: ignore[arg-type]
        made.append(window)
        qtbot.addWidget(window)
        window.show()
        window.open_workspace(tmp_path)
        qtbot.waitUntil(lambda: window.gate.state is not None)
        return window

    yield make
    for window in made:
        window.close()
