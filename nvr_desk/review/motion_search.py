"""When something moved in a drawn part of a camera's pictures, over all that it filmed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nvr_desk.records.coverage import FIRST_LOOK
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.media import MediaState
from nvr_desk.records.region import MotionSpan, RegionAnswer, Unwatched
from nvr_desk.review import region as cells
from nvr_desk.store import motion_grids, region_search, tracks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.motion import MotionGrid
    from nvr_desk.records.region import Region
    from nvr_desk.store.region_search import Filmed

MOST_SPANS: Final = 5_000
"""Listed of one answer."""
_PAGE: Final = 200
"""Grids read at once."""
_ROUNDING_S: Final = 1.0
"""Of a clip that may lack at its end: a grid is as long as a second."""


@dataclass(frozen=True, slots=True)
class _Asked:
    filmed: Filmed
    facts: MediaFacts
    window: tuple[float, float]


def ask(
    db: Connection,
    case: str,
    region: Region,
    *,
    start: datetime | None = None,
    end: datetime | None = None,
    chosen: Collection[str] = (),
) -> RegionAnswer:
    """Stretches in which something moved under a region, and what could not be asked.

    Args:
        db: An open transaction.
        case: A case or series.
        region: What is asked.
        start: UTC; earlier footage is not asked.
        end: UTC; later footage is not asked.
        chosen: Ids of deliveries; all of the camera by default.
    """
    filmed = region_search.of_camera(db, case, region.camera)
    if chosen:
        filmed = [each for each in filmed if each.delivery.id in chosen]
    shown = [each for each in filmed if each.delivery.visibility is Visibility.SHOWN]
    timed = start is not None or end is not None
    undated = [each for each in shown if timed and each.delivery.best_start is None]
    asked, other_size = _asked([each for each in shown if each not in undated], region, start, end)
    mask = cells.cells_under(region)
    spans: list[MotionSpan] = []
    unwatched: list[Unwatched] = []
    watched_s = 0.0
    for one, motion in _with_grids(db, asked):
        seen_s = 0.0
        if motion is not None:
            seen_s = cells.watched_s(motion, one.facts.start_s, one.facts.duration_s, one.window)
            spans += _spans(one, motion, mask)
        watched_s += seen_s
        missing = _seconds(one) - seen_s
        if motion is None or missing > _ROUNDING_S:
            unwatched.append(_unwatched(db, one.filmed.delivery, missing, motion))
    spans.sort(key=lambda each: (each.start is None, each.start, each.delivery.id, each.from_s))
    return RegionAnswer(
        region=region,
        spans=tuple(spans[:MOST_SPANS]),
        total=len(spans),
        deliveries=len(asked),
        watched_s=watched_s,
        unwatched=tuple(sorted(unwatched, key=lambda each: -each.seconds)),
        hidden=len(filmed) - len(shown),
        other_size=other_size,
        undated=len(undated),
    )


def _asked(
    shown: list[Filmed], region: Region, start: datetime | None, end: datetime | None
) -> tuple[list[_Asked], int]:
    """(deliveries that are asked, how many have pictures of another size)."""
    asked: list[_Asked] = []
    others = 0
    for each in shown:
        facts = each.clip.facts
        if facts is None or each.clip.state in (MediaState.BAD, MediaState.UNSUPPORTED):
            continue
        if region.size is not None and facts.upright_size != region.size:
            others += 1
            continue
        window = _window(each.delivery, facts, start, end)
        if window is not None:
            asked.append(_Asked(each, facts, window))
    return asked, others


def _window(
    delivery: Delivery, facts: MediaFacts, start: datetime | None, end: datetime | None
) -> tuple[float, float] | None:
    """First and last container second within the times asked; None where there is none."""
    low, high = facts.start_s, facts.start_s + facts.duration_s
    first = delivery.instant(low, facts.start_s)
    if first is not None:
        rate = 1.0 + (delivery.rate_ppm or 0.0) * 1e-6
        if start is not None:
            low = max(low, facts.start_s + (start - first).total_seconds() / rate)
        if end is not None:
            high = min(high, facts.start_s + (end - first).total_seconds() / rate)
    return (low, high) if low <= high and math.isfinite(high) else None


def _with_grids(db: Connection, asked: list[_Asked]) -> Iterator[tuple[_Asked, MotionGrid | None]]:
    for at in range(0, len(asked), _PAGE):
        page = asked[at : at + _PAGE]
        grids = motion_grids.of_clips(db, [one.filmed.delivery.sha256 for one in page])
        for one in page:
            yield one, grids.get(one.filmed.delivery.sha256)


def _spans(one: _Asked, motion: MotionGrid, mask: NDArray[np.bool_]) -> Iterator[MotionSpan]:
    delivery, first = one.filmed.delivery, one.facts.start_s
    for low, high in cells.moving_spans(motion, mask, first, one.window):
        yield MotionSpan(
            delivery, low, high, delivery.instant(low, first), delivery.instant(high, first)
        )


def _seconds(one: _Asked) -> float:
    return one.window[1] - one.window[0]


def _unwatched(
    db: Connection, delivery: Delivery, seconds: float, motion: MotionGrid | None
) -> Unwatched:
    if motion is not None:
        why = f"its last {seconds:.0f} s"
    else:
        look = tracks.look_of_clip(db, delivery.sha256)
        if look is None:
            why = "no detector looked at it"
        elif look.profile == FIRST_LOOK:
            why = "looked at in a first pass only"
        else:
            why = "looked at before motion was kept; look again"
    return Unwatched(delivery.id, delivery.name, delivery.item, seconds, why)
