"""The verbs of nvr-desk sound."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nvr_desk.cli.output import answer
from nvr_desk.cli.session import desk

app = typer.Typer(help="Sound of footage.", no_args_is_help=True)


@app.callback()
def _room() -> None:
    """Sound of footage."""


@app.command("export")
def export(
    name: Annotated[str, typer.Argument(help="Item number, hash prefix, name or delivery id.")],
    case: Annotated[str, typer.Option(help="Case number.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="A new WAV file.")],
    begin: Annotated[float, typer.Option("--from", help="Container seconds.")],
    end: Annotated[float, typer.Option("--to", help="Container seconds.")],
) -> None:
    """Write a span of sound as WAV, second for second as it lies in the original."""
    with desk(case) as opened:
        made = opened.sound.write(case, name, begin, end, output)
    answer(made, [f"{made.path} ({made.to_s - made.from_s:g} s, SHA-256 {made.sha256[:12]})"])
