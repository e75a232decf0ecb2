"""Where the deliveries of a case were filmed, and what a lane of them is called."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING

from nvr_desk.records.delivery import Visibility
from nvr_desk.records.overview import MapCamera, MapData
from nvr_desk.store import reach, timeline

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from nvr_desk.records.case import Case
    from nvr_desk.store.unit import Store

_TOLD = ("visibility", "analysis", "tracks", "start_us", "rate_ppm")
"""What the map tells of a delivery besides its place."""
NO_CAMERA = "camera unknown"
"""Lane of deliveries that name neither camera nor resident."""


def lane_of(camera: str, submitter: str | None) -> str:
    """Name of the lane a delivery is drawn on: its camera, else its resident."""
    return camera or submitter or NO_CAMERA


def read_map(store: Store, case: Case) -> tuple[MapData, dict[str, int]]:
    """Every place something was delivered from, with how much may be opened there.

    Args:
        store: The workspace; each page of deliveries is a short read of its own.
        case: The case, or a series.

    Returns:
        The map, and for each delivery on it a number that is another one when it tells more.
    """
    places: dict[tuple[str, float, float], _Place] = {}
    prints: dict[str, int] = {}
    unplaced = 0
    for db, page in timeline.pages(store, case.number):
        looks = [row["analysis"] for row in page if row["analysis"] is not None]
        counts = timeline.counts(db, looks)
        for row in page:
            if row["lat"] is None or row["lon"] is None:
                unplaced += 1
                continue
            key = (lane_of(row["camera"], row["submitter"]), row["lat"], row["lon"])
            place = places.get(key)
            if place is None:
                place = places[key] = _Place()
            place.take(row, counts.get(row["analysis"], {}))
            told = (row[name] for name in _TOLD)
            prints[intern(row["name_id"])] = hash((key, *told))
    with store.read() as db:
        unreached = reach.unreached(db, case.number)
    cameras = tuple(place.camera(*key) for key, place in places.items())
    return MapData(case.number, cameras, unplaced, unreached), prints


@dataclass(slots=True)
class _Place:
    """What was delivered from one place, as the map tells it: rows themselves weigh far more."""

    ids: list[str] = field(default_factory=list[str])
    names: list[str] = field(default_factory=list[str])
    starts_us: list[int | None] = field(default_factory=list["int | None"])
    ends_us: list[int | None] = field(default_factory=list["int | None"])
    shown: int = 0
    counts: Counter[str] = field(default_factory=Counter[str])
    accuracy_m: float | None = None
    heading_deg: float | None = None
    fov_deg: float | None = None

    def take(self, row: RowMapping, counts: dict[str, int]) -> None:
        """One delivery more."""
        self.ids.append(intern(row["name_id"]))
        self.names.append(" ".join(filter(None, (row["item"], row["name"]))))
        self.starts_us.append(row["start_us"])
        self.ends_us.append(_end(row))
        if row["visibility"] == Visibility.SHOWN.value:
            self.shown += 1
            self.counts.update(counts)
        for name in ("accuracy_m", "heading_deg", "fov_deg"):
            if getattr(self, name) is None:
                setattr(self, name, row[name])

    def camera(self, alias: str, lat: float, lon: float) -> MapCamera:
        """As the map draws it."""
        return MapCamera(
            alias=alias,
            lat=lat,
            lon=lon,
            accuracy_m=self.accuracy_m,
            heading_deg=self.heading_deg,
            fov_deg=self.fov_deg,
            delivery_ids=tuple(self.ids),
            shown=self.shown,
            counts=dict(sorted(self.counts.items())),
            names=tuple(self.names),
            starts_us=tuple(self.starts_us),
            ends_us=tuple(self.ends_us),
        )


def _end(row: RowMapping) -> int | None:
    """When its last picture was, by the corrected clock; None where the time is unknown."""
    if row["start_us"] is None:
        return None
    seconds = (row["duration_s"] or 0.0) * (1.0 + (row["rate_ppm"] or 0.0) * 1e-6)
    return int(row["start_us"]) + round(seconds * 1e6)
