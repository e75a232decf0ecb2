from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from nvr_desk.records.delivery import TimeClaim
from nvr_desk_ui.player.course import Course
from nvr_desk_ui.player.moments import Lie, Moments, instant_of, long_clock, moments_of, utc_seconds

from tests.fakes.desk import START, delivery_row


def lie(*seconds: float) -> Lie:
    return Lie(Course(np.array(seconds)))


def test_that_a_moment_lies_where_the_claim_says() -> None:
    delivery = delivery_row(1).delivery
    moments = moments_of(delivery, 0.0)
    assert moments is not None
    assert moments.seconds(utc_seconds(START + timedelta(minutes=1, seconds=7.5))) == 7.5


def test_that_offset_and_drift_move_it_both_ways_and_agree_with_the_record() -> None:
    changes = {"offset_s": -90.0, "rate_ppm": 250.0, "anchor_s": 100.0}
    delivery = delivery_row(1, **changes).delivery
    moments = moments_of(delivery, 4.0)
    assert moments is not None
    for seconds in (0.0, 33.25, 3600.0):
        instant = delivery.instant(4.0 + seconds, 4.0)
        assert instant is not None
        assert moments.utc(seconds) == pytest.approx(utc_seconds(instant), abs=2e-6)
        assert moments.seconds(moments.utc(seconds)) == pytest.approx(seconds, abs=2e-6)
    assert moments.utc(3600.0) - moments.utc(0.0) == pytest.approx(3600.9, abs=1e-5)


def test_that_drift_without_an_offset_is_no_correction() -> None:
    delivery = delivery_row(1, rate_ppm=250.0, anchor_s=0.0).delivery
    moments = moments_of(delivery, 0.0)
    assert moments is not None
    assert moments.rate == 0.0


def test_that_a_delivery_without_a_time_has_no_moments() -> None:
    assert moments_of(delivery_row(1, claim=TimeClaim(None)).delivery, 0.0) is None


def test_that_a_clip_without_time_is_laid_so_that_its_place_stays() -> None:
    moved = Moments(0.0, timed=False).moved(3.0, 1_000.0)
    assert moved.seconds(1_000.0) == 3.0
    assert moved.seconds(1_001.5) == 4.5


def test_that_outside_a_clip_there_are_words_and_never_a_picture() -> None:
    clip = lie(0.0, 0.04, 0.08)
    before, after = clip.at(-192.0), clip.at(60.2)
    assert (before.index, before.text) == (None, "begins in 00:03:12")
    assert (after.index, after.text) == (None, "ended 00:01:00 ago")


def test_that_the_last_picture_stays_as_long_as_any_other() -> None:
    clip = lie(0.0, 0.5, 1.0)
    assert clip.at(1.49).index == 2
    assert clip.at(1.51).word == "after"


def test_that_a_gap_in_the_recording_is_said_and_not_bridged_by_its_last_picture() -> None:
    clip = lie(*(at / 25 for at in range(50)), *(60 + at / 25 for at in range(50)))
    assert clip.at(1.97).index == 49
    gap = clip.at(30.0)
    assert (gap.index, gap.text) == (None, "gap, goes on in 00:00:30")
    assert clip.at(60.0).index == 50


def test_that_slow_footage_has_no_gaps_between_its_pictures() -> None:
    clip = lie(*(at * 10.0 for at in range(20)))
    assert [clip.at(at).index for at in (5.0, 9.99, 15.0)] == [0, 0, 1]


def test_that_moments_survive_the_way_there_and_back() -> None:
    assert instant_of(utc_seconds(START)) == START
    assert long_clock(26 * 3600 + 185) == "26:03:05"
