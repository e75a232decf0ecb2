"""Rows changed behind the program's back: refused, or found."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import threading
from contextlib import closing
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint, text
from sqlalchemy.exc import IntegrityError

from nvr_desk.audit.chain import head, leaf_hash
from nvr_desk.audit.log import AuditLog
from nvr_desk.audit.verify import verify
from nvr_desk.digest import canonical_json
from nvr_desk.store import entries, recount, seals, tracks, workspace
from nvr_desk.store.check import check
from nvr_desk.store.engine import raw
from nvr_desk.store.seal_triggers import PREFIX
from nvr_desk.store.tables import SEALED, TRIGGERS, metadata
from nvr_desk.store.unit import Store
from nvr_desk.store.workspace import WorkspacePaths

from tests.fakes.forger import forge
from tests.fakes.one_of_each import fill
from tests.fakes.stocked import CASE, SteppedClock, Stocked, draft
from tests.fakes.tracked import look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a row in every table that is sealed; tests work on copies."""
    stocked = Stocked(tmp_path_factory.mktemp("made") / "w", SteppedClock())
    delivered = stocked.deliver("a.mp4", b"clip")
    with stocked.store.unit() as tx:
        found = look(random.Random(1), delivered.sha256)
        tracks.add(tx, found, Fraction(1, 90000), score=0.5)
        fill(tx.connection, delivered.sha256)
        tx.enter(draft("detect"))
    stocked.store.close()
    return stocked.store.paths.root


@pytest.fixture
def full(made: Path, tmp_path: Path) -> Iterator[Store]:
    store = _opened(shutil.copytree(made, tmp_path / "w"))
    yield store
    store.close()


def _opened(root: Path) -> Store:
    paths, clock = WorkspacePaths(root), SteppedClock()
    return Store(paths, AuditLog(clock, workspace.identity(paths).uuid), clock)


def _state(store: Store) -> seals.SealState:
    with store.read() as db:
        return seals.state(raw(db))


def _wrong_tables(store: Store) -> dict[str, str]:
    return {each.where: each.what for each in recount.tables(store, lambda: None)}


def _newest(store: Store) -> dict[str, Any]:
    with store.read() as db:
        entry = entries.last(db)
    assert entry is not None
    body: dict[str, Any] = json.loads(entry.body)
    return body


def _change(table: str) -> str:
    """A statement that changes one cell of one row of a table, whatever its columns are."""
    columns = metadata.tables[table].columns
    name = next(
        (c.name for c in columns if not (c.primary_key or c.foreign_keys or c.name == "uuid")),
        next(each.name for each in columns),
    )
    last = f"(SELECT max(rowid) FROM {table})"
    value = f"CASE typeof(\"{name}\") WHEN 'text' THEN \"{name}\" || 'x' ELSE 7 END"
    return f'UPDATE {table} SET "{name}" = {value} WHERE rowid = {last}'


def _remove(table: str) -> str:
    return f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})"


def _add(table: str) -> str:
    """A statement that adds a row like the newest one, under a key of its own."""
    cells: list[str] = []
    alone = {
        each.name
        for rule in metadata.tables[table].constraints
        if isinstance(rule, PrimaryKeyConstraint | UniqueConstraint)
        for each in rule.columns
    }
    for each in metadata.tables[table].columns:
        other = "+ 1000" if str(each.type).upper() in ("INTEGER", "BIGINT") else "|| 'x'"
        cells.append(f'"{each.name}" {other if each.name in alone else ""}')
    return f"INSERT INTO {table} SELECT {', '.join(cells)} FROM {table} ORDER BY rowid DESC LIMIT 1"


def test_that_every_table_but_the_log_and_the_jobs_is_summed() -> None:
    loose = {"audit_entry", "audit_index", "audit_tile", "row_seal", "job", "job_item"}
    assert set(SEALED) == set(metadata.tables) - loose
    for name, columns in SEALED.items():
        assert columns == tuple(each.name for each in metadata.tables[name].columns)


def test_that_the_last_entry_of_a_transaction_carries_the_line_over_all_rows(
    full: Store,
) -> None:
    bodies = [json.loads(each.body) for each in entries.every(full)]
    assert "rows" not in bodies[0]
    assert bodies[-1]["rows"] == _state(full).rows == _state(full).sealed
    assert _state(full).findings == ()
    assert _wrong_tables(full) == {}
    with full.read() as db:
        counts = {
            name: db.execute(text(f"SELECT count(*) FROM {name}")).scalar() for name in SEALED
        }
        found = db.execute(text("SELECT name, rows FROM row_seal")).all()
    kept = {row.name: row.rows for row in found}
    assert counts == kept
    assert all(counts.values()), "the fixture must fill every table, or the tests below try nothing"


