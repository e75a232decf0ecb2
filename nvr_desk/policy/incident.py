"""What a case is about: words, and when and where they are known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from nvr_desk.errors import UsageError

if TYPE_CHECKING:
    from nvr_desk.records.case import Incident

MOST_WORDS: Final = 500
MOST_RADIUS_M: Final = 100_000.0
_HALF_TURN: Final = 180.0
_POLE: Final = 90.0


def sound_incident(incident: Incident) -> Incident:
    """The incident with its words trimmed.

    Raises:
        UsageError: no words or too many, an end before its beginning or without one, half a place,
            or a place or radius that is none.
    """
    words = " ".join(incident.words.split())
    if not 0 < len(words) <= MOST_WORDS:
        message = f"an incident is told in 1 to {MOST_WORDS} characters"
        raise UsageError(message)
    start, end = incident.start, incident.end
    if end is not None and (start is None or end < start):
        message = "an incident ends after it began: --from, then --to"
        raise UsageError(message)
    lat, lon, radius = incident.lat, incident.lon, incident.radius_m
    if (lat is None) != (lon is None) or (radius is not None and lat is None):
        message = "a place is latitude and longitude, and a radius around them"
        raise UsageError(message)
    if lat is not None and lon is not None and not (abs(lat) <= _POLE and abs(lon) <= _HALF_TURN):
        message = "latitude lies within 90 degrees, longitude within 180"
        raise UsageError(message)
    if radius is not None and not 0 <= radius <= MOST_RADIUS_M:
        message = f"the radius lies between 0 and {MOST_RADIUS_M:,.0f} metres"
        raise UsageError(message)
    return replace(incident, words=words)
