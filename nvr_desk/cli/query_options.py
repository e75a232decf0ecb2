"""Instants and places as they stand on a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.cli.remedies import EXAMPLE_INSTANT
from nvr_desk.errors import UsageError
from nvr_desk.records.search import Near
from nvr_desk.timecode import parse_instant

if TYPE_CHECKING:
    from datetime import datetime

NEAR_PARTS = 3


def parsed_instant(option: str, text: str | None) -> datetime | None:
    """An instant with its offset, UTC; None where the option was left out. Raises UsageError."""
    if text is None:
        return None
    try:
        return parse_instant(text)
    except ValueError as error:
        message = f"{option}: {error}; write it like {EXAMPLE_INSTANT}"
        raise UsageError(message) from None


def parsed_near(text: str | None) -> Near | None:
    """A circle, ``lat,lon,metres``; None where the option was left out. Raises UsageError."""
    if text is None:
        return None
    try:
        parts = [float(part) for part in text.split(",")]
    except ValueError:
        parts = []
    if len(parts) != NEAR_PARTS or not (abs(parts[0]) <= 90 and abs(parts[1]) <= 180):
        message = "--near takes lat,lon,metres, e.g. 40.76,-111.89,300"
        raise UsageError(message)
    return Near(lat=parts[0], lon=parts[1], radius_m=parts[2])
