"""The case as flat arrays, made once; without Qt. Times are seconds since 1970 UTC (float64).

At today's epoch a float64 second still resolves 0.24 µs, a thousandth of the shortest frame.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.records.coverage import THIN_BELOW
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.media import MediaState
from nvr_desk.records.track import CoverageKind, ObjectClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.records.overview import LaneClip, TimelineData
    from nvr_desk.records.track import CoverageSpan

CLASS_ORDER = (
    ObjectClass.PERSON, ObjectClass.BICYCLE, ObjectClass.CAR,
    ObjectClass.MOTORCYCLE, ObjectClass.BUS, ObjectClass.TRUCK,
)  # fmt: skip
"""Sub-rows from top to bottom."""
SHOWN, HIDDEN, BROKEN = 0, 1, 2
"""State of a bar: may be opened; kept from view by consent; cannot be decoded."""
LOOKED, DECODED, FAILED, STILL, THIN = 0, 1, 2, 3, 4
"""Kinds of coverage; *thin* is looked at less than once in 2 s although things may move."""
_COVERAGE = {
    CoverageKind.LOOKED: LOOKED, CoverageKind.DECODED: DECODED, CoverageKind.FAILED: FAILED,
    CoverageKind.STILL: STILL,
}  # fmt: skip
_UNREADABLE = frozenset({MediaState.BAD, MediaState.UNSUPPORTED})


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of time sorted by lane, then start; all arrays have one entry a stretch."""

    lane_start: NDArray[np.int64]
    """(lanes + 1,) offsets of each lane's stretches."""
    start: NDArray[np.float64]
    end: NDArray[np.float64]
    lane: NDArray[np.int32]
    code: NDArray[np.uint8]
    """State of a bar, class of a track, kind of coverage."""
    clip: NDArray[np.int32]
    """Index into ``LaneModel.clips``."""

    def of_lanes(self, first: int, last: int) -> slice:
        """The stretches of lanes first … last − 1."""
        return slice(int(self.lane_start[first]), int(self.lane_start[last]))


@dataclass(frozen=True, slots=True)
class Presence:
    """Starts and ends of all appearances, each sorted by itself within (lane, class).

    With both sorted, how many are present in a column is a difference of two binary searches:
    the cost of a picture depends on its pixels, not on a million appearances.
    """

    group_start: NDArray[np.int64]
    """(lanes × classes + 1,) offsets; the group of a lane and class is lane × classes + class."""
    start: NDArray[np.float64]
    end: NDArray[np.float64]

    def touching(self, group: int, edges: NDArray[np.float64]) -> NDArray[np.int64]:
        """How many touch each of the columns between consecutive ``edges``; (edges − 1,)."""
        part = slice(int(self.group_start[group]), int(self.group_start[group + 1]))
        begun = np.searchsorted(self.start[part], edges[1:], side="left")
        over = np.searchsorted(self.end[part], edges[:-1], side="right")
        return begun - over


@dataclass(frozen=True, slots=True)
class LaneModel:
    """Everything a timeline draws. Clips without a start are in ``undated`` alone."""

    lanes: tuple[str, ...]
    clips: tuple[LaneClip, ...]
    """Dated ones, in the order of ``bars``."""
    undated: tuple[LaneClip, ...]
    zone: str | None
    classes: tuple[ObjectClass, ...]
    """Those that have a track, in ``CLASS_ORDER``: the sub-rows of every lane."""
    bars: Spans
    doubt: NDArray[np.float64]
    """(clips,) seconds either side that the claim may be off; 0 when nothing was said."""
    longest: NDArray[np.float64]
    """(lanes,) reach of the lane's longest bar with its doubt, seconds."""
    tracks: Spans
    track_number: NDArray[np.int32]
    presence: Presence
    coverage: Spans
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
        part = self.bars.lane[clip]
        where = self.tracks.of_lanes(int(part), int(part) + 1)
        mine = (self.tracks.clip[where] == clip) & (
            self.tracks.code[where] == CLASS_ORDER.index(cls)
        )
        near = mine & (self.tracks.start[where] <= instant + slack)
        near &= self.tracks.end[where] >= instant - slack
        found = np.flatnonzero(near) + where.start
        if not len(found):
            return None
        middle = (self.tracks.start[found] + self.tracks.end[found]) / 2
        return int(found[np.argmin(np.abs(middle - instant))])


def natural_key(text: str) -> list[tuple[int, int, str]]:
    """Sort key that puts C-9 before C-10."""
    parts = re.split(r"(\d+)", text.casefold())
    return [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts if p]


