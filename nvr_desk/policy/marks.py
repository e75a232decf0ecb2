"""What a mark may say, and on which pictures it lies."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.errors import UsageError
from nvr_desk.records.mark import MarkLevel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.records.media import MediaFacts

MAX_NOTE_CHARS: Final = 4_000


def checked_note(text: str) -> str:
    """The note without blanks around it; it may be empty. Raises UsageError when it is a book."""
    note = text.strip()
    if len(note) > MAX_NOTE_CHARS:
        raise UsageError(f"a note has up to {MAX_NOTE_CHARS} characters, not {len(note)}")
    return note


def checked_level(word: str) -> MarkLevel:
    """The level of that name. Raises UsageError."""
    try:
        return MarkLevel(word)
    except ValueError:
        raise UsageError(f"a mark is one of {', '.join(MarkLevel)}, not {word!r}") from None


def picture_at(seconds: float, pts: NDArray[np.int64], facts: MediaFacts) -> tuple[int, float]:
    """The picture that is on screen at an instant.

    Args:
        seconds: Container seconds.
        pts: (n,) int64, of every picture in presentation order.
        facts: Of the clip.

    Returns:
        Its pts, and that in container seconds.

    Raises:
        UsageError: the clip has no pictures, or has none that early or that late.
    """
    base = facts.time_base
    if not math.isfinite(seconds):
        raise UsageError(f"a place in a clip is a number of seconds, not {seconds}")
    wanted = round(seconds / base)
    at = int(np.searchsorted(pts, wanted, side="right")) - 1
    length = (facts.start_s or 0.0) + (facts.duration_s or 0.0)
    if not len(pts) or at < 0 or seconds > length + float(base):
        first = float(int(pts[0]) * base) if len(pts) else 0.0
        raise UsageError(f"{seconds:.3f} s is outside of the clip: {first:.3f} to {length:.3f} s")
    found = int(pts[at])
    return found, float(found * base)
