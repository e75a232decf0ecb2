from __future__ import annotations

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
