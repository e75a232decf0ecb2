"""Which appearances the one filter leaves in, as the search would; without Qt.

Told from what is on the timeline already, so it reads nothing and opens nothing. What only the
database knows (regions of a picture, what was made of an appearance) narrows nothing here.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.geometry import distance_m, within_area
from nvr_desk.records.attributes import Direction, Part
from nvr_desk.records.overview import CLASSES, COLOURS, DIRECTIONS
from nvr_desk.records.track import ObjectClass
from nvr_desk.timecode import zone_named

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import tzinfo

    from numpy.typing import NDArray

    from nvr_desk.records.attributes import Traits
    from nvr_desk.records.search import Near, Query
    from nvr_desk_ui.timeline.lod import LaneModel

    Mask = NDArray[np.bool_]
    Inside = Callable[[NDArray[np.float64], NDArray[np.float64]], Mask]

_QUARTER_S = 900
"""Clocks change at quarters of an hour, everywhere."""


def fitting(model: LaneModel, query: Query) -> Mask | None:
    """(tracks,) which appearances of the model fit; None where nothing is asked."""
    terms = [*_of_clips(model, query), *_of_tracks(model, query), *_of_traits(model, query.traits)]
    if not terms:
        return None
    found = terms[0]
    for term in terms[1:]:
        found = found & term
    return found


def _of_clips(model: LaneModel, query: Query) -> Iterator[Mask]:
    rows, clip = model.data.rows, model.tracks.clip
    if query.deliveries:
        wanted = set(query.deliveries)
        named = np.array([name in wanted for name in rows.delivery_id], np.bool_)
        yield named[model.row][clip]
    if query.near is not None:
        near = query.near
        yield _by_place(model, lambda lat, lon: _within(near, lat, lon))[clip]
    if query.area:
        yield _by_place(model, lambda lat, lon: within_area(lat, lon, query.area))[clip]


def _within(near: Near, lat: NDArray[np.float64], lon: NDArray[np.float64]) -> Mask:
    places = zip(lat.tolist(), lon.tolist(), strict=True)
    return np.array([distance_m(near.lat, near.lon, *at) <= near.radius_m for at in places])


def _by_place(model: LaneModel, inside: Inside) -> Mask:
    """(clips,) asked once a place; a clip without one is in none."""
    rows = model.data.rows
    both = np.stack([rows.lat[model.row], rows.lon[model.row]])
    known = ~np.isnan(both).any(axis=0)
    places, of = np.unique(both[:, known], axis=1, return_inverse=True)
    found = np.zeros(len(model.row), np.bool_)
    if places.shape[1]:
        found[known] = inside(places[0], places[1])[np.ravel(of)]
    return found


def _of_tracks(model: LaneModel, query: Query) -> Iterator[Mask]:
    spans = model.tracks
    if query.classes:
        yield _among(CLASSES, query.classes)[spans.code]
    if query.start is not None:
        yield spans.end >= query.start.timestamp()
    if query.end is not None:
        yield spans.start <= query.end.timestamp()
    if query.min_conf > 0:
        yield model.data.tracks.conf[model.track] >= np.float32(query.min_conf)
    if query.hours is not None:
        yield _in_hours(model, *query.hours)


def _in_hours(model: LaneModel, first: int, last: int) -> Mask:
    """Appearances that touch those minutes of the local day."""
    begin, end = (_minutes(model, each) for each in (model.tracks.start, model.tracks.end))

    def inside(minute: NDArray[np.float64]) -> Mask:
        if first <= last:
            return (minute >= first) & (minute <= last)
        return (minute >= first) | (minute <= last)

    return inside(begin) | inside(end)


def _minutes(model: LaneModel, instants: NDArray[np.float64]) -> NDArray[np.float64]:
    zone = (zone_named(model.zone) if model.zone else None) or UTC
    quarters, of = np.unique((instants // _QUARTER_S).astype(np.int64), return_inverse=True)
    offsets = np.array([_offset_s(int(each) * _QUARTER_S, zone) for each in quarters])
    minutes: NDArray[np.float64] = ((instants + offsets[of]) / 60.0) % 1440.0
    return minutes


def _offset_s(instant: int, zone: tzinfo) -> float:
    found = datetime.fromtimestamp(instant, UTC).astimezone(zone).utcoffset()
    return found.total_seconds() if found else 0.0


def _of_traits(model: LaneModel, traits: Traits) -> Iterator[Mask]:
    told, at, spans = model.data.tracks, model.track, model.tracks
    if traits.min_dwell_s > 0:
        yield told.end_s[at] - told.start_s[at] >= traits.min_dwell_s - 5e-4
    terms: list[tuple[Mask, Mask]] = []
    if traits.colours:
        wanted, upper, lower = _among(COLOURS, traits.colours), told.upper[at], told.lower[at]
        # A vehicle has one part only: it never lacks the other.
        bare = (lower == 0) & (spans.code == CLASSES.index(ObjectClass.PERSON))
        terms.append(
            {
                Part.UPPER: (wanted[upper], upper == 0),
                Part.LOWER: (wanted[lower], bare),
                Part.ANY: (wanted[upper] | wanted[lower], (upper == 0) | bare),
            }[traits.part]
        )
    if traits.directions:
        way = told.direction[at]
        unsaid = _among(DIRECTIONS, (None, Direction.UNCLEAR))[way]
        terms.append((_among(DIRECTIONS, traits.directions)[way], unsaid))
    if traits.min_height > 0:
        height = told.height[at]
        terms.append((height >= np.float32(traits.min_height), np.isnan(height)))
    for fits, unsaid in terms:
        yield fits | unsaid if traits.unknown else fits


def _among(words: Sequence[object], wanted: Collection[object]) -> Mask:
    return np.array([word in wanted for word in words], np.bool_)
