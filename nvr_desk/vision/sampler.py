"""When the next look of the base rate is due, from what was found so far and from what moves.

The step to the next look follows the fastest things found, how often things come and go, and how
well the tracker foretold them. Where all that is there keeps its place, what it does meanwhile is
no reason to look. Unknown motion calls for a look soon, so often as that pays.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.vision.settings import Profile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.vision.gate import Gate
    from nvr_desk.vision.settings import DetectSettings
    from nvr_desk.vision.tracker import View

_FIRST_S = 0.3
"""Steps until the first results are there."""
_REACH = 0.8
"""Way of a fast thing from look to look, in sizes of its box, where the tracker is as usual."""
_FASTER = 0.75
"""Share of the things in the picture that are no faster than the one the step follows."""
_AT_REST = 0.25
"""Speed in box sizes a second below which a box that nothing moves under stands still."""
_STILL_S = 1.0
"""Nothing moves where nothing moved for so long."""

_STANDS_IOU = 0.92
"""Overlap of a box with its last one from which it kept its place; a little more than carries
interpolated rows over a long step …"""
_STANDS_S = 0.8
"""… where the looks are so far apart: nobody leaves his place from picture to picture."""

_TURN_S = 3.0
"""How far back coming and going counts."""
_TURN_STEP_S = 0.22
"""Shortest step for the sake of coming and going; refinement is cheaper from there on."""

_WELL, _ILL = 0.6, 0.4
"""Overlap with the foretold place that raises and lowers trust."""
_LEAST_TRUST, _MOST_TRUST = 0.7, 1.5

_CALLS = 3.0
"""Calls for a look by motion that may come at once; each thing that comes or goes pays for one."""
_CALLS_A_SECOND = 0.3
_LARGE_CALLS = 15.0
_LARGE_CALLS_A_SECOND = 1.0
"""The same for motion so large that it must be something: detectors see some things rarely."""
_LARGE_STEP_S = 0.2
_SOON_S = 0.12
"""From the first motion to the look: who enters is only half in the picture."""
_CALL_STEP_S = 0.25
_NEARLY_S = 0.05


class Sampler:
    """Decides which pictures of one clip are looked at before anything is known of them."""

    def __init__(self, settings: DetectSettings) -> None:
        """Nothing looked at yet."""
        self._settings = settings
        self._next_s = -np.inf
        self._last_s = -np.inf
        self._turns: deque[tuple[float, float]] = deque()
        self._trust = 1.0
        self._calls = _CALLS
        self._large_calls = _LARGE_CALLS
        self._known_s = -np.inf
        self._strange_s = -np.inf
        self._stands = False

    def due(self, seconds: float, *, key: bool) -> bool:
        """Whether the picture at this time is a look of the base rate; pictures come in order."""
        if self._settings.profile is Profile.EXACT:
            return True
        due = seconds >= self._next_s - 1e-4
        if self._settings.profile is Profile.TRIAGE and self._last_s > -np.inf:
            return due and (key or seconds >= self._next_s + self._settings.key_gap_s)
        return due

    def overdue(self, seconds: float) -> bool:
        """Whether the picture at this time comes too late to be the next look."""
        return self._settings.adapts and seconds > self._last_s + self._settings.slowest_s + 1e-4

    def asked(self, seconds: float, step: float | None) -> None:
        """A look was asked for; the next is due after a step (None: nothing is known yet)."""
        if step is None:
            step = _FIRST_S if self._settings.adapts else self._settings.key_gap_s
        lapse = min(seconds - self._last_s, _CALLS)
        self._calls = min(_CALLS, self._calls + lapse * _CALLS_A_SECOND)
        large = self._large_calls + lapse * _LARGE_CALLS_A_SECOND
        self._large_calls = min(_LARGE_CALLS, large)
        self._last_s = seconds
        self._next_s = seconds + step

    def call(self, seconds: float, *, large: bool = False) -> None:
        """Something unknown moves: look soon, unless calls found nothing for long.

        Args:
            seconds: of the picture in which it moves.
            large: it is so large that it must be something.
        """
        self._strange_s = seconds
        soon = max(seconds + _SOON_S, self._last_s + (_LARGE_STEP_S if large else _CALL_STEP_S))
        if soon >= self._next_s - _NEARLY_S:
            return
        if self._calls >= 1.0:
            self._calls -= 1.0
        elif large and self._large_calls >= 1.0:
            self._large_calls -= 1.0
        else:
            return
        self._next_s = soon

    def learn(
        self,
        seconds: float,
        turned: float,
        alike: NDArray[np.float32],
        stay: NDArray[np.float32] | None,
    ) -> None:
        """Take in what a look told.

        Args:
            seconds: of the look.
            turned: weight of the things that came or went since the look before.
            alike: (n,) overlap of boxes with their foretold places.
            stay: (m,) the same with their places at the look before; None where anything, however
                weak, came or went.
        """
        if stay is None or not len(stay) or stay.min() < _STANDS_IOU:
            self._stands = False
        elif seconds - self._known_s >= _STANDS_S:
            self._stands = True
        self._known_s = seconds
        if turned > 0:
            self._turns.append((seconds, turned))
            self._calls = min(_CALLS, self._calls + turned)
        if not len(alike):
            return
        usual = float(np.sort(alike)[len(alike) // 4])
        if usual >= _WELL:
            self._trust = min(_MOST_TRUST, self._trust * 1.1)
        elif usual < _ILL:
            self._trust = max(_LEAST_TRUST, self._trust * 0.8)

    def step(self, view: View, known_s: float, gate: Gate, now_s: float) -> float:
        """Seconds to the next look.

        Args:
            view: the tracks at the latest look whose results are known.
            known_s: of that look.
            gate: evidence up to now.
            now_s: of the look just asked for.
        """
        while self._turns and self._turns[0][0] < known_s - _TURN_S:
            self._turns.popleft()
        turned = sum(each for _, each in self._turns)
        step = self._settings.slowest_s
        if turned > 0:
            step = min(step, max(_TURN_STEP_S, _TURN_S / turned))
        elif self._stands and self._strange_s < now_s - _STILL_S:
            return step
        if gate.stirred(now_s - _STILL_S):
            step = min(step, self._settings.moving_s)
        return min(step, self._pace_step(view, gate, now_s))

    def _pace_step(self, view: View, gate: Gate, now_s: float) -> float:
        use = view.seen & (view.best >= self._settings.conf_start)
        box, speed = view.box[use], np.abs(view.speed[use])
        size = np.maximum(box[:, 2:] - box[:, :2], np.float32(1.0))
        pace = np.maximum(speed[:, :2] / size, speed[:, 2:] / size).max(1, initial=0.0)
        moves = ~(gate.at_rest(box, now_s - _STILL_S) & (pace < _AT_REST))
        if not moves.any():
            return self._settings.slowest_s
        paces = np.sort(pace[moves])
        fast = max(float(paces[int(_FASTER * (len(paces) - 1) + 0.5)]), 1e-3)
        step = _REACH * self._trust / fast
        return min(self._settings.moving_s, max(self._settings.fastest_s, step))
