"""Which seconds of a clip were painted, so that the log can say so."""

from __future__ import annotations

REPORT_EVERY_S = 30.0
_JOIN_S = 1.0


class ShownSpans:
    """Collects painted moments (container seconds) and hands them out as few spans."""

    def __init__(self) -> None:
        self._spans: list[tuple[float, float]] = []
        self._waiting_since: float | None = None

    def add(self, t_s: float, now_s: float) -> None:
        """A picture of that moment was painted at ``now_s`` (a monotonic clock)."""
        if self._waiting_since is None:
            self._waiting_since = now_s
        if self._spans:
            low, high = self._spans[-1]
            if low - _JOIN_S <= t_s <= high + _JOIN_S:
                self._spans[-1] = (min(low, t_s), max(high, t_s))
                return
        self._spans.append((t_s, t_s))

    def due(self, now_s: float) -> bool:
        """Whether something painted has waited for its report long enough."""
        return self._waiting_since is not None and now_s - self._waiting_since >= REPORT_EVERY_S

    def take(self) -> list[tuple[float, float]]:
        """All spans since the last time, joined where they touch, in order of time."""
        joined: list[tuple[float, float]] = []
        for low, high in sorted(self._spans):
            if joined and low <= joined[-1][1] + _JOIN_S:
                joined[-1] = (joined[-1][0], max(joined[-1][1], high))
            else:
                joined.append((low, high))
        self._spans, self._waiting_since = [], None
        return joined
