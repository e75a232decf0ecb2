"""What a person was told last of a case: a later reading names only what says something else.

A case may hold 40,000 deliveries and be read again every few seconds while a job works on it. The
first reading names them all in its entry; one ``since`` it names those that are new or changed,
and its opening entry says which reading it follows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(slots=True)
class Told:
    """Of one kind of reading; the last one alone is remembered."""

    whose: tuple[str, str, int] | None = None
    """User, case, and the entry that told it."""
    prints: Mapping[str, int] = field(default_factory=dict[str, int])
    """Delivery → a number that is another one when it would say something else."""

    def before(self, user: str, case: str, since: int | None) -> Mapping[str, int]:
        """What that person knows of that case since that entry; nothing where it was another."""
        return self.prints if self.whose == (user, case, since) else {}

    def keep(self, user: str, case: str, mark: int, prints: Mapping[str, int]) -> None:
        """From now on this is what they know."""
        self.whose, self.prints = (user, case, mark), prints
