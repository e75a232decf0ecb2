"""Answers to class, time and place from the index alone.

Deliveries are cut first (case, consent, time, place), then tracks, so the cost follows the answer
and not the table. Counts come from ``clip_summary`` wherever a whole clip counts; only clips that
a time window cuts through, a wanted confidence or wanted traits are counted track by track, from
an index that holds all of these.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.geometry import distance_m
from nvr_desk.records.coverage import FIRST_LOOK, Tally, as_first_pass, tally, total
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.search import MOST_UNSEEN, Hit, ModelName, SearchCoverage, Unseen
from nvr_desk.records.track import ObjectClass
from nvr_desk.store import reach
from nvr_desk.store.deliveries import by_key
from nvr_desk.store.engine import raw
from nvr_desk.store.look_tables import track
from nvr_desk.store.track_filter import trait_filter
from nvr_desk.store.track_rows import (
    CHUNK,
    classes_of,
    spans_of,
    tallies_of,
    track_row,
    track_selection,
)
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from nvr_desk.records.search import Near, Query
    from nvr_desk.records.track import TrackRow
    from nvr_desk.store.track_filter import Rule, TraitFilter

_NEVER: Final = 1 << 62
"""Behind every instant: deliveries without a time come last."""

_ROUNDING, _ROUNDING_S = 0.01, 0.25
"""Share and seconds of a clip that spans may miss because they end on pictures."""
_NONE: Final = Tally()

_DELIVERIES = """
SELECT d.id, d.name_id, d.visibility, d.start_us, d.end_us, d.lat, d.lon,
       coalesce(c.start_s, 0.0), coalesce(c.duration_s, 0.0),
       a.id, a.looked_for, a.unverified, a.model, a.model_sha256,
       json_extract(a.settings, '$.profile'), d.name, d.item
FROM delivery d
JOIN clip c ON c.id = d.clip_id
LEFT JOIN analysis a ON a.clip_id = d.clip_id AND a.answers = 1
"""
_OF_CASE = f"{_DELIVERIES} WHERE d.case_number = ?"
_BY_KEY = f"{_DELIVERIES} WHERE d.id IN "

_OF_CLIP = """
SELECT t.start_s, t.id FROM track t
WHERE t.analysis_id = ?1 AND t.cls = ?2 AND t.stands = 1 AND t.best_conf >= ?3 AND t.start_s < ?4
  AND {fits}
ORDER BY t.start_s LIMIT ?5
"""

_OF_WINDOW = """
SELECT t.start_s, t.id FROM track_index x JOIN track t ON t.id = x.track_id
WHERE x.analysis_0 <= ?1 AND x.analysis_1 >= ?1 AND x.t0_ms <= ?2 AND x.t1_ms >= ?3
  AND t.cls = ?4 AND t.best_conf >= ?5 AND t.start_s <= ?6 AND t.end_s >= ?7 AND t.stands = 1
  AND {fits}
"""

_COUNT = """
SELECT coalesce(sum({strict}), 0), count(*) FROM track t
WHERE t.analysis_id = ?1 AND t.cls = ?2 AND t.stands = 1 AND t.best_conf >= ?3 AND {loose}
"""


@dataclass(frozen=True, slots=True)
class _Reach:
    """A delivery the question can reach."""

    key: int
    delivery: str
    start_us: int | None
    clip_start_s: float
    duration_s: float
    analysis: int | None
    looked_for: str
    model: ModelName | None
    first_pass: bool
    name: str
    item: str | None
    window: tuple[float, float] | None
    """Container seconds that count, where the question's window cuts through the clip."""

    @property
    def sort_us(self) -> int:
        return _NEVER if self.start_us is None else self.start_us

    def at_us(self, container_s: float) -> int:
        """The instant of a container second; relative to nothing where the time is unknown."""
        return self.sort_us + round((container_s - self.clip_start_s) * 1e6)


@dataclass(slots=True)
class _Cut:
    reach: list[_Reach]
    hidden: int = 0
    undated: int = 0
    unplaced: int = 0


