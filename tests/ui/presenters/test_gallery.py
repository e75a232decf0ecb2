"""The words of the gallery."""

from __future__ import annotations

import pytest

from nvr_desk.records.day_hours import hours_text, parse_hours
from nvr_desk.records.review_state import ReviewState
from nvr_desk_ui.presenters.gallery import ENOUGH, PAUSE_S, Pace, about, progress


def test_that_nobody_knows_a_pace_before_enough_was_decided() -> None:
    pace = Pace()
    for at in range(ENOUGH):
        pace.decided(1, at * 2.0)
    assert pace.left_s(10) is None
    assert "not known yet" in progress({None: 10, ReviewState.SEEN: ENOUGH}, pace)
    pace.decided(1, ENOUGH * 2.0)
    assert pace.left_s(10) == pytest.approx(20)


def test_that_a_pause_is_no_looking() -> None:
    pace = Pace()
    for at in range(ENOUGH):
        pace.decided(1, at * 2.0)
    pace.decided(1, 10_000)
    assert pace.seconds == pytest.approx((ENOUGH - 1) * 2 + PAUSE_S)


def test_that_progress_reads_like_a_sentence() -> None:
    pace = Pace()
    pace.decided(1, 0.0)
    for at in range(1, 13):
        pace.decided(1, at * 2.7)
    counts = {None: 892, ReviewState.SEEN: 300, ReviewState.RELEVANT: 12}
    assert progress(counts, pace) == "312 of 1,204 seen, about 40 min left"
    assert progress({None: 0, ReviewState.SEEN: 5}, pace) == "5 of 5 seen"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3, "5 s"), (41, "40 s"), (130, "2 min"), (2400, "40 min"), (7000, "1.9 h"), (40000, "11 h")],
)
def test_that_an_estimate_is_no_more_exact_than_it_is(seconds: float, words: str) -> None:
    assert about(seconds) == words


@pytest.mark.parametrize(
    ("text", "hours"),
    [("22:00-04:00", (1320, 240)), ("8-17:30", (480, 1050)), (" 0:00 – 24:00 ", (0, 1440))],
)
def test_that_hours_are_read_as_people_write_them(text: str, hours: tuple[int, int]) -> None:
    assert parse_hours(text) == hours
    assert parse_hours(hours_text(hours)) == hours


@pytest.mark.parametrize("text", ["", "22", "22:00", "25:00-26:00", "8:75-9:00", "a-b"])
def test_that_no_hours_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="hours of the day"):
        parse_hours(text)
