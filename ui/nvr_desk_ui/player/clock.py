"""The running position of play: one for a clip, or one for all tiles that run together. No Qt."""

from __future__ import annotations


class PlayClock:
    """A position in seconds that runs with real time at a speed.

    What the seconds count from is its owner's business: the first picture of a clip, or UTC for
    tiles that share it. Every method takes the moment as ``now_s`` of a monotonic clock.

    Attributes:
        speed: 0 while it stands, negative backwards.
    """

    def __init__(self, position_s: float = 0.0) -> None:
        self.speed = 0.0
        self._since = 0.0
        self._from_s = position_s

    def position(self, now_s: float) -> float:
        """Where it is."""
        if not self.speed:
            return self._from_s
        return self._from_s + (now_s - self._since) * self.speed

    def run(self, speed: float, now_s: float) -> None:
        """Go on from where it is at another speed; 0 stands still."""
        self._from_s = self.position(now_s)
        self._since, self.speed = now_s, speed

    def put(self, position_s: float, now_s: float) -> None:
        """Go on from another position at the same speed."""
        self._from_s, self._since = position_s, now_s

    def stand(self, position_s: float) -> None:
        """Stand still at a position."""
        self.speed, self._from_s = 0.0, position_s
