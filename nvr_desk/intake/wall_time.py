"""From a wall clock to UTC: with its zone, without one, and in the two odd hours of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from nvr_desk.timecode import zone_named

UNKNOWN_ZONE_SPREAD_S = 14 * 3600.0
"""Civil time is within 14 hours of UTC everywhere."""


@dataclass(frozen=True, slots=True)
class WallTime:
    """What a clock on the wall shows: a naive date and time, and the IANA zone of the wall."""

    wall: datetime
    zone: str | None


@dataclass(frozen=True, slots=True)
class Placed:
    """An instant, how much wider its uncertainty becomes (seconds), and a note for the rule."""

    instant: datetime
    spread_s: float = 0.0
    note: str = ""


def place(time: WallTime) -> Placed:
    """Place a wall time on the timeline.

    An hour that comes twice is taken the first time, one that never comes is read with the offset
    before the change; both say so and are an hour less certain. Without a known zone the wall is
    read as UTC, 14 hours uncertain.

    Raises:
        OverflowError: a wall time at the very end of the calendar.
    """
    zone = zone_named(time.zone) if time.zone else None
    if zone is None:
        what = f"zone {time.zone[:40]!r} is not known" if time.zone else "zone unknown"
        note = f"; {what}, read as UTC ± 14 h"
        return Placed(time.wall.replace(tzinfo=UTC), UNKNOWN_ZONE_SPREAD_S, note)
    first = time.wall.replace(tzinfo=zone, fold=0)
    second = time.wall.replace(tzinfo=zone, fold=1)
    instant = _utc(first)
    if first.utcoffset() == second.utcoffset():
        return Placed(instant)
    spread = abs((_utc(second) - instant) / timedelta(seconds=1))
    if instant.astimezone(zone).replace(tzinfo=None) == time.wall:
        note = "; this hour came twice (clocks set back), the first is taken"
        return Placed(instant, spread, note)
    note = "; this hour never came (clocks set forward), read with the offset before"
    return Placed(instant, spread, note)


def _utc(local: datetime) -> datetime:
    return local.astimezone(UTC)
