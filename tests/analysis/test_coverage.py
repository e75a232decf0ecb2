"""What coverage counts, and that each shade of it is said."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from nvr_desk.analysis import coverage
from nvr_desk.cli.clip import found
from nvr_desk.errors import NotFoundError
from nvr_desk.records.coverage import Tally, length_words, look_words, tally
from nvr_desk.records.media import MediaState
from nvr_desk.records.track import ObjectClass
from nvr_desk.store import deliveries, tracks
from nvr_desk.store.track_rows import tallies_of

from tests.fakes.looks import look
from tests.fakes.spans import MIXED, mixed
from tests.fakes.stocked import CASE, SteppedClock, Stocked, draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nvr_desk.records.delivery import Delivery

TIME_BASE = Fraction(1, 90_000)


@pytest.fixture
def stocked(tmp_path: Path) -> Iterator[Stocked]:
    made = Stocked(tmp_path / "w", SteppedClock())
    yield made
    made.store.close()


def _looked(stocked: Stocked, one: Delivery, profile: str = "fast") -> None:
    made = replace(
        look(one.sha256, settings=json.dumps({"profile": profile})),
        coverage=mixed((ObjectClass.PERSON,)),
    )
    with stocked.store.unit() as tx:
        tx.enter(draft("detect"))
        tracks.add(tx, made, TIME_BASE)


def test_that_each_second_counts_as_what_happened_to_it() -> None:
    seen = tally(MIXED, 60.0)
    assert (seen.dense_s, seen.thin_s, seen.still_s) == (10.0, 10.0, 20.0)
    assert (seen.decoded_s, seen.failed_s) == (5.0, 5.0)
    assert (seen.looked_s, seen.unseen_s) == (40.0, 20.0)
    assert seen.share == pytest.approx(2 / 3)
    assert seen.looks == pytest.approx(63.0)


def test_that_a_window_cuts_the_spans() -> None:
    seen = tally(MIXED, 10.0, (5.0, 15.0))
    assert (seen.dense_s, seen.thin_s, seen.still_s, seen.failed_s) == (5.0, 5.0, 0.0, 0.0)
    assert seen.unseen_s == 0.0


def test_that_the_index_adds_up_to_the_same(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one", seconds=60.0)
    _looked(stocked, one)
    with stocked.store.read() as db:
        (summed,) = tallies_of(db, [1]).values()
    assert replace(summed, footage_s=60.0) == tally(MIXED, 60.0)


def test_that_tallies_add_up() -> None:
    assert tally(MIXED, 60.0) + tally(MIXED, 60.0) == Tally(
        120.0, 20.0, 20.0, 40.0, 10.0, 10.0, 126.0
    )


@pytest.mark.parametrize(
    ("looked", "footage", "words"),
    [
        (98.0, 100.0, "looked 98 %, 2.1/s"),
        (99.7, 100.0, "looked 99 %, 2.1/s"),
        (100.0, 100.0, "looked 100 %, 2.1/s"),
        (0.0, 100.0, "looked 0 %"),
        (0.0, 0.0, "looked 0 %"),
    ],
)
def test_that_a_whole_hundred_is_said_of_nothing_less(
    looked: float, footage: float, words: str
) -> None:
    assert look_words(looked, 2.1, footage) == words


def test_that_the_case_says_what_was_still_thin_failed_and_not_looked_at(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one", seconds=60.0)
    _looked(stocked, one)
    with stocked.store.read() as db:
        found = coverage.of_case(db, CASE)
    for words in (
        "(67 %) in 1 clip, on average 1.6 times a second",
        "10 s not looked at",
        "5.0 s without a picture that decodes",
        "5.0 s decoded but not looked at",
        "10 s looked at less than once in 2 s",
        "20 s looked at thinly because nothing moved",
        "not looked for in every clip: bicycle, car",
        "yolo-test: limits unknown",
    ):
        assert words in found.sentence, words
    assert "first idea" not in found.sentence
    assert found.profiles == {"fast": 1}


def test_that_a_first_pass_is_called_no_search(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one", seconds=60.0)
    _looked(stocked, one, "triage")
    with stocked.store.read() as db:
        found = coverage.of_case(db, CASE)
        clip = coverage.of_clip(db, CASE, one.sha256)
    said = "on key pictures only (profile triage): a first idea, not a search"
    assert f"1 clip looked at {said}" in found.sentence
    assert found.first_pass == 1
    assert said in clip.sentence
    assert "%" not in found.sentence + clip.sentence, "a few pictures are no share of footage"
    assert "no more than a first pass over 1.0 minutes in 1 clip" in found.sentence
    assert clip.tally.words == "first pass, 1.6/s"


def test_that_a_first_pass_has_no_part_in_the_share_of_a_case(stocked: Stocked) -> None:
    _looked(stocked, stocked.deliver("a.mp4", b"one", seconds=60.0))
    _looked(stocked, stocked.deliver("b.mp4", b"two", seconds=60.0), "triage")
    with stocked.store.read() as db:
        found = coverage.of_case(db, CASE)
    said = "looked at 0.7 of 2.0 minutes (33 %) and at key pictures only of 0.7 in 2 clips"
    assert said in found.sentence


def test_that_a_clip_tells_its_spans_model_and_profile(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one", seconds=60.0)
    _looked(stocked, one)
    with stocked.store.read() as db:
        found = coverage.of_clip(db, CASE, one.sha256)
    assert found.spans == MIXED
    assert found.model is not None
    assert (found.model.name, found.profile) == ("yolo-test", "fast")
    assert found.looked_for == (ObjectClass.PERSON,)
    assert ObjectClass.CAR in found.not_looked_for


def test_that_a_clip_nobody_looked_at_says_so(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one", seconds=60.0, state=MediaState.OK)
    with stocked.store.read() as db:
        found = coverage.of_clip(db, CASE, one.sha256)
    assert found.sentence == "No detector looked at a.mp4 (60 s)."
    assert (found.model, found.spans, found.limits) == (None, (), "")


def test_that_a_list_tells_nothing_of_what_is_in_hidden_footage(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one", seconds=60.0)
    _looked(stocked, one)
    with stocked.store.read() as db:
        (before,) = deliveries.rows(db, CASE)
    stocked.withdraw(one.id)
    with stocked.store.read() as db:
        (after,) = deliveries.rows(db, CASE)
    assert (before.told, before.model, before.looked_s) == (True, "yolo-test", 40.0)
    assert (after.told, after.model, after.looked_s) == (False, None, None)
    assert (after.counts, after.promise, after.looks_per_s) == ({}, None, None)
    assert found(after) == "hidden"


def test_that_hidden_footage_tells_no_coverage(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one", seconds=60.0)
    _looked(stocked, one)
    stocked.withdraw(one.id)
    with stocked.store.read() as db, pytest.raises(NotFoundError):
        coverage.of_clip(db, CASE, one.sha256)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(4.0, "4.0 s"), (48.2, "48 s"), (204.0, "3.4 minutes"), (7560.0, "2.1 hours")],
)
def test_that_lengths_read_well(seconds: float, words: str) -> None:
    assert length_words(seconds) == words
