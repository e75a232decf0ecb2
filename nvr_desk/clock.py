"""Time as a dependency: whoever needs the hour is handed a clock, so that tests own it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Wall time, a time that never goes back, and waiting."""

    def now(self) -> datetime:
        """Current UTC time, timezone-aware."""
        ...

    def monotonic(self) -> float:
        """Seconds since an arbitrary start; never goes back."""
        ...

    def elapsed(self) -> float:
        """As ``monotonic``, but the time counts too during which the machine slept."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait. A fake only advances itself."""
        ...


class SystemClock:
    """The machine's own clocks."""

    def now(self) -> datetime:
        """Current UTC time, timezone-aware."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds of ``time.monotonic``."""
        return time.monotonic()

    def elapsed(self) -> float:
        """Seconds since the boot, sleep included; where the system knows no such clock, without.

        Linux stops its monotonic clock while the machine sleeps and has CLOCK_BOOTTIME besides;
        Windows lets the one clock there is run on.
        """
        boottime: int | None = getattr(time, "CLOCK_BOOTTIME", None)
        return time.monotonic() if boottime is None else time.clock_gettime(boottime)

    def sleep(self, seconds: float) -> None:
        """Block the calling thread."""
        time.sleep(seconds)
