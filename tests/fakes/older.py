"""A workspace of today put back into the tables of an older schema."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nvr_desk.audit.chain import GENESIS_PREV, chain_hash, leaf_hash
from nvr_desk.digest import canonical_json
from nvr_desk.store import migrations, schema_text
from nvr_desk.store.lattice import EMPTY
from nvr_desk.store.seal_triggers import register
from nvr_desk.store.seals import settle

if TYPE_CHECKING:
    from nvr_desk.store.workspace import WorkspacePaths

VERSIONS = Path(str(migrations.__file__)).parent / "versions"

_SEALED = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'seal_%_insert'"


def put_back(paths: WorkspacePaths, revision: str, names: tuple[str, ...]) -> sqlite3.Connection:
    """Make the database anew as that schema had it, with the rows of these tables.

    Columns that are younger are left out. Where that schema sums its rows, the newest entry has
    the line over them. Answers a connection to go on with; closing it is the caller's.
    """
    target = paths.root / f"index-{revision}.sqlite"
    old = sqlite3.connect(target, isolation_level=None)
    for statement in schema_text.split((VERSIONS / f"{revision}.sql").read_text("utf-8")):
        old.execute(statement)
    register(old)
    for (name,) in old.execute(_SEALED).fetchall():
        table = name.removeprefix("seal_").removesuffix("_insert")
        old.execute("INSERT INTO row_seal VALUES (?, 0, ?, NULL)", (table, EMPTY))
    old.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    old.execute("INSERT INTO alembic_version VALUES (?)", (revision,))
    with closing(sqlite3.connect(paths.database)) as now:
        for name in names:
            columns = [row[1] for row in old.execute(f"PRAGMA table_info({name})")]
            listed = ", ".join(f'"{column}"' for column in columns)
            marks = ", ".join("?" * len(columns))
            rows = now.execute(f"SELECT {listed} FROM {name}").fetchall()
            if name == "audit_entry":
                summed = old.execute(_SEALED).fetchone() is not None
                rows = _without_sums(rows, settle(old) if summed else None)
            old.executemany(f"INSERT INTO {name} ({listed}) VALUES ({marks})", rows)
    old.close()
    target.replace(paths.database)
    return sqlite3.connect(paths.database, isolation_level=None)


def _without_sums(rows: list[tuple[Any, ...]], line: str | None) -> list[tuple[Any, ...]]:
    """The same log with this line over all rows in its newest entry, or as before there was one."""
    out: list[tuple[Any, ...]] = []
    prev = GENESIS_PREV
    for seq, text, _, _ in rows:
        body = {name: value for name, value in json.loads(text).items() if name != "rows"}
        if line is not None and seq == rows[-1][0]:
            body["rows"] = line
        bare = canonical_json(body).decode()
        out.append((seq, bare, prev, leaf_hash(bare)))
        prev = chain_hash(prev, leaf_hash(bare))
    return out
