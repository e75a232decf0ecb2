"""What the boxes of one appearance say: where it moved, how large, how long, and its best picture.

Everything is measured in the picture, in sizes of the thing's own box (the square root of its
median area), because nobody knows distances on the ground.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.records.attributes import Attributes, Direction
from nvr_desk.records.track import ObjectClass
from nvr_desk.vision.tints import is_infrared, spoken

if TYPE_CHECKING:
    from fractions import Fraction

    from numpy.typing import NDArray

    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import Analysis, Track

_MOVED: Final = 0.5
"""Sizes: less from first to last place is no direction."""
_ROAMED: Final = 1.0
"""Sizes: that far from its first place and back again is *to and fro*."""
_SHORT_S: Final = 1.0
"""Seconds: what is in sight for less and hardly moved may just have been about to."""
_SLOW: Final = 0.25
"""Sizes a second: slower stands still; boxes of still things tremble by less."""
_STEP_S: Final = 0.5
_ENDS: Final = 3
"""Looks whose median is the first and the last place."""
_RIM: Final = 0.004
"""A box this near to the picture's edge, as a share of its longer side, is cut by it."""
_CUT: Final = 0.6

_COMPASS: Final = (
    Direction.RIGHT,
    Direction.DOWN_RIGHT,
    Direction.DOWN,
    Direction.DOWN_LEFT,
    Direction.LEFT,
    Direction.UP_LEFT,
    Direction.UP,
    Direction.UP_RIGHT,
)


@dataclass(frozen=True, slots=True)
class _Path:
    """The looks of an appearance."""

    t: NDArray[np.float64]
    """(n,) seconds."""
    foot: NDArray[np.float64]
    """(n, 2) middle of the lower edge: nearest to where it stands."""
    area: NDArray[np.float64]
    """(n,) square pixels, at least one."""

    @property
    def size(self) -> float:
        return float(np.sqrt(np.median(self.area)))


def described(analysis: Analysis, facts: MediaFacts) -> Analysis:
    """The look with every track measured."""
    picture, base = facts.upright_size, facts.time_base
    tracks = tuple(measured(track, picture, base) for track in analysis.tracks)
    return replace(analysis, tracks=tracks)


def measured(track: Track, picture: tuple[int, int], time_base: Fraction) -> Track:
    """The track with its attributes; its tint is used up.

    Args:
        track: at least one seen row.
        picture: (width, height) of the upright source, pixels.
        time_base: seconds a tick.
    """
    seen = track.seen
    box = track.box[seen].astype(np.float64)
    side = np.maximum(box[:, 2:] - box[:, :2], 1.0)
    path = _Path(
        t=track.seconds(time_base)[seen],
        foot=np.stack(((box[:, 0] + box[:, 2]) / 2, box[:, 3]), axis=1),
        area=side[:, 0] * side[:, 1],
    )
    direction, travelled = _direction(path)
    best, score = _best(path, box, track.conf[seen], picture)
    tint = track.tint
    height = float(np.median(side[:, 1]))
    attributes = Attributes(
        upper=None if tint is None else spoken(tint, 0),
        lower=None if tint is None or track.cls is not ObjectClass.PERSON else spoken(tint, 1),
        colour_looks=0 if tint is None else int(tint.looks.max()),
        infrared=tint is not None and is_infrared(tint),
        direction=direction,
        travelled=travelled,
        height_px=round(height, 1),
        height_share=round(min(1.0, height / max(picture[1], 1)), 4),
        still_s=_still_s(path),
        best_pts=int(track.pts[seen][best]),
        best_score=score,
    )
    return replace(track, tint=None, attributes=attributes)


def _direction(path: _Path) -> tuple[Direction, float]:
    """Which way in the picture, and how far in its own sizes."""
    first = np.median(path.foot[:_ENDS], axis=0)
    last = np.median(path.foot[-_ENDS:], axis=0)
    x, y = (last - first) / path.size
    travelled = round(float(np.hypot(x, y)), 2)
    if travelled >= _MOVED:
        sector = round(float(np.degrees(np.arctan2(y, x))) / 45.0) % len(_COMPASS)
        return _COMPASS[sector], travelled
    away = np.hypot(*(path.foot - first).T) / path.size
    if float(np.quantile(away, 0.9)) >= _ROAMED:
        return Direction.TO_AND_FRO, travelled
    if path.t[-1] - path.t[0] < _SHORT_S:
        return Direction.UNCLEAR, travelled
    return Direction.STILL, travelled


def _still_s(path: _Path) -> float:
    """Seconds in which it moved by less than a quarter of its size a second."""
    span = float(path.t[-1] - path.t[0])
    if span <= 0:
        return 0.0
    steps = max(1, round(span / _STEP_S))
    at: NDArray[np.float64] = np.linspace(float(path.t[0]), float(path.t[-1]), steps + 1)
    ways = [np.interp(at, path.t, path.foot[:, axis]) for axis in (0, 1)]
    foot: NDArray[np.float64] = np.stack(ways, axis=1)
    wide = 2 if steps >= 2 else 1
    moved = np.hypot(*(foot[wide:] - foot[:-wide]).T) / path.size
    slow = moved < _SLOW * wide * span / steps
    return round(span * float(slow.mean()), 2)


def _best(
    path: _Path, box: NDArray[np.float64], conf: NDArray[np.float32], picture: tuple[int, int]
) -> tuple[int, float]:
    """(index among the looks, score 0…1) of the picture that shows it best.

    Confidence × √(its size over its largest size) × 0.6 where the picture's edge cuts it × 1 /
    (1 + speed / 2), the speed in sizes a second: what is slow is sharp. Sharpness itself is not
    measured.
    """
    rim = _RIM * max(picture)
    cut = (box[:, :2] <= rim).any(1) | (box[:, 2:] >= np.array(picture) - rim).any(1)
    large = (path.area / path.area.max()) ** 0.25
    if len(path.t) > 1:
        step = np.hypot(*np.diff(path.foot, axis=0).T) / np.diff(path.t) / path.size
        speed = np.minimum(np.append(step, step[-1]), np.insert(step, 0, step[0]))
    else:
        speed = np.zeros(1)
    score = conf * large * np.where(cut, _CUT, 1.0) / (1.0 + speed / 2)
    best = int(score.argmax())
    return best, round(float(np.clip(score[best], 0.0, 1.0)), 4)
