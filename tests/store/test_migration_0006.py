"""A workspace of schema 0005 opened by the program of today."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from nvr_desk.audit.log import AuditLog
from nvr_desk.audit.verify import verify
from nvr_desk.store import check, deliveries, entries, schema, tables, tracks, workspace
from nvr_desk.store.unit import Store

from tests.fakes.older import put_back
from tests.fakes.stocked import SteppedClock, Stocked, draft
from tests.fakes.tracked import look

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.store.workspace import WorkspacePaths

_OLD = (
    *("case_file", "case_member", "workspace", "batch", "clip", "clip_pts", "delivery", "consent"),
    *("time_correction", "analysis", "coverage_span", "clip_summary", "track", "audit_index"),
    *("audit_tile", "audit_entry"),
)


@pytest.fixture
def paths(tmp_path: Path) -> WorkspacePaths:
    stocked = Stocked(tmp_path / "w", SteppedClock())
    made = stocked.deliver("a.mp4", b"clip")
    stocked.deliver("b.mp4", b"other clip")
    with stocked.store.unit() as tx:
        tracks.add(tx, look(random.Random(1), made.sha256), Fraction(1, 90000))
        tx.enter(draft("detect"))
    with stocked.store.unit() as tx:
        deliveries.set_offset(tx, made.id, 12.5, reason="shown on a phone", author="ana")
        tx.enter(draft("clip.offset"))
    stocked.store.close()
    with closing(sqlite3.connect(stocked.store.paths.database)) as now:
        index = now.execute("SELECT * FROM track_index").fetchall()
    old = put_back(stocked.store.paths, "0005", _OLD)
    old.executemany("INSERT INTO track_index VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", index)
    old.close()
    return stocked.store.paths


def _opened(paths: WorkspacePaths) -> Store:
    clock = SteppedClock()
    return Store(paths, AuditLog(clock, workspace.identity(paths).uuid), clock)


def _newest(store: Store) -> dict[str, object]:
    with store.read() as db:
        last = entries.last(db)
    assert last is not None
    body: dict[str, object] = json.loads(last.body)
    return body


def test_that_the_upgraded_database_is_one_of_today_to_the_letter(paths: WorkspacePaths) -> None:
    store = _opened(paths)
    report = check.check(store)
    assert report.findings == ()
    assert verify(entries.every(store)).ok
    store.close()
    assert schema.found_schema(paths) == tables.SCHEMA
    (copy,) = paths.backups.iterdir()
    assert copy.name.startswith("index-0005-")


def test_that_rows_stay_and_new_columns_say_nothing(paths: WorkspacePaths) -> None:
    store = _opened(paths)
    with store.read() as db:
        rows = db.exec_driver_sql(
            "SELECT offset_s, reason, source, zone, rate_ppm FROM time_correction"
        ).all()
        found = db.exec_driver_sql(
            "SELECT path, offset_s, rate_ppm, uncertainty_s FROM delivery ORDER BY id"
        ).all()
        keys = db.exec_driver_sql("SELECT DISTINCT keys FROM clip_pts").all()
    store.close()
    assert [tuple(row) for row in rows] == [(12.5, "shown on a phone", None, None, None)]
    assert [tuple(row) for row in found] == [
        ("a.mp4", 12.5, None, None),
        ("b.mp4", None, None, None),
    ]
    assert [tuple(row) for row in keys] == [(None,)]


def test_that_the_log_tells_of_the_upgrade_and_that_rows_fitted(paths: WorkspacePaths) -> None:
    store = _opened(paths)
    body = _newest(store)
    store.close()
    assert (body["verb"], body["phase"], body["role"]) == ("workspace.upgrade", "note", "program")
    (copy,) = paths.backups.iterdir()
    assert body["detail"] == {
        "from": "0005",
        "to": tables.SCHEMA,
        "backup": copy.name,
        "rows_fitted": True,
    }
    assert isinstance(body["rows"], str)


def test_that_an_upgrade_launders_no_row_that_was_changed_before(paths: WorkspacePaths) -> None:
    with closing(sqlite3.connect(paths.database, isolation_level=None)) as driver:
        (words,) = driver.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'seal_delivery_update'"
        ).fetchone()
        driver.execute("DROP TRIGGER seal_delivery_update")
        driver.execute("UPDATE delivery SET item = 'swapped' WHERE path = 'b.mp4'")
        driver.execute(words)
    store = _opened(paths)
    report = check.check(store)
    store.close()
    assert [each.where for each in report.findings] == ["delivery"]


def test_that_the_log_tells_when_sums_did_not_fit_before(paths: WorkspacePaths) -> None:
    with closing(sqlite3.connect(paths.database, isolation_level=None)) as driver:
        driver.execute("UPDATE row_seal SET rows = rows + 1 WHERE name = 'clip'")
    store = _opened(paths)
    body = _newest(store)
    store.close()
    detail = body["detail"]
    assert isinstance(detail, dict)
    assert detail["rows_fitted"] is False


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("mark", "(1, '{u}', '26-004417', 1, 0.5, NULL, 9, NULL, NULL, 'note', 'a', 'ana', 0{n})"),
        ("still", "(1, '26-004417', 1, 45000, 0, NULL, '{h}', 'x.png', 'ana', 0)"),
        ("clock_pin", "(1, '26-004417', 1, 0.5, NULL, NULL, 9, 0.5, 'bang', 'ana', 0, NULL)"),
        ("saved_search", "(1, '26-004417', 'ana', 'red cars', '{{}}', 0, NULL)"),
        ("layer", "(1, NULL, 'areas', 'beats', '{h}', '{{}}', 'ana', 0, NULL)"),
    ],
)  # fmt: skip
def test_that_what_people_made_is_never_deleted(stocked: Stocked, name: str, row: str) -> None:
    stocked.deliver("a.mp4", b"clip")
    with stocked.store.unit() as tx:
        values = row.format(u="0" * 32, h="a" * 64, n=", NULL" * 3)
        tx.connection.exec_driver_sql(f"INSERT INTO {name} VALUES {values}")
        tx.enter(draft("test"))
    for statement in (f"DELETE FROM {name}", f"UPDATE {name} SET case_number = '26-004417'"):
        with pytest.raises(IntegrityError), stocked.store.unit() as tx:
            tx.connection.exec_driver_sql(statement)
            tx.enter(draft("test"))
