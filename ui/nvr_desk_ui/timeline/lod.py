"""The case as flat arrays, made once; without Qt. Times are seconds since 1970 UTC (float64).

At today's epoch a float64 second still resolves 0.24 µs, a thousandth of the shortest frame.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, overload

import numpy as np

from nvr_desk.records.coverage import THIN_BELOW
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.media import MediaState
from nvr_desk.records.overview import CLASSES, KINDS, STATES, VISIBILITIES
from nvr_desk.records.track import CoverageKind, ObjectClass
from nvr_desk_ui.timeline.covered import Covered, covered_of
from nvr_desk_ui.timeline.ranks import touching
from nvr_desk_ui.timeline.spans import Spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.records.overview import LaneClip, TimelineData
    from nvr_desk.records.track import CoverageSpan

CLASS_ORDER = CLASSES
"""Sub-rows from top to bottom."""
SHOWN, HIDDEN, BROKEN = 0, 1, 2
"""State of a bar: may be opened; kept from view by consent; cannot be decoded."""
LOOKED, DECODED, FAILED, STILL, THIN, FOOTAGE = 0, 1, 2, 3, 4, 5
"""Kinds of coverage; *thin* is looked at less than once in 2 s although things may move."""
_COVERAGE = {
    CoverageKind.LOOKED: LOOKED, CoverageKind.DECODED: DECODED, CoverageKind.FAILED: FAILED,
    CoverageKind.STILL: STILL,
}  # fmt: skip
_UNREADABLE = frozenset({MediaState.BAD, MediaState.UNSUPPORTED})
_MOST_KEPT = 256
"""Records that are made once while they are asked for again and again."""


class LaneBy(StrEnum):
    """What a lane is; the word is the name of the column."""

    CAMERA = "camera"
    BATCH = "batch"
    REQUEST = "request"


class Records(Sequence["LaneClip"]):
    """Deliveries of some rows, each made into a record when it is asked for."""

    def __init__(self, data: TimelineData, rows: NDArray[np.int64]) -> None:
        self._data, self._rows = data, rows
        self._kept: dict[int, LaneClip] = {}

    def __len__(self) -> int:
        """How many rows."""
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> LaneClip: ...
    @overload
    def __getitem__(self, index: slice) -> list[LaneClip]: ...
    def __getitem__(self, index: int | slice) -> LaneClip | list[LaneClip]:
        """One record, or some."""
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        row = int(self._rows[index])
        found = self._kept.get(row)
        if found is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            found = self._kept[row] = self._data.clip(row)
        return found


@dataclass(frozen=True, slots=True)
class Presence:
    """Starts and ends of appearances, each sorted by itself within (lane, class), and over all.

    With both sorted, how many are present in a column is a difference of two binary searches:
    the cost of a picture depends on its pixels, not on a million appearances.
    """

    group_start: NDArray[np.int64]
    """(lanes × classes + 1,) offsets; the group of a lane and class is lane × classes + class."""
    start: NDArray[np.float64]
    end: NDArray[np.float64]
    chosen: NDArray[np.int32] | None
    """Index into the model's ``tracks`` of each start; None where it is its own."""
    walk: NDArray[np.int32]
    """Places in ``start`` in the order of all starts."""
    since: NDArray[np.float64]
    """All starts in order, whatever their group."""
    until: NDArray[np.float64]
    """All ends in order."""

    def __len__(self) -> int:
        return len(self.start)

    def track(self, step: int) -> int:
        """Index into the model's ``tracks`` of the appearance that begins as number ``step``."""
        at = int(self.walk[step])
        return at if self.chosen is None else int(self.chosen[at])

    def begun(self, instant: float, *, right: bool = False) -> int:
        """How many begin before an instant, or (``right``) at it too."""
        return int(self.since.searchsorted(instant, "right" if right else "left"))

    def touching(self, groups: Sequence[int], edges: NDArray[np.float64]) -> NDArray[np.int64]:
        """How many touch each of the columns between consecutive ``edges``.

        Returns:
            (groups, edges − 1).
        """
        found = np.zeros((len(groups), len(edges) - 1), np.int64)
        for group, into in zip(groups, found, strict=True):
            first, last = self.group_start[group : group + 2].tolist()
            touching(self.start[first:last], self.end[first:last], edges, into)
        return found

    def anywhere(self, edges: NDArray[np.float64]) -> NDArray[np.int64]:
        """The same over all lanes and classes."""
        found = np.zeros(len(edges) - 1, np.int64)
        touching(self.since, self.until, edges, found)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class LaneModel:
    """Everything a timeline draws. Clips without a start are in ``undated`` alone."""

    data: TimelineData
    by: LaneBy
    lanes: tuple[str, ...]
    row: NDArray[np.int64]
    """(clips,) row of ``data`` of each dated clip, in the order of ``bars``."""
    clips: Records
    undated: Records
    zone: str | None
    classes: tuple[ObjectClass, ...]
    """Those that have a track, in ``CLASS_ORDER``: the sub-rows of every lane."""
    bars: Spans
    doubt: NDArray[np.float64]
    """(clips,) seconds either side that the claim may be off; 0 when nothing was said."""
    longest: NDArray[np.float64]
    """(lanes,) reach of the lane's longest bar with its doubt, seconds."""
    tracks: Spans
    track: NDArray[np.int32]
    """(tracks,) place of each in the columns of ``data``."""
    presence: Presence
    coverage: Spans
    covers: frozenset[int]
    """Kinds of coverage that any clip has."""
    covered: Covered
    """The same by seconds; ``FOOTAGE`` are the bars that may be opened."""
    footage: tuple[NDArray[np.float64], NDArray[np.float64]]
    """Starts and ends of all bars, each in order."""
    index_of: dict[str, int]
    """Delivery id → index into ``clips``."""
    states: frozenset[int]
    """States that any clip is in, undated ones included: what the legend must explain."""
    corrected: bool
    """Whether any clip's clock was corrected."""
    told: NDArray[np.bool_]
    """(clips,) whether its tracks and coverage may be told now."""

    @property
    def extent(self) -> tuple[float, float] | None:
        """First start and last end of all bars; None without a dated clip."""
        if not len(self.bars.start):
            return None
        return float(self.bars.start.min()), float(self.bars.end.max())

    def delivery(self, clip: int) -> str:
        """Id of a clip's delivery."""
        return self.data.rows.delivery_id[int(self.row[clip])]

    def instant(self, clip: int, seconds: float) -> float:
        """When that second of a clip was, by its clock and the drift of it."""
        rate = float(self.data.rows.rate[int(self.row[clip])])
        return float(self.bars.start[clip]) + seconds * rate

    def seconds(self, clip: int, instant: float) -> float:
        """Which second of a clip an instant is; within the clip."""
        row = int(self.row[clip])
        at = (instant - float(self.bars.start[clip])) / float(self.data.rows.rate[row])
        return min(max(at, 0.0), float(self.data.rows.duration_s[row]))

    def number(self, track: int) -> int:
        """Number of an appearance within its clip."""
        return int(self.data.tracks.number[int(self.track[track])])

    def span_of(self, clip: int, number: int) -> tuple[float, float, ObjectClass] | None:
        """Start, end and class of an appearance by its number; None where there is none."""
        row, found = int(self.row[clip]), self.data.tracks
        first, last = int(found.first[row]), int(found.first[row + 1])
        at = first + int(found.number[first:last].searchsorted(number))
        if at >= last or found.number[at] != number:
            return None
        start, end = (self.instant(clip, float(t[at])) for t in (found.start_s, found.end_s))
        return start, end, CLASSES[int(found.cls[at])]

    def clips_at(self, lane: int, instant: float, slack: float) -> list[int]:
        """Indices of the bars that cover ``instant`` ± ``slack`` seconds, nearest start first."""
        part = self.bars.of_lanes(lane, lane + 1)
        starts, ends = self.bars.start[part], self.bars.end[part]
        low = int(starts.searchsorted(instant - slack - float(self.longest[lane])))
        high = int(starts.searchsorted(instant + slack, side="right"))
        reach = ends[low:high] >= instant - slack
        found = np.flatnonzero(reach) + low
        inside = (starts[found] <= instant) & (ends[found] >= instant)
        order = np.lexsort((np.abs(starts[found] - instant), ~inside))
        return [int(at) + part.start for at in found[order]]

    def track_at(self, clip: int, cls: ObjectClass, instant: float, slack: float) -> int | None:
        """Index into ``tracks`` of the appearance of that class there, the nearest one."""
        group = int(self.bars.lane[clip]) * len(CLASS_ORDER) + CLASS_ORDER.index(cls)
        first, last = (int(self.presence.group_start[group + more]) for more in (0, 1))
        mine = self.tracks.clip[first:last] == clip
        near = mine & (self.tracks.start[first:last] <= instant + slack)
        near &= self.tracks.end[first:last] >= instant - slack
        found = np.flatnonzero(near) + first
        if not len(found):
            return None
        middle = (self.tracks.start[found] + self.tracks.end[found]) / 2
        return int(found[np.argmin(np.abs(middle - instant))])


