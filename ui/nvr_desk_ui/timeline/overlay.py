"""What lies over the lanes: filter, marks, windows, what was watched; without Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.records.mark import MarkLevel
from nvr_desk_ui.timeline.lod import Presence, presence_of
from nvr_desk_ui.timeline.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from nvr_desk.records.case import Case
    from nvr_desk_ui.timeline.lod import LaneModel

LEVELS = tuple(MarkLevel)
POINT_WINDOW_S = 600.0
"""An incident without an end is drawn for that long."""


@dataclass(frozen=True, slots=True)
class MarkSpan:
    """A mark as a stretch of its delivery, seconds from the clip's first picture."""

    uid: str
    delivery_id: str
    start_s: float
    end_s: float
    level: MarkLevel
    note: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time that the case is about."""

    start: float
    """Seconds since 1970 UTC, as ``end``."""
    end: float
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class MarkLines:
    """Marks of clips that have a time, each on its clip's bar."""

    clip: NDArray[np.int32]
    start: NDArray[np.float64]
    end: NDArray[np.float64]
    level: NDArray[np.uint8]
    """Place in ``LEVELS``."""
    note: tuple[str, ...] = ()


def _no_marks() -> MarkLines:
    empty = np.empty(0)
    return MarkLines(empty.astype(np.int32), empty, empty, empty.astype(np.uint8))


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """All of it, made for one model."""

    marks: MarkLines = field(default_factory=_no_marks)
    windows: tuple[Window, ...] = ()
    watched: Spans | None = None
    """What this person has had on screen; None where nothing."""
    fit: Presence | None = None
    """Appearances under the filter; None where it leaves none out."""

    def steps(self, model: LaneModel) -> Presence:
        """The appearances that a person walks through."""
        return model.presence if self.fit is None else self.fit


def mark_lines(model: LaneModel, marks: Sequence[MarkSpan]) -> MarkLines:
    """Marks on the clock; those of clips without a time are left out."""
    dated = [each for each in marks if each.delivery_id in model.index_of]
    clips = [model.index_of[each.delivery_id] for each in dated]
    pairs = list(zip(clips, dated, strict=True))
    return MarkLines(
        np.array(clips, np.int32),
        np.array([model.instant(clip, each.start_s) for clip, each in pairs], np.float64),
        np.array([model.instant(clip, each.end_s) for clip, each in pairs], np.float64),
        np.array([LEVELS.index(each.level) for each in dated], np.uint8),
        tuple(each.note for each in dated),
    )


def watched_spans(
    model: LaneModel, watched: Mapping[str, Sequence[tuple[float, float]]]
) -> Spans | None:
    """What was watched, container seconds by delivery, as stretches of the clock."""
    rows: list[tuple[float, ...]] = []
    for name, spans in watched.items():
        clip = model.index_of.get(name)
        if clip is not None:
            lane, first = (
                int(model.bars.lane[clip]),
                float(model.data.rows.first_s[model.row[clip]]),
            )
            moments = ((model.instant(clip, at - first) for at in span) for span in spans)
            rows += [(lane, clip, *moment) for moment in moments]
    if not rows:
        return None
    rows.sort(key=lambda row: (row[0], row[2]))
    table = np.array(rows, np.float64)
    lanes, clips = table[:, 0].astype(np.int32), table[:, 1].astype(np.int32)
    offsets = np.searchsorted(lanes, np.arange(len(model.lanes) + 1)).astype(np.int64)
    codes = np.zeros(len(rows), np.uint8)
    return Spans(offsets, table[:, 2].copy(), table[:, 3].copy(), lanes, codes, clips)


def fit_of(model: LaneModel, among: NDArray[np.bool_] | None) -> Presence | None:
    """Appearances under a filter; None where it leaves none out."""
    if among is None or among.all():
        return None
    return presence_of(model.tracks, len(model.lanes), among)


def windows_of(case: Case | None) -> tuple[Window, ...]:
    """What the case says of when it happened."""
    incident = case.incident if case else None
    if incident is None or incident.start is None:
        return ()
    start = incident.start.timestamp()
    end = incident.end.timestamp() if incident.end else start + POINT_WINDOW_S
    return (Window(start, end, "incident"),)
