"""Wall times with their zone: twice, never, or once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.errors import RepeatedHourError, UsageError
from nvr_desk.policy.clocks import instant_of, shown_to, wall_time
from nvr_desk.timecode import local_text

ZONES = st.sampled_from(["America/Denver", "Europe/Berlin", "Australia/Lord_Howe", "UTC"])
INSTANTS = st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)


@given(INSTANTS, ZONES)
def test_that_every_instant_is_found_again_by_what_the_wall_showed(at: datetime, zone: str) -> None:
    wall = wall_time(local_text(at, zone)[:19])
    try:
        assert instant_of(wall, zone) == at
    except RepeatedHourError:
        both = [instant_of(wall, zone, which) for which in ("first", "second")]
        assert at in both
        assert timedelta(0) < both[1] - both[0] <= timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "micros"),
    [("2026-11-19 22:14", 0), ("2026-11-19T22:14:00.5", 500_000), (" 2026-11-19 22:14:00 ", 0)],
)
def test_that_a_wall_time_is_read_as_people_write_it(text: str, micros: int) -> None:
    assert wall_time(text) == datetime(2026, 11, 19, 22, 14, 0, micros)  # noqa: DTZ001


@pytest.mark.parametrize(
    "text", ["", "22:14", "2026-13-01 00:00", "2026-11-19 25:00", "19.11.2026"]
)
def test_that_what_is_no_wall_time_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        wall_time(text)


@pytest.mark.parametrize(
    ("text", "unit_s"), [("2026-11-19 22:14", 60), ("2026-11-19 22:14:00", 1), ("no time", 1)]
)
def test_that_a_time_without_seconds_is_one_of_minutes(text: str, unit_s: float) -> None:
    assert shown_to(text) == unit_s


@pytest.mark.parametrize("which", ["", "both", "third"])
def test_that_only_the_first_or_the_second_is_chosen(which: str) -> None:
    with pytest.raises(UsageError):
        instant_of(datetime(2026, 11, 1, 1, 30), "America/Denver", which)  # noqa: DTZ001
