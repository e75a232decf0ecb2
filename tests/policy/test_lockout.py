"""When five failures lock, whatever is done to the clock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from nvr_desk.policy.lockout import Moment, idle_s, locked_out, still_counting

from tests.fakes.clock import START


def _at(wall_s: float, mono_s: float | None = None, boot: str = "a") -> Moment:
    return Moment(START + timedelta(seconds=wall_s), wall_s if mono_s is None else mono_s, boot)


def test_that_the_fifth_failure_within_a_quarter_of_an_hour_locks_and_the_fourth_does_not() -> None:
    near = [_at(s) for s in (0, 1, 2, 3, 900)]
    assert locked_out(near)
    assert not locked_out(near[:4])
    assert not locked_out([_at(s) for s in (0, 1, 2, 3, 901)])


def test_that_time_alone_unlocks_nothing() -> None:
    burst = [_at(s) for s in range(5)]
    assert locked_out([*burst, _at(90_000)])
    assert still_counting(burst, _at(90_000)) == burst


@pytest.mark.parametrize("wall", [-7200, 7200])
def test_that_a_clock_set_in_between_changes_nothing_within_a_boot(wall: float) -> None:
    assert locked_out([_at(0, 0), _at(1, 1), _at(2, 2), _at(3, 3), _at(wall, 4)])


def test_that_a_clock_set_back_over_a_restart_counts_as_no_time() -> None:
    before = [_at(s) for s in range(4)]
    assert locked_out([*before, _at(-86_400, 5, "b")])
    assert not locked_out([*before, _at(86_400, 5, "b")])


def test_that_old_failures_count_no_more() -> None:
    old = [_at(s) for s in range(4)]
    assert still_counting(old, _at(2_000)) == []
    assert still_counting(old, _at(901)) == old[1:]


def test_that_idleness_counts_by_the_clock_that_says_more() -> None:
    assert idle_s(_at(0, 0), _at(-500, 60)) == 60
    assert idle_s(_at(0, 0), _at(3_600, 60)) == 3_600, "it slept"
    assert idle_s(_at(0, 0), _at(1, 1, "b")) == float("inf")
