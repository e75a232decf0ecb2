"""Where in the picture something moved, second by second: what a drawn region is asked of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GRID_SIDE = 16
"""Cells across and down the upright picture, whatever its shape."""


@dataclass(frozen=True, slots=True)
class MotionGrid:
    """Cells of a clip's upright picture in which something unusual moved.

    Light that changes everywhere at once sets every cell: in doubt something moved.
    """

    rate: float
    """Grids a second of footage."""
    cells: NDArray[np.bool_]
    """(n, 16, 16) rows, then columns; grid k begins k/rate seconds after the first picture."""
