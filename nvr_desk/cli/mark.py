"""The verbs of nvr-desk mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from nvr_desk.cli.output import answer, table
from nvr_desk.cli.session import desk
from nvr_desk.timecode import local_text, utc_text

if TYPE_CHECKING:
    from nvr_desk.records.mark import Mark, MarkRow

app = typer.Typer(help="Marks: moments and ranges with a note.", no_args_is_help=True)

Case = Annotated[str, typer.Option(help="Case number.")]
Name = Annotated[str, typer.Argument(help="Item number, hash prefix, name or delivery id.")]
Uid = Annotated[str, typer.Argument(help="The mark, or the first eight digits of it or more.")]
Level = Annotated[str, typer.Option(help="note, notable or key.")]


@app.callback()
def _room() -> None:
    """Marks: moments and ranges with a note."""


@app.command("add")
def add(
    name: Name,
    case: Case,
    at: Annotated[float, typer.Option(help="Container seconds of the first picture.")],
    until: Annotated[
        float | None, typer.Option(help="Container seconds of the last picture; else a point.")
    ] = None,
    level: Level = "note",
    note: Annotated[str, typer.Option(help="What is seen there.")] = "",
    track: Annotated[int | None, typer.Option(help="Number of the appearance it is about.")] = None,
) -> None:
    """Mark a moment or a range of a delivery, also where nothing was detected."""
    with desk(case) as opened:
        made = opened.marks.add(case, name, at, to_s=until, level=level, note=note, track=track)
    answer(made, [_line(made)])


@app.command("list")
def listing(
    case: Case,
    removed: Annotated[bool, typer.Option("--removed", help="Those taken away too.")] = False,
) -> None:
    """Marks of a case by time."""
    with desk(case) as opened:
        rows = opened.marks.listing(case, removed=removed)
    heads = ("MARK", "LEVEL", "ITEM", "FROM", "TIME", "AUTHOR", "NOTE")
    answer([as_json(row) for row in rows], table(heads, [_cells(row) for row in rows]))


@app.command("change")
def change(
    uid: Uid,
    case: Case,
    level: Annotated[str | None, typer.Option(help="note, notable or key.")] = None,
    note: Annotated[str | None, typer.Option(help="The new note.")] = None,
    at: Annotated[float | None, typer.Option(help="First picture, container seconds.")] = None,
    until: Annotated[float | None, typer.Option(help="Last picture, container seconds.")] = None,
    point: Annotated[bool, typer.Option("--point", help="Make a point of a range.")] = False,
) -> None:
    """Change what is named; the log keeps what it was before."""
    with desk(case) as opened:
        made = opened.marks.change(
            case, uid, level=level, note=note, from_s=at, to_s=until, point=point
        )
    answer(made, [_line(made)])


@app.command("remove")
def remove(
    uid: Uid,
    case: Case,
    back: Annotated[bool, typer.Option("--back", help="Put it back instead.")] = False,
) -> None:
    """Take a mark away; it stays on record, and --back puts it back."""
    with desk(case) as opened:
        made = opened.marks.restore(case, uid) if back else opened.marks.remove(case, uid)
    answer(made, [_line(made)])


def as_json(row: MarkRow) -> dict[str, Any]:
    """A list row by the names that scripts rely on."""
    mark = row.mark
    return {
        "uid": mark.uid,
        "delivery": mark.delivery,
        "item": row.delivery.item,
        "name": row.delivery.name,
        "from_s": mark.from_s,
        "to_s": mark.to_s,
        "from_pts": mark.from_pts,
        "to_pts": mark.to_pts,
        "claimed": utc_text(row.claimed) if row.claimed else None,
        "start": utc_text(row.start) if row.start else None,
        "corrected": row.delivery.corrected_start is not None,
        "uncertainty_s": row.delivery.doubt_s,
        "track": mark.track,
        "level": mark.level,
        "note": mark.note,
        "told": row.told,
        "author": mark.author,
        "made": utc_text(mark.made),
        "changed": utc_text(mark.changed) if mark.changed else None,
        "removed": utc_text(mark.removed) if mark.removed else None,
    }


def _cells(row: MarkRow) -> tuple[str, ...]:
    mark, start = row.mark, row.start
    said = "corrected" if row.delivery.corrected_start else "claim"
    when = f"{local_text(start, row.delivery.claim.zone)} {said}" if start else "unknown"
    gone = " (taken away)" if mark.removed else ""
    return (
        mark.uid[:8],
        mark.level.value,
        row.delivery.item or row.delivery.name,
        _span(mark),
        when,
        mark.author,
        (mark.note if row.told else f"hidden: {row.delivery.visibility.value}") + gone,
    )


def _span(mark: Mark) -> str:
    return f"{mark.from_s:.3f} s" if mark.to_s is None else f"{mark.from_s:.3f}-{mark.to_s:.3f} s"


def _line(mark: Mark) -> str:
    gone = ", taken away" if mark.removed else ""
    note = f": {mark.note}" if mark.note else ""
    return f"mark {mark.uid[:8]}, {mark.level.value}, {_span(mark)}{gone}{note}"
