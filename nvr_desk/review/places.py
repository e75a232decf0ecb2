"""Where the deliveries of a case were filmed, and what a lane of them is called."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nvr_desk.records.delivery import Visibility
from nvr_desk.records.overview import MapCamera, MapData
from nvr_desk.store import reach, timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import RowMapping

    from nvr_desk.records.case import Case
    from nvr_desk.store.unit import Store

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
    places: dict[tuple[str, float, float], list[RowMapping]] = {}
    counts: dict[int, dict[str, int]] = {}
    unplaced = 0
    for db, page in timeline.pages(store, case.number):
        looks = [row["analysis"] for row in page if row["analysis"] is not None]
        counts |= timeline.counts(db, looks)
        for row in page:
            if row["lat"] is None or row["lon"] is None:
                unplaced += 1
            else:
                key = (lane_of(row["camera"], row["submitter"]), row["lat"], row["lon"])
                places.setdefault(key, []).append(row)
    with store.read() as db:
        unreached = reach.unreached(db, case.number)
    cameras = (_camera(*place, rows, counts) for place, rows in places.items())
    prints = {
        row["name_id"]: hash(
            (
                place,
                *(
                    row[each]
                    for each in ("visibility", "analysis", "tracks", "start_us", "rate_ppm")
                ),
            )
        )
        for place, rows in places.items()
        for row in rows
    }
    return MapData(case.number, tuple(cameras), unplaced, unreached), prints


def _camera(
    alias: str,
    lat: float,
    lon: float,
    rows: Sequence[RowMapping],
    counts: dict[int, dict[str, int]],
) -> MapCamera:
    shown = [row for row in rows if row["visibility"] == Visibility.SHOWN.value]
    found: Counter[str] = Counter()
    for row in shown:
        found.update(counts.get(row["analysis"], {}))
    return MapCamera(
        alias=alias,
        lat=lat,
        lon=lon,
        accuracy_m=_first(row["accuracy_m"] for row in rows),
        heading_deg=_first(row["heading_deg"] for row in rows),
        fov_deg=_first(row["fov_deg"] for row in rows),
        delivery_ids=tuple(row["name_id"] for row in rows),
        shown=len(shown),
        counts=dict(sorted(found.items())),
        names=tuple(" ".join(filter(None, (row["item"], row["name"]))) for row in rows),
        starts_us=tuple(row["start_us"] for row in rows),
        ends_us=tuple(_end(row) for row in rows),
    )


def _end(row: RowMapping) -> int | None:
    """When its last picture was, by the corrected clock; None where the time is unknown."""
    if row["start_us"] is None:
        return None
    seconds = (row["duration_s"] or 0.0) * (1.0 + (row["rate_ppm"] or 0.0) * 1e-6)
    return int(row["start_us"]) + round(seconds * 1e6)


def _first(values: Iterable[float | None]) -> float | None:
    return next((value for value in values if value is not None), None)
