"""The verbs of nvr-desk case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from nvr_desk.cli.options import current
from nvr_desk.cli.output import answer, note, table
from nvr_desk.cli.query_options import parsed_instant, parsed_near
from nvr_desk.cli.remedies import EXAMPLE_INSTANT
from nvr_desk.cli.session import desk
from nvr_desk.records.case import Incident
from nvr_desk.records.words import counted
from nvr_desk.timecode import local_text

if TYPE_CHECKING:
    from nvr_desk.records.case import Case

app = typer.Typer(help="Cases and their members.", no_args_is_help=True)

Number = Annotated[str, typer.Argument(help="Case number, e.g. 26-004417.")]


@app.command("new")
def new(
    number: Number,
    zone: Annotated[
        str | None, typer.Option(help="IANA zone its times are shown in, e.g. America/Denver.")
    ] = None,
) -> None:
    """Open a case; you lead it and are its first member. --offence CODE becomes the case's own."""
    with desk() as opened:
        made = opened.cases.new(number, offence=current().offence, zone=zone)
    answer(made, [f"case {made.number} is open; next: nvr-desk ingest PATH --case {made.number}"])


@app.command("list")
def listing() -> None:
    """Every case."""
    with desk() as opened:
        found = opened.cases.listing()
        if opened.sign_in.state().needed:
            note("nobody is signed in here, so no case is told: nvr-desk login")
    rows = [(c.number, _state(c), c.offence or "", c.lead or "", str(c.deliveries)) for c in found]
    answer(found, table(("CASE", "STATE", "OFFENCE", "LEAD", "DELIVERIES"), rows))


@app.command("show")
def show(number: Number) -> None:
    """One case with its members."""
    with desk() as opened:
        found = opened.cases.show(number)
    answer(found, _lines(found))


@app.command("close")
def close(
    number: Number, outcome: Annotated[str, typer.Option(help="What came of it, in words.")]
) -> None:
    """Close a case; nothing in it is searched, viewed or exported afterwards."""
    with desk() as opened:
        closed = opened.cases.close(number, outcome=outcome)
    answer(closed, [f"case {number} is closed: {outcome}"])


@app.command("member")
def member(
    number: Number,
    user: Annotated[str, typer.Argument(help="Account name.")],
    *,
    remove: Annotated[bool, typer.Option("--remove", help="Take the person out.")] = False,
) -> None:
    """Add a person to a case, or take them out."""
    with desk() as opened:
        found = opened.cases.member(number, user, present=not remove)
    answer(found, [f"members of case {number}: {', '.join(found.members)}"])


@app.command("incident")
def incident(
    number: Number,
    words: Annotated[str, typer.Option(help="What happened.")],
    start: Annotated[
        str | None, typer.Option("--from", help=f"Instant with offset, {EXAMPLE_INSTANT}.")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", help="Instant with offset.")] = None,
    near: Annotated[str | None, typer.Option(help="lat,lon,metres")] = None,
) -> None:
    """Say what a case is about, when and where; searches far from it are reviewed."""
    place = parsed_near(near)
    told = Incident(
        words=words,
        start=parsed_instant("--from", start),
        end=parsed_instant("--to", end),
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius_m=place.radius_m if place else None,
    )
    with desk() as opened:
        found = opened.cases.incident(number, told)
    answer(found, _lines(found))


def _state(case: Case) -> str:
    return f"{case.state.value} series" if case.is_series else case.state.value


def _lines(case: Case) -> list[str]:
    lines = [
        f"case     {case.number} ({_state(case)})",
        f"offence  {case.offence or 'not stated'}",
        f"lead     {case.lead or ''}",
        f"opened   {local_text(case.opened, case.zone)}",
        f"members  {', '.join(case.members)}",
        f"footage  {counted(case.deliveries, 'delivery', 'deliveries')}",
    ]
    if case.incident is not None:
        lines.append(f"incident {_incident(case.incident, case.zone)}")
    if case.closed:
        lines.append(f"closed   {local_text(case.closed, case.zone)}: {case.outcome}")
    return lines


def _incident(told: Incident, zone: str | None) -> str:
    parts = [told.words]
    if told.start:
        span = local_text(told.start, zone)
        parts.append(f"{span} to {local_text(told.end, zone)}" if told.end else span)
    if told.lat is not None and told.lon is not None:
        parts.append(f"{told.lat:.5f},{told.lon:.5f} within {told.radius_m or 0:g} m")
    return "; ".join(parts)
