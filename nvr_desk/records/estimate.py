"""Before a detection: when it will be ready. After its first pass: in which order to look."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from nvr_desk.records.words import counted
from nvr_desk.timecode import span_text

PROMISE_WORDS = "a first idea of where to look, not a search"
"""Stands beside every list that is sorted by promise."""
PROMISE_UNKNOWN = "-"
"""In the place of a promise that nobody knows: such clips come last and are never left out."""


class Basis(StrEnum):
    """What an estimate rests on."""

    LEARNT = "learnt"
    """Earlier looks of this kind on this machine."""
    MEASURED = "measured"
    """A few looks of this engine on this machine; how busy the footage is, is a guess."""
    GUESSED = "guessed"
    """Neither: figures of another machine."""


BASIS_WORDS = {
    Basis.LEARNT: "from earlier looks on this machine",
    Basis.MEASURED: "from the measured pace of this machine",
    Basis.GUESSED: "a rough guess: this machine was not measured yet; corrected once it runs",
}


OTHER_LOAD = "longer while other work loads this machine"
"""What no estimate can know."""


def minutes_text(seconds: float) -> str:
    """A time that is only an estimate: '20 s', '5 min', '2 h 10 min'."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s" if seconds < 10 else f"{5 * round(seconds / 5)} s"
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


@dataclass(frozen=True, slots=True)
class Estimate:
    """What lies ahead of a detection."""

    clips: int
    """Clips to be looked at."""
    standing: int
    """Clips that were looked at before with the same model and settings, or a stronger profile."""
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
    better: dict[str, int] = field(default_factory=dict[str, int])
    """Of the standing: stronger profile of the same model → clips that it answers for."""

    @property
    def sentence(self) -> str:
        """What lies ahead, for a person."""
        if not self.clips and not self.standing and self.hidden:
            hidden = counted(self.hidden, "delivery", "deliveries")
            return f"nothing may be looked at: {hidden} hidden for want of consent"
        if not self.clips:
            return f"nothing left to look at: {self._standing_words}"
        clips, footage = counted(self.clips, "clip"), span_text(self.footage_s)
        what = f"{clips}, {footage} of footage, {self.profile}"
        basis = BASIS_WORDS[self.basis]
        return f"{what}, {self.model} on {self.engine}: {self.when} ({basis}; {OTHER_LOAD})"

    @property
    def _standing_words(self) -> str:
        """'3 clips stand with fast, 9 with exact'."""
        same = self.standing - sum(self.better.values())
        told = [(same, self.profile)] if same or not self.better else []
        told += [(count, name) for name, count in self.better.items()]
        first, *others = told
        words = [f"{counted(first[0], 'clip stands', 'clips stand')} with {first[1]}"]
        return ", ".join([*words, *(f"{count} with {name}" for count, name in others)])

    @property
    def when(self) -> str:
        """'ready in about 5 min, all clips listed by promise in about 20 s'."""
        if self.seconds is None:
            return "no estimate"
        words = f"ready in about {minutes_text(self.seconds)}"
        if self.first_s is not None:
            words += f", all clips listed by promise in about {minutes_text(self.first_s)}"
        return words


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
