"""Exported evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Packet:
    """A packet that was written."""

    id: str
    case: str
    path: str
    created: datetime
    by: str
    deliveries: int
    bytes: int
    manifest_sha256: str
    """Hash of tagmanifest-sha256.txt, the one line that stands for the whole packet."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong that a check found."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The outcome of verifying a packet, a log or a workspace."""

    checked: int
    """Files, entries or rows looked at."""
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings
