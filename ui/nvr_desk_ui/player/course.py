"""When each picture of a clip is on screen: pure arithmetic over its own times. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TOLERANCE_S = 1e-6


class Course:
    """The times of a clip's pictures; no frame rate anywhere.

    Args:
        seconds: (n,) of every picture from the first one, never decreasing, n ≥ 1.
        keys: (k,) indices of key pictures, rising; None where nobody noted them.
        last_s: how long the last picture stays, seconds.
    """

    def __init__(
        self,
        seconds: NDArray[np.float64],
        keys: NDArray[np.int64] | None = None,
        last_s: float = 0.0,
    ) -> None:
        self.seconds = seconds
        self._keys = np.empty(0, np.int64) if keys is None else keys
        self._last_s = last_s

    @property
    def count(self) -> int:
        """Pictures in the clip."""
        return len(self.seconds)

    @property
    def length_s(self) -> float:
        """Seconds from the first picture to the last."""
        return float(self.seconds[-1])

    def at(self, index: int) -> float:
        """When a picture begins."""
        return float(self.seconds[index])

    def index_at(self, seconds: float) -> int:
        """The picture that is on screen at that moment: the last one that began by then."""
        found = int(np.searchsorted(self.seconds, seconds + _TOLERANCE_S, side="right")) - 1
        return self.held(found)

    def inside(self, seconds: float) -> bool:
        """Whether the clip has anything to show at that moment; a tile outside goes grey."""
        return -_TOLERANCE_S <= seconds <= self.length_s + self._last_s + _TOLERANCE_S

    def held(self, index: int) -> int:
        """The index, or the nearest there is."""
        return min(max(index, 0), self.count - 1)

    def key_before(self, index: int) -> int | None:
        """The nearest key picture at or before an index; None where none is noted."""
        place = int(np.searchsorted(self._keys, index, "right")) - 1
        return int(self._keys[place]) if place >= 0 else None

    def end_of(self, index: int) -> float:
        """When the picture gives way to one of another moment; the last one at its own time."""
        after = int(np.searchsorted(self.seconds, self.at(index), side="right"))
        return float(self.seconds[min(after, self.count - 1)])
