"""A street without pictures: shots that carry their number, a detector that knows the truth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.vision.detector import Detections, no_detections

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Prepared
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.shot import Shot

SHAPE = (384, 640)
"""(height, width); source pictures have the same size, so boxes stay what they are."""


@dataclass(frozen=True, slots=True)
class NumberedShot:
    """A picture whose first two bytes are its number."""

    number: int
    pts: int
    key: bool = False
    size_bytes: int = 1000
    scene: Callable[[int], Detections] | None = None
    """What its brightness shows; nothing moves without one."""
    light: Callable[[int], float] | None = None
    """Brightness of everything, by the number."""

    def upright(self, inner: tuple[int, int]) -> NDArray[np.uint8]:
        """See ``vision.shot.Shot``."""
        picture = np.zeros((*inner, 3), np.uint8)
        picture[0, 0, :2] = divmod(self.number, 256)
        return picture

    def luma(self, step: int) -> NDArray[np.uint8]:
        """See ``vision.shot.Shot``."""
        whole = np.full(SHAPE, 90.0 if self.light is None else self.light(self.number))
        scene = found() if self.scene is None else self.scene(self.number)
        for x1, y1, x2, y2 in scene.box.astype(int).tolist():
            whole[max(y1, 0) : y2, max(x1, 0) : x2] += 60
        return whole[::step, ::step].clip(0, 255).astype(np.uint8)


class TruthDetector:
    """Finds exactly what a function of the picture's number says."""

    name = "truth"
    shape: tuple[int, int] = SHAPE
    batch = 1
    lanes = 1

    def __init__(self, truth: Callable[[int], Detections]) -> None:
        self.looked: list[int] = []
        self._truth = truth

    def prepare(self, shot: Shot, box: Letterbox) -> Prepared:
        """See ``vision.detector.Detector.prepare``."""
        return box.fill(shot.upright(box.inner))

    def look(self, pictures: Sequence[Prepared]) -> list[Detections]:
        """See ``vision.detector.Detector.look``."""
        numbers = [int(p[0, 0, 0]) * 256 + int(p[0, 0, 1]) for p in pictures]
        self.looked += numbers
        return [self._truth(number) for number in numbers]


def found(*rows: tuple[float, float, float, float, float, int]) -> Detections:
    """Boxes from (x1, y1, x2, y2, confidence, class number) rows."""
    if not rows:
        return no_detections()
    raw = np.array(rows, np.float32)
    return Detections(raw[:, :4], raw[:, 4], raw[:, 5].astype(np.int64))
