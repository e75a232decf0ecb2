from __future__ import annotations

from dataclasses import replace

import pytest

from nvr_desk.records.job import Job, JobKind, JobState, JobWish
from nvr_desk_ui.presenters import jobs

from tests.fakes.desk import CASE, START

JOB = Job(
    7, JobKind.INGEST, CASE, JobState.RUNNING, JobWish.RUN, {"path": "/srv/in/street.zip"}, START,
    START, None, 1, "host:1", None, 12, 40, 11, 1, 0, "", 9.0, 3.2,
)  # fmt: skip


def test_that_a_running_job_says_how_far_how_fast_and_when_ready() -> None:
    assert jobs.title(JOB) == "Take in street.zip"
    assert jobs.progress_text(JOB) == "12 of 40 · 1 failed · 3.2/s · ready in 9 s"


def test_that_a_slow_job_is_counted_by_the_minute() -> None:
    assert jobs.rate_text(0.05) == "3.0/min"


def test_that_a_wish_not_yet_obeyed_shows() -> None:
    assert jobs.badge(replace(JOB, wish=JobWish.CANCEL)).word == "Cancelling"
    assert jobs.badge(replace(JOB, wish=JobWish.PAUSE)).word == "Pausing"


@pytest.mark.parametrize(
    ("changes", "possible"),
    [
        ({}, {"pause", "cancel"}),
        ({"state": JobState.PAUSED, "wish": JobWish.PAUSE}, {"resume", "cancel"}),
        ({"wish": JobWish.CANCEL}, {"pause"}),
        ({"state": JobState.FAILED}, {"retry"}),
        ({"state": JobState.DONE}, {"retry"}),
        ({"state": JobState.DONE, "failed": 0}, set()),
        ({"state": JobState.CANCELLED}, {"retry"}),
    ],
)
def test_that_only_what_makes_sense_is_offered(
    changes: dict[str, object], possible: set[str]
) -> None:
    assert jobs.may(replace(JOB, **changes)) == possible  # type: ignore[arg-type]


def test_that_a_detection_is_told_by_its_profile() -> None:
    job = replace(JOB, kind=JobKind.DETECT, params={"profile": "exact", "weights": None})
    assert jobs.title(job) == "Find persons and vehicles: exact"
