"""A question to the index and its answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nvr_desk.records.attributes import Traits
from nvr_desk.records.case import unreached_sentence
from nvr_desk.records.coverage import (
    TRIAGE_WORDS,
    Tally,
    footage_sentence,
    length_words,
    nothing_sentence,
    percent,
)
from nvr_desk.records.words import counted

if TYPE_CHECKING:
    from datetime import datetime

    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.region import Region
    from nvr_desk.records.review_state import ReviewState
    from nvr_desk.records.track import ObjectClass, TrackRow


MOST_UNSEEN = 50
"""Deliveries that an answer names as not wholly looked at."""
_NAMED = 3
"""Of them, those named in the sentence."""


@dataclass(frozen=True, slots=True)
class ModelName:
    """Which detector answers."""

    name: str
    sha256: str
    unverified: bool


@dataclass(frozen=True, slots=True)
class Near:
    """A circle on the globe, degrees and metres."""

    lat: float
    lon: float
    radius_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Class, time, place; None or empty means any."""

    case: str
    classes: tuple[ObjectClass, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    near: Near | None = None
    area: tuple[tuple[float, float], ...] = ()
    """Corners (lat, lon) of a drawn area; see `geometry.within_area`."""
    min_conf: float = 0.0
    traits: Traits = field(default_factory=Traits)
    limit: int = 1000
    deliveries: tuple[str, ...] = ()
    """Ids; only these are asked."""
    hours: tuple[int, int] | None = None
    """Minutes of the local day, from and to; across midnight where to is the lesser."""
    states: tuple[ReviewState | None, ...] = ()
    """What whoever asks made of them; None is unseen."""
    region: Region | None = None
    """A part of one camera's picture that an appearance must touch."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One appearance that fits. Instants are UTC, None where the clip's time is unknown."""

    delivery: Delivery
    track: TrackRow
    start: datetime | None
    end: datetime | None
    corrected: bool
    """Whether start and end carry a person's correction."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """A delivery within the question's reach of which something was not looked at."""

    delivery: str
    """Its id."""
    name: str
    item: str | None
    seconds: float
    """Of its footage within the question's window, not looked at."""
    analysed: bool
    """Whether any detector looked at the clip."""


@dataclass(frozen=True, slots=True)
class SearchCoverage:
    """How much of the footage that the question could reach was looked at."""

    deliveries: int
    footage_s: float
    looked_s: float
    not_looked: int
    """Deliveries no detector looked at."""
    hidden: int
    """Deliveries left out because consent does not show them."""
    undated: int
    """Deliveries without a time, left out of a question that asks for one."""
    unplaced: int
    not_looked_for: tuple[ObjectClass, ...]
    """Classes asked for that the detector in use did not look for in some clip."""
    unverified: bool = False
    tally: Tally | None = None
    """The same footage by what happened to it; None where only the sums are known."""
    first_pass: int = 0
    """Deliveries of which key pictures only were looked at."""
    models: tuple[ModelName, ...] = ()
    """Detectors that answer, by name."""
    limits: tuple[str, ...] = ()
    """A line a detector: what it is known to miss."""
    unseen: tuple[Unseen, ...] = ()
    """Where something was not looked at, most seconds first; at most ``MOST_UNSEEN``."""
    more_unseen: int = 0
    """Deliveries beyond these."""
    traits: Traits = field(default_factory=Traits)
    """What was asked of the appearances themselves."""
    unsaid: int = 0
    """Appearances that say nothing of what was asked: infrared, unsure, or an older look."""
    unreached: int = 0
    """Of a series: deliveries of its member cases that their consent keeps out of it."""

    @property
    def whole(self) -> bool:
        """Whether everything was looked at, for everything that was asked."""
        return not (
            self.not_looked
            or self.not_looked_for
            or self.unverified
            or self.first_pass
            or self.unseen
            or self.hidden
            or self.unsaid
            or self.unreached
        )

    @property
    def brief(self) -> str:
        """The same where room is short: without the deliveries' names and the models' limits."""
        seen, notes = self._seen(), self._notes()
        where = f"{length_words(seen.footage_s)}, {self._deliveries}"
        if self.first_pass and self.first_pass == self.deliveries:
            # A share of footage would promise more than a few pictures can keep.
            text = f"First pass, {seen.looks_per_s:.1f}/s: a first idea, not a search; {where}"
            notes = [note for note in notes if TRIAGE_WORDS not in note]
            rest = replace(seen, dense_s=seen.dense_s + seen.thin_s, thin_s=0.0).parts
            return "; ".join([text, *rest, *notes]) + "."
        rate = f", {seen.looks_per_s:.1f}/s" if seen.looks else ""
        text = f"Looked at {percent(seen.share)} % of {where}{rate}"
        return "; ".join([text, *seen.parts, *notes]) + "."

    @property
    def sentence(self) -> str:
        """The answer's honest line, for a person."""
        notes = self._notes()
        if self.unseen:
            notes.append("not wholly looked at: " + self._where())
        notes += self.limits
        if not self.deliveries:
            return nothing_sentence(notes)
        return footage_sentence("The detector", self._seen(), self._deliveries, notes)

    @property
    def _deliveries(self) -> str:
        return counted(self.deliveries, "delivery", "deliveries")

    def _seen(self) -> Tally:
        return self.tally or Tally(footage_s=self.footage_s, dense_s=self.looked_s)

    def _notes(self) -> list[str]:
        notes = [
            f"{count} {word}"
            for count, word in (
                (self.not_looked, "not looked at by any detector"),
                (self.first_pass, f"looked at {TRIAGE_WORDS}"),
                (self.hidden, "hidden for want of consent"),
                (self.undated, "without a time"),
                (self.unplaced, "without a place"),
            )
            if count
        ]
        if self.not_looked_for:
            notes.append("not looked for in every clip: " + ", ".join(self.not_looked_for))
        if self.unverified:
            notes.append("model unverified")
        if self.unreached:
            notes.append(unreached_sentence(self.unreached))
        if self.traits.asked:
            notes.append(self._unsaid())
        return notes

    def _unsaid(self) -> str:
        """Who asks for a colour has to know whom that leaves out."""
        what = " or ".join(self.traits.asked)
        noun, verb = ("appearance", "says") if self.unsaid == 1 else ("appearances", "say")
        fate = "included" if self.traits.unknown else "left out"
        why = (
            " (colourless pictures, infrared or grey, and unsure looks carry none)"
            if self.traits.colours
            else ""
        )
        return f"{self.unsaid} {noun} that {verb} nothing of {what} {fate}{why}"

    def _where(self) -> str:
        named = [
            f"{each.item or each.name} ({length_words(each.seconds)})"
            for each in self.unseen[:_NAMED]
        ]
        rest = len(self.unseen) - len(named) + self.more_unseen
        return ", ".join(named) + (f" and {rest} more" if rest else "")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the index says, and how much it could know."""

    query: Query
    hits: tuple[Hit, ...]
    total: int
    coverage: SearchCoverage
    seconds: float
