"""The log's tree in the database: completing its tiles while sealing, reading hashes for proofs."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from nvr_desk.audit.tree import node
from nvr_desk.errors import AuditBrokenError
from nvr_desk.store import entries, tiles
from nvr_desk.store.tiles import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from nvr_desk.store.unit import Store

BITS: Final = 8
"""Levels of the tree in one tile."""
CATCH_UP: Final = 32
"""Tiles that a sealing adds besides its own, for logs older than their tiles: some milliseconds."""
MAX_GROUPS: Final = 64
"""Stretches of 256 hashes a source keeps in memory."""


def complete(db: Connection, seq: int) -> None:
    """Add the tiles whose last leaf is entry ``seq``, within the transaction that writes it.

    Where leaves are missing or none, no tile is made: entries can still be written, so that
    ``audit verify`` can be, which names what is wrong.
    """
    if seq % WIDTH:
        return
    with suppress(AuditBrokenError):
        _complete(db, seq)


def _complete(db: Connection, seq: int) -> None:
    first = tiles.newest(db, 0) + 1
    for index in range(first, min(seq // WIDTH, first + 1 + CATCH_UP)):
        found = tiles.leaves(db, index * WIDTH + 1, WIDTH)
        if len(found) < WIDTH:
            return
        tiles.add(db, 0, index, fold(found))
        _above(db, 1, index + 1)


def fold(hashes: Sequence[bytes]) -> bytes:
    """Root of a complete subtree over a power of two of hashes."""
    while len(hashes) > 1:
        hashes = [node(hashes[k], hashes[k + 1]) for k in range(0, len(hashes), 2)]
    return hashes[0]


class StoredTree:
    """Hashes of the log's tree as one reading of the database has them; for one proof or many.

    A tile that is not there (yet) is made of what is below it.
    """

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._groups: dict[tuple[int, int], list[list[bytes]]] = {}

    def size(self) -> int:
        """How many leaves the log has in this reading."""
        return entries.last_seq(self._db)

    def subtree(self, level: int, index: int) -> bytes:
        """As ``tree.HashSource.subtree``.

        Raises:
            IndexError: the log is not that long.
        """
        height, within = divmod(level, BITS)
        group, place = divmod(index, WIDTH >> within)
        row = self._group(height, group)[within]
        if place >= len(row):
            message = f"the log does not reach to subtree {index} of level {level}"
            raise IndexError(message)
        return row[place]

    def _group(self, height: int, group: int) -> list[list[bytes]]:
        """One stretch of 256 hashes and all above them within the tile; less at the edge."""
        kept = self._groups.get((height, group))
        if kept is None:
            if len(self._groups) >= MAX_GROUPS:
                self._groups.pop(next(iter(self._groups)))
            kept = self._groups[height, group] = _pyramid(self._read(height, group))
        return kept

    def _read(self, height: int, group: int) -> list[bytes]:
        if height == 0:
            return tiles.leaves(self._db, group * WIDTH + 1, WIDTH)
        kept = tiles.row(self._db, height - 1, group)
        made: list[bytes] = []
        for index in range(group * WIDTH, (group + 1) * WIDTH):
            digest = kept.get(index) or self._whole(height, index)
            if digest is None:
                break
            made.append(digest)
        return made

    def _whole(self, height: int, index: int) -> bytes | None:
        below = self._read(height - 1, index)
        return fold(below) if len(below) == WIDTH else None


@contextmanager
def stored_tree(store: Store) -> Iterator[StoredTree]:
    """The tree as of now; what is appended meanwhile is not seen."""
    with store.read() as db:
        yield StoredTree(db)


def _pyramid(row: list[bytes]) -> list[list[bytes]]:
    """The hashes of a stretch, and every complete subtree over them up to half a tile."""
    rows = [row]
    for _ in range(BITS - 1):
        below = rows[-1]
        rows.append([node(below[k], below[k + 1]) for k in range(0, len(below) - 1, 2)])
    return rows


def _above(db: Connection, level: int, count: int) -> None:
    """Add the tile of this level that ``count`` tiles below it complete."""
    if count % WIDTH:
        return
    index = count // WIDTH - 1
    below = tiles.row(db, level - 1, index)
    if len(below) == WIDTH:
        tiles.add(db, level, index, fold([below[k] for k in sorted(below)]))
        _above(db, level + 1, index + 1)
