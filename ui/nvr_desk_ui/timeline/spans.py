"""Stretches of time as flat arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of time sorted by lane; all arrays have one entry a stretch.

    Within a lane bars and coverage are sorted by start, appearances by class, then start.
    """

    lane_start: NDArray[np.int64]
    """(lanes + 1,) offsets of each lane's stretches."""
    start: NDArray[np.float64]
    end: NDArray[np.float64]
    lane: NDArray[np.int32]
    code: NDArray[np.uint8]
    """State of a bar, class of a track, kind of coverage."""
    clip: NDArray[np.int32]
    """Index into ``LaneModel.clips``."""

    def of_lanes(self, first: int, last: int) -> slice:
        """The stretches of lanes first … last − 1."""
        return slice(int(self.lane_start[first]), int(self.lane_start[last]))
