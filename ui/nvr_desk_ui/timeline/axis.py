"""Ticks of the time axis, in wall time of a zone; without Qt.

Hours and days are steps of the wall clock: on the night the clocks change a day has 23 or 25
hours, an hour is missing or comes twice, and both copies are written with their abbreviation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING

from nvr_desk.timecode import EPOCH, zone_named
from nvr_desk_ui.presenters.dates import month, weekday
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

_MICRO, _SECOND = 1, 1_000_000
_MINUTE, _HOUR = 60 * _SECOND, 3600 * _SECOND
_DAY = 24 * _HOUR
_SHORT_STEPS = tuple(
    base * unit
    for unit in (_MICRO * 100, 1000, 10_000, 100_000)
    for base in (1, 2, 5)
) + tuple(s * _SECOND for s in (1, 2, 5, 10, 15, 30)) + tuple(
    m * _MINUTE for m in (1, 2, 5, 10, 15, 30)
)  # fmt: skip
"""Microseconds; all divide the half hours by which zones shift."""
_HOUR_STEPS = (1, 2, 3, 6, 12)
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis."""

    instant: float
    """Seconds since 1970 UTC."""
    label: str
    major: bool
    """A boundary that a person counts by: midnight, full minute, first of a month."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Ticks and the words that say which wall clock they are read from."""

    ticks: tuple[Tick, ...]
    context: str
    """What the labels leave out, at the left edge: '2026-11-19 22:14' or '2026'."""
    zone: str
    """'America/Denver (MST, UTC−07:00)', both when the view spans a change, or 'UTC'."""


@lru_cache(maxsize=16)
def axis(left: float, right: float, width: float, zone: str | None, room: float = 74.0) -> Axis:
    """Ticks for left … right (seconds since 1970 UTC) on ``width`` px, ``room`` px a label."""
    tz = (zone_named(zone) if zone else None) or UTC
    least = max((right - left) * room / max(width, 1.0), 1e-6)
    ticks, context = _make(left, right, least, tz)
    return Axis(tuple(ticks), context, _zone_words(left, right, zone, tz))


def wall(instant: float, zone: str | None, *, digits: int = 0) -> str:
    """'2026-11-19 22:14:03.250 MST': wall time with ``digits`` of a second (0, 3 or 6)."""
    tz = (zone_named(zone) if zone else None) or UTC
    local = _local(instant, tz)
    text = f"{local:%Y-%m-%d %H:%M:%S}"
    if digits:
        text += f".{local.microsecond:06d}"[: digits + 1]
    return f"{text} {_abbreviation(local)}"


def _make(left: float, right: float, least_s: float, tz: tzinfo) -> tuple[list[Tick], str]:
    least = least_s * _SECOND
    start = _local(left, tz)
    short = next((s for s in _SHORT_STEPS if s >= least), None)
    if short is not None:
        return list(_short_ticks(left, right, short, tz)), _short_context(start, short)
    hours = next((h for h in _HOUR_STEPS if h * _HOUR >= least), None)
    if hours is not None:
        return list(_hour_ticks(left, right, hours, tz)), f"{weekday(start)} {start:%Y-%m-%d}"
    days = next((d for d in _DAY_STEPS if d * _DAY >= least), None)
    if days is not None:
        return list(_day_ticks(left, right, days, tz)), f"{start:%Y}"
    months = next((m for m in _MONTH_STEPS if m * 30 * _DAY >= least), None)
    if months is not None:
        return list(_month_ticks(left, right, months, tz)), f"{start:%Y}"
    years = next((y for y in _YEAR_STEPS if y * 365 * _DAY >= least), _YEAR_STEPS[-1])
    return list(_month_ticks(left, right, years * 12, tz)), ""


