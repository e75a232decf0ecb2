"""Which schema a database has, and bringing an older one up to ours after a backup."""

from __future__ import annotations

import platform
import sqlite3
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select

from nvr_desk.errors import DatabaseDamagedError, StoreError, WorkspaceNewerError
from nvr_desk.records.audit import Draft, Phase
from nvr_desk.store import engine as sql
from nvr_desk.store.case_tables import workspace
from nvr_desk.store.seals import fits_log, settle
from nvr_desk.store.tables import SCHEMA
from nvr_desk.store.workspace import identity
from nvr_desk.timecode import to_micros

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from nvr_desk.clock import Clock
    from nvr_desk.store.sealer import Sealer
    from nvr_desk.store.workspace import WorkspacePaths


_FIRST_SEALED: Final = "0005"

UPGRADED: Final = "workspace.upgrade"
"""Note of the log: the schema became a younger one, and how the rows stood before."""


def ensure(engine: Engine, paths: WorkspacePaths, clock: Clock, sealer: Sealer) -> None:
    """Same schema: go. Older: back up beside it, then upgrade. Newer: refuse, touch nothing.

    An upgrade leaves an entry in the log; an empty log stays empty.

    Raises:
        WorkspaceNewerError: written by a newer program.
        StoreError: no database although the vault holds originals, or one of another workspace.
    """
    if _is_empty(paths.database) and _holds_originals(paths):
        message = (
            f"{paths.database} is missing or empty although the vault holds originals:"
            " restore a backup"
        )
        raise StoreError(message)
    found = found_schema(paths)
    if found is not None and found > SCHEMA:
        raise WorkspaceNewerError(found, SCHEMA)
    if found != SCHEMA:
        _upgrade(engine, paths, clock, sealer)
    with engine.connect() as connection:
        sql.begin_read(connection)
        try:
            _same_workspace(connection, paths)
        finally:
            sql.rollback(connection)


def found_schema(paths: WorkspacePaths) -> str | None:
    """The schema on disk, read without writing a byte; None where there is none yet.

    Raises:
        DatabaseDamagedError: the file is malformed, or no database.
    """
    if _is_empty(paths.database):
        return None
    uri = f"{paths.database.resolve().as_uri()}?mode=ro"
    answer: list[str | None] = []
    driver = sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None)
    try:
        with sql.told(paths.database):
            sql.patiently(lambda: answer.append(_version_row(driver)))
    except UnicodeDecodeError as error:  # SQLite's own words about a schema that rotted
        raise DatabaseDamagedError(str(paths.database), "its schema is malformed") from error
    finally:
        driver.close()
    return answer[-1]


def _version_row(driver: sqlite3.Connection) -> str | None:
    there = driver.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").fetchone()
    if there is None:
        return None
    row = driver.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def _is_empty(database: Path) -> bool:
    return not database.exists() or database.stat().st_size == 0


def _holds_originals(paths: WorkspacePaths) -> bool:
    if not paths.vault.is_dir():
        return False
    shards = (each for each in paths.vault.iterdir() if each.is_dir() and each.name != "tmp")
    return any(next(shard.iterdir(), None) is not None for shard in shards)


def _upgrade(engine: Engine, paths: WorkspacePaths, clock: Clock, sealer: Sealer) -> None:
    # Alembic takes 0.2 s to import; a workspace that is up to date never pays for it.
    from nvr_desk.store.migrations.apply import upgrade  # noqa: PLC0415

    with engine.connect() as connection:
        sql.begin_write(connection)
        try:
            driver = sql.raw(connection)
            found = _version_row(driver)
            if found != SCHEMA:
                note = None
                if found is not None:
                    note = _note(driver, found, _back_up(paths, found, clock))
                upgrade(connection)
                _name_workspace(connection, paths, clock)
                _seal(connection, sealer, note)
            sql.commit(connection)
        finally:
            sql.rollback(connection)


def _note(driver: sqlite3.Connection, found: str, copy: Path) -> Draft:
    """What the log is told; made before the step, which sums rows anew."""
    detail: dict[str, Any] = {"from": found, "to": SCHEMA, "backup": copy.name}
    if found >= _FIRST_SEALED:
        detail["rows_fitted"] = fits_log(driver)
    return Draft(
        verb=UPGRADED,
        phase=Phase.NOTE,
        user="nvr-desk",
        role="program",
        station=platform.node(),
        detail=detail,
        outcome="ok",
    )


def _seal(connection: Connection, sealer: Sealer, note: Draft | None) -> None:
    driver = sql.raw(connection)
    has_log = driver.execute("SELECT 1 FROM audit_entry LIMIT 1").fetchone() is not None
    placed = sealer.place(connection, note) if note is not None and has_log else None
    rows = settle(driver)
    if placed is not None:
        sealer.seal(connection, placed, rows)


def _back_up(paths: WorkspacePaths, found: str, clock: Clock) -> Path:
    """Copy the database beside itself; the caller holds the write lock, so it stands still."""
    paths.backups.mkdir(exist_ok=True)
    target = paths.backups / f"index-{found}-{clock.now():%Y%m%dT%H%M%SZ}.sqlite"
    source = sqlite3.connect(paths.database)
    copy = sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()
    return target


def _name_workspace(connection: Connection, paths: WorkspacePaths, clock: Clock) -> None:
    if connection.execute(select(workspace.c.uuid)).first() is None:
        uuid = identity(paths).uuid
        connection.execute(
            insert(workspace).values(id=1, uuid=uuid, created_us=to_micros(clock.now()))
        )


def _same_workspace(connection: Connection, paths: WorkspacePaths) -> None:
    mine = select(workspace.c.uuid).where(workspace.c.id == 1)
    there = connection.execute(mine).scalar_one_or_none()
    wanted = identity(paths).uuid
    if there != wanted:
        message = f"{paths.database} belongs to workspace {there}, {paths.toml} names {wanted}"
        raise StoreError(message)
