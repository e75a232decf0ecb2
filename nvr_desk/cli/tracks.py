"""The verbs of nvr-desk tracks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nvr_desk.cli.files import Replace, check_free, write_file
from nvr_desk.cli.output import answer, document, note, table
from nvr_desk.cli.session import desk, zone_of
from nvr_desk.records.trait_words import edit_line, in_words
from nvr_desk.timecode import local_text

if TYPE_CHECKING:
    from nvr_desk.records.hand import HandEdit

app = typer.Typer(help="Appearances found in a clip.", no_args_is_help=True)

Case = Annotated[str, typer.Option(help="Case number.")]
Clip = Annotated[str, typer.Argument(help="Item number, hash prefix, name or delivery id.")]
Reason = Annotated[str, typer.Option(help="What was seen; stands in the log.")]


@app.callback()
def _room() -> None:
    """Appearances found in a clip."""


@app.command("export")
def export(
    clip: Clip,
    case: Case,
    form: Annotated[str, typer.Option("--format", help="jsonl, mot or coco.")] = "jsonl",
    target: Annotated[
        Path | None, typer.Option("-o", "--output", help="File; else standard output.")
    ] = None,
    replace: Replace = False,
) -> None:
    """Write the tracks of one clip: JSON Lines, MOTChallenge CSV or COCO."""
    check_free(target, replace=replace)
    with desk(case) as opened:
        text = opened.tracks.export(case, clip, form)
    if target is None:
        document(text, is_json=form in ("jsonl", "coco"))
        return
    write_file(target, text.encode("utf-8"), replace=replace)
    note(f"wrote {target}")


@app.command("list")
def listing(clip: Clip, case: Case) -> None:
    """Tracks of one clip with their numbers and what each says of itself."""
    with desk(case) as opened:
        found = opened.tracks.listing(case, clip)
        models = {(track.model, track.model_sha256, track.unverified) for track in found}
        limits = [opened.models.limits(n, sha, unverified=u) for n, sha, u in sorted(models)]
    rows = [
        (
            str(track.number),
            track.cls.value,
            f"{track.start_s:.2f} s",
            f"{track.best_s:.2f} s",
            f"{track.best_conf:.2f}",
            in_words(track),
        )
        for track in found
    ]
    heads = ("TRACK", "CLASS", "FROM", "BEST SHOT", "CONF", "SAYS OF ITSELF")
    answer(found, table(heads, rows))
    for words in limits:
        note(words)


@app.command("edits")
def edits(clip: Clip, case: Case) -> None:
    """Changes of a clip's tracks by hand: who, when, why; undone ones too."""
    with desk(case) as opened:
        found = opened.tracks.edits(case, clip)
        zone = zone_of(opened, case)
    rows = [
        (
            str(edit.id),
            local_text(edit.at, zone),
            edit.author,
            edit_line(edit),
            why(edit),
        )
        for edit in found
    ]
    answer(found, table(("CHANGE", "WHEN", "WHO", "WHAT", "WHY"), rows))


@app.command("split")
def split(
    clip: Clip,
    track: Annotated[int, typer.Argument(help="Number of the track, see tracks list.")],
    case: Case,
    at: Annotated[float, typer.Option(help="Container seconds where the second one begins.")],
    reason: Reason,
) -> None:
    """Make two tracks of one that is two things; the original is kept, see tracks undo."""
    with desk(case) as opened:
        _told(opened.tracks.split(case, clip, track, at, reason))


@app.command("merge")
def merge(
    clip: Clip,
    tracks: Annotated[list[int], typer.Argument(help="Numbers of two tracks or more.")],
    case: Case,
    reason: Reason,
) -> None:
    """Make one track of several that are one thing; the originals are kept, see tracks undo."""
    with desk(case) as opened:
        _told(opened.tracks.merge(case, clip, tracks, reason))


@app.command("undo")
def undo(
    clip: Clip,
    change: Annotated[int, typer.Argument(help="Number of the change, see tracks edits.")],
    case: Case,
    reason: Reason,
) -> None:
    """Take a change by hand back: what was there before stands again."""
    with desk(case) as opened:
        _told(opened.tracks.undo(case, clip, change, reason))


def why(edit: HandEdit) -> str:
    """The reason, and the one for taking it back."""
    back = f" · undone by {edit.undone_by}: {edit.undone_reason}" if edit.undone_by else ""
    return f"{edit.reason}{back}"


def _told(edit: HandEdit) -> None:
    answer(edit, [f"change {edit.id}: {edit_line(edit)}"])
