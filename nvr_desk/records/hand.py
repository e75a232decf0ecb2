"""Changes of tracks by a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from nvr_desk.records.track import Track


class HandKind(StrEnum):
    """What was done."""

    SPLIT = "split"
    MERGE = "merge"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandWork:
    """A change that a person wants made."""

    sha256: str
    """The clip."""
    kind: HandKind
    replaced: tuple[int, ...]
    """Numbers of tracks that stand."""
    made: tuple[Track, ...]
    """What shall stand in their place; the store numbers them, behind all others."""
    case: str
    author: str
    reason: str
    at_s: float | None = None
    """Where a track is split, container seconds."""


@dataclass(frozen=True, slots=True)
class HandEdit:
    """One change. What the detector found is kept: ``replaced`` comes back when it is undone."""

    id: int
    sha256: str
    """The clip."""
    kind: HandKind
    at_s: float | None
    """Where a track was split, container seconds."""
    replaced: tuple[int, ...]
    """Numbers of the tracks that it put others in the place of."""
    made: tuple[int, ...]
    """Numbers of the tracks that it made."""
    case: str
    """The case it was done for."""
    author: str
    reason: str
    at: datetime
    undone_by: str | None
    undone_at: datetime | None
    undone_reason: str | None

    @property
    def holds(self) -> bool:
        """Whether it was not undone."""
        return self.undone_at is None
