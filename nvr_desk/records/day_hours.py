"""Hours of the local day as people write them: '22:00-04:00'."""

from __future__ import annotations

import re

_SPAN = re.compile(r"\s*(\d{1,2})(?::(\d{2}))?\s*(?:-|–|to)\s*(\d{1,2})(?::(\d{2}))?\s*")
_DAY = 24 * 60


def parse_hours(text: str) -> tuple[int, int]:
    """Minutes from and to; to is the lesser across midnight.

    Raises:
        ValueError: it is not written like that.
    """
    found = _SPAN.fullmatch(text)
    if found is None:
        message = "write hours of the day like 22:00-04:00"
        raise ValueError(message)
    numbers = [int(part or 0) for part in found.groups()]
    low, high = numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]
    if max(low, high) > _DAY or max(numbers[1], numbers[3]) > 59:
        message = "hours of the day lie between 0:00 and 24:00"
        raise ValueError(message)
    return low, high


def hours_text(hours: tuple[int, int]) -> str:
    """'22:00-04:00'."""
    return "-".join(f"{minutes // 60:02}:{minutes % 60:02}" for minutes in hours)
