"""One clip through gate, sampler, detector, refinement and tracker, in one pass.

Looks of the base rate are asked for ahead; when the third one is asked for, the first one's answer
is waited for, the footage before it is looked into where that is worth it, and what was found goes
to the tracker in order of time. So decisions follow results and evidence, never the clock: two runs
give the same tracks, on however many lanes. Pictures are held until their footage is settled.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.vision.appearances import appearances
from nvr_desk.vision.gate import Gate, large
from nvr_desk.vision.hopes import Hopes
from nvr_desk.vision.looked import spans
from nvr_desk.vision.matching import overlaps
from nvr_desk.vision.motion_cells import MotionCells
from nvr_desk.vision.refine import Gap, Refiner, weight
from nvr_desk.vision.sampler import Sampler
from nvr_desk.vision.tracker import Tracker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Future

    from numpy.typing import NDArray

    from nvr_desk.records.motion import MotionGrid
    from nvr_desk.records.track import CoverageSpan, Track
    from nvr_desk.vision.detector import Detections
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.looker import Looker
    from nvr_desk.vision.settings import DetectSettings
    from nvr_desk.vision.shot import Shot
    from nvr_desk.vision.tracker import View, Weighed

_LAG = 2
"""Looks of the base rate in flight while an earlier one is settled."""

_HELD_BYTES = 150_000_000
"""Decoded pictures held at a time."""

_APART_S = (0.06, 0.12, 0.25)
"""How far apart the pictures that stay may be, when there are too many."""

_RECENT_S = 0.5
"""Where something may just have begun, they are thinned out last."""

_STRANGE_CELLS = 2
"""So many cells that move under no known thing call for a look."""

_SMEARED_S = 0.25
"""Motion is told so long after it: the gate compares pictures so far apart."""

_SPARE = 0.3
"""Shadow and limbs around a known thing, as a share of its size, are its own motion."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What one pass over a clip gave."""

    tracks: tuple[Track, ...]
    spans: tuple[CoverageSpan, ...]
    looks: int
    pictures: int
    motion: MotionGrid | None = None
    """Where something moved; None where too few pictures were decoded to tell."""


@dataclass(slots=True, eq=False)
class _Held:
    """A decoded picture, and what was asked of it."""

    shot: Shot
    seconds: float
    nth: int
    """Among the pictures of the clip."""
    answer: Future[Detections] | None = None

    def found(self) -> Detections:
        """Waits for the answer."""
        if self.answer is None:
            raise AssertionError("nobody asked")
        return self.answer.result()


