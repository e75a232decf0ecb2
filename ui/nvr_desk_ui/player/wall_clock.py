"""The one clock that all tiles run by: a moment in UTC, its speed and its ends. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nvr_desk_ui.player import loop
from nvr_desk_ui.player.clock import PlayClock
from nvr_desk_ui.player.transport import EXACT_UP_TO, FASTEST

if TYPE_CHECKING:
    from collections.abc import Iterable

Ends = tuple["tuple[float, float] | None", "tuple[float, float] | None"]
_BEFORE_S: Final = 1e-3
"""Going back a loop begins inside its last picture."""
EXACT_TILES: Final = 4
"""With more tiles than this only key pictures are shown while they play."""


class WallClock:
    """Position in seconds since 1970 (UTC), speed, and the span that there is anything in.

    Attributes:
        span: (first, last) moment of all clips; None while there is none.
        loop: pictures that play goes round between, each (from, to) when it is shown; either may
            be None.
    """

    def __init__(self) -> None:
        self._clock = PlayClock()
        self.span: tuple[float, float] | None = None
        self.loop: Ends = loop.NONE
        self._was = 0.0

    @property
    def speed(self) -> float:
        """0 while it stands, negative backwards."""
        return self._clock.speed

    @property
    def heading(self) -> int:
        """+1 or −1 while it plays that way, else 0."""
        return (self.speed > 0) - (self.speed < 0)

    def position(self, now_s: float) -> float:
        """The moment that all tiles show, held to the span while it plays."""
        at = self._clock.position(now_s)
        return self._held(at) if self.speed else at

    def exact(self, tiles: int) -> bool:
        """Whether every picture matters at this speed with so many clips open."""
        return not self.speed or (abs(self.speed) <= EXACT_UP_TO and tiles <= EXACT_TILES)

    def why_keys(self, tiles: int) -> str:
        """Why only key pictures are shown; empty where all are."""
        if self.exact(tiles):
            return ""
        return "above 2×" if abs(self.speed) > EXACT_UP_TO else f"{tiles} tiles"

    def cover(self, spans: Iterable[tuple[float, float]]) -> None:
        """Take the spans of all clips; the clock stays where it is."""
        all_ = list(spans)
        self.span = (min(a for a, _ in all_), max(b for _, b in all_)) if all_ else None

    def seek(self, utc_s: float) -> None:
        """Stand there."""
        self._clock.stand(utc_s)

    def pause(self, now_s: float) -> None:
        """Stand where it is."""
        self._clock.stand(self.position(now_s))

    def play(self, speed: float, now_s: float) -> None:
        """Run from here; from an end it starts over at the other one."""
        at = self.position(now_s)
        if self.span is not None:
            first, last = self.span
            if speed > 0 and at >= last:
                at = first
            elif speed < 0 and at <= first:
                at = last
        at = self._begun_anew(at, speed)
        self._was = at
        self._clock.stand(at)
        self._clock.run(speed, now_s)

    def toggle(self, now_s: float) -> None:
        """Play at real speed, or pause."""
        if self.speed:
            self.pause(now_s)
        else:
            self.play(1.0, now_s)

    def shuttle(self, direction: int, now_s: float) -> None:
        """J and L: real speed first, twice as fast each time it is pressed again."""
        running = self.speed * direction > 0
        speed = min(max(abs(self.speed) * 2, 1.0), FASTEST) if running else 1.0
        self.play(direction * speed, now_s)

    def tick(self, now_s: float) -> bool:
        """Go round the loop, or stand still at the end of all clips; True when it stands now."""
        if not self.speed:
            return False
        at, was = self._clock.position(now_s), self._was
        self._was = at
        ends = self.loop_ends
        if ends is not None:
            first, last = ends
            if self.speed > 0 and was <= last <= at:
                self._was = first
                self._clock.put(first, now_s)
                return False
            if self.speed < 0 and at < first <= was:
                self._was = last - _BEFORE_S
                self._clock.put(self._was, now_s)
                return False
        if self.span is None:
            return False
        first, last = self.span
        if (self.speed > 0 and at >= last) or (self.speed < 0 and at <= first):
            self._clock.stand(self._held(at))
            return True
        return False

    @property
    def loop_ends(self) -> tuple[float, float] | None:
        """(first, last) moment that play goes round; None without a loop."""
        first, last = self.loop
        if self.span is None or (first is None and last is None):
            return None
        ends = (
            self.span[0] if first is None else first[0],
            self.span[1] if last is None else last[1],
        )
        return ends if ends[0] < ends[1] else None

    def _begun_anew(self, at: float, speed: float) -> float:
        """From the last picture of a loop play begins it again."""
        ends, (first, last) = self.loop_ends, self.loop
        if ends is None:
            return at
        if speed > 0 and last is not None and last[0] <= at <= last[1]:
            return ends[0]
        if speed < 0 and first is not None and first[0] <= at < first[1]:
            return ends[1] - _BEFORE_S
        return at

    def _held(self, utc_s: float) -> float:
        if self.span is None:
            return utc_s
        first, last = self.span
        if self.speed > 0:
            return min(utc_s, last)
        return max(utc_s, first)
