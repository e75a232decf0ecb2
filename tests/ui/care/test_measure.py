"""The page that measures this station, with programs that play the command line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from nvr_desk_ui.care.measure import MeasureDialog
from nvr_desk_ui.care.station_run import StationRun

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

ANSWER = {
    "met": 1,
    "judged": 2,
    "beside": ["two cores", "a quick disk"],
    "rows": [
        {"what": "a step, ms", "measured": "p95 3.00", "bound": "≤ 4", "verdict": "met"},
        {"what": "a leap, ms", "measured": "p95 9.00", "bound": "≤ 8", "verdict": "missed"},
        {"what": "lanes", "measured": "3", "bound": "", "verdict": ""},
    ],
}
GOOD = f"""
import sys
print("asked for", *sys.argv[1:], file=sys.stderr, flush=True)
print({json.dumps(ANSWER)!r})
"""
BAD = "import sys; sys.exit('the disk is full')"
LONG = """
import pathlib, signal, sys, time
def end(*_):
    pathlib.Path(sys.argv[0] + ".cleared").touch()
    sys.exit(1)
signal.signal(signal.SIGTERM, end)
print("measuring at length", file=sys.stderr, flush=True)
time.sleep(600)
"""


@pytest.fixture
def parent(qtbot: QtBot, themed: Theme) -> QWidget:
    """Something for the page to lie over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


class Player:
    """Makes pages whose command line is a script."""

    def __init__(self, parent: QWidget, folder: Path) -> None:
        self._parent, self._folder = parent, folder
        self.script = folder / "played.py"
        self.runs: list[StationRun] = []

    def page(self, text: str) -> MeasureDialog:
        """A page that is open."""
        self.script.write_text(text, encoding="utf-8")
        run = StationRun((sys.executable, str(self.script)), self._parent)
        self.runs.append(run)
        page = MeasureDialog(self._parent, self._folder / "w", run)
        page.open()
        return page


@pytest.fixture
def play(parent: QWidget, tmp_path: Path) -> Player:
    """The maker of pages."""
    return Player(parent, tmp_path)


def test_that_figures_are_rows_with_their_verdict(qtbot: QtBot, play: Player) -> None:
    page = play.page(GOOD)
    page.choice.setCurrentIndex(1)
    page.full.setChecked(True)
    heard: list[str] = []
    page.run.line.connect(heard.append)
    page.go.click()
    assert not page.go.isEnabled()
    assert page.halt.isEnabled()
    qtbot.waitUntil(page.go.isEnabled)
    rows = [page.list.topLevelItem(at) for at in range(page.list.topLevelItemCount())]
    told = [[row.text(place) for place in range(4)] for row in rows if row is not None]
    assert told == [
        ["met", "≤ 4", "a step, ms", "p95 3.00"],
        ["missed", "≤ 8", "a leap, ms", "p95 9.00"],
        ["", "", "lanes", "3"],
    ]
    assert page.notice.text() == "1 of 2 bounds met. two cores; a quick disk"
    assert page.notice.property("tone") == "warn"
    assert "bench db" in heard[-1]
    assert heard[-1].endswith("--full")
    assert str(play.script.parent / "w") in heard[-1]


def test_that_a_bench_that_fails_says_why(qtbot: QtBot, play: Player) -> None:
    page = play.page(BAD)
    page.go.click()
    qtbot.waitUntil(page.go.isEnabled)
    assert page.notice.text() == "Nothing was measured: the disk is full"
    assert not page.halt.isEnabled()


def test_that_a_program_that_is_not_there_is_told(qtbot: QtBot, play: Player) -> None:
    page = play.page(GOOD)
    page.run.deleteLater()
    run = StationRun((str(play.script.parent / "nothing"),), page)
    run.failed.connect(page.notice.setText)
    run.start("ui", play.script.parent)
    qtbot.waitUntil(lambda: "could not be started" in page.notice.text())
    assert not run.running


def test_that_stop_lets_it_clear_away_what_it_made(qtbot: QtBot, play: Player) -> None:
    page = play.page(LONG)
    page.go.click()
    qtbot.waitUntil(lambda: page.notice.text() == "measuring at length")
    page.halt.click()
    qtbot.waitUntil(page.go.isEnabled)
    assert page.notice.text() == "Stopped. What was measured so far is gone."
    assert play.script.with_name("played.py.cleared").exists()


def test_that_closing_the_page_stops_it_without_waiting(qtbot: QtBot, play: Player) -> None:
    page = play.page(LONG)
    page.go.click()
    qtbot.waitUntil(lambda: page.notice.text() == "measuring at length")
    run = play.runs[0]
    ended: list[bool] = []
    run.stopped.connect(lambda: ended.append(True))
    page.close()
    assert not ended  # the loop goes on; it ends by itself
    qtbot.waitUntil(lambda: bool(ended))
    assert play.script.with_name("played.py.cleared").exists()


def test_that_the_end_of_the_program_waits_for_it(qtbot: QtBot, play: Player) -> None:
    page = play.page(LONG)
    page.go.click()
    qtbot.waitUntil(lambda: page.notice.text() == "measuring at length")
    page.run.close()
    assert not page.run.running
    assert play.script.with_name("played.py.cleared").exists()
