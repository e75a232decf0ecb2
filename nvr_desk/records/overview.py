"""A case at a glance: what timeline and map draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from nvr_desk.records.delivery import Visibility
    from nvr_desk.records.media import MediaState
    from nvr_desk.records.track import CoverageSpan, ObjectClass


@dataclass(frozen=True, slots=True)
class TrackSpan:
    """When one appearance is in the picture; seconds from the clip's first picture."""

    number: int
    cls: ObjectClass
    start_s: float
    end_s: float
    conf: float


@dataclass(frozen=True, slots=True)
class LaneClip:
    """One delivery as a bar on its camera's lane."""

    delivery_id: str
    sha256: str
    name: str
    item: str | None
    camera: str
    start: datetime | None
    """Best start, UTC; None when unknown (drawn in the *time unknown* tray)."""
    duration_s: float
    uncertainty_s: float | None
    corrected: bool
    visibility: Visibility
    state: MediaState
    tracks: tuple[TrackSpan, ...]
    coverage: tuple[CoverageSpan, ...]
    """Seconds from the clip's first picture."""
    analysed: bool
    told: bool = True
    """Whether tracks and coverage were read at all; else their absence says nothing."""
    first_pass: bool = False
    """Key pictures only were looked at: a first idea, not a search."""


@dataclass(frozen=True, slots=True)
class TimelineData:
    """All bars of a case."""

    case: str
    zone: str | None
    clips: tuple[LaneClip, ...]
    unreached: int = 0
    """Of a series: deliveries of its member cases that their consent keeps out of it."""


@dataclass(frozen=True, slots=True)
class MapCamera:
    """One place with what was delivered from it. Degrees WGS 84."""

    alias: str
    lat: float
    lon: float
    accuracy_m: float | None
    heading_deg: float | None
    fov_deg: float | None
    delivery_ids: tuple[str, ...]
    shown: int
    """Deliveries that may be opened."""
    counts: dict[str, int]
    """Class → appearances."""
    names: tuple[str, ...] = ()
    """Of the deliveries, in their order: item number and name."""
    starts_us: tuple[int | None, ...] = ()
    """When each begins, microseconds UTC; None where nobody knows."""
    ends_us: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class MapData:
    """All places of a case, and how many deliveries have none."""

    case: str
    cameras: tuple[MapCamera, ...]
    unplaced: int
    unreached: int = 0
    """As of the timeline."""
