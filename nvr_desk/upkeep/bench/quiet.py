"""Figures are of a quiet machine or say that they are not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import psutil

from nvr_desk.upkeep.bench.machine import load

if TYPE_CHECKING:
    from collections.abc import Callable

BUSY: Final = 0.5
WAIT_S: Final = 60.0
_LOOK_S: Final = 2.0


def busy_now(look_s: float = 1.0) -> float:
    """Cores in use now, or the load of the last minute where that is less.

    A load average still tells of what ended a minute ago, our own part before included.
    """
    average = load()[0]
    if 0 < average <= BUSY:
        return average
    used = psutil.cpu_percent(look_s) / 100 * (psutil.cpu_count() or 1)
    return min(average or used, used)


def wait_for_quiet(
    now: Callable[[], float] = busy_now,
    pause: Callable[[float], None] = time.sleep,
    most_s: float = WAIT_S,
    told: Callable[[str], None] = lambda _: None,
) -> str | None:
    """Wait for a load of at most 0.5; a sentence where it did not come.

    Args:
        now: how many cores are in use.
        pause: waits so many seconds.
        most_s: how long it waits at most.
        told: is told once that there is something to wait for.
    """
    waited = 0.0
    while (found := now()) > BUSY:
        if waited >= most_s:
            return f"the machine was not quiet (load {found:.2f} after {waited:.0f} s of waiting)"
        if not waited:
            told(f"load {found:.2f}: waiting for a quiet machine")
        pause(_LOOK_S)
        waited += _LOOK_S
    return None
