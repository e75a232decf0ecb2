"""Appearances to choose from: a few thousand ways through a picture, stored a million times.

A track's blob differs from its shape's only in the first pts, so a shape is encoded once and the
number replaced (`nvr_desk.store.blob` tells the layout); `check` decodes every one of them again.
"""

from __future__ import annotations

import math
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.records.attributes import Direction
from nvr_desk.records.track import ObjectClass, Track
from nvr_desk.store import blob

if TYPE_CHECKING:
    from numpy.random import Generator

WIDTH, HEIGHT = 1280, 720
RATE: Final = 10
"""Pictures a second of every made clip."""
STEP_PTS: Final = 9000
"""Pts a picture in a time base of 1/90000."""
CLASSES: Final = tuple(ObjectClass)
SHARES: Final = (0.46, 0.04, 0.38, 0.02, 0.02, 0.08)
"""How often each class is seen."""
_FIRST: Final = struct.Struct("<q")
_FIRST_AT: Final = 6
"""Where the first pts stands in an unpacked track: version, count, width of its differences."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One way through the picture, from any moment on."""

    cls: ObjectClass
    pictures: int
    seen: int
    best_row: int
    best_conf: float
    best_box: tuple[float, float, float, float]
    bounds: tuple[int, int, int, int]
    """x0 x1 y0 y1 of all its boxes, as ``track_index`` keeps them."""
    direction: Direction
    travelled: float
    height_px: float
    still_s: float
    body: bytes
    """Unpacked blob from pts 0 on."""

    def data(self, first: int) -> bytes:
        """Its blob when it begins at that pts."""
        begin, end = self.body[:_FIRST_AT], self.body[_FIRST_AT + _FIRST.size :]
        return zlib.compress(begin + _FIRST.pack(first) + end, 1)


def make_shapes(rng: Generator, many: int) -> list[Shape]:
    """So many shapes of all classes; most last some seconds, few some minutes."""
    classes: list[int] = rng.choice(len(CLASSES), many, p=SHARES).tolist()
    lengths: list[float] = np.clip(rng.lognormal(math.log(45), 0.9, many), 3, 1800).tolist()
    return [_shape(rng, CLASSES[cls], int(n)) for cls, n in zip(classes, lengths, strict=True)]


def _shape(rng: Generator, cls: ObjectClass, pictures: int) -> Shape:
    height = float(np.clip(rng.lognormal(4.6, 0.5), 24, 500))
    width = min(height * (0.42 if cls is ObjectClass.PERSON else 1.6), 900.0)
    way = np.linspace(0.0, 1.0, pictures)
    ends = rng.uniform((0, 0), (WIDTH - width, HEIGHT - height), (2, 2))
    if rng.random() < 0.2:
        ends[1] = ends[0] + rng.uniform(-4, 4, 2)
    corner = np.clip(ends[0] + way[:, None] * (ends[1] - ends[0]), 0, None)
    box = np.hstack([corner, corner + np.array([width, height])]).astype(np.float32)
    conf = rng.uniform(0.35, 0.95, pictures).astype(np.float32)
    seen = np.ones(pictures, np.bool_)
    seen[1:-1:2] = False
    pts = np.arange(pictures, dtype=np.int64) * STEP_PTS
    track = Track(1, cls, pts, box, conf, seen)
    best = track.best_row
    x1, y1, x2, y2 = (float(side) for side in box[best])
    step = ends[1] - ends[0]
    far = float(np.hypot(*step)) / max(width, height)
    low, high = box[:, :2].min(0), box[:, 2:].max(0)
    return Shape(
        cls=cls,
        pictures=pictures,
        seen=int(seen.sum()),
        best_row=best,
        best_conf=float(conf[seen].max()),
        best_box=(x1, y1, x2, y2),
        bounds=(math.floor(low[0]), math.ceil(high[0]), math.floor(low[1]), math.ceil(high[1])),
        direction=_direction(pictures, far, float(step[0]), float(step[1])),
        travelled=far,
        height_px=height,
        still_s=pictures / RATE if far < 0.3 else 0.0,
        body=zlib.decompress(blob.encode_track(track)),
    )


def _direction(pictures: int, far: float, right: float, down: float) -> Direction:
    if far < 0.3:
        return Direction.UNCLEAR if pictures < RATE else Direction.STILL
    across = "left" if right < 0 else "right"
    along = "up" if down < 0 else "down"
    if abs(right) > 2 * abs(down):
        return Direction(across)
    return Direction(along if abs(down) > 2 * abs(right) else f"{along}-{across}")
