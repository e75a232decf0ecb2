"""Which appearances fit a question: all deliveries at once, column by column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from nvr_desk.records.attributes import Direction, Part
from nvr_desk.records.track import ObjectClass
from nvr_desk.store.delivery_columns import NEVER
from nvr_desk.store.track_columns import CLASSES, COLOURS, WAYS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from nvr_desk.records.attributes import Traits
    from nvr_desk.records.search import Query
    from nvr_desk.store.column_cache import Runs
    from nvr_desk.store.search_reach import Reach


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
        runs: Tracks of the looks behind the stretches of ``reach``, in their order.
        query: Classes, confidence and traits.
    """
    told = runs.columns
    stretch, at = _laid_out(runs, query.classes or CLASSES)
    if query.min_conf > 0:
        keep = told["conf"][at] >= query.min_conf
        stretch, at = stretch[keep], at[keep]
    if reach.cut.any():
        keep = told["end_s"][at] >= reach.low_s[stretch]
        keep &= told["start_s"][at] <= reach.high_s[stretch]
        stretch, at = stretch[keep], at[keep]
    owner = reach.owner[stretch]
    if len(reach.owner) > len(reach.rows):
        once = _first_of_each(owner, at)
        owner, at = owner[once], at[once]
    strict, loose = _by_traits(query.traits, told, at)
    if loose.all():
        return Fitting(owner, at), strict
    places = np.flatnonzero(loose)
    return Fitting(owner[places], at[places]), strict[places]


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


def _laid_out(
    runs: Runs, classes: Sequence[ObjectClass]
) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """(stretch, place of the track) for all tracks of each stretch, one behind the other."""
    wanted = [code for code, name in enumerate(CLASSES) if name in classes]
    many = runs.count[:, wanted]
    count = many.ravel()
    before = np.cumsum(count) - count
    stretch = np.repeat(np.arange(len(many)), many.sum(axis=1))
    at = np.arange(len(stretch)) + np.repeat(runs.first[:, wanted].ravel() - before, count)
    return stretch, at


def _first_of_each(owner: NDArray[np.intp], at: NDArray[np.int64]) -> NDArray[np.intp]:
    """An appearance that touches two stretches of a delivery counts once."""
    both = np.stack([owner.astype(np.int64), at])
    _, first = np.unique(both, axis=1, return_index=True)
    return np.asarray(first, np.intp)


def _by_traits(
    traits: Traits, told: dict[str, NDArray[Any]], at: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """(say all that is asked, and fit; these, and those that fit in all that they do say)."""
    strict = np.ones(len(at), np.bool_)
    loose = strict.copy()
    if traits.min_dwell_s > 0:
        # Half a millisecond for sums of floats: a span of exactly that many seconds fits.
        long = told["end_s"][at] - told["start_s"][at] >= traits.min_dwell_s - 5e-4
        strict &= long
        loose &= long
    for fits, unknown in _terms(traits, told, at):
        strict &= fits
        loose &= fits | unknown
    return strict, loose


def _terms(
    traits: Traits, told: dict[str, NDArray[Any]], at: NDArray[np.int64]
) -> Sequence[tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
    """(fits, says nothing) of each thing asked that an appearance may say nothing of."""
    terms: list[tuple[NDArray[np.bool_], NDArray[np.bool_]]] = []
    if traits.colours:
        terms.append(_colour(traits, told, at))
    if traits.directions:
        way = told["way"][at]
        # Whoever was in sight too short for a way says nothing of one.
        unsaid = _among(WAYS, (None, Direction.UNCLEAR))[way]
        terms.append((_among(WAYS, traits.directions)[way], unsaid))
    if traits.min_height > 0:
        height = told["height"][at]
        terms.append((height >= traits.min_height, np.isnan(height)))
    return terms


def _colour(
    traits: Traits, told: dict[str, NDArray[Any]], at: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    wanted = _among(COLOURS, traits.colours)
    upper, lower = told["upper"][at], told["lower"][at]
    # A vehicle has one part only: it never lacks the other.
    no_lower = (lower == 0) & (told["cls"][at] == CLASSES.index(ObjectClass.PERSON))
    if traits.part is Part.UPPER:
        return wanted[upper], upper == 0
    if traits.part is Part.LOWER:
        return wanted[lower], no_lower
    return wanted[upper] | wanted[lower], (upper == 0) | no_lower


def _among(names: Sequence[Any], wanted: Collection[Any]) -> NDArray[np.bool_]:
    """(codes,) whether a code is one of those wanted."""
    return np.array([name in wanted for name in names], np.bool_)
