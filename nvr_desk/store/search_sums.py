"""The first question of a process, answered without reading a million appearances.

A command asks once and ends. SQLite adds up what fits, look by look, over the index alone; only
the looks that hold the first hits, and those that the question's times cut through, are read. The
answer is the one that columns give: a test asks both.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from nvr_desk.records.attributes import Direction, Part
from nvr_desk.records.track import ObjectClass
from nvr_desk.store import search_tracks
from nvr_desk.store.engine import raw
from nvr_desk.store.search_first import First, beginning, since_us
from nvr_desk.store.search_tracks import DWELL_SLACK_S

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from nvr_desk.records.attributes import Traits
    from nvr_desk.records.search import Query
    from nvr_desk.store.column_cache import ColumnCache
    from nvr_desk.store.search_reach import Reach
    from nvr_desk.store.search_tracks import Fitting
    from nvr_desk.store.track_columns import Runs

_SUMS = """
SELECT analysis_id, count(*), sum({strict}), min(start_s) FROM track
WHERE analysis_id IN (SELECT value FROM json_each(:looks)) AND cls IN ({classes}) AND stands = 1
  AND {hard} AND {loose}
GROUP BY analysis_id
"""


def first(
    db: Connection, cache: ColumnCache, reach: Reach, query: Query, limit: int
) -> tuple[First, Runs]:
    """As `search_first.first`, with the columns that hold what it names."""
    few = _Few(db, cache, reach, query)
    loose, strict, least_s = _by_delivery(db, reach, query)
    cut = np.flatnonzero(reach.cut)
    if len(cut):
        fits, telling = few.fitting(cut)
        place = np.searchsorted(reach.rows[cut], fits.owner)
        loose[cut] = np.bincount(place, minlength=len(cut))
        strict[cut] = np.bincount(place[telling], minlength=len(cut))
    many = loose if query.traits.unknown else strict
    which = beginning(many, since_us(reach, least_s), few.when, limit)
    named = few.chosen(which)
    runs = few.runs(which)
    found = search_tracks.in_order(reach, runs, named, limit)
    return First(found, int(many.sum()), int((loose - strict).sum())), runs


class _Few:
    """Tracks of some of the deliveries that a question reaches, read when they are wanted."""

    def __init__(self, db: Connection, cache: ColumnCache, reach: Reach, query: Query) -> None:
        self._db, self._cache, self._reach, self._query = db, cache, reach, query

    def runs(self, which: NDArray[np.intp]) -> Runs:
        return self._cache.tracks(self._db, self._reach.columns.look[self._reach.rows[which]])

    def fitting(self, which: NDArray[np.intp]) -> tuple[Fitting, NDArray[np.bool_]]:
        """As `search_tracks.fitting`."""
        reach = self._reach
        some = replace(reach, rows=reach.rows[which], cut=reach.cut[which])
        return search_tracks.fitting(some, self.runs(which), self._query)

    def chosen(self, which: NDArray[np.intp]) -> Fitting:
        """Those that the question names."""
        fits, telling = self.fitting(which)
        return fits if self._query.traits.unknown else fits.chosen(np.flatnonzero(telling))

    def when(self, which: NDArray[np.intp]) -> NDArray[np.int64]:
        """Instants at which they begin."""
        named = self.chosen(which)
        return search_tracks.instants_us(self._reach, self.runs(which), named, "start_s")


def _by_delivery(
    db: Connection, reach: Reach, query: Query
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """(rows,) how many fit in all that they say, in all that is asked, and since which second."""
    looks, place = np.unique(reach.columns.look[reach.rows], return_inverse=True)
    loose, strict = np.zeros(len(looks), np.int64), np.zeros(len(looks), np.int64)
    least_s = np.full(len(looks), np.inf)
    words, given = _statement(query)
    given["looks"] = json.dumps(looks[looks > 0].tolist())
    found = raw(db).execute(words, given).fetchall()
    if found:
        owners, fits, told, since = (np.array(cells) for cells in zip(*found, strict=True))
        at = np.searchsorted(looks, owners)
        loose[at], strict[at], least_s[at] = fits, told, since
    return loose[place], strict[place], least_s[place]


def _statement(query: Query) -> tuple[str, dict[str, Any]]:
    """``_SUMS`` for a question, and its values; every word in it is ours."""
    traits = query.traits
    terms = list(_terms(traits))
    words = _SUMS.format(
        classes=_listed([ObjectClass(each) for each in query.classes or ObjectClass]),
        hard="best_conf >= :conf AND end_s - start_s >= :dwell" if _hard(query) else "1",
        strict=" AND ".join(f"({fits})" for fits, _ in terms) or "1",
        loose=" AND ".join(f"({fits} OR {unsaid})" for fits, unsaid in terms) or "1",
    )
    dwell = traits.min_dwell_s - DWELL_SLACK_S if traits.min_dwell_s > 0 else float("-inf")
    conf = query.min_conf if query.min_conf > 0 else float("-inf")
    return words, {"conf": conf, "dwell": dwell, "height": traits.min_height}


def _hard(query: Query) -> bool:
    return query.min_conf > 0 or query.traits.min_dwell_s > 0


def _terms(traits: Traits) -> Iterator[tuple[str, str]]:
    """(fits, says nothing) as `search_tracks` judges it; neither is ever NULL."""
    if traits.colours:
        colours = _listed(traits.colours)
        upper, lower = (f"coalesce({part} IN ({colours}), 0)" for part in ("upper", "lower"))
        bare = f"(lower IS NULL AND cls = '{ObjectClass.PERSON.value}')"
        yield {
            Part.UPPER: (upper, "upper IS NULL"),
            Part.LOWER: (lower, bare),
            Part.ANY: (f"({upper} OR {lower})", f"(upper IS NULL OR {bare})"),
        }[traits.part]
    if traits.directions:
        way = f"coalesce(direction IN ({_listed(traits.directions)}), 0)"
        yield way, f"(direction IS NULL OR direction = '{Direction.UNCLEAR.value}')"
    if traits.min_height > 0:
        yield "coalesce(height_share >= :height, 0)", "height_share IS NULL"


def _listed(words: Sequence[Any]) -> str:
    return ", ".join(f"'{word.value}'" for word in words)
