"""Where a clip has no sound picture: pictures marked as damaged, and stretches without any.

Packets that do not decode are for the decoder to tell (``Shots.holes``). Two more things leave
footage unseen and raise no error: a picture that the decoder filled in from its neighbours because
data was missing, and a stretch in which no picture is, because camera or recorder paused.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.vision.shots import DecodedShot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.decoders import Source
    from nvr_desk.vision.shot import Shot

PAUSE_STEPS = 10.0
"""So many usual steps without a picture …"""
PAUSE_S = 2.0
"""… and at least so many seconds are a pause: nothing was recorded, or it is lost."""

Span = tuple[float, float]


class Watched:
    """A source whose pictures are watched as they pass.

    Args:
        source: of every picture; a source of key pictures alone has pauses by its nature.
        time_base: seconds a tick.
    """

    def __init__(self, source: Source, time_base: float) -> None:
        self._source = source
        self._time_base = time_base
        self._pts = array("q")
        self._damaged = array("q")

    def __iter__(self) -> Iterator[Shot]:
        """The source's pictures."""
        for shot in self._source:
            self._pts.append(shot.pts)
            if isinstance(shot, DecodedShot) and shot.frame.is_corrupt:
                self._damaged.append(shot.pts)
            yield shot

    def holes(self, end_s: float) -> list[Span]:
        """Spans in container seconds without a sound picture, in order, none over another."""
        seconds = self._seconds(self._pts)
        damaged = self._seconds(self._damaged)
        found = [*self._source.holes(end_s), *pauses(seconds), *spoilt(seconds, damaged)]
        return joined([(a, min(b, end_s)) for a, b in found if a < end_s])

    def _seconds(self, pts: Sequence[int]) -> NDArray[np.float64]:
        ticks = np.unique(np.asarray(pts, np.int64))
        return ticks.astype(np.float64) * self._time_base


def pauses(seconds: NDArray[np.float64]) -> list[Span]:
    """Stretches without a picture that is due.

    Args:
        seconds: (n,) times of all pictures, strictly increasing.
    """
    steps = np.diff(seconds)
    if not len(steps):
        return []
    usual = float(np.median(steps))
    long = np.flatnonzero(steps > max(PAUSE_STEPS * usual, PAUSE_S))
    return [(float(seconds[k]) + usual, float(seconds[k + 1])) for k in long]


def spoilt(seconds: NDArray[np.float64], damaged: NDArray[np.float64]) -> list[Span]:
    """From each damaged picture to the next picture.

    Args:
        seconds: (n,) times of all pictures, strictly increasing.
        damaged: (m,) times of those among them that are damaged.
    """
    if len(seconds) < 2:
        return []
    usual = float(np.median(np.diff(seconds)))
    after = np.searchsorted(seconds, damaged, side="right")
    return [
        (float(at), float(seconds[k]) if k < len(seconds) else float(at) + usual)
        for at, k in zip(damaged, after, strict=True)
    ]


def joined(spans: Sequence[Span]) -> list[Span]:
    """The same stretches in order, those that touch as one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1] + 1e-9:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        elif end > start:
            out.append((start, end))
    return out
