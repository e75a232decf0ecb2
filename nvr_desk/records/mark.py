"""Marks: what a person says about a moment or a range of footage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from nvr_desk.records.delivery import Visibility

if TYPE_CHECKING:
    from datetime import datetime

    from nvr_desk.records.delivery import Delivery


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


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A mark as lists show it, with the footage it is in."""

    mark: Mark
    """Without its note where the delivery is hidden: that would tell of the footage."""
    delivery: Delivery
    first_s: float
    """First picture of the clip, container seconds."""

    @property
    def told(self) -> bool:
        """Whether the footage may be seen, and so what was said of it."""
        return self.delivery.visibility is Visibility.SHOWN

    @property
    def start(self) -> datetime | None:
        """When it begins: corrected if anybody corrected it, else as claimed; None if unknown."""
        return self.delivery.instant(self.mark.from_s, self.first_s)

    @property
    def claimed(self) -> datetime | None:
        """When it begins by the claim alone; None if unknown."""
        return self.delivery.claimed_instant(self.mark.from_s, self.first_s)
