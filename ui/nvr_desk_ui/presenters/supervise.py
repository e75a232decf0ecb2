"""Reviews, their items and counts as people read them; no Qt."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from statistics import median
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.records.supervise import Outcome
from nvr_desk.records.words import counted
from nvr_desk.supervise.charts import COLUMNS, cell
from nvr_desk.supervise.rules import WORDS
from nvr_desk.timecode import span_text
from nvr_desk_ui.presenters import verbs
from nvr_desk_ui.presenters.facts import NONE, Fact, Section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from nvr_desk.records.supervise import (
        Around,
        Charts,
        Due,
        LogLine,
        Review,
        ReviewItem,
        Tally,
    )

ITEM_TITLES: Final = ("Item", "Outcome", "When (UTC)", "Person", "Did", "Why it is here", "Case")
OUTCOME_WORDS: Final = {
    Outcome.FINE: "\u2713 fine",
    Outcome.ASK: "? asked",
    Outcome.REFER: "\u2192 referred",
}
OUTCOME_TONES: Final = {Outcome.FINE: "ok", Outcome.ASK: "warn", Outcome.REFER: "bad"}
_ASKED: Final = {
    "case": "Case",
    "classes": "Looked for",
    "start": "From",
    "end": "To",
    "near": "Around",
    "min_conf": "Sure by at least",
    "traits": "Looks like",
    "limit": "At most",
    "kind": "Shown in",
    "target": "Written to",
    "statement": "Statement",
}
_TOLD: Final = {"looked_s": "Seconds looked through", "unopened": "Not opened before"}
_SHORT: Final = {"idle": "No result", "exports": "Exports"}
"""Headings of a table that has little room."""
_MOST_NAMED: Final = 40
MEASURES: Final = tuple((name, title) for name, title in COLUMNS if name != "idle")


@dataclass(frozen=True, slots=True)
class StripRow:
    """Footage of one delivery that was painted, for a strip of bars."""

    name: str
    spans: tuple[tuple[float, float], ...]
    """From, to; container seconds."""
    text: str
    """The same in words."""

    @property
    def seconds(self) -> float:
        """How long."""
        return sum(to - start for start, to in self.spans)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart."""

    name: str
    value: float
    text: str


# --- the queue ------------------------------------------------------------------------------------


def period(review: Review) -> str:
    """'Review 3: 2026-11-09 to 2026-11-16, 2 of 14 undecided'."""
    when = f"Review {review.id}: {review.start:%Y-%m-%d} to {review.end:%Y-%m-%d}"
    if review.signed:
        return f"{when}, signed off by {review.signed_by}"
    if not review.items:
        return f"{when}, nothing on the list"
    return f"{when}, {review.undecided} of {review.items} undecided"


def standing(review: Review, due: Due, now: datetime) -> tuple[str, str]:
    """How a review stands against its date, in a sentence, and the tone of it."""
    if review.signed:
        return (
            f"Signed off by {review.signed_by} on {review.signed:%Y-%m-%d}: {review.words}",
            "ok",
        )
    days = (review.due - now).days
    asked = counted(review.unanswered, "question")
    waits = f"; {asked} without an answer" if review.unanswered else ""
    others = f" {due.reviews - 1} more wait." if due.reviews > 1 else ""
    if now > review.due:
        late = max(1, -days)
        noun = "day" if late == 1 else "days"
        return (
            f"OVERDUE by {late} {noun}: it was due on {review.due:%Y-%m-%d}{waits}.{others}",
            "bad",
        )
    when = "today" if days <= 0 else f"in {days} {'day' if days == 1 else 'days'}"
    tone = "warn" if days <= 2 else "info"
    return f"Due {when}, on {review.due:%Y-%m-%d %H:%M} UTC{waits}.{others}", tone


def item_cells(item: ReviewItem) -> tuple[str, ...]:
    """One item in columns."""
    outcome = OUTCOME_WORDS[item.outcome] if item.outcome else "to decide"
    if item.answer is not None:
        outcome += ", answered"
    did = verbs.said(item.verb)
    if item.acted not in (None, "ok"):
        did += f" ({item.acted})"
    why = "; ".join(f"{WORDS.get(each.rule, each.rule)}" for each in item.reasons)
    return (
        str(item.id),
        outcome,
        f"{item.at:%m-%d %H:%M}" if item.at else "not in the log",
        item.user,
        did,
        why,
        item.case or "",
    )


def pace(items: Sequence[ReviewItem]) -> str:
    """How far the review is, and how long an item takes."""
    done = [each for each in items if each.outcome is not None]
    took = [each.review_s for each in done if each.review_s is not None]
    text = f"{len(done)} of {len(items)} decided"
    return f"{text}; {span_text(median(took))} from opening to outcome (median)" if took else text


