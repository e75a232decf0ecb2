"""Hashes of whole subtrees of the log: written when their last leaf comes, read for proofs.

A tile of level k covers 256 ** (k + 1) leaves. Tiles only save reading: they prove nothing, and
``audit verify`` holds each of them against the leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, insert, or_, select

from nvr_desk.errors import AuditBrokenError
from nvr_desk.store.case_tables import audit_entry
from nvr_desk.store.log_tables import audit_tile

if TYPE_CHECKING:
    from sqlalchemy import Connection

_HASH_BYTES: Final = 32
WIDTH: Final = 256
"""Children of a tile."""
LEVELS: Final = 8
"""So many levels of tiles a log of 2 ** 63 entries has."""
_MOST_TOLD: Final = 20


def leaves(db: Connection, first: int, count: int) -> list[bytes]:
    """Leaf hashes of the entries from number ``first`` on; fewer where the log ends.

    Raises:
        AuditBrokenError: what stands in the place of one is no hash.
    """
    asked = (
        select(audit_entry.c.seq, audit_entry.c.leaf)
        .where(audit_entry.c.seq >= first, audit_entry.c.seq < first + count)
        .order_by(audit_entry.c.seq)
    )
    found: list[bytes] = []
    for seq, text in db.execute(asked):
        leaf = _hash(text)
        if leaf is None:
            raise AuditBrokenError(seq, "has a leaf that is no hash")
        found.append(leaf)
    return found


def _hash(text: object) -> bytes | None:
    """A hash of 32 bytes as it is stored; None for anything else."""
    try:
        made = bytes.fromhex(text) if isinstance(text, str) else b""
    except ValueError:
        return None
    return made if len(made) == _HASH_BYTES else None


def row(db: Connection, level: int, group: int) -> dict[int, bytes]:
    """Tiles of a level in the ``group``-th stretch of 256: index → hash.

    Holes are left out, and what is no hash: both are made anew of what is below.
    """
    first = group * WIDTH
    asked = select(audit_tile.c.idx, audit_tile.c.hash).where(
        audit_tile.c.level == level, audit_tile.c.idx >= first, audit_tile.c.idx < first + WIDTH
    )
    read = {idx: _hash(text) for idx, text in db.execute(asked)}
    return {idx: found for idx, found in read.items() if found is not None}


def every(db: Connection, level: int, first: int, count: int) -> list[tuple[int, str]]:
    """(index, hash) of the next tiles of a level, in order."""
    asked = select(audit_tile.c.idx, audit_tile.c.hash).where(
        audit_tile.c.level == level, audit_tile.c.idx >= first
    )
    return [(r.idx, r.hash) for r in db.execute(asked.order_by(audit_tile.c.idx).limit(count))]


def nowhere(db: Connection) -> list[tuple[int, int]]:
    """(level, index) of the first tiles that stand where no log has one."""
    level, idx = audit_tile.c.level, audit_tile.c.idx
    stray = select(level, idx).where(or_(level < 0, level >= LEVELS, idx < 0))
    return [(r.level, r.idx) for r in db.execute(stray.order_by(level, idx).limit(_MOST_TOLD))]


def newest(db: Connection, level: int) -> int:
    """Index of the last tile of a level; -1 where there is none."""
    asked = select(func.max(audit_tile.c.idx)).where(audit_tile.c.level == level)
    found = db.execute(asked).scalar_one()
    return -1 if found is None else int(found)


def add(db: Connection, level: int, index: int, digest: bytes) -> None:
    """Keep the hash of a subtree that is complete.

    One that somebody put there before its time gives way: it must not stop the log for good.
    """
    made = insert(audit_tile).prefix_with("OR REPLACE")
    db.execute(made, {"level": level, "idx": index, "hash": digest.hex()})
