"""Stretches of time to pixel columns: counts, shares and soft edges; pure numpy.

Everything is done with differences: a stretch adds one at its first column and takes it away after
its last, and a running sum gives all columns of all rows at once. Cost grows with the number of
stretches plus the number of pixels, never with their product.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

SHARP_PX = 0.5
"""Below so many pixels of doubt an edge is hard."""

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk_ui.timeline.spans import Spans
    from nvr_desk_ui.timeline.view import TimeView


@dataclass(frozen=True, slots=True)
class Cut:
    """The stretches of some lanes that touch the view, in pixels of the view (unclipped)."""

    x0: NDArray[np.float64]
    x1: NDArray[np.float64]
    row: NDArray[np.int64]
    """Lane minus the first lane asked for."""
    code: NDArray[np.uint8]
    clip: NDArray[np.int32]


def cut(spans: Spans, first: int, last: int, view: TimeView, slack_px: float = 0.0) -> Cut:
    """Stretches of lanes first … last − 1 within ``slack_px`` of the view."""
    part = spans.of_lanes(first, last)
    start, end = spans.start[part], spans.end[part]
    slack = slack_px * view.seconds_a_pixel
    whole = not len(start) or (start.min() >= view.left - slack and end.max() <= view.right + slack)
    scale = 1.0 / view.seconds_a_pixel
    if whole:
        chosen: slice | NDArray[np.int64] = slice(None)
    else:
        chosen = np.flatnonzero((end >= view.left - slack) & (start <= view.right + slack))
    return Cut(
        (start[chosen] - view.left) * scale,
        (end[chosen] - view.left) * scale,
        spans.lane[part][chosen].astype(np.int64) - first,
        spans.code[part][chosen],
        spans.clip[part][chosen],
    )


def counts(
    x0: NDArray[np.float64], x1: NDArray[np.float64], row: NDArray[np.int64], rows: int, width: int
) -> NDArray[np.int64]:
    """How many stretches touch each column; every stretch touches at least one. (rows, width)."""
    low = np.clip(x0, 0, width - 1).astype(np.int64)
    # A stretch that ends within a column still touches it: round the end up, cheaply.
    high = np.maximum(-np.clip(-x1, -width, 0).astype(np.int64), low + 1)
    high[x1 > high] += 1
    np.minimum(high, width, out=high)
    base = row * (width + 1)
    size = rows * (width + 1)
    change = np.bincount(base + low, minlength=size)
    change -= np.bincount(base + high, minlength=size)
    return np.cumsum(change.reshape(rows, width + 1), axis=1)[:, :width]


def ramps(
    a: NDArray[np.float64], b: NDArray[np.float64], height: NDArray[np.float64],
    row: NDArray[np.int64], rows: int, width: int,
) -> NDArray[np.float64]:  # fmt: skip
    """Sum of ramps that rise from 0 at ``a`` to ``height`` at ``b`` > a.

    Returns:
        (rows, width + 1): the sum at pixel positions 0, 1, … width.
    """
    if not len(a):
        return np.zeros((rows, width + 1))
    slope = height / (b - a)
    begun = np.clip(-a, 0.0, b - a) * slope
    size = width + 4
    second = np.zeros(rows * size)
    for knot, sign in ((a, 1.0), (b, -1.0)):
        place = np.clip(knot, 0.0, width + 1.0)
        whole = place.astype(np.int64)
        share = place - whole
        at = row * size + whole
        second += np.bincount(at + 1, sign * slope * (1 - share), rows * size)
        second += np.bincount(at + 2, sign * slope * share, rows * size)
    first = np.cumsum(second.reshape(rows, size), axis=1)
    value = np.cumsum(first, axis=1)[:, : width + 1]
    return value + np.bincount(row, begun, rows)[:, None]


def shares(
    x0: NDArray[np.float64], x1: NDArray[np.float64], row: NDArray[np.int64], rows: int, width: int
) -> NDArray[np.float64]:
    """How much of each column the stretches cover, summed; overlaps count twice. (rows, width)."""
    length = np.maximum(x1 - x0, 1e-9)
    return np.diff(ramps(x0, x0 + length, length, row, rows, width), axis=1)


def certainty(
    x0: NDArray[np.float64], x1: NDArray[np.float64], doubt: NDArray[np.float64],
    row: NDArray[np.int64], rows: int, width: int,
) -> NDArray[np.float64]:  # fmt: skip
    """How sure it is that footage covers each column's middle, 0…1. (rows, width).

    A bar whose start may be off by ``doubt`` pixels either way rises and falls over twice that.
    Below ``SHARP_PX`` the edge is hard.
    """
    sharp = doubt < SHARP_PX
    sure = counts(x0[sharp], x1[sharp], row[sharp], rows, width) > 0
    soft = ~sharp
    level = np.zeros((rows, width))
    if soft.any():
        u, where = doubt[soft], row[soft]
        one = np.ones(len(u))
        rise = ramps(x0[soft] - u - 0.5, x0[soft] + u - 0.5, one, where, rows, width)
        fall = ramps(x1[soft] - u - 0.5, x1[soft] + u - 0.5, one, where, rows, width)
        level = np.clip((rise - fall)[:, :width], 0.0, 1.0)
    return np.where(sure, 1.0, level)


def name_rooms(
    x0: NDArray[np.float64],
    x1: NDArray[np.float64],
    row: NDArray[np.int64],
    width: int,
    least: float,
) -> list[tuple[float, int]]:
    """How far each bar's name may reach, so that no name is written over another's.

    Args:
        x0: Left ends in order of row, then start.
        x1: Right ends.
        row: Lane of each.
        width: Of the view; what lies outside shows no name.
        least: Pixels below which no name is written.

    Returns:
        A (pixels, others) for each bar: 0 pixels where it gets no name, and for how many bars
        under it, which begin in the same place, its name has to speak.
    """
    left, right = np.maximum(x0, 2.0), np.minimum(x1, width - 2.0)
    made = [(0.0, 0)] * len(x0)
    nameable = np.flatnonzero(right - left >= least).tolist()
    under = 0
    for at, after in zip(nameable, [*nameable, None][1:], strict=True):
        room = float(right[at] - left[at])
        if after is not None and row[after] == row[at]:
            room = min(room, float(left[after] - left[at]))
        # The last of a crowd in a lane always has room: it speaks for those under it.
        made[at], under = ((room, under), 0) if room >= least else ((0.0, 0), under + 1)
    return made