def natural_key(text: str) -> list[tuple[int, int, str]]:
    """Sort key that puts C-9 before C-10."""
    parts = re.split(r"(\d+)", text.casefold())
    return [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts if p]


def build(data: TimelineData, by: LaneBy = LaneBy.CAMERA) -> LaneModel:
    """Lay the columns of a case out in lanes. Half a second for a million tracks; on any thread."""
    rows = data.rows
    words = getattr(rows, by.value)
    order = sorted(range(len(words.names)), key=lambda at: natural_key(words.names[at]))
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    lane_of = rank[words.of]
    dated = np.flatnonzero(~np.isnan(rows.start))
    row = dated[np.lexsort((rows.start[dated], lane_of[dated]))]
    start = rows.start[row]
    state = states_of(data)
    bars = _spans(
        lane_of[row], start, start + rows.duration_s[row] * rows.rate[row], state[row],
        np.arange(len(row), dtype=np.int32), len(order),
    )[0]  # fmt: skip
    doubt = np.nan_to_num(rows.uncertainty_s[row])
    longest = np.zeros(len(order))
    np.maximum.at(longest, bars.lane, bars.end - bars.start + doubt)
    bar_of = np.full(len(rows.start), -1, np.int32)
    bar_of[row] = np.arange(len(row), dtype=np.int32)
    bar_of[state != SHOWN] = -1  # when somebody was in hidden footage is evidence too
    tracks, place = _tracks(data, bar_of, bars, len(order))
    coverage = _coverage(data, bar_of, bars, len(order))
    present = np.bincount(tracks.code, minlength=len(CLASS_ORDER)) > 0
    return LaneModel(
        data=data, by=by, lanes=tuple(words.names[at] for at in order), row=row,
        clips=Records(data, row), undated=Records(data, np.flatnonzero(np.isnan(rows.start))),
        zone=data.zone, classes=tuple(c for c, on in zip(CLASS_ORDER, present, strict=True) if on),
        bars=bars, doubt=doubt, longest=longest, tracks=tracks, track=place,
        presence=presence_of(tracks, len(order)),
        coverage=coverage, covers=frozenset(np.unique(coverage.code).tolist()),
        covered=_covered(coverage, bars, len(order)),
        footage=(np.sort(bars.start), np.sort(_lasting(bars.start, bars.end))),
        index_of={rows.delivery_id[at]: bar for bar, at in enumerate(row.tolist())},
        states=frozenset(np.unique(state).tolist()),
        corrected=bool(rows.corrected.any()),
        told=np.full(len(row), data.told),
    )  # fmt: skip


