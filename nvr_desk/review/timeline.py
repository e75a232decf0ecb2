"""The timeline of a case, read again and again: what did not change is not read a second time."""

from __future__ import annotations

from dataclasses import dataclass, fields
from sys import intern
from typing import TYPE_CHECKING, Any, Generic, TypeVar

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
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from nvr_desk.records.case import Case
    from nvr_desk.store.timeline import Shipment
    from nvr_desk.store.unit import Store

Look = tuple[int, int]
"""An analysis and how often its tracks were changed by hand: the same pair, the same tracks."""
_HIDDEN: Look = (0, 0)
_SHARED = frozenset(
    {"name_id", "name", "item", "batch_sha256", "claim_zone", "visibility", "state"}
)
"""Texts that the list and the map of the window hold too, or many rows: one object each."""
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
    rows = _Rows(store, case.number)
    with store.read() as db:
        shipments = timeline.shipments(db, set(rows["batch_sha256"]))
        edits = timeline.edits(db)
        unreached = reach.unreached(db, case.number)
    looks = rows.looks(edits) if tell else [_HIDDEN] * len(rows)
    tracks, spans = _looks_of(store, looks, rows, before)
    zone = case.zone or usual(rows["claim_zone"])
    data = TimelineData(
        case.number, zone, _columns(rows, shipments), tracks, spans, tell, unreached
    )
    prints = tuple(hash(both) for both in zip(rows.prints, looks, strict=True))
    return Reading(data, tuple(looks), prints)


class _Rows:
    """Deliveries as one list a column: rows themselves would weigh three times as much."""

    def __init__(self, store: Store, case: str) -> None:
        self._columns: dict[str, list[Any]] = {}
        self.prints: list[int] = []
        for _, page in timeline.pages(store, case):
            self.prints += [hash(tuple(row.values())) for row in page]
            for name in page[0]:
                cells = (row[name] for row in page)
                if name in _SHARED:
                    cells = (intern(cell) if isinstance(cell, str) else cell for cell in cells)
                self._columns.setdefault(name, []).extend(cells)

    def __len__(self) -> int:
        return len(self.prints)

    def __getitem__(self, name: str) -> list[Any]:
        return self._columns.get(name, [])

    def looks(self, edits: dict[int, int]) -> list[Look]:
        """Which look answers for each, as often as its tracks were changed by hand."""
        shown = Visibility.SHOWN.value
        both = zip(self["analysis"], self["visibility"], strict=True)
        return [
            (look, edits.get(look, 0)) if look is not None and seen == shown else _HIDDEN
            for look, seen in both
        ]


def _columns(rows: _Rows, shipments: dict[str, Shipment]) -> ClipColumns:
    drift = reals(
        0.0 if ppm is None or anchor is None else ((first or 0.0) - anchor) * ppm * 1e-6
        for ppm, anchor, first in zip(
            rows["rate_ppm"], rows["anchor_s"], rows["start_s"], strict=True
        )
    )  # as ``Delivery.instant``
    shown = [word == Visibility.SHOWN.value for word in rows["visibility"]]
    lanes = zip(rows["camera"], rows["submitter"], strict=True)
    first_pass = zip(rows["profile"], shown, strict=True)
    return ClipColumns(
        delivery_id=tuple(rows["name_id"]),
        name=tuple(rows["name"]),
        item=tuple(rows["item"]),
        camera=labels(lane_of(*each) for each in lanes),
        batch=labels(shipments[name].label for name in rows["batch_sha256"]),
        request=labels(shipments[name].request for name in rows["batch_sha256"]),
        start=reals(rows["start_us"]) / 1e6 + drift,
        first_s=reals(value or 0.0 for value in rows["start_s"]),
        duration_s=reals(value or 0.0 for value in rows["duration_s"]),
        uncertainty_s=reals(rows["doubt_s"]),
        rate=1.0 + reals(value or 0.0 for value in rows["rate_ppm"]) * 1e-6,
        lat=reals(rows["lat"]),
        lon=reals(rows["lon"]),
        visibility=codes(rows["visibility"], [each.value for each in VISIBILITIES]),
        state=codes(rows["state"], [each.value for each in STATES]),
        corrected=np.array([value is not None for value in rows["offset_s"]], np.bool_),
        analysed=np.array([value is not None for value in rows["analysis"]], np.bool_),
        first_pass=np.array([word == FIRST_LOOK and on for word, on in first_pass], np.bool_),
    )


