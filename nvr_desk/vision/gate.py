"""Where something moves, told from thinned-out brightness alone: cheap evidence between looks.

A picture is compared with one a quarter of a second before, sample by sample and cell by cell.
What all of it does at once is light; what a cell always does is leaves, rain or water; what the
whole picture trembles by is noise. The rest moves. In doubt something moves: a look costs little.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.vision.cv import cv2

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.vision.shot import Shot

_LINES = 240
"""Lines of a thinned picture, roughly: somebody 20 pixels high in 1080 lines keeps five."""

_CELL = 8
"""Samples a side of a cell."""

_EVERY_S = 0.12
_BACK = 2
"""A picture is compared with the one so many samples before."""

_FLOOR = 12.0
"""Least change of a sample that counts, of 255."""

_COARSE_FLOOR = 8.0
"""Least change of a cell's mean, of 255: large things in a noisy night."""

_NOISE = 5.0
"""The same in standard deviations of what the whole picture does."""

_FEW = 10.0
"""Least share of changed samples in a cell, of 255: three of 64."""

_LARGE = 3, 2
"""Rows and columns of cells that all move in something large: a tenth of the picture's height."""

_USUAL_S = 3.0
"""How long a cell remembers what is usual in it."""

_MOST = 0.5
"""So large a share of cells at once is light or a switch to infrared, and no thing."""

_DEVIATION = 1.48
"""Median absolute deviation → standard deviation of Gaussian noise."""


@dataclass(frozen=True, slots=True)
class _Sample:
    fine: NDArray[np.uint8]
    coarse: NDArray[np.uint8]


class Gate:
    """Evidence of motion in one clip.

    Args:
        source: (width, height) of the upright source picture.
    """

    def __init__(self, source: tuple[int, int]) -> None:
        self._step = max(1, round(min(source) / _LINES))
        self.cell_px = float(self._step * _CELL)
        """Side of a cell, pixels of the source."""
        self._next_s = -np.inf
        self._last_s = -np.inf
        self._past: deque[_Sample] = deque(maxlen=_BACK)
        self._noise: float | None = None
        self._forget(np.zeros((0, 0), np.float32))

    def see(self, shot: Shot, seconds: float) -> bool:
        """Take in a picture where it is time for one; whether there is new evidence."""
        if seconds < self._next_s:
            return False
        late = seconds - self._next_s
        self._next_s = seconds + _EVERY_S - (late if 0 <= late < _EVERY_S / 2 else 0.0)
        fine = _whole_cells(shot.luma(self._step))
        now = _Sample(fine, _shrunk(fine))
        past = self._past[0] if self._past else None
        if past is None or past.fine.shape != fine.shape:
            self._past.clear()
            self._forget(np.zeros(now.coarse.shape, np.float32))
        else:
            self._compare(past, now, seconds)
        if self.switched:
            self._past.clear()
        self._past.append(now)
        self._last_s = seconds
        return past is not None

    def cells(self, box: NDArray[np.float32], margin: float = 0.0) -> NDArray[np.bool_]:
        """(rows, columns) cells under (n, 4) boxes of the source, grown by margin × their size."""
        under = np.zeros(self.moving.shape, bool)
        for rows, columns in self._windows(box, margin):
            under[rows, columns] = True
        return under

    def at_rest(self, box: NDArray[np.float32], since_s: float) -> NDArray[np.bool_]:
        """(n,) whether nothing moved under each of (n, 4) boxes since a time."""
        hot = self._moved_s >= since_s
        places = self._windows(box, 0.0)
        return np.array([not hot[rows, columns].any() for rows, columns in places], bool)

    def stirred(self, since_s: float) -> bool:
        """Whether anything moved since a time."""
        return bool((self._moved_s >= since_s).any())

    def _forget(self, nothing: NDArray[np.float32]) -> None:
        self._usual = nothing
        self._moved_s = np.full(nothing.shape, -np.inf)
        self.moving: NDArray[np.bool_] = np.zeros(nothing.shape, bool)
        """(rows, columns) cells in which something unusual moves."""
        self.switched = False
        """Whether the whole picture changed at the last sample."""

    def _compare(self, past: _Sample, now: _Sample, seconds: float) -> None:
        some = (now.fine[::8, ::8].astype(np.int16) - past.fine[::8, ::8]).ravel()
        shift = _middle(some)
        noise = _DEVIATION * _middle(np.abs(some - np.int16(shift)))
        sudden = self._noise is not None and noise > 2 * self._noise + _FLOOR / 2
        if self._noise is None or not sudden:
            self._noise = max(noise, 0.9 * (self._noise or 0.0) + 0.1 * noise)
        fine = _changed(past.fine, now.fine, shift, max(_FLOOR, _NOISE * self._noise))
        rough = max(_COARSE_FLOOR, _NOISE * self._noise / _CELL)
        coarse = _changed(past.coarse, now.coarse, shift, rough) > 0
        share = np.maximum(_shrunk(fine).astype(np.float32), coarse * np.float32(2 * _FEW))
        self.moving = share >= np.maximum(_FEW, 2.0 * self._usual + _FEW / 2)
        self.switched = sudden or int(np.count_nonzero(self.moving)) > _MOST * self.moving.size
        if self.switched:
            self.moving = np.zeros_like(self.moving)
        self._moved_s[self.moving] = seconds
        lapse = min(max(seconds - self._last_s, 0.0), 1.0)
        self._usual += np.float32(lapse / _USUAL_S) * (share - self._usual)

    def _windows(self, box: NDArray[np.float32], margin: float) -> list[tuple[slice, slice]]:
        grown = margin * (box[:, 2:] - box[:, :2]) + (self.cell_px if margin else 0.0)
        low = np.floor((box[:, :2] - grown) / self.cell_px).astype(np.int64).clip(0)
        high = np.ceil((box[:, 2:] + grown) / self.cell_px).astype(np.int64).clip(0)
        return [
            (slice(top, bottom), slice(left, right))
            for (left, top), (right, bottom) in zip(low.tolist(), high.tolist(), strict=True)
        ]


