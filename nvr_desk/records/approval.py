"""What needs a second person, and what they said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from nvr_desk.records.words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class ApprovalKind(StrEnum):
    """What somebody asks another person for."""

    EXPORT = "export"
    """Before: a packet leaves only once it was granted."""
    WITHDRAWAL = "withdrawal"
    """After: a no holds at once; another person confirms what was recorded, or contests it."""
    SERIES = "series"
    """Before: opened by whoever grants it."""
    REQUEST = "request"
    """Before: a call for video."""


class Decision(StrEnum):
    """What the second person said. Of a withdrawal: confirmed, or contested."""

    GRANTED = "granted"
    REFUSED = "refused"


class Which(StrEnum):
    """Which asks a list holds."""

    WAITING = "waiting"
    """Nobody has decided them."""
    MINE = "mine"
    """Asked by whoever looks, decided or not."""
    DECIDED = "decided"
    SELF = "self"
    """Decided by whoever asked, at a desk of one: counted, because nobody else looked."""
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Approval:
    """One ask, and its answer once there is one."""

    id: int
    kind: ApprovalKind
    case: str | None
    """None of a series: it is no case yet."""
    object: str
    """Withdrawal: the delivery; series: its number; export: hash of what exactly was asked."""
    detail: Mapping[str, Any]
    """What exactly is asked: good for nothing else."""
    asked_by: str
    asked: datetime
    words: str
    """Why it is needed; of a withdrawal what the resident said."""
    decided_by: str | None = None
    decided: datetime | None = None
    decision: Decision | None = None
    decided_words: str | None = None
    used: datetime | None = None
    """When a grant was used; it is good for once."""
    itself: bool = False
    """Asked and decided by one person: a desk of one."""

    @property
    def waits(self) -> bool:
        """Whether nobody decided it yet."""
        return self.decision is None

    @property
    def subject(self) -> str:
        """What it is about, in words for a list."""
        match self.kind:
            case ApprovalKind.EXPORT:
                what = counted(int(self.detail.get("count", 0)), "delivery", "deliveries")
                return f"packet of {what}"
            case ApprovalKind.WITHDRAWAL:
                return f"withdrawal of {self.detail.get('name') or self.object}"
            case ApprovalKind.SERIES:
                return f"series {self.object} over {', '.join(self.detail.get('cases', ()))}"
            case ApprovalKind.REQUEST:
                return f"request {self.object}"

    @property
    def state(self) -> str:
        """waits, or what was said and by whom."""
        if self.decision is None:
            return "waits"
        said = str(self.decision)
        if self.kind is ApprovalKind.WITHDRAWAL:
            said = "confirmed" if self.decision is Decision.GRANTED else "contested"
        by = "themselves" if self.itself else self.decided_by
        return f"{said} by {by}{', used' if self.used else ''}"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Counts for the person here."""

    to_decide: int = 0
    """Asks of others that this person may decide."""
    mine: int = 0
    """Asks of this person that nobody decided yet."""
    granted: int = 0
    """Asks of this person that were granted and wait to be used."""
