"""The short way to an answer finds what the long way finds, and both what a slow loop finds."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nvr_desk.records.attributes import (
    Attributes,
    Colour,
    ColourName,
    Direction,
    Part,
    Traits,
)
from nvr_desk.records.search import MOST_UNSEEN, Query
from nvr_desk.records.track import CoverageKind, CoverageSpan, ObjectClass
from nvr_desk.store import search, search_first, search_tracks, tracks
from nvr_desk.store.delivery_columns import NEVER, DeliveryColumns, distinct
from nvr_desk.store.search_reach import Reach
from nvr_desk.store.track_columns import CLASSES, COLOURS, WAYS, Runs

from tests.fakes.stocked import CASE, Stocked, draft
from tests.fakes.tracked import look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nvr_desk.records.delivery import Delivery

T = TypeVar("T")
WAYS_TO = (0, 4, 1 << 40)
"""Values of ``FEW``: all that was read is judged; as it is; only what is asked for."""


@dataclass(frozen=True)
class Town:
    """Tracks of some looks, and deliveries of them; some of one look, some without a time."""

    reach: Reach
    runs: Runs

    def every(self, query: Query) -> Iterator[tuple[int, int, bool | None]]:
        """(row, place of the track, whether it fits; None: it says too little), one by one."""
        asked = query.classes or CLASSES
        for at, row in enumerate(self.reach.rows.tolist()):
            begin = int(self.runs.first[at])
            for place in range(begin, begin + int(self.runs.count[:, at].sum())):
                told = {name: cells[place] for name, cells in self.runs.columns.items()}
                if CLASSES[told["cls"]] in asked and self._counts(row, told):
                    yield row, place, _fits(told, query)

    def _counts(self, row: int, told: dict[str, Any]) -> bool:
        mine = np.flatnonzero(self.reach.owner == row)
        spans = zip(self.reach.low_s[mine], self.reach.high_s[mine], strict=True)
        return any(told["end_s"] >= low and told["start_s"] <= high for low, high in spans)

    def when(self, row: int, place: int) -> int:
        """Instant of a track, microseconds."""
        told = self.reach.columns
        since = self.runs.columns["start_s"][place] - told.clip_start_s[row]
        return int(told.start_us[row]) + int(np.rint(since * told.rate[row] * 1e6))


def _fits(told: dict[str, Any], query: Query) -> bool | None:
    traits = query.traits
    says: list[bool | None] = [
        told["conf"] >= query.min_conf,
        told["end_s"] - told["start_s"] >= traits.min_dwell_s - 5e-4,
    ]
    if traits.colours:
        names = {Part.UPPER: ["upper"], Part.LOWER: ["lower"]}
        parts = names.get(traits.part, ["upper", "lower"])
        person = CLASSES[told["cls"]] is ObjectClass.PERSON
        bare = [told[part] == 0 and (person or part == "upper") for part in parts]
        hit = any(COLOURS[told[part]] in traits.colours for part in parts)
        says.append(True if hit else None if any(bare) else False)
    if traits.directions:
        way = WAYS[int(told["way"])]
        unsaid = way in (None, Direction.UNCLEAR)
        says.append(True if way in traits.directions else None if unsaid else False)
    if traits.min_height:
        unknown = np.isnan(told["height"])
        says.append(None if unknown else bool(told["height"] >= traits.min_height))
    if False in says:
        return False
    return None if None in says else True


def _town(seed: int) -> Town:
    rng = np.random.default_rng(seed)
    looks, rows = int(rng.integers(1, 9)), int(rng.integers(1, 14))
    many = rng.integers(0, 5, (len(CLASSES), looks)) * rng.integers(0, 2, looks)
    total = int(many.sum())
    kinds = np.concatenate([np.repeat(np.arange(len(CLASSES)), many[:, at]) for at in range(looks)])
    start = rng.integers(0, 40, total) / 4
    columns: dict[str, Any] = {
        "id": rng.permutation(total).astype(np.int64),
        "cls": kinds.astype(np.int8),
        "start_s": start,
        "end_s": start + rng.integers(0, 9, total) / 2,
        "conf": rng.integers(1, 10, total) / 10,
        "upper": rng.integers(0, 4, total).astype(np.int8),
        "lower": rng.integers(0, 4, total).astype(np.int8) * (kinds == 0),
        "way": rng.integers(0, len(WAYS), total).astype(np.int8),
        "height": rng.choice([np.nan, 0.1, 0.4], total),
    }
    first = np.cumsum(many.sum(axis=0)) - many.sum(axis=0)
    of = rng.integers(0, looks, rows)  # some looks answer for several deliveries
    least = [columns["start_s"][f : f + n].min(initial=np.inf) for f, n in
             zip(first, many.sum(axis=0), strict=True)]  # fmt: skip
    whole = ("end_us", "look", "looked_for", "model", "zone", "seen", "rank")
    cells: dict[str, Any] = {
        **dict.fromkeys(("ids", "names", "items", "kinds", "models", "zones"), ()),
        **{name: np.zeros(rows, np.int64) for name in whole},
        "key": np.arange(rows) + 1,
        "shown": np.ones(rows, np.bool_),
        "place": {},
        "first_pass": np.zeros(rows, np.bool_),
        "duration_s": np.full(rows, 15.0),
        "start_us": np.where(rng.random(rows) < 0.15, NEVER, rng.integers(0, 12, rows) * 1_000_000),
        "lat": np.zeros(rows),
        "lon": np.zeros(rows),
        "clip_start_s": rng.integers(0, 3, rows) / 2,
        "rate": 1 + rng.integers(-2, 3, rows) * 1e-3,
    }
    told = DeliveryColumns(**cells)
    chosen = np.flatnonzero(rng.random(rows) < 0.8)
    cut = rng.random(len(chosen)) < 0.4
    spans: list[tuple[int, float, float]] = []
    for row, is_cut in zip(chosen.tolist(), cut.tolist(), strict=True):
        for _ in range(int(rng.integers(1, 4)) if is_cut else 1):
            begin = float(rng.integers(0, 24)) / 2
            spans.append((row, begin, begin + 1.5) if is_cut else (row, -np.inf, np.inf))
    table = np.array(spans, np.float64).reshape(-1, 3)
    owner = table[:, 0].astype(np.intp)
    reach = Reach(told, chosen, cut, owner, table[:, 1], table[:, 2], 0, 0, 0)
    runs = Runs(first[of[chosen]], many[:, of[chosen]], np.array(least)[of[chosen]], columns)
    return Town(reach, runs)


def _some(values: Sequence[T], most: int) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=most).map(tuple)


QUERIES = st.builds(
    Query,
    case=st.just("c"),
    classes=_some(CLASSES, 3),
    min_conf=st.sampled_from([0.0, 0.0, 0.5]),
    traits=st.builds(
        Traits,
        colours=_some(list(ColourName)[:3], 2),
        part=st.sampled_from(list(Part)),
        directions=_some(list(Direction), 4),
        min_dwell_s=st.sampled_from([0.0, 2.0]),
        min_height=st.sampled_from([0.0, 0.25]),
        unknown=st.booleans(),
    ),
)


@given(seed=st.integers(0, 5000), query=QUERIES, few=st.sampled_from(WAYS_TO),
       limit=st.sampled_from([0, 1, 5, 1000]))  # fmt: skip
@settings(max_examples=400, deadline=None)
def test_that_the_short_way_finds_what_a_slow_loop_finds(
    seed: int, query: Query, few: int, limit: int
) -> None:
    town = _town(seed)
    every = list(town.every(query))
    unsaid = sum(fits is None for _, _, fits in every)
    wanted = [(r, p) for r, p, fits in every if fits or (fits is None and query.traits.unknown)]
    ordered = sorted(wanted, key=lambda each: town.when(*each))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_first, "FEW", few)
        found = search_first.first(town.reach, town.runs, query, limit)
    assert (found.total, found.unsaid) == (len(wanted), unsaid)
    named = list(zip(found.fits.owner.tolist(), found.fits.at.tolist(), strict=True))
    assert named == ordered[:limit]


@given(seed=st.integers(0, 5000), query=QUERIES)
@settings(max_examples=150, deadline=None)
def test_that_the_long_way_finds_what_a_slow_loop_finds(seed: int, query: Query) -> None:
    town = _town(seed)
    every = [each for each in town.every(query) if each[2] is not False]
    fits, telling = search_tracks.fitting(town.reach, town.runs, query)
    named = list(zip(fits.owner.tolist(), fits.at.tolist(), telling.tolist(), strict=True))
    assert named == [(row, place, said is True) for row, place, said in every]


def test_that_places_that_occur_are_told_once_in_order_and_none_too() -> None:
    assert distinct(np.array([3, -1, 0, 3, 0], np.int32)) == [-1, 0, 3]
    assert distinct(np.array([], np.int32)) == []


def _deliver(stocked: Stocked, n: int, looked_s: float) -> Delivery:
    """A minute of footage, looked at from its start."""
    made = stocked.deliver(f"{n:03}.mp4", b"clip %d" % n, seconds=60.0)
    seen = look(random.Random(n), made.sha256)
    spans = (CoverageSpan(0.0, looked_s, CoverageKind.LOOKED, 5.0),)
    said = [
        replace(each, attributes=_attributes(each.number) if each.number % 3 else None)
        for each in seen.tracks
    ]
    seen = replace(seen, tracks=tuple(said), coverage=replace(seen.coverage, spans=spans))
    with stocked.store.unit() as tx:
        tracks.add(tx, seen, Fraction(1, 90000))
        tx.enter(draft("detect"))
    return made


def _attributes(n: int) -> Attributes:
    names = [None, *ColourName]
    upper, lower = names[n % len(names)], names[n // 2 % len(names)]
    return Attributes(
        upper=None if upper is None else Colour(upper, 0.5, 0.25),
        lower=None if lower is None else Colour(lower, 0.75, 0.5),
        colour_looks=n,
        infrared=bool(n % 2),
        direction=list(Direction)[n % len(Direction)],
        travelled=1.5 * n,
        height_px=10.0 * n,
        height_share=0.01 * n,
        still_s=0.5,
        best_pts=9000,
        best_score=0.125,
    )


def test_that_the_most_unseen_are_named_first_and_equal_ones_by_name(stocked: Stocked) -> None:
    lengths = [0.0, 20.0, 40.0, 20.0, 20.0]
    for n in range(MOST_UNSEEN + 25):
        _deliver(stocked, n, 60.0 - lengths[n % 5])
    with stocked.store.read() as db:
        coverage = search.search(db, Query(case=CASE))[2]
    wanted = sorted((-lengths[n % 5], f"{n:03}.mp4") for n in range(MOST_UNSEEN + 25) if n % 5)
    named = [(-round(each.seconds, 3), each.name) for each in coverage.unseen]
    assert named == wanted[:MOST_UNSEEN]
    assert coverage.more_unseen == len(wanted) - len(named)


def test_that_a_hit_tells_its_appearance_as_lists_do(stocked: Stocked) -> None:
    made = [_deliver(stocked, n, 60.0) for n in range(5)]
    with stocked.store.read() as db:
        hits = search.search(db, Query(case=CASE))[0]
        rows = {
            (row.sha256, row.number): row
            for each in made
            for row in tracks.rows_of_clip(db, each.sha256)
        }
    assert len(hits) == len(rows) > 10
    assert any(each.track.attributes is None for each in hits)
    assert [rows[each.track.sha256, each.track.number] for each in hits] == [
        each.track for each in hits
    ]
