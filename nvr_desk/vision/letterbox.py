"""Fitting a picture into the shape a model takes, and boxes back out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHAPES: tuple[tuple[int, int], ...] = ((384, 640), (640, 384), (480, 640), (640, 640))
"""(height, width) in pixels: landscape, portrait doorbell, 4:3, anything else."""

GREY = 114
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
    part: tuple[int, int, int, int] | None = None
    """x1 y1 x2 y2 of the upright source picture where only a part of it is looked at."""

    @property
    def seen(self) -> tuple[int, int, int, int]:
        """x1 y1 x2 y2 of the upright source picture that lies in ``inner``."""
        return self.part or (0, 0, *self.source)

    def fill(self, small: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Put a picture already scaled to ``inner`` into a grey one of ``shape``."""
        height, width = self.inner
        if self.inner == self.shape:
            return np.ascontiguousarray(small)
        whole = np.full((*self.shape, 3), GREY, np.uint8)
        whole[self.top : self.top + height, self.left : self.left + width] = small
        return whole

    def out(self, box: NDArray[np.float32]) -> NDArray[np.float32]:
        """(n, 4) boxes of the whole → boxes of the source picture, clipped to it."""
        x1, y1, x2, y2 = self.seen
        offset = np.array([self.left, self.top] * 2, np.float32)
        scale = np.array([(x2 - x1) / self.inner[1], (y2 - y1) / self.inner[0]] * 2, np.float32)
        low, high = np.array([x1, y1] * 2, np.float32), np.array([x2, y2] * 2, np.float32)
        inside: NDArray[np.float32] = np.clip((box - offset) * scale + low, low, high)
        return inside.astype(np.float32)


def fit(
    source: tuple[int, int],
    shape: tuple[int, int],
    part: tuple[int, int, int, int] | None = None,
) -> Letterbox:
    """Lay a source of (width, height) into a shape of (height, width), centred, aspect kept.

    Args:
        source: of the upright picture, in pixels.
        shape: of the model, in pixels.
        part: x1 y1 x2 y2 of the source, where only that much of it is looked at.
    """
    x1, y1, x2, y2 = part or (0, 0, *source)
    width, height = x2 - x1, y2 - y1
    scale = min(shape[0] / height, shape[1] / width)
    inner = (
        min(shape[0], max(1, round(height * scale))),
        min(shape[1], max(1, round(width * scale))),
    )
    top, left = (shape[0] - inner[0]) // 2, (shape[1] - inner[1]) // 2
    return Letterbox(shape, inner, top, left, source, part)


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
