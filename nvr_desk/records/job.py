"""Long work: its truth is in the database, never in a process."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class JobKind(StrEnum):
    """What a job does."""

    INGEST = "ingest"
    DETECT = "detect"


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobWish(StrEnum):
    """What a person wants of a job; its runner looks at least once a second."""

    RUN = "run"
    PAUSE = "pause"
    CANCEL = "cancel"


class ItemState(StrEnum):
    """Where one item of a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"
    """Done before with the same model and settings."""


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of long work, with its progress."""

    id: int
    kind: JobKind
    case: str
    state: JobState
    wish: JobWish
    params: Mapping[str, Any]
    """Plain JSON: path and statement of an ingest; model, profile, engine of a detection."""
    created: datetime
    started: datetime | None
    finished: datetime | None
    attempts: int
    owner: str | None
    """host:pid of the runner that holds the lease."""
    lease_until: datetime | None
    act: int | None
    """seq of the audit entry that opened this run."""
    total: int
    done: int
    failed: int
    skipped: int
    message: str
    eta_s: float | None
    rate: float | None
    """Items a second over the last minute."""


@dataclass(frozen=True, slots=True)
class JobItem:
    """One part of a job: a clip by hash, or a file of a shipment by path."""

    job: int
    name: str
    state: ItemState
    attempts: int
    reason: str | None
    seconds: float | None