def search(db: Connection, query: Query) -> tuple[list[Hit], int, SearchCoverage]:
    """Appearances that fit, the earliest first, undated ones last.

    Times are claim plus correction. An appearance fits a window it touches. Only deliveries that
    are *shown* answer, and of a series those that it reaches; the rest is counted in the coverage.

    Returns:
        At most ``query.limit`` hits, how many fit in all, and how much could be known.
    """
    driver = raw(db)
    cut = _cut(db, query)
    cut.reach.sort(key=lambda each: (each.sort_us, each.key))
    classes = query.classes or tuple(ObjectClass)
    wanted = [each for each in cut.reach if each.analysis is not None]
    counts = _summaries(driver, sorted({each.analysis or 0 for each in wanted}), classes)
    ask = _Ask(driver, query, tuple(classes), counts, trait_filter(query.traits))
    told = [ask.count(each) for each in wanted]
    unsaid = sum(silent for _, silent in told)
    coverage = replace(
        _coverage(db, cut, classes),
        traits=query.traits,
        unsaid=unsaid,
        unreached=reach.unreached(db, query.case),
    )
    return _hits(db, ask.earliest(wanted)), sum(fitting for fitting, _ in told), coverage


# --- which deliveries -------------------------------------------------------------------------


def _deliveries(db: Connection, case: str) -> Iterable[Sequence[Any]]:
    """Rows of a case's deliveries; of a series only those that it reaches."""
    yield from raw(db).execute(_OF_CASE, (case,))
    joined = reach.joined_keys(db, case)
    for at in range(0, len(joined), CHUNK):
        chunk = joined[at : at + CHUNK]
        yield from raw(db).execute(f"{_BY_KEY}({', '.join('?' * len(chunk))})", chunk)


def _cut(db: Connection, query: Query) -> _Cut:
    low = None if query.start is None else to_micros(query.start)
    high = None if query.end is None else to_micros(query.end)
    timed = low is not None or high is not None
    low, high = -_NEVER if low is None else low, _NEVER if high is None else high
    cut = _Cut([])
    for row in _deliveries(db, query.case):
        visibility, start, end, lat, lon = row[2:7]
        if timed and start is not None and (start > high or end < low):
            continue
        if query.near is not None and _is_far(query.near, lat, lon):
            continue
        if visibility != Visibility.SHOWN.value:
            cut.hidden += 1
        elif timed and start is None:
            cut.undated += 1
        elif query.near is not None and (lat is None or lon is None):
            cut.unplaced += 1
        else:
            cut.reach.append(_reach(row, low, high))
    return cut


def _reach(row: Sequence[Any], low: int, high: int) -> _Reach:
    key, delivery, _, start, end, _, _, clip_start, duration, analysis, classes = row[:11]
    doubt, model, model_sha256, profile, name, item = row[11:]
    window = None
    if start is not None and (start < low or end > high):
        window = (
            clip_start + (max(low, start) - start) / 1e6,
            clip_start + (min(high, end) - start) / 1e6,
        )
    return _Reach(
        key=key,
        delivery=delivery,
        start_us=start,
        clip_start_s=clip_start,
        duration_s=duration,
        analysis=analysis,
        looked_for=classes or "[]",
        model=None if model is None else ModelName(model, model_sha256, bool(doubt)),
        first_pass=profile == FIRST_LOOK,
        name=name,
        item=item,
        window=window,
    )


def _is_far(near: Near, lat: float | None, lon: float | None) -> bool:
    """Whether the place is known and outside the circle."""
    if lat is None or lon is None:
        return False
    return distance_m(near.lat, near.lon, lat, lon) > near.radius_m


# --- which tracks -----------------------------------------------------------------------------

_Counts = dict[tuple[int, str], tuple[int, float]]
_Kept = list[tuple[int, int, int, _Reach]]
"""A heap with the latest on top: −instant, −delivery, −track, delivery."""


