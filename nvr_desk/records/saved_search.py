"""A question that a person asks again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from nvr_desk.records.search import Query

LONGEST_NAME = 80
"""Characters."""
MOST_SAVED = 200
"""Of one person in one case."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """Saved under a name, for one person in one case."""

    case: str
    user: str
    name: str
    query: Query | None
    """None where a newer program wrote it, or it was damaged; ``why`` says so."""
    made: datetime
    why: str = ""


def proper_name(name: str) -> str:
    """The name without space around it.

    Raises:
        UsageError: empty, longer than ``LONGEST_NAME``, or with something that is not printed.
    """
    bare = name.strip()
    if not bare:
        raise UsageError("a saved search needs a name")
    if len(bare) > LONGEST_NAME:
        raise UsageError(f"a saved search has a name of at most {LONGEST_NAME} characters")
    if not bare.isprintable():
        raise UsageError("the name of a saved search holds something that cannot be printed")
    return bare
