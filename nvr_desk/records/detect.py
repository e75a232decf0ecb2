"""What a detection over a case did, and how much of the case was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nvr_desk.records.track import ModelStamp, ObjectClass


@dataclass(frozen=True, slots=True)
class Estimate:
    """What lies ahead of a detection."""

    clips: int
    """Clips to be looked at."""
    standing: int
    """Clips that were looked at before with the same model and settings."""
    footage_s: float
    seconds: float | None
    """Wall time it will take at the pace of earlier looks here; None when there was none."""


@dataclass(frozen=True, slots=True)
class DetectFailure:
    """A clip the detector could not look at."""

    sha256: str
    name: str
    reason: str
    damaged: bool = False
    """The original itself is missing or changed; no detector saw it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectReport:
    """What a detection did."""

    job: int
    case: str
    model: ModelStamp
    settings_sha256: str
    clips: int
    """Clips of shown deliveries that have pictures."""
    done: int
    skipped: int
    """Stood already with the same model and settings."""
    renewed: int = 0
    """Of the skipped: another look was newer; lists and searches answer from this one again."""
    behind: int = 0
    """Of the done: a stronger look stands, and lists and searches go on answering from that."""
    failed: tuple[DetectFailure, ...]
    hidden: int
    """Deliveries left out because consent does not show them."""
    unreadable: int
    """Clips without a picture that decodes."""
    tracks: dict[str, int]
    """Class → appearances found by this run."""
    footage_s: float
    """Of the clips that this run looked at."""
    looked_s: float
    seconds: float


@dataclass(frozen=True, slots=True)
class CaseCoverage:
    """How much of a case's footage was looked at; the rest was not."""

    case: str
    deliveries: int
    """Deliveries that may be opened."""
    hidden: int
    """Deliveries that may not; their footage is not in these numbers."""
    clips: int
    """Distinct clips of the open deliveries."""
    not_looked: int
    """Clips no detector looked at."""
    unreadable: int
    """Clips without a picture that decodes; part of not_looked."""
    footage_s: float
    looked_s: float
    decoded_s: float
    """Decoded without a look."""
    failed_s: float
    """Did not decode."""
    models: tuple[str, ...]
    not_looked_for: tuple[ObjectClass, ...]
    """Classes that were not looked for in some clip that was looked at."""
    unverified: bool

    @property
    def sentence(self) -> str:
        """The honest line, for a person."""
        share = 100 * self.looked_s / self.footage_s if self.footage_s else 0.0
        text = (
            f"A detector looked at {self.looked_s / 60:.1f} of {self.footage_s / 60:.1f} minutes"
            f" ({share:.0f} %) in {self.clips} clips"
        )
        parts = [
            f"{count} {words}"
            for count, words in (
                (self.not_looked, "clips not looked at"),
                (self.unreadable, "of them unreadable"),
                (self.hidden, "deliveries hidden for want of consent"),
            )
            if count
        ]
        if self.not_looked_for:
            parts.append("not looked for in every clip: " + ", ".join(self.not_looked_for))
        if self.unverified:
            parts.append("a model in use is unverified")
        return text + ("; " + "; ".join(parts) if parts else "") + "."
