"""Lines of the audit log as rows. Only ``audit.log`` inserts; nobody changes or deletes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from nvr_desk.records.audit import Entry
from nvr_desk.store.case_tables import audit_entry
from nvr_desk.store.engine import raw
from nvr_desk.store.entry_index import COLUMNS, NO_END, Wanted, index_row, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from nvr_desk.store.unit import Store

__all__ = [
    "PAGE",
    "Wanted",
    "after",
    "count",
    "every",
    "get",
    "insert_entry",
    "is_closed",
    "last",
    "last_seq",
    "matching",
    "newest_of",
    "of_numbers",
    "saying",
    "span_end",
]

PAGE: Final = 2_000
"""Entries a read fetches at a time: some milliseconds."""

CHUNK: Final = 500
"""Numbers one statement names."""

# A log that was cut off behind our back may have left rows of its index: they give way, so that the
# log can still be written and checked.
_INSERT_INDEX: Final = (
    f"INSERT OR REPLACE INTO audit_index ({', '.join(COLUMNS)})"  # noqa: S608 - words of ours
    f" VALUES ({', '.join('?' * len(COLUMNS))})"
)


def last(db: Connection) -> Entry | None:
    """The newest entry; None in an empty log."""
    newest = select(audit_entry).order_by(audit_entry.c.seq.desc()).limit(1)
    row = db.execute(newest).first()
    return None if row is None else _entry(row)


def get(db: Connection, seq: int) -> Entry | None:
    """One entry by its number."""
    row = db.execute(select(audit_entry).where(audit_entry.c.seq == seq)).first()
    return None if row is None else _entry(row)


def count(db: Connection) -> int:
    """How many entries there are."""
    return db.execute(select(func.count()).select_from(audit_entry)).scalar_one()


def last_seq(db: Connection) -> int:
    """The newest number; 0 in an empty log."""
    newest = raw(db).execute("SELECT coalesce(max(seq), 0) FROM audit_entry").fetchone()
    return int(newest[0])


def span_end(db: Connection, seq: int, end: int, count: int) -> int:
    """Number of the entry so many behind another; ``end`` where there are fewer up to it.

    Whoever walks by numbers alone walks for ever where one of them was forged to any height.
    """
    rule = (
        "SELECT max(seq) FROM (SELECT seq FROM audit_entry WHERE seq > ? AND seq <= ?"
        " ORDER BY seq LIMIT ?)"
    )
    found = raw(db).execute(rule, (seq, end, count)).fetchone()[0]
    return end if found is None else int(found)


def newest_of(db: Connection, *verbs: str) -> str | None:
    """Which of some verbs the log tells of last; None where it knows none of them."""
    marks = ", ".join("?" * len(verbs))
    newest = f"SELECT verb FROM audit_index WHERE verb IN ({marks}) ORDER BY seq DESC LIMIT 1"  # noqa: S608 - only marks
    found = raw(db).execute(newest, verbs).fetchone()
    return None if found is None else str(found[0])


def is_closed(db: Connection, act: int) -> bool:
    """Whether an act has its closing entry; ``act`` is the number of the one that opened it."""
    mine = "SELECT 1 FROM audit_index WHERE parent = ? AND phase = 'closed' LIMIT 1"
    return raw(db).execute(mine, (act,)).fetchone() is not None


def insert_entry(db: Connection, entry: Entry, body: Mapping[str, Any]) -> None:
    """Add a sealed entry and its row of the index. The key refuses a number that is taken.

    Args:
        db: A transaction that writes.
        entry: As it is stored.
        body: The same as its text says, parsed.
    """
    driver = raw(db)  # this is in every act: past SQLAlchemy to the driver
    row = (entry.seq, entry.body, entry.prev, entry.leaf)
    driver.execute("INSERT INTO audit_entry (seq, body, prev, leaf) VALUES (?, ?, ?, ?)", row)
    driver.execute(_INSERT_INDEX, index_row(entry.seq, body))


def after(db: Connection, seq: int, limit: int = PAGE) -> list[Entry]:
    """The next entries behind a number, in order."""
    page = select(audit_entry).where(audit_entry.c.seq > seq).order_by(audit_entry.c.seq)
    return [_entry(row) for row in db.execute(page.limit(limit))]


def every(store: Store, since_seq: int = 0) -> Iterator[Entry]:
    """All entries in order, a page a read, so that no writer waits for the reader."""
    seq = since_seq
    while True:
        with store.read() as db:
            page = after(db, seq)
        if not page:
            return
        yield from page
        seq = page[-1].seq


def matching(
    store: Store,
    wanted: Wanted,
    *,
    object_ids: frozenset[str] = frozenset(),
    before: int = NO_END,
    limit: int | None = None,
) -> list[Entry]:
    """Entries that fit all that is asked, in order; the newest ``limit`` of them.

    Args:
        store: The workspace.
        wanted: What the index is asked.
        object_ids: Only entries that touch one of these; looked for in the bodies.
        before: Only entries with a smaller number: the page before one that begins with it.
        limit: So many at most; None is all.
    """
    found: list[Entry] = []
    while before > 0 and (limit is None or len(found) < limit):
        left = PAGE if limit is None or object_ids else min(PAGE, limit - len(found))
        with store.read() as db:
            seqs, before = numbers(db, wanted, before, left)
            page = of_numbers(db, seqs)
        found += [each for each in page if _names(each.body, object_ids)]
    found = found if limit is None else found[:limit]
    return found[::-1]


def saying(store: Store, words: str) -> Iterator[Entry]:
    """Entries whose body has these words, in order: reads all bodies, and trusts no index.

    Args:
        store: The workspace.
        words: A piece of a body as it is stored, such as ``"verb":"audit.key"``.
    """
    with store.read() as db:
        end = last_seq(db)
    fits = func.instr(audit_entry.c.body, words) > 0
    upto = 0
    while upto < end:
        with store.read() as db:
            seq, upto = upto, span_end(db, upto, end, PAGE)
            span = audit_entry.c.seq.between(seq + 1, upto)
            found = db.execute(select(audit_entry).where(span, fits).order_by(audit_entry.c.seq))
            page = [_entry(row) for row in found]
        yield from page


def of_numbers(db: Connection, seqs: Sequence[int]) -> list[Entry]:
    """Entries by their numbers, in the order of these; one that is not there is left out."""
    found: dict[int, Entry] = {}
    for at in range(0, len(seqs), CHUNK):
        chunk = seqs[at : at + CHUNK]
        rows = db.execute(select(audit_entry).where(audit_entry.c.seq.in_(chunk)))
        found |= {row.seq: _entry(row) for row in rows}
    return [found[seq] for seq in seqs if seq in found]


def _names(body: str, object_ids: frozenset[str]) -> bool:
    """Whether an entry touches one of the objects; a cheap look before the JSON is parsed."""
    if not object_ids:
        return True
    if not any(each in body for each in object_ids):
        return False
    try:
        said: Any = json.loads(body)
        return any(each["id"] in object_ids for each in said["objects"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return False  # damaged: audit verify names it


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.seq, row.body, row.prev, row.leaf)
