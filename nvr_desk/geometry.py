"""Boxes in pixels and places on the globe; vectorised, no state."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth in metres (IUGG)."""


def iou_matrix(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    """Intersection over union of boxes.

    Args:
        a: (n, 4) x1 y1 x2 y2 in pixels.
        b: (m, 4), the same.

    Returns:
        (n, m) in 0…1.
    """
    if len(a) == 0 or len(b) == 0:
        return np.zeros((len(a), len(b)), np.float32)
    # one axis after the other: rows of plain numbers are many times faster than rows of pairs
    overlap = _shared(a[:, 0], a[:, 2], b[:, 0], b[:, 2])
    overlap *= _shared(a[:, 1], a[:, 3], b[:, 1], b[:, 3])
    union = np.maximum(box_area(a)[:, None] + box_area(b)[None] - overlap, 1e-9)
    overlap /= union
    return np.asarray(overlap, np.float32)


def _shared(
    low: NDArray[np.float32],
    high: NDArray[np.float32],
    other_low: NDArray[np.float32],
    other_high: NDArray[np.float32],
) -> NDArray[np.float32]:
    """(n, m) length that spans have in common, 0 where they are apart."""
    ends = np.minimum(high[:, None], other_high[None])
    ends -= np.maximum(low[:, None], other_low[None])
    return np.asarray(np.maximum(ends, 0, out=ends), np.float32)


def box_area(box: NDArray[np.float32]) -> NDArray[np.float32]:
    """Area in square pixels of (n, 4) boxes; (n,)."""
    return np.asarray((box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1]), np.float32)


def distance_m(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in metres between two WGS 84 points in degrees (haversine)."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half_lat = (p2 - p1) / 2
    half_lon = math.radians(lon2 - lon1) / 2
    h = math.sin(half_lat) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(h)))


def within_area(
    lat: NDArray[np.float64], lon: NDArray[np.float64], ring: Sequence[tuple[float, float]]
) -> NDArray[np.bool_]:
    """Which points lie inside a drawn area, by even-odd crossings.

    The edges are straight in degrees, each the shorter way round the Earth, so an area may lie
    across the antimeridian. One that goes once around a pole encloses what lies towards the equator
    only where its edges do; nobody draws such a one by hand.

    Args:
        lat: (n,) degrees north; NaN is inside nothing.
        lon: (n,) degrees east, in any turn.
        ring: corners (lat, lon), the first not repeated; fewer than three enclose nothing.

    Returns:
        (n,) True inside.
    """
    if len(ring) < 3:
        return np.zeros(len(lat), np.bool_)
    corners = np.asarray(ring, np.float64)
    y = corners[:, 0]
    steps = _turned(np.diff(corners[:, 1], prepend=corners[0, 1]))
    x = corners[0, 1] + np.cumsum(steps)
    middle = (x.min() + x.max()) / 2
    px = middle + _turned(lon - middle)
    y1, x1 = np.roll(y, -1), np.roll(x, -1)
    inside = np.zeros(len(lat), np.bool_)
    for low, left, high, right in zip(y, x, y1, x1, strict=True):
        if low == high:
            continue
        spans = (low > lat) != (high > lat)
        inside ^= spans & (px < left + (lat - low) / (high - low) * (right - left))
    return inside


def _turned(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same angle in −180…180."""
    return (degrees + 180.0) % 360.0 - 180.0


def rects_touch(
    rects: NDArray[np.float64], ring: Sequence[tuple[float, float]]
) -> NDArray[np.bool_]:
    """Which rectangles have a point in common with a drawn polygon; borders count.

    Args:
        rects: (n, 4) x1 y1 x2 y2, x1 <= x2 and y1 <= y2.
        ring: corners (x, y) in the same units, the first not repeated; edges may cross (even-odd).

    Returns:
        (n,) True where they touch.
    """
    starts = np.asarray(ring, np.float64).reshape(-1, 2)
    if len(starts) == 0:
        return np.zeros(len(rects), np.bool_)
    ends = np.roll(starts, -1, axis=0)
    enter = np.zeros((len(rects), len(starts)))
    leave = np.ones_like(enter)
    for axis in (0, 1):
        low = rects[:, axis, None] - starts[None, :, axis]
        high = rects[:, axis + 2, None] - starts[None, :, axis]
        along = (ends - starts)[:, axis]
        slanted = along != 0
        slope = np.where(slanted, along, 1.0)
        first, last = low / slope, high / slope
        enter = np.where(slanted, np.maximum(enter, np.minimum(first, last)), enter)
        leave = np.where(slanted, np.minimum(leave, np.maximum(first, last)), leave)
        # An edge along the other axis is beside the rectangle as a whole, or not at all.
        beside = ~slanted & ((low > 0) | (high < 0))
        leave = np.where(beside, -1.0, leave)
    met = (enter <= leave).any(axis=1)
    return met | _inside(rects[:, 0], rects[:, 1], starts, ends)


def _inside(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    starts: NDArray[np.float64],
    ends: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """(n,) whether points lie inside a polygon, by even-odd crossings."""
    inside = np.zeros(len(x), np.bool_)
    for (x1, y1), (x2, y2) in zip(starts.tolist(), ends.tolist(), strict=True):
        if y1 != y2:
            inside ^= ((y1 > y) != (y2 > y)) & (x < x1 + (y - y1) / (y2 - y1) * (x2 - x1))
    return inside
