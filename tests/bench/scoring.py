"""Recall and precision of tracks against a full-rate reference of the same detector.

The definitions are those of the project's common scoring tool, so that figures can be compared:
only rows the detector looked at count, boxes between them are interpolated over a short time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.geometry import iou_matrix

from tests.bench.bounds import SCORED_BOXES, SCORED_EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from numpy.typing import NDArray

    from nvr_desk.records.track import Track

PERSON, VEHICLE = 0, 1
GROUPS = ("person", "vehicle")
_COCO_VEHICLES = frozenset({1, 2, 3, 5, 7})
_MAX_GAP_S = 1.0
_MAX_STILL_GAP_S = 2.5
_STILL_IOU = 0.9
_AT_S = 0.02
"""A row so near in time needs no interpolation."""
_STRONG = 0.5
_EVENT_S = 1.0
_COVERS_IOU = 0.5
_ON_IOU = 0.4
_LINK_IOU = 0.3
_LINK_S = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """One track as it is scored: only the rows the detector looked at."""

    group: int
    t: NDArray[np.float64]
    """(n,) container seconds, increasing."""
    box: NDArray[np.float32]
    """(n, 4) x1 y1 x2 y2 in pixels of the upright source."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Full-rate detections and tracks of one clip; COCO class numbers."""

    pts_s: list[float]
    detections: list[list[list[float]]]
    """Per picture rows x1 y1 x2 y2 conf cls."""
    tracks: list[list[list[float]]]
    """Per picture rows x1 y1 x2 y2 conf cls id."""

    def first(self, pictures: int) -> Reference:
        """The beginning alone."""
        return Reference(self.pts_s[:pictures], self.detections[:pictures], self.tracks[:pictures])


@dataclass(frozen=True, slots=True)
class Score:
    """What a set of tracks reaches; None where there is nothing to reach."""

    reference_boxes: int
    frame_recall: float | None
    track_boxes: int
    frame_precision: float | None
    events: int
    event_recall: float | None
    tracks: int

    @property
    def counts(self) -> bool:
        """Whether the reference holds enough for the figures to mean something."""
        return self.events >= SCORED_EVENTS and self.reference_boxes >= SCORED_BOXES


@dataclass
class _Event:
    first_s: float
    last_s: float = 0.0
    conf: list[float] = field(default_factory=list[float])
    hit: list[bool] = field(default_factory=list[bool])


def group(cls: float) -> int | None:
    """Person, vehicle, or None, by COCO class number."""
    if int(cls) == 0:
        return PERSON
    return VEHICLE if int(cls) in _COCO_VEHICLES else None


def lines_of(tracks: Iterable[Track], time_base: Fraction) -> list[Line]:
    """Our own tracks, ready to be scored."""
    return [
        Line(
            PERSON if str(track.cls) == "person" else VEHICLE,
            track.seconds(time_base)[track.seen],
            track.box[track.seen],
        )
        for track in tracks
    ]


def link(pts_s: Sequence[float], boxes: Sequence[Sequence[Sequence[float]]]) -> list[Line]:
    """Tracks of a loop that makes none: each box goes on the one it overlaps most.

    Args:
        pts_s: times of the pictures that were looked at, increasing.
        boxes: rows x1 y1 x2 y2 conf cls of each of them.
    """
    done: list[tuple[int, list[float], list[Sequence[float]]]] = []
    alive: list[tuple[int, list[float], list[Sequence[float]]]] = []
    for now, rows in zip(pts_s, boxes, strict=True):
        done += [track for track in alive if now - track[1][-1] > _LINK_S]
        alive = [track for track in alive if now - track[1][-1] <= _LINK_S]
        for which in (PERSON, VEHICLE):
            mine = [row for row in rows if group(row[5]) == which]
            old = [track for track in alive if track[0] == which]
            fit = iou_matrix(_boxes(mine), _boxes([track[2][-1] for track in old]))
            free = set(range(len(mine)))
            for flat in np.argsort(-fit, axis=None).tolist():
                i, j = divmod(int(flat), max(len(old), 1))
                if not old or fit[i, j] < _LINK_IOU:
                    break
                if i in free and old[j][1][-1] < now:
                    free.discard(i)
                    old[j][1].append(now)
                    old[j][2].append(mine[i][:4])
            alive += [(which, [now], [mine[i][:4]]) for i in sorted(free)]
    return [
        Line(which, np.asarray(t, np.float64), np.asarray(box, np.float32))
        for which, t, box in done + alive
    ]


