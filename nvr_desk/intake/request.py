"""What an ingest is asked to do, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nvr_desk.intake.listing import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from nvr_desk.records.case import Case


@dataclass(frozen=True, slots=True)
class IngestProgress:
    """How far an ingest is. Counts are files of the shipment."""

    total: int
    taken: int
    """Durable in the vault, or refused."""
    done: int
    """Deliveries that exist."""
    refused: int
    bytes_total: int
    bytes_taken: int
    path: str = ""
    """What was finished last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestRequest:
    """One shipment for one case."""

    path: Path
    case: Case
    user: str
    """Account that takes it in; recorded with an officer's statement."""
    received: datetime
    """When the ingest began, UTC."""
    statement: str | None = None
    """An officer's words that the residents agreed, for clips that come without a consent."""
    progress: Callable[[IngestProgress], None] | None = None
    limits: Limits = field(default_factory=Limits)
