"""How this program talks to SQLite: pragmas, and waiting our own way for a lock.

SQLite's busy handler sleeps up to 100 ms between tries; ours tries every 1 to 5 ms, so an audit
entry waits for the transaction before it and little more.
"""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, cast

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from nvr_desk.errors import (
    DatabaseDamagedError,
    LogUnavailableError,
    NvrDeskError,
    StoreBusyError,
    StoreError,
)
from nvr_desk.store.seal_triggers import register

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from sqlalchemy import Connection

WAL_SAFE_FROM: Final = (3, 51, 3)
"""Earlier SQLite can lose pages when several connections write and checkpoint a WAL."""

BUSY_LIMIT_S: Final = 10.0
"""How long anybody waits for the database before StoreBusyError."""

_RETRY_S: Final = (0.001, 0.005)
_BUSY_CODES: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGE_CODES: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_UNWRITABLE: Final = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_IOERR: "the disk refuses",
    sqlite3.SQLITE_CANTOPEN: "its file cannot be opened",
    sqlite3.SQLITE_PERM: "this account may not write its file",
    sqlite3.SQLITE_NOLFS: "the disk takes no file of that size",
}
"""Codes that tell of the disk, not of a statement."""
_REMEDY: Final = "Look at the disk of the workspace; then simply go on"
_NO_TEXT: Final = "Could not decode to UTF-8"
"""How the driver, without a code, calls text that rotted."""


def make_engine(database: Path, *, create: bool = True) -> Engine:
    """An engine on one database file. Connections are pooled; each is used by one thread a time.

    Without ``create`` a file that was taken away is not begun anew.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(database, create=create),
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=64,
    )
    event.listen(engine, "connect", _prepare)
    return engine


def raw(connection: Connection) -> sqlite3.Connection:
    """The driver's connection below SQLAlchemy's."""
    return cast("sqlite3.Connection", connection.connection.dbapi_connection)


def journal_mode() -> str:
    """The journal this SQLite can be trusted with."""
    return "WAL" if sqlite3.sqlite_version_info >= WAL_SAFE_FROM else "TRUNCATE"


def is_busy(error: BaseException) -> bool:
    """Whether SQLite refused because somebody else holds the file."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(code, int) and (code & 0xFF) in _BUSY_CODES


def tells_of_disk(error: BaseException) -> bool:
    """Whether the disk refused, so that SQLite may have undone the whole transaction."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    return isinstance(code, int) and (code & 0xFF) in (_UNWRITABLE.keys() | _DAMAGE_CODES)


@contextmanager
def told(database: Path) -> Generator[None]:
    """Say in our own words what disk or file refused; errors that are neither pass.

    Raises:
        DatabaseDamagedError: the file is malformed, or no database.
        LogUnavailableError: the disk is full, read-only, or refuses.
        StoreError: it cannot serve for another reason.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        ours = _in_our_words(database, cause)
        if ours is None:
            raise
        raise ours from error


def _in_our_words(database: Path, error: BaseException | None) -> NvrDeskError | None:
    code = getattr(error, "sqlite_errorcode", None)
    damaged = isinstance(code, int) and (code & 0xFF) in _DAMAGE_CODES
    if damaged or str(error).startswith(_NO_TEXT):
        return DatabaseDamagedError(str(database), str(error))
    if isinstance(code, int) and (code & 0xFF) in _UNWRITABLE:
        plain = code & 0xFF
        why = f"{_UNWRITABLE[plain]} ({error})"
        return LogUnavailableError(why, _REMEDY, full=plain == sqlite3.SQLITE_FULL)
    if isinstance(error, sqlite3.OperationalError):
        return StoreError(f"the database cannot serve: {error}")
    return None


def patiently(work: Callable[[], object], limit_s: float = BUSY_LIMIT_S) -> None:
    """Do it again every 1 to 5 ms for as long as the database is busy.

    Raises:
        StoreBusyError: it was busy for the whole limit.
    """
    began = time.monotonic()
    while True:
        try:
            work()
        except sqlite3.OperationalError as error:
            if not is_busy(error):
                raise
            waited = time.monotonic() - began
            if waited > limit_s:
                raise StoreBusyError(waited) from error
            time.sleep(random.uniform(*_RETRY_S))  # noqa: S311 - spreads the tries, no secret
        else:
            return


def begin_write(connection: Connection) -> None:
    """Take the write lock now, so that no later statement can find the file busy."""
    driver = raw(connection)
    patiently(lambda: driver.execute("BEGIN IMMEDIATE"))


def begin_read(connection: Connection) -> None:
    """Take the read lock now, so that all statements see one state and none is refused."""
    driver = raw(connection)

    def take() -> None:
        driver.execute("BEGIN")
        try:
            driver.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        except sqlite3.OperationalError:
            driver.execute("ROLLBACK")
            raise

    patiently(take)


def commit(connection: Connection) -> None:
    """Commit; readers that still hold the file are waited for, the transaction stays whole."""
    driver = raw(connection)
    patiently(lambda: driver.execute("COMMIT"))


def rollback(connection: Connection) -> None:
    """Undo what was not committed; a transaction that SQLite ended already is fine.

    So is a connection that SQLAlchemy gave up because an interrupt came in mid-statement.
    """
    if connection.invalidated:
        return
    driver = raw(connection)
    if driver.in_transaction:
        driver.execute("ROLLBACK")


def _connect(database: Path, *, create: bool) -> sqlite3.Connection:
    there = f"{database.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    return sqlite3.connect(
        there,
        uri=True,
        timeout=0,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )


_first_connect = threading.Lock()


def _prepare(driver: sqlite3.Connection, _record: object) -> None:
    with _first_connect:
        patiently(lambda: driver.execute(f"PRAGMA journal_mode = {journal_mode()}").fetchone())
    for pragma in (
        "foreign_keys = ON",
        "synchronous = FULL",
        # The triggers that keep the sums of rows call a function of ours. It changes nothing, it is
        # the only one there is, and extensions stay off: a doctored schema finds no other.
        "trusted_schema = ON",
        # Else a row that REPLACE takes away would leave its sum without a trigger.
        "recursive_triggers = ON",
        "cache_size = -16000",
        # A spilling cache needs the exclusive lock in mid-transaction, when readers may hold it.
        "cache_spill = OFF",
        "temp_store = MEMORY",
    ):
        driver.execute(f"PRAGMA {pragma}")
    register(driver)
