"""What is known of the log as a whole: its heads, who holds them, and how a check went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.records.packet import CheckReport

if TYPE_CHECKING:
    from datetime import datetime

    from nvr_desk.records.packet import Finding


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A checkpoint that was made: the log's root over its first ``size`` entries, signed."""

    size: int
    root: str
    """Hex."""
    time: datetime
    note: str
    """The signed note as it was written."""
    key: str
    """Public key of the station (vkey)."""
    held: str | None = None
    """Where else it was put, in words; None where there is no such place."""
    trouble: str | None = None
    """Why a place that is set could not take it."""


@dataclass(frozen=True, slots=True)
class KeyState:
    """The signing key of this station."""

    registered: str | None
    """Public key (vkey) that stands in the log for this station; None: there never was one."""
    pem: str | None
    """The same as openssl reads it."""
    why_not: str | None
    """Why nothing can be signed now, in words; None where it can."""


@dataclass(frozen=True, slots=True)
class Resting:
    """Entries whose only witness is this machine."""

    entries: int
    since: datetime | None
    """Time of the first of them."""

    def __str__(self) -> str:
        """The sentence that ``verify`` prints and the status bar shows."""
        if not self.entries or self.since is None:
            return "no entry rests on this machine alone"
        noun = "entry rests" if self.entries == 1 else "entries rest"
        since = self.since.strftime("%Y-%m-%d %H:%M:%S UTC")
        return f"{self.entries} {noun} on this machine alone since {since}"


@dataclass(frozen=True, slots=True)
class LogState:
    """The log at a glance; nothing was checked for it."""

    entries: int
    resting: Resting
    key: KeyState
    last_size: int
    """Of the newest checkpoint that stands in the log; 0: none."""
    last_time: datetime | None
    due: bool
    """Whether it is time for the next one."""


@dataclass(frozen=True, slots=True)
class LogReport(CheckReport):
    """How a check of the log went; ``checked`` counts its entries."""

    resting: Resting = Resting(0, None)
    checkpoints: int = 0
    """Checkpoints the log was held against."""


@dataclass(frozen=True, slots=True)
class Witnessed:
    """What a witness folder holds of this log."""

    folder: str
    checkpoints: int
    size: int
    time: datetime | None
    findings: tuple[Finding, ...]
