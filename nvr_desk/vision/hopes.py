"""Weak boxes on what moves: a look beside one may find the thing that the detector barely knows.

Some things a detector sees now and then only: a car from above, somebody in the dark. At every
picture one of these glimpses would start a track, and make it sure; so where one is near, pictures
beside it are looked at, on and on while it grows surer, and so often as that pays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.vision.gate import Gate
    from nvr_desk.vision.refine import Gap
    from nvr_desk.vision.settings import DetectSettings
    from nvr_desk.vision.tracker import View, Weighed

_LEAST = 0.15
"""Weakest box that gives hope."""
_BESIDE_S = 0.15
"""From a weak box to the look beside it."""
_MOVED_S = 0.5
"""A weak box counts where something moved so shortly before it."""
_MOST = 5.0
"""Looks that may be spent at once; each thing that becomes sure pays for some."""
_A_SECOND = 0.25
_PAID = 2.0
_CROWD = 0.3
"""How much each thing that is sure raises the price of a look: it must be worth it to many."""


class Hopes:
    """What is hoped for in one clip.

    Args:
        settings: see DetectSettings.
        gate: evidence of the clip.
    """

    def __init__(self, settings: DetectSettings, gate: Gate) -> None:
        self._settings = settings
        self._gate = gate
        self._left = _MOST
        self._price = 1.0
        self._before = 0.0
        self._rises = False
        self._now_s = 0.0

    def closer(self, before: View, weighed: Weighed, gap: Gap) -> float | None:
        """Where in a gap to look for the sake of a weak box at one of its ends; None: nowhere.

        Args:
            before: the tracks at the look where the gap begins.
            weighed: what the look at its end would mean.
            gap: between the two.
        """
        if self._left < self._price or gap.end_s - gap.start_s < 1.5 * _BESIDE_S:
            return None
        if self._rises:
            self._left -= self._price
            return gap.start_s + _BESIDE_S
        here = self._weak(before, weighed)
        later = 0.0 if gap.later is None else _hopeful(gap.later.conf, self._settings.conf_keep)
        beside = gap.later_s - gap.end_s < 1.5 * _BESIDE_S
        if here > (later if beside else 0.0):
            self._left -= self._price
            return gap.end_s - _BESIDE_S
        return None

    def learn(self, before: View, weighed: Weighed) -> None:
        """Take in a look, before the tracker does; the arguments are those of ``closer``."""
        self._left = min(_MOST, self._left + _A_SECOND * (weighed.seconds - self._now_s))
        beside = weighed.seconds - self._now_s < 1.5 * _BESIDE_S
        self._now_s = weighed.seconds
        keep = self._settings.conf_keep
        surer = (before.best[weighed.rows] < keep) & (weighed.found.conf[weighed.columns] >= keep)
        self._left = min(_MOST, self._left + _PAID * np.count_nonzero(surer))
        self._price = 1.0 + _CROWD * np.count_nonzero(before.seen & (before.best >= keep))
        here = self._weak(before, weighed)
        self._rises = here > (self._before if beside else 0.0)
        self._before = here

    def _weak(self, before: View, weighed: Weighed) -> float:
        """Confidence of the best that may be a thing and is not sure yet; 0 for nothing."""
        found, keep = weighed.found, self._settings.conf_keep
        best = found.conf.copy()
        best[weighed.columns] = np.maximum(best[weighed.columns], before.best[weighed.rows])
        known = np.zeros(len(best), bool)
        known[weighed.columns] = known[weighed.fresh] = True
        weak = (best < keep) & (best >= _LEAST)
        rows = np.flatnonzero(weak & ~known)
        still = self._gate.at_rest(found.box[rows], weighed.seconds - _MOVED_S)
        weak[rows[still]] = False
        return float(found.conf[weak].max(initial=0.0))


def _hopeful(conf: NDArray[np.float32], keep: float) -> float:
    """The best of the confidences that are not sure."""
    return float(conf[conf < keep].max(initial=0.0))
