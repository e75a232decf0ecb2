"""Figures are of a quiet machine or say that they are not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from nvr_desk.upkeep.bench.machine import load

if TYPE_CHECKING:
    from collections.abc import Callable

BUSY = 0.5
WAIT_S = 60.0
_LOOK_S = 2.0


def wait_for_quiet(
    now: Callable[[], float] = lambda: load()[0],
    pause: Callable[[float], None] = time.sleep,
    most_s: float = WAIT_S,
    told: Callable[[str], None] = lambda _: None,
) -> str | None:
    """Wait for a load of at most 0.5; a sentence where it did not come.

    Args:
        now: the load of the last minute.
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
