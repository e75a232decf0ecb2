"""Changes by hand in the database: nothing the detector found is lost, and counts follow."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import NotFoundError, UsageError
from nvr_desk.records.hand import HandEdit, HandKind, HandWork
from nvr_desk.records.search import Query
from nvr_desk.records.track import ObjectClass
from nvr_desk.store import check, hand, tracks

from tests.fakes.looks import look, track
from tests.fakes.stocked import CASE, Stocked, draft

if TYPE_CHECKING:
    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.track import Track

BASE = Fraction(1, 90000)


@pytest.fixture
def made(stocked: Stocked) -> Delivery:
    """A delivery with two persons and a car."""
    delivery = stocked.deliver("a.mp4", b"clip")
    found = look(delivery.sha256, [track(1), track(2, first=90_000), track(3, ObjectClass.CAR)])
    with stocked.store.unit() as tx:
        tracks.add(tx, found, BASE)
        tx.enter(draft("detect"))
    return delivery


def change(stocked: Stocked, sha256: str, replaced: tuple[int, ...], *by: Track) -> HandEdit:
    work = HandWork(
        sha256=sha256,
        kind=HandKind.MERGE if len(replaced) > 1 else HandKind.SPLIT,
        replaced=replaced,
        made=by,
        case=CASE,
        author="ana",
        reason="seen twice",
    )
    with stocked.store.unit() as tx:
        edit = hand.change(tx, work, BASE)
        tx.enter(draft("tracks.merge"))
    return edit


def undo(stocked: Stocked, edit: int) -> HandEdit:
    with stocked.store.unit() as tx:
        undone = hand.undo(tx, edit, author="ben", reason="was right")
        tx.enter(draft("tracks.undo"))
    return undone


def numbers(stocked: Stocked, sha256: str) -> list[int]:
    with stocked.store.read() as db:
        listed = [row.number for row in tracks.rows_of_clip(db, sha256)]
        found = tracks.of_clip(db, sha256)
        hits, total, _ = tracks.search(db, Query(case=CASE))
        counts = tracks.summary(db, sha256)
    assert found is not None
    assert [each.number for each in found.tracks] == listed
    assert sorted(hit.track.number for hit in hits) == listed
    assert total == len(listed) == sum(counts.values())
    return listed


def test_that_a_change_puts_tracks_aside_everywhere_and_undo_brings_them_back(
    stocked: Stocked, made: Delivery
) -> None:
    edit = change(stocked, made.sha256, (1, 2), track(0, rows=9))
    assert (edit.replaced, edit.made, edit.author) == ((1, 2), (4,), "ana")
    assert numbers(stocked, made.sha256) == [3, 4]
    with stocked.store.read() as db:
        marked = {row.number: row.by_hand for row in tracks.rows_of_clip(db, made.sha256)}
    assert marked == {3: False, 4: True}
    undone = undo(stocked, edit.id)
    assert (undone.holds, undone.undone_by, undone.replaced) == (False, "ben", (1, 2))
    assert numbers(stocked, made.sha256) == [1, 2, 3]


def test_that_a_change_that_others_build_on_is_undone_last(
    stocked: Stocked, made: Delivery
) -> None:
    first = change(stocked, made.sha256, (1, 2), track(0, rows=9))
    second = change(stocked, made.sha256, (4,), track(0), track(0, first=90_000))
    assert numbers(stocked, made.sha256) == [3, 5, 6]
    with pytest.raises(UsageError, match=r"undo change \d+ first"):
        undo(stocked, first.id)
    undo(stocked, second.id)
    undo(stocked, first.id)
    assert numbers(stocked, made.sha256) == [1, 2, 3]
    with pytest.raises(UsageError, match="already"):
        undo(stocked, first.id)


def test_that_a_track_that_does_not_stand_is_not_changed_again(
    stocked: Stocked, made: Delivery
) -> None:
    change(stocked, made.sha256, (1, 2), track(0, rows=9))
    with pytest.raises(NotFoundError):
        change(stocked, made.sha256, (1, 3), track(0))


def test_that_a_later_look_does_not_answer_over_work_by_hand_until_it_is_undone(
    stocked: Stocked, made: Delivery
) -> None:
    edit = change(stocked, made.sha256, (1, 2), track(0, rows=9))
    again = replace(look(made.sha256, [track(1)]), settings_sha256="1" * 64)
    with stocked.store.unit() as tx:
        assert not tracks.add(tx, again, BASE)
        tx.enter(draft("detect"))
    key = (made.sha256, again.model.sha256, again.settings_sha256)
    with stocked.store.read() as db:
        assert not tracks.is_older(db, *key)
    assert numbers(stocked, made.sha256) == [3, 4]
    undo(stocked, edit.id)
    with stocked.store.read() as db:
        assert tracks.is_older(db, *key)


def test_that_a_withdrawn_clip_leaves_answers_also_where_it_was_changed(
    stocked: Stocked, made: Delivery
) -> None:
    change(stocked, made.sha256, (1, 2), track(0, rows=9))
    stocked.withdraw(made.id)
    with stocked.store.read() as db:
        hits, total, coverage = tracks.search(db, Query(case=CASE))
    assert (hits, total, coverage.hidden) == ([], 0, 1)


def test_that_check_finds_nothing_wrong_after_changes_and_sees_a_forged_one(
    stocked: Stocked, made: Delivery
) -> None:
    edit = change(stocked, made.sha256, (1, 2), track(0, rows=9))
    assert not _found(stocked)
    undo(stocked, edit.id)
    assert not _found(stocked)
    with stocked.store.unit() as tx:
        tx.connection.exec_driver_sql("UPDATE track SET gone_by = 1 WHERE number = 1")
        tx.enter(draft("forged"))
    assert any("put others in its place" in each for each in _found(stocked))


def _found(stocked: Stocked) -> list[str]:
    report = check.check(stocked.store, deep=False)
    return [str(each) for each in report.findings]
