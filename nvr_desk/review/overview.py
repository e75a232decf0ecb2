"""A case at a glance: rows for timeline and map."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nvr_desk.records.coverage import FIRST_LOOK
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.overview import LaneClip, MapCamera, MapData, TimelineData, TrackSpan
from nvr_desk.records.track import CoverageSpan
from nvr_desk.store import deliveries, reach, tracks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from nvr_desk.records.case import Case
    from nvr_desk.records.coverage import Look
    from nvr_desk.records.delivery import Delivery, DeliveryRow
    from nvr_desk.records.track import Coverage, TrackRow

NO_CAMERA = "camera unknown"
"""Lane of deliveries that name neither camera nor resident."""


def timeline_data(db: Connection, case: Case, *, tell: bool = True) -> TimelineData:
    """Every delivery of a case as a bar; one that may not be opened shows neither tracks nor looks.

    Args:
        db: An open transaction.
        case: The case, or a series.
        tell: Whether appearances and coverage may be told (open case, stated purpose).
    """
    rows = deliveries.rows(db, case.number)
    found = tracks.rows_of_case(db, case.number) if tell else {}
    looks = tracks.looks_of_case(db, case.number) if tell else {}
    bars = [
        _bar(row, found.get(row.clip.sha256, ()), looks.get(row.clip.sha256), told=tell)
        for row in rows
    ]
    zone = case.zone or _usual_zone(rows)
    return TimelineData(case.number, zone, tuple(bars), reach.unreached(db, case.number))


def map_data(db: Connection, case: Case) -> MapData:
    """Every place something was delivered from, with how much may be opened there."""
    places: dict[tuple[str, float, float], list[DeliveryRow]] = {}
    unplaced = 0
    for row in deliveries.rows(db, case.number):
        camera = row.delivery.camera
        if camera.lat is None or camera.lon is None:
            unplaced += 1
        else:
            key = (lane_of(row.delivery), camera.lat, camera.lon)
            places.setdefault(key, []).append(row)
    cameras = (_camera(*place, rows) for place, rows in places.items())
    return MapData(case.number, tuple(cameras), unplaced, reach.unreached(db, case.number))


def lane_of(delivery: Delivery) -> str:
    """Name of the lane a delivery is drawn on: its camera, else its resident."""
    return delivery.camera.alias or delivery.submitter or NO_CAMERA


def _bar(row: DeliveryRow, found: Sequence[TrackRow], look: Look | None, *, told: bool) -> LaneClip:
    delivery, facts = row.delivery, row.clip.facts
    begins = facts.start_s if facts else 0.0
    is_shown = delivery.visibility is Visibility.SHOWN
    return LaneClip(
        delivery_id=delivery.id,
        sha256=row.clip.sha256,
        name=delivery.name,
        item=delivery.item,
        camera=lane_of(delivery),
        start=delivery.best_start,
        duration_s=facts.duration_s if facts else 0.0,
        uncertainty_s=delivery.claim.uncertainty_s,
        corrected=delivery.corrected_start is not None,
        visibility=delivery.visibility,
        state=row.clip.state,
        tracks=tuple(_span(track, begins) for track in found) if is_shown else (),
        coverage=tuple(_shifted(look.coverage, begins)) if look and is_shown else (),
        analysed=look is not None,
        told=told,
        first_pass=look is not None and is_shown and look.profile == FIRST_LOOK,
    )


def _span(track: TrackRow, begins: float) -> TrackSpan:
    return TrackSpan(
        track.number, track.cls, track.start_s - begins, track.end_s - begins, track.best_conf
    )


def _shifted(covered: Coverage, begins: float) -> Iterable[CoverageSpan]:
    """Container seconds to seconds from the clip's first picture."""
    for span in covered.spans:
        start, end = span.start_s - begins, span.end_s - begins
        yield CoverageSpan(start, end, span.kind, span.looks_per_s)


def _camera(alias: str, lat: float, lon: float, rows: Sequence[DeliveryRow]) -> MapCamera:
    shown = [row for row in rows if row.delivery.visibility is Visibility.SHOWN]
    counts: Counter[str] = Counter()
    for row in shown:
        counts.update(row.counts)
    cameras = [row.delivery.camera for row in rows]
    return MapCamera(
        alias=alias,
        lat=lat,
        lon=lon,
        accuracy_m=_first(camera.accuracy_m for camera in cameras),
        heading_deg=_first(camera.heading_deg for camera in cameras),
        fov_deg=_first(camera.fov_deg for camera in cameras),
        delivery_ids=tuple(row.delivery.id for row in rows),
        shown=len(shown),
        counts=dict(sorted(counts.items())),
    )


def _first(values: Iterable[float | None]) -> float | None:
    return next((value for value in values if value is not None), None)


def _usual_zone(rows: Sequence[DeliveryRow]) -> str | None:
    """The zone most claims were written in."""
    zones = Counter(row.delivery.claim.zone for row in rows if row.delivery.claim.zone)
    return zones.most_common(1)[0][0] if zones else None
