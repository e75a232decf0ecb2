from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk_ui.player import loop
from nvr_desk_ui.player.clock import PlayClock
from nvr_desk_ui.player.course import Course
from nvr_desk_ui.player.transport import FASTEST, Transport

UNEVEN = np.array([0.0, 0.04, 0.04, 0.2, 0.21, 1.0, 1.9])

gaps = st.lists(st.floats(0, 5, allow_nan=False), min_size=1, max_size=60)


@given(gaps, st.floats(-10, 400, allow_nan=False))
def test_that_a_seek_shows_the_last_picture_that_began_by_then(
    steps: list[float], wanted: float
) -> None:
    times = np.cumsum(np.array([0.0, *steps]))
    clip = Transport(times)
    clip.seek(wanted)
    assert times[clip.index] <= max(wanted, 0.0) + 1e-6
    if clip.index + 1 < len(times):
        assert times[clip.index + 1] > wanted - 1e-6


def test_that_steps_stop_at_both_ends() -> None:
    clip = Transport(UNEVEN)
    clip.step(-1)
    assert clip.index == 0
    clip.step(100)
    assert clip.index == len(UNEVEN) - 1


def test_that_equal_pts_are_stepped_one_by_one() -> None:
    clip = Transport(UNEVEN)
    clip.step(1)
    clip.step(1)
    assert (clip.index, clip.seconds) == (2, 0.04)


def test_that_play_follows_the_times_of_the_clip_and_pauses_at_the_end() -> None:
    clip = Transport(UNEVEN)
    clip.toggle(100.0)
    assert clip.tick(100.1)
    assert clip.index == 2
    assert not clip.tick(100.15)
    clip.tick(103.0)
    assert (clip.index, clip.speed) == (len(UNEVEN) - 1, 0.0)


def test_that_play_at_the_end_begins_anew() -> None:
    clip = Transport(UNEVEN)
    clip.jump(len(UNEVEN) - 1)
    clip.toggle(5.0)
    assert clip.index == 0


def test_that_the_shuttle_doubles_and_turns() -> None:
    clip = Transport(np.arange(1000.0))
    clip.jump(500)
    speeds = []
    for _ in range(8):
        clip.shuttle(1, 0.0)
        speeds.append(clip.speed)
    assert speeds == [1, 2, 4, 8, 16, 32, FASTEST, FASTEST]
    clip.shuttle(-1, 0.0)
    assert clip.speed == -1
    clip.tick(10.0)
    assert clip.index == 490


def test_that_a_skip_moves_at_least_one_picture() -> None:
    clip = Transport(np.array([0.0, 30.0, 60.0]))
    clip.skip(1.0)
    assert clip.index == 1
    clip.skip(-1.0)
    assert clip.index == 0


def test_that_play_goes_round_between_in_and_out_both_ways() -> None:
    clip = Transport(np.arange(0, 20, 0.5))
    clip.jump(10)
    clip.loop_from()
    clip.jump(14)
    clip.loop_to()
    clip.play(1.0, 100.0)
    seen = [clip.index]
    for tenth in range(1, 60):
        clip.tick(100 + tenth / 10)
        seen.append(clip.index)
    assert set(seen) == set(range(10, 15))
    assert clip.speed == 1.0
    clip.play(-1.0, 200.0)
    seen = []
    for tenth in range(60):
        clip.tick(200 + tenth / 10)
        seen.append(clip.index)
    assert set(seen) == set(range(10, 15))
    clip.loop_off()
    clip.play(1.0, 300.0)
    clip.tick(305.0)
    assert clip.index > 15


def test_that_the_last_picture_of_a_loop_is_seen_for_as_long_as_it_lasts() -> None:
    clip = Transport(np.array([0.0, 1.0, 2.0, 5.0, 6.0]))
    clip.jump(2)
    clip.loop_to()
    clip.jump(0)
    clip.play(1.0, 0.0)
    clip.tick(4.9)
    assert clip.index == 2
    clip.tick(5.0)
    assert clip.index == 0


