"""A log with a signing key, whose checkpoints stand in it as the desk writes them."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

from nvr_desk.audit.check import check
from nvr_desk.audit.heads import COSIGN_VERB, HEAD_VERB, KEY_VERB, Heads, told
from nvr_desk.audit.log import AuditLog
from nvr_desk.audit.memory import Memory
from nvr_desk.settings import AUDIT_WITNESS_FOLDER
from nvr_desk.store import settings, workspace
from nvr_desk.store.unit import Store

from tests.fakes.keyholder import MemoryKeyholder
from tests.fakes.stocked import Stocked, draft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from nvr_desk.audit.cosign import Cosigned
    from nvr_desk.records.log import LogReport, SignedHead


class SealedLog:
    """Entries by ``grow``, heads by ``checkpoint``, changes past the program by ``tamper``."""

    def __init__(self, stocked: Stocked, state: Path, station: str = "desk-1") -> None:
        self.stocked = stocked
        self.store = stocked.store
        self.keyholder = MemoryKeyholder()
        self.workspace_id = workspace.identity(self.store.paths).uuid
        self._state, self._station = state, station
        self.heads = self._made()

    def _made(self) -> Heads:
        return Heads(
            self.store,
            self.stocked.clock,
            workspace_id=self.workspace_id,
            station=self._station,
            keys=lambda: self.keyholder,
            memory=Memory(self._state / "heads.json"),
        )

    def put_back(self, copy: Path) -> None:
        """An older copy in place of the workspace, opened anew."""
        paths, clock = self.store.paths, self.stocked.clock
        self.store.close()
        shutil.rmtree(paths.root)
        shutil.copytree(copy, paths.root)
        self.store = self.stocked.store = Store(paths, AuditLog(clock, self.workspace_id), clock)
        self.heads = self._made()

    def make_key(self) -> None:
        key = self.heads.make_key(replace=True)
        with self.store.unit() as tx:
            tx.enter(draft(KEY_VERB, outcome="ok", detail={"key": key.text}))

    def watch(self, folder: Path) -> None:
        with self.store.unit() as tx:
            settings.put(tx, AUDIT_WITNESS_FOLDER.key, str(folder), "ana")
            tx.enter(draft("settings.set", outcome="ok"))

    def grow(self, entries: int) -> None:
        with self.store.unit() as tx:
            for number in range(entries):
                self.stocked.clock.pass_by(0.25)
                words = {"offence": "211", "words": f"looking for car {number} über"}
                tx.enter(draft("view", purpose=words, outcome="ok"))

    def checkpoint(self) -> SignedHead:
        self.stocked.clock.pass_by(60)
        head = self.heads.make()
        assert head is not None
        with self.store.unit() as tx:
            tx.enter(draft(HEAD_VERB, outcome="ok", detail=told(head)))
        return head

    def enter_cosigned(self, made: Cosigned) -> None:
        detail = {"origin": self.heads.origin, "size": made.size, "key": made.key.text}
        with self.store.unit() as tx:
            tx.enter(draft(COSIGN_VERB, outcome="ok", detail=detail))

    def check(self, given: Sequence[Path] = (), keys: Sequence[str] = ()) -> LogReport:
        return check(self.store, self.heads, self.workspace_id, given=given, keys=keys)

    def named(self, given: Sequence[Path] = ()) -> int | None:
        """Number of the first bad entry; None where there is none."""
        told = [f.where for f in self.check(given).findings if f.where.startswith("audit entry ")]
        return int(told[0].rsplit(" ", 1)[1]) if told else None

    def tamper(self) -> sqlite3.Connection:
        """The database in the hands of somebody who needs no program; triggers dropped."""
        return open_as_owner(self.store.paths.database)


def open_as_owner(database: Path) -> sqlite3.Connection:
    """Every trigger of the log gone, nothing checked."""
    db = sqlite3.connect(database)
    rule = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'audit_*'"
    found = db.execute(rule).fetchall()
    for (name,) in found:
        db.execute(f'DROP TRIGGER "{name}"')
    db.execute("PRAGMA ignore_check_constraints = ON")
    db.commit()
    db.execute("PRAGMA synchronous = OFF")
    return db
