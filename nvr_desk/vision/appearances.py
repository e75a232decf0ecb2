"""From raw tracks to the records that leave: ghosts dropped, tails cut, gaps filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.records.track import Track
from nvr_desk.vision.detector import CLASSES
from nvr_desk.vision.matching import overlaps
from nvr_desk.vision.settings import Profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.settings import DetectSettings
    from nvr_desk.vision.tracker import RawTrack

_THIN = 0.7
"""Share of the pictures looked at below which better boxes lay in those passed over."""

_OFTEN = 3
"""Looks that must have seen a track that was never sure."""

_LEFT = 0.5
"""Overlap with its first box below which something moved."""


def appearances(
    raw: Sequence[RawTrack],
    pts: NDArray[np.int64],
    time_base: float,
    looks: int,
    settings: DetectSettings,
) -> tuple[Track, ...]:
    """Records of all tracks that are no ghosts, numbered from 1 in order of first sight.

    Args:
        raw: of ``Tracker.finish``.
        pts: (n,) of all pictures that decoded, strictly increasing.
        time_base: seconds a tick.
        looks: how many pictures the detector was shown.
        settings: what counts as a ghost, and how far is interpolated.
    """
    kept = (_cut_tail(track, settings) for track in raw)
    thin = settings.adapts and looks < _THIN * len(pts)
    real = [t for t in kept if not _is_ghost(t, time_base, looks, settings, thin=thin)]
    return tuple(
        _record(number, track, pts, time_base, settings) for number, track in enumerate(real, 1)
    )


def _cut_tail(track: RawTrack, settings: DetectSettings) -> RawTrack:
    """Weak boxes carry a track over a gap; at its end they lead nowhere."""
    last = max(i for i, conf in enumerate(track.conf) if conf >= settings.conf_strong)
    del track.pts[last + 1 :], track.box[last + 1 :], track.conf[last + 1 :]
    return track


def _is_ghost(
    track: RawTrack, time_base: float, looks: int, settings: DetectSettings, *, thin: bool
) -> bool:
    often = thin and len(track.pts) >= _OFTEN and _moved(track)
    if max(track.conf) < (settings.conf_keep_thin if often else settings.conf_keep):
        return True
    if settings.profile is Profile.TRIAGE or looks < settings.min_looks:
        return False
    seconds = (track.pts[-1] - track.pts[0]) * time_base
    return len(track.pts) < settings.min_looks or seconds < settings.min_seconds - 1e-6


def _moved(track: RawTrack) -> bool:
    """Whether it left its place: what only seems to be something stays where it is."""
    box = np.stack(track.box)
    return bool((overlaps(np.broadcast_to(box[0], box.shape), box) < _LEFT).any())


def _record(
    number: int,
    track: RawTrack,
    pts: NDArray[np.int64],
    time_base: float,
    settings: DetectSettings,
) -> Track:
    at = np.asarray(track.pts, np.int64)
    box = np.stack(track.box).astype(np.float32)
    conf = np.asarray(track.conf, np.float32)
    rows = pts[np.searchsorted(pts, at[0]) : np.searchsorted(pts, at[-1], "right")]
    right = np.searchsorted(at, rows)
    left = np.maximum(np.where(at[right] == rows, right, right - 1), 0)
    gap = at[right] - at[left]
    seconds = gap * time_base
    still = overlaps(box[left], box[right]) >= settings.still_iou
    near = seconds <= np.where(still, settings.interpolate_still_s, settings.interpolate_s) + 1e-6
    rows, left, right, gap = rows[near], left[near], right[near], gap[near]
    share = ((rows - at[left]) / np.maximum(gap, 1)).astype(np.float32)[:, None]
    return Track(
        number=number,
        cls=CLASSES[track.cls],
        pts=rows,
        box=(box[left] * (1 - share) + box[right] * share).astype(np.float32),
        conf=np.minimum(conf[left], conf[right]),
        seen=gap == 0,
        tint=track.tints.tint,
    )