def _summaries(
    driver: sqlite3.Connection, analyses: list[int], classes: Iterable[ObjectClass]
) -> _Counts:
    """(analysis, class) → appearances and highest confidence, of the classes asked for."""
    words = ", ".join(f"'{cls.value}'" for cls in classes)  # words of ours, not of a person
    found: _Counts = {}
    for at in range(0, len(analyses), CHUNK):
        chunk = analyses[at : at + CHUNK]
        marks = ", ".join("?" * len(chunk))
        for analysis, cls, tracks, conf in driver.execute(
            "SELECT analysis_id, cls, tracks, max_conf FROM clip_summary"  # noqa: S608
            f" WHERE analysis_id IN ({marks}) AND cls IN ({words})",
            chunk,
        ):
            found[analysis, cls] = (tracks, conf)
    return found


@dataclass(frozen=True, slots=True)
class _Ask:
    """One question to the tracks of many deliveries."""

    driver: sqlite3.Connection
    query: Query
    classes: tuple[ObjectClass, ...]
    counts: _Counts
    fits: TraitFilter

    def count(self, each: _Reach) -> tuple[int, int]:
        """(tracks of a delivery that fit, those that say nothing of what is asked)."""
        strict = loose = 0
        for cls in self.classes:
            tracks = self._some(each, cls)
            if not tracks:
                continue
            if each.window is not None:
                loose += len(self._in_window(each, cls, self.fits.loose))
                strict += len(self._in_window(each, cls, self.fits.strict))
            elif self.query.min_conf <= 0 and self.fits.fits is None:
                strict, loose = strict + tracks, loose + tracks
            else:
                both = self._both((each.analysis, cls.value, self.query.min_conf))
                strict, loose = strict + both[0], loose + both[1]
        return (loose if self.query.traits.unknown else strict), loose - strict

    def earliest(self, reach: Iterable[_Reach]) -> list[tuple[_Reach, int]]:
        """(delivery, track id) of the first ``limit`` appearances, in order.

        Deliveries come in order of their start, so the walk ends at the first that begins behind
        everything that is kept.
        """
        limit = max(0, self.query.limit)
        kept: _Kept = []
        for each in reach:
            if limit == 0 or (len(kept) == limit and each.sort_us > -kept[0][0]):
                break
            for cls in self.classes:
                if not self._some(each, cls):
                    continue
                for start_s, identity in self._of(each, cls, kept):
                    item = (-each.at_us(start_s), -each.key, -identity, each)
                    if len(kept) < limit:
                        heapq.heappush(kept, item)
                    elif item > kept[0]:
                        heapq.heapreplace(kept, item)
        kept.sort(reverse=True)
        return [(each, -identity) for _, _, identity, each in kept]

    def _some(self, each: _Reach, cls: ObjectClass) -> int:
        """Tracks of that class; 0 also where none is sure enough."""
        tracks, max_conf = self.counts.get((each.analysis or 0, cls.value), (0, 0.0))
        return 0 if max_conf < self.query.min_conf else tracks

    def _of(self, each: _Reach, cls: ObjectClass, kept: _Kept) -> list[tuple[float, int]]:
        if each.window is not None:
            return self._in_window(each, cls, self.fits.fits)
        behind = float("inf")
        if len(kept) == self.query.limit:
            behind = each.clip_start_s + (-kept[0][0] - each.sort_us) / 1e6 + 1e-3
        keys = (each.analysis, cls.value, self.query.min_conf, behind, self.query.limit)
        return self._rows(_OF_CLIP, keys, self.fits.fits)

    def _in_window(
        self, each: _Reach, cls: ObjectClass, rule: Rule | None
    ) -> list[tuple[float, int]]:
        """(start, track id) of the tracks that touch the window, by the R*Tree."""
        low, high = each.window or (0.0, 0.0)
        first_ms = (low - each.clip_start_s) * 1000
        last_ms = (high - each.clip_start_s) * 1000
        span = (int(last_ms) + 1, int(first_ms) - 1)
        keys = (each.analysis, *span, cls.value, self.query.min_conf, high, low)
        return self._rows(_OF_WINDOW, keys, rule)

    def _both(self, keys: tuple[Any, ...]) -> tuple[int, int]:
        """Tracks that fit strictly and loosely, from one walk through the index."""
        strict, values = _numbered(self.fits.strict, len(keys) + 1)
        loose, more = _numbered(self.fits.loose, len(keys) + 1 + len(values))
        sql = _COUNT.format(strict=strict, loose=loose)
        fitting, every = self.driver.execute(sql, (*keys, *values, *more)).fetchone()
        return int(fitting), int(every)

    def _rows(self, sql: str, keys: tuple[Any, ...], rule: Rule | None) -> list[Any]:
        words, values = _numbered(rule, len(keys) + 1)
        return self.driver.execute(sql.format(fits=words), (*keys, *values)).fetchall()


