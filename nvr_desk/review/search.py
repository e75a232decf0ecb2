"""A question to the index, checked, answered and timed."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from nvr_desk.errors import UsageError
from nvr_desk.records.search import Answer
from nvr_desk.review import region
from nvr_desk.store import tracks
from nvr_desk.vision.card import limits_line

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from nvr_desk.clock import Clock
    from nvr_desk.records.search import Query, SearchCoverage

MAX_RADIUS_M = 20_100_000.0
"""Half way round the globe."""
MOST_CORNERS = (3, 10_000)
"""Of an area."""
_DAY = 24 * 60


def ask(db: Connection, query: Query, clock: Clock, user: str = "") -> Answer:
    """Appearances by class, time and place, and how much of the footage could answer.

    The wall of the case (member, open, purpose) is the caller's; consent is kept here: only
    deliveries that are shown answer.

    Args:
        db: An open transaction.
        query: What is asked.
        clock: Times the answer.
        user: Whose states of review the question speaks of.

    Raises:
        UsageError: a question that makes no sense.
    """
    why = nonsense(query)
    if why:
        raise UsageError(why)
    began = clock.monotonic()
    hits, total, coverage = tracks.search(db, query, user)
    return Answer(query, tuple(hits), total, limited(coverage), clock.monotonic() - began)


def limited(coverage: SearchCoverage) -> SearchCoverage:
    """The same with what its detectors are known to miss: a line a detector, each line once."""
    lines = (
        limits_line(one.name, one.sha256, unverified=one.unverified) for one in coverage.models
    )
    return replace(coverage, limits=tuple(dict.fromkeys(lines)))


def nonsense(query: Query) -> str | None:
    """Why the question makes no sense; None when it does."""
    for instant in (query.start, query.end):
        if instant is not None and instant.tzinfo is None:
            return "a time in a question needs its UTC offset"
    if query.start is not None and query.end is not None and query.end < query.start:
        return "the end of the time window lies before its start"
    if not 0.0 <= query.min_conf <= 1.0:
        return "a confidence lies between 0 and 1"
    if query.limit < 0:
        return "a limit is not negative"
    if not (math.isfinite(query.traits.min_dwell_s) and query.traits.min_dwell_s >= 0):
        return "a dwell is a number of seconds, not negative"
    if not 0.0 <= query.traits.min_height <= 1.0:
        return "a height is a share of the picture's, between 0 and 1"
    if query.hours is not None and not all(0 <= minute <= _DAY for minute in query.hours):
        return "hours of the day lie between 0:00 and 24:00"
    if query.region is not None and (
        why := region.nonsense(query.region, named=bool(query.deliveries))
    ):
        return why
    return _nowhere(query)


def _nowhere(query: Query) -> str | None:
    if 0 < len(query.area) < MOST_CORNERS[0] or len(query.area) > MOST_CORNERS[1]:
        return "an area has {} to {} corners".format(*MOST_CORNERS)
    if any(not (abs(lat) <= 90 and math.isfinite(lon)) for lat, lon in query.area):
        return "the corners of an area lie between -90 and 90 degrees north"
    near = query.near
    if near is None:
        return None
    if not (-90.0 <= near.lat <= 90.0 and -180.0 <= near.lon <= 180.0):
        return "a place lies between -90 and 90 degrees north, -180 and 180 degrees east"
    if not (math.isfinite(near.radius_m) and 0.0 < near.radius_m <= MAX_RADIUS_M):
        return "a radius is a positive number of metres"
    return None
