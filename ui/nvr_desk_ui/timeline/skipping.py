"""What play may jump over: footage that was looked at, in which nothing moved and nobody is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.records.overview import KINDS
from nvr_desk.records.track import CoverageKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.records.overview import TimelineData

LEAD_S = 1.0
"""Play goes on this long before something begins."""
_GAP_S = 0.25
"""Stretches of coverage less far apart than this touch."""
LEAST_S = 4.0
"""A shorter stretch is played: a jump would be more trouble than the wait."""
_STILL = KINDS.index(CoverageKind.STILL)


@dataclass(frozen=True, slots=True)
class Jump:
    """A stretch that is left out, seconds from the clip's first picture."""

    start_s: float
    to_s: float
    """Where play goes on; before ``start_s`` where it goes back."""
    ends: bool = False
    """Nothing comes after it in this clip, the way that play goes."""

    def on_its_way(self, at_s: float) -> bool:
        """Whether a picture that is shown is still one of the stretch."""
        way = 1.0 if self.to_s > self.start_s else -1.0
        return (self.start_s - at_s) * way <= 1.0 and (self.to_s - at_s) * way > 0.5


def jump_from(
    data: TimelineData,
    row: int,
    at_s: float,
    *,
    way: int = 1,
    marks: Sequence[tuple[float, float]] = (),
) -> Jump | None:
    """The jump to make at a second of a delivery; None where something is to be seen.

    Only footage that the detector looked at because nothing moved is left out. What was decoded
    and not looked at, or did not decode, is played: nobody knows what is in it. No appearance and
    no mark is ever jumped over: play goes on ``LEAD_S`` before it.

    Args:
        data: of the case.
        row: of the delivery in it.
        at_s: seconds from the first picture.
        way: +1 while play goes on, −1 while it goes back.
        marks: (from, to) of each mark of the delivery, seconds from the first picture.
    """
    quiet = _quiet(data, row, at_s)
    if quiet is None:
        return None
    start, end = _seen(data, row, marks)
    if ((start <= at_s) & (end >= at_s)).any():
        return None
    length = float(data.rows.duration_s[row])
    if way > 0:
        until = min(quiet[1], *(float(each) for each in start[start > at_s]), length)
        ends = until >= length - LEAD_S / 2
        to = length if ends else until - LEAD_S
    else:
        until = max(quiet[0], *(float(each) for each in end[end < at_s]), 0.0)
        ends = until <= LEAD_S / 2
        to = 0.0 if ends else until + LEAD_S
    return Jump(at_s, to, ends) if (to - at_s) * way >= LEAST_S else None


def _quiet(data: TimelineData, row: int, at_s: float) -> tuple[float, float] | None:
    """The still stretch that a second lies in, with those that touch it; None where it is none."""
    found = data.coverage
    first, last = int(found.first[row]), int(found.first[row + 1])
    here = first + int(found.start_s[first:last].searchsorted(at_s, side="right")) - 1
    if here < first or found.kind[here] != _STILL or at_s >= float(found.end_s[here]):
        return None
    low = high = here
    while low > first and _touches(data, low - 1, low):
        low -= 1
    while high + 1 < last and _touches(data, high, high + 1):
        high += 1
    return float(found.start_s[low]), float(found.end_s[high])


def _touches(data: TimelineData, one: int, after: int) -> bool:
    """Whether a stretch of coverage and the one after it are both still, without a gap."""
    found = data.coverage
    gap = float(found.start_s[after]) - float(found.end_s[one])
    return bool(found.kind[one] == _STILL and found.kind[after] == _STILL and gap <= _GAP_S)


def _seen(
    data: TimelineData, row: int, marks: Sequence[tuple[float, float]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(begin, end) of every appearance and every mark."""
    found = data.tracks
    part = slice(int(found.first[row]), int(found.first[row + 1]))
    begins = np.concatenate([found.start_s[part], [begin for begin, _ in marks]])
    ends = np.concatenate([found.end_s[part], [end for _, end in marks]])
    return begins, ends
