from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nvr_desk.geo.clip import clip_ring, clip_segments, ring_contains

if TYPE_CHECKING:
    from numpy.typing import NDArray

BOX = (0.0, 0.0, 10.0, 10.0)


def area(ring: NDArray[np.float64]) -> float:
    if not len(ring):
        return 0.0
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))) / 2


@given(
    radii=st.lists(st.floats(0.5, 30), min_size=3, max_size=24),
    x=st.floats(-20, 30), y=st.floats(-20, 30), cut=st.floats(0.5, 9.5),
)  # fmt: skip
@settings(max_examples=150)
def test_that_the_parts_of_a_ring_add_up_to_the_whole(
    radii: list[float], x: float, y: float, cut: float
) -> None:
    angle = np.linspace(0, 2 * np.pi, len(radii), endpoint=False)
    ring = np.stack([x + np.cos(angle) * radii, y + np.sin(angle) * radii], axis=1)
    whole = clip_ring(ring, BOX)
    if len(whole):
        assert whole.min() >= -1e-9
        assert whole.max() <= 10 + 1e-9
    quarters = [
        (0.0, 0.0, cut, cut), (cut, 0.0, 10.0, cut), (0.0, cut, cut, 10.0), (cut, cut, 10.0, 10.0)
    ]  # fmt: skip
    assert sum(area(clip_ring(ring, q)) for q in quarters) == pytest.approx(area(whole), abs=1e-6)
    wide = (-100.0, -100.0, 100.0, 100.0)
    assert area(clip_ring(ring, wide)) == pytest.approx(area(ring))


def test_that_a_triangle_over_a_corner_is_cut_to_a_known_area() -> None:
    ring = np.array([[5.0, 5.0], [15.0, 5.0], [5.0, 15.0]])
    assert area(clip_ring(ring, BOX)) == pytest.approx(25.0)


def test_that_a_ring_around_the_box_becomes_the_box() -> None:
    ring = np.array([[-100, -100], [100, -100], [100, 100], [-100, 100]], np.float64)
    assert area(clip_ring(ring, BOX)) == pytest.approx(100)


def test_that_a_ring_outside_leaves_nothing() -> None:
    ring = np.array([[20, 20], [30, 20], [30, 30]], np.float64)
    assert len(clip_ring(ring, BOX)) == 0


@given(
    ends=st.lists(
        st.tuples(*[st.floats(-30, 40).map(lambda v: round(v, 3))] * 4), min_size=1, max_size=8
    )
)
def test_that_cut_segments_are_as_long_as_their_inside(
    ends: list[tuple[float, float, float, float]],
) -> None:
    segments = np.array(ends)
    cut = clip_segments(segments, BOX)
    assert not len(cut) or (cut.min() >= -1e-9 and cut.max() <= 10 + 1e-9)
    share = (np.arange(4000) + 0.5) / 4000
    points = segments[:, None, :2] + share[:, None] * (segments[:, 2:] - segments[:, :2])[:, None]
    inside = ((points >= 0) & (points <= 10)).all(2).mean(1)
    length = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    found = float(np.hypot(cut[:, 2] - cut[:, 0], cut[:, 3] - cut[:, 1]).sum())
    assert found == pytest.approx(float((inside * length).sum()), abs=0.08 * len(ends))


def test_that_a_ring_contains_its_middle_and_not_its_bay() -> None:
    ring = np.array([[0, 0], [10, 0], [10, 10], [5, 2], [0, 10]], np.float64)
    assert ring_contains(ring, 1, 1)
    assert not ring_contains(ring, 5, 8)
    assert not ring_contains(ring, 50, 1)
