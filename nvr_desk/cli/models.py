"""The verbs of nvr-desk models."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nvr_desk.cli.output import answer, plain, table
from nvr_desk.cli.session import confirmed, desk
from nvr_desk.errors import NotFoundError

if TYPE_CHECKING:
    from nvr_desk.records.model import ModelRow

app = typer.Typer(help="Detector weights of this station.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="Name on the card, e.g. yolo26n.")]


@app.command("list")
def listing() -> None:
    """Every card, and whether its weights are here."""
    with desk() as opened:
        rows = opened.models.listing()
    answer(rows, _table(rows))


@app.command("show")
def show(name: Name) -> None:
    """One card: what the detector knows, and what it is known to miss."""
    with desk() as opened:
        rows = opened.models.listing()
    row = next((row for row in rows if name in (row.card.name, row.card.file)), None)
    if row is None:
        noun = "model card"
        raise NotFoundError(noun, name)
    limits = row.card.limits
    classes = ", ".join(row.card.classes) or "not known before it first runs; detect tells them"
    lines = [*_table([row]), f"classes: {classes}", f"limits: {limits.line}"]
    if not row.card.shipped:
        lines += _unverified(row)
    if limits.measured is not None:
        lines += [f"measured {limits.measured}: {limits.how}", *(f"  {x}" for x in limits.table)]
    answer({**plain(row), "limits_line": limits.line}, lines)


@app.command("pull")
def pull(name: Name) -> None:
    """Fetch weights over the network: the one verb that does, because you said so."""
    with desk() as opened:
        row = opened.models.pull(name)
    answer(row, _table([row]))


@app.command("add")
def add(path: Annotated[Path, typer.Argument(help="Weights file, e.g. from a USB stick.")]) -> None:
    """Take weights from a file. Outside the shipped list they stay unverified."""
    with desk() as opened:
        row = confirmed(opened, lambda: opened.models.add(path))
    answer(row, [*_table([row]), *([] if row.card.shipped else _unverified(row))])


@app.command("verify")
def verify(name: Name) -> None:
    """Hash installed weights again."""
    with desk() as opened:
        row = opened.models.verify(name)
    answer(row, _table([row]))
    if row.verified is False and row.card.shipped:
        raise typer.Exit(5)


def _unverified(row: ModelRow) -> list[str]:
    """What holds of weights that no shipped card describes."""
    return [
        "unverified: no shipped card has this hash, what it misses is not known; results say so",
        f"file: {row.path}",
        "never chosen by itself; name it with nvr-desk detect --weights " + row.card.name,
    ]


def _hash_words(row: ModelRow) -> str:
    if not row.card.shipped:
        return "no card to hold it against"
    return {True: "hash fits", False: "HASH DOES NOT FIT", None: ""}[row.verified]


def _table(rows: list[ModelRow]) -> list[str]:
    cells = [
        (
            row.card.name,
            "installed" if row.installed else "not installed",
            _hash_words(row),
            "" if row.card.shipped else "unverified",
            f"{row.card.bytes / 1e6:.1f} MB",
            row.card.licence,
            row.card.sha256[:12],
        )
        for row in rows
    ]
    return table(("MODEL", "STATE", "HASH", "LIST", "SIZE", "LICENCE", "SHA256"), cells)
