"""The verbs of nvr-desk tracks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nvr_desk.cli.output import line, note
from nvr_desk.cli.session import desk

app = typer.Typer(help="Appearances found in a clip.", no_args_is_help=True)


@app.callback()
def _room() -> None:
    """Appearances found in a clip."""


@app.command("export")
def export(
    clip: Annotated[str, typer.Argument(help="Item number, hash prefix, name or delivery id.")],
    case: Annotated[str, typer.Option(help="Case number.")],
    form: Annotated[str, typer.Option("--format", help="jsonl, mot or coco.")] = "jsonl",
    target: Annotated[
        Path | None, typer.Option("-o", "--output", help="File; else standard output.")
    ] = None,
) -> None:
    """Write the tracks of one clip: JSON Lines, MOTChallenge CSV or COCO."""
    with desk(case) as opened:
        text = opened.tracks.export(case, clip, form)
    if target is None:
        line(text.rstrip("\n"))
        return
    target.write_text(text, encoding="utf-8", newline="")
    note(f"wrote {target}")
