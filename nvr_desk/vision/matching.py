"""Which box belongs to which track: costs and the best assignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lap
import numpy as np

from nvr_desk.geometry import box_area, iou_matrix
from nvr_desk.vision.detector import PERSON

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NEVER = 1e6
"""Cost of a pair that may not be."""


def overlap_cost(
    have: NDArray[np.float32],
    have_cls: NDArray[np.int64],
    seen: NDArray[np.float32],
    seen_cls: NDArray[np.int64],
) -> NDArray[np.float32]:
    """(n, m) 1 − IoU of corner boxes; pairs of a person with a vehicle may not be."""
    return _forbid(1.0 - iou_matrix(have, seen), have_cls, seen_cls)


def distance_cost(
    have: NDArray[np.float32],
    have_cls: NDArray[np.int64],
    seen: NDArray[np.float32],
    seen_cls: NDArray[np.int64],
) -> NDArray[np.float32]:
    """(n, m) distance of centres in box sizes, for boxes that jumped clear of each other.

    Pairs whose width or height differ by more than half may not be.
    """
    if not len(have) or not len(seen):
        return np.zeros((len(have), len(seen)), np.float32)
    size_a, size_b = _size(have), _size(seen)
    centre_a, centre_b = (have[:, :2] + have[:, 2:]) / 2, (seen[:, :2] + seen[:, 2:]) / 2
    apart = np.hypot(*(centre_a[:, None] - centre_b[None]).transpose(2, 0, 1))
    scale = np.sqrt((size_a.prod(1)[:, None] + size_b.prod(1)[None]) / 2)
    ratio = np.maximum(size_a[:, None] / size_b[None], size_b[None] / size_a[:, None]).max(2)
    cost = np.where(ratio <= 1.5, apart / scale, _NEVER).astype(np.float32)
    return _forbid(cost, have_cls, seen_cls)


def overlaps(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n,) IoU of each of (n, 4) corner boxes with its partner."""
    low, high = np.maximum(a[:, :2], b[:, :2]), np.minimum(a[:, 2:], b[:, 2:])
    both = np.clip(high - low, 0, None).prod(1)
    either = box_area(a) + box_area(b) - both
    return np.asarray(both / np.maximum(either, 1e-9), np.float32)


def assign(cost: NDArray[np.float32], limit: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows and columns of the pairs with the least sum of costs, none above the limit."""
    if not cost.size:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    _, column_of, _ = lap.lapjv(cost.astype(np.float64), extend_cost=True, cost_limit=limit)
    columns = np.asarray(column_of, np.int64)
    rows = np.flatnonzero(columns >= 0)
    return rows, columns[rows]


def _size(box: NDArray[np.float32]) -> NDArray[np.float32]:
    size: NDArray[np.float32] = np.maximum(box[:, 2:] - box[:, :2], np.float32(1.0))
    return size


def _forbid(
    cost: NDArray[np.float32], have_cls: NDArray[np.int64], seen_cls: NDArray[np.int64]
) -> NDArray[np.float32]:
    strangers = (have_cls == PERSON)[:, None] != (seen_cls == PERSON)[None]
    return np.where(strangers, np.float32(_NEVER), cost).astype(np.float32)
