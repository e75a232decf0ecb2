"""A case as timeline and map draw it, from rows alone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from nvr_desk.records.delivery import Visibility
from nvr_desk.records.overview import LaneClip, MapCamera, MapData, TimelineData, TrackSpan
from nvr_desk.records.track import CoverageSpan
from nvr_desk.store import deliveries, tracks

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from nvr_desk.records.case import Case
    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk.records.track import Coverage, TrackRow


def timeline_data(db: Connection, case: Case) -> TimelineData:
    """Every delivery of a case; those that may not be opened without what was found in them."""
    found = tracks.rows_of_case(db, case.number)
    looked = tracks.coverage_of_case(db, case.number)
    clips = tuple(
        _bar(row, found.get(row.clip.sha256, ()), looked.get(row.clip.sha256))
        for row in deliveries.rows(db, case.number)
    )
    return TimelineData(case=case.number, zone=case.zone, clips=clips)


def map_data(db: Connection, case: Case) -> MapData:
    """Every place of a case. Deliveries of one camera at one place share a pin."""
    places: defaultdict[tuple[str, float, float], list[DeliveryRow]] = defaultdict(list)
    unplaced = 0
    for row in deliveries.rows(db, case.number):
        camera = row.delivery.camera
        if camera.lat is None or camera.lon is None:
            unplaced += 1
        else:
            places[camera.alias, camera.lat, camera.lon].append(row)
    cameras = tuple(_pin(lat, lon, rows) for (_, lat, lon), rows in places.items())
    return MapData(case=case.number, cameras=cameras, unplaced=unplaced)


def _bar(row: DeliveryRow, found: tuple[TrackRow, ...], coverage: Coverage | None) -> LaneClip:
    delivery, facts = row.delivery, row.clip.facts
    first = facts.start_s if facts else 0.0
    may_tell = delivery.visibility is Visibility.SHOWN
    return LaneClip(
        delivery_id=delivery.id,
        sha256=delivery.sha256,
        name=delivery.name,
        item=delivery.item,
        camera=delivery.camera.alias,
        start=delivery.best_start,
        duration_s=facts.duration_s if facts else 0.0,
        uncertainty_s=delivery.claim.uncertainty_s,
        corrected=delivery.corrected_start is not None,
        visibility=delivery.visibility,
        state=row.clip.state,
        tracks=tuple(
            TrackSpan(t.number, t.cls, t.start_s - first, t.end_s - first, t.best_conf)
            for t in (found if may_tell else ())
        ),
        coverage=tuple(
            CoverageSpan(s.start_s - first, s.end_s - first, s.kind, s.looks_per_s)
            for s in (coverage.spans if coverage and may_tell else ())
        ),
        analysed=coverage is not None,
    )


def _pin(lat: float, lon: float, rows: list[DeliveryRow]) -> MapCamera:
    camera = rows[0].delivery.camera
    shown = [row for row in rows if row.delivery.visibility is Visibility.SHOWN]
    counts: defaultdict[str, int] = defaultdict(int)
    for row in shown:
        for cls, count in row.counts.items():
            counts[cls] += count
    return MapCamera(
        alias=camera.alias,
        lat=lat,
        lon=lon,
        accuracy_m=camera.accuracy_m,
        heading_deg=camera.heading_deg,
        fov_deg=camera.fov_deg,
        delivery_ids=tuple(row.delivery.id for row in rows),
        shown=len(shown),
        counts=dict(counts),
    )
