"""Split, merge and undo as acts: who may, what stands afterwards, and what the log keeps."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from nvr_desk.desk import open_desk
from nvr_desk.errors import (
    NotFoundError,
    NotPermittedError,
    NotVisibleError,
    PurposeMissingError,
    UsageError,
)
from nvr_desk.records.attributes import Attributes, Colour, ColourName, Direction
from nvr_desk.records.track import ObjectClass, Track
from nvr_desk.store import tracks

from tests.desk.conftest import CASE, House
from tests.fakes.looks import look
from tests.fakes.stocked import draft

BASE = Fraction(1, 1000)
YARD = "yard.mp4"


def walk(number: int, first_s: float, x: float, cls: ObjectClass = ObjectClass.PERSON) -> Track:
    """Two seconds of somebody who walks right, looked at five times a second."""
    t = first_s + np.arange(11) * 0.2
    left = x + 20 * (t - first_s)
    box = np.stack([left, np.full(11, 40.0), left + 20, np.full(11, 100.0)], 1).astype(np.float32)
    seen = np.arange(11) % 2 == 0
    said = Attributes(
        Colour(ColourName.RED, 0.9, 0.7), None, 6, infrared=False, direction=Direction.RIGHT,
        travelled=1.0, height_px=60.0, height_share=0.3, still_s=0.0,
        best_pts=round(first_s * 1000), best_score=0.5,
    )  # fmt: skip
    pts = np.round(t * 1000).astype(np.int64)
    return Track(number, cls, pts, box, np.full(11, 0.8, np.float32), seen, attributes=said)


@pytest.fixture
def yard(stocked: House) -> House:
    """The yard's clip answers with two persons, one after the other, and a car at once."""
    store = stocked.desk._core.store
    row = next(r for r in stocked.desk.clips.listing(CASE) if r.delivery.name == YARD)
    base = row.clip.facts.time_base if row.clip.facts else BASE
    scale = float(BASE / base)
    found = [walk(1, 0.0, 10), walk(2, 3.0, 60), walk(3, 0.0, 200, ObjectClass.CAR)]
    found = [
        replace(
            each,
            pts=np.round(each.pts * scale).astype(np.int64),
            attributes=None
            if each.attributes is None
            else replace(each.attributes, best_pts=round(each.attributes.best_pts * scale)),
        )
        for each in found
    ]
    with store.unit() as tx:
        assert tracks.add(tx, look(row.clip.sha256, found), base)
        tx.enter(draft("detect"))
    return stocked


def standing(house: House) -> dict[int, str]:
    """Number → class of what is listed."""
    return {row.number: row.cls.value for row in house.desk.tracks.listing(CASE, YARD)}


def test_that_a_split_and_its_undo_go_round_and_stand_in_the_log(yard: House) -> None:
    before = standing(yard)
    edit = yard.desk.tracks.split(CASE, YARD, 1, 1.0, " a second person steps in ")
    assert (edit.replaced, edit.made, edit.reason) == ((1,), (4, 5), "a second person steps in")
    assert standing(yard) == {2: "person", 3: "car", 4: "person", 5: "person"}
    parts = {row.number: row for row in yard.desk.tracks.listing(CASE, YARD)}
    assert parts[4].end_s < 1.0 <= parts[5].start_s
    assert parts[4].by_hand
    attributes = parts[4].attributes
    assert attributes is not None
    assert attributes.upper is None  # counted over both: unknown now
    lines = [json.loads(text) for text in yard.desk.tracks.export(CASE, YARD).splitlines()]
    assert {line["track"]: line.get("by_hand", False) for line in lines} == {
        2: False,
        3: False,
        4: True,
        5: True,
    }
    at = yard.last()
    yard.desk.tracks.undo(CASE, YARD, edit.id, "was one person after all")
    assert standing(yard) == before
    opened, closed = yard.bodies(at)[:2]
    assert (opened["verb"], opened["detail"]["reason"]) == (
        "tracks.undo",
        "was one person after all",
    )
    assert {each["kind"] for each in closed["objects"]} == {"clip", "delivery"}
    (told,) = yard.desk.tracks.edits(CASE, YARD)
    assert (told.holds, told.undone_reason) == (False, "was one person after all")


def test_that_a_merge_keeps_the_agreed_colour_and_interpolates_nothing(yard: House) -> None:
    edit = yard.desk.tracks.merge(CASE, YARD, [1, 2], "same coat, same bag")
    (made,) = (row for row in yard.desk.tracks.listing(CASE, YARD) if row.number in edit.made)
    assert (made.rows, made.seen) == (22, 12)
    assert made.attributes is not None
    assert made.attributes.upper == Colour(ColourName.RED, 0.9, 0.7)
    assert (made.start_s, made.end_s) == pytest.approx((0.0, 5.0), abs=0.02)


