"""Cutting rings and segments to a square, vectorised.

A painter's fixed-point coordinates overflow when a continent is drawn at street level, so shapes
are cut to the tile first. Rings after Sutherland and Hodgman, segments after Liang and Barsky.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Box: TypeAlias = tuple[float, float, float, float]
"""x0, y0, x1, y1 with x0 < x1 and y0 < y1."""


def clip_ring(ring: NDArray[np.float64], box: Box) -> NDArray[np.float64]:
    """The part of a closed ring inside the box.

    Args:
        ring: (n, 2) corners, first not repeated at the end.
        box: where to cut.

    Returns:
        (m, 2); empty when nothing is inside. Parts that fall apart stay joined along the box's
        edge, which an odd-even fill does not show.
    """
    for axis, bound, keep_above in ((0, box[0], True), (0, box[2], False),
                                    (1, box[1], True), (1, box[3], False)):  # fmt: skip
        if len(ring) < 3:
            return np.empty((0, 2))
        ring = _half_plane(ring, axis, bound, keep_above=keep_above)
    return ring if len(ring) >= 3 else np.empty((0, 2))


def _half_plane(
    ring: NDArray[np.float64], axis: int, bound: float, *, keep_above: bool
) -> NDArray[np.float64]:
    depth = ring[:, axis] - bound if keep_above else bound - ring[:, axis]
    inside = depth >= 0
    if inside.all():
        return ring
    if not inside.any():
        return np.empty((0, 2))
    following = np.roll(ring, -1, axis=0)
    deeper = np.roll(depth, -1)
    crossing = inside != np.roll(inside, -1)
    # Each corner gives itself (when inside) and then the point where its edge crosses the bound.
    out = np.empty((len(ring), 2, 2))
    out[:, 0] = ring
    share = np.where(crossing, depth / np.where(crossing, depth - deeper, 1.0), 0.0)
    out[:, 1] = ring + share[:, None] * (following - ring)
    out[:, 1, axis] = bound
    kept: NDArray[np.float64] = out[np.stack([inside, crossing], axis=1)]
    return kept


def clip_segments(segments: NDArray[np.float64], box: Box) -> NDArray[np.float64]:
    """The parts of segments inside the box.

    Args:
        segments: (n, 4) x0 y0 x1 y1.
        box: where to cut.

    Returns:
        (m, 4), m ≤ n, in the same order and direction.
    """
    low = np.minimum(segments[:, :2], segments[:, 2:])
    high = np.maximum(segments[:, :2], segments[:, 2:])
    near = (high[:, 0] >= box[0]) & (low[:, 0] <= box[2])
    near &= (high[:, 1] >= box[1]) & (low[:, 1] <= box[3])
    found = segments[near]
    start, delta = found[:, :2], found[:, 2:] - found[:, :2]
    enter = np.zeros(len(found))
    leave = np.ones(len(found))
    for axis in (0, 1):
        d = delta[:, axis]
        moving = d != 0
        safe = np.where(moving, d, 1.0)
        a = (box[axis] - start[:, axis]) / safe
        b = (box[axis + 2] - start[:, axis]) / safe
        enter = np.where(moving, np.maximum(enter, np.minimum(a, b)), enter)
        leave = np.where(moving, np.minimum(leave, np.maximum(a, b)), leave)
    kept = enter <= leave
    start, delta = start[kept], delta[kept]
    head = start + enter[kept, None] * delta
    tail = start + leave[kept, None] * delta
    return np.hstack([head, tail])


def ring_contains(ring: NDArray[np.float64], x: float, y: float) -> bool:
    """Whether the point is inside the closed ring (n, 2), by even-odd crossings."""
    x0, y0 = ring[:, 0], ring[:, 1]
    x1, y1 = np.roll(x0, -1), np.roll(y0, -1)
    spans = (y0 > y) != (y1 > y)
    rise = np.where(spans, y1 - y0, 1.0)
    cuts = x0 + (y - y0) / rise * (x1 - x0)
    return bool(np.count_nonzero(spans & (cuts > x)) % 2)
