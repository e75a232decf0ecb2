"""Instants and how they are written. UTC inside, microseconds in the database, zone beside it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""Zero of every stored instant."""

_FIRST_US = (datetime(10, 1, 1, tzinfo=UTC) - EPOCH) // timedelta(microseconds=1)
_LAST_US = (datetime(9990, 1, 1, tzinfo=UTC) - EPOCH) // timedelta(microseconds=1)
"""Within the calendar by some years, so that zones and periods can be added to each."""


def to_micros(instant: datetime) -> int:
    """Whole microseconds since 1970-01-01 UTC. Raises ValueError on a naive instant."""
    if instant.tzinfo is None:
        message = "a naive instant has no place on the timeline"
        raise ValueError(message)
    return (instant - EPOCH) // timedelta(microseconds=1)


def from_micros(micros: int) -> datetime:
    """The UTC instant of a stored number of microseconds.

    A number that no calendar has was put there past the program: it becomes the first or last
    instant, so that a list that holds it can still be shown; ``check`` names its row.
    """
    return EPOCH + timedelta(microseconds=min(max(micros, _FIRST_US), _LAST_US))


def utc_text(instant: datetime) -> str:
    """ISO 8601 in UTC with a trailing Z and microseconds, e.g. 2026-11-20T09:00:00.000000Z."""
    naive = instant.astimezone(UTC).replace(tzinfo=None)
    return f"{naive.isoformat(timespec='microseconds')}Z"  # strftime writes year 1 as "1"


def parse_instant(text: str) -> datetime:
    """Read an ISO 8601 instant that names its offset; answer in UTC.

    Raises:
        ValueError: no such date, or no offset (a wall time is not an instant).
    """
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        message = f"{text!r} names no UTC offset"
        raise ValueError(message)
    return instant.astimezone(UTC)


def zone_named(name: str) -> ZoneInfo | None:
    """The IANA zone of that name, or None when there is none (or the name is hostile).

    Only "UTC" and names of a place ("America/Denver", "Etc/GMT+7") count. The rest of a system's
    zone files means this machine ("localtime"), or something else on another one ("EST").
    """
    if name != "UTC" and ("/" not in name or name.startswith(("posix/", "right/"))):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def local_text(instant: datetime, zone: str | None) -> str:
    """Wall time with offset for a person: '2026-11-19 22:14:03 −07:00'; UTC without a zone."""
    tz = zone_named(zone) if zone else None
    local = instant.astimezone(tz or UTC)
    offset = local.strftime("%z")
    sign = "\u2212" if offset.startswith("-") else "+"
    return f"{local:%Y-%m-%d %H:%M:%S} {sign}{offset[1:3]}:{offset[3:5]}"


def span_text(seconds: float) -> str:
    """A length for a person's eye: '4.2 s', '3:05', '2:03:05'."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"
