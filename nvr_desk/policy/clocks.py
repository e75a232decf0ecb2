"""What a person says of a clock: wall times with their zone, offsets, doubts."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from nvr_desk.errors import RepeatedHourError, UsageError
from nvr_desk.timecode import EPOCH, local_text, zone_named

if TYPE_CHECKING:
    from nvr_desk.records.delivery import Delivery

MAX_OFFSET_S: Final = 10 * 366 * 86_400.0
"""A camera clock may be years off (reset to its epoch), but not more than this."""
_VIDEO_FROM_S: Final = 0.0
_VIDEO_TO_S: Final = 230 * 365.25 * 86_400.0
"""Where nobody claims a time: seconds since 1970-01-01 UTC, up to the year 2200."""
MAX_DOUBT_S: Final = 366 * 86_400.0

_WALL: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?")
WALL_FORMAT: Final = "YYYY-MM-DD HH:MM:SS"


def wall_time(text: str) -> datetime:
    """A wall time as people write it; naive. Raises UsageError."""
    found = _WALL.fullmatch(text.strip())
    if found is None:
        raise UsageError(f"a wall time is written {WALL_FORMAT}, not {text.strip()[:40]!r}")
    *whole, fraction = found.groups()
    parts = [int(each or 0) for each in whole]
    try:
        year, month, day, hour, minute, second = parts
        micros = int((fraction or "0").ljust(6, "0"))
        return datetime(year, month, day, hour, minute, second, micros)  # noqa: DTZ001
    except ValueError as error:
        raise UsageError(f"there is no such time: {text.strip()} ({error})") from None


def shown_to(text: str) -> float:
    """How finely a wall time is written, seconds: 60 where it tells no seconds, else 1."""
    found = _WALL.fullmatch(text.strip())
    return 60.0 if found is not None and found.group(6) is None else 1.0


def known_at(wall: str, zone: str, which: str | None, doubt_s: float) -> tuple[datetime, float]:
    """The instant of an event whose time a person wrote, and its doubt either way, seconds.

    A time of minutes alone is that minute or up to one more: its middle is taken, and the doubt is
    half a minute at least. A time with seconds is known as well as the person says.

    Args:
        wall: As it was written, see ``wall_time``.
        zone: IANA name.
        which: See ``instant_of``.
        doubt_s: What the person said, seconds.

    Raises:
        RepeatedHourError, UsageError: as ``instant_of``; a doubt that is none.
    """
    instant, doubt = instant_of(wall_time(wall), zone, which), checked_doubt(doubt_s)
    unit = shown_to(wall)
    if unit <= 1.0:
        return instant, doubt
    return instant + timedelta(seconds=unit / 2), max(doubt, unit / 2)


def instant_of(wall: datetime, zone: str, which: str | None = None) -> datetime:
    """The instant that a wall in a zone shows; UTC.

    Args:
        wall: Naive.
        zone: IANA name.
        which: 'first' or 'second', where clocks were set back and the hour came twice.

    Raises:
        RepeatedHourError: it came twice, and nobody said which.
        UsageError: it never came, or there is no such zone.
    """
    tz = zone_named(zone)
    if tz is None:
        raise UsageError(f"{zone[:40]!r} is no zone: write a place, like America/Denver, or UTC")
    if which not in (None, "first", "second"):
        raise UsageError(f"of an hour that came twice the first or the second, not {which!r}")
    first, second = (wall.replace(tzinfo=tz, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return first
    if first.astimezone(tz).replace(tzinfo=None) != wall:
        text = f"{wall:%Y-%m-%d %H:%M:%S}"
        raise UsageError(f"{text} never came in {zone}: clocks were set forward over it")
    if which is None:
        told = (local_text(each, zone) for each in (first, second))
        raise RepeatedHourError(f"{wall:%Y-%m-%d %H:%M:%S}", zone, *told)
    return first if which == "first" else second


def checked_offset(seconds: float, delivery: Delivery) -> float:
    """An offset that a clock may have. Raises UsageError."""
    if delivery.claim.start is None:
        if not _VIDEO_FROM_S <= seconds <= _VIDEO_TO_S:
            raise UsageError("that is no time at which video was recorded")
    elif not abs(seconds) <= MAX_OFFSET_S:
        raise UsageError(f"an offset lies within ±{MAX_OFFSET_S:.0f} s")
    return seconds


def checked_doubt(seconds: float) -> float:
    """A doubt either way. Raises UsageError."""
    if not 0 <= seconds <= MAX_DOUBT_S:
        raise UsageError("a doubt is a number of seconds, 0 or more")
    return seconds


def because(reason: str, what: str = "a clock is corrected") -> str:
    """The reason, without blanks around it. Raises UsageError where there is none."""
    if not reason.strip():
        raise UsageError(f"{what} with a reason, e.g. how the offset was found")
    return reason.strip()


def base_of(delivery: Delivery) -> datetime:
    """What an offset of it counts from: its claim, or where there is none, 1970-01-01 UTC."""
    return delivery.claim.start or EPOCH


def claim_of(delivery: Delivery) -> datetime:
    """The claim that is corrected. Raises UsageError where there is none."""
    if delivery.claim.start is None:
        raise UsageError(f"{delivery.item or delivery.name} claims no time that could be corrected")
    return delivery.claim.start


def overlay_offset(
    delivery: Delivery,
    at_s: float,
    first_s: float,
    seen: datetime,
    *,
    turned: bool,
    gap_s: float,
    unit_s: float = 1.0,
) -> tuple[float, float]:
    """The offset that a picture's own clock says, and its doubt either way, seconds.

    A clock that shows whole seconds says that second or up to one more: its middle is taken, half a
    second either way; of a clock that shows minutes alone the middle of the minute, half a minute
    either way. Where it has just turned on this picture, it turned since the one before.

    Args:
        delivery: With the claim.
        at_s: The picture, container seconds.
        first_s: First picture of the clip.
        seen: What the picture shows, UTC.
        turned: Whether the second (or minute) has just turned.
        gap_s: Seconds since the picture before.
        unit_s: What the clock counts in, seconds, see ``shown_to``.
    """
    base = base_of(delivery) + timedelta(seconds=at_s - first_s)
    plain = (seen - base) / timedelta(seconds=1)
    if seen.microsecond:
        return checked_offset(plain, delivery), 0.1
    if turned:
        return checked_offset(plain + gap_s / 2, delivery), gap_s / 2
    return checked_offset(plain + unit_s / 2, delivery), unit_s / 2
