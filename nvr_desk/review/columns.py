"""Rows of a timeline to columns; numpy is imported only when one is read."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

from nvr_desk.records.overview import (
    CLASSES,
    KINDS,
    STATES,
    VISIBILITIES,
    ClipColumns,
    CoverColumns,
    Labels,
    TimelineData,
    TrackColumns,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from nvr_desk.records.overview import LaneClip

TRACK_COLUMNS = 9
"""Of a row of ``store.timeline.tracks`` behind its analysis."""


def labels(words: Iterable[str]) -> Labels:
    """Each word once, in order of first sight."""
    place: dict[str, int] = {}
    of = [place.setdefault(word, len(place)) for word in words]
    return Labels(tuple(place), np.array(of, np.int32))


def reals(values: Iterable[float | None]) -> NDArray[np.float64]:
    """NaN where there is nothing."""
    return np.array([np.nan if value is None else value for value in values], np.float64)


def codes(values: Iterable[object], words: Sequence[object]) -> NDArray[np.uint8]:
    """Places in ``words``."""
    place = {word: at for at, word in enumerate(words)}
    return np.array([place[value] for value in values], np.uint8)


def offsets(many: Iterable[int]) -> NDArray[np.int64]:
    """(rows + 1,) where each begins, given how many each has."""
    return np.array([0, *accumulate(many)], np.int64)


def track_columns(first: NDArray[np.int64], rows: NDArray[np.float64]) -> TrackColumns:
    """(tracks, 9) of number, start, end, conf, height and the four codes."""
    return TrackColumns(
        first,
        rows[:, 0].astype(np.int32),
        rows[:, 5].astype(np.uint8),
        rows[:, 1].copy(),
        rows[:, 2].copy(),
        rows[:, 3].astype(np.float32),
        rows[:, 4].astype(np.float32),
        *(rows[:, at].astype(np.uint8) for at in (6, 7, 8)),
    )


def cover_columns(first: NDArray[np.int64], rows: NDArray[np.float64]) -> CoverColumns:
    """(spans, 4) of start, end, rate and kind."""
    kind, rate = rows[:, 3].astype(np.uint8), rows[:, 2].astype(np.float32)
    return CoverColumns(first, rows[:, 0].copy(), rows[:, 1].copy(), kind, rate)


def table(rows: Sequence[Sequence[Any]] | NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """(rows, width) of what a database gave; nothing becomes NaN."""
    return np.array(rows, np.float64).reshape(-1, width)


def timeline_from(case: str, zone: str | None, clips: Sequence[LaneClip]) -> TimelineData:
    """Columns of records that stand already, in their order: for small cases and tests."""
    order = {cls: at for at, cls in enumerate(CLASSES)}
    kinds = {kind: at for at, kind in enumerate(KINDS)}
    found = [
        (t.number, t.start_s, t.end_s, t.conf, None, order[t.cls], 0, 0, 0)
        for clip in clips
        for t in clip.tracks
    ]
    seen = [
        (s.start_s, s.end_s, s.looks_per_s, kinds[s.kind]) for clip in clips for s in clip.coverage
    ]
    rows = ClipColumns(
        delivery_id=tuple(clip.delivery_id for clip in clips),
        name=tuple(clip.name for clip in clips),
        item=tuple(clip.item for clip in clips),
        camera=labels(clip.camera for clip in clips),
        batch=labels(clip.batch for clip in clips),
        request=labels(clip.request for clip in clips),
        start=reals(clip.start.timestamp() if clip.start else None for clip in clips),
        first_s=np.zeros(len(clips)),
        duration_s=reals(clip.duration_s for clip in clips),
        uncertainty_s=reals(clip.uncertainty_s for clip in clips),
        rate=np.ones(len(clips)),
        lat=np.full(len(clips), np.nan),
        lon=np.full(len(clips), np.nan),
        visibility=codes((clip.visibility for clip in clips), VISIBILITIES),
        state=codes((clip.state for clip in clips), STATES),
        corrected=np.array([clip.corrected for clip in clips], np.bool_),
        analysed=np.array([clip.analysed for clip in clips], np.bool_),
        first_pass=np.array([clip.first_pass for clip in clips], np.bool_),
    )
    return TimelineData(
        case,
        zone,
        rows,
        track_columns(offsets(len(clip.tracks) for clip in clips), table(found, TRACK_COLUMNS)),
        cover_columns(offsets(len(clip.coverage) for clip in clips), table(seen, 4)),
        told=all(clip.told for clip in clips),
    )


def usual(words: Iterable[str | None]) -> str | None:
    """The word most rows bear; None where no row bears any."""
    found = Counter(word for word in words if word)
    return found.most_common(1)[0][0] if found else None
