"""The time that a line of a manifest claims: an instant, a wall clock, or a day only."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from nvr_desk.intake.wall_time import WallTime, place
from nvr_desk.records.delivery import TimeClaim, TimeSource

YEARS = range(1970, 2101)
"""Years in which footage may have been recorded; any other is a slip of the pen."""
DAY_S = 86_400.0
_NOON = 12
_SOURCES = {str(source) for source in TimeSource} - {"unknown"}


def manifest_claim(raw: dict[str, Any], case_zone: str | None) -> TimeClaim | None:
    """The manifest's time. Without a start it may still name the zone of the wall clock.

    A day without an hour is its noon, a day uncertain. A year that cannot be claims no time, and
    the rule says so.

    Args:
        raw: ``recorded`` of a line, as the schema lets it through.
        case_zone: IANA zone of the case, for a wall clock without one.

    Raises:
        ValueError: the start is no date and time.
    """
    zone: str | None = raw.get("zone") or None
    written: str | None = raw.get("start") or None
    if written is None:
        return TimeClaim(start=None, zone=zone) if zone else None
    start, day_only = _read(written.strip())
    if start.year not in YEARS:
        rule = f"manifest start {written[:40]!r} is not believable"
        return TimeClaim(start=None, zone=zone, rule=rule, as_written=written)
    own: float | None = raw.get("uncertainty_s")
    word = raw.get("source")
    source = TimeSource(word) if word in _SOURCES else TimeSource.MANIFEST
    said = f", read from {word[:40]}" if word else ""
    if day_only:
        said += "; the day only, read as its noon \N{PLUS-MINUS SIGN} one day"
        own = max(own or 0.0, DAY_S)
    if start.tzinfo is not None:
        rule = f"manifest: instant with its offset{said}"
        return TimeClaim(start.astimezone(UTC), zone or case_zone, own, source, rule, written)
    whose = "" if zone or not case_zone else " of the case"
    placed = place(WallTime(start, zone or case_zone))
    rule = f"manifest: wall time in zone{whose} {zone or case_zone}{said}{placed.note}"
    if not (zone or case_zone):
        rule = f"manifest: wall time{said}{placed.note}"
    wide = (own or 0.0) + placed.spread_s if placed.spread_s else own
    return TimeClaim(placed.instant, zone or case_zone, wide, source, rule, written)


def _read(text: str) -> tuple[datetime, bool]:
    """A start as written, and whether it names the day only."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        pass
    else:
        return datetime(day.year, day.month, day.day, _NOON), True  # noqa: DTZ001 - a wall
    try:
        return datetime.fromisoformat(text), False
    except ValueError as error:
        message = f"recorded: {error}"
        raise ValueError(message) from error
