"""What the rules know beside the acts themselves, and from which numbers on they speak."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from nvr_desk.timecode import EPOCH, from_micros, zone_named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from nvr_desk.records.case import Incident

HOUR_US: Final = 3_600_000_000
DAY_US: Final = 24 * HOUR_US

RESULTS: Final = (
    *("packet.new", "tracks.export", "tracks.split", "tracks.merge", "tracks.undo", "still.new"),
    *("mark.add", "mark.change", "case.close", "case.incident"),
)
"""Acts that something came of a search: a mark, a correction, a picture or a packet."""
ACTIVITY: Final = (
    *RESULTS,
    *("case.new", "case.member", "ingest", "detect", "clip.offset", "request.new"),
    *("consent.record", "consent.withdraw", "consent.hold"),
)
"""Acts that show that a case is being worked on, by whomever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From which numbers on the rules speak, and how large the sample is."""

    share: float = 0.05
    """Share of looks drawn by lot, 0…1."""
    period_days: int = 7
    due_days: int = 7
    night_from: int = 22
    """Hour in the zone of the case; from = to: no night."""
    night_to: int = 5
    searches_per_hour: int = 60
    reuse_days: int = 14
    far_m: float = 2_000.0
    far_hours: float = 24.0
    denials: int = 5
    """Refusals of one person on one day."""
    activity_days: int = 30
    follow_days: int = 7
    idle_searches: int = 10
    """Searches in one case that nothing followed."""


@dataclass(frozen=True, slots=True)
class Footage:
    """When and where a delivery was recorded, as far as known; instants microseconds UTC."""

    start_us: int | None
    end_us: int | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What had been looked at when a packet was made."""

    painted: frozenset[str]
    """Deliveries of the case of which footage was painted, by anybody."""
    marks: int
    """Marks of the case that stood: made, and not taken away again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What stands beside the acts of a period."""

    zones: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])
    """Case → IANA zone."""
    incidents: Mapping[str, Incident] = field(default_factory=dict[str, "Incident"])
    activity: Mapping[str, Sequence[int]] = field(default_factory=dict[str, "Sequence[int]"])
    """Case → instants of acts that show work, in order."""
    results: Mapping[tuple[str, str], Sequence[int]] = field(
        default_factory=dict[tuple[str, str], "Sequence[int]"]
    )
    """User and case → instants at which something came of looking, in order."""
    said: Mapping[tuple[str, str], Mapping[str, int]] = field(
        default_factory=dict[tuple[str, str], "Mapping[str, int]"]
    )
    """User and plain words → case → when they were first used there."""
    footage: Mapping[str, Footage] = field(default_factory=dict[str, Footage])
    """Delivery → when and where; for cases with an incident."""
    seen: Mapping[int, Seen] = field(default_factory=dict[int, Seen])
    """Act that made a packet → what had been looked at."""

    def local(self, at_us: int, case: str | None) -> datetime:
        """Wall time of an instant in the zone of a case; UTC where the case has none."""
        zone = self.zones.get(case or "")
        instant = from_micros(at_us)
        return instant.astimezone(zone_named(zone) or EPOCH.tzinfo) if zone else instant

    def worked(self, case: str, since_us: int, until_us: int) -> bool:
        """Whether anybody worked on a case within a span."""
        return any_within(self.activity.get(case, ()), since_us, until_us)

    def followed(self, user: str, case: str, since_us: int, until_us: int) -> bool:
        """Whether something came of a person's looking within a span."""
        return any_within(self.results.get((user, case), ()), since_us, until_us)


def any_within(instants: Sequence[int], since_us: int, until_us: int) -> bool:
    """Whether one of ordered instants lies in [since, until)."""
    at = bisect_left(instants, since_us)
    return at < len(instants) and instants[at] < until_us
