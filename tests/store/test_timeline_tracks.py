"""What a timeline tells of appearances is what lists tell, and searches need not read it again."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from nvr_desk.records.attributes import Attributes, Colour, ColourName, Direction
from nvr_desk.records.overview import CLASSES, COLOURS, DIRECTIONS
from nvr_desk.records.search import Query
from nvr_desk.store import search, timeline, tracks
from nvr_desk.store.column_cache import cache_of

from tests.fakes.stocked import CASE, Stocked, draft
from tests.fakes.tracked import look

MANY = 6


@pytest.fixture
def clips(stocked: Stocked) -> list[str]:
    """Hashes of clips, each with some appearances, half of which say nothing of themselves."""
    made: list[str] = []
    for n in range(MANY):
        found = look(random.Random(n), stocked.deliver(f"{n}.mp4", b"clip %d" % n).sha256)
        said = [
            replace(each, attributes=_said(each.number) if each.number % 2 else None)
            for each in found.tracks
        ]
        with stocked.store.unit() as tx:
            tracks.add(tx, replace(found, tracks=tuple(said)), Fraction(1, 90000))
            tx.enter(draft("detect"))
        made.append(found.sha256)
    return made


def _said(n: int) -> Attributes:
    colour = Colour(list(ColourName)[n], 0.5, 0.5)
    lower = None if n % 3 else colour
    way = list(Direction)[n]
    return Attributes(colour, lower, 3, False, way, 1.0, 9.0, n / 16, 0.0, 0, 0.5)


def test_that_a_timeline_tells_of_each_appearance_what_lists_tell(
    stocked: Stocked, clips: list[str]
) -> None:
    with stocked.store.read() as db:
        found = timeline.tracks(db, [*range(1, MANY + 1)])
        for at, sha256 in enumerate(clips, 1):
            mine = found[found[:, 0] == at]
            rows = tracks.rows_of_clip(db, sha256)
            assert mine[:, 1].tolist() == [row.number for row in rows] != []
            for cells, row in zip(mine.tolist(), rows, strict=True):
                said = row.attributes
                assert cells[2:5] == [row.start_s, row.end_s, row.best_conf]
                assert CLASSES[int(cells[6])] is row.cls
                assert np.isnan(cells[5]) if said is None else cells[5] == said.height_share
                parts = (None, None) if said is None else (said.upper, said.lower)
                names = [None if part is None else part.name for part in parts]
                assert [COLOURS[int(code)] for code in cells[7:9]] == names
                assert DIRECTIONS[int(cells[9])] == (None if said is None else said.direction)


def test_that_what_a_timeline_read_is_there_for_a_search(
    stocked: Stocked, clips: list[str]
) -> None:
    with stocked.store.read() as db:
        timeline.tracks(db, [*range(1, MANY)])
        assert cache_of(db).unread(db, np.arange(1, MANY + 1)) == 1
        assert search.prepare(db, Query(case=CASE), 0) == 1
        timeline.tracks(db, [MANY])
        assert search.prepare(db, Query(case=CASE), 0) == 0
    assert len(clips) == MANY


def test_that_looks_without_appearances_tell_of_none(stocked: Stocked) -> None:
    with stocked.store.read() as db:
        assert timeline.tracks(db, []).shape == (0, 10)
        assert timeline.tracks(db, [7, 9]).shape == (0, 10)
