"""How many seconds of a lane are of a kind, in any column, without walking its stretches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk_ui.timeline.ranks import before

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk_ui.timeline.spans import Spans


@dataclass(frozen=True, slots=True, eq=False)
class Covered:
    """Starts and ends of stretches, each sorted within its group, with running sums.

    The seconds before an instant are a difference of two lines: each stretch adds one second a
    second from its start on and takes it away from its end on. So a column costs four binary
    searches however many stretches lie before it. For views of seconds the sums are too coarse:
    there few stretches are in view, and `bins.shares` walks them.
    """

    groups: int
    """Kinds of a lane."""
    first: NDArray[np.int64]
    """(lanes × kinds + 1,) where each group begins."""
    start: NDArray[np.float64]
    end: NDArray[np.float64]
    begun: NDArray[np.float64]
    """(stretches + 1,) running sum of the starts, seconds since ``origin``; as ``over`` of ends."""
    over: NDArray[np.float64]
    origin: float

    def shares(
        self, lane: int, lanes: int, kind: int, edges: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """(lanes, edges − 1) seconds of that kind in each column; overlaps count twice."""
        groups = (lane + np.arange(lanes)) * self.groups + kind
        first, last = self.first[groups], self.first[groups + 1]
        if (first == last).all():
            return np.zeros((lanes, len(edges) - 1))
        risen = self._lines(self.start, self.begun, first, last, edges)
        risen -= self._lines(self.end, self.over, first, last, edges)
        return np.diff(risen, axis=1)

    def _lines(
        self, ends: NDArray[np.float64], sums: NDArray[np.float64],
        first: NDArray[np.int64], last: NDArray[np.int64], edges: NDArray[np.float64],
    ) -> NDArray[np.float64]:  # fmt: skip
        many = np.zeros((len(first), len(edges)), np.int64)
        for low, high, into in zip(first.tolist(), last.tolist(), many, strict=True):
            if low < high:
                before(ends[low:high], edges, into)
        since = sums[first[:, None] + many] - sums[first][:, None]
        return np.asarray(many * (edges - self.origin) - since, np.float64)


def covered_of(spans: Spans, kinds: int, lanes: int) -> Covered:
    """Sort what ``Covered`` needs; ``code`` of the stretches is their kind."""
    group = spans.lane.astype(np.int64) * kinds + spans.code
    start = spans.start[np.lexsort((spans.start, group))]
    end = spans.end[np.lexsort((spans.end, group))]
    origin = float(start.min()) if len(start) else 0.0
    begun, over = (np.concatenate([[0.0], np.cumsum(each - origin)]) for each in (start, end))
    first = np.searchsorted(np.sort(group), np.arange(lanes * kinds + 1))
    return Covered(kinds, first.astype(np.int64), start, end, begun, over, origin)
