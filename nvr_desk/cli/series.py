"""The verbs of nvr-desk series."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from nvr_desk.cli.options import current
from nvr_desk.cli.output import answer, note, table
from nvr_desk.cli.session import desk
from nvr_desk.records.words import counted
from nvr_desk.timecode import local_text

if TYPE_CHECKING:
    from nvr_desk.records.case import Series

app = typer.Typer(help="Looking across cases, where residents agreed to it.", no_args_is_help=True)

Number = Annotated[str, typer.Argument(help="Number of the series, e.g. S-26-01.")]


@app.command("new")
def new(
    number: Number,
    cases: Annotated[str, typer.Option(help="Numbers of the cases, e.g. 26-004417,26-004502.")],
    words: Annotated[str, typer.Option(help="Why they are looked at together.")],
    zone: Annotated[
        str | None, typer.Option(help="IANA zone its times are shown in, e.g. America/Denver.")
    ] = None,
) -> None:
    """Ask for a series; another member of all its cases opens it.

    --offence becomes its own; without one, the offence that all its cases have.
    """
    joined = [each for each in cases.split(",") if each.strip()]
    with desk() as opened:
        ask = opened.series.new(number, joined, words, offence=current().offence, zone=zone)
    told = f"ask {ask.id} waits for another person: nvr-desk approvals grant {ask.id}"
    if ask.detail["offence"] is None:
        note(f"its cases share no offence: each look in {number} needs --offence CODE on its line")
    answer(ask, [told if ask.waits else f"series {number} is open over {', '.join(joined)}"])


@app.command("list")
def listing() -> None:
    """Every series; which cases it joins for its members only."""
    with desk() as opened:
        found = opened.series.listing()
    rows = [(c.number, c.state.value, str(c.deliveries), ", ".join(c.cases)) for c in found]
    answer(found, table(("SERIES", "STATE", "DELIVERIES", "CASES"), rows))


@app.command("show")
def show(number: Number) -> None:
    """A series, who opened it, and how far it reaches."""
    with desk() as opened:
        found = opened.series.show(number)
    answer(found, _lines(found))


@app.command("close")
def close(
    number: Number, outcome: Annotated[str, typer.Option(help="What came of it, in words.")]
) -> None:
    """Close a series; nothing is looked at across its cases afterwards."""
    with desk() as opened:
        closed = opened.series.close(number, outcome=outcome)
    answer(closed, [f"series {number} is closed: {outcome}"])


def _lines(series: Series) -> list[str]:
    case = series.case
    by = f"asked by {series.asked_by or ''}, granted by {series.granted_by or ''}"
    lines = [
        f"series   {case.number} ({case.state.value})",
        f"cases    {', '.join(case.cases)}",
        f"why      {series.words}",
        f"opened   {local_text(case.opened, case.zone)}, {by}",
        f"members  {', '.join(case.members)}",
        f"reaches  {counted(series.reached, 'delivery', 'deliveries')}",
    ]
    if series.sentence:
        lines.append(f"         {series.sentence}")
    if case.closed:
        lines.append(f"closed   {local_text(case.closed, case.zone)}: {case.outcome}")
    return lines
