"""Reading a case again: only what says something else is read, told and named a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.conftest import CASE

if TYPE_CHECKING:
    from tests.desk.conftest import House

NAME = "yard.mp4"


def named(house: House) -> list[str]:
    """Deliveries that the newest closing entry names."""
    objects = house.bodies()[-1]["objects"]
    return [each["id"] for each in objects if each["kind"] == "delivery"]


def test_that_a_listing_names_all_once_and_then_what_changed(stocked: House) -> None:
    desk = stocked.desk
    first = desk.clips.changes(CASE)
    every = [row.delivery.id for row in first.rows]
    assert first.whole
    assert named(stocked) == every == list(first.order)
    assert desk.clips.changes(CASE, since=first.mark).rows == ()
    assert named(stocked) == []
    chosen = desk.clips.show(CASE, NAME).delivery.id
    again = desk.clips.changes(CASE)
    desk.consents.hold(CASE, NAME, "whose camera?")
    then = desk.clips.changes(CASE, since=again.mark)
    assert not then.whole
    assert named(stocked) == [row.delivery.id for row in then.rows] == [chosen]
    assert then.rows[0] == desk.clips.listing(CASE)[every.index(chosen)]


def test_that_a_reading_since_an_entry_that_is_not_the_last_names_all_again(
    stocked: House,
) -> None:
    desk = stocked.desk
    first = desk.clips.changes(CASE)
    desk.clips.changes(CASE, since=first.mark)
    late = desk.clips.changes(CASE, since=first.mark)
    assert late.whole
    assert len(named(stocked)) == len(first.rows)


def test_that_the_first_deliveries_come_alone_and_the_others_next(stocked: House) -> None:
    desk = stocked.desk
    first = desk.clips.changes(CASE, limit=1)
    assert (len(first.rows), first.more, first.whole) == (1, True, True)
    assert first.order == (first.rows[0].delivery.id,)
    assert stocked.bodies()[-1]["detail"]["deliveries"] > len(first.order)
    rest = desk.clips.changes(CASE, since=first.mark)
    assert not rest.more
    assert not rest.whole
    assert [*first.rows, *rest.rows] == desk.clips.listing(CASE)
    assert list(rest.order) == [row.delivery.id for row in (*first.rows, *rest.rows)]


def test_that_a_timeline_names_again_only_what_changed(stocked: House) -> None:
    desk = stocked.desk
    first = desk.overview.timeline(CASE)
    assert len(named(stocked)) == len(first.clips)
    second = desk.overview.timeline(CASE, since=first.mark)
    assert named(stocked) == []
    assert second.tracks is first.tracks
    desk.consents.withdraw(CASE, NAME, "called back")
    chosen = desk.clips.show(CASE, NAME).delivery.id
    desk.overview.timeline(CASE, since=second.mark)
    assert named(stocked) == [chosen]


def test_that_the_stamp_of_a_case_changes_with_its_rows_alone(stocked: House) -> None:
    before = stocked.desk.clips.stamp()
    stocked.desk.clips.listing(CASE)
    assert stocked.desk.clips.stamp() == before
    stocked.desk.consents.hold(CASE, NAME, "whose camera?")
    assert stocked.desk.clips.stamp() != before
