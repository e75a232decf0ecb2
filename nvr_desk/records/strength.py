"""Which of two looks at one clip answers: a weaker look never takes the place of a stronger one."""

from __future__ import annotations

from dataclasses import dataclass

from nvr_desk.records.coverage import FIRST_LOOK

_RANKS = {FIRST_LOOK: 0, "fast": 1, "far": 2, "exact": 2}
"""``exact`` and ``far`` each see what the other misses, so neither is the weaker one."""


@dataclass(frozen=True, slots=True)
class LookKind:
    """What decides how strong a look is."""

    model_sha256: str
    profile: str | None
    """None where its settings name none; such a look has no rank."""
    looked_for: frozenset[str]
    """Words of the classes that it looked for."""


def is_weaker(mine: LookKind, theirs: LookKind, *, wished: bool = False) -> bool:
    """Whether a look may not answer while the other one stands.

    Args:
        mine: The look that would like to answer.
        theirs: The one that does.
        wished: A person asked for mine though a stronger profile stands. Even then a look for fewer
            classes, or a first pass on key pictures, does not answer for one that knew more.
    """
    if mine.looked_for < theirs.looked_for:
        return True
    if mine.profile == FIRST_LOOK and theirs.profile != FIRST_LOOK:
        return True
    same = mine.model_sha256 == theirs.model_sha256 and mine.looked_for == theirs.looked_for
    return same and not wished and outranks(theirs.profile, mine.profile)


def outranks(profile: str | None, other: str | None) -> bool:
    """Whether one profile misses nothing that the other sees, and sees more, with one model."""
    if profile not in _RANKS or other not in _RANKS:
        return False
    return _RANKS[profile] > _RANKS[other]
