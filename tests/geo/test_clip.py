from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Polygon, box

from nvr_desk.geo.clip import clip_ring, clip_segments, ring_contains

BOX = (0.0, 0.0, 10.0, 10.0)


def area(ring: np.ndarray) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))) / 2


@given(
    radii=st.lists(st.floats(0.5, 30), min_size=3, max_size=24),
    x=st.floats(-20, 30), y=st.floats(-20, 30),
)  # fmt: skip
@settings(max_examples=150)
def test_that_a_cut_ring_has_the_area_that_another_library_finds(
    radii: list[float], x: float, y: float
) -> None:
    angle = np.linspace(0, 2 * np.pi, len(radii), endpoint=False)
    ring = np.stack([x + np.cos(angle) * radii, y + np.sin(angle) * radii], axis=1)
    wanted = Polygon(ring).intersection(box(*BOX)).area if Polygon(ring).is_valid else None
    cut = clip_ring(ring, BOX)
    if wanted is not None:
        assert (area(cut) if len(cut) else 0.0) == pytest.approx(wanted, abs=1e-6)
    if len(cut):
        assert cut.min() >= -1e-9
        assert cut.max() <= 10 + 1e-9


def test_that_a_ring_around_the_box_becomes_the_box() -> None:
    ring = np.array([[-100, -100], [100, -100], [100, 100], [-100, 100]], np.float64)
    assert area(clip_ring(ring, BOX)) == pytest.approx(100)


def test_that_a_ring_outside_leaves_nothing() -> None:
    ring = np.array([[20, 20], [30, 20], [30, 30]], np.float64)
    assert len(clip_ring(ring, BOX)) == 0


@given(
    ends=st.lists(
        st.tuples(*[st.floats(-30, 40).map(lambda v: round(v, 3))] * 4), min_size=1, max_size=20
    )
)
def test_that_cut_segments_have_the_length_that_another_library_finds(
    ends: list[tuple[float, float, float, float]],
) -> None:
    cut = clip_segments(np.array(ends), BOX)
    wanted = sum(LineString([(a, b), (c, d)]).intersection(box(*BOX)).length for a, b, c, d in ends)
    found = float(np.hypot(cut[:, 2] - cut[:, 0], cut[:, 3] - cut[:, 1]).sum())
    assert found == pytest.approx(wanted, abs=1e-6)


def test_that_a_ring_contains_its_middle_and_not_its_bay() -> None:
    ring = np.array([[0, 0], [10, 0], [10, 10], [5, 2], [0, 10]], np.float64)
    assert ring_contains(ring, 1, 1)
    assert not ring_contains(ring, 5, 8)
    assert not ring_contains(ring, 50, 1)
