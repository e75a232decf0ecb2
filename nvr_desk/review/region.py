"""When something moved in a drawn part of the picture: cells under it, second by second; no I/O."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.geometry import rects_touch
from nvr_desk.records.motion import GRID_SIDE
from nvr_desk.records.region import MOST_CORNERS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.records.motion import MotionGrid
    from nvr_desk.records.region import Region

JOIN_S: Final = 2.0
"""Motion that stops for less than this goes on."""
_EDGE: Final = 1e-6
"""Of a cell, at each side: a region that only ends at a cell is not over it."""


def nonsense(region: Region, *, named: bool) -> str | None:
    """Why a region makes no sense; None when it does.

    Args:
        region: What was drawn.
        named: Deliveries are named beside it: then their camera needs no name.
    """
    if not (region.camera or named):
        return "a region belongs to a camera; name it, or the deliveries"
    if not 3 <= len(region.corners) <= MOST_CORNERS:
        return f"a region has 3 to {MOST_CORNERS} corners"
    sides = [side for corner in region.corners for side in corner]
    if not all(math.isfinite(side) and 0.0 <= side <= 1.0 for side in sides):
        return "a region lies inside the picture: shares of its width and height from 0 to 1"
    x1, y1, x2, y2 = region.bounds
    if x2 - x1 <= 0 or y2 - y1 <= 0:
        return "a region covers some of the picture"
    if region.size is not None and min(region.size) <= 0:
        return "a picture has a width and a height"
    return None


def cells_under(region: Region) -> NDArray[np.bool_]:
    """(16, 16) rows, then columns: cells of the picture that the region lies over."""
    edges = np.arange(GRID_SIDE) / GRID_SIDE
    left, top = np.meshgrid(edges, edges)
    side = 1 / GRID_SIDE - _EDGE
    cells = np.stack([left + _EDGE, top + _EDGE, left + side, top + side], axis=-1)
    return rects_touch(cells.reshape(-1, 4), region.corners).reshape(GRID_SIDE, GRID_SIDE)


def moving_spans(
    motion: MotionGrid,
    cells: NDArray[np.bool_],
    first_s: float,
    window: tuple[float, float],
) -> list[tuple[float, float]]:
    """Stretches in which a cell under a region moved, in order.

    Args:
        motion: of the clip.
        cells: (16, 16) those that count.
        first_s: first picture of the clip, container seconds.
        window: first and last container second that is asked; what touches it is cut to it.

    Returns:
        (from, to) in container seconds; pauses shorter than ``JOIN_S`` are part of a stretch.
    """
    low, high = window
    moved = np.flatnonzero((motion.cells & cells).any(axis=(1, 2)))
    starts = first_s + moved / motion.rate
    ends = first_s + (moved + 1) / motion.rate
    inside = (ends > low) & (starts < high)
    starts, ends = np.maximum(starts[inside], low), np.minimum(ends[inside], high)
    if len(starts) == 0:
        return []
    breaks = np.flatnonzero(starts[1:] - ends[:-1] >= JOIN_S)
    first = np.concatenate([[0], breaks + 1])
    last = np.concatenate([breaks, [len(starts) - 1]])
    return list(zip(starts[first].tolist(), ends[last].tolist(), strict=True))


def watched_s(
    motion: MotionGrid, first_s: float, duration_s: float, window: tuple[float, float]
) -> float:
    """Seconds of a window whose motion was kept."""
    end = first_s + min(duration_s, len(motion.cells) / motion.rate)
    return max(0.0, min(end, window[1]) - max(first_s, window[0]))
