"""Whether, and where, the footage between two looks needs another one.

What the tracker foretold needs no second look: between two sights of a box on its foretold way,
linear interpolation lies on it. A box that came or went in between leaves footage of which nobody
knows whether it was there, and that weighs the more the shorter the thing will be seen at all: the
ends of somebody who strolls by are found to an eighth of a second, those of a car that crosses the
picture in one second to the picture; whoever was there for long leaves to a third of a second. A
box that jumped may be another one and is looked into down to every picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.vision.matching import distance_cost, overlaps

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Detections
    from nvr_desk.vision.settings import DetectSettings
    from nvr_desk.vision.tracker import View, Weighed

_LIFE_S = 4.0
"""Longer lives are as good as this one: ends within an eighth of a second of a lone thing."""
_LONGEST_S = 10.0
"""What was seen for longer than a life leaves a longer end unknown; not beyond this."""
_SHORTEST_S = 0.2
_FAST_S = _LIFE_S / 2
"""Of shorter lives, the time to leave the picture is foretold."""
_WORTH = 0.035
"""Share of a thing's life that may stay unknown at an end."""
_CROWD = 0.3
"""How much each slow thing in the picture raises that share: a look must be worth it to many."""
_REACH = 8.0
"""Farthest way between two looks, in box sizes, by which the speed of a new thing is guessed."""
_VISIBLE = 0.35
"""Share of a thing inside the picture at which detectors begin to see it."""
_FORETOLD_IOU = 0.1
"""Overlap of a box with its foretold place from which the way between is known."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Footage between two looks, container seconds."""

    start_s: float
    end_s: float
    later: Detections | None = None
    """What the next look after its end found, where that is known."""
    later_s: float = 0.0


class Refiner:
    """Judges gaps of one clip.

    Args:
        settings: see DetectSettings.
        source: (width, height) of the upright source picture.
    """

    def __init__(self, settings: DetectSettings, source: tuple[int, int]) -> None:
        self._settings = settings
        self._picture = np.array(source, np.float32)

    def closer(self, before: View, weighed: Weighed, gap: Gap) -> float | None:
        """Where in a gap to look, container seconds; None where that is not worth it.

        Args:
            before: the tracks at the look where the gap begins.
            weighed: what the look at its end would mean.
            gap: between the two.
        """
        length = gap.end_s - gap.start_s
        middle = gap.start_s + length / 2
        life, leaves = self._life(before.box, before.speed, before.looks > 1)
        here = before.seen & (before.best >= self._settings.conf_strong)
        slow = float((weight(before.best) * life)[here].sum()) / _LIFE_S
        gone = before.seen & (before.conf >= self._settings.conf_strong)
        gone[weighed.rows] = False
        new_life, entered = self._first_life(weighed, gap)
        new_weight = weight(weighed.found.conf[weighed.fresh])
        lasted = np.maximum(life[gone], np.minimum(before.age[gone], _LONGEST_S))
        loss = np.concatenate((weight(before.best[gone]) / lasted, new_weight / new_life))
        if loss.sum() * length > _WORTH * (1.0 + _CROWD * slow):
            when = np.concatenate((gap.start_s + leaves[gone], gap.end_s - entered))
            worst = float(when[int(loss.argmax())])
            return worst if gap.start_s < worst < gap.end_s else middle
        far = length > self._settings.interpolate_s + 1e-6 and self._wandered(before, weighed)
        return middle if far or self._jumped(before, weighed) else None

    def _life(
        self, box: NDArray[np.float32], speed: NDArray[np.float32], known: NDArray[np.bool_]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(n,) seconds that things so fast are in the picture, and until they will have left it."""
        way = np.abs(speed[:, :2])
        life = np.clip(1.0 / np.maximum((way / self._picture).max(1), 1e-6), _SHORTEST_S, _LIFE_S)
        outward = np.where(speed[:, :2] > 0, self._picture - box[:, :2], box[:, 2:])
        room = outward - _VISIBLE * (box[:, 2:] - box[:, :2])
        leaves = np.maximum((room / np.maximum(way, 1e-3)).min(1), 0.0)
        fast = known & (life < _FAST_S)
        return (
            np.where(known, life, _LIFE_S).astype(np.float64),
            np.where(fast, leaves, np.inf).astype(np.float64),
        )

    def _first_life(
        self, weighed: Weighed, gap: Gap
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The same for boxes seen for the first time, and since when they have been in the picture.

        Their speed is guessed from the nearest box of their kind at the next look.
        """
        new = weighed.found.pick(weighed.fresh)
        unknown = np.full(len(new), np.inf)
        if not len(new) or gap.later is None:
            return np.full(len(new), _LIFE_S), unknown
        short = np.full(len(new), np.clip(gap.later_s - gap.start_s, _SHORTEST_S, _LIFE_S))
        later = gap.later.pick(gap.later.conf >= self._settings.conf_strong)
        if not len(later):
            return short, unknown
        cost = distance_cost(new.box, new.cls, later.box, later.cls)
        nearest = cost.argmin(1)
        near = cost[np.arange(len(new)), nearest] < _REACH
        there = later.box[nearest]
        way = (there[:, :2] + there[:, 2:] - new.box[:, :2] - new.box[:, 2:]) / 2
        back = (-way / np.float32(gap.later_s - gap.end_s)).astype(np.float32)
        life, entered = self._life(new.box, back, near)
        return np.where(near, life, short), entered

    def _wandered(self, before: View, weighed: Weighed) -> bool:
        """Whether something moved too far for a gap too long to be bridged."""
        use = before.seen[weighed.rows]
        rows, columns = weighed.rows[use], weighed.columns[use]
        alike = overlaps(before.box[rows], weighed.found.box[columns])
        return bool((alike < self._settings.still_iou).any())

    def _jumped(self, before: View, weighed: Weighed) -> bool:
        if weighed.jumped.any():
            return True
        use = before.seen[weighed.rows] & (before.best[weighed.rows] >= self._settings.conf_keep)
        rows, columns = weighed.rows[use], weighed.columns[use]
        alike = overlaps(weighed.expected[rows], weighed.found.box[columns])
        return bool((alike < _FORETOLD_IOU).any())


def weight(conf: NDArray[np.float32]) -> NDArray[np.float32]:
    """How much a box of a confidence matters, 0…1: what blinks weakly is not worth many looks."""
    return np.asarray(np.clip((conf - 0.3) / 0.3, 0.0, 1.0), np.float32)
