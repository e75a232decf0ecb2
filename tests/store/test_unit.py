from __future__ import annotations

import sqlite3
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DatabaseError

from nvr_desk.errors import NoEntryError, StoreBusyError, StoreError
from nvr_desk.records.job import JobKind, JobWish
from nvr_desk.store import cases, engine, entries, jobs
from nvr_desk.store.case_tables import case_member
from nvr_desk.store.engine import raw
from nvr_desk.store.tables import metadata
from nvr_desk.timecode import to_micros

from tests.fakes.stocked import CASE, START, draft

if TYPE_CHECKING:
    from nvr_desk.store.unit import Store

    from tests.fakes.stocked import Stocked


def _members(store: Store) -> list[str]:
    with store.read() as db:
        return cases.members(db, CASE)


def _count(store: Store) -> int:
    with store.read() as db:
        return entries.count(db)


def test_that_a_unit_without_an_entry_leaves_nothing(stocked: Stocked) -> None:
    with pytest.raises(NoEntryError), stocked.store.unit() as tx:
        cases.set_member(tx, CASE, "mallory", present=True)
    assert _members(stocked.store) == ["ana"]


def test_that_rows_and_entry_become_durable_together(stocked: Stocked) -> None:
    before = _count(stocked.store)
    with stocked.store.unit() as tx:
        cases.set_member(tx, CASE, "kim", present=True)
        tx.enter(draft("case.member"))
    assert _members(stocked.store) == ["ana", "kim"]
    assert _count(stocked.store) == before + 1


def test_that_an_error_in_a_unit_takes_rows_and_entry_back(stocked: Stocked) -> None:
    before = _count(stocked.store)
    with pytest.raises(RuntimeError, match="no more"), stocked.store.unit() as tx:
        cases.set_member(tx, CASE, "kim", present=True)
        tx.enter(draft("case.member"))
        raise RuntimeError("no more")
    assert (_members(stocked.store), _count(stocked.store)) == (["ana"], before)


def test_that_a_failed_savepoint_takes_its_work_back_and_the_failure_still_commits(
    stocked: Stocked,
) -> None:
    before = _count(stocked.store)
    with stocked.store.unit() as tx:
        with pytest.raises(ValueError, match="half"), tx.savepoint():
            cases.set_member(tx, CASE, "kim", present=True)
            raise ValueError("half done")
        tx.enter(draft("case.member", outcome="failed: half done"))
    assert (_members(stocked.store), _count(stocked.store)) == (["ana"], before + 1)


def test_that_an_entry_inside_a_savepoint_that_was_undone_does_not_count(stocked: Stocked) -> None:
    with pytest.raises(NoEntryError), stocked.store.unit() as tx:
        cases.set_member(tx, CASE, "kim", present=True)
        with pytest.raises(ValueError, match="gone"), tx.savepoint():
            tx.enter(draft("case.member"))
            raise ValueError("gone")
    assert _members(stocked.store) == ["ana"]


def test_that_savepoints_nest(stocked: Stocked) -> None:
    with stocked.store.unit() as tx:
        tx.enter(draft("case.member"))
        with tx.savepoint():
            cases.set_member(tx, CASE, "kim", present=True)
            with pytest.raises(ValueError, match="inner"), tx.savepoint():
                cases.set_member(tx, CASE, "lee", present=True)
                raise ValueError("inner")
    assert _members(stocked.store) == ["ana", "kim"]


def test_that_bookkeeping_writes_jobs_without_an_entry(stocked: Stocked) -> None:
    with stocked.store.unit() as tx:
        job = jobs.add(tx, JobKind.DETECT, CASE, {})
        tx.enter(draft("detect"))
    before = _count(stocked.store)
    with stocked.store.bookkeeping() as db:
        jobs.set_wish(db, job.id, JobWish.CANCEL)
        jobs.put_items(db, job.id, ["a", "b"])
    with stocked.store.read() as db:
        assert jobs.get(db, job.id).wish is JobWish.CANCEL
        assert jobs.get(db, job.id).total == 2
    assert _count(stocked.store) == before


@pytest.mark.parametrize(
    "table", sorted(name for name in metadata.tables if name not in ("job", "job_item"))
)
def test_that_bookkeeping_can_write_no_other_table(stocked: Stocked, table: str) -> None:
    for statement in (f"DELETE FROM {table}", f"INSERT INTO {table} DEFAULT VALUES"):
        with pytest.raises(DatabaseError, match="not authorized"):
            _run(stocked.store, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE job",
        "CREATE TABLE more (a)",
        "PRAGMA synchronous = OFF",
        "ATTACH ':memory:' AS other",
        "DROP TRIGGER audit_no_update",
    ],
)
def test_that_bookkeeping_can_change_no_schema_and_no_setting(
    stocked: Stocked, statement: str
) -> None:
    with pytest.raises(DatabaseError, match="not authorized"):
        _run(stocked.store, statement)