# --- one item -------------------------------------------------------------------------------------


def heading(around: Around) -> str:
    """'mlopez searched, 2026-11-12 03:14 UTC'."""
    item = around.item
    when = f", {item.at:%Y-%m-%d %H:%M} UTC" if item.at else ""
    return f"{item.user} {verbs.said(item.verb)}{when}"


def reasons(around: Around) -> str:
    """Why it is on the list, a line a reason."""
    return "\n".join(
        f"{WORDS.get(each.rule, each.rule)}: {each.why}" for each in around.item.reasons
    )


def sections(around: Around) -> list[Section]:
    """Everything around an act, in the order a supervisor reads it."""
    look = around.look
    outcome = f"{look.outcome or 'never closed'} {look.why_not}".strip()
    found = [
        Section(
            "Who and why",
            (
                Fact("Person", f"{look.user} ({look.role}) at {look.station}"),
                *_authority(around),
            ),
        ),
        Section(
            "What was asked", tuple(query_facts(_beyond(around))) or (Fact("Asked", "nothing"),)
        ),
        Section(
            "What came of it",
            (
                Fact("Outcome", outcome, "bad" if look.outcome in ("denied", "failed") else ""),
                *([Fact("Hits", f"{look.hits:,}")] if look.hits is not None else []),
                Fact("Footage shown", shown_text(around)),
                Fact("Footage named", _deliveries(around)),
                *_told(around.told),
            ),
        ),
    ]
    if look.case:
        found.append(Section("What followed in the case", tuple(_near(around.followed))))
    if around.others:
        found.append(Section("The reasons also name", tuple(_near(around.others))))
    if around.item.outcome is not None:
        found.append(Section("Decided", tuple(_decided(around.item))))
    return found


def _beyond(around: Around) -> dict[str, Any]:
    """What was asked besides case, offence and purpose, which stand above."""
    look = around.look
    known = {"case": look.case, "offence": look.offence, "words": look.words}
    return {k: v for k, v in around.query.items() if k not in known or v != known[k]}


def query_facts(query: Mapping[str, Any]) -> list[Fact]:
    """A query or other arguments of an act, in words; what was left open is not told."""
    facts: list[Fact] = []
    for key, value in query.items():
        text = _asked(key, value)
        if text:
            facts.append(Fact(_ASKED.get(key, key.replace("_", " ").capitalize()), text))
    return facts


def shown_text(around: Around) -> str:
    """'12.5 s in 2 spans of 1 delivery', or that nothing was."""
    if not around.spans:
        return "nothing was shown"
    spans, names = len(around.spans), len({each.delivery for each in around.spans})
    return (
        f"{span_text(around.look.shown_s)} in {spans} span{'' if spans == 1 else 's'}"
        f" of {names} deliver{'y' if names == 1 else 'ies'}"
    )


def strip_rows(around: Around) -> list[StripRow]:
    """Bars of what was painted, a row a delivery, the longest first."""
    by_delivery: dict[str, list[tuple[float, float]]] = {}
    for each in around.spans:
        by_delivery.setdefault(each.delivery, []).append((each.from_s, each.to_s))
    names = {each.id: each.item or each.name or each.id[:12] for each in around.deliveries}
    rows = [
        StripRow(
            names.get(delivery, delivery[:12]),
            tuple(spans),
            ", ".join(f"{span_text(start)} to {span_text(to)}" for start, to in spans),
        )
        for delivery, spans in by_delivery.items()
    ]
    return sorted(rows, key=lambda each: -each.seconds)


def _asked(key: str, value: object) -> str:
    if value in (None, "", "any", [], {}, 0, 0.0):
        return ""
    if key == "near" and isinstance(value, dict):
        near = cast("dict[str, Any]", value)
        return f"{near.get('radius_m')} m around {near.get('lat')}, {near.get('lon')}"
    if isinstance(value, dict):
        inner = cast("dict[str, Any]", value)
        told = {name: _asked("", each) for name, each in inner.items()}
        return ", ".join(f"{name} {text}" for name, text in told.items() if text)
    if isinstance(value, list):
        named = [str(each) for each in cast("list[object]", value)]
        more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
        return ", ".join(named[:_MOST_NAMED]) + more
    return str(value)


def _authority(around: Around) -> list[Fact]:
    """Case, offence, purpose, incident; what went through without a case needed none."""
    look = around.look
    if look.case is None and look.outcome == "ok":
        return [Fact("Case", "of no case")]
    return [
        Fact("Case", look.case or "none", "" if look.case else "bad"),
        Fact("Offence", look.offence or NONE),
        Fact("Purpose", look.words or "none was stated", "" if look.words else "bad"),
        *_incident(around),
    ]


