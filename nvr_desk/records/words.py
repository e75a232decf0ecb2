"""Numbers and their nouns, so that no list says '1 clips'."""

from __future__ import annotations

from typing import Final

NO_IDENTITY: Final = "an appearance is no identity"
"""Stands wherever appearances are told."""


def counted(count: int, one: str, many: str | None = None) -> str:
    """'1 clip', '2 clips'; with ``many`` where an s is not enough: '1 delivery', '2 deliveries'."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