def build(data: TimelineData) -> LaneModel:
    """Flatten the records of a case. About 1 µs a track; safe off the GUI thread."""
    lanes = tuple(sorted({c.camera for c in data.clips}, key=natural_key))
    lane_of = {name: at for at, name in enumerate(lanes)}
    dated = [(lane_of[c.camera], c.start.timestamp(), c) for c in data.clips if c.start]
    dated.sort(key=lambda row: (row[0], row[1], row[2].name))
    clips = tuple(row[2] for row in dated)
    lane = np.array([row[0] for row in dated], np.int32)
    start = np.array([row[1] for row in dated], np.float64)
    end = start + np.array([c.duration_s for c in clips], np.float64)
    state = np.array([bar_state(c) for c in clips], np.uint8)
    bars = _spans(lane, start, end, state, np.arange(len(clips), dtype=np.int32), len(lanes))[0]
    doubt = np.array([c.uncertainty_s or 0.0 for c in clips], np.float64)
    longest = np.zeros(len(lanes))
    np.maximum.at(longest, lane, end - start + doubt)
    tracks, numbers = _tracks(clips, lane, start, len(lanes))
    present = np.bincount(tracks.code, minlength=len(CLASS_ORDER)) > 0
    return LaneModel(
        lanes=lanes, clips=clips, undated=tuple(c for c in data.clips if c.start is None),
        zone=data.zone, classes=tuple(c for c, on in zip(CLASS_ORDER, present, strict=True) if on),
        bars=bars, doubt=doubt, longest=longest, tracks=tracks, track_number=numbers,
        presence=presence_of(tracks, len(lanes)),
        coverage=_coverage(clips, lane, start, len(lanes)),
        index_of={c.delivery_id: at for at, c in enumerate(clips)},
        states=frozenset(bar_state(c) for c in data.clips),
        corrected=any(c.corrected for c in clips),
        told=np.array([c.told for c in clips], np.bool_),
    )  # fmt: skip


def presence_of(tracks: Spans, lanes: int) -> Presence:
    """Sort what ``Presence`` needs."""
    group = tracks.lane.astype(np.int64) * len(CLASS_ORDER) + tracks.code
    # An appearance of one picture has no length, yet it was there.
    end = np.maximum(tracks.end, np.nextafter(tracks.start, np.inf))
    offsets = np.searchsorted(np.sort(group), np.arange(lanes * len(CLASS_ORDER) + 1))
    return Presence(
        offsets.astype(np.int64),
        tracks.start[np.lexsort((tracks.start, group))],
        end[np.lexsort((end, group))],
    )


def bar_state(clip: LaneClip) -> int:
    """Whether a bar may be opened, and if not, which hatch says so. Consent comes first."""
    if clip.visibility is not Visibility.SHOWN:
        return HIDDEN
    return BROKEN if clip.state in _UNREADABLE else SHOWN


def cover_of(span: CoverageSpan) -> int:
    """The kind of a stretch as it is drawn."""
    if span.kind is CoverageKind.LOOKED and span.looks_per_s < THIN_BELOW:
        return THIN
    return _COVERAGE[span.kind]


def _tracks(
    clips: Sequence[LaneClip], lane: NDArray[np.int32], start: NDArray[np.float64], lanes: int
) -> tuple[Spans, NDArray[np.int32]]:
    # A delivery that may not be opened shows no appearances: their times are evidence too.
    open_ = [c.tracks if bar_state(c) == SHOWN else () for c in clips]
    owner = np.repeat(np.arange(len(clips), dtype=np.int32), [len(t) for t in open_])
    rank = {cls: at for at, cls in enumerate(CLASS_ORDER)}
    rows = np.array(
        [(t.start_s, t.end_s, rank[t.cls], t.number) for part in open_ for t in part], np.float64
    ).reshape(-1, 4)
    base = start[owner]
    spans, order = _spans(
        lane[owner], base + rows[:, 0], base + rows[:, 1], rows[:, 2].astype(np.uint8), owner, lanes
    )
    return spans, rows[order, 3].astype(np.int32)


def _coverage(
    clips: Sequence[LaneClip], lane: NDArray[np.int32], start: NDArray[np.float64], lanes: int
) -> Spans:
    owner = np.repeat(np.arange(len(clips), dtype=np.int32), [len(c.coverage) for c in clips])
    rows = np.array(
        [(s.start_s, s.end_s, cover_of(s)) for c in clips for s in c.coverage], np.float64
    ).reshape(-1, 3)
    base = start[owner]
    return _spans(
        lane[owner], base + rows[:, 0], base + rows[:, 1], rows[:, 2].astype(np.uint8), owner, lanes
    )[0]


def _spans(
    lane: NDArray[np.int32], start: NDArray[np.float64], end: NDArray[np.float64],
    code: NDArray[np.uint8], clip: NDArray[np.int32], lanes: int,
) -> tuple[Spans, NDArray[np.int64]]:  # fmt: skip
    order = np.lexsort((start, lane))
    offsets = np.searchsorted(lane[order], np.arange(lanes + 1))
    spans = Spans(
        offsets.astype(np.int64), start[order], np.maximum(end, start)[order],
        lane[order], code[order], clip[order],
    )  # fmt: skip
    return spans, order
