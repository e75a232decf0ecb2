"""The step to the next look where all that is there keeps its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from nvr_desk.vision.sampler import Sampler
from nvr_desk.vision.settings import DetectSettings
from nvr_desk.vision.tracker import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.gate import Gate

NOTHING = np.zeros(0, np.float32)


class Restless:
    """Evidence that something always moves, everywhere."""

    def stirred(self, since_s: float) -> bool:
        """See ``vision.gate.Gate``."""
        return since_s > -np.inf

    def at_rest(self, box: NDArray[np.float32], since_s: float) -> NDArray[np.bool_]:
        """See ``vision.gate.Gate``."""
        return np.zeros(len(box), bool) & (since_s > 0)


def slow() -> View:
    """Somebody at a twentieth of his size a second."""
    row = np.array([[100, 100, 150, 250]], np.float32)
    speed = np.array([[2.5, 0, 0, 0]], np.float32)
    conf = np.array([0.8], np.float32)
    one = np.ones(1, np.int64)
    return View(row, speed, conf, conf, 5 * one, one.astype(bool), 4.0 * one.astype(np.float64))


def step(
    stays: Sequence[float | None], apart_s: float = 1.0, *, strange_s: float | None = None
) -> float:
    """Step after looks so far apart, each with its overlap (None: something came or went)."""
    sampler = Sampler(DetectSettings())
    for k, each in enumerate(stays):
        seconds = k * apart_s
        sampler.asked(seconds, 1.0)
        stay = None if each is None else np.array([each], np.float32)
        sampler.learn(seconds, 0.0, NOTHING, stay)
    if strange_s is not None:
        sampler.call(strange_s)
    now_s = len(stays) * apart_s
    return sampler.step(slow(), now_s - apart_s, cast("Gate", Restless()), now_s)


def test_that_the_step_is_long_where_all_kept_its_place_though_it_moves() -> None:
    assert step([None, 0.95]) == 2.0


def test_that_one_look_that_saw_it_elsewhere_makes_the_step_short_again() -> None:
    assert step([0.95, 0.95, 0.91]) == 1.0


def test_that_who_is_still_in_place_after_a_tenth_of_a_second_may_yet_be_walking() -> None:
    assert step([None, 0.95, 0.95], 0.1) == 1.0


def test_that_a_place_once_kept_counts_on_over_looks_close_together() -> None:
    sampler = Sampler(DetectSettings())
    for seconds in (0.0, 1.0, 1.1):
        sampler.learn(seconds, 0.0, NOTHING, np.array([0.95], np.float32))
    assert sampler.step(slow(), 1.1, cast("Gate", Restless()), 1.2) == 2.0


def test_that_what_came_or_went_or_moves_unknown_makes_the_step_short() -> None:
    assert step([0.95, 0.95, None]) == 1.0
    assert step([0.95, 0.95], strange_s=1.5) == 1.0
    assert step([0.95, 0.95, 0.95, 0.95], strange_s=2.0) == 2.0, "long ago"
