"""When the log cannot be written, the window says so and shows nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import LogUnavailableError, StoreError
from nvr_desk.records.log_health import LogHealth
from nvr_desk_ui.supervise.banner import LOOK_MS, LogBanner

from tests.fakes.desk import START, FakeDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme

    from tests.desk.conftest import House

FULL = LogHealth(ok=False, why="the disk is full", remedy="Make room on the disk", since=START)


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def banner(qtbot: QtBot, themed: Theme, heard: list[str]) -> Callable[[Bridge], LogBanner]:
    def make(bridge: Bridge) -> LogBanner:
        made = LogBanner(bridge)
        qtbot.addWidget(made)
        made.down.connect(lambda health: heard.append(health.why))
        made.up.connect(lambda: heard.append("up"))
        made.start()
        return made

    return make


def test_that_the_window_looks_at_least_twice_a_second() -> None:
    assert LOOK_MS <= 500


def test_that_trouble_is_said_once_with_its_remedy_and_its_end_too(
    qtbot: QtBot,
    banner: Callable[[Bridge], LogBanner],
    bridge_to: Callable[[FakeDesk], Bridge],
    heard: list[str],
) -> None:
    desk = FakeDesk()
    shown = banner(bridge_to(desk))
    qtbot.waitUntil(lambda: not shown.isVisible() and not shown.is_down)
    desk.health = FULL
    qtbot.waitUntil(lambda: shown.is_down)
    assert shown.isVisible()
    assert "THE LOG CANNOT BE WRITTEN (since 05:14:03 UTC). The disk is full" in shown.words.text()
    assert "Make room on the disk" in shown.accessibleName()
    desk.health = replace(FULL, why="the file is gone")
    qtbot.waitUntil(lambda: "The file is gone" in shown.words.text())
    desk.health = LogHealth(ok=True)
    qtbot.waitUntil(lambda: heard == ["the disk is full", "up"])
    assert not shown.isVisible()
    shown.stop()


def test_that_a_busy_lane_does_not_delay_it(
    qtbot: QtBot, banner: Callable[[Bridge], LogBanner], bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk()
    bridge = bridge_to(desk)
    desk.view.gate.clear()
    bridge.ask(lambda _desk: desk.view.gate.wait(20))
    bridge.hold()
    shown = banner(bridge)
    desk.health = FULL
    qtbot.waitUntil(lambda: shown.is_down)
    desk.view.gate.set()
    shown.stop()


def test_that_a_desk_that_cannot_be_asked_counts_as_trouble(
    qtbot: QtBot,
    banner: Callable[[Bridge], LogBanner],
    bridge_to: Callable[[FakeDesk], Bridge],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lost(_desk: FakeDesk) -> LogHealth:
        raise StoreError("the database cannot serve")

    monkeypatch.setattr(FakeDesk, "log_state", lost)
    shown = banner(bridge_to(FakeDesk()))
    qtbot.waitUntil(lambda: "The database cannot serve" in shown.words.text())
    shown.stop()


def test_that_the_real_desk_says_when_its_file_was_taken_away(
    qtbot: QtBot, banner: Callable[[Bridge], LogBanner], bridge: Bridge, house: House
) -> None:
    shown = banner(bridge)
    file = house.root / "index.sqlite"
    away = file.rename(house.root / "away.sqlite")
    qtbot.waitUntil(lambda: shown.is_down)
    assert "index.sqlite is gone" in shown.words.text()
    with pytest.raises(LogUnavailableError):
        house.desk.clips.listing("26-004417")
    away.rename(file)
    qtbot.waitUntil(lambda: not shown.is_down)
    shown.stop()
