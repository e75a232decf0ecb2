"""What the log has of users, verbs and cases, by leaps over its index; and lines of one act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from nvr_desk.store.case_tables import delivery
from nvr_desk.store.engine import raw

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST: Final = 500
"""Values of one field that a list of choices names."""


def values(db: Connection, column: str) -> list[str]:
    """Different values of ``user``, ``verb`` or ``case_number``, in order, up to `MOST`.

    Each costs one look into the index, however many entries have it.
    """
    if column not in ("user", "verb", "case_number"):
        raise ValueError(column)
    driver = raw(db)
    first = f"SELECT min({column}) FROM audit_index"  # noqa: S608 - one of three words of ours
    next_ = f"SELECT min({column}) FROM audit_index WHERE {column} > ?"  # noqa: S608
    found: list[str] = []
    row = driver.execute(first).fetchone()
    while row[0] is not None and len(found) < MOST:
        found.append(str(row[0]))
        row = driver.execute(next_, (row[0],)).fetchone()
    return found


def children(db: Connection, act: int, limit: int) -> tuple[list[int], int]:
    """Numbers of the first parts and of the closing entry of an act, and how many there are."""
    driver = raw(db)
    mine = "FROM audit_index WHERE parent = ?"
    count = driver.execute(f"SELECT count(*) {mine}", (act,)).fetchone()[0]
    firsts = f"SELECT seq {mine} ORDER BY seq LIMIT ?"
    found = [int(seq) for (seq,) in driver.execute(firsts, (act, limit))]
    closing = f"SELECT max(seq) {mine} AND phase = 'closed'"
    (last,) = driver.execute(closing, (act,)).fetchone()
    if last is not None and last not in found:
        found.append(int(last))
    return found, int(count)


def by_item(db: Connection, item: str) -> str | None:
    """Id of the delivery with an evidence item number; None where no delivery has it."""
    found = select(delivery.c.name_id).where(delivery.c.item == item).limit(1)
    return db.execute(found).scalar()
