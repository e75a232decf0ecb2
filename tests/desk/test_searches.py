"""Saved searches belong to one person in one case; motion in a region says what was not watched."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from nvr_desk.errors import (
    AlreadyExistsError,
    NotFoundError,
    PurposeMissingError,
    UsageError,
)
from nvr_desk.records.audit import Phase
from nvr_desk.records.region import box_region
from nvr_desk.records.saved_search import LONGEST_NAME
from nvr_desk.records.search import Query
from nvr_desk.records.track import ObjectClass
from nvr_desk.store.engine import raw

from tests.desk.conftest import CASE, House

VANS = Query(case=CASE, classes=(ObjectClass.TRUCK, ObjectClass.CAR), hours=(22 * 60, 5 * 60))


def _kept(house: House, user: str, query: str) -> None:
    core = house.desk._core
    with core.store.unit() as tx:
        raw(tx.connection).execute(
            "INSERT INTO saved_search (case_number, user, name, query, made_us)"
            " VALUES (?, ?, 'vans', ?, 0)",
            (CASE, user, query),
        )
        tx.enter(core.draft("test", Phase.CLOSED, case=CASE))


def test_that_a_search_is_kept_renamed_and_forgotten(house: House) -> None:
    search = house.desk.search
    search.save(" vans at night ", VANS)
    assert [(each.name, each.query) for each in search.saved(CASE)] == [("vans at night", VANS)]
    search.rename(CASE, "vans at night", "vans")
    assert [each.name for each in search.saved(CASE)] == ["vans"]
    search.forget(CASE, "vans")
    assert search.saved(CASE) == []
    with pytest.raises(NotFoundError):
        search.forget(CASE, "vans")
    search.save("vans", VANS)


def test_that_a_name_is_taken_once_unless_the_person_says_so(house: House) -> None:
    search = house.desk.search
    search.save("vans", VANS)
    search.save("other", VANS)
    with pytest.raises(AlreadyExistsError):
        search.save("vans", Query(case=CASE))
    with pytest.raises(AlreadyExistsError):
        search.rename(CASE, "other", "vans")
    search.save("vans", Query(case=CASE), replace=True)
    assert {each.name: each.query for each in search.saved(CASE)}["vans"] == Query(case=CASE)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * (LONGEST_NAME + 1)])
def test_that_a_name_can_be_read(house: House, name: str) -> None:
    with pytest.raises(UsageError):
        house.desk.search.save(name, VANS)


def test_that_nobody_sees_what_somebody_else_kept(house: House) -> None:
    _kept(house, "somebody", '{"format":"nvr-desk/query","version":1}')
    assert house.desk.search.saved(CASE) == []
    house.desk.search.save("vans", VANS)


def test_that_what_a_newer_program_kept_is_listed_with_its_reason(house: House) -> None:
    _kept(house, house.desk.actor.user, '{"format":"nvr-desk/query","version":1,"dreams":[]}')
    (kept,) = house.desk.search.saved(CASE)
    assert kept.query is None
    assert "'dreams', which is not known" in kept.why


def test_that_motion_in_a_region_is_told_for_each_delivery_of_the_camera(stocked: House) -> None:
    desk = stocked.desk
    with desk._core.store.unit() as tx:
        raw(tx.connection).execute(
            "DELETE FROM motion_grid WHERE clip_id IN"
            " (SELECT clip_id FROM delivery WHERE name = 'yard.mp4')"
        )
        tx.enter(desk._core.draft("test", Phase.CLOSED, case=CASE))
    region = box_region("", 0, 0, 1, 1)  # of a bare folder: nobody named its cameras
    asked = desk.search.region(CASE, region, names=["Ring_FrontDoor_20261119_2214.mp4"])
    assert asked.deliveries == 1
    assert asked.unwatched == ()
    assert asked.watched_s > 0
    assert all(each.start is not None for each in asked.spans)
    found = desk.search.region(CASE, region, names=["yard.mp4"])
    assert (found.deliveries, found.spans, found.watched_s) == (1, (), 0.0)
    assert [each.name for each in found.unwatched] == ["yard.mp4"]
    assert "before motion was kept" in found.sentence
    both = ["yard.mp4", "Ring_FrontDoor_20261119_2214.mp4"]
    assert desk.search.region(CASE, replace(region, size=(9, 9)), names=both).other_size == 2
    late = datetime(2030, 1, 1, tzinfo=UTC)
    later = desk.search.region(CASE, region, start=late, names=both)
    assert (later.undated, later.deliveries) == (1, 0)
    with pytest.raises(UsageError, match="belongs to a camera"):
        desk.search.region(CASE, region)


def test_that_motion_in_a_region_needs_a_purpose(stocked: House) -> None:
    stocked.desk._core.purposes.clear()
    with pytest.raises(PurposeMissingError):
        stocked.desk.search.region(CASE, box_region("cam", 0, 0, 1, 1))
