"""Where to look: a base rate, and closer where things move fast or come and go.

Between two looks of a pair of pictures the same things should be seen, each overlapping its earlier
self. Where that fails, the picture in the middle is looked at, and so on (bisection), down to every
picture for things that move fast, and down to ``appear_gap_s`` for things that come and go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.vision.matching import assign, distance_cost, overlap_cost
from nvr_desk.vision.settings import Profile

if TYPE_CHECKING:
    from nvr_desk.vision.detector import Detections
    from nvr_desk.vision.settings import DetectSettings

_REACH = 6.0
"""Farthest way between two looks, in box sizes, that may be one thing moving fast."""


class Sampler:
    """Decides which pictures of one clip are looked at."""

    def __init__(self, settings: DetectSettings) -> None:
        """Nothing looked at yet."""
        self._settings = settings
        self._next_s = -np.inf

    def due(self, seconds: float, *, key: bool) -> bool:
        """Whether the picture at this time is a look of the base rate; pictures come in order."""
        if self._settings.profile is Profile.EXACT:
            return True
        if self._settings.profile is Profile.TRIAGE:
            first = self._next_s == -np.inf
            self._next_s = seconds
            return key or first
        step = 1.0 / self._settings.base_rate
        if seconds < self._next_s - 1e-4:
            return False
        # keep to the grid where the clip does, start anew after a gap
        late = seconds - self._next_s
        self._next_s = seconds + step - (late if 0 <= late < step / 2 else 0.0)
        return True

    def closer(self, first: Detections, second: Detections, gap_s: float) -> bool:
        """Whether the footage between two looks needs another one.

        Args:
            first: found in the earlier picture.
            second: found in the later one.
            gap_s: seconds between them.
        """
        if self._settings.profile is not Profile.FAST:
            return False
        level = self._settings.conf_start
        a, b = first.pick(first.conf >= level), second.pick(second.conf >= level)
        cost = overlap_cost(a.box, a.cls, b.box, b.cls)
        rows, columns = assign(cost, 1.0 - self._settings.overlap)
        left, right = np.ones(len(a), bool), np.ones(len(b), bool)
        left[rows], right[columns] = False, False
        if not left.any() and not right.any():
            return False
        if gap_s > self._settings.appear_gap_s:
            return True
        a, b = a.pick(left), b.pick(right)
        jumped, _ = assign(distance_cost(a.box, a.cls, b.box, b.cls), _REACH)
        return len(jumped) > 0
