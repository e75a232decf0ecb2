from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk_ui.timeline.axis import axis, wall

DENVER = ZoneInfo("America/Denver")


def seconds(*parts: int, zone: ZoneInfo = DENVER, fold: int = 0) -> float:
    return datetime(*parts, tzinfo=zone, fold=fold).timestamp()  # type: ignore[misc, arg-type]


def labels(left: float, right: float, width: float = 1200) -> list[str]:
    return [t.label for t in axis(left, right, width, "America/Denver").ticks]


def test_that_the_night_the_clocks_go_back_shows_one_o_clock_twice() -> None:
    left, right = seconds(2026, 11, 1), seconds(2026, 11, 1, 6)
    made = axis(left, right, 600, "America/Denver")
    found = [t.label for t in made.ticks]
    assert found == ["Sun 1 Nov", "01:00 MDT", "01:00 MST", "02:00", "03:00", "04:00", "05:00",
                     "06:00"]  # fmt: skip
    gaps = {round(b.instant - a.instant) for a, b in zip(made.ticks, made.ticks[1:], strict=False)}
    assert gaps == {3600}


def test_that_the_night_the_clocks_go_forward_has_no_two_o_clock() -> None:
    found = labels(seconds(2026, 3, 8), seconds(2026, 3, 8, 6), 500)
    assert found == ["Sun 8 Mar", "01:00", "03:00", "04:00", "05:00", "06:00"]


def test_that_quarter_hours_stay_on_the_quarter_across_a_change() -> None:
    left, right = seconds(2026, 11, 1, 0, 50), seconds(2026, 11, 1, 2, 20)
    for tick in axis(left, right, 600, "America/Denver").ticks:
        local = datetime.fromtimestamp(tick.instant, DENVER)
        assert local.minute % 5 == 0
        assert local.second == 0


def test_that_half_hours_that_come_twice_are_told_apart() -> None:
    found = labels(seconds(2026, 11, 1), seconds(2026, 11, 1, 4), 1200)
    for label in ("01:00 MDT", "01:30 MDT", "01:00 MST", "01:30 MST"):
        assert found.count(label) == 1


def test_that_days_begin_at_midnight_on_both_sides_of_a_change() -> None:
    made = axis(seconds(2026, 10, 28), seconds(2026, 11, 6), 1200, "America/Denver")
    locals_ = [datetime.fromtimestamp(t.instant, DENVER) for t in made.ticks]
    assert {(d.hour, d.minute) for d in locals_} <= {(0, 0), (12, 0)}
    assert len([d for d in locals_ if d.hour == 0]) == 10


def test_that_the_axis_says_which_clock_is_read() -> None:
    winter = axis(seconds(2026, 12, 1), seconds(2026, 12, 2), 800, "America/Denver")
    assert winter.zone == "America/Denver (MST, UTC−07:00)"
    change = axis(seconds(2026, 10, 31), seconds(2026, 11, 2), 800, "America/Denver")
    assert change.zone == "America/Denver (MDT, UTC−06:00 → MST, UTC−07:00)"
    assert axis(0, 60, 800, None).zone == "UTC"
    assert "unknown" in axis(0, 60, 800, "Mars/Olympus").zone


def test_that_a_zone_where_midnight_is_missing_still_gets_its_day() -> None:
    # In Beirut the clocks went from 00:00 to 01:00 on 31 March 2024.
    zone = ZoneInfo("Asia/Beirut")
    left = seconds(2024, 3, 29, zone=zone)
    made = axis(left, left + 5 * 86400, 500, "Asia/Beirut")
    days = [datetime.fromtimestamp(t.instant, zone) for t in made.ticks]
    assert [d.day for d in days] == [29, 30, 31, 1, 2, 3]
    assert days[2].hour == 1


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (0.05, "s"), (2.0, "s"), (60.0, ":"), (3600.0, ":"), (86400.0, ":"),
        (30 * 86400.0, "Nov"), (500 * 86400.0, "202"), (40 * 365 * 86400.0, "20"),
    ],
)  # fmt: skip
def test_that_ticks_adapt_from_years_to_milliseconds(span: float, expected: str) -> None:
    left = seconds(2026, 11, 19, 22, 14)
    found = labels(left, left + span)
    assert 3 <= len(found) <= 20
    assert any(expected in label for label in found)


@given(
    left=st.floats(-2e9, 4e9), span=st.floats(0.05, 60 * 366 * 86400.0),
    width=st.integers(300, 4000),
    zone=st.sampled_from([None, "America/Denver", "America/Chicago", "Asia/Kathmandu",
                          "Australia/Lord_Howe"]),
)  # fmt: skip
def test_that_ticks_are_inside_in_order_and_apart(
    left: float, span: float, width: int, zone: str | None
) -> None:
    made = axis(left, left + span, width, zone)
    instants = [t.instant for t in made.ticks]
    assert instants == sorted(instants)
    assert all(left - 1e-3 <= i <= left + span + 1e-3 for i in instants)
    assert len(instants) <= width / 74 * 1.6 + 3


def test_that_two_zones_read_the_same_instant_differently() -> None:
    instant = datetime(2026, 11, 20, 5, 14, 3, 250_000, tzinfo=UTC).timestamp()
    assert wall(instant, "America/Denver", digits=3) == "2026-11-19 22:14:03.250 MST"
    assert wall(instant, "America/Chicago") == "2026-11-19 23:14:03 CST"
    assert wall(instant, None) == "2026-11-20 05:14:03 UTC"
