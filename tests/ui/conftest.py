"""What tests of the window share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from nvr_desk_ui import theme
from nvr_desk_ui.bridge import Bridge

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.fakes.desk import FakeDesk


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    """No test reads or writes the settings of whoever runs it."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))


@pytest.fixture
def themed(qapp: QApplication) -> theme.Theme:
    """The default look."""
    return theme.apply(qapp, "dark")


@pytest.fixture
def bridge_to(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[FakeDesk], Bridge]]:
    """Makes a bridge that holds a fake desk; closed at the end."""
    made: list[Bridge] = []

    def make(desk: FakeDesk) -> Bridge:
        bridge = Bridge(lambda _path: desk)  # type: ignore[arg-type,return-value]
        made.append(bridge)
        with qtbot.waitSignal(bridge.opened):
            bridge.open_workspace(tmp_path)
        return bridge

    yield make
    for bridge in made:
        bridge.close()
