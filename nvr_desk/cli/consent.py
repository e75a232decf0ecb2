"""The verbs of nvr-desk consent."""

from __future__ import annotations

from typing import Annotated

import typer

from nvr_desk.cli.output import answer, note, table
from nvr_desk.cli.session import confirmed, desk, zone_of
from nvr_desk.records.delivery import Consent, ConsentScope, ConsentState
from nvr_desk.timecode import local_text

app = typer.Typer(help="The yes behind each delivery.", no_args_is_help=True)

Case = Annotated[str, typer.Option(help="Case number.")]
Name = Annotated[str, typer.Argument(help="Item number, hash prefix, name or delivery id.")]


@app.command("show")
def show(name: Name, case: Case) -> None:
    """The consents of a delivery, oldest first."""
    with desk() as opened:
        history = opened.consents.show(case, name)
        zone = zone_of(opened, case)
    rows = [
        (
            local_text(record.at, zone),
            record.consent.state.value,
            record.consent.scope.value if record.consent.scope else "",
            record.consent.ref or "",
            record.consent.recorded_by or "",
            record.consent.statement or record.consent.reason or "",
        )
        for record in history
    ]
    heads = ("RECORDED", "STATE", "SCOPE", "REFERENCE", "BY", "WORDS")
    answer(history, table(heads, rows))


@app.command("record")
def record(
    name: Name,
    case: Case,
    state: Annotated[ConsentState, typer.Option(help="given, posted or compelled.")],
    ref: Annotated[str | None, typer.Option(help="Reference of the consent or order.")] = None,
    statement: Annotated[
        str | None, typer.Option(help="Officer's statement that the resident agreed.")
    ] = None,
    scope: Annotated[ConsentScope, typer.Option(help="How far it reaches.")] = ConsentScope.CASE,
) -> None:
    """Record a consent by its reference, or by an officer's statement."""
    consent = Consent(state=state, ref=ref, statement=statement, scope=scope)
    with desk() as opened:
        delivery = confirmed(opened, lambda: opened.consents.record(case, name, consent))
    answer(delivery, [f"{delivery.name}: {delivery.visibility.value}"])


@app.command("withdraw")
def withdraw(
    name: Name, case: Case, reason: Annotated[str, typer.Option(help="What the resident said.")]
) -> None:
    """Take a delivery out of every view, answer and export from now on."""
    with desk() as opened:
        delivery = opened.consents.withdraw(case, name, reason)
        waits = opened.sign_in.state().on
    answer(delivery, [f"{delivery.name}: {delivery.visibility.value}"])
    if waits:
        note("another person says whether it was recorded rightly: nvr-desk approvals list")


@app.command("hold")
def hold(
    name: Name,
    case: Case,
    reason: Annotated[str, typer.Option(help="What has to be settled.")],
    *,
    release: Annotated[bool, typer.Option("--release", help="Let it be seen again.")] = False,
) -> None:
    """Hide a delivery until a question about it is settled."""
    with desk() as opened:
        delivery = confirmed(
            opened, lambda: opened.consents.hold(case, name, reason, release=release)
        )
    answer(delivery, [f"{delivery.name}: {delivery.visibility.value}"])
