"""Cases, shipments, clips, deliveries, tracks and jobs: what goes in comes out."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from nvr_desk.errors import AlreadyExistsError, AmbiguousNameError, NotFoundError
from nvr_desk.records.batch import Batch, Custody, Responses
from nvr_desk.records.case import Case, CaseState
from nvr_desk.records.delivery import (
    Camera,
    Consent,
    ConsentScope,
    ConsentState,
    Delivery,
    Refusal,
    TimeClaim,
    TimeSource,
    Visibility,
)
from nvr_desk.records.job import ItemState, JobKind, JobState, JobWish
from nvr_desk.records.media import Clip, MediaState, SoundFacts
from nvr_desk.records.motion import GRID_SIDE, MotionGrid
from nvr_desk.records.packet import Packet
from nvr_desk.records.track import ObjectClass
from nvr_desk.store import (
    batches,
    cases,
    clips,
    deliveries,
    jobs,
    looks,
    motion_grids,
    packets,
    tracks,
)

from tests.fakes.stocked import CASE, START, draft, facts
from tests.fakes.tracked import SETTINGS_SHA, look

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.job import Job
    from nvr_desk.store.unit import Unit

    from tests.fakes.stocked import Stocked

BASE = Fraction(1, 90000)


def _do(stocked: Stocked, work: Callable[[Unit], object]) -> None:
    with stocked.store.unit() as tx:
        tx.enter(draft("test"))
        work(tx)


# --- cases and shipments ------------------------------------------------------------------------


def test_that_a_case_comes_back_as_it_was_opened_and_closed(stocked: Stocked) -> None:
    made = Case("26-9", "0101", "lee", CaseState.OPEN, START, None, None, ("kim", "lee"), 0, "UTC")
    _do(stocked, lambda tx: cases.add(tx, made))
    closed = START + timedelta(days=1)
    with stocked.store.read() as db:
        assert cases.get(db, "26-9") == made
        assert [each.number for each in cases.listing(db)] == ["26-004417", "26-9"]
    _do(stocked, lambda tx: cases.close(tx, "26-9", "solved", closed))
    with stocked.store.read() as db:
        wanted = replace(made, state=CaseState.CLOSED, closed=closed, outcome="solved")
        assert cases.get(db, "26-9") == wanted
    with pytest.raises(AlreadyExistsError):
        _do(stocked, lambda tx: cases.add(tx, made))


def test_that_members_come_and_go(stocked: Stocked) -> None:
    for present in (True, True, False, False):
        _do(stocked, lambda tx, p=present: cases.set_member(tx, CASE, "kim", p))  # type: ignore[misc]
        with stocked.store.read() as db:
            assert ("kim" in cases.members(db, CASE)) == present


def test_that_a_shipment_comes_back_with_custody_and_answers(stocked: Stocked) -> None:
    made = Batch(
        sha256="a" * 64,
        case=CASE,
        label="B-7",
        source="share.zip",
        manifest_kind="csv",
        manifest_sha256="b" * 64,
        request="R-1",
        created="2026-11-20",
        custody=Custody("ana", None, "usb", "2026-11-20T10:00:00Z"),
        responses=Responses(120, 14, 31, 70, 5),
        complete=False,
        received="2026-11-20T09:00:00.000000Z",
    )
    refused = Refusal("a" * 64, "x.exe", "extra", "not listed", None)
    for _ in range(2):
        _do(stocked, lambda tx: batches.add(tx, made))
        _do(stocked, lambda tx: batches.add_refusal(tx, refused))
    _do(stocked, lambda tx: batches.mark_complete(tx, made.sha256))
    with stocked.store.read() as db:
        assert batches.get(db, made.sha256) == replace(made, complete=True)
        assert len(batches.listing(db, CASE)) == 2
        assert batches.refusals(db, made.sha256) == [refused]
        assert batches.refusals_of_case(db, CASE) == [refused]


# --- clips and deliveries -----------------------------------------------------------------------


def test_that_a_clip_comes_back_with_every_fact(stocked: Stocked) -> None:
    known = facts(
        rotation=270,
        variable_rate=True,
        nominal_fps=29.97,
        sound=SoundFacts("aac", 48000, 2),
        created="2026",
        tags={"make": "Ring", "ü": "\ud800"},
        start_s=-0.5,
        failed_frames=3,
    )
    pts = np.array([-9, 0, 0, 7, 2**40], np.int64)
    made = Clip("d" * 64, 77, MediaState.PARTIAL, "3 packets", known)
    _do(stocked, lambda tx: clips.add(tx, made, pts))
    _do(stocked, lambda tx: clips.add(tx, made, pts[:1]))
    with stocked.store.read() as db:
        assert clips.get(db, "d" * 64) == made
        assert np.array_equal(clips.pts(db, "d" * 64), pts)


def _full(stocked: Stocked, path: str, sha256: str) -> Delivery:
    return Delivery(
        id=path.encode().hex().zfill(20)[:20],
        case=CASE,
        batch=stocked.batch,
        path=path,
        name=path,
        sha256=sha256,
        item="26-004417-03",
        camera=Camera("C-014", 40.76, -111.89, 25.0, 90.0, 120.0),
        claim=TimeClaim(START, "America/Denver", 2.0, TimeSource.FILE_NAME, "Ring", "RingVideo"),
        consent=Consent(
            ConsentState.GIVEN,
            "c-9",
            ConsentScope.SERIES,
            "2026",
            "e" * 64,
            "they said",
            "ana",
            "r",
        ),
        visibility=Visibility.SHOWN,
        submitter="R-5",
        notes="the blue door",
    )


def test_that_a_delivery_comes_back_whole(stocked: Stocked) -> None:
    made = _full(stocked, "x", stocked.deliver("a.mp4", b"a").sha256)
    _do(stocked, lambda tx: deliveries.add(tx, made))
    with stocked.store.read() as db:
        assert deliveries.get(db, made.id) == made
        assert deliveries.exists(db, made.id)
        assert len(deliveries.of_clip(db, CASE, made.sha256)) == 2
        assert len(deliveries.of_batch(db, stocked.batch)) == 2


def test_that_rows_join_clip_counts_and_twins(stocked: Stocked) -> None:
    first = stocked.deliver("a.mp4", b"a")
    stocked.deliver("again.mp4", b"a")
    hidden = stocked.deliver("b.mp4", b"b", consent=ConsentState.NONE)
    found = look(random.Random(3), first.sha256)
    _do(stocked, lambda tx: tracks.add(tx, found, BASE))
    with stocked.store.read() as db:
        rows = deliveries.rows(db, CASE)
        assert [row.delivery.name for row in rows] == ["a.mp4", "again.mp4", "b.mp4"]
        assert [row.twins for row in rows] == [1, 1, 0]
        assert sum(rows[0].counts.values()) == len(found.tracks)
        assert (rows[0].looked_s, rows[0].model) == (3.0, "m")
        assert (rows[2].looked_s, rows[2].model, rows[2].counts) == (None, None, {})
        assert rows[0].clip == clips.get(db, first.sha256)
        shown = deliveries.rows(db, CASE, visibility={Visibility.SHOWN})
        assert [row.delivery.name for row in shown] == ["a.mp4", "again.mp4"]
        assert deliveries.rows(db, CASE, ids=[hidden.id]) == rows[2:]
        assert deliveries.rows(db, CASE, after=1, limit=1) == rows[1:2]
        assert deliveries.rows(db, CASE, ids=[]) == []


def test_that_consents_are_only_added_and_the_newest_holds(stocked: Stocked) -> None:
    made = stocked.deliver("a.mp4", b"a")
    stocked.clock.pass_by(60)
    stocked.withdraw(made.id)
    with stocked.store.read() as db:
        found = deliveries.get(db, made.id)
        history = deliveries.consent_history(db, made.id)
    assert found.visibility is Visibility.WITHDRAWN
    assert found.consent.state is ConsentState.WITHDRAWN
    assert [each.consent.state.value for each in history] == ["given", "withdrawn"]
    assert [each.at for each in history] == [START, START + timedelta(seconds=60)]


def test_that_a_correction_never_touches_the_claim(stocked: Stocked) -> None:
    made = stocked.deliver("a.mp4", b"a")
    for offset in (-3.5, 2.0, None):
        _do(
            stocked,
            lambda tx, o=offset: deliveries.set_offset(  # type: ignore[misc]
                tx, made.id, o, reason="clock on the wall", author="ana"
            ),
        )
        with stocked.store.read() as db:
            found = deliveries.get(db, made.id)
            moved = timedelta(seconds=offset or 0)
            start = db.exec_driver_sql("SELECT start_us FROM delivery").scalar_one()
        assert found.claim == made.claim
        assert found.offset_s == offset
        assert found.best_start == START + moved
        assert start == round((START + moved).timestamp() * 1e6)
    with stocked.store.read() as db:
        told = deliveries.corrections(db, made.id)
    assert [(each.offset_s, each.author) for each in told] == [
        (-3.5, "ana"),
        (2.0, "ana"),
        (None, "ana"),
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE delivery SET claim_us = 0",
        "UPDATE delivery SET clip_id = 2",
        "UPDATE consent SET state = 'given'",
        "UPDATE time_correction SET offset_s = 0",
        "UPDATE clip SET sha256 = 'x'",
        "UPDATE delivery SET lat = 91",
        "UPDATE delivery SET visibility = 'perhaps'",
        "UPDATE clip SET rotation = 45",
        "UPDATE clip SET bytes = 'many'",
        "DELETE FROM clip",
        "DELETE FROM batch",
    ],
)
def test_that_the_database_itself_refuses_what_may_not_be(stocked: Stocked, statement: str) -> None:
    made = stocked.deliver("a.mp4", b"a")
    _do(
        stocked,
        lambda tx: deliveries.set_offset(tx, made.id, 1.0, reason="r", author="a"),
    )
    with pytest.raises(DatabaseError):
        _do(stocked, lambda tx: tx.connection.execute(text(statement)))


def test_that_names_are_found_by_every_way_and_doubt_is_told(stocked: Stocked) -> None:
    one = stocked.deliver("front/door.mp4", b"a", item="it-1")
    two = stocked.deliver("back/door.mp4", b"b", item="it-2")
    twin = stocked.deliver("twin.mp4", b"a")
    with stocked.store.read() as db:
        for name in (one.id, "it-1", "front/door.mp4"):
            assert deliveries.find(db, CASE, name) == one
            assert clips.find(db, CASE, name).sha256 == one.sha256
        assert deliveries.find(db, CASE, two.sha256[:8].upper()) == two
        assert clips.find(db, CASE, one.sha256[:10]).sha256 == one.sha256
        with pytest.raises(AmbiguousNameError) as caught:
            deliveries.find(db, CASE, one.sha256)
        assert caught.value.candidates == (one.id, twin.id)
        with pytest.raises(AmbiguousNameError):
            clips.find(db, CASE, "door.mp4")
        for name in ("nothing", "", one.sha256[:3], "%", "_" * 20):
            with pytest.raises(NotFoundError):
                deliveries.find(db, CASE, name)
        with pytest.raises(NotFoundError):
            clips.find(db, "another case", one.id)


def test_that_rows_cost_the_same_few_statements_however_many_there_are(stocked: Stocked) -> None:
    for n in range(12):
        stocked.deliver(f"{n}.mp4", b"%d" % n)
    said: list[str] = []
    with stocked.store.read() as db:
        driver = db.connection.dbapi_connection
        driver.set_trace_callback(said.append)  # type: ignore[union-attr]
        assert len(deliveries.rows(db, CASE)) == 12
        driver.set_trace_callback(None)  # type: ignore[union-attr]
    assert len([each for each in said if each.startswith("SELECT")]) == 3


# --- tracks -------------------------------------------------------------------------------------


def test_that_an_analysis_comes_back_and_the_newest_answers(stocked: Stocked) -> None:
    made = stocked.deliver("a.mp4", b"a")
    old = look(random.Random(1), made.sha256)
    new = look(random.Random(2), made.sha256, model="c" * 64)
    _do(stocked, lambda tx: tracks.add(tx, old, BASE))
    _do(stocked, lambda tx: tracks.add(tx, new, BASE))
    with stocked.store.read() as db:
        found = tracks.of_clip(db, made.sha256)
        older = tracks.of_clip(db, made.sha256, "e" * 64)
        assert found is not None
        assert older is not None
        assert (found.model, found.coverage, found.settings) == (new.model, new.coverage, "{}")
        assert [t.number for t in found.tracks] == [t.number for t in new.tracks]
        assert np.array_equal(older.tracks[0].pts, old.tracks[0].pts)
        assert sum(tracks.summary(db, made.sha256).values()) == len(new.tracks)
        listed = tracks.rows_of_clip(db, made.sha256)
        assert tracks.rows_of_case(db, CASE) == {made.sha256: tuple(listed)}
        assert [row.rows for row in listed] == [len(t.pts) for t in new.tracks]
        assert {row.model_sha256 for row in listed} == {"c" * 64}
        assert tracks.coverage_of_case(db, CASE) == {made.sha256: new.coverage}
        assert tracks.done(db, made.sha256, "c" * 64, SETTINGS_SHA)
        assert not tracks.done(db, made.sha256, "c" * 64, "a" * 64)
        (past,) = looks.past(db, "c" * 64, SETTINGS_SHA)
        assert (past.seconds, past.looks) == (new.seconds, new.coverage.looks)
        assert past.duration_s == pytest.approx(new.seconds / 0.25)
        assert looks.past(db, "a" * 64, SETTINGS_SHA) == []
        assert tracks.of_clip(db, "9" * 64) is None


@pytest.mark.parametrize("weaker_comes", ["first", "last"])
def test_that_a_look_for_persons_only_never_answers_for_one_that_knew_vehicles(
    stocked: Stocked, weaker_comes: str
) -> None:
    made = stocked.deliver("a.mp4", b"a")
    full = look(random.Random(1), made.sha256)
    basic = look(random.Random(2), made.sha256, model="c" * 64)
    persons = replace(basic.coverage, classes=(ObjectClass.PERSON,))
    basic = replace(basic, coverage=persons)
    first, last = (basic, full) if weaker_comes == "first" else (full, basic)
    _do(stocked, lambda tx: tracks.add(tx, first, BASE))
    _do(stocked, lambda tx: tracks.add(tx, last, BASE))
    with stocked.store.read() as db:
        found = tracks.of_clip(db, made.sha256)
        assert found is not None
        assert found.model.sha256 == full.model.sha256
        assert not tracks.is_older(db, made.sha256, "c" * 64, SETTINGS_SHA)


def test_that_the_same_look_is_never_stored_twice(stocked: Stocked) -> None:
    made = stocked.deliver("a.mp4", b"a")
    found = look(random.Random(1), made.sha256)
    _do(stocked, lambda tx: tracks.add(tx, found, BASE))
    with pytest.raises(AlreadyExistsError):
        _do(stocked, lambda tx: tracks.add(tx, found, BASE))


def test_that_a_look_that_found_nothing_still_counts_as_looked(stocked: Stocked) -> None:
    made = stocked.deliver("a.mp4", b"a")
    found = replace(look(random.Random(1), made.sha256), tracks=())
    _do(stocked, lambda tx: tracks.add(tx, found, BASE))
    with stocked.store.read() as db:
        assert deliveries.rows(db, CASE)[0].looked_s == 3.0
        assert tracks.of_clip(db, made.sha256) == found


# --- jobs and packets ---------------------------------------------------------------------------


def _job(stocked: Stocked) -> Job:
    with stocked.store.unit() as tx:
        tx.enter(draft("detect"))
        return jobs.add(tx, JobKind.DETECT, CASE, {"profile": "fast"}, 7)


def test_that_one_runner_wins_a_job_and_another_takes_over_after_the_lease(
    stocked: Stocked,
) -> None:
    job = _job(stocked)
    with stocked.store.bookkeeping() as db:
        assert jobs.claim(db, job.id, "a", 10, START)
        assert not jobs.claim(db, job.id, "b", 10, START + timedelta(seconds=9))
        wish = jobs.heartbeat(db, job.id, "a", 10, START + timedelta(seconds=5), done=3, total=9)
        assert wish is JobWish.RUN
        assert not jobs.claim(db, job.id, "b", 10, START + timedelta(seconds=14))
        assert jobs.claim(db, job.id, "b", 10, START + timedelta(seconds=16))
        assert jobs.heartbeat(db, job.id, "a", 10, START + timedelta(seconds=17)) is None
        assert not jobs.finish(db, job.id, "a", JobState.DONE, START)
        assert jobs.finish(db, job.id, "b", JobState.DONE, START + timedelta(seconds=20), "all")
        assert not jobs.claim(db, job.id, "c", 10, START + timedelta(days=1))
        found = jobs.get(db, job.id)
    assert (found.state, found.attempts, found.done, found.total) == (JobState.DONE, 2, 3, 9)
    assert (found.owner, found.lease_until, found.message) == (None, None, "all")
    assert found.finished == START + timedelta(seconds=20)
    assert (found.params, found.act) == ({"profile": "fast"}, 7)


def test_that_items_keep_their_state_when_named_again(stocked: Stocked) -> None:
    job = _job(stocked)
    with stocked.store.bookkeeping() as db:
        jobs.put_items(db, job.id, ["a", "b", "a"])
        jobs.set_item(db, job.id, "a", state=ItemState.RUNNING, attempts=2)
        jobs.set_item(db, job.id, "a", state=ItemState.DONE, seconds=1.5)
        jobs.put_items(db, job.id, ["a", "b", "c"])
        found = [(each.name, each.state, each.attempts) for each in jobs.items(db, job.id)]
        waiting = jobs.next_item(db, job.id)
        assert jobs.item_counts(db, job.id) == {ItemState.DONE: 1, ItemState.WAITING: 2}
        assert jobs.get(db, job.id).total == 3
    assert found == [
        ("a", ItemState.DONE, 2),
        ("b", ItemState.WAITING, 0),
        ("c", ItemState.WAITING, 0),
    ]
    assert waiting is not None
    assert waiting.name == "b"


def test_that_a_packet_comes_back(stocked: Stocked) -> None:
    made = Packet("P-1", CASE, "/media/usb", START, "ana", 3, 99, "a" * 64)
    _do(stocked, lambda tx: packets.add(tx, made))
    with stocked.store.read() as db:
        assert packets.listing(db, CASE) == [made]


def test_that_where_something_moved_comes_back_and_a_later_look_takes_its_place(
    stocked: Stocked,
) -> None:
    rng = np.random.default_rng(3)
    first, second = (MotionGrid(1.0, rng.random((5, GRID_SIDE, GRID_SIDE)) > 0.5) for _ in range(2))
    sha = stocked.deliver("a.mp4", b"a").sha256
    for motion, settings in ((first, "1"), (second, "2")):
        plain = look(random.Random(4), sha)
        made = replace(plain, motion=motion, settings_sha256=settings * 64)
        with stocked.store.unit() as tx:
            tx.enter(draft("test"))
            tracks.add(tx, made, BASE)
        with stocked.store.read() as db:
            kept = motion_grids.of_clips(db, [sha, "0" * 64])
        assert set(kept) == {sha}
        assert kept[sha].rate == 1.0
        assert np.array_equal(kept[sha].cells, motion.cells)