def _numbered(rule: Rule | None, first: int) -> tuple[str, tuple[Any, ...]]:
    return ("1", ()) if rule is None else rule.numbered(first)


# --- the answer -------------------------------------------------------------------------------


def _hits(db: Connection, found: list[tuple[_Reach, int]]) -> list[Hit]:
    tracks = _track_rows(db, sorted({identity for _, identity in found}))
    shown = by_key(db, sorted({each.key for each, _ in found}))
    hits: list[Hit] = []
    for each, identity in found:
        row = tracks[identity]
        dated = each.start_us is not None
        hits.append(
            Hit(
                delivery=shown[each.key],
                track=row,
                start=from_micros(each.at_us(row.start_s)) if dated else None,
                end=from_micros(each.at_us(row.end_s)) if dated else None,
                corrected=shown[each.key].corrected_start is not None,
            )
        )
    return hits


def _track_rows(db: Connection, ids: list[int]) -> dict[int, TrackRow]:
    found: dict[int, TrackRow] = {}
    for at in range(0, len(ids), CHUNK):
        wanted = track_selection().where(track.c.id.in_(ids[at : at + CHUNK]))
        found |= {row["id"]: track_row(row) for row in db.execute(wanted).mappings()}
    return found


def _coverage(db: Connection, cut: _Cut, classes: Iterable[ObjectClass]) -> SearchCoverage:
    each_seen = _tallies(db, cut.reach)
    seen = total(each_seen)
    kinds = {each.looked_for for each in cut.reach if each.analysis is not None}
    everywhere = [set(classes_of(text)) for text in kinds]
    models = {each.model for each in cut.reach if each.model is not None}
    unseen = [
        Unseen(each.delivery, each.name, each.item, part.unseen_s, each.analysis is not None)
        for each, part in zip(cut.reach, each_seen, strict=True)
        if part.unseen_s > max(_ROUNDING_S, _ROUNDING * part.footage_s)
    ]
    unseen.sort(key=lambda one: (-one.seconds, one.name, one.delivery))
    return SearchCoverage(
        deliveries=len(cut.reach),
        footage_s=seen.footage_s,
        looked_s=seen.looked_s,
        not_looked=sum(1 for each in cut.reach if each.analysis is None),
        hidden=cut.hidden,
        undated=cut.undated,
        unplaced=cut.unplaced,
        not_looked_for=tuple(c for c in classes if any(c not in some for some in everywhere)),
        unverified=any(model.unverified for model in models),
        tally=seen,
        first_pass=sum(each.first_pass for each in cut.reach),
        models=tuple(sorted(models, key=lambda model: (model.name, model.sha256))),
        unseen=tuple(unseen[:MOST_UNSEEN]),
        more_unseen=max(0, len(unseen) - MOST_UNSEEN),
    )


def _tallies(db: Connection, reach: Sequence[_Reach]) -> list[Tally]:
    """What happened to the footage of each delivery within the question's window."""
    cut = sorted({e.analysis for e in reach if e.analysis is not None and e.window is not None})
    whole = sorted({e.analysis for e in reach if e.analysis is not None and e.window is None})
    spans, sums = spans_of(db, cut), tallies_of(db, whole)
    out: list[Tally] = []
    for each in reach:
        if each.window is not None:
            low, high = each.window
            seen = tally(spans.get(each.analysis or 0, ()), high - low, each.window)
        else:
            seen = replace(sums.get(each.analysis or 0, _NONE), footage_s=each.duration_s)
        out.append(as_first_pass(seen) if each.first_pass else seen)
    return out
