"""Rows as bytes that no other row has, and the lines that stand for whole tables."""

from __future__ import annotations

import hashlib
import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Value = int | float | str | bytes | None
"""What a cell of SQLite holds."""

_REAL: Final = struct.Struct(">d")


def row_bytes(table: str, row: Sequence[Value]) -> bytes:
    """A row of a table as bytes that no other row of any table has.

    Each value is one letter for its kind, and its bytes: ``n`` nothing; ``i`` eight bytes, signed,
    big-endian; ``r`` eight bytes of IEEE 754, big-endian; ``t`` UTF-8 and ``b`` bytes, behind
    their length in eight bytes. The name of the table stands first, as a text.
    """
    parts: list[bytes] = []
    for value in (table, *row):
        if value is None:
            parts.append(b"n")
        elif isinstance(value, int):
            parts.append(b"i" + value.to_bytes(8, "big", signed=True))
        elif isinstance(value, float):
            parts.append(b"r" + _REAL.pack(value + 0.0))  # SQLite keeps no negative zero
        else:
            kind, data = (b"t", value.encode()) if isinstance(value, str) else (b"b", value)
            parts.append(kind + len(data).to_bytes(8, "big") + data)
    return b"".join(parts)


def digest(table: str, rows: int, total: bytes) -> str:
    """One line for all rows of a table: SHA-256 of its name, how many they are, and their sum."""
    return hashlib.sha256(row_bytes(table, (rows, total))).hexdigest()


def joined(digests: Iterable[tuple[str, str]]) -> str:
    """One line for all tables: SHA-256 over (name, digest) in order of the names."""
    flat = [part for pair in sorted(digests) for part in pair]
    return hashlib.sha256(row_bytes("row_seal", flat)).hexdigest()
