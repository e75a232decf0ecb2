"""When footage was recorded, as somebody or something claims: manifest, container, file name.

The order is fixed: a manifest wins, then the container, then the name. Unknown stays unknown: the
hour of upload or of the copy is never a claim. Each claim says by which rule it was read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from nvr_desk.intake.time_rules import NAME_RULES, Dial, NameRule
from nvr_desk.intake.wall_time import WallTime, place
from nvr_desk.records.delivery import TimeClaim, TimeSource

if TYPE_CHECKING:
    import re

    from nvr_desk.records.media import MediaFacts

UNKNOWN = TimeClaim(start=None, rule="nothing names a time: unknown")
"""What is claimed where nothing speaks."""

APPLE_DATE = "com.apple.quicktime.creationdate"
"""Tag an iPhone writes: wall time with its offset, at the start of the recording."""

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
"""Containers count from 1904 or 1970 when nobody set their clock."""
RECORDER = "dhav"
"""Container (FFmpeg's name) whose pts are a wall clock."""
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a wall
_AHEAD = timedelta(days=2)
_RECORDER_UNCERTAINTY_S = 30.0
_CONTAINER_UNCERTAINTY_S = 5.0
_APPLE_UNCERTAINTY_S = 2.0
_DAY_S = 86_400.0


@dataclass(frozen=True, slots=True)
class TimeHints:
    """What is known beside the file: zones, and the hour it reached us (a bound, never a claim)."""

    zone: str | None = None
    """IANA zone of the camera as the manifest says."""
    case_zone: str | None = None
    received: datetime | None = None


def claim_from(
    manifest: TimeClaim | None, path: str, facts: MediaFacts | None, hints: TimeHints
) -> TimeClaim:
    """The best claim for one file.

    Args:
        manifest: What the manifest says, if it says a time.
        path: Path inside the shipment, '/'-separated.
        facts: What the container says, if it could be read.
        hints: Zones to place a wall clock in, and the latest believable hour.

    Returns:
        A claim with the rule it was read by; ``start`` None when nothing names a time.
    """
    return _as_read(_claimed(manifest, path, facts, hints), facts)


def _claimed(
    manifest: TimeClaim | None, path: str, facts: MediaFacts | None, hints: TimeHints
) -> TimeClaim:
    if manifest is not None and manifest.start is not None:
        return manifest
    found = _without_manifest(path, facts, hints)
    if manifest is not None and manifest.rule:  # it named a time that cannot be
        return replace(found, rule=f"{found.rule}; {manifest.rule}")
    return found


def _as_read(claim: TimeClaim, facts: MediaFacts | None) -> TimeClaim:
    """A claim over times that had to be put together is as much less certain, and says so."""
    reading = facts.reading if facts else None
    wider = reading.uncertain_s(facts.duration_s) if reading and facts else 0.0
    if reading is None or claim.start is None or not wider:
        return claim
    uncertainty = round((claim.uncertainty_s or 0.0) + wider, 3)
    rule = f"{claim.rule}; times inside are put together, ± {wider:.0f} s more: {reading.words}"
    return replace(claim, uncertainty_s=uncertainty, rule=rule)


def _without_manifest(path: str, facts: MediaFacts | None, hints: TimeHints) -> TimeClaim:
    named = name_claim(path, hints)
    written = container_claim(facts, hints) if facts else None
    if written is None or written.start is None:
        return _with_refused_container(named, written) if named else (written or UNKNOWN)
    return _compared(written, named)


def container_claim(facts: MediaFacts, hints: TimeHints) -> TimeClaim | None:
    """What the container says; ``start`` None where it says something unbelievable."""
    apple = facts.tags.get(APPLE_DATE)
    if apple and (instant := _instant(apple)) and _believable(instant, hints):
        rule = "container: recording start with its offset, as Apple's camera writes it"
        return _claim(instant, hints, _APPLE_UNCERTAINTY_S, TimeSource.CONTAINER, rule, apple)
    if facts.container == RECORDER:
        return _recorder_claim(facts, hints)
    if not facts.created:
        return None
    instant = _instant(facts.created)
    if instant is None or not _believable(instant, hints):
        rule = f"container creation_time {facts.created[:40]!r} is not believable: unknown"
        return TimeClaim(start=None, rule=rule, as_written=facts.created[:80])
    uncertainty = _CONTAINER_UNCERTAINTY_S + facts.duration_s
    rule = (
        "container creation_time, UTC by the format's rule; some devices write local time,"
        " the end of the recording, or the hour of an export"
    )
    source = TimeSource.CONTAINER
    return _claim(instant, hints, uncertainty, source, rule, facts.created[:80])


def _recorder_claim(facts: MediaFacts, hints: TimeHints) -> TimeClaim | None:
    """What Dahua's recorders write at each picture: the clock on their wall, without a zone.

    FFmpeg reads it as if it were UTC and makes the pts of it, so the first pts is the claim.
    """
    wall = _EPOCH + timedelta(seconds=facts.start_s)
    written = f"{wall:%Y-%m-%d %H:%M:%S}"
    if not _believable(wall.replace(tzinfo=UTC), hints):
        rule = f"recorder's clock in the frames {written!r} is not believable: unknown"
        return TimeClaim(start=None, rule=rule, as_written=written)
    zone, whose = _zone(hints)
    placed = place(WallTime(wall, zone))
    rule = f"recorder's own clock in its frames: local time{whose}{placed.note}"
    uncertainty = _RECORDER_UNCERTAINTY_S + placed.spread_s
    return _claim(placed.instant, hints, uncertainty, TimeSource.CONTAINER, rule, written)


def name_claim(path: str, hints: TimeHints) -> TimeClaim | None:
    """What the file's name says by the habits of makers, or None."""
    name = path.rsplit("/", 1)[-1]
    for rule in NAME_RULES:
        match = rule.pattern.search(path if rule.whole_path else name)
        if match and (claim := _read_name(rule, match, name, hints)):
            return claim
    return None


def _read_name(
    rule: NameRule, match: re.Match[str], name: str, hints: TimeHints
) -> TimeClaim | None:
    groups = match.groupdict()
    note = f" ({rule.note})" if rule.note else ""
    title = f"{rule.maker} file name{note}"
    if rule.dial in (Dial.EPOCH_MS, Dial.EPOCH_S):
        seconds = int(groups["epoch"]) / (1000 if rule.dial is Dial.EPOCH_MS else 1)
        instant = datetime.fromtimestamp(seconds, UTC)
        text = f"{title}: seconds since 1970, UTC"
        return _named(instant, hints, rule.uncertainty_s, text, name)
    wall = _wall(groups)
    if wall is None:
        return None
    if rule.dial is Dial.UTC:
        instant = wall.replace(tzinfo=UTC)
        return _named(instant, hints, rule.uncertainty_s, f"{title}: UTC", name)
    zone, whose = _zone(hints)
    placed = place(WallTime(wall, zone))
    text = f"{title}: local time{whose}{placed.note}"
    claim = _named(placed.instant, hints, rule.uncertainty_s + placed.spread_s, text, name)
    return replace(claim, zone=zone) if claim else None


def _wall(groups: dict[str, str | None]) -> datetime | None:
    """The wall time of a match; noon where the name gives the day only."""
    year, month, day = (int(groups[key] or 0) for key in "Ymd")
    hour = int(groups.get("H") or 12)
    minute, second = int(groups.get("M") or 0), int(groups.get("S") or 0)
    micros = int(groups.get("f") or 0) * 1000
    try:
        return datetime(year, month, day, hour, minute, second, micros)  # noqa: DTZ001 - a wall
    except ValueError:
        return None


def _zone(hints: TimeHints) -> tuple[str | None, str]:
    if hints.zone:
        return hints.zone, f", zone of the manifest ({hints.zone})"
    if hints.case_zone:
        return hints.case_zone, f", zone of the case ({hints.case_zone})"
    return None, ""


def _named(
    instant: datetime, hints: TimeHints, uncertainty_s: float, rule: str, name: str
) -> TimeClaim | None:
    if not _believable(instant, hints, slack_s=uncertainty_s):
        return None
    return _claim(instant, hints, uncertainty_s, TimeSource.FILE_NAME, rule, name)


def _claim(
    instant: datetime,
    hints: TimeHints,
    uncertainty_s: float,
    source: TimeSource,
    rule: str,
    as_written: str,
) -> TimeClaim:
    zone = hints.zone or hints.case_zone
    return TimeClaim(instant, zone, round(uncertainty_s, 3), source, rule, as_written)


def _instant(text: str) -> datetime | None:
    """A date with an offset, as containers write it; without one it is UTC by their rule."""
    try:
        instant = datetime.fromisoformat(text.strip()[:40])
    except ValueError:
        return None
    try:
        return instant.replace(tzinfo=instant.tzinfo or UTC).astimezone(UTC)
    except OverflowError:
        return None


def _believable(instant: datetime, hints: TimeHints, slack_s: float = 0.0) -> bool:
    latest = hints.received + _AHEAD + timedelta(seconds=slack_s) if hints.received else None
    return instant >= EARLIEST and (latest is None or instant <= latest)


def _compared(written: TimeClaim, named: TimeClaim | None) -> TimeClaim:
    """The container's claim, widened by a file name that says otherwise."""
    if named is None or named.start is None or written.start is None:
        return written
    apart = abs((named.start - written.start).total_seconds())
    allowed = (written.uncertainty_s or 0.0) + (named.uncertainty_s or 0.0)
    if apart <= allowed:
        return written
    text = f"{written.rule}; the file name says {named.start:%Y-%m-%d %H:%M:%S} UTC ({named.rule})"
    if apart <= _DAY_S:
        wide = max(written.uncertainty_s or 0.0, round(apart + (named.uncertainty_s or 0.0), 3))
        return replace(written, rule=text, uncertainty_s=wide)
    return replace(written, rule=text)


def _with_refused_container(named: TimeClaim, written: TimeClaim | None) -> TimeClaim:
    if written is None:
        return named
    return replace(named, rule=f"{named.rule}; {written.rule}")
