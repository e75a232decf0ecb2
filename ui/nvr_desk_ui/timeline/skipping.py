"""What play may jump over: footage that was looked at, in which nothing moved and nobody is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.records.overview import KINDS
from nvr_desk.records.track import CoverageKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from nvr_desk.records.overview import TimelineData

LEAD_S = 1.0
"""Play goes on this long before something begins."""
LEAST_S = 4.0
"""A shorter stretch is played: a jump would be more trouble than the wait."""
_STILL = KINDS.index(CoverageKind.STILL)


@dataclass(frozen=True, slots=True)
class Jump:
    """A stretch that is left out, seconds from the clip's first picture."""

    start_s: float
    to_s: float
    """Where play goes on."""
    ends: bool = False
    """Nothing comes after it in this clip."""


def jump_from(data: TimelineData, row: int, at_s: float) -> Jump | None:
    """The jump to make at a second of a delivery; None where something is to be seen.

    Only footage that the detector looked at because nothing moved is left out. What was decoded
    and not looked at, or did not decode, is played: nobody knows what is in it.
    """
    quiet = _quiet(data, row, at_s)
    if quiet is None:
        return None
    start, end = _seen(data, row)
    present = (start <= at_s) & (end >= at_s)
    if present.any():
        return None
    later = start[start > at_s]
    until = min(quiet, float(later.min())) if len(later) else quiet
    length = float(data.rows.duration_s[row])
    ends = until >= length - LEAD_S / 2
    to = length if ends else until - LEAD_S
    return Jump(at_s, to, ends) if to - at_s >= LEAST_S else None


def _quiet(data: TimelineData, row: int, at_s: float) -> float | None:
    """End of the still stretch that a second lies in, with those that follow it without a gap."""
    found = data.coverage
    first, last = int(found.first[row]), int(found.first[row + 1])
    until: float | None = None
    begins = int(found.start_s[first:last].searchsorted(at_s, side="right")) - 1
    for at in range(max(first, first + begins), last):
        begin, end = float(found.start_s[at]), float(found.end_s[at])
        if until is None:
            if begin <= at_s < end:
                if found.kind[at] != _STILL:
                    return None
                until = end
        elif found.kind[at] == _STILL and begin <= until + 0.25:
            until = end
        else:
            break
    return until


def _seen(data: TimelineData, row: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    found = data.tracks
    part = slice(int(found.first[row]), int(found.first[row + 1]))
    return found.start_s[part], found.end_s[part]