@pytest.mark.parametrize(
    ("numbers", "why"),
    [([1], "two different"), ([1, 1], "two different"), ([1, 3], "person and a vehicle")],
)
def test_that_what_cannot_be_one_is_refused_and_nothing_changes(
    yard: House, numbers: list[int], why: str
) -> None:
    before = standing(yard)
    with pytest.raises(UsageError, match=why):
        yard.desk.tracks.merge(CASE, YARD, numbers, "looks alike")
    assert standing(yard) == before


def test_that_two_things_seen_at_once_are_not_merged(yard: House) -> None:
    edit = yard.desk.tracks.split(CASE, YARD, 1, 1.0, "two")
    yard.desk.tracks.merge(CASE, YARD, list(edit.made), "no, one")
    store = yard.desk._core.store
    row = next(r for r in yard.desk.clips.listing(CASE) if r.delivery.name == YARD)
    base = row.clip.facts.time_base if row.clip.facts else BASE
    pts = np.round(walk(1, 0.0, 10).pts * float(BASE / base)).astype(np.int64)
    pair = [replace(walk(n, 0.0, x), pts=pts, attributes=None) for n, x in ((1, 10), (2, 150))]
    again = replace(look(row.clip.sha256, pair), settings_sha256="2" * 64)
    for change in reversed(yard.desk.tracks.edits(CASE, YARD)):
        yard.desk.tracks.undo(CASE, YARD, change.id, "begin anew")
    with store.unit() as tx:
        tracks.add(tx, again, base)
        tx.enter(draft("detect"))
    with pytest.raises(UsageError, match="two things"):
        yard.desk.tracks.merge(CASE, YARD, [1, 2], "alike")


def test_that_a_split_needs_a_look_on_both_sides_and_a_reason(yard: House) -> None:
    for at_s, reason, why in ((9.0, "x", "both sides"), (1.0, "  ", "reason")):
        with pytest.raises(UsageError, match=why):
            yard.desk.tracks.split(CASE, YARD, 1, at_s, reason)
    with pytest.raises(NotFoundError):
        yard.desk.tracks.split(CASE, YARD, 99, 1.0, "nobody")


def test_that_a_withdrawn_delivery_is_neither_listed_nor_changed(yard: House) -> None:
    edit = yard.desk.tracks.merge(CASE, YARD, [1, 2], "same coat")
    yard.desk.consents.withdraw(CASE, YARD, "by phone")
    for call in (
        lambda: yard.desk.tracks.listing(CASE, YARD),
        lambda: yard.desk.tracks.edits(CASE, YARD),
        lambda: yard.desk.tracks.export(CASE, YARD),
        lambda: yard.desk.tracks.undo(CASE, YARD, edit.id, "wrong"),
    ):
        with pytest.raises(NotVisibleError):
            call()


def test_that_a_change_needs_a_purpose_and_a_role_that_may(yard: House) -> None:
    yard.desk.close()
    desk = open_desk(yard.root.parent / "stocked", clock=yard.clock)
    with desk, pytest.raises(PurposeMissingError):
        desk.tracks.merge(CASE, YARD, [1, 2], "same coat")
    viewer = replace(yard.desk.actor, role="viewer")
    with open_desk(yard.root.parent / "stocked", clock=yard.clock, actor=viewer) as desk:
        desk.cases.use_purpose(CASE, "vehicles seen near the scene")
        with pytest.raises(NotPermittedError):
            desk.tracks.split(CASE, YARD, 1, 1.0, "two")


def test_that_another_case_is_told_no_change_and_takes_none_back(yard: House) -> None:
    edit = yard.desk.tracks.merge(CASE, YARD, [1, 2], "same coat")
    desk = yard.desk
    desk.cases.new("26-2", offence="THEFT")
    desk.intake.ingest(yard.batch, "26-2", statement="the owner agreed again")
    desk.cases.use_purpose("26-2", "a theft in the same yard")
    assert desk.tracks.edits("26-2", YARD) == []
    with pytest.raises(NotFoundError):
        desk.tracks.undo("26-2", YARD, edit.id, "wrong")
    assert [each.id for each in desk.tracks.edits(CASE, YARD)] == [edit.id]


def test_that_a_withdrawn_delivery_loses_its_appearances_at_the_next_reading(
    yard: House,
) -> None:
    before = yard.desk.overview.timeline(CASE)
    row = before.rows.name.index(YARD)
    assert before.clip(row).tracks
    yard.desk.consents.withdraw(CASE, YARD, "called back")
    after = yard.desk.overview.timeline(CASE, since=before.mark)
    assert after.clip(row).tracks == ()
    assert after.clip(row).coverage == ()


def test_that_tracks_changed_by_hand_are_read_again(yard: House) -> None:
    before = yard.desk.overview.timeline(CASE)
    row = before.rows.name.index(YARD)
    numbers = [track.number for track in before.clip(row).tracks]
    yard.desk.tracks.merge(CASE, YARD, numbers[:2], "one person")
    after = yard.desk.overview.timeline(CASE, since=before.mark)
    assert len(after.clip(row).tracks) == len(numbers) - 1
    listed = yard.desk.tracks.listing(CASE, YARD)
    assert {track.number for track in after.clip(row).tracks} == {one.number for one in listed}
