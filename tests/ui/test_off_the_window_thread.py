"""The window's own thread never waits for the database or the log: looked at over a real tour."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.desk import create_workspace, open_desk
from nvr_desk.media.session import PlayerSession
from nvr_desk.store.unit import Store
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.main_window import MainWindow

from tests.fakes.desk import CASE
from tests.fakes.small_clips import base_clip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

WORDS = "find the vehicle that left the scene"
DOORS = ("unit", "read", "bookkeeping")
"""Every way to the database."""


class Watch:
    """Notes each door of the store that the given thread goes through, and how many others did."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._thread = threading.get_ident()
        self.here: list[str] = []
        self.elsewhere = 0
        for name in DOORS:
            monkeypatch.setattr(Store, name, self._watched(name, getattr(Store, name)))

    def _watched(self, name: str, door: Callable[..., Any]) -> Callable[..., Any]:
        def through(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as it is called
            if threading.get_ident() == self._thread:
                self.here.append(name)
            else:
                self.elsewhere += 1
            return door(*given, **named)

        return through


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A case with one clip that a resident agreed to share."""
    folder = tmp_path / "shipment"
    folder.mkdir()
    (folder / "porch.mp4").write_bytes(base_clip())
    root = create_workspace(tmp_path / "ws")
    with open_desk(root) as desk:
        desk.cases.new(CASE, offence="13A", zone="America/Denver")
        desk.cases.use_purpose(CASE, WORDS)
        desk.intake.ingest(folder, CASE, statement="agreed at the door")
    return root


def test_that_the_watch_sees_a_call_on_its_thread(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = Watch(monkeypatch)
    with open_desk(workspace) as desk:
        desk.clips.listing(CASE)
    assert {"unit", "read"} <= set(watch.here)


@pytest.mark.slow
def test_that_no_call_of_a_tour_reaches_the_database_on_the_window_thread(
    qtbot: QtBot, themed: Theme, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nvr_desk_ui.status_bar._fence_parts", lambda: {"tcp": True})
    watch = Watch(monkeypatch)
    window = MainWindow(Bridge(open_desk), PlayerSession)
    qtbot.addWidget(window)
    window.show()
    window.open_workspace(workspace)
    qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == 1, timeout=20_000)
    form = window.commands._purpose_form
    assert form is not None
    form.words.setPlainText(WORDS)
    form.button.click()
    qtbot.waitUntil(lambda: window.session.purpose is not None, timeout=20_000)
    window.selection.choose_delivery(window.deliveries.model.row(0).delivery.id)
    canvas = window.player.canvas
    qtbot.waitUntil(lambda: canvas.shot is not None, timeout=20_000)
    window.close()
    assert watch.here == []
    assert watch.elsewhere > 10
