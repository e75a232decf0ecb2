"""Who asks once is answered from sums, who asks again from columns: the same answer."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from nvr_desk.records.attributes import Attributes, Colour, ColourName, Direction, Part, Traits
from nvr_desk.records.delivery import TimeClaim, TimeSource
from nvr_desk.records.search import Query
from nvr_desk.records.track import ObjectClass
from nvr_desk.store import search, tracks
from nvr_desk.store.column_cache import cache_of
from nvr_desk.store.track_columns import TrackColumns

from tests.fakes.stocked import CASE, START, SteppedClock, Stocked, draft
from tests.fakes.tracked import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    Answer = tuple[Any, int, Any]

DELIVERIES, CLIPS = 36, 28
COLOURS = (None, *list(ColourName)[:3])


def _said(rng: random.Random, cls: ObjectClass) -> Attributes | None:
    if rng.random() < 0.2:
        return None
    names = [rng.choice(COLOURS) for _ in range(2)]
    upper, lower = (None if name is None else Colour(name, 0.8, 0.6) for name in names)
    return Attributes(
        upper=upper,
        lower=lower if cls is ObjectClass.PERSON else None,
        colour_looks=4,
        infrared=False,
        direction=rng.choice(list(Direction)[:5]),
        travelled=1.0,
        height_px=90.0,
        height_share=rng.choice([0.1, 0.25, 0.5]),
        still_s=0.0,
        best_pts=0,
        best_score=0.5,
    )


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Stocked:
    """Some bytes came twice, some clips have no time, some no look."""
    rng = random.Random(4)
    made = Stocked(tmp_path_factory.mktemp("town") / "w", SteppedClock())
    for n in range(DELIVERIES):
        start = START + timedelta(seconds=rng.randint(0, 40))
        claim = TimeClaim(
            start if rng.random() < 0.85 else None, "America/Denver", 1.0, TimeSource.MANIFEST
        )
        arrived = made.deliver(f"{n}.mp4", b"clip %d" % (n % CLIPS), seconds=4.0, claim=claim)
        found = look(random.Random(n), arrived.sha256)
        said = [replace(each, attributes=_said(rng, each.cls)) for each in found.tracks]
        with made.store.unit() as tx:
            if n < CLIPS - 3:
                tracks.add(tx, replace(found, tracks=tuple(said)), Fraction(1, 90000))
            tx.enter(draft("detect"))
    return made


def _queries() -> list[Query]:
    rng = random.Random(12)

    def some(values: Any, most: int, share: float) -> tuple[Any, ...]:  # noqa: ANN401 - any words
        chosen = rng.sample(list(values), rng.randint(1, most))
        return tuple(chosen) if rng.random() < share else ()

    def maybe(make: Callable[[], Any], share: float) -> Any:  # noqa: ANN401 - any value
        return make() if rng.random() < share else None

    made: list[Query] = []
    for _ in range(300):
        start = maybe(lambda: START + timedelta(seconds=rng.uniform(-5, 40)), 0.4)
        end = (start or START) + timedelta(seconds=rng.uniform(0, 9))
        made.append(
            Query(
                case=CASE,
                classes=some(ObjectClass, 3, 0.5),
                min_conf=rng.choice([0.0, 0.0, 0.5]),
                start=start,
                end=end if start is not None and rng.random() < 0.6 else None,
                hours=maybe(lambda: (rng.randrange(1440), rng.randrange(1440)), 0.2),
                limit=rng.choice([0, 1, 4, 1000]),
                traits=Traits(
                    colours=some(COLOURS[1:], 2, 0.4),
                    part=rng.choice(list(Part)),
                    directions=some(list(Direction)[:5], 3, 0.3),
                    min_dwell_s=rng.choice([0.0, 0.0, 1.0]),
                    min_height=rng.choice([0.0, 0.0, 0.25]),
                    unknown=rng.random() < 0.5,
                ),
            )
        )
    return made


def _asked_first(db: Connection, query: Query) -> Answer:
    """As a process that read nothing yet answers."""
    cache = cache_of(db)
    cache.asked, cache.tracks_ = False, TrackColumns()
    assert search.adds_up(db, query)
    return search.search(db, query)


def test_that_sums_and_columns_give_the_same_answer(
    town: Stocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MANY_UNREAD", -1)
    some = 0
    with town.store.read() as db:
        for query in _queries():
            first = _asked_first(db, query)
            assert not search.adds_up(db, query)
            assert search.search(db, query) == first, query
            some += first[1] > 0
    assert some > 100


def test_that_only_looks_with_the_first_hits_are_read_for_one_question(
    town: Stocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MANY_UNREAD", 0)
    with town.store.read() as db:
        hits, total, _ = _asked_first(db, Query(case=CASE, limit=1))
        looks = np.arange(1, CLIPS - 2)
        assert (len(hits), total > 50) == (1, True)
        assert 0 < cache_of(db).unread(db, looks) > CLIPS // 2
        search.search(db, Query(case=CASE, limit=1))
        assert cache_of(db).unread(db, looks) == 0


def test_that_what_sums_do_not_know_is_read(town: Stocked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MANY_UNREAD", -1)
    with town.store.read() as db:
        cache_of(db).asked = False
        assert search.adds_up(db, Query(case=CASE))
        assert not search.adds_up(db, Query(case=CASE, states=(None,)))


def test_that_a_small_case_is_read_at_once(town: Stocked) -> None:
    with town.store.read() as db:
        cache = cache_of(db)
        cache.asked, cache.tracks_ = False, TrackColumns()
        assert not search.adds_up(db, Query(case=CASE))
