"""What the analysis worker does once before its fence closes: a whole clip of nothing.

Afterwards no file opens, so no library may find out later that it wants to load a part of itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.vision import parcel
from nvr_desk.vision.detector import Detections, no_detections
from nvr_desk.vision.heads import read_head
from nvr_desk.vision.letterbox import fit
from nvr_desk.vision.looker import DirectLooker
from nvr_desk.vision.pipeline import Pipeline
from nvr_desk.vision.settings import DetectSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Prepared
    from nvr_desk.vision.engines.choice import Maker
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.shot import Shot

_SHAPE: tuple[int, int] = (192, 128)
_PICTURES = 60


def rehearse(name: str, maker: Maker) -> None:
    """Run sampler, tracker, heads and messages once, and the basic detector where it is chosen.

    Args:
        name: of the engine.
        maker: of its detectors.
    """
    np.median(np.zeros(2))  # imports numpy.ma, also where the pictures below leave no track
    settings = DetectSettings()
    table = np.arange(2, dtype=np.int64)
    pipeline = Pipeline(DirectLooker(_Scripted()), fit((128, 192), _SHAPE), 0.05, settings)
    shots = [_Grey(number) for number in range(_PICTURES)]
    looked = pipeline.run(shots, 3.0, lambda: [(0.5, 0.6)], lambda _: None)
    for heads, rows in parcel.batches(looked.tracks, 1 << 20):
        parcel.unpack_tracks(heads, rows)
    parcel.pack_spans(looked.spans)
    for raw in (np.full((6, 4), 0.5, np.float32), np.full((4, 6), 0.5, np.float32)):
        read_head(raw, table, 0.1, 0.7)
    if name == "basic":
        basic = maker((), _SHAPE, table, settings)
        rng = np.random.default_rng(0)
        basic.look([rng.integers(0, 255, (*_SHAPE, 3), np.uint8) for _ in range(4)])


@dataclass(frozen=True, slots=True)
class _Grey:
    pts: int
    key: bool = True
    size_bytes: int = 1

    def upright(self, inner: tuple[int, int]) -> NDArray[np.uint8]:
        """See ``shot.Shot``."""
        return np.full((*inner, 3), 90, np.uint8)

    def luma(self, step: int) -> NDArray[np.uint8]:
        """See ``shot.Shot``."""
        return np.full((_SHAPE[0] // step, _SHAPE[1] // step), self.pts % 256, np.uint8)


class _Scripted:
    """Finds things that come, move, jump, are two things at once, and go."""

    name = "scripted"
    batch = 1
    lanes = 1

    def __init__(self) -> None:
        self.shape = _SHAPE
        self._count = 0

    def prepare(self, shot: Shot, box: Letterbox) -> Prepared:
        """See ``Detector.prepare``."""
        return box.fill(shot.upright(box.inner))

    def look(self, pictures: Sequence[Prepared]) -> list[Detections]:
        """See ``Detector.look``."""
        return [self._next() for _ in pictures]

    def _next(self) -> Detections:
        self._count += 1
        if self._count % 5 == 0:
            return no_detections()
        x = 8.0 * self._count
        box = [[x, 10, x + 20, 60], [60, 80, 100, 110], [61, 80, 100, 110], [5, 5, 9, 9]]
        conf = np.array([0.9, 0.8, 0.7, 0.15], np.float32)
        return Detections(np.array(box, np.float32), conf, np.array([0, 2, 5, 0]))
