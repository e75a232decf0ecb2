"""Numbers and their nouns, so that no list says '1 clips'."""

from __future__ import annotations


def counted(count: int, one: str, many: str | None = None) -> str:
    """'1 clip', '2 clips'; with ``many`` where an s is not enough: '1 delivery', '2 deliveries'."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
