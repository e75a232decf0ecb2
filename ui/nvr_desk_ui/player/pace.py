"""Whether playing keeps up: pictures that were due against pictures that were shown; no Qt."""

from __future__ import annotations

WINDOW_S = 1.0
_ENOUGH = 0.9
"""Below this share it is said that pictures are left out."""


class Pace:
    """Counts over a second at a time.

    Attributes:
        text: what to tell, e.g. "18 of 30 pictures/s"; empty while it keeps up.
    """

    def __init__(self) -> None:
        self.text = ""
        self._since = 0.0
        self._due = 0
        self._shown = 0

    def restart(self, now_s: float) -> None:
        """Playing began, stopped or changed its speed at ``now_s`` (a monotonic clock)."""
        self._since, self._due, self._shown = now_s, 0, 0
        self.text = ""

    def due(self, count: int) -> None:
        """So many pictures became due."""
        self._due += count

    def shown(self) -> None:
        """One was put on the tile."""
        self._shown += 1

    def look(self, now_s: float) -> bool:
        """Judge a second that is over; True when ``text`` may be another one now."""
        passed = now_s - self._since
        if passed < WINDOW_S:
            return False
        shown = min(self._shown, self._due)
        behind = shown < _ENOUGH * self._due - 1
        due_rate, rate = round(self._due / passed), round(shown / passed)
        self._since, self._due, self._shown = now_s, 0, 0
        self.text = f"{rate} of {due_rate} pictures/s" if behind else ""
        return True
