"""Five failures within a quarter of an hour lock a name until an administrator releases it.

Pure arithmetic over failures on record, so a restart, a second client and a clock that somebody
sets change nothing: within one boot the monotonic clock counts, and across boots a wall clock that
went back counts as no time at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

FAILURES: Final = 5
WINDOW_S: Final = 15 * 60.0


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant by both clocks."""

    at: datetime
    """Wall clock, UTC; anybody with the right may set it."""
    mono_s: float
    """Monotonic clock of the machine, seconds since its boot."""
    boot: str
    """Which boot that was."""


def apart_s(earlier: Moment, later: Moment) -> float:
    """Seconds between two instants, never negative, as far as a set clock cannot change it."""
    if earlier.boot == later.boot:
        return max(later.mono_s - earlier.mono_s, 0.0)
    return max((later.at - earlier.at).total_seconds(), 0.0)


def idle_s(last: Moment, now: Moment) -> float:
    """Seconds since somebody last did something; what is unsure counts as longer.

    A machine that slept counts by the wall clock, one whose clock was set back by the other.
    """
    if last.boot != now.boot:
        return float("inf")
    return max(now.mono_s - last.mono_s, (now.at - last.at).total_seconds(), 0.0)


def locked_out(failures: Sequence[Moment]) -> bool:
    """Whether any five failures in a row (oldest first) lie within the window."""
    pairs = zip(failures, failures[FAILURES - 1 :], strict=False)
    return any(apart_s(first, fifth) <= WINDOW_S for first, fifth in pairs)


def still_counting(failures: Sequence[Moment], now: Moment) -> Sequence[Moment]:
    """Those failures that can still be among five within the window."""
    if locked_out(failures):
        return failures
    return [each for each in failures if apart_s(each, now) <= WINDOW_S]
