"""A saved question comes back as it was asked; anything else is refused with words."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.records.attributes import ColourName, Direction, Part, Traits
from nvr_desk.records.query_json import MOST_CHARS, QueryTextError, from_json, to_json
from nvr_desk.records.region import Region
from nvr_desk.records.review_state import ReviewState
from nvr_desk.records.search import Near, Query
from nvr_desk.records.track import ObjectClass

if TYPE_CHECKING:
    from enum import Enum

CASE = "26-1"
BEGIN = datetime(1999, 1, 1, tzinfo=UTC)
number = st.floats(-1e6, 1e6)
pair = st.tuples(number, number)
instants = st.none() | st.datetimes(
    BEGIN.replace(tzinfo=None),
    (BEGIN + timedelta(days=9999)).replace(tzinfo=None),
    timezones=st.just(UTC),
)


def some(kind: type[Enum], most: int = 5) -> st.SearchStrategy[tuple[Enum, ...]]:
    return st.lists(st.sampled_from(list(kind)), max_size=most).map(tuple)


queries = st.builds(
    Query,
    case=st.just(CASE),
    classes=some(ObjectClass),
    start=instants,
    end=instants,
    near=st.none() | st.builds(Near, number, number, number),
    area=st.lists(pair, max_size=6).map(tuple),
    min_conf=st.floats(0, 1),
    traits=st.builds(
        Traits,
        colours=some(ColourName),
        part=st.sampled_from(list(Part)),
        directions=some(Direction),
        min_dwell_s=st.floats(0, 1e5),
        min_height=st.floats(0, 1),
        unknown=st.booleans(),
    ),
    limit=st.integers(0, 10_000),
    deliveries=st.lists(st.text(max_size=20), max_size=4).map(tuple),
    hours=st.none() | st.tuples(st.integers(0, 1440), st.integers(0, 1440)),
    states=st.lists(st.none() | st.sampled_from(list(ReviewState)), max_size=4).map(tuple),
    region=st.none()
    | st.builds(
        Region,
        camera=st.text(max_size=20),
        corners=st.lists(pair, min_size=3, max_size=8).map(tuple),
        size=st.none() | st.tuples(st.integers(1, 10_000), st.integers(1, 10_000)),
    ),
)


@given(queries)
def test_that_a_question_comes_back_as_it_was_asked(query: Query) -> None:
    assert from_json(to_json(query), CASE) == query


@given(queries)
def test_that_no_field_of_a_question_is_lost(query: Query) -> None:
    """A field that is added to questions and forgotten here would be lost without a word."""
    told = json.loads(to_json(query))
    plain = Query(case=CASE)
    asked = {f.name for f in fields(Query) if getattr(query, f.name) != getattr(plain, f.name)}
    assert set(told) == asked | {"format", "version"}


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=8), st.lists))
def test_that_any_other_json_is_refused_with_words(value: object) -> None:
    for text in (json.dumps(value), json.dumps({"format": value})):
        with pytest.raises(QueryTextError):
            from_json(text, CASE)


KNOWN = '"format":"nvr-desk/query","version":1'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{" + KNOWN + ',"faces":[]}', "'faces', which is not known"),
        ('{"format":"nvr-desk/query","version":2}', "version 2"),
        ('{"format":"nvr-desk/query","version":true}', "version True"),
        ("{" + KNOWN + ',"min_conf":NaN}', "no JSON"),
        ("{" + KNOWN + ',"min_conf":1e999}', "no number"),
        ("{" + KNOWN + ',"min_conf":true}', "no number"),
        ("{" + KNOWN + f',"min_conf":{"9" * 400}}}', "no number"),
        ("{" + KNOWN + ',"classes":["face"]}', "'face' is no class"),
        ("{" + KNOWN + ',"start":"2026-11-19T22:00:00"}', "offset"),
        ("{" + KNOWN + ',"start":"0001-01-01T00:00:00+14:00"}', "no time"),
        ("{" + KNOWN + ',"traits":{"gender":1}}', "'gender', which is not known"),
        ("{" + KNOWN + ',"hours":[1]}', "two minutes"),
        ("{" + KNOWN + ',"area":[[1,2,3]]}', "no pair"),
        ("{" + KNOWN + ',"region":{"camera":"A","corners":[[0,0]],"face":1}}', "not known"),
        ("[" * 100_000, "no JSON"),
        ('"' + "x" * MOST_CHARS + '"', "at most"),
    ],
)
def test_that_what_is_not_understood_is_refused(text: str, words: str) -> None:
    with pytest.raises(QueryTextError, match=words):
        from_json(text, CASE)


def test_that_times_of_another_offset_come_back_as_the_same_instant() -> None:
    there = timezone(timedelta(hours=-7))
    query = Query(case=CASE, start=datetime(2026, 11, 19, 22, tzinfo=there))
    found = from_json(to_json(query), CASE)
    assert found == query
    assert found.start is not None
    assert found.start.utcoffset() == timedelta(0)
