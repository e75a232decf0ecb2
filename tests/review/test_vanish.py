"""A parcel that is taken is found to the picture, whoever walks by and whatever the light does."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.records.vanish import Surety, Vanished, WhyNot
from nvr_desk.review.vanish import Film, find

from tests.fakes.porch import FPS, PARCEL, Porch

if TYPE_CHECKING:
    from numpy.typing import NDArray


def _found(porch: Porch, start: float = 2.0) -> Vanished:
    answer = find(porch.film(), round(start * FPS), PARCEL)
    assert isinstance(answer, Vanished), answer
    return answer


def _refused(porch: Porch, start: float = 2.0) -> str:
    answer = find(porch.film(), round(start * FPS), PARCEL)
    assert isinstance(answer, WhyNot), answer
    return answer.code


def test_that_the_picture_is_found_in_which_it_is_gone() -> None:
    answer = _found(Porch())
    assert (answer.last, answer.gone) == (612, 613)
    assert answer.sure is Surety.SURE
    assert answer.changes == ()


@pytest.mark.parametrize("seed", range(4))
def test_that_people_who_walk_by_and_changing_light_do_not_matter(seed: int) -> None:
    rng = Random(seed)
    taken = rng.uniform(10, 110)
    walks = tuple(
        walk for walk in (rng.uniform(0, 120) for _ in range(10)) if abs(walk - taken) > 2
    )
    porch = Porch(there=((0.0, taken),), walks=walks, cloud=rng.uniform(15, 70))
    answer = _found(porch)
    first_gone = int(np.ceil(taken * FPS - 1e-9))
    assert answer.last < first_gone <= answer.gone
    assert answer.gone - answer.last <= 2 * FPS
    assert answer.looked < 700


def test_that_whoever_stands_before_it_leaves_an_honest_stretch() -> None:
    answer = _found(Porch(there=((0.0, 66.0),), blocked=((58.0, 72.0),)))
    assert answer.last / FPS == pytest.approx(57.9, abs=0.11)
    assert answer.gone / FPS == pytest.approx(72.0, abs=0.11)
    assert answer.sure is not Surety.SURE


def test_that_a_return_is_noticed() -> None:
    answer = _found(Porch(there=((0.0, 30.0), (60.0, 95.0))))
    assert answer.gone == 300
    assert [change.back for change in answer.changes] == [True, False]


def test_that_a_long_film_is_halved_and_not_read() -> None:
    porch = Porch(seconds=3600.0, there=((0.0, 2345.6),), cloud=300.0)
    answer = _found(porch)
    assert (answer.last, answer.gone) == (23455, 23456)
    assert answer.looked < 400


def test_that_pictures_of_several_clips_are_one_film_and_a_gap_is_no_picture() -> None:
    porch = Porch(seconds=60.0, there=((0.0, 30.0),))
    times = np.concatenate([np.arange(300) / FPS, 5000 + np.arange(300) / FPS])
    part = np.repeat([0, 1], 300)
    answer = find(Film(times, part, porch.fetch), 20, PARCEL)
    assert isinstance(answer, Vanished)
    assert (answer.last, answer.gone) == (299, 300)
    assert answer.sure is not Surety.SURE


@pytest.mark.parametrize(
    ("porch", "code"),
    [
        (Porch(there=((0.0, 200.0),)), "nothing_changed"),
        (Porch(there=((0.0, 200.0),), walks=(30.0, 60.0)), "nothing_changed"),
        (Porch(night=((0.0, 200.0),)), "dark"),
        (Porch(there=((0.0, 200.0),), night=((9.0, 200.0),)), "dark"),
        (Porch(there=((0.0, 200.0),), infrared=((9.0, 200.0),)), "infrared"),
        (Porch(turned=((9.0, 200.0),)), "moved"),
    ],
)
def test_that_what_cannot_be_told_is_refused_with_its_reason(porch: Porch, code: str) -> None:
    assert _refused(porch) == code


def test_that_a_box_without_anything_in_it_is_refused() -> None:
    def fetch(index: int, *, exact: bool) -> tuple[int, NDArray[np.uint8]]:
        return index, np.full((90, 160, 3), 120 + exact, np.uint8)

    film = Film(np.arange(100) / FPS, np.zeros(100, np.int64), fetch)
    assert find(film, 0, PARCEL) == WhyNot("flat", 1)


def test_that_the_last_picture_has_nothing_after_it() -> None:
    porch = Porch()
    assert find(porch.film(), 1199, PARCEL) == WhyNot("end", 0)
