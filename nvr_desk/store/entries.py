"""Lines of the audit log as rows. Only ``audit.log`` inserts; nobody changes or deletes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, insert, select

from nvr_desk.records.audit import Entry
from nvr_desk.store.case_tables import audit_entry
from nvr_desk.timecode import utc_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from nvr_desk.store.unit import Store

PAGE: Final = 2_000
"""Entries a read fetches at a time: some milliseconds."""


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


def insert_entry(db: Connection, entry: Entry) -> None:
    """Add a sealed entry. The primary key refuses a number that is taken."""
    db.execute(
        insert(audit_entry),
        {"seq": entry.seq, "body": entry.body, "prev": entry.prev, "leaf": entry.leaf},
    )


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
    *,
    verb: str | None = None,
    case: str | None = None,
    user: str | None = None,
    since: datetime | None = None,
    object_ids: frozenset[str] = frozenset(),
    limit: int | None = None,
) -> list[Entry]:
    """Entries that fit all filters given, in order; the newest ``limit`` of them.

    An object fits by its id; ``verb`` also by its first part ("packet" finds "packet.new").
    """
    fits = [
        each
        for each in every(store)
        if _mentions(each.body, object_ids)
        and _fits(json.loads(each.body), verb, case, user, since, object_ids)
    ]
    return fits if limit is None else fits[-limit:]


def _mentions(body: str, object_ids: frozenset[str]) -> bool:
    """Cheap look before the JSON is parsed."""
    return not object_ids or any(each in body for each in object_ids)


def _fits(
    body: dict[str, Any],
    verb: str | None,
    case: str | None,
    user: str | None,
    since: datetime | None,
    object_ids: frozenset[str],
) -> bool:
    if case is not None and body.get("case") != case:
        return False
    if user is not None and body.get("user") != user:
        return False
    said = str(body.get("verb", ""))
    if verb is not None and said != verb and not said.startswith(f"{verb}."):
        return False
    if since is not None and str(body.get("time", "")) < utc_text(since):
        return False
    return not object_ids or any(each.get("id") in object_ids for each in body.get("objects", ()))


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.seq, row.body, row.prev, row.leaf)
