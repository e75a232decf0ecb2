"""One clip through sampler, detector and tracker, in one pass over its pictures.

Pictures are held only from one look of the base rate to the next (or as many such spans as the
detector takes at a time): in there the sampler may ask for more looks, then the tracker is fed in
order of time and the pictures are dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.vision.appearances import appearances
from nvr_desk.vision.looked import spans
from nvr_desk.vision.sampler import Sampler
from nvr_desk.vision.tracker import Tracker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from nvr_desk.records.track import CoverageSpan, Track
    from nvr_desk.vision.detector import Detections
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.looker import Looker
    from nvr_desk.vision.settings import DetectSettings
    from nvr_desk.vision.shot import Shot

_HELD_BYTES = 600_000_000
"""Decoded pictures held at a time."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What one pass over a clip gave."""

    tracks: tuple[Track, ...]
    spans: tuple[CoverageSpan, ...]
    looks: int
    pictures: int


@dataclass(slots=True)
class _Held:
    shot: Shot | None
    pts: int
    seconds: float
    due: bool
    found: Detections | None = None


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
        self._sampler = Sampler(settings)
        self._tracker = Tracker(settings)
        self._pts: list[int] = []
        self._looks_s: list[float] = []

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
        for window in self._windows(shots):
            self._look_at(window)
            progress(window[-1].seconds)
        pts = np.asarray(self._pts, np.int64)
        holes = failed()
        until = min([end_s, *(a for a, b in holes if b >= end_s - 1e-6)])
        return Looked(
            tracks=appearances(
                self._tracker.finish(), pts, self._time_base, len(self._looks_s), self._settings
            ),
            spans=spans(np.asarray(self._looks_s), until, holes),
            looks=len(self._looks_s),
            pictures=len(pts),
        )

    def _windows(self, shots: Iterable[Shot]) -> Iterator[list[_Held]]:
        """Runs of pictures; the first of a run is the last look of the run before."""
        window: list[_Held] = []
        due = size = 0
        for shot in shots:
            if self._pts and shot.pts <= self._pts[-1]:
                continue
            self._pts.append(shot.pts)
            seconds = shot.pts * self._time_base
            held = _Held(shot, shot.pts, seconds, self._sampler.due(seconds, key=shot.key))
            window.append(held)
            size += shot.size_bytes
            if size > _HELD_BYTES and not held.due:
                held.due = True
            due += held.due
            if held.due and (due >= self._looker.depth or size > _HELD_BYTES):
                yield window
                window, due, size = [_Held(None, held.pts, seconds, True, held.found)], 0, 0
        if window and window[-1].shot is not None:
            window[-1].due = True
            yield window

    def _look_at(self, window: list[_Held]) -> None:
        self._look([held for held in window if held.due and held.found is None])
        while wanted := self._wanted(window):
            self._look(wanted)
        for held in window:
            if held.found is not None and held.shot is not None:
                self._tracker.look(held.pts, held.seconds, held.found)
                self._looks_s.append(held.seconds)

    def _wanted(self, window: list[_Held]) -> list[_Held]:
        """The middle of each gap that needs a closer look."""
        known = [k for k, held in enumerate(window) if held.found is not None]
        out: list[_Held] = []
        for i, j in pairwise(known):
            first, second = window[i], window[j]
            if first.found is None or second.found is None or j - i < 2:
                continue
            if self._sampler.closer(first.found, second.found, second.seconds - first.seconds):
                out.append(window[(i + j) // 2])
        return out

    def _look(self, wanted: list[_Held]) -> None:
        asked = [
            (held, self._looker.ask(held.shot, self._box))
            for held in wanted
            if held.shot is not None
        ]
        for held, answer in asked:
            held.found = answer.result()
