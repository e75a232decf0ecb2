"""Marks lie on pictures: the one that is on screen at an instant, whatever the clip's times are."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.errors import UsageError
from nvr_desk.policy.marks import MAX_NOTE_CHARS, checked_level, checked_note, picture_at
from nvr_desk.records.mark import MarkLevel

from tests.fakes.stocked import facts

BASES = st.sampled_from([Fraction(1, 90_000), Fraction(1, 1000), Fraction(1001, 30_000)])


@given(
    st.lists(st.integers(0, 9_000), min_size=1, max_size=40),
    st.integers(-10_000, 10_000_000),
    BASES,
    st.data(),
)
def test_that_the_seconds_of_any_picture_lead_back_to_it(
    steps: list[int], first: int, base: Fraction, data: st.DataObject
) -> None:
    pts = first + np.cumsum(np.array(steps, np.int64))
    start, length = float(int(pts[0]) * base), float(int(pts[-1] - pts[0]) * base)
    known = facts(length, start_s=start, time_base=base)
    wanted = int(data.draw(st.sampled_from(list(pts))))
    assert picture_at(float(wanted * base), pts, known) == (wanted, float(wanted * base))


def test_that_between_pictures_the_earlier_one_is_on_screen() -> None:
    pts = np.array([0, 9_000, 9_000, 45_000], np.int64)
    known = facts(0.6)
    assert picture_at(0.45, pts, known)[0] == 9_000
    assert picture_at(0.55, pts, known)[0] == 45_000


@pytest.mark.parametrize("seconds", [-0.01, 0.7, 99.0])
def test_that_outside_of_the_clip_there_is_no_picture(seconds: float) -> None:
    with pytest.raises(UsageError, match="outside of the clip"):
        picture_at(seconds, np.array([0, 45_000], np.int64), facts(0.6))


def test_that_a_clip_without_pictures_has_none() -> None:
    with pytest.raises(UsageError):
        picture_at(0.0, np.empty(0, np.int64), facts(0.0))


def test_that_notes_are_bounded_and_levels_known() -> None:
    assert checked_note("  a bag \n") == "a bag"
    assert checked_level("key") is MarkLevel.KEY
    with pytest.raises(UsageError):
        checked_note("x" * (MAX_NOTE_CHARS + 1))
    with pytest.raises(UsageError):
        checked_level("urgent")
