"""Motion under a drawn region against the plainest loops; pauses, windows and borders."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nvr_desk.geometry import rects_touch
from nvr_desk.records.motion import GRID_SIDE, MotionGrid
from nvr_desk.records.region import Region, box_region
from nvr_desk.review.region import JOIN_S, cells_under, moving_spans, nonsense, watched_s

Point = tuple[float, float]
share = st.integers(0, 40).map(lambda n: n / 40)
rings = st.lists(st.tuples(share, share), min_size=3, max_size=7)
rects = st.tuples(share, share, share, share).map(
    lambda r: (min(r[0], r[2]), min(r[1], r[3]), max(r[0], r[2]), max(r[1], r[3]))
)


def _side(a: Point, b: Point, c: Point) -> int:
    """On which side of a line a point is, by whole numbers: no rounding."""
    ax, ay, bx, by, cx, cy = (round(v * 40) for v in (*a, *b, *c))
    turn = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    return (turn > 0) - (turn < 0)


def _between(a: Point, b: Point, c: Point) -> bool:
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    s = _side(a, b, c), _side(a, b, d), _side(c, d, a), _side(c, d, b)
    if s[0] != s[1] and s[2] != s[3]:
        return True
    on = ((s[0], a, b, c), (s[1], a, b, d), (s[2], c, d, a), (s[3], c, d, b))
    return any(side == 0 and _between(p, q, r) for side, p, q, r in on)


def _within(point: Point, ring: list[Point]) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > point[1]) != (y2 > point[1]):
            turn = _side((x1, y1), (x2, y2), point)
            inside ^= turn > 0 if y2 > y1 else turn < 0
    return inside


def _naive(rect: tuple[float, float, float, float], ring: list[Point]) -> bool:
    x1, y1, x2, y2 = rect
    corners = [(x1, y1), (x2, y1), (x2, y2), (x1, y2)]
    if _within((x1, y1), ring) or any(x1 <= x <= x2 and y1 <= y <= y2 for x, y in ring):
        return True
    sides = list(zip(corners, corners[1:] + corners[:1], strict=True))
    edges = list(zip(ring, ring[1:] + ring[:1], strict=True))
    return any(_cross(*side, *edge) for side in sides for edge in edges)


@settings(max_examples=400)
@given(st.lists(rects, min_size=1, max_size=6), rings)
def test_that_rectangles_touch_a_polygon_as_a_naive_loop_says(
    boxes: list[tuple[float, float, float, float]], ring: list[Point]
) -> None:
    scaled = np.array(boxes) * 40
    found = rects_touch(scaled, [(x * 40, y * 40) for x, y in ring])
    assert found.tolist() == [_naive(rect, ring) for rect in boxes]


@settings(max_examples=150)
@given(st.integers(0, 10_000), rings)
def test_that_motion_in_a_region_is_found_as_a_naive_loop_finds_it(
    seed: int, ring: list[Point]
) -> None:
    rng = Random(seed)
    grid = np.zeros((rng.randint(1, 30), GRID_SIDE, GRID_SIDE), bool)
    for _ in range(rng.randint(0, 20)):
        grid[rng.randrange(len(grid)), rng.randrange(16), rng.randrange(16)] = True
    first = rng.choice([0.0, 7.25])
    low = first + rng.choice([-5.0, 0.0, 3.5])
    high = low + rng.choice([4.0, 100.0])
    cells = cells_under(Region("A", tuple(ring)))
    found = moving_spans(MotionGrid(1.0, grid), cells, first, (low, high))
    seconds: list[tuple[float, float]] = []
    for second in range(len(grid)):
        moved = any(grid[second, r, c] and cells[r, c] for r in range(16) for c in range(16))
        start, end = max(low, first + second), min(high, first + second + 1)
        if moved and start < end:
            seconds.append((start, end))
    joined: list[list[float]] = []
    for start, end in seconds:
        if joined and start - joined[-1][1] < JOIN_S:
            joined[-1][1] = end
        else:
            joined.append([start, end])
    assert found == [tuple(each) for each in joined]


def test_that_a_box_lies_over_the_cells_it_covers_and_no_neighbour() -> None:
    cells = cells_under(box_region("A", 0.25, 0.5, 0.3125, 0.625))
    assert np.argwhere(cells).tolist() == [[8, 4], [9, 4]]
    small = cells_under(box_region("A", 0.26, 0.51, 0.27, 0.52))
    assert np.argwhere(small).tolist() == [[8, 4]]
    assert cells_under(box_region("A", 0, 0, 1, 1)).all()


def test_that_seconds_behind_the_last_grid_were_not_watched() -> None:
    motion = MotionGrid(1.0, np.zeros((5, 16, 16), bool))
    assert watched_s(motion, 2.0, 10.0, (0.0, 100.0)) == 5.0
    assert watched_s(motion, 2.0, 4.5, (0.0, 100.0)) == 4.5
    assert watched_s(motion, 2.0, 10.0, (4.0, 6.0)) == 2.0
    assert watched_s(motion, 2.0, 10.0, (8.0, 9.0)) == 0.0


@pytest.mark.parametrize(
    ("region", "words"),
    [
        (box_region("", 0, 0, 1, 1), "belongs to a camera"),
        (Region("A", ((0, 0), (1, 1))), "3 to 64 corners"),
        (box_region("A", 0, 0, 1.2, 1), "inside the picture"),
        (Region("A", ((0, 0), (float("nan"), 0), (1, 1))), "inside the picture"),
        (box_region("A", 0.5, 0, 0.5, 1), "covers some"),
    ],
)
def test_that_a_region_that_is_none_says_why(region: Region, words: str) -> None:
    assert words in str(nonsense(region, named=False))
    assert nonsense(box_region("A", 1, 1, 0, 0), named=False) is None
    assert nonsense(box_region("", 1, 1, 0, 0), named=True) is None
