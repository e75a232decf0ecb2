"""A workspace of schema 0004 opened by the program of today."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from nvr_desk.audit.log import AuditLog
from nvr_desk.audit.verify import verify
from nvr_desk.store import check, entries, schema, tables, tracks, workspace
from nvr_desk.store.unit import Store

from tests.fakes.older import put_back
from tests.fakes.stocked import CASE, SteppedClock, Stocked, draft
from tests.fakes.tracked import look

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.store.workspace import WorkspacePaths

_OLD = (
    *("case_file", "case_member", "workspace", "batch", "clip", "clip_pts", "delivery", "consent"),
    *("analysis", "coverage_span", "clip_summary", "track", "audit_entry"),
)


@pytest.fixture
def paths(tmp_path: Path) -> WorkspacePaths:
    stocked = Stocked(tmp_path / "w", SteppedClock())
    made = stocked.deliver("a.mp4", b"clip")
    with stocked.store.unit() as tx:
        tracks.add(tx, look(random.Random(1), made.sha256), Fraction(1, 90000))
        tx.enter(draft("detect", outcome="failed: out of memory: no more"))
    stocked.clock.pass_by(1.25)
    with stocked.store.unit() as tx:
        tx.enter(draft("search", parent=2))
    stocked.store.close()
    with closing(sqlite3.connect(stocked.store.paths.database)) as now:
        index = now.execute("SELECT * FROM track_index").fetchall()
    old = put_back(stocked.store.paths, "0004", _OLD)
    old.executemany("INSERT INTO track_index VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", index)
    old.close()
    return stocked.store.paths


def _opened(paths: WorkspacePaths) -> Store:
    clock = SteppedClock()
    return Store(paths, AuditLog(clock, workspace.identity(paths).uuid), clock)


def test_that_the_upgraded_database_is_one_of_today_to_the_letter(paths: WorkspacePaths) -> None:
    store = _opened(paths)
    report = check.check(store)
    assert report.findings == ()
    assert verify(entries.every(store)).ok
    store.close()
    assert schema.found_schema(paths) == tables.SCHEMA
    (copy,) = paths.backups.iterdir()
    assert copy.name.startswith("index-0004-")


def test_that_every_old_case_is_a_case(paths: WorkspacePaths) -> None:
    store = _opened(paths)
    with store.read() as db:
        kinds = db.exec_driver_sql("SELECT number, kind FROM case_file").all()
    store.close()
    assert [tuple(row) for row in kinds] == [(CASE, "case")]


def test_that_the_index_is_filled_from_the_bodies_there_are(paths: WorkspacePaths) -> None:
    store = _opened(paths)
    with store.read() as db:
        rows = db.exec_driver_sql("SELECT * FROM audit_index ORDER BY seq").all()
    store.close()
    assert [row.seq for row in rows] == list(range(1, 8))
    genesis, failed, last, upgraded = rows[0], rows[-3], rows[-2], rows[-1]
    assert (upgraded.verb, upgraded.phase) == ("workspace.upgrade", "note")
    assert (genesis.phase, genesis.verb) == ("genesis", "workspace.genesis")
    assert (failed.verb, failed.case_number, failed.outcome) == ("detect", CASE, "failed")
    assert (failed.user, failed.role, failed.station) == ("ana", "analyst", "desk-1")
    assert (last.parent, last.outcome) == (2, None)
    assert last.time_us - failed.time_us == 1_250_000


@pytest.mark.parametrize("body", ["no JSON", "[1]", '{"user":null,"parent":"x","time":"soon"}'])
def test_that_a_damaged_body_does_not_stop_the_upgrade_and_is_found(
    paths: WorkspacePaths, body: str
) -> None:
    with closing(sqlite3.connect(paths.database, isolation_level=None)) as driver:
        driver.execute("DROP TRIGGER audit_no_update")
        driver.execute("UPDATE audit_entry SET body = ? WHERE seq = 4", (body,))
    store = _opened(paths)
    report = verify(entries.every(store))
    store.close()
    assert report.findings[0].where == "audit entry 4"
