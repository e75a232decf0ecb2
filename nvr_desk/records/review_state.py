"""What a person made of an appearance."""

from __future__ import annotations

from enum import StrEnum


class ReviewState(StrEnum):
    """Of one person about one appearance; whoever has said nothing has not seen it."""

    SEEN = "seen"
    RELEVANT = "relevant"
    NOT_RELEVANT = "not_relevant"