def test_that_an_entry_alone_leaves_the_line_as_it_was(full: Store) -> None:
    before = _newest(full)["rows"]
    with full.unit() as tx:
        tx.enter(draft("view"))
        tx.enter(draft("view"))
    bodies = [json.loads(each.body) for each in entries.every(full)]
    assert "rows" not in bodies[-2]
    assert bodies[-1]["rows"] == before


@pytest.mark.parametrize("table", sorted(SEALED))
def test_that_another_program_is_refused(full: Store, table: str) -> None:
    with closing(sqlite3.connect(full.paths.database, isolation_level=None)) as driver:
        driver.execute("PRAGMA ignore_check_constraints = ON")
        driver.execute("PRAGMA foreign_keys = OFF")
        for statement in (_change(table), _remove(table), _add(table)):
            with pytest.raises((sqlite3.OperationalError, sqlite3.IntegrityError)) as told:
                driver.execute(statement)
            assert "nvr_seal" in str(told.value) or "never" in str(told.value)
    assert _state(full).findings == ()


@pytest.mark.parametrize("table", sorted(SEALED))
def test_that_a_change_of_rows_is_found_once_the_triggers_were_put_away(
    made: Path, tmp_path: Path, table: str
) -> None:
    for statement, words in (
        (_change(table), "were changed"),
        (_add(table), "1 were added"),
        (_remove(table), "1 were removed"),
    ):
        if (table, words) == ("workspace", "1 were removed"):
            continue  # opening such a database is refused: it belongs to no workspace
        root = shutil.copytree(made, tmp_path / words)
        forge(root / "index.sqlite", statement, refusals=True)
        store = _opened(root)
        found = _wrong_tables(store)
        store.close()
        assert set(found) == {table}
        assert words in found[table]


@pytest.mark.parametrize("table", sorted(SEALED))
def test_that_forging_the_sums_too_is_found_by_the_newest_entry(full: Store, table: str) -> None:
    forge(full.paths.database, _remove(table), sums=True, refusals=True)
    assert _wrong_tables(full) == {}
    assert "does not fit the newest audit entry" in _state(full).findings[0].what
    assert "does not fit the newest audit entry" in str(check(full, deep=False).findings)


def test_that_forging_the_newest_entry_too_shows_only_against_a_head_kept_elsewhere(
    full: Store,
) -> None:
    """What docs/limits.md says an owner of the file can still do."""
    newest = list(entries.every(full))[-1]
    kept = (newest.seq, head(newest))
    database = full.paths.database
    forge(database, _remove("consent"), sums=True, refusals=True)
    body = json.loads(newest.body) | {"rows": _state(full).rows}
    text_ = canonical_json(body).decode()
    again = f"UPDATE audit_entry SET body = '{text_}', leaf = '{leaf_hash(text_)}'"
    forge(database, f"{again} WHERE seq = {newest.seq}", refusals=True)
    assert (_state(full).findings, _wrong_tables(full)) == ((), {})
    assert verify(entries.every(full)).ok
    assert not verify(entries.every(full), known=kept).ok


def test_that_the_row_that_was_added_is_named(full: Store) -> None:
    forge(full.paths.database, _add("case_member"))
    assert _wrong_tables(full) == {
        "case_member": "has 2 rows, the program left 1: 1 were added, row 2"
    }


@pytest.mark.parametrize(
    ("statement", "where", "what"),
    [
        ("UPDATE row_seal SET sum = zeroblob(2048) WHERE name = 'clip'", "clip", "its digest"),
        ("UPDATE row_seal SET sum = x'00' WHERE name = 'clip'", "clip", "its digest"),
        ("UPDATE row_seal SET rows = 9 WHERE name = 'clip'", "clip", "its digest"),
        ("UPDATE row_seal SET digest = NULL WHERE name = 'clip'", "clip", "its digest"),
        ("DELETE FROM row_seal WHERE name = 'clip'", "clip", "has no sum"),
        ("UPDATE row_seal SET name = 'clips' WHERE name = 'clip'", "clips", "is no table"),
    ],
)
def test_that_sums_that_were_tampered_with_are_found_cheaply(
    full: Store, statement: str, where: str, what: str
) -> None:
    forge(full.paths.database, statement)
    found = {each.where: each.what for each in _state(full).findings}
    assert what in found[where]
    assert check(full, deep=False).findings