def large(cells: NDArray[np.bool_]) -> bool:
    """Whether (rows, columns) cells hold a patch too large to be leaves, rain or noise."""
    patch = np.ones(_LARGE, np.uint8)
    return bool(cv2.erode(cells.astype(np.uint8), patch, borderValue=0).any())


def _middle(values: NDArray[np.int16]) -> int:
    """The median; cheaper than numpy's, which looks for what cannot be here."""
    half = len(values) // 2
    return int(np.partition(values, half)[half])


def _whole_cells(thin: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Made larger until whole cells cover it: only then does shrinking take its fast way."""
    rows, columns = -thin.shape[0] % _CELL, -thin.shape[1] % _CELL
    if not rows and not columns:
        return thin
    edge = cv2.BORDER_REPLICATE
    return np.asarray(cv2.copyMakeBorder(thin, 0, rows, 0, columns, edge), np.uint8)


def _shrunk(fine: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The mean of each cell."""
    size = fine.shape[1] // _CELL, fine.shape[0] // _CELL
    return np.asarray(cv2.resize(fine, size, interpolation=cv2.INTER_AREA), np.uint8)


def _changed(
    past: NDArray[np.uint8], now: NDArray[np.uint8], shift: int, limit: float
) -> NDArray[np.uint8]:
    """255 where brightness changed by more than a limit, a shift of everything taken out."""
    if shift:
        by = np.full_like(past, abs(shift))
        past = np.asarray((cv2.add if shift > 0 else cv2.subtract)(past, by), np.uint8)
    change = cv2.absdiff(now, past)
    return np.asarray(cv2.threshold(change, limit, 255.0, cv2.THRESH_BINARY)[1], np.uint8)
