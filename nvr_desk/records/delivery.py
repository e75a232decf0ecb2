"""A delivery: one resident's file for one case, with place, time claim and consent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from nvr_desk.timecode import EPOCH

if TYPE_CHECKING:
    from nvr_desk.records.media import Clip


class ConsentState(StrEnum):
    """What stands behind our looking at a delivery."""

    GIVEN = "given"
    POSTED = "posted"
    COMPELLED = "compelled"
    WITHDRAWN = "withdrawn"
    NONE = "none"


class ConsentScope(StrEnum):
    """How far a consent reaches."""

    CASE = "case"
    SERIES = "series"


class Visibility(StrEnum):
    """Whether a delivery may be opened, and if not, why."""

    SHOWN = "shown"
    NO_CONSENT = "no_consent"
    WITHDRAWN = "withdrawn"
    HELD = "held"
    EXPIRED = "expired"


class TimeSource(StrEnum):
    """Where a time claim comes from."""

    MANIFEST = "manifest"
    CONTAINER = "container"
    FILE_NAME = "file_name"
    OVERLAY = "overlay"
    RESIDENT = "resident"
    CALIBRATED = "calibrated"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Camera:
    """Where a clip was filmed from. Degrees WGS 84; heading clockwise from north."""

    alias: str
    lat: float | None = None
    lon: float | None = None
    accuracy_m: float | None = None
    heading_deg: float | None = None
    fov_deg: float | None = None


@dataclass(frozen=True, slots=True)
class TimeClaim:
    """When the first picture was recorded, as somebody or something said. Never overwritten."""

    start: datetime | None
    """UTC; None is unknown and stays unknown."""
    zone: str | None = None
    """IANA zone of the wall clock."""
    uncertainty_s: float | None = None
    source: TimeSource = TimeSource.UNKNOWN
    rule: str | None = None
    """How it was read, for a person: e.g. "Ring file name: local time, zone of the camera"."""
    as_written: str | None = None
    """The very text it was read from."""


@dataclass(frozen=True, slots=True)
class Consent:
    """The yes behind a delivery. An officer's statement stays visible as one."""

    state: ConsentState
    ref: str | None = None
    scope: ConsentScope | None = None
    given_at: str | None = None
    terms_sha256: str | None = None
    statement: str | None = None
    """An officer's words that a resident agreed."""
    recorded_by: str | None = None
    reason: str | None = None

    @property
    def visibility(self) -> Visibility:
        """What this consent alone allows."""
        if self.state is ConsentState.WITHDRAWN:
            return Visibility.WITHDRAWN
        if self.state is ConsentState.NONE:
            return Visibility.NO_CONSENT
        return Visibility.SHOWN


@dataclass(frozen=True, slots=True)
class Delivery:
    """(batch, name, item number, camera, time claim, consent) → clip."""

    id: str
    """20 hex digits of SHA-256 over batch and path: the same shipment gives the same ids."""
    case: str
    batch: str
    """SHA-256 of the batch."""
    path: str
    """Path inside the shipment, '/'-separated."""
    name: str
    """Original file name, last part of path."""
    sha256: str
    item: str | None
    camera: Camera
    claim: TimeClaim
    consent: Consent
    visibility: Visibility
    offset_s: float | None = None
    """Correction a person added to the claim, or, without one, to 1970-01-01 UTC; None when nobody
    did."""
    submitter: str | None = None
    notes: str | None = None
    rate_ppm: float | None = None
    """Drift of the camera's clock that the correction knows of, millionths; None knows none."""
    anchor_s: float | None = None
    """Where the drift is nought, container seconds."""
    uncertainty_s: float | None = None
    """Doubt either way after correction; None where the correction does not say."""

    @property
    def doubt_s(self) -> float | None:
        """Doubt either way of ``best_start``: of the correction if it says so, else of the claim.

        An offset makes no claim surer than the offset itself is known.
        """
        if self.offset_s is not None and self.uncertainty_s is not None:
            return self.uncertainty_s
        return self.claim.uncertainty_s

    @property
    def corrected_start(self) -> datetime | None:
        """Claim plus offset, UTC; None when nobody corrected it.

        Where nobody claims a time, a person found it all the same (overlay, pins): then the offset
        counts from ``EPOCH``.
        """
        if self.offset_s is None:
            return None
        return (self.claim.start or EPOCH) + timedelta(seconds=self.offset_s)

    @property
    def best_start(self) -> datetime | None:
        """Corrected start if there is one, else the claim; UTC."""
        return self.corrected_start or self.claim.start

    def instant(self, seconds: float, first_s: float) -> datetime | None:
        """When a picture was recorded, as well as is known: corrected, else claimed; UTC.

        Args:
            seconds: The picture, container seconds.
            first_s: First picture of the clip, container seconds.
        """
        start = self.best_start
        if start is None:
            return None
        drift = 0.0
        if self.offset_s is not None and self.rate_ppm and self.anchor_s is not None:
            drift = (seconds - self.anchor_s) * self.rate_ppm * 1e-6
        return start + timedelta(seconds=seconds - first_s + drift)

    def claimed_instant(self, seconds: float, first_s: float) -> datetime | None:
        """The same by the claim alone."""
        start = self.claim.start
        return None if start is None else start + timedelta(seconds=seconds - first_s)


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """A delivery as every list shows it: with its clip and what was found in it."""

    delivery: Delivery
    clip: Clip
    counts: dict[str, int]
    """Class → number of tracks of the newest analysis."""
    looked_s: float | None
    """Seconds the detector looked at; None when no detector ever did."""
    model: str | None
    """Name of the model of the newest analysis."""
    twins: int = 0
    """Other deliveries of the same bytes in this case."""
    promise: float | None = None
    """0…1, how likely the clip is worth a look; sorts lists, says nothing about what is in it.
    None when no detector ever looked."""
    first_pass: bool = False
    """The newest analysis looked at key pictures only: a first idea, not a search."""
    looks_per_s: float | None = None
    """Mean looks a second over what was looked at; None when no detector ever did."""

    @property
    def told(self) -> bool:
        """Whether what was found in it may be told: hidden footage says nothing of itself."""
        return self.delivery.visibility is Visibility.SHOWN


@dataclass(frozen=True, slots=True)
class Listing:
    """Deliveries of a case that are new or say something else since an earlier reading."""

    rows: tuple[DeliveryRow, ...]
    gone: tuple[str, ...]
    """Ids that the case reaches no more."""
    order: tuple[str, ...]
    """Ids of its deliveries, in order of arrival; those of ``rows`` among them. All of them, but
    for a first reading that leaves ``more`` to ask for: it names its own rows alone."""
    whole: bool
    """Whether nothing was known before: ``rows`` are all that may be shown."""
    more: bool
    """Whether other deliveries wait to be asked for, with this ``mark``."""
    mark: int
    """The entry that named them."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file of a shipment that made no delivery, and why. Bytes that came are in the vault."""

    batch: str
    path: str
    code: str
    """A stable word: missing, extra, hash_mismatch, link, not_media…; docs/batch-format.md."""
    detail: str
    sha256: str | None = None
