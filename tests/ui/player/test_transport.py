from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

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
