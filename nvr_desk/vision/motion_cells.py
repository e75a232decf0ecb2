"""The gate's evidence kept for later: sixteen by sixteen cells a second, whatever the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.records.motion import GRID_SIDE, MotionGrid

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE: Final = 1.0
"""Grids a second."""
_ROUNDING: Final = 1e-6
_MOST: Final = 400_000
"""Seconds of the longest clip."""


class MotionCells:
    """Gathers where something moved in one clip.

    Args:
        source: (width, height) of the upright picture, pixels.
        cell_px: side of a cell of the gate, pixels.
    """

    def __init__(self, source: tuple[int, int], cell_px: float) -> None:
        self._source = source
        self._cell_px = cell_px
        self._grids: list[NDArray[np.bool_]] = []

    def see(self, seconds: float, moving: NDArray[np.bool_], *, switched: bool) -> None:
        """One sample of the gate.

        Args:
            seconds: since the first picture of the clip.
            moving: (rows, columns) cells of the gate.
            switched: the whole picture changed.
        """
        at = int(seconds * RATE + _ROUNDING)
        if at >= _MOST:
            return
        while len(self._grids) <= at:
            self._grids.append(np.zeros((GRID_SIDE, GRID_SIDE), bool))
        if switched:
            self._grids[at][:] = True
        elif moving.any():
            self._grids[at] |= self._spread(moving)

    def grid(self) -> MotionGrid | None:
        """What was gathered; None where nothing was seen."""
        return MotionGrid(RATE, np.stack(self._grids)) if self._grids else None

    def _spread(self, moving: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """A cell moves when any cell of the gate that touches it does."""
        width, height = self._source
        rows = np.stack([moving[a:b].any(axis=0) for a, b in self._parts(height, moving.shape[0])])
        columns = self._parts(width, moving.shape[1])
        return np.stack([rows[:, a:b].any(axis=1) for a, b in columns], axis=1)

    def _parts(self, length_px: int, cells: int) -> list[tuple[int, int]]:
        """(from, to) cells of the gate under each cell of a side."""
        edges = np.linspace(0.0, length_px / self._cell_px, GRID_SIDE + 1)
        low = np.floor(edges[:-1]).astype(int).clip(0, cells - 1)
        high = np.ceil(edges[1:]).astype(int).clip(1, cells)
        return list(zip(low.tolist(), np.maximum(high, low + 1).tolist(), strict=True))
