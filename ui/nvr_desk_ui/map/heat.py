"""Density of appearances: a soft kernel around each camera, weighed by what was found there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

CELL_PX = 8
RADIUS_PX = 42.0
"""Standard deviation of the kernel: a person's eye joins what lies nearer."""
FAINTEST = 0.03
"""Share of the strongest place below which nothing is painted."""
STOPS = np.array(
    [
        *([86, 180, 233, 0], [86, 180, 233, 70], [240, 228, 66, 140]),
        *([230, 159, 0, 180], [213, 94, 0, 215]),
    ],
    np.float64,
)
"""RGBA from nothing to the strongest: bluish, yellow, orange, vermilion; brighter is more."""


def weights(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    found: NDArray[np.float64],
    size: tuple[int, int],
) -> NDArray[np.float64]:
    """Density on a grid of ``CELL_PX`` pixels.

    Args:
        x: (n,) pixels from the left.
        y: (n,) pixels from the top.
        found: (n,) appearances of each place.
        size: width and height in pixels.

    Returns:
        (rows, columns), 0…1; all 0 where nothing was found.
    """
    margin = round(4 * RADIUS_PX / CELL_PX)
    columns, rows = size[0] // CELL_PX + 1, size[1] // CELL_PX + 1
    grid = np.zeros((rows + 2 * margin, columns + 2 * margin))
    column = np.floor(x / CELL_PX).astype(np.int64) + margin
    row = np.floor(y / CELL_PX).astype(np.int64) + margin
    inside = (column >= 0) & (column < grid.shape[1]) & (row >= 0) & (row < grid.shape[0])
    np.add.at(grid, (row[inside], column[inside]), found[inside])
    sigma = RADIUS_PX / CELL_PX
    reach = np.arange(-margin, margin + 1)
    kernel = np.exp(-(reach**2) / (2 * sigma**2))
    blurred = _along(_along(grid, kernel).T, kernel).T
    kept = np.sqrt(blurred[margin : margin + rows, margin : margin + columns])
    most = float(kept.max(initial=0.0))
    return kept / most if most > 0 else kept


def _along(grid: NDArray[np.float64], kernel: NDArray[np.float64]) -> NDArray[np.float64]:
    """Blur along the second axis, by the transform: the cost does not follow the kernel."""
    size = 1 << (grid.shape[1] + len(kernel) - 2).bit_length()
    spread = np.fft.irfft(np.fft.rfft(grid, size, axis=1) * np.fft.rfft(kernel, size), size, axis=1)
    half = len(kernel) // 2
    return np.maximum(spread[:, half : half + grid.shape[1]], 0.0)


def colours(density: NDArray[np.float64]) -> NDArray[np.uint8]:
    """(rows, columns, 4) RGBA, not premultiplied."""
    places = np.linspace(0.0, 1.0, len(STOPS))
    made = np.stack([np.interp(density, places, STOPS[:, c]) for c in range(4)], axis=2)
    made[density < FAINTEST] = 0
    return made.astype(np.uint8)
