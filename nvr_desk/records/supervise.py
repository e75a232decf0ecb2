"""What a supervisor looks over: acts, what followed, why they were chosen, what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from nvr_desk.records.case import Incident


class Outcome(StrEnum):
    """What a supervisor says of an act."""

    FINE = "fine"
    ASK = "ask"
    """Its user must answer a note."""
    REFER = "refer"
    """It goes to whoever looks into such things outside this program."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a search asked for, as far as the rules look at it. Instants are microseconds UTC."""

    start_us: int | None = None
    end_us: int | None = None
    lat: float | None = None
    lon: float | None = None
    radius_m: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One act of a person, put together from its entries."""

    seq: int
    """The entry that opened it."""
    at_us: int
    """When it was opened, UTC microseconds."""
    user: str
    role: str
    station: str
    verb: str
    case: str | None = None
    offence: str | None = None
    words: str = ""
    """Of the purpose."""
    kind: str | None = None
    """Of a view: player, posters, still."""
    asked: Asked | None = None
    """Of a search."""
    hits: int | None = None
    deliveries: tuple[str, ...] = ()
    """Deliveries it opened or packed, by id; those a search only listed are not kept."""
    listed: int = 0
    """Deliveries that its answer named."""
    shown_s: float = 0.0
    """Seconds of footage painted."""
    outcome: str | None = None
    """ok, failed, denied, cancelled; None while it was never closed."""
    why_not: str = ""
    """What stands behind failed or denied."""
    statement: bool = False
    """It put an officer's statement where a consent should be."""
    itself: bool = False
    """The same person asked and decided."""

    @property
    def denied(self) -> bool:
        """Whether it was refused."""
        return self.outcome == "denied"


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that an act met."""

    seq: int
    """The act it hangs at: the first of those it is about."""
    rule: str
    """Name of the rule."""
    why: str
    """What was found, in one line with its numbers."""
    also: tuple[int, ...] = ()
    """Further acts it is about."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The checkpoint that a random sample follows from."""

    entry: int
    """Number of the entry that tells of it."""
    size: int
    """Entries under it."""
    seed: str
    """Its signature; without a key, its root hash."""
    signed: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an act is on the list."""

    rule: str
    """Name of a rule, or ``sample``."""
    why: str
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """An act on the list of a review, and what became of it."""

    id: int
    review: int
    act: int
    """The entry that opened the act."""
    reasons: tuple[Reason, ...]
    user: str = ""
    """Who acted."""
    verb: str = ""
    case: str | None = None
    at: datetime | None = None
    acted: str | None = None
    """How the act ended: ok, denied, failed, cancelled; None while it is open."""
    outcome: Outcome | None = None
    opened: datetime | None = None
    decided_by: str | None = None
    decided: datetime | None = None
    note: str | None = None
    answer: str | None = None
    answered_by: str | None = None
    answered: datetime | None = None

    @property
    def waits_for_answer(self) -> bool:
        """Whether its user still has to answer."""
        return self.outcome is Outcome.ASK and self.answer is None

    @property
    def review_s(self) -> float | None:
        """Seconds from opening it to the decision; None where it was not opened before."""
        if self.opened is None or self.decided is None or self.opened > self.decided:
            return None
        return (self.decided - self.opened).total_seconds()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A period of looking and its state."""

    id: int
    start: datetime
    end: datetime
    due: datetime
    share: float
    """Share of the looks drawn by lot, 0…1."""
    seed: str
    last_entry: int
    """The period's acts are those whose numbers lie up to here, and behind those of the review
    before: a clock that was set back hides nothing."""
    made: datetime
    signed_by: str | None = None
    signed: datetime | None = None
    words: str | None = None
    items: int = 0
    undecided: int = 0
    unanswered: int = 0

    @property
    def open(self) -> bool:
        """Whether it waits for its signature."""
        return self.signed is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What waits, for a status line. Tells nothing of what was looked at."""

    reviews: int
    """Reviews that wait for a signature, those not drawn up yet included."""
    items: int
    """Items without an outcome."""
    next_due: datetime | None
    """When the oldest of them is due; None where nothing waits."""
    overdue: int
    """Reviews behind their date."""
    days_left: int | None
    """Whole days until ``next_due``; negative when it has passed."""

    @property
    def sentence(self) -> str:
        """One line for a person."""
        if self.next_due is None or self.days_left is None:
            return "no review waits"
        if self.overdue:
            late = -self.days_left
            return f"REVIEW OVERDUE by {late} {'day' if late == 1 else 'days'}"
        days = self.days_left
        when = "today" if days == 0 else f"in {days} {'day' if days == 1 else 'days'}"
        return f"review due {when}"


@dataclass(frozen=True, slots=True)
class Ask:
    """A supervisor's question to the person who acted."""

    item: int
    act: int
    note: str
    by: str
    since: datetime
    verb: str
    case: str | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Reviews that wait, with their items; the oldest first."""

    reviews: tuple[Review, ...]
    items: tuple[ReviewItem, ...]
    due: Due


@dataclass(frozen=True, slots=True)
class SpanShown:
    """Footage of a delivery that was painted, container seconds."""

    delivery: str
    from_s: float
    to_s: float
    at: datetime


@dataclass(frozen=True, slots=True)
class DeliveryName:
    """A delivery by its number, without a picture."""

    id: str
    item: str | None
    """Evidence item number."""
    name: str | None
    """File name; told to members of its case only."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry near an act, as short as a list has it."""

    seq: int
    at: datetime
    user: str
    verb: str
    outcome: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """An act under review with everything around it."""

    item: ReviewItem
    look: Look
    query: Mapping[str, Any]
    """What was asked or given, as it stands in the opening entry."""
    told: Mapping[str, Any]
    """Figures of the closing entry."""
    deliveries: tuple[DeliveryName, ...]
    more_deliveries: int
    spans: tuple[SpanShown, ...]
    followed: tuple[LogLine, ...]
    """What the same person did in the case within the days after."""
    others: tuple[LogLine, ...]
    """Acts the reasons name besides."""
    incident: Incident | None
    member: bool
    """Whether the supervisor is a member of the case; only then may they open footage."""


@dataclass(frozen=True, slots=True)
class SampleProof:
    """How the lot was drawn; everybody can draw it again."""

    review: int
    first_entry: int
    last_entry: int
    share: float
    seed: str
    anchor: int | None
    """Entry that tells of the checkpoint whose signature is the seed; None where none does now."""
    looks: int
    """Acts in the drum."""
    drawn: tuple[tuple[int, str], ...]
    """Act and its hash, in order of the hashes: the lowest win."""
    on_list: tuple[int, ...]
    """Acts that stand on the review's list as drawn by lot."""

    @property
    def fits(self) -> bool:
        """Whether the list holds what the lot says, and the seed is the checkpoint's."""
        return self.anchor is not None and sorted(seq for seq, _ in self.drawn) == list(
            self.on_list
        )


@dataclass(slots=True)
class Tally:
    """Counts of one user, case, offence or hour."""

    searches: int = 0
    views: int = 0
    packets: int = 0
    exports: int = 0
    denied: int = 0
    shown_s: float = 0.0
    idle: int = 0
    """Searches that no result followed within the days of the rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Charts:
    """How much was looked, by whom, where, for what and when."""

    start: datetime
    end: datetime
    total: Tally
    users: Mapping[str, Tally]
    cases: Mapping[str, Tally]
    offences: Mapping[str, Tally]
    hours: tuple[Tally, ...]
    """By hour of the day, 0 to 23, in UTC."""
    itself: int
    """Acts approved by the person who asked for them."""
