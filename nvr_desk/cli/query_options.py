"""Instants and places as they stand on a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.cli.remedies import EXAMPLE_INSTANT
from nvr_desk.errors import UsageError
from nvr_desk.records.day_hours import parse_hours
from nvr_desk.records.region import Region, box_region
from nvr_desk.records.review_state import ReviewState
from nvr_desk.records.search import Near
from nvr_desk.timecode import parse_instant

if TYPE_CHECKING:
    from datetime import datetime

NEAR_PARTS = 3
BOX_PARTS = 4


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


def parsed_box(text: str) -> tuple[float, float, float, float]:
    """Two corners, ``x1,y1,x2,y2``, shares of the picture from 0 to 1. Raises UsageError."""
    try:
        parts = [float(part) for part in text.split(",")]
    except ValueError:
        parts = []
    if len(parts) != BOX_PARTS or not all(0 <= part <= 1 for part in parts):
        message = "--box takes x1,y1,x2,y2, shares of the picture, e.g. 0.25,0.4,0.5,0.9"
        raise UsageError(message)
    return parts[0], parts[1], parts[2], parts[3]


def parsed_corners(option: str, text: str) -> tuple[tuple[float, float], ...]:
    """Corners, ``a,b;a,b;…``. Raises UsageError."""
    try:
        corners = tuple(_pair(part) for part in text.split(";"))
    except ValueError:
        message = f"{option} takes corners with semicolons between them, e.g. 1,2;1,3;2,3"
        raise UsageError(message) from None
    return corners


def parsed_hours(text: str | None) -> tuple[int, int] | None:
    """Hours of the local day, ``22:00-05:30``, as minutes. Raises UsageError."""
    if text is None:
        return None
    try:
        return parse_hours(text.strip())
    except ValueError as error:
        message = f"--hours: {error}"
        raise UsageError(message) from None


def parsed_states(names: list[str]) -> tuple[ReviewState | None, ...]:
    """States of review by name; ``unseen`` is none. Raises UsageError."""
    try:
        return tuple(None if name == "unseen" else ReviewState(name) for name in names)
    except ValueError as error:
        message = f"--state takes unseen, {', '.join(ReviewState)}: {error}"
        raise UsageError(message) from None


def parsed_region(camera: str | None, box: str | None, polygon: str | None) -> Region | None:
    """A region of a camera's picture; None where none was named. Raises UsageError."""
    if camera is None and box is None and polygon is None:
        return None
    if camera is None or (box is None) == (polygon is None):
        message = "a region takes --camera and either --box or --polygon"
        raise UsageError(message)
    if box is not None:
        return box_region(camera, *parsed_box(box))
    return Region(camera, parsed_corners("--polygon", polygon or ""))


def _pair(text: str) -> tuple[float, float]:
    first, second = text.split(",")
    return float(first), float(second)