def score(reference: Reference, tracks: Sequence[Line]) -> Score:
    """Measure tracks against a reference of the same clip."""
    ours = _boxes_at(tracks, np.asarray(reference.pts_s, np.float64))
    want = got = mine = right = 0
    events: dict[tuple[int, int], _Event] = {}
    for k, seconds in enumerate(reference.pts_s):
        for which in (PERSON, VEHICLE):
            rows = [row for row in reference.detections[k] if group(row[5]) == which]
            strong = _boxes([row for row in rows if row[4] >= _STRONG])
            have = _boxes(ours[k][which])
            want, mine = want + len(strong), mine + len(have)
            got += _covered(strong, have, _COVERS_IOU)
            right += _covered(have, _boxes(rows), _ON_IOU)
        for row in reference.tracks[k]:
            if (kind := group(row[5])) is None:
                continue
            event = events.setdefault((kind, int(row[6])), _Event(seconds))
            event.last_s = seconds
            event.conf.append(row[4])
            have = _boxes(ours[k][kind])
            event.hit.append(_covered(_boxes([row]), have, _COVERS_IOU) == 1)
    lasting = [
        event
        for event in events.values()
        if event.last_s - event.first_s >= _EVENT_S and np.mean(event.conf) >= _STRONG
    ]
    found = sum(bool(np.mean(event.hit) >= 0.5) for event in lasting)
    return Score(
        reference_boxes=want,
        frame_recall=got / want if want else None,
        track_boxes=mine,
        frame_precision=right / mine if mine else None,
        events=len(lasting),
        event_recall=found / len(lasting) if lasting else None,
        tracks=len(tracks),
    )


def _boxes(rows: Sequence[Sequence[float]] | Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    return np.asarray([row[:4] for row in rows], np.float32).reshape(-1, 4)


def _covered(a: NDArray[np.float32], b: NDArray[np.float32], least: float) -> int:
    """How many boxes of ``a`` lie on one of ``b``."""
    if not len(a) or not len(b):
        return 0
    return int((iou_matrix(a, b).max(1) >= least).sum())


def _boxes_at(
    tracks: Sequence[Line], pts_s: NDArray[np.float64]
) -> list[tuple[list[NDArray[np.float32]], list[NDArray[np.float32]]]]:
    """Per picture the boxes of both groups, interpolated over short gaps."""
    out: list[tuple[list[NDArray[np.float32]], list[NDArray[np.float32]]]] = [
        ([], []) for _ in pts_s
    ]
    for track in tracks:
        if not len(track.t):
            continue
        inside = (pts_s >= track.t[0] - 1e-3) & (pts_s <= track.t[-1] + 1e-3)
        for k in np.flatnonzero(inside).tolist():
            if (box := _box_at(track, float(pts_s[k]))) is not None:
                out[k][track.group].append(box)
    return out


def _box_at(track: Line, now: float) -> NDArray[np.float32] | None:
    """Where a track is at a time within it; None inside a long gap."""
    found = int(np.searchsorted(track.t, now))
    i, j = max(found - 1, 0), min(found, len(track.t) - 1)
    gap = float(track.t[j] - track.t[i])
    near = min(abs(track.t[i] - now), abs(track.t[j] - now)) <= _AT_S
    if gap > _MAX_GAP_S and not near:
        still = iou_matrix(track.box[i : i + 1], track.box[j : j + 1])[0, 0] >= _STILL_IOU
        if gap > _MAX_STILL_GAP_S or not still:
            return None
    share = 0.0 if gap == 0 else min(1.0, max(0.0, (now - float(track.t[i])) / gap))
    box: NDArray[np.float32] = (track.box[i] * (1 - share) + track.box[j] * share).astype(
        np.float32
    )
    return box
