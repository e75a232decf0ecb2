"""Periods of review: which one comes next, what is due, what is overdue.

A period is named by its times, but its acts are told by their numbers: from where the review before
ended up to the first checkpoint after the period. A clock that was set back or forward moves no act
out of every review.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from nvr_desk.records.supervise import Due

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.supervise import Review

WEEK: Final = timedelta(days=7)
_MONDAY: Final = datetime(1970, 1, 5, tzinfo=UTC)


def next_period(before: Review | None, first: datetime, days: int) -> tuple[datetime, datetime]:
    """The period after the last one that has something in it.

    Args:
        before: The review before; None for the first one.
        first: When the first entry behind it was written.
        days: Length of a period.

    Returns:
        Its bounds, UTC: [from, to). Weeks begin on a Monday at 0:00 UTC.
    """
    length = timedelta(days=days)
    anchor = _MONDAY if before is None else before.end
    passed = max(0, (first - anchor) // length) if before else (first - anchor) // length
    start = anchor + passed * length
    return start, start + length


def due(
    unsigned: Sequence[Review], pending: tuple[datetime, datetime] | None, days: int, now: datetime
) -> Due:
    """What waits.

    Args:
        unsigned: Reviews without a signature.
        pending: The period that is not drawn up yet, if it has something in it.
        days: Days after its end by which a period should be signed off.
        now: The hour.
    """
    dates = [review.due for review in unsigned]
    over = pending is not None and pending[1] <= now
    if pending is not None:
        dates.append(pending[1] + timedelta(days=days))
    nearest = min(dates, default=None)
    return Due(
        reviews=len(unsigned) + over,
        items=sum(review.undecided for review in unsigned),
        next_due=nearest,
        overdue=sum(date <= now for date in dates),
        days_left=None if nearest is None else (nearest - now) // timedelta(days=1),
    )
