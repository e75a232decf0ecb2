"""The log as bytes, page by page, for whoever checks every byte of it.

Text comes undecoded: bytes that are no UTF-8 any more are an entry that was changed, not an error.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from nvr_desk.store.engine import raw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from sqlalchemy import Connection

    from nvr_desk.store.unit import Store

PAGE: Final = 2_000
"""Entries a read fetches at a time: some milliseconds."""
ROOM: Final = 8 << 20
"""Bytes of bodies from which on a page is full: an entry that names 40,000 deliveries has 2 MB."""

_TEXT: Final = " AND ".join(f"typeof({name}) = 'text'" for name in ("body", "prev", "leaf"))
_SELECT: Final = (
    f"SELECT seq, CAST(body AS TEXT), CAST(prev AS TEXT), CAST(leaf AS TEXT), {_TEXT}"  # noqa: S608 - words of ours
    " FROM audit_entry WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?"
)

RawEntry: TypeAlias = "tuple[int, bytes | None, bytes | None, bytes | None, int]"
"""seq, body, prev, leaf, and whether all three are stored as text."""


def page(db: Connection, after: int, last: int, limit: int = PAGE) -> list[RawEntry]:
    """The next entries behind a number, up to the number ``last``; one of them at least."""
    driver = raw(db)
    kept = driver.text_factory
    driver.text_factory = bytes
    found: list[RawEntry] = []
    room = ROOM
    try:
        with closing(driver.execute(_SELECT, (after, last, limit))) as rows:
            for row in rows:
                found.append(row)
                room -= len(row[1] or b"")
                if room <= 0:
                    break
    finally:
        driver.text_factory = kept
    return found


def numberless(db: Connection) -> list[int]:
    """Numbers of entries that no entry can have, and that a walk from 1 on would pass by."""
    rule = "SELECT seq FROM audit_entry WHERE seq < 1 ORDER BY seq LIMIT 100"
    return [int(seq) for (seq,) in raw(db).execute(rule)]


def pages(store: Store, last: int, after: int = 0) -> Iterator[list[RawEntry]]:
    """Entries behind a number up to another, a page a read: no writer waits for the reader."""
    seq = after
    while True:
        with store.read() as db:
            found = page(db, seq, last)
        if not found:
            return
        yield found
        seq = found[-1][0]
