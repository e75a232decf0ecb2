"""Acts for the rules of supervision, without a log."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from nvr_desk.records.supervise import Look
from nvr_desk.timecode import to_micros

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
"""A Wednesday."""
CASE = "26-004417"
MINUTE_US = 60_000_000


def act(seq: int, *, minutes: float = 0.0, verb: str = "search", **more: object) -> Look:
    """An act some minutes after noon."""
    values: dict[str, Any] = {
        "user": "mlopez",
        "role": "detective",
        "station": "desk-1",
        "case": CASE,
        "offence": "BURG",
        "words": "find the grey van",
        "outcome": "ok",
    }
    at_us = to_micros(NOON) + round(minutes * MINUTE_US)
    values.update(more)
    return Look(seq=seq, at_us=at_us, verb=verb, **values)
