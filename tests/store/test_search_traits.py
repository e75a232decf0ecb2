"""Questions about looks against the plainest answer, and what they leave out."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from nvr_desk.records.attributes import Attributes, Colour, ColourName, Direction, Part, Traits
from nvr_desk.records.search import Query
from nvr_desk.records.track import ObjectClass, Track
from nvr_desk.store import tracks
from nvr_desk.store.engine import raw

from tests.fakes.looks import look, track
from tests.fakes.stocked import CASE, START, Stocked, draft

if TYPE_CHECKING:
    from collections.abc import Callable

BASE = Fraction(1, 90000)
RED, BLUE = ColourName.RED, ColourName.BLUE
WAYS = [Direction.LEFT, Direction.RIGHT, Direction.STILL, Direction.UNCLEAR]


def said(rng: random.Random, cls: ObjectClass) -> Attributes | None:
    if rng.random() < 0.2:
        return None
    upper, lower = (
        Colour(rng.choice([RED, BLUE]), 0.8, 0.6) if rng.random() < 0.6 else None for _ in range(2)
    )
    return Attributes(
        upper=upper,
        lower=lower if cls is ObjectClass.PERSON else None,
        colour_looks=4,
        infrared=False,
        direction=rng.choice(WAYS),
        travelled=1.0,
        height_px=90.0,
        height_share=rng.choice([0.1, 0.25, 0.5]),
        still_s=0.0,
        best_pts=0,
        best_score=0.5,
    )


@pytest.fixture
def known(stocked: Stocked) -> list[Track]:
    """Sixty tracks in six clips, a minute after each other."""
    rng = random.Random(7)
    out: list[Track] = []
    for n in range(6):
        claim = replace(
            stocked.deliver(f"probe{n}.mp4", b"p%d" % n).claim, start=START + timedelta(minutes=n)
        )
        made = stocked.deliver(f"{n}.mp4", b"clip %d" % n, claim=claim)
        found = [
            replace(
                track(number, cls, first=rng.randint(0, 9) * 9000, rows=rng.randint(2, 30)),
                attributes=said(rng, cls),
            )
            for number in range(1, 11)
            for cls in [rng.choice([ObjectClass.PERSON, ObjectClass.CAR])]
        ]
        with stocked.store.unit() as tx:
            tracks.add(tx, look(made.sha256, found), BASE)
            tx.enter(draft("detect"))
        out += found
    return out


def colour_fits(each: Track, traits: Traits) -> bool | None:
    """None where the track says too little to tell."""
    if not traits.colours:
        return True
    at = each.attributes
    upper, lower = (None, None) if at is None else (at.upper, at.lower)
    person = each.cls is ObjectClass.PERSON
    asked = {
        Part.UPPER: [upper],
        Part.LOWER: [lower] if person else [],
        Part.ANY: [upper, lower] if person else [upper],
    }[traits.part]
    if any(colour is not None and colour.name in traits.colours for colour in asked):
        return True
    return None if any(colour is None for colour in asked) else False


def way_fits(at: Attributes | None, traits: Traits) -> bool | None:
    """In sight too short for a way is no way, unless that is what is asked for."""
    if at is None:
        return None
    if at.direction in traits.directions:
        return True
    return None if at.direction is Direction.UNCLEAR else False


def fits(each: Track, traits: Traits) -> bool | None:
    at = each.attributes
    seconds = each.seconds(BASE)
    told: list[bool | None] = [
        colour_fits(each, traits),
        seconds[-1] - seconds[0] >= traits.min_dwell_s - 5e-4,
    ]
    if traits.directions:
        told.append(way_fits(at, traits))
    if traits.min_height:
        told.append(None if at is None else at.height_share >= traits.min_height)
    if False in told:
        return False
    return None if None in told else True


QUESTIONS = [
    Traits(
        colours=colours, part=part, directions=ways, min_dwell_s=dwell, min_height=high,
        unknown=unknown,
    )
    for colours, part, ways, dwell, high, unknown in itertools.product(
        [(), (RED,), (RED, BLUE)],
        Part,
        [(), (Direction.LEFT, Direction.STILL), (Direction.LEFT, Direction.UNCLEAR)],
        [0.0, 1.0],
        [0.0, 0.25],
        [False, True],
    )
]  # fmt: skip


def test_that_every_question_is_answered_as_one_by_one(
    stocked: Stocked, known: list[Track]
) -> None:
    with stocked.store.read() as db:
        for traits in QUESTIONS:
            hits, total, coverage = tracks.search(db, Query(case=CASE, traits=traits))
            plain = [fits(each, traits) for each in known]
            wanted = sum(1 for one in plain if one or (one is None and traits.unknown))
            assert (total, len(hits)) == (wanted, wanted), traits
            assert coverage.unsaid == (plain.count(None) if traits.asked else 0), traits


@pytest.mark.parametrize("cut_s", [1.5, 61.0])
def test_that_a_time_window_and_a_colour_go_together(
    stocked: Stocked, known: list[Track], cut_s: float
) -> None:
    traits = Traits(colours=(RED,))
    window = Query(case=CASE, traits=traits, end=START + timedelta(seconds=cut_s))
    with stocked.store.read() as db:
        hits, total, _ = tracks.search(db, window)
        every, _, _ = tracks.search(db, Query(case=CASE, traits=traits))
    inside = [hit for hit in every if hit.start and hit.start <= window.end]  # type: ignore[operator]
    assert total == len(hits) == len(inside) > 0
    assert all(hit in every for hit in hits)


@pytest.mark.parametrize(
    ("unknown", "words"), [(False, "left out"), (True, "included")], ids=["strict", "loose"]
)
def test_that_the_sentence_says_whom_a_colour_leaves_out(
    stocked: Stocked, known: list[Track], *, unknown: bool, words: str
) -> None:
    with stocked.store.read() as db:
        _, _, said_of = tracks.search(
            db, Query(case=CASE, traits=Traits(colours=(RED,), unknown=unknown))
        )
        _, _, plain = tracks.search(db, Query(case=CASE))
    assert f"{said_of.unsaid} appearances that say nothing of colour {words}" in said_of.sentence
    assert "infrared" in said_of.sentence
    assert not said_of.whole
    assert "say nothing" not in plain.sentence


def test_that_a_colour_is_counted_from_the_index_alone(
    stocked: Stocked, known: list[Track]
) -> None:
    plan: Callable[[str], str] = lambda sql: str(  # noqa: E731
        raw(db).execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    )
    with stocked.store.read() as db:
        told = plan(
            "SELECT count(*) FROM track t WHERE t.analysis_id = 1 AND t.cls = 'person'"
            " AND t.stands = 1 AND t.best_conf >= 0 AND (t.upper IN ('red') OR t.lower IN ('red'))"
            " AND t.direction = 'left' AND t.height_share >= 0.1 AND t.end_s - t.start_s >= 2"
        )
    assert "USING COVERING INDEX ix_track_when" in told
