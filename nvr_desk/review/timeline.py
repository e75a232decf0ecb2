"""The timeline of a case, read again and again: what did not change is not read a second time."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from nvr_desk.records.coverage import FIRST_LOOK
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.overview import (
    STATES,
    VISIBILITIES,
    ClipColumns,
    CoverColumns,
    TimelineData,
    TrackColumns,
)
from nvr_desk.review.columns import (
    TRACK_COLUMNS,
    codes,
    cover_columns,
    labels,
    offsets,
    reals,
    table,
    track_columns,
    usual,
)
from nvr_desk.review.places import lane_of
from nvr_desk.store import reach, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import RowMapping

    from nvr_desk.records.case import Case
    from nvr_desk.store.timeline import Shipment
    from nvr_desk.store.unit import Store

Look = tuple[int, int]
"""An analysis and how often its tracks were changed by hand: the same pair, the same tracks."""
_HIDDEN: Look = (0, 0)
C = TypeVar("C", TrackColumns, CoverColumns)


@dataclass(frozen=True, slots=True)
class Reading:
    """A timeline and what it was read from."""

    data: TimelineData
    looks: tuple[Look, ...]
    """(clips,) whose tracks and coverage stand in it; (0, 0) where none were told."""
    prints: tuple[int, ...]
    """(clips,) of all that a bar tells: another one where anything of it changed."""


def read_timeline(
    store: Store, case: Case, *, tell: bool = True, before: Reading | None = None
) -> Reading:
    """Every delivery of a case as a bar; one that may not be opened shows neither tracks nor looks.

    Args:
        store: The workspace; each page is a short read of its own.
        case: The case, or a series.
        tell: Whether appearances and coverage may be told (open case, stated purpose).
        before: An earlier reading of it, whose looks are taken over where they still answer.
    """
    rows = [row for _, page in timeline.pages(store, case.number) for row in page]
    with store.read() as db:
        shipments = timeline.shipments(db, {row["batch_sha256"] for row in rows})
        edits = timeline.edits(db)
        unreached = reach.unreached(db, case.number)
    looks = [_look(row, edits) if tell else _HIDDEN for row in rows]
    begins = {
        look[0]: row["start_s"] or 0.0 for row, look in zip(rows, looks, strict=True) if look[0]
    }
    tracks, spans = _looks_of(store, looks, rows, begins, before)
    zone = case.zone or usual(row["claim_zone"] for row in rows)
    data = TimelineData(
        case.number, zone, _columns(rows, shipments), tracks, spans, tell, unreached
    )
    prints = tuple(hash((*row.values(), look)) for row, look in zip(rows, looks, strict=True))
    return Reading(data, tuple(looks), prints)


def _look(row: RowMapping, edits: dict[int, int]) -> Look:
    if row["analysis"] is None or row["visibility"] != Visibility.SHOWN.value:
        return _HIDDEN
    return row["analysis"], edits.get(row["analysis"], 0)


def _columns(rows: Sequence[RowMapping], shipments: dict[str, Shipment]) -> ClipColumns:
    def column(name: str) -> Iterator[Any]:
        return (row[name] for row in rows)

    return ClipColumns(
        delivery_id=tuple(column("name_id")),
        name=tuple(column("name")),
        item=tuple(column("item")),
        camera=labels(lane_of(row["camera"], row["submitter"]) for row in rows),
        batch=labels(shipments[name].label for name in column("batch_sha256")),
        request=labels(shipments[name].request for name in column("batch_sha256")),
        start=reals(column("start_us")) / 1e6 + reals(_drift(row) for row in rows),
        first_s=reals(value or 0.0 for value in column("start_s")),
        duration_s=reals(value or 0.0 for value in column("duration_s")),
        uncertainty_s=reals(column("doubt_s")),
        rate=1.0 + reals(value or 0.0 for value in column("rate_ppm")) * 1e-6,
        lat=reals(column("lat")),
        lon=reals(column("lon")),
        visibility=codes(column("visibility"), [each.value for each in VISIBILITIES]),
        state=codes(column("state"), [each.value for each in STATES]),
        corrected=np.array([value is not None for value in column("offset_s")], np.bool_),
        analysed=np.array([value is not None for value in column("analysis")], np.bool_),
        first_pass=np.array(
            [
                row["profile"] == FIRST_LOOK and row["visibility"] == Visibility.SHOWN.value
                for row in rows
            ],
            np.bool_,
        ),
    )


def _drift(row: RowMapping) -> float:
    """Seconds that a drifting clock is off at the first picture: as ``Delivery.instant``."""
    if row["rate_ppm"] is None or row["anchor_s"] is None:
        return 0.0
    return float((row["start_s"] or 0.0) - row["anchor_s"]) * float(row["rate_ppm"]) * 1e-6


def _looks_of(
    store: Store,
    looks: Sequence[Look],
    rows: Sequence[RowMapping],
    begins: dict[int, float],
    before: Reading | None,
) -> tuple[TrackColumns, CoverColumns]:
    """Tracks and coverage of all rows: taken over where they stand, read where they do not."""
    known = {look: at for at, look in enumerate(before.looks)} if before else {}
    many = {row["analysis"]: row["tracks"] or 0 for row in rows}
    fresh = list(dict.fromkeys(look for look in looks if look[0] and look not in known))
    found: list[NDArray[np.float64]] = []
    seen: list[NDArray[np.float64]] = []
    for chunk in _chunks(fresh, many):
        with store.read() as db:
            one, other = timeline.tracks(db, chunk), timeline.spans(db, chunk)
        found.append(table(one, TRACK_COLUMNS + 1))
        seen.append(table(other, 5))
    tracks, spans = _joined(found, TRACK_COLUMNS + 1), _joined(seen, 5)
    shift = _shifts(tracks, begins)
    tracks[:, 2] -= shift
    tracks[:, 3] -= shift
    shift = _shifts(spans, begins)
    spans[:, 1] -= shift
    spans[:, 2] -= shift
    new_tracks = track_columns(np.zeros(1, np.int64), tracks[:, 1:])
    new_spans = cover_columns(np.zeros(1, np.int64), spans[:, 1:])
    old = before.data if before else None
    return (
        _gathered(looks, known, old.tracks if old else None, new_tracks, tracks[:, 0]),
        _gathered(looks, known, old.coverage if old else None, new_spans, spans[:, 0]),
    )


def _chunks(fresh: Sequence[Look], many: dict[int, int]) -> Iterator[list[int]]:
    """Looks whose tracks are read together: some milliseconds each."""
    chunk: list[int] = []
    room = timeline.TRACKS_A_PAGE
    for number, _ in fresh:
        chunk.append(number)
        room -= many.get(number, 0) + 20
        if room <= 0:
            yield chunk
            chunk, room = [], timeline.TRACKS_A_PAGE
    if chunk:
        yield chunk


def _joined(parts: Sequence[NDArray[np.float64]], width: int) -> NDArray[np.float64]:
    return np.concatenate(parts) if parts else np.empty((0, width))


def _shifts(rows: NDArray[np.float64], begins: dict[int, float]) -> NDArray[np.float64]:
    """(rows,) container seconds of the first picture of each row's clip."""
    owners, place = np.unique(rows[:, 0], return_inverse=True)
    return reals(begins[int(owner)] for owner in owners)[place]


