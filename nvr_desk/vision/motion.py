"""Where boxes will be: a constant-velocity filter over many boxes at once, with real time steps.

Each of centre x, centre y, width and height is filtered on its own (position and velocity,
R. E. Kalman 1960); all noise is relative to the size of the box, so near and far boxes are alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MEASURE = 0.05
"""Noise of a detected edge, share of the box size."""

_PUSH = np.array([2.0, 2.0, 0.6, 0.6], np.float32)
"""Unknown acceleration, box sizes a second squared: centre, centre, width, height."""

_FIRST_SPEED = np.array([2.0, 2.0, 0.5, 0.5], np.float32)
"""Spread of the speed of a new box, box sizes a second."""


def to_centre(box: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, 4) corners → cx cy w h."""
    size = box[:, 2:] - box[:, :2]
    return np.concatenate((box[:, :2] + size / 2, size), 1)


def to_corners(state: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, 4) cx cy w h → corners; sizes are kept above a pixel."""
    half = np.maximum(state[:, 2:], 1.0) / 2
    return np.concatenate((state[:, :2] - half, state[:, :2] + half), 1).astype(np.float32)


class Motion:
    """State of n boxes; rows are added at the end and dropped by a mask."""

    def __init__(self) -> None:
        """No boxes."""
        self.place = _nothing()
        self.speed = _nothing()
        self._var_place = _nothing()
        self._cross = _nothing()
        self._var_speed = _nothing()

    def __len__(self) -> int:
        """How many boxes."""
        return len(self.place)

    def add(self, box: NDArray[np.float32]) -> None:
        """Start with (n, 4) corners at rest."""
        place = to_centre(box)
        size = _scale(place)
        zero = np.zeros_like(place)
        self.place = np.concatenate((self.place, place))
        self.speed = np.concatenate((self.speed, zero))
        self._var_place = np.concatenate((self._var_place, zero + (_MEASURE * size) ** 2))
        self._cross = np.concatenate((self._cross, zero))
        self._var_speed = np.concatenate((self._var_speed, (_FIRST_SPEED * size) ** 2))

    def keep(self, rows: NDArray[np.bool_]) -> None:
        """Drop all other boxes."""
        self.place, self.speed = self.place[rows], self.speed[rows]
        self._var_place, self._cross = self._var_place[rows], self._cross[rows]
        self._var_speed = self._var_speed[rows]

    def advance(self, seconds: float) -> None:
        """Move on by a time step."""
        push = (_PUSH * _scale(self.place)) ** 2
        step = np.float32(seconds)
        self.place += self.speed * step
        self._var_place += 2 * step * self._cross + step**2 * self._var_speed + push * step**4 / 4
        self._cross += step * self._var_speed + push * step**3 / 2
        self._var_speed += push * step**2

    def ahead(self, seconds: float) -> NDArray[np.float32]:
        """(n, 4) corners where the boxes will be after a time step, without moving on."""
        place: NDArray[np.float32] = np.asarray(self.place + self.speed * seconds, np.float32)
        return to_corners(place)

    def correct(self, rows: NDArray[np.int64], box: NDArray[np.float32]) -> None:
        """Take in (k, 4) corners seen for the named rows."""
        seen = to_centre(box)
        noise = (_MEASURE * _scale(seen)) ** 2
        spread = self._var_place[rows] + noise
        gain_place = self._var_place[rows] / spread
        gain_speed = self._cross[rows] / spread
        miss = seen - self.place[rows]
        self.place[rows] += gain_place * miss
        self.speed[rows] += gain_speed * miss
        self._var_speed[rows] -= gain_speed * self._cross[rows]
        self._cross[rows] *= 1 - gain_place
        self._var_place[rows] *= 1 - gain_place

    def boxes(self) -> NDArray[np.float32]:
        """(n, 4) corners where the boxes are believed to be."""
        return to_corners(self.place)


def _nothing() -> NDArray[np.float32]:
    return np.zeros((0, 4), np.float32)


def _scale(place: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, 1) size of a box: the root of its area, at least a pixel."""
    scale: NDArray[np.float32] = np.sqrt(np.maximum(place[:, 2] * place[:, 3], 1.0))
    return scale[:, None].astype(np.float32)
