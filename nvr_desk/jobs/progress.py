"""How fast work goes and when it will be ready, from the last minute rather than from the start."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from nvr_desk.timecode import span_text

WINDOW_S = 60.0
"""How far back a rate looks."""
MIN_SPAN_S = 1.0
"""Less than this says nothing about a rate."""
PRIOR_S = 15.0
"""An expected pace counts as much as a measurement over so many seconds."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Where a job stands, for whoever watches."""

    total: int
    done: int
    failed: int
    skipped: int
    message: str
    rate: float | None
    """Items a second over the last minute."""
    eta_s: float | None


@dataclass
class Progress:
    """Counters of a running job.

    ``total``, ``done``, ``failed`` and ``skipped`` count items. ``work`` is in whatever unit fits
    the job (seconds of footage, bytes), so that one long item among short ones does not make the
    estimate jump.
    """

    total: int = 0
    done: int = 0
    failed: int = 0
    skipped: int = 0
    message: str = ""
    total_work: float = 0.0
    finished_work: float = 0.0
    expected: float | None = None
    """Work a second that an estimate expects; corrected by what is measured."""
    phase: str = ""
    """Which pass this is, where there are several."""
    later_s: float = 0.0
    """Seconds that passes after this one are expected to take."""
    running: dict[str, float] = field(default_factory=dict[str, float])
    """Item in hand → its part that is through; not yet in ``finished_work``."""
    _marks: deque[tuple[float, int, float]] = field(default_factory=deque[tuple[float, int, float]])

    def mark(self, now: float) -> None:
        """Note where the work stands at a monotonic time in seconds."""
        self._marks.append((now, self.done + self.failed, self._through))
        while len(self._marks) > 2 and self._marks[1][0] <= now - WINDOW_S:
            self._marks.popleft()

    def begin(self, total: int, work: float, expected: float | None, later_s: float) -> None:
        """Count a pass over its items from nothing."""
        self.total, self.done, self.failed, self.skipped = total, 0, 0, 0
        self.total_work, self.finished_work = work, 0.0
        self.expected, self.later_s = expected, later_s
        self.running.clear()
        self.restart()

    def restart(self) -> None:
        """Forget the pace; after a pause the time that stood still must not count."""
        self._marks.clear()

    def snapshot(self) -> Snapshot:
        """The figures of this moment."""
        return Snapshot(
            self.total,
            self.done,
            self.failed,
            self.skipped,
            self._words,
            self.rate,
            self.eta_s,
        )

    @property
    def _words(self) -> str:
        """The message; with several passes, which one it is and when that one is ready."""
        if not self.phase:
            return self.message
        eta = self.eta_s
        ready = f", ready in {span_text(eta - self.later_s)}" if eta and self.later_s else ""
        return f"{self.phase}{ready}: {self.message}"

    @property
    def rate(self) -> float | None:
        """Items a second over the last minute; None while nothing can be said."""
        span = self._span()
        return None if span is None else (self._marks[-1][1] - self._marks[0][1]) / span

    @property
    def eta_s(self) -> float | None:
        """Seconds left at the pace of the last minute; None while nothing can be said.

        An expected pace speaks from the first moment and loses weight as the work goes on.
        """
        left = self.total - self.done - self.failed - self.skipped
        if left <= 0:
            return self.later_s if self.total else None
        pace = self._pace()
        if not pace:
            return None
        rest = max(self.total_work - self._through, 0.0) if self.total_work > 0 else float(left)
        return rest / pace + self.later_s

    def _pace(self) -> float | None:
        """Work a second (items, where work has no unit)."""
        span = self._span()
        if span is None:
            return self.expected
        column = 2 if self.total_work > 0 else 1
        moved = self._marks[-1][column] - self._marks[0][column]
        if self.expected is None:
            return moved / span
        return (moved + self.expected * PRIOR_S) / (span + PRIOR_S)

    @property
    def _through(self) -> float:
        return self.finished_work + sum(self.running.values())

    def _span(self) -> float | None:
        if len(self._marks) < 2:
            return None
        span = self._marks[-1][0] - self._marks[0][0]
        return span if span >= MIN_SPAN_S else None
