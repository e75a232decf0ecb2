"""Whether somebody set the clock between two entries.

Within one process the wall clock is held against a clock that nobody can set and that counts the
time the machine slept, so that a suspend is no jump. The first entry of a process only knows the
newest one of the log: there a clock that went back shows, one that was set forward does not.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.timecode import from_micros, utc_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from nvr_desk.clock import Clock

VERB: Final = "clock.jump"
LIMIT_S: Final = 5.0
"""Time servers correct less than this in one step."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Both clocks at one entry."""

    seq: int
    wall: datetime
    elapsed_s: float


class ClockWatch:
    """Remembers the clocks of the entry that this process wrote last."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._last: Reading | None = None
        self._told: tuple[int, Reading] | None = None
        """Number of a jump's entry, and the reading it told: good once that entry stands."""

    def jumped(
        self, seq: int, newest_us: Callable[[], int | None], verb_at: Callable[[int], str | None]
    ) -> dict[str, Any] | None:
        """Look at the clocks for the entry that is to get a number.

        Args:
            seq: That number; the entry of a jump would take it instead.
            newest_us: Time of the newest entry of the log, asked before this process's first one.
            verb_at: Verb of an entry, None where there is none: that of a jump may be undone.

        Returns:
            What the entry of a jump tells; None without one.
        """
        now = Reading(seq, self._clock.now(), self._clock.elapsed())
        with self._lock:
            if self._told is not None and verb_at(self._told[0]) == VERB:
                self._last = self._told[1]
            self._told = None
            jump = self._shift(now, newest_us)
            if jump is None:
                self._last = now
            else:
                self._told = (seq, now)
            return jump

    def _shift(self, now: Reading, newest_us: Callable[[], int | None]) -> dict[str, Any] | None:
        last = self._last
        if last is None:
            micros = newest_us()
            if micros is None:
                return None
            newest = from_micros(micros)
            shift_s = (now.wall - newest).total_seconds()
            return _told(newest, now.wall, None, shift_s) if shift_s < -LIMIT_S else None
        elapsed_s = now.elapsed_s - last.elapsed_s
        shift_s = (now.wall - last.wall - timedelta(seconds=elapsed_s)).total_seconds()
        return _told(last.wall, now.wall, elapsed_s, shift_s) if abs(shift_s) > LIMIT_S else None


def _told(was: datetime, now: datetime, elapsed_s: float | None, shift_s: float) -> dict[str, Any]:
    said: dict[str, Any] = {"was": utc_text(was), "now": utc_text(now)}
    if elapsed_s is not None:
        said["elapsed_s"] = round(elapsed_s, 3)
    return {**said, "shift_s": round(shift_s, 3)}
