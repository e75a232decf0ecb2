from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import CheckConstraint

from nvr_desk.audit.log import AuditLog
from nvr_desk.errors import (
    AlreadyExistsError,
    DatabaseDamagedError,
    StoreError,
    WorkspaceMissingError,
    WorkspaceNewerError,
)
from nvr_desk.store import migrations, schema, schema_text, tables, workspace
from nvr_desk.store.migrations import apply
from nvr_desk.store.seal_triggers import register
from nvr_desk.store.unit import Store

from tests.fakes.stocked import START, SteppedClock, Stocked, draft

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from nvr_desk.store.workspace import WorkspacePaths

VERSIONS = Path(str(migrations.__file__)).parent / "versions"


def _open(paths: WorkspacePaths) -> Store:
    clock = SteppedClock()
    return Store(paths, AuditLog(clock, workspace.identity(paths).uuid), clock)


def _set_version(paths: WorkspacePaths, version: str) -> None:
    driver = sqlite3.connect(paths.database)
    driver.execute("UPDATE alembic_version SET version_num = ?", (version,))
    driver.commit()
    driver.close()


def test_that_the_newest_step_makes_exactly_the_tables_of_today() -> None:
    frozen = (VERSIONS / f"{tables.SCHEMA}.sql").read_text("utf-8")
    assert frozen == schema_text.render(tables.metadata, tables.EXTRA_DDL)
    assert apply.newest() == tables.SCHEMA


def test_that_every_table_and_column_says_what_it_is_for() -> None:
    for table in tables.metadata.tables.values():
        assert table.comment, table.name
        for column in table.columns:
            assert column.comment, f"{table.name}.{column.name}"


def test_that_every_table_but_the_log_is_strict_and_has_its_rules() -> None:
    bare = {"audit_entry", "audit_index", "clip_pts", "case_member"}
    for table in tables.metadata.tables.values():
        assert table.dialect_options["sqlite"]["strict"] == (table.name != "audit_entry")
        rules = [each for each in table.constraints if isinstance(each, CheckConstraint)]
        if table.name not in bare | {"time_correction"}:
            assert rules, table.name


def test_that_every_column_that_names_a_row_is_a_foreign_key() -> None:
    loose = {"audit_entry", "audit_index", "workspace"}
    for table in tables.metadata.tables.values():
        for column in table.columns:
            names_a_row = re.search(r"_(id|number)$", column.name) or column.name == "batch_sha256"
            if names_a_row and column.name != "name_id" and table.name not in loose:
                assert column.foreign_keys, f"{table.name}.{column.name}"


def test_that_the_log_has_the_four_columns_of_its_format(stocked: Stocked) -> None:
    with stocked.store.read() as db:
        rows = db.exec_driver_sql("PRAGMA table_info(audit_entry)").all()
    assert [(row[1], row[2], row[5]) for row in rows] == [
        ("seq", "INTEGER", 1),
        ("body", "TEXT", 0),
        ("prev", "TEXT", 0),
        ("leaf", "TEXT", 0),
    ]


def test_that_the_database_itself_explains_its_columns(stocked: Stocked) -> None:
    with stocked.store.read() as db:
        sql = db.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = 'delivery'").scalar()
    assert "-- claimed start, UTC; empty is unknown; never overwritten" in str(sql)


def test_that_opening_again_changes_no_byte(stocked: Stocked) -> None:
    stocked.store.close()
    before = stocked.store.paths.database.read_bytes()
    _open(stocked.store.paths).close()
    assert stocked.store.paths.database.read_bytes() == before


def test_that_a_newer_workspace_is_refused_and_not_touched(stocked: Stocked) -> None:
    paths = stocked.store.paths
    stocked.store.close()
    _set_version(paths, "9999")
    before = {p: p.stat().st_mtime_ns for p in paths.root.rglob("*")}
    data = paths.database.read_bytes()
    with pytest.raises(WorkspaceNewerError) as caught:
        _open(paths)
    assert (caught.value.found, caught.value.known) == ("9999", tables.SCHEMA)
    assert paths.database.read_bytes() == data
    assert {p: p.stat().st_mtime_ns for p in paths.root.rglob("*")} == before


