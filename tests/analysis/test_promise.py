"""What a clip promises follows what was found in it, and ranks without hiding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.analysis.promise import promise
from nvr_desk.records.track import ObjectClass, Track

from tests.fakes.stocked import facts

if TYPE_CHECKING:
    from nvr_desk.records.media import MediaFacts

CLIP = facts(20.0)
STILL_BYTES = 10_000


def seen(
    x: float = 100,
    *,
    tall: float = 120,
    conf: float = 0.8,
    cls: ObjectClass = ObjectClass.PERSON,
    at: int = 0,
    moved: float | None = None,
) -> Track:
    """One look, or two where it ``moved`` by so many pixels."""
    first = [x, 50, x + tall / 2, 50 + tall]
    rows = (
        [first] if moved is None else [first, [first[0] + moved, 50, first[2] + moved, 50 + tall]]
    )
    count = len(rows)
    return Track(
        1, cls, at + 9000 * np.arange(count), np.array(rows, np.float32),
        np.full(count, conf, np.float32), np.ones(count, bool),
    )  # fmt: skip


def of(*tracks: Track, size: int = STILL_BYTES, clip: MediaFacts = CLIP) -> float:
    return promise(tracks, clip, size)


def test_that_more_of_everything_promises_more() -> None:
    one = of(seen())
    assert of() < of(seen(conf=0.5)) < one
    assert of(seen(tall=20)) < one
    assert one < of(seen(), seen(300)) < of(seen(), seen(300), seen(500)) <= 1.0
    assert of(seen(cls=ObjectClass.CAR)) < one


def test_that_a_parked_car_promises_less_than_one_that_drives() -> None:
    def car(x: float, at: int = 0, moved: float | None = None) -> Track:
        return seen(x, cls=ObjectClass.CAR, at=at, moved=moved)

    assert of(car(100, moved=0.0)) < of(car(100, moved=200.0))
    parked = of(*(car(100, at=360_000 * k) for k in range(5)))
    driving = of(*(car(100 + 80 * k, at=360_000 * k) for k in range(5)))
    assert parked < of(car(100)) < driving, "the same place in every key picture is one car"


def test_that_two_things_side_by_side_in_one_picture_are_two() -> None:
    assert of(seen(), seen(110)) > of(seen())


def test_that_an_empty_clip_is_ranked_by_unrest_and_never_above_a_find() -> None:
    lively = of(size=50_000_000)
    assert 0.0 < of() < lively
    assert lively < of(seen(tall=20, conf=0.36))


def test_that_a_clip_without_pictures_promises_nothing() -> None:
    assert of(clip=replace(CLIP, frames=0)) == 0.0


@pytest.mark.parametrize("count", [1, 40])
def test_that_it_stays_between_nothing_and_certainty(count: int) -> None:
    many = [seen(15 * k, conf=1.0, tall=300) for k in range(count)]
    assert 0.0 < of(*many, size=10**12) <= 1.0
