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


@dataclass(frozen=True, slots=True)
class View:
    """The tracks alive, as they were at the last look; n of them."""

    box: NDArray[np.float32]
    """(n, 4) corners."""
    speed: NDArray[np.float32]
    """(n, 4) of centre x, centre y, width, height; pixels a second."""
    conf: NDArray[np.float32]
    """(n,) of the last box."""
    best: NDArray[np.float32]
    """(n,) of the best box."""
    looks: NDArray[np.int64]
    """(n,) in which it was seen."""
    seen: NDArray[np.bool_]
    """(n,) whether the last look saw it."""
    age: NDArray[np.float64]
    """(n,) seconds from its first to its last sight."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a look would mean for the n tracks of a ``View``; nothing is taken in yet."""

    seconds: float
    found: Detections
    """What is strong enough to matter."""
    rows: NDArray[np.int64]
    """(k,) tracks that go on."""
    columns: NDArray[np.int64]
    """(k,) the boxes they go on with."""
    fresh: NDArray[np.int64]
    """Boxes that start a track."""
    expected: NDArray[np.float32]
    """(n, 4) where each track was expected."""
    jumped: NDArray[np.bool_]
    """(k,) whether it goes on without overlap."""


class Tracker:
    """Fed with the looks of one clip in order of time."""

    def __init__(self, settings: DetectSettings) -> None:
        """Nothing seen yet."""
        self._settings = settings
        self._motion = Motion()
        self._alive: list[RawTrack] = []
        self._done: list[RawTrack] = []
        self._cls = np.zeros(0, np.int64)
        self._first_s = np.zeros(0, np.float64)
        self._last_s = np.zeros(0, np.float64)
        self._looks = np.zeros(0, np.int64)
        self._conf = np.zeros(0, np.float32)
        self._best = np.zeros(0, np.float32)
        self._now_s: float | None = None
        self._previous_s = -np.inf
        self._count = 0

    def view(self) -> View:
        """The tracks alive."""
        fresh = self._last_s >= self._previous_s - 1e-6
        boxes = self._motion.boxes()
        age = self._last_s - self._first_s
        return View(boxes, self._motion.speed, self._conf, self._best, self._looks, fresh, age)

    def weigh(self, seconds: float, found: Detections) -> Weighed:
        """What a picture would mean, without taking it in.

        Args:
            seconds: pts × time_base; later than at the last ``take``.
            found: boxes in pixels of the upright source picture.
        """
        found = one_box_a_thing(found.pick(found.conf >= self._settings.conf_floor))
        boxes = self._motion.ahead(0.0 if self._now_s is None else seconds - self._now_s)
        waited = seconds - self._last_s
        fresh = self._last_s >= self._previous_s - 1e-6
        known = fresh | (waited <= self._settings.lost_s)
        young = (self._looks == 1) & (self._cls != PERSON)
        free, taken = known.copy(), np.zeros(len(found), bool)
        strong = found.conf >= self._settings.conf_strong
        stages = (
            (known, strong, overlap_cost, _STRONG_COST),
            (fresh, ~strong, overlap_cost, _WEAK_COST),
            (waited <= _JUMP_S, strong, distance_cost, _JUMP),
            ((waited <= _JUMP_S) & young, strong, distance_cost, _FIRST_JUMP),
        )
        pairs: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
        for may, wanted, cost, limit in stages:
            rows, columns = np.flatnonzero(free & may), np.flatnonzero(wanted & ~taken)
            if not len(rows) or not len(columns):
                pairs.append((rows[:0], columns[:0]))
                continue
            left, right = assign(
                cost(boxes[rows], self._cls[rows], found.box[columns], found.cls[columns]), limit
            )
            rows, columns = rows[left], columns[right]
            free[rows], taken[columns] = False, True
            pairs.append((rows, columns))
        overlapping = len(pairs[0][0]) + len(pairs[1][0])
        rows, columns = (np.concatenate(each) for each in zip(*pairs, strict=True))
        jumped = np.arange(len(rows)) >= overlapping
        new = self._new(found, taken)
        return Weighed(seconds, found, rows, columns, new, boxes, jumped)

    def take(self, pts: int, weighed: Weighed) -> None:
        """Take in what was found in one picture.

        Args:
            pts: of the picture, in the clip's time base.
            weighed: of ``weigh``; nothing was taken in since.
        """
        seconds = weighed.seconds
        if self._now_s is not None:
            self._motion.advance(seconds - self._now_s)
        self._now_s = self._previous_s = seconds
        self._carry_on(weighed, pts)
        self._start(weighed, pts)
        self._bury(seconds)

    def finish(self) -> list[RawTrack]:
        """All tracks in order of first sight, ghosts among them."""
        self._done.extend(self._alive)
        self._alive = []
        return sorted(self._done, key=lambda track: track.number)

    def _bury(self, seconds: float) -> None:
        alive = seconds - self._last_s <= self._settings.lost_s
        if alive.all():
            return
        self._done.extend(t for t, a in zip(self._alive, alive, strict=True) if not a)
        self._alive = [t for t, a in zip(self._alive, alive, strict=True) if a]
        self._motion.keep(alive)
        self._cls, self._last_s = self._cls[alive], self._last_s[alive]
        self._looks, self._first_s = self._looks[alive], self._first_s[alive]
        self._conf, self._best = self._conf[alive], self._best[alive]

    def _carry_on(self, weighed: Weighed, pts: int) -> None:
        rows, columns, found = weighed.rows, weighed.columns, weighed.found
        if not len(rows):
            return
        self._motion.correct(rows, found.box[columns])
        self._last_s[rows] = weighed.seconds
        self._looks[rows] += 1
        self._conf[rows] = found.conf[columns]
        self._best[rows] = np.maximum(self._best[rows], found.conf[columns])
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            track = self._alive[int(row)]
            track.see(pts, found, int(column))
            self._cls[row] = track.cls

    def _new(self, found: Detections, taken: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Boxes that start a track."""
        new = ~taken & (found.conf >= self._settings.conf_start)
        if new.any() and taken.any():
            overlap = iou_matrix(found.box, found.box[taken])
            person = found.cls == PERSON
            alike = person[:, None] == person[taken][None]
            new &= (np.where(alike, overlap, 0.0) < _ALREADY).all(1)
        return np.flatnonzero(new)

    def _start(self, weighed: Weighed, pts: int) -> None:
        found, columns = weighed.found, weighed.fresh
        if not len(columns):
            return
        conf = found.conf[columns]
        self._motion.add(found.box[columns])
        self._cls = np.concatenate((self._cls, found.cls[columns]))
        now = np.full(len(columns), weighed.seconds)
        self._first_s = np.concatenate((self._first_s, now))
        self._last_s = np.concatenate((self._last_s, now))
        self._looks = np.concatenate((self._looks, np.ones(len(columns), np.int64)))
        self._conf = np.concatenate((self._conf, conf))
        self._best = np.concatenate((self._best, conf))
        for column in columns.tolist():
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