def _run(store: Store, statement: str) -> None:
    with store.bookkeeping() as db:
        db.execute(text(statement))


def test_that_a_statement_prepared_before_is_refused_in_bookkeeping_too(stocked: Stocked) -> None:
    """SQLite asks when it compiles; a cached statement must be asked about again."""
    late = update(case_member).values(since_us=1)
    with stocked.store.unit() as tx:
        tx.connection.execute(late)
        tx.enter(draft("case.member"))
    with pytest.raises(DatabaseError, match="not authorized"), stocked.store.bookkeeping() as db:
        db.execute(late)
    with stocked.store.unit() as tx:
        tx.connection.execute(late)
        tx.enter(draft("case.member"))


def test_that_a_unit_inside_a_unit_is_refused_at_once(stocked: Stocked) -> None:
    with (
        pytest.raises(RuntimeError, match="wait for itself"),
        stocked.store.unit(),
        stocked.store.unit(),
    ):
        pass


def test_that_a_reader_sees_one_state_however_much_is_written(stocked: Stocked) -> None:
    with stocked.store.read() as db:
        before = entries.count(db)
        wrote = threading.Thread(target=_write_one, args=(stocked.store,))
        wrote.start()
        wrote.join(0.05)
        assert entries.count(db) == before
    wrote.join()
    assert _count(stocked.store) == before + 1


def _write_one(store: Store) -> None:
    with store.unit() as tx:
        tx.enter(draft("note"))


def test_that_readers_do_not_stop_a_large_transaction_in_its_middle(stocked: Stocked) -> None:
    """With a spilling cache, a statement would need the exclusive lock while we read."""
    rows = [{"case_number": CASE, "user": f"user {n:06}" * 20, "since_us": n} for n in range(9000)]
    with stocked.store.read() as db, stocked.store.unit() as tx:
        entries.count(db)
        for at in range(0, len(rows), 1000):
            tx.connection.execute(insert(case_member), rows[at : at + 1000])
        tx.enter(draft("case.member"))
        engine.rollback(db)
    assert len(_members(stocked.store)) == 9001


def test_that_a_database_held_for_too_long_is_told(stocked: Stocked) -> None:
    other = sqlite3.connect(stocked.store.paths.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        mine = sqlite3.connect(stocked.store.paths.database, timeout=0, isolation_level=None)
        with pytest.raises(StoreBusyError):
            engine.patiently(lambda: mine.execute("BEGIN IMMEDIATE"), limit_s=0.05)
        mine.close()
    finally:
        other.close()


def test_that_other_refusals_are_not_taken_for_a_busy_database() -> None:
    with pytest.raises(sqlite3.OperationalError, match="syntax"):
        engine.patiently(lambda: sqlite3.connect(":memory:").execute("nonsense"))


def test_that_the_pragmas_hold_on_every_connection(stocked: Stocked) -> None:
    wanted = {
        "foreign_keys": 1,
        "synchronous": 2,
        "recursive_triggers": 1,
        "cache_spill": 0,
        "journal_mode": engine.journal_mode().lower(),
    }
    with stocked.store.read() as one, stocked.store.read() as two:
        for db in (one, two):
            found = {name: raw(db).execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
            assert found == wanted


def test_that_a_wal_is_used_only_where_it_cannot_lose_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for version, mode in (((3, 51, 2), "TRUNCATE"), ((3, 51, 3), "WAL"), ((3, 40, 1), "TRUNCATE")):
        monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
        assert engine.journal_mode() == mode


def test_that_times_of_rows_come_from_the_clock(stocked: Stocked) -> None:
    stocked.clock.pass_by(90)
    with stocked.store.unit() as tx:
        cases.set_member(tx, CASE, "kim", present=True)
        tx.enter(draft("case.member"))
        since = tx.connection.execute(
            select(case_member.c.since_us).where(case_member.c.user == "kim")
        ).scalar_one()
    assert since == to_micros(START + timedelta(seconds=90))


def test_that_a_full_disk_is_told_and_leaves_nothing_half(stocked: Stocked) -> None:
    before = _count(stocked.store)
    with stocked.store.read() as db:
        pages = raw(db).execute("PRAGMA page_count").fetchone()[0]
    with pytest.raises(StoreError, match="full"), stocked.store.unit() as tx:
        raw(tx.connection).execute(f"PRAGMA max_page_count = {pages + 5}")
        tx.enter(draft("note", detail={"long": "x" * 200_000}))
    with pytest.raises(StoreError, match="full"), stocked.store.unit() as tx:
        tx.enter(draft("note", detail={"long": "x" * 200_000}))
    with stocked.store.unit() as tx:
        raw(tx.connection).execute("PRAGMA max_page_count = 100000000")
        tx.enter(draft("note"))
    assert _count(stocked.store) == before + 1
