"""Each part of a question says itself as a chip, and what stands in its editor reads back as it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.records.attributes import ColourName, Direction, Part, Traits
from nvr_desk.records.region import box_region
from nvr_desk.records.review_state import ReviewState
from nvr_desk.records.search import Near, Query
from nvr_desk.records.track import ObjectClass
from nvr_desk_ui.presenters.chips import KINDS, chips, edited, missing, without
from nvr_desk_ui.presenters.fields import FormError

ZONE = "America/Denver"
AT = datetime(2026, 11, 1, 4, 0, tzinfo=UTC)
few = st.integers(0, 99).map(lambda n: n / 4)
queries = st.builds(
    Query,
    case=st.just("26-1"),
    classes=st.lists(st.sampled_from(list(ObjectClass)), unique=True).map(tuple),
    start=st.none() | st.integers(0, 20_000).map(lambda s: AT + timedelta(seconds=s)),
    end=st.none() | st.integers(0, 20_000).map(lambda s: AT + timedelta(seconds=s)),
    near=st.none() | st.builds(Near, few.map(lambda n: n * 3), few, few.map(lambda n: n + 1)),
    area=st.sampled_from([(), ((1.0, 2.0), (2.0, 2.0), (2.0, 1.0))]),
    min_conf=st.integers(0, 100).map(lambda n: n / 100),
    traits=st.builds(
        Traits,
        colours=st.lists(st.sampled_from(list(ColourName)), unique=True).map(tuple),
        part=st.sampled_from(list(Part)),
        directions=st.lists(
            st.sampled_from([each for each in Direction if each is not Direction.UNCLEAR]),
            unique=True,
        ).map(tuple),
        min_dwell_s=few,
        min_height=st.integers(0, 8).map(lambda n: n / 8),
        unknown=st.booleans(),
    ),
    hours=st.none() | st.tuples(st.integers(0, 1439), st.integers(0, 1439)),
    states=st.lists(st.none() | st.sampled_from(list(ReviewState)), unique=True).map(tuple),
    deliveries=st.sampled_from([(), ("a", "b")]),
    region=st.sampled_from([None, box_region("C-1", 0.25, 0.5, 0.75, 1.0, (640, 360))]),
)


@given(queries)
def test_that_the_text_of_a_chip_reads_back_as_what_it_says(query: Query) -> None:
    for chip in chips(query, ZONE):
        assert chip.words
        if not chip.kind.drawn:
            assert replace(query, **edited(chip.kind.key, chip.text, query, ZONE)) == query


@given(queries)
def test_that_all_chips_taken_out_leave_a_question_for_anything(query: Query) -> None:
    left = query
    for chip in chips(query, ZONE):
        left = replace(left, **without(chip.kind.key, left))
    assert left == Query(case=query.case)


@given(queries)
def test_that_what_can_be_added_is_what_no_chip_says_yet(query: Query) -> None:
    said = {chip.kind.key for chip in chips(query, ZONE)}
    drawn = {"area", "deliveries", "region"}
    assert {kind.key for kind in missing(query)} == {each.key for each in KINDS} - said - drawn


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("classes", "face"),
        ("hours", "25"),
        ("near", "1, 2, 3, 4"),
        ("near", "91, 0, 5"),
        ("min_conf", "1.5"),
        ("start", "yesterday"),
        ("states", "guilty"),
        ("region", "0, 0, 1, 1"),
        ("min_dwell_s", "nan"),
    ],
)
def test_that_a_text_that_makes_no_sense_is_told(key: str, text: str) -> None:
    with pytest.raises(FormError):
        edited(key, text, Query(case="26-1"), ZONE)
