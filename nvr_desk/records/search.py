"""A question to the index and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.track import ObjectClass, TrackRow


@dataclass(frozen=True, slots=True)
class Near:
    """A circle on the globe, degrees and metres."""

    lat: float
    lon: float
    radius_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Class, time, place; None or empty means any."""

    case: str
    classes: tuple[ObjectClass, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    near: Near | None = None
    min_conf: float = 0.0
    limit: int = 1000


@dataclass(frozen=True, slots=True)
class Hit:
    """One appearance that fits. Instants are UTC, None where the clip's time is unknown."""

    delivery: Delivery
    track: TrackRow
    start: datetime | None
    end: datetime | None
    corrected: bool
    """Whether start and end carry a person's correction."""


@dataclass(frozen=True, slots=True)
class SearchCoverage:
    """How much of the footage that the question could reach was looked at."""

    deliveries: int
    footage_s: float
    looked_s: float
    not_looked: int
    """Deliveries no detector looked at."""
    hidden: int
    """Deliveries left out because consent does not show them."""
    undated: int
    """Deliveries without a time, left out of a question that asks for one."""
    unplaced: int
    not_looked_for: tuple[ObjectClass, ...]
    """Classes asked for that the detector in use did not look for in some clip."""
    unverified: bool = False

    @property
    def sentence(self) -> str:
        """The answer's honest line, for a person."""
        share = 100 * self.looked_s / self.footage_s if self.footage_s else 0.0
        text = (
            f"The detector looked at {self.looked_s / 60:.1f} of {self.footage_s / 60:.1f} minutes"
            f" ({share:.0f} %) in {self.deliveries} deliveries"
        )
        parts = [
            f"{count} {word}"
            for count, word in (
                (self.not_looked, "not looked at"),
                (self.hidden, "hidden for want of consent"),
                (self.undated, "without a time"),
                (self.unplaced, "without a place"),
            )
            if count
        ]
        if self.not_looked_for:
            parts.append("not looked for in every clip: " + ", ".join(self.not_looked_for))
        if self.unverified:
            parts.append("model unverified")
        return text + ("; " + "; ".join(parts) if parts else "") + "."


@dataclass(frozen=True, slots=True)
class Answer:
    """What the index says, and how much it could know."""

    query: Query
    hits: tuple[Hit, ...]
    total: int
    coverage: SearchCoverage
    seconds: float
