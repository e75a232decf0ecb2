"""Colours on their way from the worker: as they went, or refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from nvr_desk.errors import MediaError
from nvr_desk.records.attributes import Tint
from nvr_desk.vision.colours import COUNT
from nvr_desk.vision.parcel import pack_track, unpack_tracks

from tests.fakes.looks import track


def counted() -> Tint:
    shares, leads = np.zeros((2, COUNT), np.int64), np.zeros((2, COUNT), np.int64)
    shares[0, 3], leads[0, 3] = 9 * 200, 9
    return Tint(shares, leads, np.array([9, 0]), 2)


def test_that_counted_colours_come_back_as_they_went() -> None:
    head, rows = pack_track(replace(track(1), tint=counted()))
    (back,) = unpack_tracks([head], rows)
    tint = back.tint
    assert tint is not None
    assert np.array_equal(tint.shares, counted().shares)
    assert np.array_equal(tint.leads, counted().leads)
    assert tint.looks.tolist() == [9, 0]
    assert tint.grey == 2
    assert back.attributes is None  # these the parent measures itself


@pytest.mark.parametrize(
    ("place", "lie"),
    [
        (0, [[1]]),
        (0, [[10_000] * COUNT] * 2),
        (0, [[-5] + [0] * (COUNT - 1)] * 2),
        (1, [[10] * COUNT] * 2),
        (2, [1 << 60, 0]),
        (2, "nine"),
        (3, -1),
    ],
    ids=["shape", "more than all", "negative", "leads", "looks", "words", "grey"],
)
def test_that_counts_that_do_not_fit_each_other_are_refused(place: int, lie: Any) -> None:  # noqa: ANN401
    head, rows = pack_track(replace(track(1), tint=counted()))
    head[3][place] = lie
    with pytest.raises(MediaError):
        unpack_tracks([head], rows)
