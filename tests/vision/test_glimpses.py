"""Things that a detector sees now and then only: where they move, it is given the chances."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.vision.gate import large
from nvr_desk.vision.settings import DetectSettings, Profile

from tests.fakes.truth import found
from tests.vision.test_rates import CAR, PERSON, TruthLooker, moving, nothing, person, run

if TYPE_CHECKING:
    from nvr_desk.vision.detector import Detections

FPS = 30


@pytest.mark.parametrize("begin", [5.0, 6.37, 7.91])
@pytest.mark.parametrize("seen_after", [1.8, 3.4, 5.2])
def test_that_a_large_thing_seen_for_half_a_second_on_its_way_is_found(
    begin: float, seen_after: float
) -> None:
    def place(t: float) -> tuple[float, ...]:
        return (-150 + 70 * t, 120, 50 + 70 * t, 260, 0.55, CAR)

    there = moving(begin, begin + 9.0, place)
    seen = moving(begin, begin + 9.0, place)

    def glimpsed(number: int) -> Detections:
        after = number / FPS - begin
        return seen(number) if seen_after <= after <= seen_after + 0.5 else found()

    looked, looks = run(there, 18.0, looker=TruthLooker(glimpsed))
    assert len(looked.tracks) == 1
    assert len(looks) < 60


def test_that_a_weak_box_on_something_that_moves_is_followed_until_it_is_sure() -> None:
    def at(number: int) -> float:
        return 40 + 2.0 * number

    def small(number: int) -> Detections:
        return found((at(number), 200, at(number) + 24, 224, 0.8, PERSON))

    def barely(number: int) -> Detections:
        conf = 0.6 - 0.025 * abs(number - 121)
        box = (at(number), 200, at(number) + 24, 224)
        return found((*box, conf, PERSON)) if conf > 0.1 else found()

    looked, looks = run(small, 9.0, looker=TruthLooker(barely))
    assert len(looked.tracks) == 1
    assert len(looks) < 45


def test_that_weak_boxes_where_nothing_moves_are_not_followed() -> None:
    looker = TruthLooker(lambda _: found((300, 100, 350, 250, 0.3, PERSON)))
    looked, looks = run(nothing, 30.0, looker=looker)
    assert looked.tracks == ()
    assert len(looks) <= 30 / 2 + 4


def test_that_endless_weak_boxes_run_out_of_looks() -> None:
    rng = np.random.default_rng(3)
    places = rng.uniform(0, 500, (1800, 2))

    def stirring(number: int) -> Detections:
        x, y = places[number // 6]
        return found((x, y / 2, x + 90, y / 2 + 90, 0.25, CAR))

    _, looks = run(stirring, 60.0)
    assert len(looks) <= 60 * 3.2


def test_that_what_is_nearly_sure_is_kept_where_most_pictures_were_passed_over() -> None:
    walk = moving(2.0, 12.0, lambda t: person(20 + 50 * t, conf=0.42))
    assert len(run(walk, 14.0)[0].tracks) == 1
    every = run(walk, 14.0, settings=DetectSettings(profile=Profile.EXACT))[0]
    assert every.tracks == (), "all pictures were looked at, and none made sure"


def test_that_two_looks_do_not_make_what_is_nearly_sure_a_track() -> None:
    glimpse = moving(6.0, 6.2, lambda _: person(300, conf=0.42))
    assert run(glimpse, 14.0)[0].tracks == ()


@pytest.mark.parametrize(
    ("rows", "columns", "is_large"), [(3, 2, True), (2, 9, False), (9, 1, False)]
)
def test_that_only_a_solid_patch_is_large(rows: int, columns: int, *, is_large: bool) -> None:
    cells = np.zeros((20, 30), bool)
    cells[4 : 4 + rows, 5 : 5 + columns] = True
    assert large(cells) is is_large


def test_that_a_patch_cut_by_the_edge_is_no_larger_than_it_is() -> None:
    cells = np.zeros((20, 30), bool)
    cells[:2, 5:9] = True
    assert not large(cells)
