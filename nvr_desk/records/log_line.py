"""What a browser of the log shows: pages of it, one line with all around it, the line's proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from nvr_desk.records.audit import Entry


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some entries that fit, newest first."""

    entries: tuple[Entry, ...]
    before: int
    """Number to go on before; 0 once there is nothing left to look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogChoices:
    """What the log has of each field that it can be narrowed by."""

    users: tuple[str, ...]
    verbs: tuple[str, ...]
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineProof:
    """The way of one entry to the newest signed head of the log, and what came of walking it."""

    index: int
    """Place of the leaf, counted from 0."""
    leaf: str
    """Hex, computed anew of the body."""
    size: int
    """Entries under the head."""
    path: tuple[str, ...]
    """Hex, from the leaf up."""
    root: str
    """Hex, as the signed note says."""
    time: datetime | None
    """When the head was signed."""
    signer: str | None
    """Name of the key in the log that signed the note; None where none did."""
    note: str
    reaches: bool
    """Whether leaf and path lead to the root."""

    @property
    def holds(self) -> bool:
        """Whether the entry is under a head that a known key signed."""
        return self.reaches and self.signer is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAround:
    """One entry with the act it belongs to."""

    entry: Entry
    parent: Entry | None
    """The entry that opened the act, where this is a part or the end of one."""
    children: tuple[Entry, ...]
    """Parts and closing entry of the act that this entry opened, in order."""
    more_children: int
    """Parts that are not listed."""
    items: Mapping[str, str]
    """Evidence item numbers of the deliveries it touches, by id."""
    proof: LineProof | None
    why_not: str | None
    """Why there is no proof, in words."""
    line: str | None
    """The entry with its proof as an export writes it, for whoever checks it elsewhere."""
