"""Questions to the index: what fits is found, what was not looked at is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.errors import UsageError
from nvr_desk.records.delivery import Camera, ConsentState, TimeClaim
from nvr_desk.records.search import Near, Query
from nvr_desk.records.track import ObjectClass
from nvr_desk.review.search import ask
from nvr_desk.store import deliveries, tracks

from tests.fakes.looks import STAMP, look, track
from tests.fakes.stocked import CASE, START, SteppedClock, Stocked, draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.search import Answer
    from nvr_desk.records.track import Track


@pytest.fixture
def stocked(tmp_path: Path) -> Iterator[Stocked]:
    made = Stocked(tmp_path / "w", SteppedClock())
    yield made
    made.store.close()


def seen(stocked: Stocked, delivery: Delivery, found: Sequence[Track], **more: Any) -> None:  # noqa: ANN401 - fields of a look
    with stocked.store.unit() as tx:
        tracks.add(tx, look(delivery.sha256, found, **more), Fraction(1, 90000))
        tx.enter(draft("detect"))


def answer(stocked: Stocked, **query: Any) -> Answer:  # noqa: ANN401 - fields of a query
    with stocked.store.read() as db:
        return ask(db, Query(case=CASE, **query), stocked.clock)


def test_that_appearances_are_found_by_class_with_their_instants(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one")
    seen(stocked, one, [track(1, first=90000), track(2, ObjectClass.CAR)])
    found = answer(stocked, classes=(ObjectClass.PERSON,))
    (hit,) = found.hits
    assert (hit.delivery.id, hit.track.number, found.total) == (one.id, 1, 1)
    assert hit.start == START + timedelta(seconds=1)
    assert hit.end == START + timedelta(seconds=1.4)
    assert not hit.corrected
    assert answer(stocked).total == 2


def test_that_a_time_window_cuts_through_a_clip(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one", seconds=10.0)
    seen(stocked, one, [track(1), track(2, first=450000)], seconds=10.0)
    late = answer(stocked, start=START + timedelta(seconds=4), end=START + timedelta(seconds=8))
    assert [hit.track.number for hit in late.hits] == [2]
    assert late.coverage.footage_s == pytest.approx(4.0)
    assert late.coverage.looked_s == pytest.approx(4.0)
    assert answer(stocked, start=START + timedelta(hours=1)).total == 0


def test_that_a_correction_moves_the_answer_and_says_so(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one")
    seen(stocked, one, [track(1)])
    with stocked.store.unit() as tx:
        deliveries.set_offset(tx, one.id, 3600.0, reason="overlay", author="ana")
        tx.enter(draft("clip.offset"))
    assert answer(stocked, end=START + timedelta(minutes=30)).total == 0
    (hit,) = answer(stocked, start=START + timedelta(minutes=30)).hits
    assert hit.corrected
    assert hit.start == START + timedelta(hours=1)


def test_that_a_place_is_a_circle_and_the_unplaced_are_counted(stocked: Stocked) -> None:
    near = stocked.deliver("a.mp4", b"one", camera=Camera("C-1", 40.7600, -111.8900))
    far = stocked.deliver("b.mp4", b"two", camera=Camera("C-2", 40.8000, -111.8900))
    lost = stocked.deliver("c.mp4", b"three", camera=Camera("C-3"))
    for delivery in (near, far, lost):
        seen(stocked, delivery, [track(1)])
    found = answer(stocked, near=Near(40.7605, -111.8900, 100.0))
    assert [hit.delivery.id for hit in found.hits] == [near.id]
    assert (found.coverage.deliveries, found.coverage.unplaced) == (1, 1)
    assert answer(stocked, near=Near(40.7605, -111.8900, 10_000.0)).total == 2


def test_that_hidden_footage_answers_nothing_and_is_counted(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one")
    seen(stocked, one, [track(1)])
    stocked.withdraw(one.id)
    stocked.deliver("b.mp4", b"one", consent=ConsentState.NONE)
    found = answer(stocked)
    assert (found.total, found.hits, found.coverage.hidden) == (0, (), 2)


def test_that_both_deliveries_of_the_same_bytes_answer(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one")
    twin = stocked.deliver("b.mp4", b"one", claim=TimeClaim(START + timedelta(days=1)))
    seen(stocked, one, [track(1)])
    assert [hit.delivery.id for hit in answer(stocked).hits] == [one.id, twin.id]


def test_that_an_answer_from_a_first_pass_is_called_no_search(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one", seconds=60.0)
    seen(stocked, one, [track(1)], seconds=60.0, settings='{"profile": "triage"}')
    told = answer(stocked).coverage
    assert told.first_pass == 1
    assert "1 looked at on key pictures only (profile triage): a first idea" in told.sentence
    assert "no more than a first pass over 1.0 minutes" in told.sentence
    assert "%" not in told.sentence
    assert told.brief == ("First pass, 5.0/s: a first idea, not a search; 60 s, 1 delivery.")
    assert not told.whole


def test_that_the_answer_says_what_could_not_be_known(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one", seconds=60.0)
    stocked.deliver("b.mp4", b"two", seconds=60.0)
    stocked.deliver("c.mp4", b"three", claim=TimeClaim(None))
    basic = replace(STAMP, unverified=True)
    persons = (ObjectClass.PERSON,)
    seen(stocked, one, [track(1)], seconds=60.0, classes=persons, stamp=basic)
    found = answer(stocked, classes=(ObjectClass.CAR,), start=START)
    assert (found.total, found.coverage.not_looked, found.coverage.undated) == (0, 1, 1)
    assert found.coverage.sentence == (
        "The detector looked at 1.0 of 2.0 minutes (50 %) in 2 deliveries, on average 5.0 times a"
        " second; 60 s not looked at; 1 not looked at by any detector; 1 without a time; not looked"
        " for in every clip: car; model unverified; not wholly looked at: b.mp4 (60 s);"
        " yolo-test: limits unknown."
    )
    assert found.coverage.brief == (
        "Looked at 50 % of 2.0 minutes, 2 deliveries, 5.0/s; 60 s not looked at; 1 not looked at by"
        " any detector; 1 without a time; not looked for in every clip: car; model unverified."
    )


def test_that_undated_footage_answers_when_no_time_is_asked_for(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one", claim=TimeClaim(None))
    seen(stocked, one, [track(1)])
    (hit,) = answer(stocked).hits
    assert (hit.start, hit.end) == (None, None)


def test_that_a_limit_keeps_the_earliest_and_the_total(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one", seconds=100.0)
    seen(stocked, one, [track(n, first=n * 90000) for n in range(1, 31)], seconds=100.0)
    found = answer(stocked, limit=3)
    assert ([hit.track.number for hit in found.hits], found.total) == ([1, 2, 3], 30)


def test_that_a_question_is_answered_from_the_newest_look(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one")
    seen(stocked, one, [track(1), track(2)])
    seen(stocked, one, [track(1)], stamp=replace(STAMP, sha256="cd" * 32))
    assert answer(stocked).total == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": START, "end": START - timedelta(seconds=1)},
        {"start": START.replace(tzinfo=None)},
        {"min_conf": 1.5},
        {"min_conf": float("nan")},
        {"limit": -1},
        {"near": Near(91.0, 0.0, 10.0)},
        {"near": Near(0.0, 0.0, 0.0)},
        {"near": Near(0.0, 0.0, float("inf"))},
        {"near": Near(0.0, float("nan"), 5.0)},
    ],
)
def test_that_a_question_without_sense_is_refused(stocked: Stocked, wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        answer(stocked, **wrong)
