"""Which appearances fit a question: all deliveries at once, column by column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from nvr_desk.records.attributes import Direction, Part
from nvr_desk.records.track import ObjectClass
from nvr_desk.store.delivery_columns import NEVER
from nvr_desk.store.track_columns import CLASSES, COLOURS, WAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from numpy.typing import NDArray

    from nvr_desk.records.attributes import Traits
    from nvr_desk.records.search import Query
    from nvr_desk.store.search_reach import Reach
    from nvr_desk.store.track_columns import Runs

    Column = Callable[[str], NDArray[Any]]
    """One of `TrackColumns` by its name, of all tracks or of some."""

DWELL_SLACK_S: Final = 5e-4
"""For sums of floats: a span of exactly so many seconds as are asked for fits."""


@dataclass(frozen=True, slots=True, eq=False)
class Fitting:
    """Appearances that fit, delivery by delivery, each class in the order of its tracks."""

    owner: NDArray[np.intp]
    """Row of the delivery."""
    at: NDArray[np.int64]
    """Place in the columns of tracks."""

    def chosen(self, wanted: NDArray[np.bool_] | NDArray[np.intp]) -> Fitting:
        """Only some of them."""
        return Fitting(self.owner[wanted], self.at[wanted])


def fitting(reach: Reach, runs: Runs, query: Query) -> tuple[Fitting, NDArray[np.bool_]]:
    """(tracks that fit in all that they say, whether each says all that is asked).

    Args:
        reach: Which deliveries, and which of their seconds.
        runs: Tracks of the looks behind ``reach.rows``, in their order.
        query: Classes, confidence and traits.
    """
    fits = laid_out(reach, runs, query, np.arange(len(reach.rows)))
    strict, loose = judged(query, lambda name: runs.columns[name][fits.at], len(fits.at))
    loose &= counting(reach, runs, fits)
    if loose.all():
        return fits, strict
    places = np.flatnonzero(loose)
    return fits.chosen(places), strict[places]


def laid_out(reach: Reach, runs: Runs, query: Query, which: NDArray[np.intp]) -> Fitting:
    """Tracks of the classes asked for of some places in ``reach.rows``, one behind the other."""
    wanted = codes(query)
    first, many = runs.first[which], runs.count[:, which]
    if len(wanted) == len(CLASSES):
        many = many.sum(axis=0, keepdims=True)
    else:
        first = (first + np.cumsum(many, axis=0) - many)[wanted]
        many = many[wanted]
    first, count = first.T, many.T.ravel()
    owner = np.repeat(reach.rows[which], many.sum(axis=0))
    shift = np.repeat(first.ravel() - (np.cumsum(count) - count), count)
    return Fitting(owner, np.arange(len(shift)) + shift)


def codes(query: Query) -> list[int]:
    """Places of the classes that are asked for."""
    return [code for code, name in enumerate(CLASSES) if name in (query.classes or CLASSES)]


def counting(reach: Reach, runs: Runs, fits: Fitting) -> NDArray[np.bool_]:
    """Whether each touches the seconds that count of its delivery."""
    counts = np.ones(len(fits.at), np.bool_)
    if not reach.cut.any():
        return counts
    cut = np.zeros(len(reach.columns.key), np.bool_)
    cut[reach.rows[reach.cut]] = True
    places = np.flatnonzero(cut[fits.owner])
    owner, at = fits.owner[places], fits.at[places]
    start_s, end_s = runs.columns["start_s"][at], runs.columns["end_s"][at]
    first = np.searchsorted(reach.owner, owner, "left")
    last = np.searchsorted(reach.owner, owner, "right")
    touches = np.zeros(len(places), np.bool_)
    for step in range(int((last - first).max(initial=0))):
        stretch = np.minimum(first + step, last - 1)
        touches |= (end_s >= reach.low_s[stretch]) & (start_s <= reach.high_s[stretch])
    counts[places] = touches
    return counts


def in_order(reach: Reach, runs: Runs, found: Fitting, limit: int) -> Fitting:
    """The earliest of them, undated ones last; at the same instant by arrival, then by track."""
    when = instants_us(reach, runs, found, "start_s")
    if limit < len(when):
        last = np.partition(when, limit - 1)[limit - 1] if limit > 0 else -NEVER - 1
        near = np.flatnonzero(when <= last)
        found, when = found.chosen(near), when[near]
    return found.chosen(np.argsort(when, kind="stable")[:limit])


def instants_us(reach: Reach, runs: Runs, found: Fitting, column: str) -> NDArray[np.int64]:
    """When it was by the clock, UTC; behind ``NEVER`` where the clip's time is unknown."""
    since = runs.columns[column][found.at] - reach.columns.clip_start_s[found.owner]
    passed = np.rint(since * reach.columns.rate[found.owner] * 1e6).astype(np.int64)
    return reach.columns.start_us[found.owner] + passed


def judged(query: Query, column: Column, many: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """(say all that is asked, and fit; these, and those that fit in all that they do say)."""
    traits = query.traits
    strict = np.ones(many, np.bool_)
    if query.min_conf > 0:
        strict &= column("conf") >= query.min_conf
    if traits.min_dwell_s > 0:
        strict &= column("end_s") - column("start_s") >= traits.min_dwell_s - DWELL_SLACK_S
    loose = strict.copy()
    for fits, unknown in _terms(traits, column):
        strict &= fits
        loose &= fits | unknown
    return strict, loose


def _terms(traits: Traits, column: Column) -> Sequence[tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
    """(fits, says nothing) of each thing asked that an appearance may say nothing of."""
    terms: list[tuple[NDArray[np.bool_], NDArray[np.bool_]]] = []
    if traits.colours:
        terms.append(_colour(traits, column))
    if traits.directions:
        way = column("way")
        # Whoever was in sight too short for a way says nothing of one.
        unsaid = among(way, WAYS, (None, Direction.UNCLEAR))
        terms.append((among(way, WAYS, traits.directions), unsaid))
    if traits.min_height > 0:
        height = column("height")
        terms.append((height >= traits.min_height, np.isnan(height)))
    return terms


def _colour(traits: Traits, column: Column) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    upper, lower = column("upper"), column("lower")
    # A vehicle has one part only: it never lacks the other.
    no_lower = (lower == 0) & (column("cls") == CLASSES.index(ObjectClass.PERSON))
    above, below = (among(part, COLOURS, traits.colours) for part in (upper, lower))
    if traits.part is Part.UPPER:
        return above, upper == 0
    if traits.part is Part.LOWER:
        return below, no_lower
    return above | below, (upper == 0) | no_lower


def among(
    cells: NDArray[np.int8], names: Sequence[Any], wanted: Collection[Any]
) -> NDArray[np.bool_]:
    """Whether each code is one of those wanted; a look-up of each would take ten times as long."""
    found = np.zeros(len(cells), np.bool_)
    for code, name in enumerate(names):
        if name in wanted:
            found |= cells == code
    return found
