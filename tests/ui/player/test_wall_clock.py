from __future__ import annotations

import pytest

from nvr_desk_ui.player.wall_clock import WallClock


def clock(at: float = 105.0) -> WallClock:
    made = WallClock()
    made.cover([(100.0, 110.0), (104.0, 130.0)])
    made.seek(at)
    return made


def test_that_it_runs_with_real_time_at_its_speed_and_stands_when_paused() -> None:
    one = clock()
    one.play(2.0, 10.0)
    assert one.position(11.5) == 108.0
    one.pause(11.5)
    assert one.position(99.0) == 108.0


def test_that_it_goes_on_until_the_last_of_all_clips_is_over_and_stands_there() -> None:
    one = clock()
    one.play(1.0, 0.0)
    assert not one.tick(6.0)
    assert one.speed == 1.0
    assert one.tick(40.0)
    assert (one.speed, one.position(50.0)) == (0.0, 130.0)


def test_that_from_an_end_it_starts_over() -> None:
    one = clock(130.0)
    one.play(1.0, 0.0)
    assert one.position(1.0) == 101.0
    two = clock(100.0)
    two.play(-1.0, 0.0)
    assert two.position(1.0) == 129.0


def test_that_the_shuttle_doubles_and_turns() -> None:
    one = clock()
    for wanted in (1.0, 2.0, 4.0):
        one.shuttle(1, 0.0)
        assert one.speed == wanted
    one.shuttle(-1, 0.0)
    assert one.speed == -1.0


def test_that_above_twice_the_speed_or_four_tiles_key_pictures_do_and_it_says_why() -> None:
    one = clock()
    assert one.exact(9), "a picture that stands is always the exact one"
    one.play(2.0, 0.0)
    assert (one.exact(4), one.why_keys(4)) == (True, "")
    assert (one.exact(5), one.why_keys(5)) == (False, "5 tiles")
    one.play(4.0, 0.0)
    assert (one.exact(1), one.why_keys(1)) == (False, "above 2×")


def test_that_another_clip_moves_no_moment() -> None:
    one = clock()
    one.cover([(0.0, 1.0)])
    assert one.position(5.0) == 105.0


def test_that_play_goes_round_the_loop_both_ways_and_leaves_it_alone_from_outside() -> None:
    one = clock(106.0)
    one.loop = ((105.0, 105.1), (107.0, 107.1))
    one.play(1.0, 0.0)
    places = []
    for tenth in range(1, 80):
        assert not one.tick(tenth / 10)
        places.append(round(one.position(tenth / 10), 3))
    assert 105.0 <= min(places) < max(places) < 107.1
    assert max(places) == pytest.approx(107.0, abs=0.1), "its last picture is seen"
    one.play(-1.0, 8.0)
    places = []
    for tenth in range(1, 80):
        one.tick(8 + tenth / 10)
        places.append(one.position(8 + tenth / 10))
    assert 105.0 <= min(places) < max(places) < 107.1
    one.seek(120.0)
    one.play(1.0, 50.0)
    one.tick(51.0)
    assert one.position(51.0) == 121.0


def test_that_from_the_last_picture_of_a_loop_play_begins_it_anew() -> None:
    one = clock(107.05)
    one.loop = ((105.0, 105.1), (107.0, 107.1))
    one.play(1.0, 0.0)
    assert one.position(0.0) == 105.0
    one.seek(105.05)
    one.play(-1.0, 0.0)
    assert one.position(0.0) == pytest.approx(107.1, abs=0.01)


def test_that_a_loop_with_one_end_goes_to_the_end_of_all_clips() -> None:
    one = clock(129.0)
    before = one.loop_ends
    assert before is None
    one.loop = ((128.0, 128.1), None)
    assert one.loop_ends == (128.0, 130.0)
    one.play(1.0, 0.0)
    one.tick(0.5)
    one.tick(1.01)
    assert (one.speed, one.position(1.01)) == (1.0, 128.0)
