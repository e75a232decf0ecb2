"""Boxes in pixels and places on the globe; vectorised, no state."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
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
