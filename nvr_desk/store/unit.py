"""The unit of work: rows and their audit entry become durable together, or not at all."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from nvr_desk.errors import NoEntryError, StoreBusyError, StoreError
from nvr_desk.store import engine as sql
from nvr_desk.store.reserve import Reserve
from nvr_desk.store.schema import ensure
from nvr_desk.store.seals import settle
from nvr_desk.store.tables import BOOKKEEPING
from nvr_desk.store.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    from sqlalchemy import Connection

    from nvr_desk.clock import Clock
    from nvr_desk.records.audit import Draft, Placed
    from nvr_desk.store.sealer import Sealer
    from nvr_desk.store.workspace import WorkspacePaths

_READS = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
        sqlite3.SQLITE_TRANSACTION,
        sqlite3.SQLITE_SAVEPOINT,
    }
)
_WRITES = frozenset({sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})


class Unit:
    """One write transaction. Kept short: at most one clip or 25 ms.

    The newest entry is written when the next one comes or the transaction ends, because the last
    one carries the line over all rows. One that waits inside a savepoint is undone with it.
    """

    def __init__(self, connection: Connection, sealer: Sealer, clock: Clock) -> None:
        self.connection = connection
        self._sealer = sealer
        self._clock = clock
        self._waiting: Placed | None = None
        self._depth = 0

    @property
    def entered(self) -> bool:
        """Whether an entry stands in this transaction."""
        return self._waiting is not None

    @property
    def lost(self) -> bool:
        """Whether the database undid the whole transaction: of a full disk, of an interrupt."""
        return self.connection.invalidated or not sql.raw(self.connection).in_transaction

    def now(self) -> datetime:
        """The hour for rows that carry one, UTC."""
        return self._clock.now()

    def enter(self, draft: Draft) -> Placed:
        """Put an audit entry into this transaction. Its number is final, its bytes are not."""
        if self._waiting is not None:
            self._sealer.seal(self.connection, self._waiting)
        self._waiting = self._sealer.place(self.connection, draft)
        return self._waiting

    def finish(self) -> None:
        """Write the last entry, with the line over all rows as this transaction leaves them.

        Raises:
            NoEntryError: there is none.
        """
        if self._waiting is None:
            raise NoEntryError
        rows = settle(sql.raw(self.connection))
        self._sealer.seal(self.connection, self._waiting, rows)

    @contextmanager
    def savepoint(self) -> Generator[None]:
        """Undo the block's writes if it raises, and raise on; what stood before stays.

        An entry of a block that was undone is gone with it and does not count; the one that
        waited before the block waits again.
        """
        driver = sql.raw(self.connection)
        waiting = self._waiting
        self._depth += 1
        name = f"nvr_{self._depth}"
        driver.execute(f"SAVEPOINT {name}")
        try:
            yield
        except BaseException:
            if not self.lost:
                driver.execute(f"ROLLBACK TO {name}")
                driver.execute(f"RELEASE {name}")
            self._waiting = waiting
            raise
        else:
            driver.execute(f"RELEASE {name}")
        finally:
            self._depth -= 1


class Store:
    """Rows of one workspace. Safe to use from several threads and several processes."""

    def __init__(self, paths: WorkspacePaths, sealer: Sealer, clock: Clock) -> None:
        """Open the database, making or upgrading it first where needed.

        Raises:
            WorkspaceNewerError: written by a newer program; nothing was touched.
            DatabaseDamagedError: the file is malformed.
            StoreError: the database is missing although the vault holds originals.
        """
        self.paths = paths
        self._sealer = sealer
        self._clock = clock
        self._engine = sql.make_engine(paths.database)
        self._writer = threading.Lock()
        self._inside = threading.local()
        try:
            with sql.told(paths.database):
                ensure(self._engine, paths, clock, sealer)
        finally:
            self._engine.dispose()
        self._engine = sql.make_engine(paths.database, create=False)
        self.reserve = Reserve(paths)
        self.watch = Watch(paths, clock, self.reserve)

    @contextmanager
    def unit(self, *, last_words: bool = False) -> Generator[Unit]:
        """A write transaction that commits only with an audit entry in it.

        Args:
            last_words: Goes on while the log counts as full, in the room of the reserve: for
                entries that close what is open, and that tell of it.

        Raises:
            NoEntryError: the block ended without one; everything was rolled back.
            StoreBusyError: somebody else wrote for longer than ten seconds.
            LogUnavailableError: the disk is full or refused, or the file is gone.
            DatabaseDamagedError: the file of the database is malformed.
        """
        if not last_words:
            self.watch.require_open()
        with self._writing() as connection:
            unit = Unit(connection, self._sealer, self._clock)
            yield unit
            unit.finish()

    @contextmanager
    def bookkeeping(self) -> Generator[Connection]:
        """A write transaction for lease, heartbeat, progress and wishes of jobs, without entry.

        SQLite itself refuses a statement that writes any other table.
        """
        with self._writing() as connection:
            driver = sql.raw(connection)
            driver.set_authorizer(_only_jobs)
            try:
                yield connection
            finally:
                driver.set_authorizer(None)

    @contextmanager
    def read(self) -> Generator[Connection]:
        """One unchanging view of the rows. Fetch and leave: within 20 ms; page what is longer."""
        self.watch.require_here()
        with sql.told(self.paths.database), self._engine.connect() as connection:
            sql.begin_read(connection)
            try:
                yield connection
            finally:
                sql.rollback(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Generator[Connection]:
        if getattr(self._inside, "unit", False):
            message = "a unit of work inside a unit of work would wait for itself"
            raise RuntimeError(message)
        self.watch.require_here()
        if not self._writer.acquire(timeout=sql.BUSY_LIMIT_S):
            raise StoreBusyError(sql.BUSY_LIMIT_S)
        self._inside.unit = True
        try:
            with sql.told(self.paths.database), self._engine.connect() as connection:
                sql.begin_write(connection)
                try:
                    yield connection
                    sql.commit(connection)
                finally:
                    sql.rollback(connection)
            self.watch.went_well()
        except StoreError as error:
            self.watch.went_wrong(error)
            raise
        finally:
            self._inside.unit = False
            self._writer.release()


def _only_jobs(action: int, first: str | None, *_rest: str | None) -> int:
    """What SQLite asks before it compiles a statement."""
    allowed = action in _READS or (action in _WRITES and first in BOOKKEEPING)
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
