"""The interface of every engine, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import numpy as np

from nvr_desk.records.track import ObjectClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.shot import Shot

Prepared: TypeAlias = Any
"""A picture as a detector takes it: (height, width, 3) uint8 RGB, or a tensor on its device."""

CLASSES: tuple[ObjectClass, ...] = tuple(ObjectClass)
"""Class numbers inside this room are positions in this list."""

PERSON = CLASSES.index(ObjectClass.PERSON)


@dataclass(frozen=True, slots=True)
class Detections:
    """Boxes of one picture, strongest first."""

    box: NDArray[np.float32]
    """(n, 4) x1 y1 x2 y2."""
    conf: NDArray[np.float32]
    """(n,) 0…1."""
    cls: NDArray[np.int64]
    """(n,) positions in CLASSES."""
    tint: NDArray[np.uint8] | None = None
    """(n, 2, colours) of ``vision/colours.py``; None where not taken."""
    grey: bool = False
    """Whether the picture has no colours (infrared); then ``tint`` is None."""

    def __len__(self) -> int:
        """How many boxes."""
        return len(self.conf)

    def pick(self, rows: NDArray[np.bool_] | NDArray[np.int64]) -> Detections:
        """The named rows."""
        tint = None if self.tint is None else self.tint[rows]
        return Detections(self.box[rows], self.conf[rows], self.cls[rows], tint, self.grey)


def no_detections() -> Detections:
    """A picture with nothing in it."""
    return Detections(np.zeros((0, 4), np.float32), np.zeros(0, np.float32), np.zeros(0, np.int64))


class Detector(Protocol):
    """Looks at letterboxed pictures of one shape.

    Implementations: ``engines.openvino``, ``engines.torch``, ``engines.onnx``, ``engines.basic``.
    One contract suite holds for all of them.
    """

    name: str
    """Engine and device, as in ModelStamp.engine."""
    shape: tuple[int, int]
    """(height, width) in pixels of the pictures it takes."""
    batch: int
    """Most pictures of one call of ``look``."""
    lanes: int
    """Threads that may call ``look`` at once; that many keep the device busy."""

    def prepare(self, shot: Shot, box: Letterbox) -> Prepared:
        """Bring a picture into ``shape``; any number of threads at once.

        Engines on the CPU give (height, width, 3) uint8 RGB, CUDA a tensor on the device.

        Raises:
            MediaError: it cannot be converted.
        """
        ...

    def look(self, pictures: Sequence[Prepared]) -> list[Detections]:
        """Boxes of each picture; ``lanes`` threads at once.

        Args:
            pictures: of ``prepare``.

        Returns:
            One answer a picture, boxes in pixels of the picture given, classes among the six only.
        """
        ...