def presence_of(tracks: Spans, lanes: int, among: NDArray[np.bool_] | None = None) -> Presence:
    """Sort what ``Presence`` needs, of all appearances or of some."""
    chosen = None if among is None else np.flatnonzero(among).astype(np.int32)
    every: slice | NDArray[np.int32] = slice(None) if chosen is None else chosen
    start = tracks.start[every]
    group = tracks.lane[every].astype(np.int32) * len(CLASS_ORDER) + tracks.code[every]
    end = _lasting(start, tracks.end[every])
    end = end[np.lexsort((end, group))]
    offsets = np.searchsorted(group, np.arange(lanes * len(CLASS_ORDER) + 1))
    walk = np.argsort(start, kind="stable").astype(np.int32)
    return Presence(offsets.astype(np.int64), start, end, chosen, walk, start[walk], np.sort(end))


def _lasting(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """What is on one picture only has no length, yet it was there."""
    return np.maximum(end, np.nextafter(start, np.inf))


def states_of(data: TimelineData) -> NDArray[np.uint8]:
    """(rows,) whether a bar may be opened, and if not, which hatch says so; consent comes first."""
    broken = [STATES.index(state) for state in _UNREADABLE]
    found = np.where(np.isin(data.rows.state, broken), BROKEN, SHOWN)
    found[data.rows.visibility != VISIBILITIES.index(Visibility.SHOWN)] = HIDDEN
    return found.astype(np.uint8)


def bar_state(clip: LaneClip) -> int:
    """The same of one record."""
    if clip.visibility is not Visibility.SHOWN:
        return HIDDEN
    return BROKEN if clip.state in _UNREADABLE else SHOWN


def cover_of(span: CoverageSpan) -> int:
    """The kind of a stretch as it is drawn."""
    if span.kind is CoverageKind.LOOKED and span.looks_per_s < THIN_BELOW:
        return THIN
    return _COVERAGE[span.kind]


def _tracks(
    data: TimelineData, bar_of: NDArray[np.int32], bars: Spans, lanes: int
) -> tuple[Spans, NDArray[np.int32]]:
    found = data.tracks
    owner = np.repeat(np.arange(len(bar_of)), np.diff(found.first))
    place = np.flatnonzero(bar_of[owner] >= 0)
    clip, rate = bar_of[owner[place]], data.rows.rate[owner[place]]
    base = bars.start[clip]
    spans, order = _spans(
        bars.lane[clip], base + rate * found.start_s[place], base + rate * found.end_s[place],
        found.cls[place], clip, lanes, by_code=True,
    )  # fmt: skip
    return spans, place[order].astype(np.int32)


def _coverage(data: TimelineData, bar_of: NDArray[np.int32], bars: Spans, lanes: int) -> Spans:
    found = data.coverage
    owner = np.repeat(np.arange(len(bar_of)), np.diff(found.first))
    place = np.flatnonzero(bar_of[owner] >= 0)
    clip, rate = bar_of[owner[place]], data.rows.rate[owner[place]]
    code = np.array([_COVERAGE[kind] for kind in KINDS], np.uint8)[found.kind[place]]
    code[(code == LOOKED) & (found.rate[place] < THIN_BELOW)] = THIN
    base = bars.start[clip]
    return _spans(
        bars.lane[clip], base + rate * found.start_s[place], base + rate * found.end_s[place],
        code, clip, lanes,
    )[0]  # fmt: skip


def _covered(coverage: Spans, bars: Spans, lanes: int) -> Covered:
    open_ = np.flatnonzero(bars.code == SHOWN)
    footage = np.full(len(open_), FOOTAGE, np.uint8)
    both = Spans(
        coverage.lane_start,
        np.concatenate([coverage.start, bars.start[open_]]),
        np.concatenate([coverage.end, bars.end[open_]]),
        np.concatenate([coverage.lane, bars.lane[open_]]),
        np.concatenate([coverage.code, footage]),
        np.concatenate([coverage.clip, bars.clip[open_]]),
    )
    return covered_of(both, FOOTAGE + 1, lanes)


def _spans(
    lane: NDArray[np.int32], start: NDArray[np.float64], end: NDArray[np.float64],
    code: NDArray[np.uint8], clip: NDArray[np.int32], lanes: int, *, by_code: bool = False,
) -> tuple[Spans, NDArray[np.int64]]:  # fmt: skip
    order = np.lexsort((start, code, lane) if by_code else (start, lane))
    offsets = np.searchsorted(lane[order], np.arange(lanes + 1))
    spans = Spans(
        offsets.astype(np.int64), start[order], np.maximum(end, start)[order],
        lane[order], code[order], clip[order],
    )  # fmt: skip
    return spans, order
