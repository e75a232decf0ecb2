"""Reviews, their items and counts as people read them; no Qt."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from statistics import median
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.records.supervise import Outcome
from nvr_desk.supervise.charts import COLUMNS, NO_CASE, NO_OFFENCE, cell
from nvr_desk.supervise.rules import WORDS
from nvr_desk.timecode import span_text
from nvr_desk_ui.presenters import audit, verbs
from nvr_desk_ui.presenters.facts import NONE, Fact, Section
from nvr_desk_ui.tongue import core, later, tr

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

ITEM_TITLES: Final = (
    "Item",
    "Outcome",
    later("When (UTC)"),
    "Person",
    "Did",
    later("Why it is here"),
    "Case",
)
OUTCOME_WORDS: Final = {
    Outcome.FINE: later("✓ fine"),
    Outcome.ASK: later("? asked"),
    Outcome.REFER: later("→ referred"),
}
OUTCOME_TONES: Final = {Outcome.FINE: "ok", Outcome.ASK: "warn", Outcome.REFER: "bad"}
_ASKED: Final = {
    "case": "Case",
    "classes": later("Looked for"),
    "start": "From",
    "end": "To",
    "near": later("Around"),
    "min_conf": later("Sure by at least"),
    "traits": later("Looks like"),
    "limit": later("At most"),
    "kind": later("Shown in"),
    "target": later("Written to"),
    "statement": "Statement",
}
_TOLD: Final = {"looked_s": later("Seconds looked through"), "unopened": later("Not opened before")}
_SHORT: Final = {"idle": later("No result"), "exports": later("Exports")}
"""Headings of a table that has little room."""
_CHOICES: Final = ("classes", "colours", "directions", "states")
"""Parts of a question whose values are words of the program."""
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
    when = tr(
        "Review {id}: {start:%Y-%m-%d} to {end:%Y-%m-%d}",
        id=review.id,
        start=review.start,
        end=review.end,
    )
    if review.signed:
        return tr("{when}, signed off by {signed_by}", when=when, signed_by=review.signed_by)
    if not review.items:
        return tr("{when}, nothing on the list", when=when)
    return tr(
        "{when}, {undecided} of {items} undecided",
        when=when,
        undecided=review.undecided,
        items=review.items,
    )


def standing(review: Review, due: Due, now: datetime) -> tuple[str, str]:
    """How a review stands against its date, in a sentence, and the tone of it."""
    if review.signed:
        return (
            tr(
                "Signed off by {signed_by} on {signed:%Y-%m-%d}: {words}",
                signed_by=review.signed_by,
                signed=review.signed,
                words=review.words,
            ),
            "ok",
        )
    days = (review.due - now).days
    unanswered = "; {n} question without an answer|; {n} questions without an answer"
    waits = tr(unanswered, review.unanswered) if review.unanswered else ""
    others = tr(" {n} more waits.| {n} more wait.", due.reviews - 1) if due.reviews > 1 else ""
    if now > review.due:
        late = max(1, -days)
        return (
            tr(
                "OVERDUE by {n} day: it was due on {due:%Y-%m-%d}{waits}.{others}"
                "|OVERDUE by {n} days: it was due on {due:%Y-%m-%d}{waits}.{others}",
                late,
                due=review.due,
                waits=waits,
                others=others,
            ),
            "bad",
        )
    when = tr("today") if days <= 0 else tr("in {n} day|in {n} days", days)
    tone = "warn" if days <= 2 else "info"
    return tr(
        "Due {when}, on {due:%Y-%m-%d %H:%M} UTC{waits}.{others}",
        when=when,
        due=review.due,
        waits=waits,
        others=others,
    ), tone


def item_cells(item: ReviewItem) -> tuple[str, ...]:
    """One item in columns."""
    outcome = tr(OUTCOME_WORDS[item.outcome]) if item.outcome else tr("to decide")
    if item.answer is not None:
        outcome += tr(", answered")
    did = verbs.said(item.verb)
    if item.acted not in (None, "ok"):
        did += f" ({core(item.acted or '')})"
    why = "; ".join(core(WORDS.get(each.rule, each.rule)) for each in item.reasons)
    return (
        str(item.id),
        outcome,
        f"{item.at:%m-%d %H:%M}" if item.at else tr("not in the log"),
        item.user,
        did,
        why,
        item.case or "",
    )


def pace(items: Sequence[ReviewItem]) -> str:
    """How far the review is, and how long an item takes."""
    done = [each for each in items if each.outcome is not None]
    took = [each.review_s for each in done if each.review_s is not None]
    text = tr("{done} of {items} decided", done=len(done), items=len(items))
    return (
        tr(
            "{what}; {span} from opening to outcome (median)",
            what=text,
            span=span_text(median(took)),
        )
        if took
        else text
    )


# --- one item -------------------------------------------------------------------------------------


def heading(around: Around) -> str:
    """'mlopez searched, 2026-11-12 03:14 UTC'."""
    item = around.item
    when = f", {item.at:%Y-%m-%d %H:%M} UTC" if item.at else ""
    return f"{item.user} {verbs.said(item.verb)}{when}"


def reasons(around: Around) -> str:
    """Why it is on the list, a line a reason."""
    return "\n".join(
        f"{core(WORDS.get(each.rule, each.rule))}: {core(each.why)}" for each in around.item.reasons
    )


def sections(around: Around) -> list[Section]:
    """Everything around an act, in the order a supervisor reads it."""
    look = around.look
    ended = core(look.outcome) if look.outcome else tr("never closed")
    outcome = f"{ended} {core(look.why_not or '')}".strip()
    found = [
        Section(
            "Who and why",
            (
                Fact(
                    "Person",
                    tr(
                        "{user} ({role}) at {station}",
                        user=look.user,
                        role=audit.roles_said(look.role),
                        station=look.station,
                    ),
                ),
                *_authority(around),
            ),
        ),
        Section(
            "What was asked", tuple(query_facts(_beyond(around))) or (Fact("Asked", tr("nothing")),)
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
            facts.append(Fact(_ASKED.get(key) or core(key.replace("_", " ")).capitalize(), text))
    return facts


def shown_text(around: Around) -> str:
    """'12.5 s in 2 spans of 1 delivery', or that nothing was."""
    if not around.spans:
        return tr("nothing was shown")
    spans, names = len(around.spans), len({each.delivery for each in around.spans})
    return tr(
        "{seconds} in {spans} of {deliveries}",
        seconds=span_text(around.look.shown_s),
        spans=tr("{n} span|{n} spans", spans),
        deliveries=tr("{n} delivery|{n} deliveries", names),
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
            ", ".join(
                tr("{start} to {end}", start=span_text(start), end=span_text(to))
                for start, to in spans
            ),
        )
        for delivery, spans in by_delivery.items()
    ]
    return sorted(rows, key=lambda each: -each.seconds)


def _asked(key: str, value: object) -> str:
    if value in (None, "", "any", [], {}, 0, 0.0):
        return ""
    if key == "near" and isinstance(value, dict):
        near = cast("dict[str, Any]", value)
        return tr(
            "{radius} m around {lat}, {lon}",
            radius=near.get("radius_m"),
            lat=near.get("lat"),
            lon=near.get("lon"),
        )
    if isinstance(value, dict):
        inner = cast("dict[str, Any]", value)
        told = {name: _asked("", each) for name, each in inner.items()}
        return ", ".join(f"{name} {text}" for name, text in told.items() if text)
    if isinstance(value, list):
        known = key in _CHOICES
        listed = (str(each) for each in cast("list[object]", value))
        named = [core(each) if known else each for each in listed]
        more = (
            tr(" and {named} more", named=len(named) - _MOST_NAMED)
            if len(named) > _MOST_NAMED
            else ""
        )
        return ", ".join(named[:_MOST_NAMED]) + more
    return str(value)


def _authority(around: Around) -> list[Fact]:
    """Case, offence, purpose, incident; what went through without a case needed none."""
    look = around.look
    if look.case is None and look.outcome == "ok":
        return [Fact("Case", tr("of no case"))]
    return [
        Fact("Case", look.case or tr("none"), "" if look.case else "bad"),
        Fact("Offence", look.offence or NONE),
        Fact("Purpose", look.words or tr("none was stated"), "" if look.words else "bad"),
        *_incident(around),
    ]


def _incident(around: Around) -> list[Fact]:
    incident = around.incident
    if incident is None:
        return [Fact("Case is about", tr("nobody said"), "bad")]
    when = f", {incident.start:%Y-%m-%d %H:%M} UTC" if incident.start else ""
    where = (
        tr(", at {lat:.4f}, {lon:.4f}", lat=incident.lat, lon=incident.lon)
        if incident.lat is not None
        else ""
    )
    return [Fact("Case is about", f"{incident.words}{when}{where}")]


def _told(told: Mapping[str, Any]) -> list[Fact]:
    return [
        Fact(_TOLD.get(key) or core(key.replace("_", " ")).capitalize(), _plain(value))
        for key, value in told.items()
        if key not in ("self", "spans", "hits")  # told besides, in words
    ]


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _deliveries(around: Around) -> str:
    names = [each.item or each.name or each.id[:12] for each in around.deliveries[:_MOST_NAMED]]
    more = around.more_deliveries + max(0, len(around.deliveries) - _MOST_NAMED)
    return (", ".join(names) + (tr(" and {more:,} more", more=more) if more else "")) or tr("none")


def _near(lines: Sequence[LogLine]) -> list[Fact]:
    return [
        Fact(
            tr("{at:%m-%d %H:%M} no. {seq}", at=line.at, seq=line.seq),
            f"{line.user} {verbs.said(line.verb)}: "
            + (core(line.outcome) if line.outcome else tr("never closed")),
        )
        for line in lines
    ] or [Fact("Nothing", tr("no act of this person in the case within the days of the rules"))]


def _decided(item: ReviewItem) -> list[Fact]:
    outcome = tr(OUTCOME_WORDS[item.outcome]) if item.outcome else NONE
    took = (
        tr(", {span} after it was opened", span=span_text(item.review_s))
        if item.review_s is not None
        else ""
    )
    facts = [
        Fact(
            "Outcome",
            tr(
                "{outcome} by {decided_by}{took}",
                outcome=outcome,
                decided_by=item.decided_by,
                took=took,
            ),
        )
    ]
    if item.note:
        facts.append(Fact("Asked" if item.answer else "Note", item.note))
    if item.answer:
        facts.append(Fact(tr("{answered_by} answered", answered_by=item.answered_by), item.answer))
    elif item.waits_for_answer:
        facts.append(Fact("Answer", tr("{user} has not answered yet", user=item.user), "bad"))
    return facts


# --- counts ---------------------------------------------------------------------------------------


def groups(charts: Charts) -> dict[str, Mapping[str, Tally]]:
    """The four ways to count, by their titles."""
    hours = {f"{hour:02} h": tally for hour, tally in enumerate(charts.hours)}
    return {
        later("By person"): charts.users,
        later("By case"): charts.cases,
        later("By offence"): charts.offences,
        later("By hour of the day (UTC)"): hours,
    }


def bars(tallies: Mapping[str, Tally], measure: str) -> list[Bar]:
    """One measure of a way to count."""
    return [
        Bar(_named(name), float(getattr(tally, measure)), cell(tally, measure))
        for name, tally in tallies.items()
    ]


def rows(tallies: Mapping[str, Tally]) -> list[tuple[str, ...]]:
    """All measures of a way to count, as a table reads them."""
    return [
        (_named(name), *(cell(tally, field) for field, _title in COLUMNS))
        for name, tally in tallies.items()
    ]


def _named(name: str) -> str:
    """What is counted; the two names that stand for none are words."""
    return core(name) if name in (NO_CASE, NO_OFFENCE) else name


def table_titles(first: str) -> tuple[str, ...]:
    """Headings of that table."""
    return (tr(first), *(core(_SHORT.get(field, title)) for field, title in COLUMNS))


def charts_summary(charts: Charts) -> str:
    """What the period came to, in a sentence."""
    total = charts.total
    parts = (
        tr(
            "{searches} ({idle:,} that nothing followed)",
            searches=tr("{n:,} search|{n:,} searches", total.searches),
            idle=total.idle,
        ),
        tr("{n:,} view|{n:,} views", total.views),
        tr("{cell} shown", cell=cell(total, "shown_s")),
        tr("{n:,} export|{n:,} exports", total.exports),
        tr("{n:,} packet|{n:,} packets", total.packets),
        tr("{denied:,} denied", denied=total.denied),
        tr("{itself:,} approved by whoever asked", itself=charts.itself),
    )
    return tr(
        "{start:%Y-%m-%d} to {end:%Y-%m-%d} UTC: {parts}.",
        start=charts.start,
        end=charts.end,
        parts=", ".join(parts),
    )


def counts_html(charts: Charts) -> str:
    """The tables of a period for a printer; every foreign word escaped."""
    parts = [f"<h1>{escape(tr('Counts of looking'))}</h1><p>{escape(charts_summary(charts))}</p>"]
    for title, tallies in groups(charts).items():
        heads = "".join(f"<th align='left'>{escape(each)}</th>" for each in table_titles(title))
        lines = "".join(
            "<tr>" + "".join(f"<td>{escape(each)}</td>" for each in line) + "</tr>"
            for line in rows(tallies)
        )
        parts.append(f"<h2>{escape(tr(title))}</h2><table cellpadding='3'><tr>{heads}</tr>{lines}")
        parts.append("</table>")
    return "".join(parts)
