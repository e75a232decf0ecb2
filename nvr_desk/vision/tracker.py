"""From boxes of single looks to appearances.

Two-stage association after ByteTrack (Zhang et al., ECCV 2022): strong boxes first, then weak ones
for tracks that found none. Unlike it, all times are seconds and looks may come at any distance, and
boxes that jumped clear of each other are joined by a third stage over distance and size.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from nvr_desk.geometry import iou_matrix
from nvr_desk.vision.detector import CLASSES, PERSON, Detections
from nvr_desk.vision.matching import assign, distance_cost, overlap_cost
from nvr_desk.vision.motion import Motion
from nvr_desk.vision.tints import TintSum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.vision.settings import DetectSettings

_STRONG_COST = 0.85
"""Strong boxes: IoU of at least 0.15 with the expected place."""

_WEAK_COST = 0.55
"""Weak boxes: IoU of at least 0.45, lest noise carries a track away."""

_JUMP = 1.2
"""Farthest jump of a box that is followed without overlap, in box sizes."""

_FIRST_JUMP = 2.4
"""The same for a vehicle seen once, whose speed nobody knows yet; no person is that fast."""

_JUMP_S = 0.45
"""Longest time since the last sight for such a jump."""

_SAME_THING = 0.8
"""Two vehicle boxes of one look with this IoU are one thing with two names."""

_ALREADY = 0.6
"""A new track may not start on a box that overlaps one just carried on by this IoU."""


@dataclass(slots=True)
class RawTrack:
    """Looks that belong together, as they were seen."""

    number: int
    pts: list[int] = field(default_factory=list[int])
    box: list[NDArray[np.float32]] = field(default_factory=list[Any])
    conf: list[float] = field(default_factory=list[float])
    votes: NDArray[np.float64] = field(default_factory=lambda: np.zeros(len(CLASSES)))
    tints: TintSum = field(default_factory=TintSum)

    def see(self, pts: int, found: Detections, row: int) -> None:
        """Take one box of a look in."""
        conf = float(found.conf[row])
        self.pts.append(pts)
        self.box.append(found.box[row])
        self.conf.append(conf)
        self.votes[found.cls[row]] += conf
        self.tints.see(found, row)

    @property
    def cls(self) -> int:
        """The class with most confidence over the whole track, a position in CLASSES."""
        return int(self.votes.argmax())


class Tracker:
    """Fed with the looks of one clip in order of time."""

    def __init__(self, settings: DetectSettings) -> None:
        """Nothing seen yet."""
        self._settings = settings
        self._motion = Motion()
        self._alive: list[RawTrack] = []
        self._done: list[RawTrack] = []
        self._cls = np.zeros(0, np.int64)
        self._last_s = np.zeros(0, np.float64)
        self._now_s: float | None = None
        self._previous_s = -np.inf
        self._count = 0

    def look(self, pts: int, seconds: float, found: Detections) -> None:
        """Take in what was found in one picture.

        Args:
            pts: of the picture, in the clip's time base.
            seconds: pts × time_base; later than at the last call.
            found: boxes in pixels of the upright source picture.
        """
        self._advance(seconds)
        found = one_box_a_thing(found.pick(found.conf >= self._settings.conf_floor))
        boxes = self._motion.boxes()
        free = np.ones(len(self._alive), bool)
        taken = np.zeros(len(found), bool)
        strong = found.conf >= self._settings.conf_strong
        fresh = self._last_s >= self._previous_s - 1e-6
        once = np.array([len(track.pts) == 1 for track in self._alive], bool)
        young = once & (self._cls != PERSON)
        jumpy = seconds - self._last_s <= _JUMP_S
        stages = (
            (np.ones(len(free), bool), strong, overlap_cost, _STRONG_COST),
            (fresh, ~strong, overlap_cost, _WEAK_COST),
            (jumpy, strong, distance_cost, _JUMP),
            (jumpy & young, strong, distance_cost, _FIRST_JUMP),
        )
        for may, wanted, cost, limit in stages:
            rows, columns = np.flatnonzero(free & may), np.flatnonzero(wanted & ~taken)
            pairs = assign(
                cost(boxes[rows], self._cls[rows], found.box[columns], found.cls[columns]), limit
            )
            rows, columns = rows[pairs[0]], columns[pairs[1]]
            free[rows], taken[columns] = False, True
            self._carry_on(rows, columns, pts, seconds, found)
        self._start(pts, seconds, found, taken)
        self._previous_s = seconds

    def finish(self) -> list[RawTrack]:
        """All tracks in order of first sight, ghosts among them."""
        self._done.extend(self._alive)
        self._alive = []
        return sorted(self._done, key=lambda track: track.number)

    def _advance(self, seconds: float) -> None:
        if self._now_s is not None:
            self._motion.advance(seconds - self._now_s)
        self._now_s = seconds
        alive = seconds - self._last_s <= self._settings.lost_s
        if not alive.all():
            self._done.extend(t for t, a in zip(self._alive, alive, strict=True) if not a)
            self._alive = [t for t, a in zip(self._alive, alive, strict=True) if a]
            self._motion.keep(alive)
            self._cls, self._last_s = self._cls[alive], self._last_s[alive]

    def _carry_on(
        self,
        rows: NDArray[np.int64],
        columns: NDArray[np.int64],
        pts: int,
        seconds: float,
        found: Detections,
    ) -> None:
        if not len(rows):
            return
        self._motion.correct(rows, found.box[columns])
        self._last_s[rows] = seconds
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            track = self._alive[int(row)]
            track.see(pts, found, int(column))
            self._cls[row] = track.cls

    def _start(self, pts: int, seconds: float, found: Detections, taken: NDArray[np.bool_]) -> None:
        new = ~taken & (found.conf >= self._settings.conf_start)
        if new.any() and taken.any():
            overlap = iou_matrix(found.box, found.box[taken])
            person = found.cls == PERSON
            alike = person[:, None] == person[taken][None]
            new &= (np.where(alike, overlap, 0.0) < _ALREADY).all(1)
        columns = np.flatnonzero(new)
        self._motion.add(found.box[columns])
        self._cls = np.concatenate((self._cls, found.cls[columns]))
        self._last_s = np.concatenate((self._last_s, np.full(len(columns), seconds)))
        for column in columns:
            self._count += 1
            track = RawTrack(self._count)
            track.see(pts, found, int(column))
            self._alive.append(track)


def one_box_a_thing(found: Detections) -> Detections:
    """Drop the weaker of two vehicle boxes that lie on one thing (a car that is a truck too)."""
    vehicle = found.cls != PERSON
    if vehicle.sum() < 2:
        return found
    overlap = iou_matrix(found.box, found.box) * (vehicle[:, None] & vehicle[None])
    stronger = np.tril(np.ones_like(overlap, dtype=bool), -1)
    return found.pick(~((overlap >= _SAME_THING) & stronger).any(1))
