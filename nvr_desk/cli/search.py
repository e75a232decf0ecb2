"""The verbs of nvr-desk search."""

from __future__ import annotations

from typing import Annotated

import typer

from nvr_desk.cli.output import answer, note, table
from nvr_desk.cli.query_options import parsed_instant, parsed_near
from nvr_desk.cli.remedies import EXAMPLE_INSTANT
from nvr_desk.cli.session import desk
from nvr_desk.records.attributes import ColourName, Direction, Part, Traits
from nvr_desk.records.search import Hit, Query
from nvr_desk.records.track import ObjectClass
from nvr_desk.records.trait_words import direction_named, in_words
from nvr_desk.records.words import counted
from nvr_desk.timecode import local_text


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("search")(search)


def search(
    *,
    case: Annotated[str, typer.Option(help="Case number.")],
    classes: Annotated[
        list[ObjectClass] | None, typer.Option("--class", help="May be repeated.")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", help=f"Instant with offset, {EXAMPLE_INSTANT}.")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", help="Instant with offset.")] = None,
    near: Annotated[str | None, typer.Option(help="lat,lon,metres")] = None,
    min_conf: Annotated[float, typer.Option(help="Least confidence, 0 to 1.")] = 0.0,
    colour: Annotated[
        list[ColourName] | None,
        typer.Option(help="Colour as the camera shows it; may be repeated: one of them."),
    ] = None,
    part: Annotated[
        Part, typer.Option(help="Where the colour is: trunk or vehicle body, legs, or any.")
    ] = Part.ANY,
    direction: Annotated[
        list[str] | None,
        typer.Option(
            metavar="|".join(Direction),
            help="Way in the picture, also in the words of the lists; left leaves out up-left and"
            " down-left; may be repeated.",
        ),
    ] = None,
    min_dwell: Annotated[float, typer.Option(help="Least seconds in sight.")] = 0.0,
    min_size: Annotated[
        float, typer.Option(help="Least height, as a share of the picture's, 0 to 1.")
    ] = 0.0,
    unknown: Annotated[
        bool,
        typer.Option(
            "--unknown", help="Also those that say nothing of it (colourless picture, unsure)."
        ),
    ] = False,
    limit: Annotated[int, typer.Option(help="Most hits listed.")] = 1000,
) -> None:
    """Appearances by class, time, place and looks; says how much of the footage was looked at."""
    query = Query(
        case=case,
        classes=tuple(classes or ()),
        start=parsed_instant("--from", start),
        end=parsed_instant("--to", end),
        near=parsed_near(near),
        min_conf=min_conf,
        traits=Traits(
            colours=tuple(colour or ()),
            part=part,
            directions=tuple(map(direction_named, direction or ())),
            min_dwell_s=min_dwell,
            min_height=min_size,
            unknown=unknown,
        ),
        limit=limit,
    )
    with desk(case) as opened:
        found = opened.search.ask(query)
    rows = [_row(hit) for hit in found.hits]
    heads = ("TIME", "CLASS", "CONF", "CAMERA", "ITEM", "IN CLIP", "SAYS OF ITSELF", "NAME")
    answer(
        {
            "total": found.total,
            "hits": found.hits,
            "coverage": found.coverage,
            "coverage_sentence": found.coverage.sentence,
            "seconds": found.seconds,
        },
        table(heads, rows),
    )
    total = counted(found.total, "appearance")
    note(f"{total}; an appearance is no identity. {found.coverage.sentence}")


def _row(hit: Hit) -> tuple[str, ...]:
    track, delivery = hit.track, hit.delivery
    time = local_text(hit.start, delivery.claim.zone) if hit.start else "unknown"
    said = " corrected" if hit.corrected else " claim" if hit.start else ""
    return (
        time + said,
        track.cls.value,
        f"{track.best_conf:.2f}",
        delivery.camera.alias,
        delivery.item or "",
        f"{track.start_s:.2f} s",
        in_words(track),
        delivery.name,
    )
