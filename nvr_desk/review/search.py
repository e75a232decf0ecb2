"""A question to the index, checked, answered and timed."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from nvr_desk.errors import UsageError
from nvr_desk.records.search import Answer
from nvr_desk.store import tracks
from nvr_desk.vision.card import limits_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from nvr_desk.clock import Clock
    from nvr_desk.records.search import ModelName, Near, Query

MAX_RADIUS_M = 20_100_000.0
"""Half way round the globe."""


def ask(db: Connection, query: Query, clock: Clock) -> Answer:
    """Appearances by class, time and place, and how much of the footage could answer.

    The wall of the case (member, open, purpose) is the caller's; consent is kept here: only
    deliveries that are shown answer.

    Args:
        db: An open transaction.
        query: What is asked.
        clock: Times the answer.

    Raises:
        UsageError: a question that makes no sense.
    """
    why = nonsense(query)
    if why:
        raise UsageError(why)
    began = clock.monotonic()
    hits, total, coverage = tracks.search(db, query)
    coverage = replace(coverage, limits=tuple(_limits(coverage.models)))
    return Answer(query, tuple(hits), total, coverage, clock.monotonic() - began)


def _limits(models: Iterable[ModelName]) -> Iterable[str]:
    """A line a detector, each line once."""
    lines = (limits_line(one.name, one.sha256, unverified=one.unverified) for one in models)
    return dict.fromkeys(lines)


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
    return None if query.near is None else _nowhere(query.near)


def _nowhere(near: Near) -> str | None:
    if not (-90.0 <= near.lat <= 90.0 and -180.0 <= near.lon <= 180.0):
        return "a place lies between -90 and 90 degrees north, -180 and 180 degrees east"
    if not (math.isfinite(near.radius_m) and 0.0 < near.radius_m <= MAX_RADIUS_M):
        return "a radius is a positive number of metres"
    return None
