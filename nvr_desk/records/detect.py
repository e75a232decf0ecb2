"""What a detection over a case did, and how much of the case was looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nvr_desk.records.coverage import TRIAGE_WORDS, Tally, footage_sentence, nothing_sentence
from nvr_desk.records.words import counted

if TYPE_CHECKING:
    from nvr_desk.records.coverage import ClipCoverage
    from nvr_desk.records.estimate import Ranked
    from nvr_desk.records.track import ModelStamp, ObjectClass


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
    """Stood already with the same model and settings, or with a stronger profile."""
    renewed: int = 0
    """Of the skipped: another look was newer; lists and searches answer from this one again."""
    behind: int = 0
    """Of the done: a stronger look stands, and lists and searches go on answering from that."""
    better: dict[str, int] = field(default_factory=dict[str, int])
    """Of the skipped: stronger profile of the same model → clips that it answers for."""
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
    profile: str = ""
    first_pass: int = 0
    """Clips whose key pictures were looked at first, to find an order for the rest."""
    first_pass_s: float = 0.0
    """Seconds until the list of all clips by promise stood."""
    ranked: tuple[Ranked, ...] = ()
    """All clips by promise, where a first pass was made or asked for."""
    engines: tuple[str, ...] = ()
    """The engine that was used and the better ones with their reasons; empty where none ran."""


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
    still_s: float = 0.0
    """Of looked_s: looked at thinly because nothing moved."""
    thin_s: float = 0.0
    """Of looked_s: looked at less than once in 2 s."""
    looks_per_s: float = 0.0
    """Mean over what was looked at."""
    first_pass: int = 0
    """Clips of which key pictures only were looked at."""
    first_pass_s: float = 0.0
    """Of looked_s: in these clips."""
    profiles: dict[str, int] = field(default_factory=dict[str, int])
    """Profile → clips whose answering look used it."""
    limits: tuple[str, ...] = ()
    """A line a detector: what it is known to miss."""
    each: tuple[ClipCoverage, ...] = ()
    """Clip by clip."""

    @property
    def sentence(self) -> str:
        """The honest line, for a person."""
        seen = Tally(
            footage_s=self.footage_s,
            dense_s=self.looked_s - self.still_s - self.thin_s,
            thin_s=self.thin_s,
            still_s=self.still_s,
            decoded_s=self.decoded_s,
            failed_s=self.failed_s,
            looks=self.looks_per_s * self.looked_s,
            first_s=self.first_pass_s,
        )
        notes = [
            f"{count} {words}"
            for count, words in (
                (self.not_looked, f"{_clips(self.not_looked)} not looked at by any detector"),
                (self.unreadable, "of them unreadable"),
                (self.first_pass, f"{_clips(self.first_pass)} looked at {TRIAGE_WORDS}"),
                (self.hidden, f"{_deliveries(self.hidden)} hidden for want of consent"),
            )
            if count
        ]
        if not self.deliveries:
            return nothing_sentence(notes)
        if self.profiles:
            told = ", ".join(f"{name} {count}" for name, count in self.profiles.items())
            notes.append(f"clips by profile: {told}")
        if self.not_looked_for:
            notes.append("not looked for in every clip: " + ", ".join(self.not_looked_for))
        if self.unverified:
            notes.append("a model in use is unverified")
        notes += self.limits
        return footage_sentence("A detector", seen, counted(self.clips, "clip"), notes)


def _clips(count: int) -> str:
    return "clip" if count == 1 else "clips"


def _deliveries(count: int) -> str:
    return "delivery" if count == 1 else "deliveries"
