"""Answers to class, time, place and looks from the index alone, held in columns.

Deliveries are cut first (consent, time, place), then their tracks, all of them at once: at a
million tracks an answer costs some milliseconds a column. `column_cache` tells whether what was
read before still holds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.records.gallery import STATES
from nvr_desk.records.search import Hit
from nvr_desk.records.track import ObjectClass
from nvr_desk.store import reach as reaching
from nvr_desk.store import region_search, review_states, search_sums, search_tracks
from nvr_desk.store.column_cache import cache_of
from nvr_desk.store.deliveries import by_key
from nvr_desk.store.search_coverage import coverage_of
from nvr_desk.store.search_first import First, first
from nvr_desk.store.search_reach import reached
from nvr_desk.store.track_rows import Whose, rows_by_id
from nvr_desk.timecode import from_micros

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.search import Query, SearchCoverage
    from nvr_desk.store.delivery_columns import DeliveryColumns
    from nvr_desk.store.search_reach import Reach
    from nvr_desk.store.search_tracks import Fitting
    from nvr_desk.store.track_columns import Runs


MANY_UNREAD: Final = 2000
"""Looks that a process reads within a quarter of a second."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Every appearance that fits, in no order yet."""

    reach: Reach
    runs: Runs
    fits: Fitting
    unsaid: int
    """How many say nothing of what is asked, whether they are among ``fits`` or not."""


def search(db: Connection, query: Query, user: str = "") -> tuple[list[Hit], int, SearchCoverage]:
    """Appearances that fit, the earliest first, undated ones last.

    Times are claim plus correction. An appearance fits a window it touches. Only deliveries that
    are *shown* answer, and of a series those that it reaches; the rest is counted in the coverage.

    Args:
        db: An open transaction.
        query: What is asked.
        user: Whose states of review ``query.states`` speaks of.

    Returns:
        At most ``query.limit`` hits, how many fit in all, and how much could be known.
    """
    limit = max(0, query.limit)
    if query.states or query.region is not None:
        found = find(db, query, user)
        reach, runs = found.reach, found.runs
        fits = search_tracks.in_order(reach, runs, found.fits, limit)
        answer = First(fits, len(found.fits.at), found.unsaid)
    else:
        cache = cache_of(db)
        reach = _reached(db, query)
        if adds_up(db, query):
            answer, runs = search_sums.first(db, cache, reach, query, limit)
        else:
            runs = cache.tracks(db, reach.columns.look[reach.rows])
            answer = first(reach, runs, query, limit)
        cache.asked = True
    coverage = covered(db, query, reach, answer.unsaid)
    return _hits(db, reach, runs, answer.fits), answer.total, coverage


def covered(db: Connection, query: Query, reach: Reach, unsaid: int) -> SearchCoverage:
    """How much of what the question reaches could answer."""
    return replace(
        coverage_of(db, reach, query.classes or tuple(ObjectClass)),
        traits=query.traits,
        unsaid=unsaid,
        unreached=reaching.unreached(db, query.case),
    )


def find(db: Connection, query: Query, user: str = "") -> Found:
    """Every appearance that fits a question; ``states`` are those of ``user``."""
    reach, runs = _read(db, query)
    fits, telling = search_tracks.fitting(reach, runs, query)
    if query.states:
        said = review_states.states(db, user, query.case, reach, runs, fits)
        wanted = [place for place, state in enumerate(STATES) if state in query.states]
        places = np.flatnonzero(np.isin(said.code, wanted))
        fits, telling = fits.chosen(places), telling[places]
    if query.region is not None:
        there = region_search.touching(db, runs.columns["id"][fits.at], query.region)
        fits, telling = fits.chosen(there), telling[there]
    unsaid = int(np.count_nonzero(~telling))
    if unsaid and not query.traits.unknown:
        fits = fits.chosen(np.flatnonzero(telling))
    return Found(reach, runs, fits, unsaid)


def _read(db: Connection, query: Query) -> tuple[Reach, Runs]:
    """(what a question reaches, the tracks of its looks)."""
    reach = _reached(db, query)
    return reach, cache_of(db).tracks(db, reach.columns.look[reach.rows])


def _reached(db: Connection, query: Query) -> Reach:
    columns = cache_of(db).deliveries(db, query.case)
    return reached(columns, region_search.narrowed(db, query))


def adds_up(db: Connection, query: Query) -> bool:
    """Whether this question is answered by sums, so that nothing has to be read ahead of it.

    It is the first one here, much was not read yet, and the sums know all that is asked.
    """
    cache = cache_of(db)
    if cache.asked or query.states or query.region is not None:
        return False
    return cache.unread(db, _reached(db, query).looks) > MANY_UNREAD


def prepare(db: Connection, query: Query, most: int) -> int:
    """Read ahead what ``search`` needs, so that no transaction lasts long.

    Args:
        db: A transaction of its own.
        query: What will be asked.
        most: Looks to read in this one.

    Returns:
        Looks that are still to be read; 0 when the question can be asked.
    """
    return cache_of(db).prepare(db, _reached(db, query).looks, most)


def _hits(db: Connection, reach: Reach, runs: Runs, first: Fitting) -> list[Hit]:
    told = reach.columns
    ids = runs.columns["id"][first.at].tolist()
    keys = told.key[first.owner].tolist()
    starts = search_tracks.instants_us(reach, runs, first, "start_s").tolist()
    ends = search_tracks.instants_us(reach, runs, first, "end_s").tolist()
    dated = told.dated[first.owner].tolist()
    shown = _deliveries(db, told, keys)
    models: list[int] = told.model[first.owner].tolist()
    whose = {
        identity: Whose(shown[key].sha256, told.models[model])
        for identity, key, model in zip(ids, keys, models, strict=True)
    }
    rows = rows_by_id(db, whose)
    return [
        Hit(
            delivery=shown[key],
            track=rows[identity],
            start=from_micros(start) if known else None,
            end=from_micros(end) if known else None,
            corrected=shown[key].corrected_start is not None,
        )
        for identity, key, start, end, known in zip(ids, keys, starts, ends, dated, strict=True)
    ]


def _deliveries(db: Connection, told: DeliveryColumns, keys: list[int]) -> dict[int, Delivery]:
    """Deliveries by key; those that an answer named before are as they were then."""
    known = told.known
    missing = sorted({key for key in keys if key not in known})
    if missing:
        known.update(by_key(db, missing))
    return known