@pytest.mark.parametrize("trigger", ["seal_consent_insert", "seal_track_update"])
@pytest.mark.parametrize(
    "instead", ["", "CREATE TRIGGER {0} AFTER DELETE ON job BEGIN SELECT 1; END"]
)
def test_that_triggers_that_were_dropped_or_changed_are_found(
    full: Store, trigger: str, instead: str
) -> None:
    with closing(sqlite3.connect(full.paths.database)) as driver:
        driver.execute(f"DROP TRIGGER {trigger}")
        if instead:
            driver.execute(instead.format(trigger))
    assert any(trigger in each.what for each in _state(full).findings)
    assert any(trigger in each.what for each in check(full, deep=False).findings)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER helper AFTER INSERT ON audit_entry BEGIN DELETE FROM case_member; END",
        "CREATE VIEW helper AS SELECT * FROM consent",
    ],
)
def test_that_a_trigger_or_view_of_somebody_else_is_found(full: Store, statement: str) -> None:
    with closing(sqlite3.connect(full.paths.database)) as driver:
        driver.execute(statement)
    assert [each.what for each in _state(full).findings] == [
        "helper is none of ours: it may have changed rows"
    ]
    assert any("helper" in each.what for each in check(full, deep=False).findings)


def test_that_many_triggers_that_were_dropped_are_one_finding_with_their_count(full: Store) -> None:
    dropped = sorted(name for name in TRIGGERS if name.startswith(PREFIX))
    with closing(sqlite3.connect(full.paths.database)) as driver:
        for name in dropped:
            driver.execute(f"DROP TRIGGER {name}")
    (found,) = (each.what for each in _state(full).findings if each.where == "index.sqlite")
    assert found.startswith(f"{len(dropped)} triggers")
    assert f"({', '.join(dropped[:3])} and {len(dropped) - 3} more)" in found


def test_that_a_log_that_stops_carrying_the_line_is_refused(full: Store) -> None:
    newest = entries.last_seq
    with full.read() as db:
        seq = newest(db)
    strip = f"UPDATE audit_entry SET body = replace(body, '\"rows\"', '\"rowz\"') WHERE seq = {seq}"
    forge(full.paths.database, strip, refusals=True)
    assert [each.what for each in _state(full).findings] == [
        "had a line for all rows and stops having it"
    ]


def test_that_a_log_of_before_the_sums_is_no_finding(full: Store) -> None:
    strip = "UPDATE audit_entry SET body = replace(body, '\"rows\"', '\"rowz\"')"
    forge(full.paths.database, strip, refusals=True)
    assert _state(full).findings == ()


# --- what is undone, and what is not -----------------------------------------------------------


def test_that_a_savepoint_that_is_undone_takes_sums_and_its_own_waiting_entry_along(
    full: Store,
) -> None:
    before = _newest(full)
    with full.unit() as tx:
        opened = tx.enter(draft("case.member", outcome="first"))
        with pytest.raises(ValueError, match="no"), tx.savepoint():
            tx.connection.execute(
                text("INSERT INTO case_member VALUES (:c, 'kim', 1)"), {"c": CASE}
            )
            tx.enter(draft("case.member", outcome="second"))
            with tx.savepoint():
                tx.enter(draft("case.member", outcome="third"))
            raise ValueError("no")
        closing_ = tx.enter(draft("case.member", outcome="fourth"))
    said = [json.loads(each.body)["outcome"] for each in entries.every(full)][-2:]
    assert (said, closing_.seq) == (["first", "fourth"], opened.seq + 1)
    assert _newest(full)["rows"] == before["rows"]
    assert (_state(full).findings, _wrong_tables(full)) == ((), {})


def test_that_the_entry_before_an_undone_block_ends_the_transaction_if_none_follows(
    full: Store,
) -> None:
    with full.unit() as tx:
        only = tx.enter(draft("case.member", outcome="only"))
        with pytest.raises(ValueError, match="no"), tx.savepoint():
            tx.enter(draft("case.member"))
            raise ValueError("no")
    with full.read() as db:
        assert entries.last_seq(db) == only.seq
    assert (_newest(full)["outcome"], _newest(full)["rows"]) == ("only", _state(full).rows)


