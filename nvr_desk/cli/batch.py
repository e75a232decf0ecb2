"""The verbs of nvr-desk batch."""

from __future__ import annotations

from typing import Annotated

import typer

from nvr_desk.cli.output import answer, table
from nvr_desk.cli.session import desk

app = typer.Typer(help="Shipments and their custody.", no_args_is_help=True)

MISSING = "MISSING"
"""Custody that nobody wrote down is said to be missing, never invented."""


@app.command("show")
def show(
    case: Annotated[str, typer.Option(help="Case number.")],
) -> None:
    """Every shipment of a case: custody, answers, and what was refused."""
    with desk() as opened:
        batches = opened.clips.batches(case)
        refusals = opened.clips.refusals(case)
    lines: list[str] = []
    for batch in batches:
        custody = batch.custody
        lines += [
            (
                f"batch {batch.sha256[:12]}  {batch.source}  ({batch.manifest_kind}"
                f"{'' if batch.complete else ', INCOMPLETE: run the same ingest again'})"
            ),
            (
                f"  received by {custody.received_by or MISSING}"
                f" from {custody.received_from or MISSING}"
                f" on {custody.medium or MISSING} at {custody.received_at or MISSING}"
            ),
        ]
    if refusals:
        rows = [(r.path, r.code, r.detail) for r in refusals]
        lines += ["", *table(("REFUSED", "CODE", "REASON"), rows)]
    answer({"batches": batches, "refusals": refusals}, lines or [f"case {case} has no shipment"])
