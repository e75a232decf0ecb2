"""Weeks follow each other, and what is due is said in days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from nvr_desk.records.supervise import Review
from nvr_desk.supervise.periods import due, next_period

MONDAY = datetime(2026, 11, 16, tzinfo=UTC)
WEEK = timedelta(days=7)


def _review(start: datetime = MONDAY, *, undecided: int = 0) -> Review:
    return Review(
        id=1,
        start=start,
        end=start + WEEK,
        due=start + 2 * WEEK,
        share=0.05,
        seed="s",
        last_entry=9,
        made=start + WEEK,
        items=3,
        undecided=undecided,
    )


def test_that_the_first_week_begins_on_the_monday_before_the_first_entry() -> None:
    assert next_period(None, MONDAY + timedelta(days=3), 7) == (MONDAY, MONDAY + WEEK)


def test_that_weeks_without_entries_are_left_out() -> None:
    first = MONDAY + 4 * WEEK + timedelta(hours=1)
    assert next_period(_review(), first, 7) == (MONDAY + 4 * WEEK, MONDAY + 5 * WEEK)


def test_that_an_entry_of_a_clock_set_back_falls_into_the_next_period() -> None:
    before = _review()
    assert next_period(before, before.start, 7) == (before.end, before.end + WEEK)


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (MONDAY + WEEK, "review due in 7 days"),
        (MONDAY + 2 * WEEK - timedelta(hours=1), "review due today"),
        (MONDAY + 2 * WEEK, "REVIEW OVERDUE by 0 days"),
        (MONDAY + 3 * WEEK, "REVIEW OVERDUE by 7 days"),
    ],
)
def test_that_a_status_line_says_when(now: datetime, sentence: str) -> None:
    told = due([_review(undecided=2)], None, 7, now)
    assert (told.sentence, told.items) == (sentence, 2)


def test_that_a_period_that_was_never_drawn_up_is_due_too() -> None:
    pending = (MONDAY, MONDAY + WEEK)
    assert due([], pending, 7, MONDAY + WEEK).reviews == 1
    assert due([], pending, 7, MONDAY + 3 * WEEK).overdue == 1
    assert due([], pending, 7, MONDAY).reviews == 0


def test_that_nothing_is_due_where_nothing_waits() -> None:
    assert due([], None, 7, MONDAY).sentence == "no review waits"
