"""The parts of the bench of the window in sizes of seconds, over the real window."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtTest import QTest

from nvr_desk.desk.bench import __main__ as engine
from nvr_desk.upkeep.bench import child
from nvr_desk.upkeep.bench.asked import Asked
from nvr_desk.upkeep.bench.big_rows import CASE
from nvr_desk.upkeep.bench.corpus import make_corpus
from nvr_desk.upkeep.bench.rows import UNMEASURED, rows
from nvr_desk_ui.bench import gallery, living, player, stall, start, timeline
from nvr_desk_ui.bench import map as maps
from nvr_desk_ui.bench.parts import PARTS, measure
from nvr_desk_ui.bench.room import window_on
from nvr_desk_ui.timeline.render import Order, Painted, render

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

SMALL = (160, 96)
TRIES = 6


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench")
    engine.big_case(Asked(folder / "big", folder, deliveries=60, tracks=900))
    return folder / "big"


@pytest.fixture
def asked(case: Path, tmp_path: Path) -> Asked:
    return Asked(case, tmp_path, tries=TRIES, play_s=1.0, clips=2, detect_s=2.0, starts=1)


def test_that_the_timeline_is_measured_at_its_size_with_as_many_tries_as_asked(
    qtbot: QtBot, themed: Theme, asked: Asked
) -> None:
    report: dict[str, Any] = {}
    timeline.run(report, asked)
    assert (report["deliveries"], report["appearances"] > 800) == (60, True)
    for name in ("picture_ms", "blit_ms"):
        assert report[name]["tries"] == TRIES
        assert report[name]["p95"] > 0
    assert 0 < report["step_ms"]["tries"] <= TRIES


def test_that_a_picture_of_the_timeline_is_of_the_size_of_the_bound(
    qtbot: QtBot, themed: Theme, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: set[tuple[int, int]] = set()
    real = render

    def measured(order: Order) -> Painted:
        painted = real(order)
        sizes.add((painted.lanes.width(), painted.lanes.height()))
        return painted

    monkeypatch.setattr(timeline, "render", measured)
    timeline.run({}, asked)
    assert sizes == {(1920, 400)}


def test_that_the_map_is_panned_and_painted_anew(qtbot: QtBot, themed: Theme) -> None:
    widget = maps.widget_of((640, 400), 60, 3000)
    moved, painted = maps.pans(widget, 4), maps.redraws(widget, 4)
    widget.close()
    assert len(moved) == len(painted) == 4
    assert all(took > 0 for took in moved + painted)


def test_that_the_gallery_is_measured_in_the_real_window(
    qtbot: QtBot, themed: Theme, asked: Asked
) -> None:
    report: dict[str, Any] = {}
    gallery.run(report, asked)
    assert report["appearances listed"] > 0
    for name in ("first_page_ms", "scroll_ms", "jump_ms"):
        assert report[name]["tries"] == TRIES
    assert report["first_page_ms"]["p95"] > 0


def test_that_keys_of_the_player_are_timed_to_the_right_picture(
    qtbot: QtBot, themed: Theme, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player, "FULL_HD", SMALL)
    monkeypatch.setattr(player, "_GROUPS", {player.SHORT: 2, player.LONG: 2})
    monkeypatch.setattr(player, "_prepare", partial(player._prepare, size=SMALL))
    report: dict[str, Any] = {}
    player.run(report, asked)
    for name in ("cached_ms", "cold_short_ms", "cold_long_first_ms", "cold_long_ms_a_picture"):
        assert report[name]["tries"] == TRIES
        assert report[name]["p95"] > 0
    assert report["dropped_at_1x_percent"]["due"] > 5
    assert set(report["dropped_going_back_percent"]) == {"short groups", "long groups"}
    assert not [row for row in rows({"player": report}) if row.verdict == UNMEASURED]


def test_that_a_key_the_player_does_not_hear_is_no_figure(
    qtbot: QtBot, themed: Theme, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player, "_GROUPS", {player.SHORT: 1, player.LONG: 1})
    root = player._prepare(asked.folder, SMALL)
    window = window_on(root, player._CASE, player._WORDS, asked.folder)
    seat = player.Seat(window)
    seat.choose(player.SHORT)
    monkeypatch.setattr(player, "until", partial(living.until, patience_s=0.3))
    monkeypatch.setattr(QTest, "keyClick", lambda *_: None)
    with pytest.raises(TimeoutError):
        seat.cached(1)
    window.close()


@pytest.mark.slow
def test_that_a_start_is_counted_from_before_the_process(asked: Asked) -> None:
    report: dict[str, Any] = {}
    start.run(report, asked)
    usable = report["usable_s"]
    assert 0 < usable["window on screen"] <= usable["value"] <= usable["all drawn"] + 0.01
    assert (usable["starts"], usable["deliveries"]) == (1, 60)
    assert report["rss_mib"]["value"] > 50


@pytest.mark.slow
def test_that_the_loop_is_watched_beside_ingest_and_detection(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stall, "make_corpus", partial(make_corpus, size=SMALL, seconds=1.0))
    report: dict[str, Any] = {}
    stall.run(report, asked)
    found = report["event_loop_ms"]
    assert found["clips"] == 2
    assert found["value"] >= found["p95 of ticks"]


def test_that_a_part_that_fails_is_named_and_the_others_go_on(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = os.pathsep.join((str(ROOT), str(ROOT / "ui")))
    monkeypatch.setenv("PYTHONPATH", path)
    told: list[str] = []
    monkeypatch.setattr(child, "tell", told.append)
    waits = iter((None, "the machine was not quiet"))
    parts = {"nothing": "nvr_desk_ui.bench.nothing", "search": PARTS["search"]}
    found = measure(parts, asked, quiet=lambda _: next(waits))
    assert "nothing" in found["nothing"]["failed"][0]
    assert "warning" not in found["nothing"]
    assert found["search"]["by class, ms"]["tries"] == TRIES
    assert found["search"]["warning"] == "the machine was not quiet"
    assert told == ["1 of 2  nothing", "2 of 2  search"]
    assert rows(found)[0].verdict == UNMEASURED


def test_that_settings_of_who_sits_here_are_left_alone(
    qtbot: QtBot, themed: Theme, asked: Asked
) -> None:
    window = window_on(asked.big, CASE, ("bench", "2399"), asked.folder)
    window.close()
    assert list((asked.folder / "settings").rglob("*.ini")) or list(
        (asked.folder / "settings").rglob("*.conf")
    )
