"""Whether the log can be written, for whoever must stop when it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class LogHealth:
    """What can be told without writing."""

    ok: bool
    why: str = ""
    """What is in the way, in words; empty while it is ok."""
    remedy: str = ""
    """What a person can do about it."""
    since: datetime | None = None
    """Since when, as far as this process or the reserve knows. UTC."""
    reserve: bool = True
    """Whether room for last words is kept."""
