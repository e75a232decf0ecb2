"""The interface of every engine, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from nvr_desk.records.track import ObjectClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

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

    def __len__(self) -> int:
        """How many boxes."""
        return len(self.conf)

    def pick(self, rows: NDArray[np.bool_] | NDArray[np.int64]) -> Detections:
        """The named rows."""
        return Detections(self.box[rows], self.conf[rows], self.cls[rows])


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
    """How many pictures it likes at a time."""

    def look(self, pictures: Sequence[NDArray[np.uint8]]) -> list[Detections]:
        """Boxes of each picture.

        Args:
            pictures: each (height, width, 3) uint8 RGB of ``shape``.

        Returns:
            One answer a picture, boxes in pixels of the picture given, classes among the six only.
        """
        ...