def _incident(around: Around) -> list[Fact]:
    incident = around.incident
    if incident is None:
        return [Fact("Case is about", "nobody said", "bad")]
    when = f", {incident.start:%Y-%m-%d %H:%M} UTC" if incident.start else ""
    where = f", at {incident.lat:.4f}, {incident.lon:.4f}" if incident.lat is not None else ""
    return [Fact("Case is about", f"{incident.words}{when}{where}")]


def _told(told: Mapping[str, Any]) -> list[Fact]:
    return [
        Fact(_TOLD.get(key, key.replace("_", " ").capitalize()), _plain(value))
        for key, value in told.items()
        if key not in ("self", "spans", "hits")  # told besides, in words
    ]


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _deliveries(around: Around) -> str:
    names = [each.item or each.name or each.id[:12] for each in around.deliveries[:_MOST_NAMED]]
    more = around.more_deliveries + max(0, len(around.deliveries) - _MOST_NAMED)
    return (", ".join(names) + (f" and {more:,} more" if more else "")) or "none"


def _near(lines: Sequence[LogLine]) -> list[Fact]:
    return [
        Fact(
            f"{line.at:%m-%d %H:%M} no. {line.seq}",
            f"{line.user} {verbs.said(line.verb)}: {line.outcome or 'never closed'}",
        )
        for line in lines
    ] or [Fact("Nothing", "no act of this person in the case within the days of the rules")]


def _decided(item: ReviewItem) -> list[Fact]:
    outcome = OUTCOME_WORDS[item.outcome] if item.outcome else NONE
    took = f", {span_text(item.review_s)} after it was opened" if item.review_s is not None else ""
    facts = [Fact("Outcome", f"{outcome} by {item.decided_by}{took}")]
    if item.note:
        facts.append(Fact("Asked" if item.answer else "Note", item.note))
    if item.answer:
        facts.append(Fact(f"{item.answered_by} answered", item.answer))
    elif item.waits_for_answer:
        facts.append(Fact("Answer", f"{item.user} has not answered yet", "bad"))
    return facts


# --- counts ---------------------------------------------------------------------------------------


def groups(charts: Charts) -> dict[str, Mapping[str, Tally]]:
    """The four ways to count, by their titles."""
    hours = {f"{hour:02} h": tally for hour, tally in enumerate(charts.hours)}
    return {
        "By person": charts.users,
        "By case": charts.cases,
        "By offence": charts.offences,
        "By hour of the day (UTC)": hours,
    }


def bars(tallies: Mapping[str, Tally], measure: str) -> list[Bar]:
    """One measure of a way to count."""
    return [
        Bar(name, float(getattr(tally, measure)), cell(tally, measure))
        for name, tally in tallies.items()
    ]


def rows(tallies: Mapping[str, Tally]) -> list[tuple[str, ...]]:
    """All measures of a way to count, as a table reads them."""
    return [
        (name, *(cell(tally, field) for field, _title in COLUMNS))
        for name, tally in tallies.items()
    ]


def table_titles(first: str) -> tuple[str, ...]:
    """Headings of that table."""
    return (first, *(_SHORT.get(field, title) for field, title in COLUMNS))


def charts_summary(charts: Charts) -> str:
    """What the period came to, in a sentence."""
    total = charts.total
    parts = (
        f"{counted(total.searches, 'search', 'searches')} ({total.idle:,} that nothing followed)",
        counted(total.views, "view"),
        f"{cell(total, 'shown_s')} shown",
        counted(total.exports, "export"),
        counted(total.packets, "packet"),
        f"{total.denied:,} denied",
        f"{charts.itself:,} approved by whoever asked",
    )
    return f"{charts.start:%Y-%m-%d} to {charts.end:%Y-%m-%d} UTC: {', '.join(parts)}."


def counts_html(charts: Charts) -> str:
    """The tables of a period for a printer; every foreign word escaped."""
    parts = [f"<h1>Counts of looking</h1><p>{escape(charts_summary(charts))}</p>"]
    for title, tallies in groups(charts).items():
        heads = "".join(f"<th align='left'>{escape(each)}</th>" for each in table_titles(title))
        lines = "".join(
            "<tr>" + "".join(f"<td>{escape(each)}</td>" for each in line) + "</tr>"
            for line in rows(tallies)
        )
        parts.append(f"<h2>{escape(title)}</h2><table cellpadding='3'><tr>{heads}</tr>{lines}")
        parts.append("</table>")
    return "".join(parts)
