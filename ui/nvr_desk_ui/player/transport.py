"""Where the player stands in one clip, and which picture is due. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.player import loop
from nvr_desk_ui.player.clock import PlayClock
from nvr_desk_ui.player.course import Course

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FASTEST = 64.0
"""Upper end of the shuttle, times real speed."""
SLOWEST = 0.25
"""Speed while K and L (or J) are held together."""
EXACT_UP_TO = 2.0
"""Above this speed only key pictures are shown."""


class Transport:
    """One clip's place, speed and loop.

    Args:
        seconds: (n,) seconds of every picture from the first one, never decreasing, n ≥ 1.
        keys: (k,) indices of key pictures, rising; None where nobody noted them.

    Attributes:
        index: picture in presentation order.
        loop: (first, last) picture of the loop; either may be None.
    """

    def __init__(self, seconds: NDArray[np.float64], keys: NDArray[np.int64] | None = None) -> None:
        self.course = Course(seconds, keys)
        self.clock = PlayClock()
        self.index = 0
        self.loop: tuple[int | None, int | None] = (None, None)

    @property
    def speed(self) -> float:
        """0 while paused, negative backwards."""
        return self.clock.speed

    @property
    def heading(self) -> int:
        """+1 or −1 while it plays that way, else 0."""
        return (self.speed > 0) - (self.speed < 0)

    @property
    def count(self) -> int:
        """Pictures in the clip."""
        return self.course.count

    @property
    def seconds(self) -> float:
        """Where it stands, seconds from the first picture."""
        return self.course.at(self.index)

    @property
    def length_s(self) -> float:
        """Seconds from the first picture to the last."""
        return self.course.length_s

    @property
    def exact(self) -> bool:
        """Whether every picture matters at this speed."""
        return abs(self.speed) <= EXACT_UP_TO

    def index_at(self, seconds: float) -> int:
        """The picture that is on screen at that moment: the last one that began by then."""
        return self.course.index_at(seconds)

    def at_end(self, direction: int) -> bool:
        """Whether there is no further picture that way."""
        return self.index == (self.count - 1 if direction > 0 else 0)

    def jump(self, index: int) -> None:
        """Pause on that picture, or the nearest there is."""
        self.index = self.course.held(index)
        self.clock.stand(self.seconds)

    def step(self, count: int) -> None:
        """Pause ``count`` pictures on (negative: back)."""
        self.jump(self.index + count)

    def seek(self, seconds: float) -> None:
        """Pause on the picture of that moment."""
        self.jump(self.index_at(seconds))

    def leap(self, seconds: float, now_s: float) -> None:
        """Go on playing from the picture of that moment, at the same speed."""
        self.index = self.index_at(seconds)
        self.clock.put(self.seconds, now_s)

    def skip(self, seconds: float) -> None:
        """Pause ``seconds`` on; moves at least one picture."""
        target = self.index_at(self.seconds + seconds)
        if target == self.index:
            target += 1 if seconds > 0 else -1
        self.jump(target)

    def play(self, speed: float, now_s: float) -> None:
        """Run from here; at the end (of the loop, if there is one) it starts over."""
        first, last = self.loop_ends or (0, self.count - 1)
        if speed > 0 and self.index in (last, self.count - 1):
            self.index = first
        elif speed < 0 and self.index in (first, 0):
            self.index = last
        self.clock.stand(self.seconds)
        self.clock.run(speed, now_s)

    def pause(self) -> None:
        """Stay on this picture."""
        self.clock.stand(self.seconds)

    def toggle(self, now_s: float) -> None:
        """Play at real speed, or pause."""
        if self.speed:
            self.pause()
        else:
            self.play(1.0, now_s)

    def shuttle(self, direction: int, now_s: float) -> None:
        """J and L: real speed first, twice as fast each time it is pressed again."""
        running = self.speed * direction > 0
        speed = min(max(abs(self.speed) * 2, 1.0), FASTEST) if running else 1.0
        self.play(direction * speed, now_s)

    # --- loop ---------------------------------------------------------------------------------

    def loop_from(self) -> None:
        """The loop begins with this picture; see ``loop.begun``."""
        self.loop = loop.begun(self.loop, self.index)

    def loop_to(self) -> None:
        """The loop ends with this picture; see ``loop.ended``."""
        self.loop = loop.ended(self.loop, self.index)

    def loop_off(self) -> None:
        """Play on over both."""
        self.loop = (None, None)

    @property
    def loop_ends(self) -> tuple[int, int] | None:
        """(first, last) picture that play goes round; None without a loop."""
        if self.loop == (None, None):
            return None
        first, last = self.loop
        return (first or 0, self.count - 1 if last is None else last)

    # --- running ------------------------------------------------------------------------------

    def tick(self, now_s: float) -> bool:
        """Move to the picture that is due; True when it is another one. Pauses at the ends."""
        if not self.speed:
            return False
        before, due_s = self.index, self.clock.position(now_s)
        turned = self._round(before, due_s)
        if turned is not None:
            self.index = turned
            self.clock.put(self.seconds, now_s)
            return self.index != before
        self.index = self.index_at(due_s)
        at_end = due_s >= self.length_s if self.speed > 0 else due_s <= 0
        if at_end:
            self.clock.stand(self.seconds)
        return self.index != before

    def _round(self, before: int, due_s: float) -> int | None:
        """Where play goes on when it runs out of the loop; None while it does not."""
        ends = self.loop_ends
        if ends is None:
            return None
        first, last = ends
        over = self.index_at(due_s) > last  # a picture of the same moment may follow the last one
        if self.speed > 0 and before <= last and (over or due_s >= self.course.end_of(last)):
            return first if first < last else None
        if self.speed < 0 and before >= first and due_s < self.course.at(first):
            return last if first < last else None
        return None
