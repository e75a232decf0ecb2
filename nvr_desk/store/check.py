"""Proving a workspace: database against itself, rows against files, files against hashes.

Repairs nothing: what is found is told, and a person decides.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from nvr_desk.errors import HashMismatchError, IntegrityError, VaultFileMissingError
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.packet import CheckReport, Finding
from nvr_desk.records.track import ObjectClass
from nvr_desk.store import blob, deliveries, recount, schema_text, seals
from nvr_desk.store.batches import NAMED_FILES
from nvr_desk.store.engine import raw
from nvr_desk.store.tables import EXTRA_DDL, SCHEMA, metadata
from nvr_desk.store.track_inserts import index_cells
from nvr_desk.store.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from nvr_desk.store.unit import Store

_PAGE = 500
_TRACKS = """
SELECT t.id, t.number, t.cls, t.rows, t.seen, t.data, t.analysis_id,
  t.start_s - coalesce(c.start_s, 0.0), t.end_s - coalesce(c.start_s, 0.0),
  x.analysis_0, x.analysis_1, x.t0_ms, x.t1_ms, x.x0, x.x1, x.y0, x.y1
FROM track t JOIN analysis a ON a.id = t.analysis_id JOIN clip c ON c.id = a.clip_id
LEFT JOIN track_index x ON x.track_id = t.id WHERE t.id > ?"""


def check(
    store: Store, *, deep: bool = True, progress: Callable[[int], None] | None = None
) -> CheckReport:
    """Look at everything; deep reads every original and every blob as well.

    Args:
        store: The workspace.
        deep: Also hash every file of the vault and decode every blob.
        progress: Told how many things were looked at so far.
    """
    looker = _Looker(store, progress or (lambda _: None))
    looker.stage("index.sqlite", looker.database)
    looker.stage("index.sqlite", looker.summaries)
    looker.stage("row_seal", looker.seals)
    looker.stage("audit_index", looker.index)
    looker.stage("consent", looker.visibility)
    looker.stage("vault", lambda: looker.files(deep=deep))
    looker.stage("vault", looker.strays)
    if deep:
        looker.stage("clip_pts", looker.lists)
        looker.stage("track", looker.tracks)
    return CheckReport(looker.checked, tuple(looker.findings))


class _Looker:
    """Counts what it looks at and keeps what it finds."""

    def __init__(self, store: Store, progress: Callable[[int], None]) -> None:
        self.checked = 0
        self.findings: list[Finding] = []
        self._store = store
        self._vault = Vault(store.paths.vault)
        self._progress = progress

    def stage(self, where: str, look: Callable[[], None]) -> None:
        """One kind of looking; rows that nothing can be made of end it and none of the others."""
        try:
            look()
        except (IntegrityError, ValueError, TypeError, LookupError, OverflowError) as error:
            self._find(where, f"cannot be looked through: {error}")

    def database(self) -> None:
        """SQLite's own checks, foreign keys, and the tables against those of a fresh database."""
        with self._store.read() as db:
            driver = raw(db)
            for (line,) in driver.execute("PRAGMA integrity_check(100)"):
                if line != "ok":
                    self._find("index.sqlite", str(line))
            for table, row, target, _ in driver.execute("PRAGMA foreign_key_check").fetchmany(100):
                self._find(f"{table} row {row}", f"names a row of {target} that is not there")
            self._schema(driver)
            found = driver.execute("SELECT rtreecheck('track_index')").fetchone()[0]
            if found != "ok":
                self._find("track_index", str(found))
        self._look()

    def summaries(self) -> None:
        """What lists and searches answer from against the tracks themselves."""
        rules = {
            "counts other tracks than there are": (
                "SELECT a.id FROM analysis a WHERE a.tracks != "
                "(SELECT count(*) FROM track t WHERE t.analysis_id = a.id AND t.stands = 1)"
            ),
            "has a summary that does not fit its tracks": (
                "SELECT s.analysis_id FROM clip_summary s WHERE s.tracks != (SELECT count(*) "
                "FROM track t WHERE t.analysis_id = s.analysis_id AND t.cls = s.cls "
                "AND t.stands = 1)"
            ),
            "has other tracks in the index than in the table": (
                "SELECT a.id FROM analysis a WHERE a.tracks != (SELECT count(*) FROM track t "
                "JOIN track_index x ON x.track_id = t.id "
                "WHERE t.analysis_id = a.id AND t.stands = 1)"
            ),
            "has a track that stands although a change by hand put others in its place": (
                "SELECT DISTINCT analysis_id FROM track WHERE stands = 1 AND gone_by IS NOT NULL"
            ),
            "is not the only look of its clip that answers": (
                "SELECT max(id) FROM analysis GROUP BY clip_id HAVING sum(answers) != 1"
            ),
        }
        for what, rule in rules.items():
            with self._store.read() as db:
                for (identity,) in raw(db).execute(rule).fetchmany(100):
                    self._find(f"analysis {identity}", what)
            self._look()
        with self._store.read() as db:
            for (name,) in raw(db).execute(
                "SELECT name_id FROM delivery d WHERE NOT EXISTS "
                "(SELECT 1 FROM consent c WHERE c.delivery_id = d.id)"
            ):
                self._find(f"delivery {name}", "has no consent on record, not even 'none'")
        self._look()

    def seals(self) -> None:
        """Every row of every table against the sums, and these against the log."""
        with self._store.read() as db:
            stands = seals.state(raw(db))
        # Triggers are told of by ``database`` already.
        self.findings += [each for each in stands.findings if each.where != "index.sqlite"]
        self.findings += recount.tables(self._store, self._look)

    def index(self) -> None:
        """What lists of the log answer from against the log."""
        self.findings += recount.index(self._store, self._look)

    def visibility(self) -> None:
        """What may be opened follows from the newest consent; a hold or a term only hides."""
        hidden = (Visibility.HELD, Visibility.EXPIRED)
        keys = [key for (key,) in self._pages("SELECT id FROM delivery WHERE id > ?")]
        for at in range(0, len(keys), _PAGE):
            with self._store.read() as db:
                page = deliveries.by_key(db, keys[at : at + _PAGE])
            for each in page.values():
                follows = each.consent.visibility
                if each.visibility not in (follows, *hidden):
                    what = f"is {each.visibility}, its consent makes it {follows}"
                    self._find(f"delivery {each.id}", what)
        self._look()

    def strays(self) -> None:
        """What lies in the vault and is no original, and what a damaged one waits for."""
        for name in self._vault.strays():
            self._find(f"vault/{name}", "is no original: nothing of ours put it there")
        for sha256 in self._vault.rescued():
            what = "fits its name: put it in the place of the damaged original"
            self._find(f"vault/rescued/{sha256}", what)
        self._look()

    def files(self, *, deep: bool) -> None:
        """Every row's file is there, of the right length, and of the right hash when deep."""
        known: set[str] = set()
        for _, sha256, size in self._pages("SELECT id, sha256, bytes FROM clip WHERE id > ?"):
            known.add(sha256)
            self._file(sha256, size, deep=deep)
        with self._store.read() as db:
            kept = {sha256 for (sha256,) in raw(db).execute(NAMED_FILES)} - known
        for sha256 in sorted(kept):
            self._file(sha256, None, deep=deep)
        for sha256 in self._vault.all():
            if sha256 not in known and sha256 not in kept:
                # No harm by itself: an ingest that was interrupted leaves such a file and takes
                # it up again. Its bytes must be what its name says nevertheless.
                self._file(sha256, None, deep=deep)

    def lists(self) -> None:
        """Every clip's list of pictures unpacks and is as long as it says."""
        rule = (
            "SELECT p.clip_id, c.sha256, p.count, p.data, p.keys, p.places FROM clip_pts p"
            " JOIN clip c ON c.id = p.clip_id WHERE p.clip_id > ?"
        )
        for _, sha256, count, data, keys, places in self._pages(rule, order="p.clip_id"):
            try:
                found = len(blob.decode_pts(data))
                if found != count:
                    self._find(f"clip {sha256}", f"lists {found} pictures, not {count}")
                noted = None if keys is None else blob.decode_pts(keys)
                if noted is not None and len(noted) and not 0 <= noted[0] <= noted[-1] < count:
                    self._find(f"clip {sha256}", "names key pictures that it does not have")
                if places is not None and len(blob.decode_pts(places)) != count:
                    self._find(f"clip {sha256}", "says where other pictures begin than it has")
            except IntegrityError as error:
                self._find(f"clip {sha256}", f"list of pictures: {error}")
            self._look()

    def tracks(self) -> None:
        """Every track unpacks, has as many pictures as it says, and is where the index says."""
        for identity, number, cls, rows, seen, data, *more in self._pages(_TRACKS, "t.id"):
            analysis, start, end, *index = more
            try:
                found = blob.decode_track(number, ObjectClass(cls), data)
                if (len(found.pts), int(found.seen.sum())) != (rows, seen):
                    self._find(f"track {identity}", "has other pictures than its row says")
                if not _same_place(index, index_cells(analysis, found, start, end)):
                    self._find(f"track {identity}", "is elsewhere in the index than in its row")
            except IntegrityError as error:
                self._find(f"track {identity}", str(error))
            self._look()

    def _schema(self, driver: sqlite3.Connection) -> None:
        version = driver.execute("SELECT version_num FROM alembic_version").fetchone()
        if version is None or version[0] != SCHEMA:
            self._find("index.sqlite", f"schema {version}, expected {SCHEMA}")
        there, fresh = _objects(driver), _fresh_objects()
        for name in sorted(there.keys() | fresh.keys()):
            if name.startswith(("sqlite_", "alembic_")):
                continue
            if name not in there:
                self._find("index.sqlite", f"{name} is missing")
            elif name not in fresh:
                self._find("index.sqlite", f"{name} belongs to no schema of ours")
            elif there[name] != fresh[name]:
                self._find("index.sqlite", f"{name} is not as a fresh database has it")

    def _file(self, sha256: str, size: int | None, *, deep: bool) -> None:
        where = f"vault/{sha256[:2]}/{sha256}"
        try:
            length = self._vault.path(sha256).stat().st_size
            if size is not None and length != size:
                self._find(where, f"is {length} bytes long, the row says {size}")
            elif deep:
                self._vault.verify(sha256)
        except (FileNotFoundError, VaultFileMissingError):
            self._find(where, "is missing")
        except HashMismatchError as error:
            self._find(where, f"has SHA-256 {error.found}: its bytes changed")
        except OSError as error:
            self._find(where, f"cannot be read: {error}")
        self._look()

    def _pages(self, rule: str, order: str = "id") -> Iterator[tuple[Any, ...]]:
        """Rows of a statement whose first column is the key, a short read a page."""
        last = 0
        while True:
            with self._store.read() as db:
                page = raw(db).execute(f"{rule} ORDER BY {order} LIMIT {_PAGE}", (last,)).fetchall()
            yield from page
            if len(page) < _PAGE:
                return
            last = page[-1][0]

    def _look(self) -> None:
        self.checked += 1
        self._progress(self.checked)

    def _find(self, where: str, what: str) -> None:
        self.findings.append(Finding(where, what))


def _same_place(index: Sequence[int | None], cells: Sequence[int]) -> bool:
    """Look and span to the letter; sides to a pixel, because a blob keeps eighths of one."""
    if any(cell is None for cell in index):
        return False
    exact = 4
    whole = [cell or 0 for cell in index]
    near = zip(whole[exact:], cells[exact:], strict=True)
    return whole[:exact] == [*cells[:exact]] and all(abs(a - b) <= 1 for a, b in near)


def _objects(driver: sqlite3.Connection) -> dict[str, str]:
    rows = driver.execute("SELECT name, coalesce(sql, '') FROM sqlite_schema")
    return {name: " ".join(sql.split()) for name, sql in rows}


def _fresh_objects() -> dict[str, str]:
    fresh = sqlite3.connect(":memory:")
    try:
        for statement in schema_text.statements(metadata, EXTRA_DDL):
            fresh.execute(statement)
        return _objects(fresh)
    finally:
        fresh.close()
