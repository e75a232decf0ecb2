"""Which clip or appearance comes next in time; without Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nvr_desk_ui.timeline.lod import SHOWN

if TYPE_CHECKING:
    from nvr_desk_ui.timeline.lod import LaneModel


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


def next_appearance(model: LaneModel, anchor: float, direction: int) -> int | None:
    """Index into ``tracks`` of the appearance beginning next after or last before ``anchor``."""
    starts = model.tracks.start
    # Half a millisecond: the player reports the very start it was sent to, rounded.
    if direction > 0:
        later = np.where(starts > anchor + 5e-4, starts, np.inf)
        return int(np.argmin(later)) if np.isfinite(later).any() else None
    earlier = np.where(starts < anchor - 5e-4, starts, -np.inf)
    return int(np.argmax(earlier)) if np.isfinite(earlier).any() else None
