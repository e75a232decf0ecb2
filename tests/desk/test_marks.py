"""Marks: made on pictures, changed, taken away and put back; the log has each step."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from nvr_desk.assets import resource
from nvr_desk.errors import NotFoundError, NotVisibleError, PurposeMissingError, UsageError
from nvr_desk.records.mark import MarkLevel

from tests.desk.conftest import CASE, House

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _closing(house: House) -> dict[str, Any]:
    body = house.bodies(house.last() - 1)[0]
    assert body["phase"] == "closed"
    return body


@pytest.mark.parametrize("at_s", [float("nan"), float("inf"), float("-inf")])
def test_that_what_is_no_number_of_seconds_is_refused(stocked: House, at_s: float) -> None:
    with pytest.raises(UsageError, match="number of seconds"):
        stocked.desk.marks.add(CASE, "yard.mp4", at_s)


def test_that_a_mark_about_an_appearance_that_is_none_is_refused(stocked: House) -> None:
    with pytest.raises(NotFoundError, match="track"):
        stocked.desk.marks.add(CASE, "yard.mp4", 0.1, track=99_999)


def test_that_a_mark_names_the_picture_that_was_on_screen(stocked: House) -> None:
    made = stocked.desk.marks.add(CASE, "yard.mp4", 0.11, to_s=0.25, level="key", note=" a bag ")
    facts = stocked.desk.clips.show(CASE, "yard.mp4").clip.facts
    assert facts is not None
    assert (made.from_s, made.to_s) == (
        float(made.from_pts * facts.time_base),
        float((made.to_pts or 0) * facts.time_base),
    )
    assert made.from_s <= 0.11 < made.from_s + 0.05
    assert (made.note, made.level, made.author) == ("a bag", MarkLevel.KEY, stocked.desk.actor.user)


def test_that_a_mark_at_a_pictures_own_seconds_is_at_that_picture(stocked: House) -> None:
    first = stocked.desk.marks.add(CASE, "yard.mp4", 0.13)
    again = stocked.desk.marks.add(CASE, "yard.mp4", first.from_s)
    assert again.from_pts == first.from_pts


@pytest.mark.parametrize(("from_s", "to_s"), [(-1.0, None), (99.0, None), (0.2, 0.05)])
def test_that_a_mark_outside_of_the_clip_or_backwards_is_refused(
    stocked: House, from_s: float, to_s: float | None
) -> None:
    with pytest.raises(UsageError):
        stocked.desk.marks.add(CASE, "yard.mp4", from_s, to_s=to_s)
    assert stocked.desk.marks.listing(CASE) == []


def test_that_the_log_keeps_what_a_mark_was_before_and_after(stocked: House) -> None:
    made = stocked.desk.marks.add(CASE, "yard.mp4", 0.1, note="a bag")
    added = _closing(stocked)
    stocked.desk.marks.change(CASE, made.uid, note="two bags", level="notable")
    changed = _closing(stocked)
    stocked.desk.marks.remove(CASE, made.uid)
    gone = _closing(stocked)
    stocked.desk.marks.restore(CASE, made.uid)
    back = _closing(stocked)
    assert "before" not in added["detail"] or added["detail"]["before"] is None
    assert [added["detail"]["after"]["note"], changed["detail"]["before"]["note"]] == ["a bag"] * 2
    assert changed["detail"]["after"]["note"] == "two bags"
    assert (gone["verb"], gone["detail"]["after"]["removed"]) == ("mark.remove", True)
    assert (back["verb"], back["detail"]["after"]["removed"]) == ("mark.add", False)
    assert {"kind": "mark", "id": made.uid} in back["objects"]


def test_that_a_mark_taken_away_is_no_longer_listed_and_comes_back_as_it_was(
    stocked: House,
) -> None:
    made = stocked.desk.marks.add(CASE, "yard.mp4", 0.1, note="a bag")
    stocked.desk.marks.remove(CASE, made.uid[:8])
    assert stocked.desk.marks.listing(CASE) == []
    (gone,) = stocked.desk.marks.listing(CASE, removed=True)
    assert gone.mark.removed_by == stocked.desk.actor.user
    with pytest.raises(UsageError):
        stocked.desk.marks.change(CASE, made.uid, note="x")
    stocked.desk.marks.restore(CASE, made.uid)
    (row,) = stocked.desk.marks.listing(CASE)
    assert row.mark == made


def test_that_marks_are_listed_by_time_with_claim_and_correction(stocked: House) -> None:
    late = stocked.desk.marks.add(CASE, "yard.mp4", 0.2)
    early = stocked.desk.marks.add(CASE, "yard.mp4", 0.0)
    other = stocked.desk.marks.add(CASE, "Ring_FrontDoor_20261119_2214.mp4", 0.0)
    stocked.desk.clips.offset(CASE, "Ring_FrontDoor_20261119_2214.mp4", -60.0, "phone beside it")
    rows = stocked.desk.marks.listing(CASE)
    by_uid = {row.mark.uid: row for row in rows}
    assert [row.mark.uid for row in rows].index(early.uid) + 1 == [
        row.mark.uid for row in rows
    ].index(late.uid)
    row = by_uid[other.uid]
    assert row.start is not None
    assert row.claimed is not None
    assert row.start == row.claimed - timedelta(seconds=60)


def test_that_marks_of_hidden_footage_say_nothing_and_take_no_change(stocked: House) -> None:
    made = stocked.desk.marks.add(CASE, "yard.mp4", 0.1, note="a man with a bag")
    stocked.desk.consents.withdraw(CASE, "yard.mp4", "by phone")
    (row,) = stocked.desk.marks.listing(CASE)
    assert (row.told, row.mark.note) == (False, "")
    refusals: tuple[Callable[[], object], ...] = (
        lambda: stocked.desk.marks.add(CASE, "yard.mp4", 0.1),
        lambda: stocked.desk.marks.change(CASE, made.uid, note="x"),
        lambda: stocked.desk.marks.restore(CASE, made.uid),
    )
    for refused in refusals:
        with pytest.raises((NotVisibleError, UsageError)):
            refused()


def test_that_marks_need_a_purpose_and_stay_in_their_case(stocked: House) -> None:
    made = stocked.desk.marks.add(CASE, "yard.mp4", 0.1)
    stocked.desk.cases.new("26-2", offence="BURG")
    with pytest.raises(PurposeMissingError):
        stocked.desk.marks.listing("26-2")
    stocked.desk.cases.use_purpose("26-2", "another burglary nearby")
    assert stocked.desk.marks.listing("26-2") == []
    with pytest.raises(NotFoundError):
        stocked.desk.marks.remove("26-2", made.uid)


def test_that_a_packet_carries_the_marks_of_what_it_holds(stocked: House, tmp_path: Path) -> None:
    stocked.desk.marks.add(CASE, "yard.mp4", 0.1, to_s=0.2, level="key", note="=cmd|' /C calc'!A1")
    gone = stocked.desk.marks.add(CASE, "yard.mp4", 0.0, note="nothing")
    stocked.desk.marks.remove(CASE, gone.uid)
    still = stocked.desk.stills.new(CASE, "yard.mp4", 0.1, folder=tmp_path / "stills")
    lost = stocked.desk.stills.new(CASE, "yard.mp4", 0.0, folder=tmp_path / "stills")
    next((tmp_path / "stills").glob(f"*_{lost.pts}_0.png")).unlink()
    stocked.desk.packets.new(CASE, target=tmp_path / "packet")
    document = json.loads((tmp_path / "packet/data/marks.json").read_bytes())
    schema = json.loads(resource("schemas", "marks.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(document)
    (mark,) = document["marks"]
    assert mark["note"].startswith("=cmd")
    carried, missing = document["stills"]
    assert (tmp_path / "packet" / carried["file"]).is_file()
    assert (tmp_path / "packet" / carried["file"]).with_suffix(".json").is_file()
    assert (carried["sha256"], missing["file"]) == (still.sha256, None)
    table = (tmp_path / "packet/data/marks.csv").read_text("utf-8-sig")
    assert "'=cmd" in table
    assert stocked.desk.packets.verify(tmp_path / "packet").ok
