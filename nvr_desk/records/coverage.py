"""How much of footage was looked at, in seconds and in words: the same words everywhere.

*Looked at* has three shades: densely, thinly (less than once in 2 s, so something quick may pass
between two looks) and still (the gate saw nothing move and let the detector look thinly). The rest
was decoded without a look, gave no pictures, or nobody asked for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nvr_desk.records.track import CoverageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nvr_desk.records.media import MediaState
    from nvr_desk.records.track import Coverage, CoverageSpan, ModelStamp, ObjectClass

THIN_BELOW = 0.45
"""Looks a second under which footage was looked at *thinly*: less than once in 2 s, with room for
pictures that do not fall on whole seconds."""
FIRST_LOOK = "triage"
"""The profile that shows the detector key pictures only: a first idea, not a search."""
TRIAGE_WORDS = "on key pictures only (profile triage): a first idea, not a search"
KIND_WORDS = {
    CoverageKind.LOOKED: "looked at",
    CoverageKind.STILL: "still: looked at thinly, nothing moved",
    CoverageKind.DECODED: "decoded, not looked at",
    CoverageKind.FAILED: "no picture that decodes",
}
"""What a kind is called to a person."""
_TELL_FROM_S = 0.05
"""Shorter lengths are rounding, not footage."""


@dataclass(frozen=True, slots=True)
class Look:
    """A finished look at a clip, without its tracks."""

    model: ModelStamp
    profile: str | None
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Tally:
    """Seconds of footage by what happened to them; tallies add up."""

    footage_s: float = 0.0
    dense_s: float = 0.0
    thin_s: float = 0.0
    """Looked at less than ``THIN_BELOW`` times a second, though something may have moved."""
    still_s: float = 0.0
    decoded_s: float = 0.0
    """Decoded without a look."""
    failed_s: float = 0.0
    """Did not decode, or holds no picture."""
    looks: float = 0.0
    first_s: float = 0.0
    """Of looked_s: by a first pass on key pictures only, which searches nothing."""

    def __add__(self, other: Tally) -> Tally:
        """Of two pieces of footage."""
        return Tally(
            self.footage_s + other.footage_s,
            self.dense_s + other.dense_s,
            self.thin_s + other.thin_s,
            self.still_s + other.still_s,
            self.decoded_s + other.decoded_s,
            self.failed_s + other.failed_s,
            self.looks + other.looks,
            self.first_s + other.first_s,
        )

    @property
    def looked_s(self) -> float:
        """Seconds the detector looked at, still ones included."""
        return self.dense_s + self.thin_s + self.still_s

    @property
    def unseen_s(self) -> float:
        """Seconds that nobody looked at: decoded only, failed, or never tried."""
        return max(0.0, self.footage_s - self.looked_s)

    @property
    def searched_s(self) -> float:
        """Seconds looked at by more than a first pass."""
        return max(0.0, self.looked_s - self.first_s)

    @property
    def share(self) -> float:
        """0…1 of the footage that was looked at; a first pass on key pictures claims none."""
        return min(1.0, self.searched_s / self.footage_s) if self.footage_s > 0 else 0.0

    @property
    def looks_per_s(self) -> float:
        """Mean looks a second over what was looked at."""
        return self.looks / self.looked_s if self.looked_s > 0 else 0.0

    @property
    def words(self) -> str:
        """'looked 98 %, 2.1/s' or 'first pass, 0.2/s' for a cell of a list."""
        if self.first_s and not self.searched_s:
            return f"first pass, {self.looks_per_s:.1f}/s"
        return look_words(self.searched_s, self.looks_per_s, self.footage_s)

    @property
    def parts(self) -> list[str]:
        """What a person has to know of the rest, in order of weight."""
        never = self.unseen_s - self.decoded_s - self.failed_s
        told = (
            (never, "not looked at"),
            (self.failed_s, "without a picture that decodes"),
            (self.decoded_s, "decoded but not looked at"),
            (self.thin_s, "looked at less than once in 2 s"),
            (self.still_s, "looked at thinly because nothing moved"),
        )
        return [f"{length_words(s)} {words}" for s, words in told if s >= _TELL_FROM_S]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipCoverage:
    """What a detector looked at in one clip."""

    sha256: str
    delivery: str
    """Id of the first delivery of these bytes in the case."""
    name: str
    item: str | None
    media: MediaState
    tally: Tally
    spans: tuple[CoverageSpan, ...]
    """Container seconds, in order; seconds in none of them were not looked at."""
    model: ModelStamp | None
    """None where no detector looked."""
    profile: str | None
    looked_for: tuple[ObjectClass, ...]
    not_looked_for: tuple[ObjectClass, ...]
    limits: str
    """What the model is known to miss, in a line; empty where no detector looked."""

    @property
    def first_pass(self) -> bool:
        """Whether key pictures only were looked at."""
        return self.profile == FIRST_LOOK

    @property
    def sentence(self) -> str:
        """The honest line on this clip."""
        if self.model is None:
            return f"No detector looked at {self.name} ({length_words(self.tally.footage_s)})."
        notes = list(self.tally.parts)
        if self.first_pass:
            notes.insert(0, TRIAGE_WORDS)
        if self.not_looked_for:
            notes.append("not looked for: " + ", ".join(self.not_looked_for))
        if self.limits:
            notes.append(self.limits)
        mark = ", UNVERIFIED" if self.model.unverified else ""
        seen, footage = self.tally, length_words(self.tally.footage_s)
        # A share of the footage would promise more than a few pictures can keep.
        what = (
            f"made a first pass over {footage}"
            if self.first_pass
            else f"looked at {length_words(seen.looked_s)} of {footage} ({percent(seen.share)} %)"
        )
        return (
            f"{self.model.name}{mark} {what}, on average {seen.looks_per_s:.1f} times a second"
            + "".join(f"; {n}" for n in notes)
            + "."
        )


def tally(
    spans: Iterable[CoverageSpan],
    footage_s: float,
    window: tuple[float, float] | None = None,
    *,
    first_pass: bool = False,
) -> Tally:
    """Add up the spans of one clip.

    Args:
        spans: Container seconds, none over another.
        footage_s: Length of the footage that counts, seconds.
        window: Container seconds that count; all of them when None.
        first_pass: Whether the look was one on key pictures only.
    """
    sums = dict.fromkeys(CoverageKind, 0.0)
    thin = looks = 0.0
    for span in spans:
        start, end = span.start_s, span.end_s
        if window is not None:
            start, end = max(start, window[0]), min(end, window[1])
        length = max(0.0, end - start)
        looks += length * span.looks_per_s
        if span.kind is CoverageKind.LOOKED and span.looks_per_s < THIN_BELOW:
            thin += length
        else:
            sums[span.kind] += length
    seen = Tally(
        footage_s=footage_s,
        dense_s=sums[CoverageKind.LOOKED],
        thin_s=thin,
        still_s=sums[CoverageKind.STILL],
        decoded_s=sums[CoverageKind.DECODED],
        failed_s=sums[CoverageKind.FAILED],
        looks=looks,
    )
    return as_first_pass(seen) if first_pass else seen


def as_first_pass(seen: Tally) -> Tally:
    """The same seconds, all of them from a look on key pictures only."""
    return replace(seen, first_s=seen.looked_s)


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    return sum(tallies, Tally())


def look_words(looked_s: float, looks_per_s: float, footage_s: float) -> str:
    """'looked 98 %, 2.1/s'; a whole hundred only where everything was looked at."""
    share = min(1.0, looked_s / footage_s) if footage_s > 0 else 0.0
    if looked_s <= 0:
        return "looked 0 %"
    return f"looked {percent(share)} %, {looks_per_s:.1f}/s"


def length_words(seconds: float) -> str:
    """'48 s', '3.4 minutes', '2.1 hours'."""
    if seconds < 100:
        return f"{seconds:.0f} s" if seconds >= 10 else f"{seconds:.1f} s"
    if seconds < 6000:
        return f"{seconds / 60:.1f} minutes"
    return f"{seconds / 3600:.1f} hours"


def footage_sentence(who: str, seen: Tally, where: str, notes: Sequence[str]) -> str:
    """'WHO looked at x of y minutes (z %) WHERE, n times a second; …' on more than one clip.

    Footage that a first pass met is told apart and has no part in the share.
    """
    rate = f", on average {seen.looks_per_s:.1f} times a second" if seen.looked_s else ""
    footage = f"{seen.footage_s / 60:.1f} minutes"
    if seen.first_s and not seen.searched_s:
        text = f"{who} made no more than a first pass over {footage} in {where}{rate}"
    else:
        first = f" and at key pictures only of {seen.first_s / 60:.1f}" if seen.first_s else ""
        text = (
            f"{who} looked at {seen.searched_s / 60:.1f} of {footage} ({percent(seen.share)} %)"
            f"{first} in {where}{rate}"
        )
    return text + "".join(f"; {note}" for note in [*seen.parts, *notes]) + "."


def nothing_sentence(notes: Sequence[str]) -> str:
    """The same where there is nothing to tell of: 'There is no footage that may be opened; …'."""
    return "; ".join(["There is no footage that may be opened", *notes]) + "."


def percent(share: float) -> int:
    """A share as whole per cent; a hundred only where nothing was left out."""
    return 100 if share >= 0.999 else min(99, round(100 * share))
