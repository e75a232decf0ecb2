"""Fitting a picture into the shape a model takes, and boxes back out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHAPES: tuple[tuple[int, int], ...] = ((384, 640), (640, 384), (480, 640), (640, 640))
"""(height, width) in pixels: landscape, portrait doorbell, 4:3, anything else."""

_GREY = 114
"""Filling beside the picture, as the models were trained with."""


@dataclass(frozen=True, slots=True)
class Letterbox:
    """How a picture of one size lies in one shape. All in pixels."""

    shape: tuple[int, int]
    """(height, width) of the whole."""
    inner: tuple[int, int]
    """(height, width) of the scaled picture."""
    top: int
    left: int
    source: tuple[int, int]
    """(width, height) of the upright source picture."""

    def fill(self, small: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Put a picture already scaled to ``inner`` into a grey one of ``shape``."""
        height, width = self.inner
        if self.inner == self.shape:
            return np.ascontiguousarray(small)
        whole = np.full((*self.shape, 3), _GREY, np.uint8)
        whole[self.top : self.top + height, self.left : self.left + width] = small
        return whole

    def out(self, box: NDArray[np.float32]) -> NDArray[np.float32]:
        """(n, 4) boxes of the whole → boxes of the source picture, clipped to it."""
        width, height = self.source
        offset = np.array([self.left, self.top] * 2, np.float32)
        scale = np.array([width / self.inner[1], height / self.inner[0]] * 2, np.float32)
        limit = np.array([width, height] * 2, np.float32)
        inside: NDArray[np.float32] = np.clip((box - offset) * scale, 0, limit).astype(np.float32)
        return inside


def fit(source: tuple[int, int], shape: tuple[int, int]) -> Letterbox:
    """Lay a source of (width, height) into a shape of (height, width), centred, aspect kept."""
    width, height = source
    scale = min(shape[0] / height, shape[1] / width)
    inner = (
        min(shape[0], max(1, round(height * scale))),
        min(shape[1], max(1, round(width * scale))),
    )
    return Letterbox(shape, inner, (shape[0] - inner[0]) // 2, (shape[1] - inner[1]) // 2, source)


def best_shape(
    source: tuple[int, int], shapes: tuple[tuple[int, int], ...] = SHAPES
) -> tuple[int, int]:
    """The shape that shows the source largest with the fewest pixels to compute.

    Shapes that lose no more than a twentieth of the best scale compete by area.
    """
    width, height = source
    scales = {shape: min(shape[0] / height, shape[1] / width) for shape in shapes}
    best = max(scales.values())
    fair = [shape for shape, scale in scales.items() if scale >= 0.95 * best]
    return min(fair, key=lambda shape: shape[0] * shape[1])
