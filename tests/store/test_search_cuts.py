"""Place, hours and names against the plainest answer; what is kept follows every change of rows."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.geometry import within_area
from nvr_desk.records.coverage import Tally, tally, total
from nvr_desk.records.delivery import Camera, TimeClaim, TimeSource
from nvr_desk.records.search import Query
from nvr_desk.store import search, tracks
from nvr_desk.store.engine import raw
from nvr_desk.timecode import zone_named

from tests.fakes.stocked import CASE, SteppedClock, Stocked, draft
from tests.fakes.tracked import look

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.track import Track

BASE = Fraction(1, 90000)
FALL_BACK = datetime(2026, 11, 1, 4, 0, tzinfo=UTC)
"""Three hours before the clocks of Denver go back."""
ZONES = ("America/Denver", "Asia/Kolkata", None)


class Street:
    """Forty deliveries of thirty clips over two days around a change of clocks."""

    def __init__(self, root: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        self.stocked = Stocked(root, SteppedClock())
        self.known: list[tuple[Delivery, Track]] = []
        self.deliveries: list[Delivery] = []
        for n in range(40):
            self._one(n)

    def _one(self, n: int) -> None:
        rng = self.rng
        start = FALL_BACK + timedelta(minutes=rng.randint(-700, 1500), seconds=rng.randint(0, 59))
        camera = Camera("C", 40 + rng.random() / 100, -111 + rng.random() / 100)
        made = self.stocked.deliver(
            f"{n}.mp4",
            b"clip %d" % (n % 30),  # some bytes came twice
            seconds=4.0,
            camera=camera if rng.random() < 0.9 else Camera(""),
            claim=TimeClaim(
                start if rng.random() < 0.9 else None, rng.choice(ZONES), 1.0, TimeSource.MANIFEST
            ),
        )
        with self.stocked.store.unit() as tx:
            found = look(random.Random(n % 30), made.sha256)
            if n < 30:
                tracks.add(tx, found, BASE)
            tx.enter(draft("detect"))
        self.deliveries.append(made)
        self.known += [(made, each) for each in found.tracks]

    def plain(self, query: Query) -> set[tuple[str, int]]:
        return {
            (made.id, each.number) for made, each in self.known if self._fits(made, each, query)
        }

    def _fits(self, made: Delivery, each: Track, query: Query) -> bool:
        if query.deliveries and made.id not in query.deliveries:
            return False
        if query.area:
            if made.camera.lat is None or made.camera.lon is None:
                return False
            spot = np.array([made.camera.lat]), np.array([made.camera.lon])
            if not within_area(*spot, query.area)[0]:
                return False
        seconds = each.seconds(BASE)
        if query.hours is None and query.start is None:
            return True
        if made.best_start is None:
            return False
        first, last = (made.best_start + timedelta(seconds=float(seconds[at])) for at in (0, -1))
        return any(
            (query.start is None or at >= query.start)
            and _is_within(at, made.claim.zone, query.hours)
            for at in _every(first, last)
        )


def _every(first: datetime, last: datetime) -> list[datetime]:
    steps = 40
    return [first + (last - first) * n / steps for n in range(steps + 1)]


def _is_within(at: datetime, zone: str | None, hours: tuple[int, int] | None) -> bool:
    if hours is None:
        return True
    local = at.astimezone((zone_named(zone) if zone else None) or UTC)
    minute = local.hour * 60 + local.minute + local.second / 60 + local.microsecond / 6e7
    low, high = hours
    return low <= minute <= high if low <= high else minute >= low or minute <= high


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Street:
    return Street(tmp_path_factory.mktemp("street") / "w", 3)


def _queries() -> list[Query]:
    rng = random.Random(8)
    made: list[Query] = []
    for _ in range(200):
        hours = (rng.randrange(1440), rng.randrange(1440)) if rng.random() < 0.6 else None
        area = tuple((40 + rng.random() / 100, -111 + rng.random() / 100) for _ in range(4))
        start = FALL_BACK + timedelta(minutes=rng.randint(-500, 1000))
        made.append(
            Query(
                case=CASE,
                hours=hours,
                area=area if rng.random() < 0.4 else (),
                start=start if rng.random() < 0.3 else None,
                limit=10_000,
            )
        )
    return made


def test_that_hours_and_areas_answer_what_looking_one_by_one_answers(street: Street) -> None:
    answered = 0
    with street.stocked.store.read() as db:
        for query in _queries():
            hits, count, _ = tracks.search(db, query)
            found = {(hit.delivery.id, hit.track.number) for hit in hits}
            assert found == street.plain(query), query
            assert count == len(hits)
            answered += bool(hits)
    assert answered > 50


@pytest.mark.parametrize(
    ("hours", "found"),
    [((22 * 60, 4 * 60), {1, 2}), ((9 * 60, 10 * 60), {1}), ((7 * 60, 9 * 60), {1, 3})],
)
def test_that_hours_cut_through_a_clip_of_days(
    stocked: Stocked, hours: tuple[int, int], found: set[int]
) -> None:
    """Two nights in one clip: what touches both counts once, what lies between them does not."""
    claim = TimeClaim(FALL_BACK + timedelta(days=40, hours=4), "UTC", 1.0, TimeSource.MANIFEST)
    made = stocked.deliver("days.mp4", b"days", seconds=200_000.0, claim=claim)
    begun = look(random.Random(1), made.sha256)
    base = begun.tracks[0]
    spans = {1: (0, 199_000), 2: (15 * 3600, 15 * 3600 + 60), 3: (0, 60)}
    several = tuple(
        replace(
            base,
            number=number,
            pts=np.array(span, np.int64) * 90_000,
            box=base.box[[0, 0]],
            conf=base.conf[[0, 0]],
            seen=base.seen[[0, 0]],
        )
        for number, span in spans.items()
    )
    with stocked.store.unit() as tx:
        tracks.add(tx, replace(begun, tracks=several), BASE)
        tx.enter(draft("detect"))
    with stocked.store.read() as db:
        hits, count, _ = tracks.search(db, Query(case=CASE, hours=hours))
    assert {hit.track.number for hit in hits} == found
    assert count == len(hits) == len(found)


def test_that_only_named_deliveries_are_asked(street: Street) -> None:
    two = tuple(made.id for made in street.deliveries[3:5])
    query = Query(case=CASE, deliveries=(*two, "f" * 20), limit=10_000)
    with street.stocked.store.read() as db:
        hits, _, coverage = tracks.search(db, query)
    assert {(hit.delivery.id, hit.track.number) for hit in hits} == street.plain(query)
    assert coverage.deliveries == 2


def test_that_coverage_is_the_sum_over_the_deliveries(street: Street) -> None:
    """Also of those that the question cuts through, and of bytes that came twice."""
    start = FALL_BACK + timedelta(minutes=200)
    cut = next(
        made.best_start + timedelta(seconds=1.5)
        for made in street.deliveries
        if made.best_start is not None and made.best_start > start
    )
    with street.stocked.store.read() as db:
        _, _, coverage = tracks.search(db, Query(case=CASE, start=cut))
        covered = tracks.coverage_of_case(db, CASE)
    plain: list[Tally] = []
    for made in street.deliveries:
        if made.best_start is None or made.best_start + timedelta(seconds=4) < cut:
            continue
        low = max(0.0, (cut - made.best_start).total_seconds())
        plain.append(tally(covered[made.sha256].spans, 4.0 - low, (low, 4.0)))
    wanted = total(plain)
    assert coverage.deliveries == len(plain)
    assert coverage.tally is not None
    assert coverage.tally.footage_s == pytest.approx(wanted.footage_s)
    assert coverage.tally.looked_s == pytest.approx(wanted.looked_s)
    assert coverage.tally.looks == pytest.approx(wanted.looks)


def test_that_a_look_that_comes_later_answers_at_once(stocked: Stocked) -> None:
    for n in range(3):
        made = stocked.deliver(f"{n}.mp4", b"%d" % n)
        found = look(random.Random(n), made.sha256)
        with stocked.store.unit() as tx:
            tracks.add(tx, found, BASE)
            tx.enter(draft("detect"))
        with stocked.store.read() as db:
            hits, _, _ = tracks.search(db, Query(case=CASE, limit=10_000))
        assert len({hit.delivery.id for hit in hits}) == n + 1


def test_that_a_row_changed_past_every_function_of_ours_is_seen(stocked: Stocked) -> None:
    made = stocked.deliver("a.mp4", b"a")
    with stocked.store.unit() as tx:
        tracks.add(tx, look(random.Random(4), made.sha256), BASE)
        tx.enter(draft("detect"))
    with stocked.store.read() as db:
        before = tracks.search(db, Query(case=CASE))[1]
    with stocked.store.unit() as tx:
        raw(tx.connection).execute("UPDATE track SET stands = 0 WHERE number = 1")
        tx.enter(draft("detect"))
    with stocked.store.read() as db:
        assert tracks.search(db, Query(case=CASE))[1] == before - 1


def test_that_a_question_is_prepared_page_by_page(stocked: Stocked) -> None:
    for n in range(5):
        made = stocked.deliver(f"{n}.mp4", b"%d" % n)
        with stocked.store.unit() as tx:
            tracks.add(tx, look(random.Random(n), made.sha256), BASE)
            tx.enter(draft("detect"))
    query = Query(case=CASE)
    left: list[int] = []
    while not left or left[-1]:
        with stocked.store.read() as db:
            left.append(search.prepare(db, query, 2))
    assert left == [3, 1, 0]
    with stocked.store.read() as db:
        one = tracks.search(db, query)
        again = tracks.search(db, replace(query))
    assert one == again
    assert one[1] > 0
