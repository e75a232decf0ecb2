"""The earliest of what fits, and how many fit in all, without laying all of it out.

An answer names at most a thousand appearances. How many more there are is a sum over deliveries;
which are the first ones is settled by when each delivery shows its first appearance: whatever
begins later than a thousand others need not be looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.store import search_tracks
from nvr_desk.store.track_columns import CLASSES

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from nvr_desk.records.search import Query
    from nvr_desk.store.search_reach import Reach
    from nvr_desk.store.search_tracks import Fitting
    from nvr_desk.store.track_columns import Runs

    Mask = NDArray[np.bool_]

FEW: Final = 4
"""Below one in so many tracks that were read, only those asked for are judged; else all are."""


@dataclass(frozen=True, slots=True, eq=False)
class First:
    """What an answer tells of the tracks that fit."""

    fits: Fitting
    """The earliest ones, in order."""
    total: int
    unsaid: int
    """How many say nothing of what is asked, whether they count as fitting or not."""


def first(reach: Reach, runs: Runs, query: Query, limit: int) -> First:
    """As `search_tracks.fitting` and ``in_order`` answer.

    Args:
        reach: Which deliveries, and which of their seconds.
        runs: Tracks of the looks behind ``reach.rows``, in their order.
        query: Classes, confidence and traits; neither states nor a region.
        limit: Most to name.
    """
    read = len(runs.columns["cls"])
    if not _judges(query):
        return _Sums(reach, runs, query, None, None).first(limit)
    if FEW * int(runs.count[search_tracks.codes(query)].sum()) < read:
        return _one_by_one(reach, runs, query, limit)
    strict, loose = search_tracks.judged(query, runs.columns.__getitem__, read)
    unsaid = loose & ~strict if query.traits.asked else None
    return _Sums(reach, runs, query, loose if query.traits.unknown else strict, unsaid).first(limit)


def _judges(query: Query) -> bool:
    """Whether anything is asked of a track but its class."""
    return query.min_conf > 0 or query.traits.min_dwell_s > 0 or bool(query.traits.asked)


def _one_by_one(reach: Reach, runs: Runs, query: Query, limit: int) -> First:
    fits, telling = search_tracks.fitting(reach, runs, query)
    unsaid = int(np.count_nonzero(~telling))
    if unsaid and not query.traits.unknown:
        fits = fits.chosen(np.flatnonzero(telling))
    return First(search_tracks.in_order(reach, runs, fits, limit), len(fits.at), unsaid)


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    reach: Reach
    runs: Runs
    query: Query
    fits: Mask | None
    """(tracks,) of all that was read; None where only the class is asked for."""
    unsaid: Mask | None
    """(tracks,) that say nothing of what is asked; None where all do."""

    def first(self, limit: int) -> First:
        """The answer."""
        many = self._sums(self.fits)
        unsaid = 0 if self.unsaid is None else int(self._sums(self.unsaid).sum())
        return First(self._earliest(many, limit), int(many.sum()), unsaid)

    def _sums(self, mask: Mask | None) -> NDArray[np.int64]:
        """(rows,) how many of a mask each delivery has, within the seconds that count."""
        wanted = search_tracks.codes(self.query)
        many: NDArray[np.int64]
        if mask is None:
            many = self.runs.count[wanted].sum(axis=0)
        else:
            if len(wanted) < len(CLASSES):
                kinds = self.runs.columns["cls"]
                mask = mask & search_tracks.among(kinds, range(len(CLASSES)), wanted)
            many = _summed(mask, self.runs.first, self.runs.count.sum(axis=0))
        cut = np.flatnonzero(self.reach.cut)
        if len(cut):
            counted = self._of(cut, mask).owner
            many[cut] = np.bincount(
                np.searchsorted(self.reach.rows[cut], counted), minlength=len(cut)
            )
        return many

    def _of(self, which: NDArray[np.intp], mask: Mask | None) -> Fitting:
        """What fits in some of the deliveries, in order of arrival."""
        found = search_tracks.laid_out(self.reach, self.runs, self.query, which)
        keep = search_tracks.counting(self.reach, self.runs, found)
        if mask is not None:
            keep &= mask[found.at]
        return found if keep.all() else found.chosen(np.flatnonzero(keep))

    def _earliest(self, many: NDArray[np.int64], limit: int) -> Fitting:
        """The first ``limit`` of them, in order."""
        reach, runs = self.reach, self.runs

        def when(which: NDArray[np.intp]) -> NDArray[np.int64]:
            fits = self._of(which, self.fits)
            return search_tracks.instants_us(reach, runs, fits, "start_s")

        which = beginning(many, since_us(reach, runs.least_s), when, limit)
        return search_tracks.in_order(reach, runs, self._of(which, self.fits), limit)


def beginning(
    many: NDArray[np.int64],
    since: NDArray[np.int64],
    when: Callable[[NDArray[np.intp]], NDArray[np.int64]],
    limit: int,
) -> NDArray[np.intp]:
    """Deliveries that hold the first ``limit`` tracks that fit; mostly few others.

    Args:
        many: (n,) tracks that fit in each delivery.
        since: (n,) an instant before which none of them begins.
        when: Instants at which those of some deliveries begin.
        limit: Most to name.
    """
    some = np.flatnonzero(many)
    order = some[np.argsort(since[some])]
    enough = int(np.searchsorted(np.cumsum(many[order]), limit)) + 1
    if limit < 1 or enough >= len(order):
        return some
    last = np.partition(when(np.sort(order[:enough])), limit - 1)[limit - 1]
    # A delivery whose first appearance is later than that adds none of the first ones.
    near: NDArray[np.intp] = some[since[some] <= last]
    return near


def since_us(reach: Reach, least_s: NDArray[np.float64]) -> NDArray[np.int64]:
    """(rows,) the instants of container seconds, as `instants_us` says them; of none: late."""
    told, row = reach.columns, reach.rows
    passed = (np.where(np.isfinite(least_s), least_s, 0.0) - told.clip_start_s[row]) * told.rate[
        row
    ]
    return told.start_us[row] + np.rint(passed * 1e6).astype(np.int64)


def _summed(mask: Mask, first: NDArray[np.int64], count: NDArray[np.int64]) -> NDArray[np.int64]:
    """(runs,) how many of a mask lie in each run."""
    many = np.zeros(len(first), np.int64)
    some = np.flatnonzero(count)
    if len(some):
        ends = np.stack([first[some], first[some] + count[some]], axis=1).ravel()
        # One more cell, for the end of the last run; every other sum lies between two runs.
        cells = np.append(mask, np.False_).view(np.int8)
        many[some] = np.add.reduceat(cells, ends, dtype=np.int64)[::2]
    return many
