"""The verbs of nvr-desk bench: is this station quick enough?"""

from __future__ import annotations

import signal
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nvr_desk.cli.options import current
from nvr_desk.cli.output import answer, note, table

if TYPE_CHECKING:
    from types import FrameType

    from nvr_desk.desk.bench.station import Size
    from nvr_desk.upkeep.bench.rows import Row

app = typer.Typer(
    help="Is this station quick enough? Measured on a throw-away workspace, never on a case.",
    no_args_is_help=True,
)

BOUND_MISSED = 3

Folder = Annotated[
    Path | None,
    typer.Option(help="Where to work for as long as it takes; default: beside the workspace."),
]
Full = Annotated[
    bool, typer.Option("--full", help="40,000 deliveries, 1,000,000 appearances, 500 clips.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 when a bound is missed.")]
Tries = Annotated[int | None, typer.Option(min=1, help="Of each latency; default 200.")]
Wait = Annotated[
    float | None, typer.Option(min=0, help="Seconds to wait for a quiet machine; default 60.")
]
Deliveries = Annotated[int | None, typer.Option(min=20, help="Of the case; default 4,000.")]
Tracks = Annotated[int | None, typer.Option(min=100, help="Appearances; default 100,000.")]
Clips = Annotated[int | None, typer.Option(min=1, help="Generated clips; default 60.")]


@app.command("ui")
def ui(
    *,
    folder: Folder = None,
    full: Full = False,
    deliveries: Deliveries = None,
    tracks: Tracks = None,
    clips: Clips = None,
    tries: Tries = None,
    wait: Wait = None,
    strict: Strict = False,
) -> None:
    """The window: start, timeline, map, gallery, search, player, stalls of its event loop."""
    size = _size(full, deliveries=deliveries, tracks=tracks, clips=clips, tries=tries, wait_s=wait)
    _run("ui", size, folder, strict=strict)


@app.command("db")
def db(
    *,
    folder: Folder = None,
    full: Full = False,
    deliveries: Deliveries = None,
    tracks: Tracks = None,
    tries: Tries = None,
    wait: Wait = None,
    strict: Strict = False,
) -> None:
    """The index: search by class, time, place, colour and hours, and an entry of the log."""
    size = _size(full, deliveries=deliveries, tracks=tracks, tries=tries, wait_s=wait)
    _run("db", size, folder, strict=strict)


@app.command("intake")
def intake(
    *,
    folder: Folder = None,
    full: Full = False,
    clips: Clips = None,
    wait: Wait = None,
    strict: Strict = False,
) -> None:
    """Taking clips in, against a copy, a hash and one decode of the same files."""
    _run("intake", _size(full, clips=clips, wait_s=wait), folder, strict=strict)


def _size(full: bool, **wanted: float | None) -> Size:
    from nvr_desk.desk.bench.station import FULL, QUICK  # noqa: PLC0415 - keeps --help quick

    asked: dict[str, Any] = {name: value for name, value in wanted.items() if value is not None}
    return replace(FULL if full else QUICK, **asked)


def _run(name: str, size: Size, folder: Path | None, *, strict: bool) -> None:
    from nvr_desk.desk.bench import station  # noqa: PLC0415 - keeps --help quick
    from nvr_desk.upkeep.bench import rows, scratch  # noqa: PLC0415

    if hasattr(signal, "SIGHUP"):  # a closed terminal must not leave the folder behind
        signal.signal(signal.SIGHUP, _interrupt)
    place = scratch.place_for(current().workspace, folder)
    note(
        f"measuring in {place}; up to {station.room_for(name, size) / 1e9:.1f} GB, gone afterwards"
    )
    result = station.measure(name, place, size, note)
    found = rows.rows(result)
    missed = sum(row.verdict in (rows.MISSED, rows.UNMEASURED) for row in found)
    judged = sum(row.verdict != rows.TOLD for row in found)
    verdict = f"{judged - missed} of {judged} bounds met"
    lines = [
        *station.summary(result),
        "",
        *table(("", "BOUND", "WHAT", "MEASURED"), [_cells(row) for row in found]),
        "",
        verdict,
    ]
    told = {"bench": name, "met": judged - missed, "judged": judged, "figures": result}
    listed = [row._asdict() for row in found]
    answer({**told, "rows": listed, "beside": station.summary(result)}, lines)
    if strict and missed:
        raise typer.Exit(BOUND_MISSED)


def _cells(row: Row) -> tuple[str, str, str, str]:
    return row.verdict, row.bound, row.what, row.measured


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