def _gathered(
    looks: Sequence[Look],
    known: dict[Look, int],
    old: C | None,
    new: C,
    owners: NDArray[np.float64],
) -> C:
    """The columns of every row in order, each from where its look's stand."""
    there = 0 if old is None else len(old.start_s)
    names, firsts, many = np.unique(owners, return_index=True, return_counts=True)
    fresh = {
        int(name): (there + int(first), int(count))
        for name, first, count in zip(names, firsts, many, strict=True)
    }
    ends: list[int] = [] if old is None else old.first.tolist()
    parts = [_part(look, known, ends, fresh) for look in looks]
    first = offsets(count for _, count in parts)
    begins = np.array([begin for begin, _ in parts], np.int64)
    shift: NDArray[np.int64] = np.repeat(begins - first[:-1], np.diff(first))
    index = shift + np.arange(len(shift), dtype=np.int64)
    columns: list[Any] = []
    for name in (each.name for each in fields(new) if each.name != "first"):
        column = getattr(new, name)
        if old is not None:
            column = np.concatenate([getattr(old, name), column])
        columns.append(column[index])
    return type(new)(first, *columns)


def _part(
    look: Look, known: dict[Look, int], ends: list[int], fresh: dict[int, tuple[int, int]]
) -> tuple[int, int]:
    """Where a look's rows begin, and how many there are."""
    if not look[0]:
        return 0, 0
    at = known.get(look)
    if at is not None:
        return ends[at], ends[at + 1] - ends[at]
    return fresh.get(look[0], (0, 0))
