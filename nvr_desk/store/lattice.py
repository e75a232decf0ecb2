"""A sum of rows that does not depend on their order: LtHash with 1,024 lanes of 16 bits.

Each row is hashed to 2,048 bytes, read as 1,024 numbers, and added lane by lane modulo 2¹⁶. A row
that comes is added, one that goes is taken off, so a table of a million rows costs as little to
keep as one of ten. Two different sets of rows with the same sum are as hard to find as short
vectors in a lattice: about 200 bits (Bellare and Micciancio 1997; Lewi, Kim, Maykov and Weis,
*Securing Update Propagation with Homomorphic Hashing*, 2019, which names these sizes).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.store.row_bytes import row_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.store.row_bytes import Value

BYTES: Final = 2048
"""Length of a sum: 1,024 lanes of two bytes, little-endian."""

EMPTY: Final = bytes(BYTES)
"""The sum of no rows."""

_LANE: Final = np.dtype("<u2")


def row_hash(table: str, row: Sequence[Value]) -> bytes:
    """What one row adds to the sum of its table: SHAKE-128 of its bytes, 2,048 bytes long."""
    return hashlib.shake_128(row_bytes(table, row)).digest(BYTES)


def plus(total: bytes, other: bytes) -> bytes:
    """Both sums together."""
    return (np.frombuffer(total, _LANE) + np.frombuffer(other, _LANE)).tobytes()


def minus(total: bytes, other: bytes) -> bytes:
    """The first sum without the second."""
    return (np.frombuffer(total, _LANE) - np.frombuffer(other, _LANE)).tobytes()


def moved(total: bytes, sign: int, table: str, *row: Value) -> bytes:
    """The sum of a table once a row came (sign 1) or went (-1)."""
    return (plus if sign > 0 else minus)(total, row_hash(table, row))


def total_of(table: str, rows: Sequence[Sequence[Value]]) -> bytes:
    """The sum of some rows."""
    lanes = np.zeros(BYTES // 2, _LANE)
    for row in rows:
        lanes += np.frombuffer(row_hash(table, row), _LANE)
    return lanes.tobytes()
