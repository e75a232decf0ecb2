"""Which cameras the one filter leaves on the map; vectorised, without Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.geometry import distance_m, within_area
from nvr_desk.timecode import to_micros

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.records.overview import MapCamera, MapData
    from nvr_desk.records.search import Query


def asks(query: Query) -> bool:
    """Whether the filter says anything of place or time."""
    return bool(query.area or query.near or query.start or query.end)


def parted(data: MapData, query: Query) -> tuple[MapData, tuple[MapCamera, ...]]:
    """The map with the cameras that fit, and those that do not.

    A camera fits a window of time when one of its deliveries touches it; one without any time
    fits none.
    """
    if not asks(query) or not data.cameras:
        return data, ()
    fits = np.ones(len(data.cameras), np.bool_)
    lat = np.array([camera.lat for camera in data.cameras])
    lon = np.array([camera.lon for camera in data.cameras])
    if query.area:
        fits &= within_area(lat, lon, query.area)
    if query.near is not None:
        near = query.near
        fits &= np.array(
            [distance_m(near.lat, near.lon, *spot) <= near.radius_m
             for spot in zip(lat.tolist(), lon.tolist(), strict=True)]
        )  # fmt: skip
    if query.start is not None or query.end is not None:
        fits &= _in_time(data.cameras, query)
    inside = tuple(c for c, fit in zip(data.cameras, fits.tolist(), strict=True) if fit)
    outside = tuple(c for c, fit in zip(data.cameras, fits.tolist(), strict=True) if not fit)
    return replace(data, cameras=inside), outside


def _in_time(cameras: tuple[MapCamera, ...], query: Query) -> NDArray[np.bool_]:
    low = -(1 << 62) if query.start is None else to_micros(query.start)
    high = 1 << 62 if query.end is None else to_micros(query.end)
    return np.array(
        [
            any(
                start is not None and start <= high and (end or start) >= low
                for start, end in zip(each.starts_us, each.ends_us, strict=True)
            )
            for each in cameras
        ]
    )


def newest(camera: MapCamera) -> str | None:
    """The delivery of a camera that begins last; one without times: the last that came."""
    if not camera.delivery_ids:
        return None
    times = camera.starts_us or (None,) * len(camera.delivery_ids)
    order = [(-1 if at is None else at, place) for place, at in enumerate(times)]
    return camera.delivery_ids[max(order)[1]]


def in_order(camera: MapCamera) -> list[int]:
    """Places of a camera's deliveries, the newest first, those without a time last."""
    times = camera.starts_us or (None,) * len(camera.delivery_ids)
    return sorted(
        range(len(camera.delivery_ids)),
        key=lambda at: (times[at] is None, -(times[at] or 0), at),
    )
