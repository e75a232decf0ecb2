"""The verbs of nvr-desk audit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from nvr_desk.cli.output import answer, line, note, table
from nvr_desk.cli.session import desk

app = typer.Typer(help="Who looked, at what, and why.", no_args_is_help=True)

INTEGRITY_BROKEN = 5


@app.command("show")
def show(
    verb: Annotated[str | None, typer.Option(help="Only this verb.")] = None,
    case: Annotated[str | None, typer.Option(help="Only this case.")] = None,
    user: Annotated[str | None, typer.Option(help="Only this person.")] = None,
    object_id: Annotated[
        str | None, typer.Option("--object", help="Only entries that name this delivery or clip.")
    ] = None,
    limit: Annotated[int, typer.Option(help="Newest so many.")] = 200,
) -> None:
    """The newest entries that fit, oldest of them first."""
    with desk() as opened:
        found = opened.audit.show(verb=verb, case=case, user=user, object_id=object_id, limit=limit)
    bodies: list[dict[str, Any]] = [json.loads(entry.body) for entry in found]
    rows = [
        (
            str(entry.seq),
            str(body["time"]),
            str(body["user"]),
            str(body["verb"]),
            str(body["phase"]),
            str(body["case"] or ""),
            str(body["purpose"]["words"]) if body["purpose"] else "",
            str(body["outcome"] or ""),
        )
        for entry, body in zip(found, bodies, strict=True)
    ]
    heads = ("SEQ", "TIME (UTC)", "USER", "VERB", "PHASE", "CASE", "PURPOSE", "OUTCOME")
    answer(
        [
            {"seq": entry.seq, **body, "prev": entry.prev, "leaf": entry.leaf}
            for entry, body in zip(found, bodies, strict=True)
        ],
        table(heads, rows),
    )


@app.command("verify")
def verify() -> None:
    """Recompute the whole chain; names the first bad entry."""
    with desk() as opened:
        report = opened.audit.verify()
    lines = [f"{report.checked} entries checked: {'chain holds' if report.ok else 'BROKEN'}"]
    lines += [f"  {finding.where}: {finding.what}" for finding in report.findings]
    answer({"ok": report.ok, "checked": report.checked, "findings": report.findings}, lines)
    if not report.ok:
        raise typer.Exit(INTEGRITY_BROKEN)


@app.command("export")
def export(
    form: Annotated[str, typer.Option("--format", help="jsonl or csv.")] = "jsonl",
    target: Annotated[
        Path | None, typer.Option("-o", "--output", help="File; else standard output.")
    ] = None,
) -> None:
    """The whole log as JSON Lines or formula-safe CSV."""
    with desk() as opened:
        text = opened.audit.export(form)
    if target is None:
        line(text.rstrip("\n"))
        return
    target.write_text(text, encoding="utf-8", newline="")
    note(f"wrote {target}")