def test_that_both_ends_of_a_loop_may_be_set_in_either_order() -> None:
    for places in ((3, 6), (6, 3)):
        clip = Transport(np.arange(10.0))
        clip.jump(places[0])
        clip.loop_from()
        clip.jump(places[1])
        clip.loop_to()
        assert clip.loop == (3, 6)
    for places in ((3, 6), (6, 3)):
        clip = Transport(np.arange(10.0))
        clip.jump(places[0])
        clip.loop_to()
        clip.jump(places[1])
        clip.loop_from()
        assert clip.loop == (3, 6)


def test_that_beyond_a_whole_loop_another_one_begins_or_ends() -> None:
    clip = Transport(np.arange(10.0))
    found = []
    for key, at in (("I", 2), ("O", 4), ("I", 7), ("O", 9), ("O", 5), ("O", 5), ("I", 5)):
        clip.jump(at)
        clip.loop_from() if key == "I" else clip.loop_to()
        found.append(clip.loop)
    assert found == [(2, None), (2, 4), (7, None), (7, 9), (None, 5), (None, 5), (5, None)]


def test_that_it_is_said_what_became_of_the_ends() -> None:
    said = [
        loop.words(before, after, "loop a to b")
        for before, after in (
            ((None, None), (None, 5)),
            ((None, 5), (3, 5)),
            ((None, 5), (5, 9)),
            ((3, 5), (9, None)),
        )
    ]
    assert said == [
        "loop a to b",
        "loop a to b",
        "The ends were set the other way round: loop a to b",
        "Another loop: loop a to b",
    ]
    assert loop.words((3, 5), loop.NONE, None).startswith("No loop")


def test_that_the_clock_of_many_tiles_keeps_its_place_when_its_speed_changes() -> None:
    clock = PlayClock(1_000.0)
    clock.run(2.0, 50.0)
    assert clock.position(55.0) == 1_010.0
    clock.run(-1.0, 55.0)
    assert clock.position(60.0) == 1_005.0
    clock.put(2_000.0, 60.0)
    assert clock.position(61.0) == 1_999.0
    clock.run(0.0, 61.0)
    assert clock.position(99.0) == 1_999.0


def test_that_a_course_knows_where_it_has_nothing_to_show() -> None:
    course = Course(UNEVEN, np.array([0, 3]), last_s=0.1)
    assert [course.inside(at) for at in (-0.1, 0.0, 1.9, 1.99, 2.1)] == [
        *(False, True, True, True, False),
    ]
    assert [course.key_before(index) for index in (0, 2, 3, 6)] == [0, 0, 3, 3]
    assert course.end_of(1) == 0.2


def test_that_play_at_the_end_of_a_loop_or_of_the_clip_begins_the_loop_anew() -> None:
    clip = Transport(np.arange(10.0))
    clip.jump(6)
    clip.loop_from()
    for start, speed, begins in ((9, 1.0, 6), (6, -1.0, 9), (0, -1.0, 9)):
        clip.jump(start)
        clip.play(speed, 0.0)
        assert clip.index == begins


@given(gaps, st.data())
def test_that_play_stays_within_its_loop_at_every_moment(
    steps: list[float], data: st.DataObject
) -> None:
    times = np.cumsum(np.array([0.0, 0.04, *steps, 0.04]))  # pictures of one moment among them
    clip = Transport(times)
    first = data.draw(st.integers(0, len(times) - 2))
    last = data.draw(st.integers(first + 1, len(times) - 1))
    clip.jump(first)
    clip.loop_from()
    clip.jump(last)
    clip.loop_to()
    now = 0.0
    clip.play(data.draw(st.sampled_from((1.0, -1.0, 4.0, -4.0))), now)
    for _ in range(20):
        now += data.draw(st.floats(0.001, 3.0))
        clip.tick(now)
        assert first <= clip.index <= last
