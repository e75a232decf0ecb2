"""The verbs of nvr-desk supervise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from nvr_desk.cli.files import Replace, check_free, write_file
from nvr_desk.cli.output import answer, note, plain, table
from nvr_desk.cli.query_options import parsed_instant
from nvr_desk.cli.session import desk
from nvr_desk.records.supervise import Outcome
from nvr_desk.timecode import local_text, span_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from nvr_desk.records.supervise import Around, LogLine, Review, ReviewItem, Tally

app = typer.Typer(help="Reviews of who looked, at what, and why.", no_args_is_help=True)

INTEGRITY_BROKEN = 5
_CELLS: Sequence[Callable[[Tally], str]] = (
    lambda t: str(t.searches),
    lambda t: str(t.idle),
    lambda t: str(t.views),
    lambda t: span_text(t.shown_s),
    lambda t: str(t.exports),
    lambda t: str(t.packets),
    lambda t: str(t.denied),
)
Item = Annotated[int, typer.Argument(help="Number of the item.")]
Number = Annotated[int, typer.Argument(help="Number of the review.")]
Newest = Annotated[int | None, typer.Argument(help="Number of the review; the newest if left out.")]


@app.command("queue")
def queue(
    *,
    every: Annotated[
        bool, typer.Option("--all", help="Also reviews that were signed off.")
    ] = False,
) -> None:
    """Reviews that wait, with their items; periods that are over are drawn up first."""
    with desk() as opened:
        found = opened.supervise.queue(signed=every)
    lines: list[str] = []
    for review in found.reviews:
        lines.append(_review(review))
        rows = [_item(each) for each in found.items if each.review == review.id]
        lines += table(("ITEM", "WHEN", "USER", "ACT", "CASE", "OUTCOME", "WHY"), rows)
    answer(found, lines)
    waits = any(each.outcome is None for each in found.items)
    step = "; next: nvr-desk supervise open ITEM" if waits else ""
    note(f"{found.due.sentence}{step}")


@app.command("open")
def open_item(item: Item) -> None:
    """An item with everything around it: query, what was shown and how long, what followed."""
    with desk() as opened:
        found = opened.supervise.open(item)
    answer(found, _around(found))


@app.command("decide")
def decide(
    item: Item,
    outcome: Annotated[Outcome, typer.Argument(help="fine, ask or refer.")],
    words: Annotated[
        str | None, typer.Option("--note", help="Why; needed for ask and refer.")
    ] = None,
) -> None:
    """Say what an act was: fine, to be asked about (its user must answer), or to be referred."""
    with desk() as opened:
        decided = opened.supervise.decide(item, outcome, words)
    answer(decided, [f"item {item}: {outcome.value}"])


@app.command("asks")
def asks() -> None:
    """Questions of supervisors that wait for your answer."""
    with desk(quiet=True) as opened:
        found = opened.supervise.asks()
    rows = [
        (str(a.item), local_text(a.at, None), a.verb, a.case or "", f"{a.by}: {a.note}")
        for a in found
    ]
    answer(found, table(("ITEM", "YOUR ACT OF", "ACT", "CASE", "QUESTION"), rows))
    step = "next: nvr-desk supervise answer ITEM WORDS" if found else "nobody asks you anything"
    note(step)


@app.command("answer")
def answer_item(item: Item, words: Annotated[str, typer.Argument(help="Your answer.")]) -> None:
    """Answer a supervisor's question about an act of yours."""
    with desk(quiet=True) as opened:
        answered = opened.supervise.answer(item, words)
    answer(answered, [f"item {item}: answered"])


@app.command("sign-off")
def sign_off(
    number: Number, words: Annotated[str, typer.Option("--words", help="What you say of it.")]
) -> None:
    """Sign a review off, once each of its items has an outcome."""
    with desk() as opened:
        signed = opened.supervise.sign_off(number, words)
    answer(signed, [_review(signed)])


@app.command("due")
def due() -> None:
    """When the next review is due, and what is overdue."""
    with desk() as opened:
        found = opened.supervise.due()
    told = plain(found) | {"sentence": found.sentence}
    answer(told, [f"{found.sentence}; {found.items} items without an outcome"])