def _short_ticks(left: float, right: float, step: int, tz: tzinfo) -> Iterator[Tick]:
    first = _micros(left)
    offset = _offset_micros(_local(left, tz))
    at = -(-(first + offset) // step) * step - offset
    last = _micros(right)
    while at <= last:
        local = (EPOCH + timedelta(microseconds=at)).astimezone(tz)
        if step >= _MINUTE:
            label, major = f"{local:%H:%M}", local.minute == 0
        elif step >= _SECOND:
            label, major = f"{local:%H:%M:%S}", local.second == 0
        else:
            digits = 1 if step >= 100_000 else 2 if step >= 10_000 else 3 if step >= 1000 else 4
            label = f"{local:%S}.{local.microsecond:06d}"[: 3 + digits] + " s"
            major = local.microsecond == 0
        if step >= _MINUTE:
            label = _date_at_midnight(local, label) if major else label
            if _comes_twice(local):
                label += f" {_abbreviation(local)}"
        yield Tick(at / _SECOND, label, major)
        at += step


def _short_context(start: datetime, step: int) -> str:
    return f"{start:%Y-%m-%d %H:%M}" if step < _SECOND else f"{weekday(start)} {start:%Y-%m-%d}"


def _hour_ticks(left: float, right: float, step: int, tz: tzinfo) -> Iterator[Tick]:
    day = _local(left, tz).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    while (seconds := _instant(day, tz, 0)) is None or seconds <= right:
        for hour in range(0, 24, step):
            wall_time = day + timedelta(hours=hour)
            both = [_instant(wall_time, tz, fold) for fold in (0, 1)]
            # Missing hours give None; an hour that comes twice gives two instants.
            for instant in dict.fromkeys(i for i in both if i is not None):
                if left <= instant <= right:
                    local = _local(instant, tz)
                    label = _date_at_midnight(local, f"{local:%H:%M}")
                    if both[0] != both[1]:
                        label += f" {_abbreviation(local)}"
                    yield Tick(instant, label, hour == 0)
        day += timedelta(days=1)


def _day_ticks(left: float, right: float, step: int, tz: tzinfo) -> Iterator[Tick]:
    day = _local(left, tz).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    # Count days (Mondays for weeks) from a fixed one, so that panning never moves the ticks.
    day -= timedelta(days=(day - datetime(1900, 1, 1)).days % step)  # noqa: DTZ001  wall time
    while (instant := _midnight(day, tz)) <= right:
        if instant >= left:
            first = day.day == 1 or (step >= 7 and day.day <= step)
            whole = f"{weekday(day)} {day.day} {month(day)}"
            label = f"{month(day)} {day.year}" if first and step == 1 else whole
            yield Tick(instant, label, first)
        day += timedelta(days=step)


def _month_ticks(left: float, right: float, step: int, tz: tzinfo) -> Iterator[Tick]:
    start = _local(left, tz)
    count = (start.year * 12 + start.month - 1) // step * step
    while True:
        year, place = divmod(count, 12)
        if not 1 <= year <= 9998:
            return
        first = datetime(year, place + 1, 1)  # noqa: DTZ001  wall time
        instant = _midnight(first, tz)
        if instant > right:
            return
        if instant >= left:
            january = place == 0
            text = f"{year}" if step >= 12 else f"{month(first)} {year}"
            yield Tick(instant, text, january)
        count += step


def _date_at_midnight(local: datetime, label: str) -> str:
    if local.hour == 0 and local.minute == 0:
        return f"{weekday(local)} {local.day} {month(local)}"
    return label


def _comes_twice(local: datetime) -> bool:
    """Whether the clocks show this wall time twice."""
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def _instant(wall_time: datetime, tz: tzinfo, fold: int) -> float | None:
    """Seconds of a wall time, or None when the clocks jumped over it."""
    aware = wall_time.replace(tzinfo=tz, fold=fold).astimezone(UTC)
    if aware.astimezone(tz).replace(tzinfo=None, fold=0) != wall_time:
        return None
    return (aware - EPOCH).total_seconds()


def _midnight(day: datetime, tz: tzinfo) -> float:
    """The first instant of a day, also where midnight itself is jumped over."""
    aware = day.replace(tzinfo=tz, fold=0).astimezone(UTC)
    return (aware - EPOCH).total_seconds()


def _local(instant: float, tz: tzinfo) -> datetime:
    return (EPOCH + timedelta(microseconds=_micros(instant))).astimezone(tz)


def _micros(instant: float) -> int:
    return round(instant * _SECOND)


def _offset_micros(local: datetime) -> int:
    return (local.utcoffset() or timedelta()) // timedelta(microseconds=1)


def _abbreviation(local: datetime) -> str:
    name = local.tzname() or "UTC"
    return f"UTC{_offset_text(local)}" if name[:1] in "+-" else name


def _offset_text(local: datetime) -> str:
    minutes = (local.utcoffset() or timedelta()) // timedelta(minutes=1)
    sign = "\u2212" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _zone_words(left: float, right: float, zone: str | None, tz: tzinfo) -> str:
    if tz is UTC:
        return tr("UTC (zone {zone!r} unknown)", zone=zone) if zone and zone != "UTC" else "UTC"
    ends = [_local(left, tz), _local(right, tz)]
    words = dict.fromkeys(f"{_abbreviation(e)}, UTC{_offset_text(e)}" for e in ends)
    return f"{zone} ({' → '.join(words)})"
