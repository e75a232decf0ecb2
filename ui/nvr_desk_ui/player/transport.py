"""Which picture is due: pure arithmetic over a clip's own times, no frame rate anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FASTEST = 8.0
"""Upper end of the shuttle, times real speed."""
EXACT_UP_TO = 2.0
"""Above this speed only key pictures are shown."""
_TOLERANCE_S = 1e-6


class Transport:
    """Where the player stands in one clip.

    Attributes:
        index: picture in presentation order.
        speed: 0 while paused, negative backwards.
    """

    def __init__(self, seconds: NDArray[np.float64]) -> None:
        """Take (n,) seconds of every picture from the first one, never decreasing, n ≥ 1."""
        self._seconds = seconds
        self.index = 0
        self.speed = 0.0
        self._since = 0.0
        self._from_s = 0.0

    @property
    def count(self) -> int:
        """Pictures in the clip."""
        return len(self._seconds)

    @property
    def seconds(self) -> float:
        """Where it stands, seconds from the first picture."""
        return float(self._seconds[self.index])

    @property
    def length_s(self) -> float:
        """Seconds from the first picture to the last."""
        return float(self._seconds[-1])

    @property
    def exact(self) -> bool:
        """Whether every picture matters at this speed."""
        return abs(self.speed) <= EXACT_UP_TO

    def index_at(self, seconds: float) -> int:
        """The picture that is on screen at that moment: the last one that began by then."""
        found = int(np.searchsorted(self._seconds, seconds + _TOLERANCE_S, side="right")) - 1
        return min(max(found, 0), self.count - 1)

    def at_end(self, direction: int) -> bool:
        """Whether there is no further picture that way."""
        return self.index == (self.count - 1 if direction > 0 else 0)

    def jump(self, index: int) -> None:
        """Pause on that picture, or the nearest there is."""
        self.speed = 0.0
        self.index = min(max(index, 0), self.count - 1)

    def step(self, count: int) -> None:
        """Pause ``count`` pictures on (negative: back)."""
        self.jump(self.index + count)

    def seek(self, seconds: float) -> None:
        """Pause on the picture of that moment."""
        self.jump(self.index_at(seconds))

    def skip(self, seconds: float) -> None:
        """Pause ``seconds`` on; moves at least one picture."""
        target = self.index_at(self.seconds + seconds)
        if target == self.index:
            target += 1 if seconds > 0 else -1
        self.jump(target)

    def play(self, speed: float, now_s: float) -> None:
        """Run from here; at the end it starts over from the other end."""
        if speed > 0 and self.index == self.count - 1:
            self.index = 0
        elif speed < 0 and self.index == 0:
            self.index = self.count - 1
        self.speed = speed
        self._since, self._from_s = now_s, self.seconds

    def pause(self) -> None:
        """Stay on this picture."""
        self.speed = 0.0

    def toggle(self, now_s: float) -> None:
        """Play at real speed, or pause."""
        if self.speed:
            self.pause()
        else:
            self.play(1.0, now_s)

    def shuttle(self, direction: int, now_s: float) -> None:
        """J and L: real speed first, twice as fast each time it is pressed again."""
        running = self.speed * direction > 0
        speed = min(abs(self.speed) * 2, FASTEST) if running else 1.0
        self.play(direction * speed, now_s)

    def tick(self, now_s: float) -> bool:
        """Move to the picture that is due; True when it is another one. Pauses at the ends."""
        if not self.speed:
            return False
        due_s = self._from_s + (now_s - self._since) * self.speed
        before, self.index = self.index, self.index_at(due_s)
        at_end = due_s >= self.length_s if self.speed > 0 else due_s <= 0
        if at_end:
            self.speed = 0.0
        return self.index != before