@app.command("charts")
def charts(
    start: Annotated[str | None, typer.Option("--from", help="Instant with offset.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="Instant with offset.")] = None,
) -> None:
    """Counts by user, case, offence and hour of the day (UTC); of the last seven days."""
    with desk() as opened:
        found = opened.supervise.charts(
            parsed_instant("--from", start), parsed_instant("--to", end)
        )
    lines: list[str] = []
    hours = {f"{hour:02} h": tally for hour, tally in enumerate(found.hours)}
    for head, tallies in (
        ("USER", found.users),
        ("CASE", found.cases),
        ("OFFENCE", found.offences),
        ("HOUR (UTC)", hours),
    ):
        lines += [*_tallies(head, tallies), ""]
    answer(found, lines[:-1])


@app.command("report")
def report(
    number: Newest = None,
    *,
    target: Annotated[Path, typer.Option("-o", "--output", help="FILE.html or FILE.pdf")],
    replace: Replace = False,
) -> None:
    """A review for a reader without this program: one HTML file without scripts, or a PDF."""
    form = target.suffix.lstrip(".").lower()
    check_free(target, replace=replace)
    with desk() as opened:
        made = opened.supervise.report(number, form)
    write_file(target, made, replace=replace)
    answer({"file": str(target), "bytes": len(made)}, [f"wrote {target}"])


@app.command("sample")
def sample(
    number: Newest = None,
    *,
    prove: Annotated[
        bool, typer.Option("--prove", help="Draw the lot again and compare; list every lot.")
    ] = False,
) -> None:
    """The looks that were drawn by lot, and what anybody needs to draw again."""
    with desk() as opened:
        found = opened.supervise.prove(number)
    drawn = f"{len(found.drawn)} of {found.looks} looks drawn ({found.share:.1%})"
    lines = [
        f"review {found.review}: entries {found.first_entry} to {found.last_entry}, {drawn}",
        f"seed   {found.seed} (entry {found.anchor or 'NONE'})",
        "lot    SHA-256 of the seed and the entry's number as text, the lowest win",
    ]
    if prove:
        lines += table(("ENTRY", "LOT"), [(str(seq), lot) for seq, lot in found.drawn])
    lines.append("fits the list" if found.fits else "DOES NOT FIT THE LIST OR THE CHECKPOINT")
    answer(plain(found) | {"fits": found.fits}, lines)
    if not found.fits:
        raise typer.Exit(INTEGRITY_BROKEN)


def _review(review: Review) -> str:
    state = (
        f"signed off by {review.signed_by} {local_text(review.signed, None)}"
        if review.signed
        else f"due {local_text(review.due, None)}, {review.undecided} of {review.items} undecided"
    )
    return (
        f"review {review.id}  {local_text(review.start, None)} to {local_text(review.end, None)}  "
        + state
    )


def _item(item: ReviewItem) -> tuple[str, ...]:
    why = "; ".join(reason.why for reason in item.reasons)
    acted = item.verb if item.acted in (None, "ok") else f"{item.verb} ({item.acted})"
    outcome = item.outcome.value if item.outcome else "-"
    if item.answer is not None:
        outcome += ", answered"
    when = local_text(item.at, None) if item.at else ""
    return (str(item.id), when, item.user, acted, item.case or "", outcome, why)


def _around(found: Around) -> list[str]:
    item, look = found.item, found.look
    lines = [
        f"item     {item.id} of review {item.review}, entry {item.act}",
        f"act      {look.verb} by {look.user} ({look.role}) at {look.station}",
        f"when     {local_text(item.at, None) if item.at else 'not in the log'}",
        f"case     {look.case or ''}",
        f"purpose  {look.offence or ''}: {look.words}",
        f"outcome  {look.outcome or 'never closed'} {look.why_not}".rstrip(),
        f"asked    {_said(found.query)}",
        f"told     {_said(found.told)}",
        f"shown    {span_text(look.shown_s)} in {len(found.spans)} spans",
    ]
    if found.incident is not None:
        lines.append(f"incident {found.incident.words}")
    lines += [f"why      {reason.rule}: {reason.why}" for reason in item.reasons]
    if item.outcome:
        lines.append(f"decided  {item.outcome.value} by {item.decided_by}")
    if item.note:
        lines.append(f"note     {item.note}")
    if item.answer:
        lines.append(f"answer   {item.answered_by}: {item.answer}")
    if found.deliveries:
        more = f" and {found.more_deliveries} more" if found.more_deliveries else ""
        names = ", ".join(each.item or each.name or each.id for each in found.deliveries)
        lines.append(f"footage  {names}{more}")
    shown = [(s.delivery, f"{s.from_s:.1f}", f"{s.to_s:.1f}") for s in found.spans]
    if shown:
        lines += ["", *table(("SHOWN OF", "FROM", "TO"), shown)]
    for head, near in (("FOLLOWED BY", found.followed), ("ALSO", found.others)):
        if near:
            lines += ["", *table((head, "WHEN", "USER", "ACT", "OUTCOME"), map(_near, near))]
    return lines


def _said(told: Mapping[str, Any]) -> str:
    """What was chosen or came of it; what was left open is left out, --json has all of it."""
    kept = plain(told)
    return json.dumps(_chosen(kept), ensure_ascii=False) if kept else "nothing"


def _chosen(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if not isinstance(value, dict):
        return value
    inner = {str(k): _chosen(v) for k, v in cast("dict[str, Any]", value).items()}
    return {k: v for k, v in inner.items() if v not in (None, [], {}, "")}


def _near(line: LogLine) -> tuple[str, ...]:
    when = local_text(line.at, None)
    return (str(line.seq), when, line.user, line.verb, line.outcome or "never closed")


def _tallies(head: str, tallies: Mapping[str, Tally]) -> list[str]:
    rows = [
        (name, *(cell(t) for cell in _CELLS))
        for name, t in tallies.items()
        if any((t.searches, t.views, t.exports, t.packets, t.denied))
    ]
    heads = ("SEARCHES", "NOTHING CAME", "VIEWS", "SHOWN", "EXPORTS", "PACKETS", "DENIED")
    return table((head, *heads), rows)
