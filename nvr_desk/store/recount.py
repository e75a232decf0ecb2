"""The full part of proving rows: every row counted and summed again, every line of the index."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.records.packet import Finding
from nvr_desk.store.engine import raw
from nvr_desk.store.entries import span_end
from nvr_desk.store.entry_index import COLUMNS, index_row
from nvr_desk.store.lattice import EMPTY, minus, plus, row_hash, total_of
from nvr_desk.store.seals import page_of
from nvr_desk.store.tables import SEALED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from nvr_desk.store.unit import Store

_TRIES: Final = 3
"""How often a table that is written meanwhile is begun anew, before writers have to wait."""

_INDEX_PAGE: Final = 1_000
_INDEX: Final = (
    f"SELECT e.seq, e.body, {', '.join(f'i.{name}' for name in COLUMNS)}"  # noqa: S608 - words of ours
    " FROM audit_entry e LEFT JOIN audit_index i ON i.seq = e.seq"
    f" WHERE e.seq > ? ORDER BY e.seq LIMIT {_INDEX_PAGE}"
)
_SPAN: Final = 5_000
_MOST_TOLD: Final = 20
"""Lines of the index that ``index_quickly`` names; one is enough to distrust all lists."""
_QUICK: Final = (
    "SELECT seq, body, "  # noqa: S608 - words of ours
    + ", ".join(f"i_{name}" for name in COLUMNS)
    + " FROM (SELECT e.seq AS seq, e.body AS body,"
    " CASE WHEN json_valid(e.body) THEN e.body ELSE '{}' END AS said, "
    + ", ".join(f"i.{name} AS i_{name}" for name in COLUMNS)
    + " FROM audit_entry e LEFT JOIN audit_index i ON i.seq = e.seq WHERE e.seq > ? AND e.seq <= ?)"
    " WHERE i_seq IS NULL OR "
    + " OR ".join(
        f"i_{column} IS NOT json_extract(said, '$.{key}')"
        for column, key in {
            **{name: name for name in ("user", "role", "station", "verb", "phase", "parent")},
            "case_number": "case",
        }.items()
    )
    + " OR i_outcome IS NOT substr(json_extract(said, '$.outcome'), 1,"
    " instr(json_extract(said, '$.outcome') || ':', ':') - 1)"
    " OR i_time_us IS NOT CAST(strftime('%s', substr(json_extract(said, '$.time'), 1, 19))"
    " AS INTEGER) * 1000000 + CAST(substr(json_extract(said, '$.time'), 21, 6) AS INTEGER)"
)
"""Suspects only: whether a line really differs is asked of ``index_row``."""
_BEYOND: Final = (
    "SELECT seq FROM audit_index"
    " WHERE seq < 1 OR seq > (SELECT coalesce(max(seq), 0) FROM audit_entry) LIMIT 1"
)
_STRAY: Final = "SELECT seq FROM audit_index WHERE seq NOT IN (SELECT seq FROM audit_entry) LIMIT 1"


@dataclass(frozen=True, slots=True)
class _Counted:
    rows: int
    total: bytes


class _WrittenError(Exception):
    """The table was written between two pages."""


def tables(store: Store, look: Callable[[], None]) -> Iterator[Finding]:
    """Count and sum all rows of all tables, and hold them against ``row_seal``.

    Args:
        store: The workspace.
        look: Called once a table.
    """
    for table in SEALED:
        kept, found = _count(store, table)
        if kept is not None and kept != found:
            yield Finding(table, _difference(store, table, kept, found))
        look()


def index(store: Store, look: Callable[[], None]) -> Iterator[Finding]:
    """Hold the index of the log against the bodies it was made of."""
    after, more = 0, True
    while more:
        with store.read() as db:
            page = raw(db).execute(_INDEX, (after,)).fetchall()
        for seq, body, *line in page:
            if tuple(line) != index_row(seq, _parsed(body)):
                yield Finding(f"audit_index row {seq}", "does not say what its entry says")
        more = len(page) == _INDEX_PAGE
        after = page[-1][0] if page else after
        look()
    with store.read() as db:
        stray = raw(db).execute(_STRAY).fetchone()
    if stray is not None:
        yield Finding(f"audit_index row {stray[0]}", "belongs to no entry")


def index_quickly(store: Store, last: int) -> Iterator[Finding]:
    """The same within seconds for a million entries, where the log itself was found sound.

    Keys, checkpoints, lists and reviews are looked up by the index: a line that was taken out of
    it would hide an entry that still stands.

    Args:
        store: The workspace.
        last: The last entry to look at.
    """
    told = upto = 0
    while upto < last:
        with store.read() as db:
            after, upto = upto, span_end(db, upto, last, _SPAN)
            page = raw(db).execute(_QUICK, (after, upto)).fetchall()
        for seq, body, *line in page:
            if tuple(line) != index_row(seq, _parsed(body)):
                yield Finding(f"audit_index row {seq}", "does not say what its entry says")
                told += 1
                if told >= _MOST_TOLD:
                    return
    with store.read() as db:
        beyond = raw(db).execute(_BEYOND).fetchone()
    if beyond is not None:
        yield Finding(f"audit_index row {beyond[0]}", "belongs to no entry")


def _parsed(body: str | None) -> dict[str, Any]:
    """A body; one that is none gives an empty line, as when the index was first made."""
    try:
        said: Any = json.loads(body or "null")
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", said) if isinstance(said, dict) else {}


def _count(store: Store, table: str) -> tuple[_Counted | None, _Counted]:
    """(as it is kept, as it is) of a table at one moment.

    Page by page, so that no writer waits; a table that is written meanwhile is begun anew, and in
    the end read in one go.
    """
    for _ in range(_TRIES):
        try:
            return _paged(store, table)
        except _WrittenError:
            continue
    with store.read() as db:
        driver = raw(db)
        return _kept(driver, table), _sum(table, _pages(driver, table))


def _paged(store: Store, table: str) -> tuple[_Counted | None, _Counted]:
    with store.read() as db:
        first = _kept(raw(db), table)
    rows, total, after = 0, EMPTY, None
    while True:
        with store.read() as db:
            driver = raw(db)
            if _kept(driver, table) != first:
                raise _WrittenError
            page = page_of(driver, table, SEALED[table], after)
        if not page:
            return first, _Counted(rows, total)
        total = plus(total, total_of(table, [row[1:] for row in page]))
        rows, after = rows + len(page), page[-1][0]


def _kept(driver: sqlite3.Connection, table: str) -> _Counted | None:
    row = driver.execute("SELECT rows, sum FROM row_seal WHERE name = ?", (table,)).fetchone()
    return None if row is None else _Counted(row[0], row[1])


def _pages(driver: sqlite3.Connection, table: str) -> Iterator[list[tuple[Any, ...]]]:
    after = None
    while page := page_of(driver, table, SEALED[table], after):
        yield page
        after = page[-1][0]


def _sum(table: str, pages: Iterator[list[tuple[Any, ...]]]) -> _Counted:
    rows, total = 0, EMPTY
    for page in pages:
        rows, total = rows + len(page), plus(total, total_of(table, [row[1:] for row in page]))
    return _Counted(rows, total)


def _difference(store: Store, table: str, kept: _Counted, found: _Counted) -> str:
    """What was done behind the program's back, as far as the sums tell."""
    more = found.rows - kept.rows
    if len(kept.total) != len(EMPTY):
        return "has a sum that is none"
    if more == 0:
        return f"has rows that were changed: all {found.rows} together do not fit their sum"
    if more < 0:
        return f"has {found.rows} rows, the program left {kept.rows}: {-more} were removed"
    words = f"has {found.rows} rows, the program left {kept.rows}: {more} were added"
    if more == 1 and (row := _row_that_adds(store, table, minus(found.total, kept.total))):
        return f"{words}, row {row}"
    return words


def _row_that_adds(store: Store, table: str, wanted: bytes) -> int | None:
    """The one row whose hash is the difference; None where more than that one was changed."""
    with store.read() as db:
        for page in _pages(raw(db), table):
            for row in page:
                if row_hash(table, row[1:]) == wanted:
                    return int(row[0])
    return None
