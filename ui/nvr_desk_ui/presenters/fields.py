"""What a person types into fields for a time or a place, read; no Qt."""

from __future__ import annotations

from datetime import UTC, datetime

from nvr_desk.records.search import Near
from nvr_desk.timecode import zone_named
from nvr_desk_ui.tongue import tr

WALL_FORMAT = "2026-11-19 22:14"
"""How a person types a time: date and time of the case's zone."""
USUAL_RADIUS_M = "200"
"""Where a place is given without one."""


class FormError(ValueError):
    """A field that makes no sense; ``field`` names it."""

    def __init__(self, field: str, why: str) -> None:
        self.field = field
        super().__init__(f"{tr(field)}: {why}")


def wall(field: str, text: str, zone: str | None) -> datetime | None:
    """An instant typed as wall time of a zone, or with an offset of its own; None where empty.

    Raises:
        FormError: it cannot be read.
    """
    text = text.strip()
    if not text:
        return None
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise FormError(field, tr("write it like {wall_format}", wall_format=WALL_FORMAT)) from None
    if read.tzinfo is None:
        read = read.replace(tzinfo=(zone_named(zone) if zone else None) or UTC)
    return read.astimezone(UTC)


def wall_text(instant: datetime | None, zone: str | None) -> str:
    """The same the other way: what ``wall`` reads as that instant."""
    if instant is None:
        return ""
    local = instant.astimezone((zone_named(zone) if zone else None) or UTC)
    plain = f"{local:%Y-%m-%d %H:%M}" if local.second == 0 else f"{local:%Y-%m-%d %H:%M:%S}"
    # The hour that comes twice in autumn, and fractions, are told with all there is.
    return plain if wall("", plain, zone) == instant else local.isoformat(" ")


def near(lat: str, lon: str, radius_m: str) -> Near | None:
    """A circle; None where neither latitude nor longitude is given.

    Raises:
        FormError: a number that is none, or lies nowhere on the globe.
    """
    if not (lat.strip() or lon.strip()):
        return None
    return Near(
        number(tr("Latitude"), lat.strip(), -90, 90),
        number(tr("Longitude"), lon.strip(), -180, 180),
        number(tr("Radius"), radius_m.strip() or USUAL_RADIUS_M, 1, 1_000_000),
    )


def number(field: str, text: str, low: float, high: float) -> float:
    """A number between two others.

    Raises:
        FormError: it is none, or lies outside.
    """
    try:
        value = float(text)
    except ValueError:
        raise FormError(field, tr("is no number")) from None
    if not low <= value <= high:
        raise FormError(field, tr("lies between {low:g} and {high:g}", low=low, high=high))
    return value