def test_that_an_older_workspace_is_backed_up_and_then_upgraded(
    stocked: Stocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = stocked.store.paths
    stocked.store.close()
    data = paths.database.read_bytes()

    def next_step(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE later (a)")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9998'")

    monkeypatch.setattr(schema, "SCHEMA", "9998")
    monkeypatch.setattr(apply, "upgrade", next_step)
    _open(paths).close()
    assert schema.found_schema(paths) == "9998"
    (copy,) = paths.backups.iterdir()
    assert copy.name == f"index-{tables.SCHEMA}-20261120T080000Z.sqlite"
    kept = sqlite3.connect(copy)
    assert kept.execute("SELECT version_num FROM alembic_version").fetchone() == (tables.SCHEMA,)
    assert kept.execute("SELECT count(*) FROM audit_entry").fetchone() == (3,)
    assert kept.execute("SELECT 1 FROM sqlite_schema WHERE name = 'later'").fetchone() is None
    kept.close()
    assert len(copy.read_bytes()) == len(data)


def test_that_a_workspace_of_the_first_schema_keeps_its_rows_and_gets_the_tables_of_today(
    tmp_path: Path,
) -> None:
    paths = workspace.create(tmp_path / "old", START)
    driver = sqlite3.connect(paths.database)
    for statement in schema_text.split((VERSIONS / "0001.sql").read_text("utf-8")):
        driver.execute(statement)
    driver.executescript(
        """
        CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
        INSERT INTO alembic_version VALUES ('0001');
        """
    )
    sha = "a" * 64
    driver.execute("INSERT INTO clip (id, sha256, bytes, state) VALUES (1, ?, 9, 'ok')", (sha,))
    driver.execute(
        "INSERT INTO analysis VALUES"
        " (1, 1, 'm', ?, 'basic', '[]', 0, '{}', ?, '[]', 1, 2.5, 0, 0.1, 0, 1)",
        (sha, sha),
    )
    driver.execute("INSERT INTO coverage_span VALUES (1, 0, 0.0, 2.5, 'looked', 5.0)")
    uuid = workspace.identity(paths).uuid
    driver.execute("INSERT INTO workspace (id, uuid, created_us) VALUES (1, ?, 0)", (uuid,))
    driver.commit()
    driver.close()
    _open(paths).close()
    after = sqlite3.connect(paths.database)
    rows = after.execute("SELECT * FROM coverage_span").fetchall()
    made = {sql for (sql,) in after.execute("SELECT sql FROM sqlite_schema WHERE sql NOT NULL")}
    register(after)
    after.execute("INSERT INTO coverage_span VALUES (1, 1, 2.5, 9.0, 'still', 0.5)")
    after.close()
    assert rows == [(1, 0, 0.0, 2.5, "looked", 5.0)]
    wanted = schema_text.split((VERSIONS / f"{tables.SCHEMA}.sql").read_text("utf-8"))
    assert {each.strip() for each in wanted if "CREATE TABLE coverage_span" in each} <= made


def test_that_an_upgrade_that_fails_leaves_the_old_schema(
    stocked: Stocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = stocked.store.paths
    stocked.store.close()

    def broken_step(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE later (a)")
        raise RuntimeError("half way")

    monkeypatch.setattr(schema, "SCHEMA", "9998")
    monkeypatch.setattr(apply, "upgrade", broken_step)
    with pytest.raises(RuntimeError, match="half way"):
        _open(paths)
    assert schema.found_schema(paths) == tables.SCHEMA
    driver = sqlite3.connect(paths.database)
    assert driver.execute("SELECT 1 FROM sqlite_schema WHERE name = 'later'").fetchone() is None
    driver.close()


def test_that_a_lost_database_is_not_replaced_by_an_empty_one(stocked: Stocked) -> None:
    stocked.deliver("a.mp4", b"bytes")
    paths = stocked.store.paths
    stocked.store.close()
    paths.database.unlink()
    with pytest.raises(StoreError, match="restore a backup"):
        _open(paths)
    assert not paths.database.exists()
    assert len(list(stocked.vault.all())) == 1


def test_that_a_database_of_another_workspace_is_refused(stocked: Stocked, tmp_path: Path) -> None:
    stocked.store.close()
    other = Stocked(tmp_path / "other", SteppedClock())
    other.store.close()
    shutil.copyfile(other.store.paths.database, stocked.store.paths.database)
    with pytest.raises(StoreError, match="belongs to workspace"):
        _open(stocked.store.paths)


def test_that_a_file_that_is_no_database_is_told(stocked: Stocked) -> None:
    stocked.store.close()
    stocked.store.paths.database.write_bytes(b"not a database, " * 100)
    with pytest.raises(DatabaseDamagedError, match="not a database"):
        _open(stocked.store.paths)


def test_that_an_emptied_database_beside_originals_is_never_begun_anew(stocked: Stocked) -> None:
    stocked.deliver("a.mp4", b"clip")
    stocked.store.close()
    stocked.store.paths.database.write_bytes(b"")
    with pytest.raises(StoreError, match="restore a backup"):
        _open(stocked.store.paths)
    assert stocked.store.paths.database.stat().st_size == 0


def test_that_an_empty_database_file_of_a_killed_init_is_taken_up(tmp_path: Path) -> None:
    paths = workspace.create(tmp_path / "w", START)
    paths.database.touch()
    store = _open(paths)
    with store.unit() as tx:
        tx.enter(draft("workspace.begin"))
    store.close()


def test_that_a_workspace_is_made_only_in_an_empty_place(tmp_path: Path) -> None:
    workspace.create(tmp_path / "w", START)
    with pytest.raises(AlreadyExistsError):
        workspace.create(tmp_path / "w", START)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("mine")
    with pytest.raises(StoreError, match="not empty"):
        workspace.create(tmp_path / "full", START)
    assert [each.name for each in (tmp_path / "full").iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (None, WorkspaceMissingError),
        ("nonsense [", StoreError),
        ('format = "other"\nversion = 1\n', StoreError),
        ('format = "nvr-desk/workspace"\nversion = 2\n', WorkspaceNewerError),
    ],
)
def test_that_only_a_workspace_is_opened(
    tmp_path: Path, text: str | None, error: type[Exception]
) -> None:
    if text is not None:
        (tmp_path / "nvr-desk.toml").write_text(text)
    with pytest.raises(error):
        workspace.open(tmp_path)