def _looks_of(
    store: Store, looks: Sequence[Look], rows: _Rows, before: Reading | None
) -> tuple[TrackColumns, CoverColumns]:
    """Tracks and coverage of all rows: taken over where they stand, read where they do not."""
    known = {look: at for at, look in enumerate(before.looks)} if before else {}
    many = dict(zip(rows["analysis"], rows["tracks"], strict=True))
    begins = dict(zip(rows["analysis"], rows["start_s"], strict=True))
    fresh = list(dict.fromkeys(look for look in looks if look[0] and look not in known))
    tracks, spans = _Part(track_columns, TRACK_COLUMNS), _Part(cover_columns, 4)
    for chunk in _chunks(fresh, many):
        with store.read() as db:
            found, seen = timeline.tracks(db, chunk), timeline.spans(db, chunk)
        tracks.take(found, begins, (2, 3))
        spans.take(seen, begins, (1, 2))
    old = before.data if before else None
    return (
        _gathered(looks, known, old.tracks if old else None, *tracks.joined()),
        _gathered(looks, known, old.coverage if old else None, *spans.joined()),
    )


class _Part(Generic[C]):
    """Rows that come page by page, kept as columns of their own small types at once."""

    def __init__(
        self, make: Callable[[NDArray[np.int64], NDArray[np.float64]], C], width: int
    ) -> None:
        self._make: Callable[[NDArray[np.int64], NDArray[np.float64]], C] = make
        self._width = width
        self._owners: list[NDArray[np.int64]] = []
        self._columns: list[C] = []

    def take(
        self,
        rows: Sequence[Sequence[Any]] | NDArray[np.float64],
        begins: dict[int, float | None],
        seconds: tuple[int, int],
    ) -> None:
        """A page, its owner in the first column; ``seconds`` are columns of container seconds."""
        page = table(rows, self._width + 1)
        shift = _shifts(page, begins)
        for column in seconds:
            page[:, column] -= shift
        self._owners.append(page[:, 0].astype(np.int64))
        self._columns.append(self._make(np.zeros(1, np.int64), page[:, 1:]))

    def joined(self) -> tuple[C, NDArray[np.int64]]:
        """All pages as one, and the look that each row belongs to."""
        if not self._owners:
            self.take([], {}, (0, 0))
        first = self._columns[0]
        names = [each.name for each in fields(first) if each.name != "first"]
        columns = [
            np.concatenate([getattr(each, name) for each in self._columns]) for name in names
        ]
        return type(first)(first.first, *columns), np.concatenate(self._owners)


def _chunks(fresh: Sequence[Look], many: dict[int, int | None]) -> Iterator[list[int]]:
    """Looks whose tracks are read together: some milliseconds each."""
    chunk: list[int] = []
    room = timeline.TRACKS_A_PAGE
    for number, _ in fresh:
        chunk.append(number)
        room -= (many.get(number) or 0) + 20
        if room <= 0:
            yield chunk
            chunk, room = [], timeline.TRACKS_A_PAGE
    if chunk:
        yield chunk


def _shifts(rows: NDArray[np.float64], begins: dict[int, float | None]) -> NDArray[np.float64]:
    """(rows,) container seconds of the first picture of each row's clip."""
    owners, place = np.unique(rows[:, 0], return_inverse=True)
    return reals(begins[int(owner)] or 0.0 for owner in owners)[place]


def _gathered(
    looks: Sequence[Look],
    known: dict[Look, int],
    old: C | None,
    new: C,
    owners: NDArray[np.int64],
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
