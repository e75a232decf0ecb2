"""Before a detection: when it will be ready. After its first pass: in which order to look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """What an estimate rests on."""

    LEARNT = "learnt"
    """Earlier looks of this kind on this machine."""
    MEASURED = "measured"
    """A few looks of this engine on this machine; how busy the footage is, is a guess."""
    GUESSED = "guessed"
    """Neither: figures of another machine."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What lies ahead of a detection."""

    clips: int
    """Clips to be looked at."""
    standing: int
    """Clips that were looked at before with the same model and settings."""
    footage_s: float
    seconds: float | None
    """Wall time it will take, first pass included; None where nothing can be said."""
    basis: Basis = Basis.GUESSED
    first_s: float | None = None
    """Of these, the first pass over key pictures; None where there is none."""
    profile: str = ""
    model: str = ""
    engine: str = ""
    """What will run it, as far as it is known before it starts."""
    hidden: int = 0
    """Deliveries left out because consent does not show them."""


@dataclass(frozen=True, slots=True)
class PastLook:
    """What a finished look cost, for the next estimate."""

    seconds: float
    """Wall time, beside the other clips that were looked at meanwhile."""
    looks: int
    duration_s: float
    frames: int
    width: int
    height: int
    codec: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A clip in the order in which it is worth a look. An order, no finding."""

    sha256: str
    name: str
    """Of its first delivery that may be opened."""
    item: str | None
    promise: float | None
    """0…1; None when no detector looked at it, or only an older program did."""
    counts: dict[str, int]
    looked: bool
    first_pass: bool
    """Only its key pictures were looked at: a first idea, not a search."""
