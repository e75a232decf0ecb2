"""The verbs of nvr-desk still."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nvr_desk.cli.output import answer, table
from nvr_desk.cli.session import desk
from nvr_desk.timecode import local_text

app = typer.Typer(help="Single pictures as PNG, each with a JSON.", no_args_is_help=True)

Case = Annotated[str, typer.Option(help="Case number.")]


@app.callback()
def _room() -> None:
    """Single pictures as PNG, each with a JSON."""


@app.command("new")
def new(
    name: Annotated[str, typer.Argument(help="Item number, hash prefix, name or delivery id.")],
    case: Case,
    at: Annotated[float, typer.Option(help="Container seconds.")],
    nth: Annotated[int, typer.Option(help="Which picture with that pts, from 0.")] = 0,
    folder: Annotated[
        Path | None, typer.Option("-o", "--output", help="Folder; else the workspace's stills.")
    ] = None,
    mark: Annotated[str | None, typer.Option(help="The mark it is made for.")] = None,
) -> None:
    """Write one picture, and beside it which one it is: clip hash, pts, both times."""
    with desk(case) as opened:
        made = opened.stills.new(case, name, at, nth=nth, folder=folder, mark=mark)
    answer(made, [f"{made.path} (pts {made.pts}, SHA-256 {made.sha256[:12]})"])


@app.command("list")
def listing(case: Case) -> None:
    """Stills that were made for a case."""
    with desk(case) as opened:
        found = opened.stills.listing(case)
    rows = [
        (local_text(each.at, None), each.by, each.sha256[:12], str(each.pts), each.path)
        for each in found
    ]
    answer(found, table(("MADE", "BY", "SHA256", "PTS", "FILE"), rows))
