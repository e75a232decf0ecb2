"""Search against the plainest possible answer: every track of every delivery, one by one."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.geometry import distance_m
from nvr_desk.records.delivery import Camera, ConsentState, TimeClaim, TimeSource
from nvr_desk.records.search import Near, Query
from nvr_desk.records.track import ObjectClass
from nvr_desk.store import deliveries, tracks

from tests.fakes.stocked import CASE, START, SteppedClock, Stocked, draft
from tests.fakes.tracked import ALL, look

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.search import Hit

BASE = Fraction(1, 90000)


@dataclass(frozen=True)
class Known:
    """A track as it was put in."""

    delivery: Delivery
    number: int
    cls: ObjectClass
    start_s: float
    end_s: float
    conf: float


class Town:
    """Thirty deliveries at six places within two minutes, some hidden, undated, unplaced."""

    def __init__(self, root: Path, seed: int) -> None:
        rng = random.Random(seed)
        self.stocked = Stocked(root, SteppedClock())
        self.known: list[Known] = []
        self.shown: list[Delivery] = []
        for n in range(30):
            self._one(rng, n)

    def _one(self, rng: random.Random, n: int) -> None:
        start = START + timedelta(seconds=rng.randint(0, 120)) if rng.random() < 0.85 else None
        camera = Camera("C", 40 + rng.randint(0, 5) / 1000, -111.0)
        if rng.random() < 0.15:
            camera = Camera("")
        made = self.stocked.deliver(
            f"{n}.mp4",
            f"clip {n}".encode(),
            camera=camera,
            claim=TimeClaim(start, "UTC", 1.0, TimeSource.MANIFEST),
            consent=ConsentState.NONE if n % 7 == 0 else ConsentState.GIVEN,
        )
        found = look(rng, made.sha256)
        with self.stocked.store.unit() as tx:
            tracks.add(tx, found, BASE)
            if n % 5 == 0:
                deliveries.set_offset(tx, made.id, -30.5, reason="clock", author="ana")
            tx.enter(draft("detect"))
            made = deliveries.get(tx.connection, made.id)
        if n % 7 == 0:
            return
        self.shown.append(made)
        for each in found.tracks:
            seconds = each.seconds(BASE)
            self.known.append(
                Known(made, each.number, each.cls, seconds[0], seconds[-1], float(each.conf[0]))
            )

    def plain(self, query: Query) -> list[tuple[str, int]]:
        fits = [each for each in self.known if self._fits(each, query)]
        return [(each.delivery.id, each.number) for each in fits]

    @staticmethod
    def _fits(each: Known, query: Query) -> bool:
        if query.classes and each.cls not in query.classes:
            return False
        if np.float32(each.conf) < query.min_conf:
            return False
        best = each.delivery.best_start
        if query.start or query.end:
            if best is None:
                return False
            first = best + timedelta(seconds=each.start_s)
            last = best + timedelta(seconds=each.end_s)
            if (query.end and first > query.end) or (query.start and last < query.start):
                return False
        if query.near is None:
            return True
        camera = each.delivery.camera
        if camera.lat is None or camera.lon is None:
            return False
        near = query.near
        return distance_m(near.lat, near.lon, camera.lat, camera.lon) <= near.radius_m

    def ask(self, query: Query) -> tuple[list[Hit], int]:
        with self.stocked.store.read() as db:
            hits, total, _ = tracks.search(db, query)
        return hits, total


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return Town(tmp_path_factory.mktemp("town") / "w", 11)


def _queries(count: int) -> list[Query]:
    rng = random.Random(5)
    made: list[Query] = []
    for _ in range(count):
        start = START + timedelta(seconds=rng.uniform(-40, 120)) if rng.random() < 0.5 else None
        end = START + timedelta(seconds=rng.uniform(-20, 130)) if rng.random() < 0.5 else None
        near = Near(40.002, -111.0, rng.choice([50, 150, 400])) if rng.random() < 0.4 else None
        made.append(
            Query(
                case=CASE,
                classes=tuple(rng.sample(ALL, rng.randint(0, 3))),
                start=start,
                end=end,
                near=near,
                min_conf=rng.choice([0.0, 0.0, 0.4, 0.6]),
                limit=rng.choice([1, 3, 20, 1000]),
            )
        )
    return made


def test_that_search_answers_what_looking_at_every_track_answers(town: Town) -> None:
    full = 0
    for query in _queries(300):
        hits, total = town.ask(query)
        wanted = town.plain(query)
        assert total == len(wanted), query
        assert len(hits) == min(total, query.limit)
        found = [(hit.delivery.id, hit.track.number) for hit in hits]
        assert len(set(found)) == len(found)
        assert set(found) <= set(wanted), query
        full += total > 0
    assert full > 100


def test_that_the_earliest_come_first_and_the_undated_last(town: Town) -> None:
    everything, _ = town.ask(Query(case=CASE, limit=10_000))
    starts = [hit.start for hit in everything]
    dated = [start for start in starts if start is not None]
    assert dated == sorted(dated)
    assert starts[len(dated) :] == [None] * (len(starts) - len(dated))
    for limit in (1, 7, 40):
        few, _ = town.ask(Query(case=CASE, limit=limit))
        assert [hit.start for hit in few] == starts[:limit]


def test_that_a_hit_carries_corrected_times_and_says_so(town: Town) -> None:
    hits, _ = town.ask(Query(case=CASE))
    corrected = [hit for hit in hits if hit.delivery.offset_s is not None and hit.start]
    assert corrected
    for hit in hits:
        best = hit.delivery.best_start
        assert hit.corrected == (hit.delivery.corrected_start is not None)
        if best is not None and isinstance(hit.start, datetime):
            wanted = best + timedelta(seconds=hit.track.start_s)
            assert abs(hit.start - wanted) <= timedelta(microseconds=2)


def test_that_the_answer_counts_what_it_could_not_reach(town: Town) -> None:
    with town.stocked.store.read() as db:
        _, _, plain = tracks.search(db, Query(case=CASE))
        _, _, timed = tracks.search(db, Query(case=CASE, start=START - timedelta(days=1)))
        _, _, placed = tracks.search(db, Query(case=CASE, near=Near(40.0, -111.0, 1e7)))
    assert (plain.deliveries, plain.hidden, plain.undated) == (len(town.shown), 5, 0)
    assert plain.footage_s == pytest.approx(4.0 * len(town.shown))
    assert plain.looked_s == pytest.approx(3.0 * len(town.shown))
    assert timed.undated == sum(1 for each in town.shown if each.best_start is None) > 0
    assert timed.deliveries == len(town.shown) - timed.undated
    assert placed.unplaced == sum(1 for each in town.shown if each.camera.lat is None) > 0


def test_that_a_window_counts_only_its_own_seconds_of_footage(stocked: Stocked) -> None:
    made = stocked.deliver("a.mp4", b"a")
    with stocked.store.unit() as tx:
        tracks.add(tx, look(random.Random(1), made.sha256), BASE)
        tx.enter(draft("detect"))
    window = Query(case=CASE, start=START + timedelta(seconds=2), end=START + timedelta(days=1))
    with stocked.store.read() as db:
        _, _, coverage = tracks.search(db, window)
    assert coverage.footage_s == pytest.approx(2.0)
    assert coverage.looked_s == pytest.approx(1.0)


def test_that_what_was_not_looked_for_is_said(stocked: Stocked) -> None:
    made = stocked.deliver("a.mp4", b"a")
    stocked.deliver("b.mp4", b"b")
    found = look(random.Random(2), made.sha256, classes=(ObjectClass.PERSON,))
    with stocked.store.unit() as tx:
        tracks.add(tx, found, BASE)
        tx.enter(draft("detect"))
    with stocked.store.read() as db:
        ask = Query(case=CASE, classes=(ObjectClass.PERSON, ObjectClass.CAR))
        _, _, coverage = tracks.search(db, ask)
    assert coverage.not_looked_for == (ObjectClass.CAR,)
    assert coverage.not_looked == 1


def test_that_another_case_never_answers(town: Town) -> None:
    assert town.ask(Query(case="another")) == ([], 0)


def test_that_a_withdrawn_delivery_answers_no_more(stocked: Stocked) -> None:
    made = stocked.deliver("a.mp4", b"a")
    with stocked.store.unit() as tx:
        tracks.add(tx, look(random.Random(4), made.sha256), BASE)
        tx.enter(draft("detect"))
    with stocked.store.read() as db:
        assert tracks.search(db, Query(case=CASE))[1] > 0
    stocked.withdraw(made.id)
    with stocked.store.read() as db:
        _, total, coverage = tracks.search(db, Query(case=CASE))
    assert (total, coverage.hidden, coverage.deliveries) == (0, 1, 0)


def test_that_an_early_sight_in_a_later_clip_comes_before_a_late_sight_in_an_earlier_one(
    stocked: Stocked,
) -> None:
    """The walk over deliveries must not end at the first that fills the answer."""
    for number, (begin, sight) in enumerate(((0, 35), (1, 0), (2, 39))):
        claim = TimeClaim(START + timedelta(seconds=begin), "UTC", 1.0, TimeSource.MANIFEST)
        made = stocked.deliver(f"{number}.mp4", b"%d" % number, claim=claim)
        found = look(random.Random(number), made.sha256)
        one = replace(found.tracks[0], pts=np.array([sight * 9000], np.int64))
        one = replace(one, box=one.box[:1], conf=one.conf[:1], seen=one.seen[:1])
        with stocked.store.unit() as tx:
            tracks.add(tx, replace(found, tracks=(one,)), BASE)
            tx.enter(draft("detect"))
    with stocked.store.read() as db:
        hits, total, _ = tracks.search(db, Query(case=CASE, limit=1))
        two, _, _ = tracks.search(db, Query(case=CASE, limit=2))
    assert total == 3
    assert [hit.delivery.name for hit in hits] == ["1.mp4"]
    assert [hit.delivery.name for hit in two] == ["1.mp4", "0.mp4"]
