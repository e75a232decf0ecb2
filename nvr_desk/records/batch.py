"""A shipment and what its manifest claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nvr_desk.records.delivery import Camera, Consent, TimeClaim


@dataclass(frozen=True, slots=True)
class Custody:
    """Who handed the shipment to whom, when and on what. Missing parts stay None, shown in red."""

    received_by: str | None = None
    received_from: str | None = None
    medium: str | None = None
    received_at: str | None = None


@dataclass(frozen=True, slots=True)
class Responses:
    """How residents answered the request; None where nobody counted."""

    reached: int | None = None
    shared: int | None = None
    declined: int | None = None
    silent: int | None = None
    opted_out: int | None = None


@dataclass(frozen=True, slots=True)
class ManifestClip:
    """One line of a manifest, checked and typed. ``path`` is relative, '/'-separated, safe."""

    path: str
    sha256: str | None = None
    bytes: int | None = None
    item: str | None = None
    camera: Camera | None = None
    claim: TimeClaim | None = None
    consent: Consent | None = None
    submitter: str | None = None
    notes: str | None = None
    unknown: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Keys we do not know, kept."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What came with a shipment: batch.json, a CSV, or nothing (a bare folder)."""

    kind: str
    """batch, csv or bare."""
    label: str | None
    """batch_id as written."""
    request: str | None
    case: str | None
    created: str | None
    custody: Custody
    responses: Responses
    clips: tuple[ManifestClip, ...]
    sha256: str | None
    """Hash of the manifest file itself."""
    unknown: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Batch:
    """A shipment as it was taken in."""

    sha256: str
    """Identity: SHA-256 over case and the sorted (path, hash) list."""
    case: str
    label: str | None
    source: str
    """Name of the folder or zip it came in."""
    manifest_kind: str
    manifest_sha256: str | None
    request: str | None
    created: str | None
    custody: Custody
    responses: Responses
    complete: bool
    received: str
    """When ingest began, UTC text."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did."""

    batch: Batch
    accepted: int
    """Deliveries that exist now for this shipment."""
    new: int
    """Of these, made by this run (the rest stood already)."""
    refused: int
    media: dict[str, int]
    """media state → deliveries."""
    seconds: float
    bytes: int
