"""Timed runs, and what medians and ratios they make. Nothing in here measures anything."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ALL = "(all)"
"""In place of a clip: the run went over all of them at once."""


@dataclass(frozen=True, slots=True)
class Run:
    """One contender over one clip (or all at once) in one round."""

    contender: str
    clip: str
    round: int
    pictures: int
    """Source pictures got through, those passed over included."""
    seconds: float
    cpu_s: float
    looks: int

    @property
    def speed(self) -> float:
        """Source pictures a second."""
        return self.pictures / self.seconds


@dataclass(frozen=True, slots=True)
class Spread:
    """Median of the rounds, with the least and the most."""

    median: float
    low: float
    high: float

    def text(self, digits: int = 1) -> str:
        """``median (low-high)``."""
        return f"{self.median:.{digits}f} ({self.low:.{digits}f}–{self.high:.{digits}f})"


def spread(values: Iterable[float]) -> Spread | None:
    """Median, least, most; None of nothing."""
    found = list(values)
    return Spread(statistics.median(found), min(found), max(found)) if found else None


@dataclass
class Runs:
    """All runs of a bench.

    Args:
        frames: pictures of each clip, by which a clip counts in sums over all of them.
    """

    frames: Mapping[str, int]
    runs: list[Run] = field(default_factory=list[Run])

    def add(self, runs: Iterable[Run]) -> None:
        """Take runs in."""
        self.runs.extend(runs)

    def speed(self, contender: str, clip: str) -> Spread | None:
        """Source pictures a second over one clip."""
        return spread(run.speed for run in self.of(contender) if run.clip == clip)

    def total(self, contender: str) -> Spread | None:
        """All source pictures over all seconds, a round at a time.

        A contender that went over the beginning of a clip only counts with the time that the
        whole clip would have taken at its pace.
        """
        return spread(self._totals(contender).values())

    def ratio(self, contender: str, other: str, clip: str | None = None) -> Spread | None:
        """How many times as fast, round by round; over one clip, or over all of them."""
        if clip is None:
            mine, theirs = self._totals(contender), self._totals(other)
        else:
            mine = {run.round: run.speed for run in self.of(contender) if run.clip == clip}
            theirs = {run.round: run.speed for run in self.of(other) if run.clip == clip}
        return spread(mine[k] / theirs[k] for k in mine if k in theirs)

    def cpu_ms(self, contender: str, clip: str | None = None) -> float | None:
        """Processor milliseconds a source picture, median of the rounds."""
        by_round: dict[int, list[Run]] = {}
        for run in self.of(contender):
            if clip is None or run.clip == clip:
                by_round.setdefault(run.round, []).append(run)
        found = spread(
            1000
            * sum(self._weight(run) * run.cpu_s / run.pictures for run in runs)
            / sum(self._weight(run) for run in runs)
            for runs in by_round.values()
        )
        return found.median if found else None

    def looks(self, contender: str, clip: str) -> int | None:
        """Looks the detector was given in the first round."""
        return next((run.looks for run in self.of(contender) if run.clip == clip), None)

    def of(self, contender: str) -> list[Run]:
        """All runs of a contender."""
        return [run for run in self.runs if run.contender == contender]

    def _totals(self, contender: str) -> dict[int, float]:
        """Round → pictures a second over all clips; a round that lacks a clip counts for none."""
        seconds: dict[int, float] = {}
        pictures: dict[int, float] = {}
        for run in self.of(contender):
            weight = self._weight(run)
            seconds[run.round] = seconds.get(run.round, 0.0) + weight / run.speed
            pictures[run.round] = pictures.get(run.round, 0.0) + weight
        whole = sum(self.frames.values())
        return {k: count / seconds[k] for k, count in pictures.items() if abs(count - whole) < 1e-6}

    def _weight(self, run: Run) -> int:
        return sum(self.frames.values()) if run.clip == ALL else self.frames[run.clip]
