"""Which clip or appearance comes next in time; without Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nvr_desk_ui.timeline.lod import SHOWN

if TYPE_CHECKING:
    from nvr_desk_ui.timeline.lod import LaneModel, Presence

SAME_S = 5e-4
"""The player reports the very start it was sent to, rounded."""


def next_clip(model: LaneModel, chosen: int | None, anchor: float, direction: int) -> int | None:
    """Index of the next clip that may be opened, in order of start over all lanes.

    Args:
        model: the case.
        chosen: index of the clip that is chosen now, or None.
        anchor: where to look from when none is chosen, seconds since 1970 UTC.
        direction: +1 or −1.
    """
    order = np.lexsort((model.bars.lane, model.bars.start))
    order = order[model.bars.code[order] == SHOWN]
    if not len(order):
        return None
    if chosen is None:
        starts = model.bars.start[order]
        at = int(starts.searchsorted(anchor)) - (1 if direction < 0 else 0)
    else:
        place = np.flatnonzero(order == chosen)
        if len(place):
            at = int(place[0]) + direction
        else:
            starts = model.bars.start[order]
            at = int(starts.searchsorted(float(model.bars.start[chosen])))
            at -= 1 if direction < 0 else 0
    return int(order[at]) if 0 <= at < len(order) else None


def next_appearance(
    walk: Presence, anchor: float, direction: int, chosen: int | None = None
) -> int | None:
    """Index into the model's ``tracks`` of the appearance that begins next, or began last.

    Args:
        walk: Appearances to walk through: all, or those under the filter.
        anchor: Where to look from, seconds since 1970 UTC.
        direction: +1 or −1.
        chosen: The appearance that was stepped to; of several that begin at the same instant, one
            after the other is visited.
    """
    low, high = walk.begun(anchor - SAME_S), walk.begun(anchor + SAME_S, right=True)
    at = high if direction > 0 else low - 1
    if chosen is not None:
        here = next((each for each in range(low, high) if walk.track(each) == chosen), None)
        if here is not None:
            at = here + direction
    return walk.track(at) if 0 <= at < len(walk) else None
