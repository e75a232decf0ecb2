"""What tests of the window share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from nvr_desk_ui import theme
from nvr_desk_ui.bridge import Bridge

PATIENCE_MS = 60_000
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from PySide6.QtWidgets import QApplication

    from tests.fakes.desk import FakeDesk


class PatientBot(QtBot):
    """Waits as long as a machine under load needs; only what never comes fails."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:  # noqa: ANN401
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """In place of the plugin's."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings, or what a crash left, of whoever runs it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state-home"))
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
