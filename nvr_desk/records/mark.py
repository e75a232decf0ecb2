"""Marks: what a person says about a moment or a range of footage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class MarkLevel(StrEnum):
    """How much a mark weighs, lightest first."""

    NOTE = "note"
    NOTABLE = "notable"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Mark:
    """A point or a range of one delivery; also where nothing was detected."""

    uid: str
    """32 hex digits: its name outside this database."""
    case: str
    delivery: str
    """Id of the delivery."""
    from_s: float
    """First picture, container seconds."""
    to_s: float | None
    """Last picture, container seconds; None for a point."""
    from_pts: int
    to_pts: int | None
    track: int | None
    """Number of the appearance it is about; None where it is about none."""
    level: MarkLevel
    note: str
    author: str
    made: datetime
    """UTC."""
    changed: datetime | None = None
    removed: datetime | None = None
    removed_by: str | None = None

    @property
    def is_point(self) -> bool:
        """Whether it names one picture only."""
        return self.to_s is None

    @property
    def end_s(self) -> float:
        """Where it ends: its only picture for a point; container seconds."""
        return self.from_s if self.to_s is None else self.to_s
