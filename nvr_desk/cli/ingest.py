"""nvr-desk ingest and inbox: take shipments in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nvr_desk.cli.output import answer, note, printable, table
from nvr_desk.cli.progress import bar
from nvr_desk.cli.session import desk
from nvr_desk.errors import NvrDeskError
from nvr_desk.records.words import counted

if TYPE_CHECKING:
    from nvr_desk.desk.inbox import Shipment
    from nvr_desk.desk.intake import IngestResult

FAILED = 1
SOME_REFUSED = 3
MAX_POLL_S = 3600.0


def register(app: typer.Typer) -> None:
    """Add the verbs."""
    app.command("ingest")(ingest)
    app.command("inbox")(inbox)


def ingest(
    path: Annotated[Path, typer.Argument(help="Batch folder or zip, CSV folder, or bare folder.")],
    case: Annotated[str, typer.Option(help="Case number.")],
    statement: Annotated[
        str | None,
        typer.Option(help="Officer's statement that residents agreed, for clips without consent."),
    ] = None,
    *,
    watch: Annotated[
        bool, typer.Option("--watch", help="PATH is an inbox: take in what arrives, until Ctrl+C.")
    ] = False,
) -> None:
    """Take a shipment in: hash, keep, check and describe every file. Resumes where it stopped."""
    if watch:
        inbox(path, case, statement)
        return
    with desk(case) as opened, bar("ingest") as progress:
        result = opened.intake.ingest(path, case, statement=statement, progress=progress)
    answer(result, _lines(result))
    if result.refusals or result.hidden:
        raise typer.Exit(SOME_REFUSED)


def inbox(
    path: Annotated[Path, typer.Argument(help="Folder in which shipments arrive.")],
    case: Annotated[str, typer.Option(help="Case number.")],
    statement: Annotated[str | None, typer.Option(help="Officer's statement, see ingest.")] = None,
    every: Annotated[float, typer.Option(help="Look every so many seconds.")] = 2.0,
    *,
    once: Annotated[
        bool, typer.Option("--once", help="Take in what lies there now as it is, then stop.")
    ] = False,
) -> None:
    """Watch a folder and take in each shipment once it has stopped growing."""
    results: list[IngestResult] = []
    failed: set[str] = set()
    with desk(case) as opened:

        def take(shipment: Shipment) -> None:
            note(f"taking in {printable(shipment.path.name)}")
            try:
                result = opened.intake.ingest(shipment.path, case, statement=statement)
            except NvrDeskError as error:
                note(f"  {error}")
                failed.add(shipment.fingerprint)
                raise
            failed.discard(shipment.fingerprint)
            results.append(result)
            for text in _lines(result):
                note(f"  {text}")

        opened.inbox.watch(
            path,
            case,
            take,
            lambda: False,
            every_s=min(max(every, 0.2), MAX_POLL_S),
            once=once,
        )
    answer(results, [])
    if failed and not results:
        raise typer.Exit(FAILED)
    if failed or any(result.refusals or result.hidden for result in results):
        raise typer.Exit(SOME_REFUSED)


def _lines(result: IngestResult) -> list[str]:
    report = result.report
    media = ", ".join(f"{count} {state}" for state, count in report.media.items())
    lines = [
        f"batch {report.batch.sha256[:12]}",
        f"{counted(report.accepted, 'delivery', 'deliveries')} ({report.new} new): {media}",
        f"{report.bytes / 1e6:.1f} MB in {report.seconds:.1f} s",
    ]
    if result.hidden:
        hidden = counted(len(result.hidden), "delivery stays", "deliveries stay")
        lines.append(
            f"{hidden} hidden until a consent is recorded:"
            " nvr-desk consent record NAME --case … --state given --ref … (or --statement …)"
        )
    if result.refusals:
        rows = [(r.path, r.code, r.detail) for r in result.refusals]
        lines += ["", *table(("REFUSED", "CODE", "REASON"), rows)]
    return lines
