from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from nvr_desk.records.job import Job, JobKind, JobState, JobWish
from nvr_desk_ui.jobs.forms import default_text
from nvr_desk_ui.jobs.panel import _JobRow
from nvr_desk_ui.presenters import jobs
from nvr_desk_ui.widgets.elided import Elided

from tests.fakes.desk import CASE, START

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme


def test_that_a_long_message_gives_way_and_is_told_by_the_tooltip(
    qtbot: QtBot, themed: Theme
) -> None:
    long = "18.0 s of footage, ready in 2 h 13 min, ch01_20251114231204.mp4: 2 appearances " * 3
    made = Elided("Muted", Qt.AlignmentFlag.AlignRight)
    qtbot.addWidget(made)
    made.say(long)
    assert made.minimumSizeHint().width() < 40
    made.resize(120, 20)
    assert made.toolTip() == long
    picture = made.grab().toImage()
    assert picture.width() == 120
    inks = {picture.pixel(x, y) for x in range(120) for y in range(20)}
    assert len(inks) > 1, "the beginning is painted"


def test_that_a_running_job_shows_its_whole_title_in_a_narrow_dock(
    qtbot: QtBot, themed: Theme
) -> None:
    job = Job(
        7, JobKind.DETECT, CASE, JobState.RUNNING, JobWish.RUN, {"profile": "triage"}, START,
        START, None, 1, "host:1", None, 12, 40, 11, 1, 0, "", 9.0, 3.2,
    )  # fmt: skip
    row = _JobRow(lambda _job, _wish: None)
    qtbot.addWidget(row)
    row.show_job(job)
    row.resize(430, 80)
    row.show()
    assert row._title.text() == jobs.title(job)
    assert row._title.width() >= row._title.sizeHint().width()


def test_that_the_default_of_a_detection_names_what_would_run() -> None:
    assert default_text([], None) == "basic: persons only; no weights installed"
