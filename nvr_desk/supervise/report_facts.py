"""What a report tells, as plain text in tables: the same for HTML and PDF."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from nvr_desk.records.supervise import Outcome
from nvr_desk.supervise.charts import COLUMNS, cell
from nvr_desk.supervise.rules import WORDS
from nvr_desk.timecode import span_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from nvr_desk.records.supervise import Charts, Review, ReviewItem, SampleProof, Tally

UNDECIDED = "none yet"
_ITEM_WEIGHTS = (0.6, 0.8, 1.6, 1.1, 1.4, 1.2, 4.0, 1.3, 2.5)
DISCLAIMER = (
    "A rule that speaks asks for a second look and accuses nobody. That a purpose was stated was"
    " checked; that it is true was not."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything a report is made of."""

    workspace: str
    """Identity of the workspace."""
    review: Review
    items: tuple[ReviewItem, ...]
    charts: Charts
    proof: SampleProof
    made: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows of text."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    weights: tuple[float, ...] = ()
    """How wide the columns are beside each other; alike unless said otherwise."""


def title(facts: Facts) -> str:
    """The report's name."""
    return f"Review {facts.review.id}: {day(facts.review.start)} to {day(facts.review.end)}"


def footer(facts: Facts) -> str:
    """The line that stands on every page."""
    size = f"checkpoint of {facts.review.last_entry:,} entries"
    return f"workspace {facts.workspace} · {size} · seed {facts.review.seed[:16]}…"


def summary(facts: Facts) -> Table:
    """What a reader wants to know first."""
    review, proof = facts.review, facts.proof
    signed = (
        f"{review.signed_by}, {instant(review.signed)}: {review.words}"
        if review.signed
        else f"not signed; due {day(review.due)}"
    )
    outcomes = Counter(each.outcome.value if each.outcome else UNDECIDED for each in facts.items)
    names = [each.value for each in Outcome] + [UNDECIDED]
    took = [each.review_s for each in facts.items if each.review_s is not None]
    to_decide = [
        (each.decided - each.at).total_seconds() for each in facts.items if each.decided and each.at
    ]
    fits = "drawn again with the same result" if proof.fits else "DOES NOT FIT THE CHECKPOINT"
    rows = (
        ("Period", f"{instant(review.start)} to {instant(review.end)}"),
        ("Entries of the log", f"{proof.first_entry:,} to {proof.last_entry:,}"),
        ("Looks", f"{proof.looks:,}, {review.share:.1%} of them drawn by lot; {fits}"),
        ("Items", ", ".join(f"{outcomes[name]} {name}" for name in names if outcomes[name]) or "0"),
        ("Questions unanswered", str(sum(each.waits_for_answer for each in facts.items))),
        ("Median from opening to outcome", span_text(median(took)) if took else "none"),
        ("Decided without being opened", str(sum(_unopened(each) for each in facts.items))),
        ("Median from act to outcome", _days(median(to_decide)) if to_decide else "none"),
        ("Own requests approved", str(facts.charts.itself)),
        ("Signed off", signed),
        ("Report made", f"{instant(facts.made)} by {facts.made_by}"),
        ("Seed", f"{review.seed} (entry {proof.anchor})" if proof.anchor else review.seed),
    )
    return Table("Summary", ("", ""), rows, (1, 4))


def counts(facts: Facts) -> tuple[Table, ...]:
    """Tables of counts: by user, case, offence, hour."""
    charts = facts.charts
    hours = {f"{hour:02}": tally for hour, tally in enumerate(charts.hours)}
    return (
        _counts("By user", "User", charts.users, charts.total),
        _counts("By case", "Case", charts.cases, None),
        _counts("By offence", "Offence", charts.offences, None),
        _counts("By hour of the day (UTC)", "Hour (UTC)", hours, None),
    )


def by_rule(facts: Facts) -> Table:
    """What brought the items here."""
    brought = Counter(reason.rule for item in facts.items for reason in item.reasons)
    rows = tuple((WORDS.get(rule, rule), str(count)) for rule, count in brought.most_common())
    return Table("Why items are on the list", ("Rule", "Items"), rows, (4, 1))


def items(facts: Facts) -> Table:
    """The items with their reasons and what became of them."""
    heads = ("Item", "Entry", "When (UTC)", "User", "Act", "Case", "Why", "Outcome", "Words")
    return Table("Items", heads, tuple(_item(each) for each in facts.items), _ITEM_WEIGHTS)


def lots(facts: Facts) -> Table:
    """The draw, for whoever draws again."""
    rows = tuple((str(seq), lot) for seq, lot in facts.proof.drawn)
    return Table(
        "Drawn by lot: SHA-256 of seed and entry, lowest first", ("Entry", "Lot"), rows, (1, 6)
    )


def bars(facts: Facts) -> tuple[int, ...]:
    """Acts by hour of the day, for a chart."""
    return tuple(t.searches + t.views + t.exports + t.packets for t in facts.charts.hours)


def day(when: datetime) -> str:
    """A date, UTC."""
    return f"{when:%Y-%m-%d}"


def instant(when: datetime | None) -> str:
    """Date and time to the minute, UTC."""
    return f"{when:%Y-%m-%d %H:%M} UTC" if when else ""


def _item(item: ReviewItem) -> tuple[str, ...]:
    acted = item.verb if item.acted in (None, "ok") else f"{item.verb} ({item.acted})"
    why = "; ".join(f"{WORDS.get(r.rule, r.rule)}: {r.why}" for r in item.reasons)
    said = [
        *([f"{_whose(item)}: {item.note}"] if item.note else []),
        *([f"{item.answered_by}: {item.answer}"] if item.answer else []),
    ]
    outcome = f"{item.outcome.value} ({item.decided_by})" if item.outcome else UNDECIDED
    when = f"{item.at:%Y-%m-%d %H:%M}" if item.at else ""
    case = item.case or ""
    return (
        str(item.id),
        str(item.act),
        when,
        item.user,
        acted,
        case,
        why,
        outcome,
        " — ".join(said),
    )


def _whose(item: ReviewItem) -> str:
    """Whoever settles an answered question without words of their own did not write the note."""
    return item.decided_by or "" if item.answer is None else "asked"


def _counts(name: str, head: str, tallies: Mapping[str, Tally], total: Tally | None) -> Table:
    rows: list[Sequence[str]] = [
        (key, *(cell(tally, field) for field, _ in COLUMNS)) for key, tally in tallies.items()
    ]
    if total is not None:
        rows.append(("all", *(cell(total, field) for field, _ in COLUMNS)))
    heads = (head, *(words for _, words in COLUMNS))
    return Table(name, heads, tuple(tuple(row) for row in rows))


def _unopened(item: ReviewItem) -> bool:
    return item.outcome is not None and (
        item.opened is None or (item.decided is not None and item.opened > item.decided)
    )


def _days(seconds: float) -> str:
    return f"{seconds / 86_400:.1f} days"