class Pipeline:
    """Looks at the pictures of one clip.

    Args:
        looker: of the shape of ``box``.
        box: how the upright source lies in that shape.
        time_base: seconds a tick.
        settings: see DetectSettings.
    """

    def __init__(
        self, looker: Looker, box: Letterbox, time_base: float, settings: DetectSettings
    ) -> None:
        self._looker = looker
        self._box = box
        self._time_base = time_base
        self._settings = settings
        self._gate = Gate(box.source)
        self._cells = MotionCells(box.source, self._gate.cell_px)
        self._sampler = Sampler(settings)
        self._refiner = Refiner(settings, box.source)
        self._hopes = Hopes(settings, self._gate)
        self._tracker = Tracker(settings)
        self._lag = _LAG if settings.adapts else max(_LAG, looker.depth)
        self._held: list[_Held] = []
        self._size = 0
        self._due: deque[_Held] = deque()
        self._pts: list[int] = []
        self._looks_s: list[float] = []
        self._looks_nth: list[int] = []
        self._stirred_s: deque[float] = deque()
        self._quiet: list[bool] = []

    def run(
        self,
        shots: Iterable[Shot],
        end_s: float,
        failed: Callable[[], list[tuple[float, float]]],
        progress: Callable[[float], None],
    ) -> Looked:
        """Look at all of it.

        Args:
            shots: in presentation order; pictures that repeat a pts or go back are passed over.
            end_s: where the clip should end, container seconds.
            failed: spans that did not decode, asked for at the end.
            progress: gets the container second reached.
        """
        for shot in shots:
            if self._pts and shot.pts <= self._pts[-1]:
                continue
            held = _Held(shot, shot.pts * self._time_base, len(self._pts))
            self._pts.append(shot.pts)
            if self._take_in(held):
                progress(self._looks_s[-1])
        if self._settings.adapts and self._held and self._held[-1].answer is None:
            self._ask(self._held[-1])
        while self._due:
            self._settle()
            progress(self._looks_s[-1])
        pts = np.asarray(self._pts, np.int64)
        holes = failed()
        until = min([end_s, *(a for a, b in holes if b >= end_s - 1e-6)])
        looks = len(self._looks_s)
        return Looked(
            tracks=appearances(self._tracker.finish(), pts, self._time_base, looks, self._settings),
            spans=spans(np.asarray(self._looks_s), until, holes, self._still()),
            looks=looks,
            pictures=len(pts),
            motion=self._cells.grid(),
        )

    def _take_in(self, held: _Held) -> bool:
        """One more picture; whether footage was settled."""
        if self._held and self._held[-1].answer is None and self._sampler.overdue(held.seconds):
            self._base_look(self._held[-1])
        self._held.append(held)
        self._size += held.shot.size_bytes
        if self._settings.watches and self._gate.see(held.shot, held.seconds):
            since_s = (held.shot.pts - self._pts[0]) * self._time_base
            self._cells.see(since_s, self._gate.moving, switched=self._gate.switched)
            if self._settings.adapts:
                self._stir(held.seconds)
        if self._size > _HELD_BYTES:
            self._make_room()
        crowded = self._size > _HELD_BYTES
        if not crowded and not self._sampler.due(held.seconds, key=held.shot.key):
            return False
        return self._base_look(held)

    def _stir(self, seconds: float) -> None:
        if self._gate.switched or self._gate.moving.any():
            self._stirred_s.append(seconds)
        self._watch(seconds)

    def _base_look(self, held: _Held) -> bool:
        self._ask(held)
        before = len(self._looks_s)
        while len(self._due) > self._lag or (self._size > _HELD_BYTES and self._due):
            self._settle()
        step = None
        if self._settings.adapts and self._looks_s:
            view, known_s = self._tracker.view(), self._looks_s[-1]
            step = self._sampler.step(view, known_s, self._gate, held.seconds)
        self._sampler.asked(held.seconds, step)
        return len(self._looks_s) > before

    def _ask(self, held: _Held) -> None:
        held.answer = self._looker.ask(held.shot, self._box)
        self._due.append(held)

    def _watch(self, seconds: float) -> None:
        """Call for a look where something moves that is no known thing."""
        moving = self._gate.moving
        if self._gate.switched:
            self._sampler.call(seconds)
        elif np.count_nonzero(moving) >= _STRANGE_CELLS:
            known = self._gate.cells(self._foretold(self._tracker.view(), seconds), _SPARE)
            strange = moving & ~known
            if np.count_nonzero(strange) >= _STRANGE_CELLS:
                self._sampler.call(seconds, large=large(strange))

    def _foretold(self, view: View, seconds: float) -> NDArray[np.float32]:
        """(n, 4) what each thing covers on its way from the last known look to now."""
        lapse = np.float32(seconds - self._looks_s[-1] if self._looks_s else 0.0)
        there = view.box + np.tile(view.speed[:, :2], 2) * lapse
        low = np.minimum(view.box[:, :2], there[:, :2])
        high = np.maximum(view.box[:, 2:], there[:, 2:])
        return np.concatenate((low, high), 1).astype(np.float32)

    def _make_room(self) -> None:
        """Drop pictures between looks, evenly; what is left can still be looked into."""
        newest_s = self._held[-1].seconds
        for recent_s in (_RECENT_S, 0.0):
            for apart_s in _APART_S:
                self._thin(apart_s, newest_s - recent_s)
                if self._size <= _HELD_BYTES * 3 // 4:
                    return

    def _thin(self, apart_s: float, until_s: float) -> None:
        kept: list[_Held] = []
        for held in self._held:
            wanted = held.answer is not None or held.seconds >= until_s
            if wanted or not kept or held.seconds - kept[-1].seconds >= apart_s:
                kept.append(held)
        self._held = kept
        self._size = sum(held.shot.size_bytes for held in kept)

    def _settle(self) -> None:
        """The footage up to the oldest look asked for: looked into, tracked, dropped."""
        end = self._held.index(self._due.popleft())
        begin, ahead = -1, [end]
        while ahead:
            held = self._held[ahead[-1]]
            weighed = self._tracker.weigh(held.seconds, held.found())
            middle = self._closer(weighed, begin, ahead)
            if middle is None:
                self._take(held, weighed)
                begin = ahead.pop()
            else:
                self._held[middle].answer = self._looker.ask(self._held[middle].shot, self._box)
                ahead.append(middle)
        self._size -= sum(held.shot.size_bytes for held in self._held[: end + 1])
        del self._held[: end + 1]

    def _closer(self, weighed: Weighed, begin: int, ahead: list[int]) -> int | None:
        """The picture between the last look taken in and the next one that is worth a look."""
        end = ahead[-1]
        if not self._settings.adapts or not self._looks_s or end - begin < 2:
            return None
        later = self._held[ahead[-2]] if len(ahead) > 1 else self._due[0] if self._due else None
        gap = Gap(self._looks_s[-1], weighed.seconds)
        if later is not None:
            gap = Gap(gap.start_s, gap.end_s, later.found(), later.seconds)
        view = self._tracker.view()
        where = self._refiner.closer(view, weighed, gap)
        if where is None:
            where = self._hopes.closer(view, weighed, gap)
        if where is None:
            return None
        return min(range(begin + 1, end), key=lambda k: abs(self._held[k].seconds - where))

    def _take(self, held: _Held, weighed: Weighed) -> None:
        view, found = self._tracker.view(), weighed.found
        gone = view.seen.copy()
        gone[weighed.rows] = False
        turned = weight(found.conf[weighed.fresh]).sum() + weight(view.best[gone]).sum()
        sure = view.seen & (view.looks > 1) & (view.best >= self._settings.conf_keep)
        use = sure[weighed.rows]
        there, seen = weighed.expected[weighed.rows[use]], found.box[weighed.columns[use]]
        stay = None if gone.any() or len(weighed.fresh) else _stay(view, weighed)
        self._sampler.learn(held.seconds, float(turned), overlaps(there, seen), stay)
        self._hopes.learn(view, weighed)
        self._tracker.take(held.shot.pts, weighed)
        self._quiet.append(self._was_quiet(held.seconds))
        self._looks_s.append(held.seconds)
        self._looks_nth.append(held.nth)

    def _still(self) -> list[bool]:
        """Of each look but the first: whether pictures before it went by because nothing moved."""
        if not self._settings.adapts:
            return []
        long = np.diff(self._looks_s) > self._settings.moving_s + 0.05
        quiet = np.array(self._quiet[1:], bool)
        return [bool(each) for each in long & (np.diff(self._looks_nth) > 1) & quiet]

    def _was_quiet(self, seconds: float) -> bool:
        """Whether nothing moved since the last look taken in, up to one at this time."""
        since_s = self._looks_s[-1] + _SMEARED_S if self._looks_s else seconds
        quiet = True
        while self._stirred_s and self._stirred_s[0] <= seconds:
            quiet &= self._stirred_s.popleft() <= since_s
        return quiet


def _stay(view: View, weighed: Weighed) -> NDArray[np.float32]:
    """(n,) overlap of what the last two looks saw with its place at the first of them."""
    both = view.seen[weighed.rows]
    rows, columns = weighed.rows[both], weighed.columns[both]
    return overlaps(view.box[rows], weighed.found.box[columns])
