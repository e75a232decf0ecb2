"""Hours of the local day: which instants lie in them, and where they begin and end.

A question asks for 22:00 to 04:00 by the clock on the wall. Offsets of a zone are looked up once
a day of footage, and hour by hour only on days on which clocks change.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.timecode import from_micros, to_micros, zone_named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from numpy.typing import NDArray

DAY_US: Final = 86_400_000_000
_QUARTER_US: Final = 900_000_000
"""Clocks change at quarters of an hour, everywhere."""
_MINUTE_US: Final = 60_000_000
_LONGEST: Final = timedelta(days=40)
"""Of a longer span only that much is asked day by day; no clip is so long."""

_DAYS_KEPT: Final = 4096
"""Days of which it is known when an hour was: all deliveries of a day ask for the same."""

Hours = tuple[int, int]
"""Minutes of the local day, from and to; to may lie before from, across midnight."""


def offsets_us(zone: str | None, instants: NDArray[np.int64]) -> NDArray[np.int64]:
    """Local time minus UTC at each instant, microseconds; 0 without a zone."""
    there = _zone(zone)
    days, place = np.unique(instants // DAY_US, return_inverse=True)
    low = np.array([_offset(there, int(day) * DAY_US) for day in days], np.int64)
    high = np.array([_offset(there, (int(day) + 1) * DAY_US - 1) for day in days], np.int64)
    found = low[place]
    moving = (low != high)[place]
    if moving.any():
        found[moving] = _by_quarters(there, instants[moving])
    return found


def _by_quarters(zone: tzinfo, instants: NDArray[np.int64]) -> NDArray[np.int64]:
    quarters, place = np.unique(instants // _QUARTER_US, return_inverse=True)
    told = [_offset(zone, int(quarter) * _QUARTER_US) for quarter in quarters]
    return np.array(told, np.int64)[place]


def touches(
    hours: Hours, local_us: NDArray[np.int64], length_us: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """(inside as a whole, touching at all) for spans that begin at a local time.

    Args:
        hours: What is asked for; both ends belong to it.
        local_us: (n,) UTC plus offset.
        length_us: (n,) not negative.
    """
    first, last = (minute * _MINUTE_US for minute in hours)
    wide = (last - first) % DAY_US
    since = (local_us - first) % DAY_US
    inside = since + length_us <= wide
    touching = (since <= wide) | ((first - local_us) % DAY_US <= length_us)
    return inside, touching


def spans(hours: Hours, zone: str | None, start_us: int, end_us: int) -> list[tuple[int, int]]:
    """The parts of a span of time that lie in the hours, UTC microseconds, in order."""
    there = _zone(zone)
    found: list[tuple[int, int]] = []
    for low, high in _windows(hours, there, start_us, end_us):
        first, last = max(low, start_us), min(high, end_us)
        if first <= last:
            found.append((first, last))
    return found


def _windows(hours: Hours, zone: tzinfo, start_us: int, end_us: int) -> Iterator[tuple[int, int]]:
    day = from_micros(start_us).astimezone(zone).date() - timedelta(days=1)
    until = min(from_micros(end_us), from_micros(start_us) + _LONGEST).astimezone(zone).date()
    over = timedelta(days=1 if hours[1] < hours[0] else 0)
    while day <= until:
        yield _instant(day, hours[0], zone), _instant(day + over, hours[1], zone)
        day += timedelta(days=1)


@lru_cache(_DAYS_KEPT)
def _instant(day: date, minutes: int, zone: tzinfo) -> int:
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return to_micros(wall.replace(tzinfo=zone).astimezone(UTC))


def _offset(zone: tzinfo, instant_us: int) -> int:
    offset = from_micros(instant_us).astimezone(zone).utcoffset() or timedelta()
    return offset // timedelta(microseconds=1)


def _zone(name: str | None) -> tzinfo:
    return (zone_named(name) if name else None) or UTC