def test_that_a_statement_that_is_refused_half_way_leaves_no_sum_behind(full: Store) -> None:
    half = text("INSERT INTO case_member VALUES (:c, 'a', 1), (:c, 'b', 1), (:c, 'a', 1)")
    with full.unit() as tx:
        with pytest.raises(IntegrityError):
            tx.connection.execute(half, {"c": CASE})
        tx.enter(draft("case.member"))
    assert (_state(full).findings, _wrong_tables(full)) == ((), {})


def test_that_rows_that_others_replace_leave_their_sum(full: Store) -> None:
    with full.unit() as tx:
        for since in (5, 6):
            put = "INSERT OR REPLACE INTO case_member VALUES (:c, 'ana', :s)"
            tx.connection.execute(text(put), {"c": CASE, "s": since})
        put = "INSERT INTO case_member VALUES (:c, 'ana', 7) ON CONFLICT DO UPDATE SET since_us = 9"
        tx.connection.execute(text(put), {"c": CASE})
        tx.connection.execute(text("DELETE FROM promise"))
        tx.enter(draft("case.member"))
    assert (_state(full).findings, _wrong_tables(full)) == ((), {})


CELLS = st.tuples(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8),
    st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(-(2**40), 2**40)
    | st.sampled_from([0.0, -0.0, 1e300, 5e-324, 2.0**53]),
    st.integers(-(1 << 63), (1 << 63) - 1),
)


@given(st.lists(CELLS, min_size=1, max_size=5))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_that_any_value_is_summed_as_it_is_stored(
    stocked: Stocked, cells: list[tuple[str, float, int]]
) -> None:
    """SQLite stores whole reals as integers, and knows no negative zero: the sum must not care."""
    with stocked.store.unit() as tx:
        for words, radius, at in cells:
            values = {"c": CASE, "w": words, "r": abs(radius), "a": at, "x": -radius % 90}
            put = text(
                "INSERT INTO case_incident (case_number, at_us, lat, lon, radius_m, words)"
                " VALUES (:c, :a, :x, :x, :r, :w) ON CONFLICT DO UPDATE"
                " SET at_us = :a, lat = :x, lon = -:x, radius_m = :r, words = :w"
            )
            tx.connection.execute(put, values)
        tx.enter(draft("case.incident"))
    assert _wrong_tables(stocked.store) == {}


@pytest.mark.parametrize("value", [-0.0, 3, 3.0, 1e18, float(2**53), 5e-324, "7", True])
def test_that_a_real_is_summed_as_it_is_stored_whatever_was_handed_in(
    full: Store, value: float | str
) -> None:
    with full.unit() as tx:
        put = text("UPDATE time_correction SET at_us = 5")
        with pytest.raises(IntegrityError, match="only ever added"), tx.savepoint():
            tx.connection.execute(put)
        put = text("UPDATE delivery SET accuracy_m = :v, offset_s = -:v")
        tx.connection.execute(put, {"v": value})
        tx.enter(draft("clip.offset"))
    assert (_state(full).findings, _wrong_tables(full)) == ((), {})


def test_that_a_table_that_is_written_while_it_is_counted_is_no_finding(
    full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    count, written = seals.page_of, 0

    def write_meanwhile(
        driver: sqlite3.Connection, table: str, columns: Sequence[str], after: int | None
    ) -> list[tuple[Any, ...]]:
        nonlocal written
        page = count(driver, table, columns, after)
        if table == "case_member" and after is None and written < 2:
            written += 1
            writers.append(threading.Thread(target=_add_member, args=(full, f"user {written}")))
            writers[-1].start()
            writers[-1].join(0.05)
        return page

    writers: list[threading.Thread] = []
    monkeypatch.setattr(recount, "page_of", write_meanwhile)
    assert _wrong_tables(full) == {}
    for writer in writers:
        writer.join()
    assert written == 2
    monkeypatch.undo()
    assert _wrong_tables(full) == {}


def _add_member(store: Store, user: str) -> None:
    with store.unit() as tx:
        put = text("INSERT INTO case_member VALUES (:c, :u, 1)")
        tx.connection.execute(put, {"c": CASE, "u": user})
        tx.enter(draft("case.member"))


def test_that_a_copy_of_the_database_carries_its_sums(full: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    with (
        closing(sqlite3.connect(full.paths.database)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
        kept = target.execute("SELECT name, digest FROM row_seal ORDER BY name").fetchall()
    with full.read() as db:
        rows = db.execute(text("SELECT name, digest FROM row_seal ORDER BY name")).all()
    assert kept == [tuple(row) for row in rows]
