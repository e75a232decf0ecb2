"""The lot: some of the looks of a period, drawn so that nobody can choose, and anybody can check.

The seed is the signature of the first checkpoint at or after the end of the period (its root hash
where no key signs): it stands only after the last look of the period, and follows from all of them.
Each look's lot is SHA-256(seed ‖ number of its opening entry as decimal text); the lowest win.
"""

from __future__ import annotations

import hashlib
import heapq
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def lot(seed: str, seq: int) -> str:
    """The lot of one act, hex."""
    return hashlib.sha256(f"{seed}{seq}".encode()).hexdigest()


def drawn(seed: str, looks: Sequence[int], share: float) -> list[tuple[int, str]]:
    """The acts that are drawn with their lots, lowest lot first.

    Args:
        seed: What the draw follows from.
        looks: Entries that opened the acts in the drum.
        share: Share of them to draw, 0…1; rounded up, so that one act is never too few.
    """
    lots = ((lot(seed, seq), seq) for seq in looks)
    return [(seq, text) for text, seq in heapq.nsmallest(how_many(len(looks), share), lots)]


def how_many(looks: int, share: float) -> int:
    """Acts to draw; 5 % of 20 is 1, however floating point has it."""
    return min(looks, math.ceil(round(looks * share, 6)))


def in_order(pairs: Iterable[tuple[int, str]]) -> list[int]:
    """The acts of a draw by number."""
    return sorted(seq for seq, _ in pairs)
