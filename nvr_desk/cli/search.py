"""The verbs of nvr-desk search."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from nvr_desk.cli.output import answer, note, table
from nvr_desk.cli.query_options import (
    parsed_box,
    parsed_corners,
    parsed_hours,
    parsed_instant,
    parsed_near,
    parsed_region,
    parsed_states,
)
from nvr_desk.cli.remedies import EXAMPLE_INSTANT
from nvr_desk.cli.session import desk
from nvr_desk.errors import NotFoundError, UsageError
from nvr_desk.records.attributes import ColourName, Direction, Part, Traits
from nvr_desk.records.search import Hit, Query
from nvr_desk.records.track import ObjectClass
from nvr_desk.records.trait_words import direction_named, in_words
from nvr_desk.records.words import counted
from nvr_desk.timecode import local_text, utc_text

if TYPE_CHECKING:
    from nvr_desk.desk import Desk
    from nvr_desk.records.region import MotionSpan
    from nvr_desk.records.vanish import Moment


app = typer.Typer(help="Questions to the index of a case.")

OptionalCase = Annotated[str | None, typer.Option(help="Case number.")]
Case = Annotated[str, typer.Option(help="Case number.")]
Camera = Annotated[str, typer.Option(help="Alias of the camera.")]
Box = Annotated[
    str | None, typer.Option(help="x1,y1,x2,y2: two corners, shares of the picture, 0 to 1.")
]
Polygon = Annotated[
    str | None, typer.Option(help="x,y;x,y;… corners of a polygon, shares of the picture.")
]
From = Annotated[str | None, typer.Option("--from", help=f"Instant, {EXAMPLE_INSTANT}.")]
To = Annotated[str | None, typer.Option("--to", help="Instant with offset.")]


@app.callback(invoke_without_command=True)
def search(
    context: typer.Context,
    *,
    case: OptionalCase = None,
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
    area: Annotated[
        str | None, typer.Option(help="lat,lon;lat,lon;… corners of an area on the map.")
    ] = None,
    hours: Annotated[
        str | None, typer.Option(help="Hours of the local day, 22:00-05:30; may cross midnight.")
    ] = None,
    delivery: Annotated[
        list[str] | None, typer.Option(help="Only this delivery; may be repeated.")
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option(help="What you made of it: unseen, seen, relevant, not_relevant; repeated."),
    ] = None,
    camera: Annotated[
        str | None, typer.Option(help="Camera of a region; with --box or --polygon.")
    ] = None,
    box: Box = None,
    polygon: Polygon = None,
    save: Annotated[
        str | None, typer.Option(metavar="NAME", help="Keep the question under a name.")
    ] = None,
    saved: Annotated[
        str | None, typer.Option(metavar="NAME", help="Ask the question kept under a name.")
    ] = None,
) -> None:
    """Appearances by class, time, place and looks; says how much of the footage was looked at."""
    if context.invoked_subcommand is not None:
        return
    if case is None:
        raise UsageError("search needs --case NUMBER")
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
        area=parsed_corners("--area", area) if area else (),
        hours=parsed_hours(hours),
        states=parsed_states(state or []),
        region=parsed_region(camera, box, polygon),
    )
    with desk(case) as opened:
        if saved is not None:
            query = _asked_again(opened, query, saved)
        if delivery:
            listed = [opened.clips.show(case, name).delivery.id for name in delivery]
            query = replace(query, deliveries=tuple(listed))
        if save is not None:
            opened.search.save(save, query, replace=True)
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


@app.command("region")
def region(
    *,
    case: Case,
    camera: Camera,
    box: Box = None,
    polygon: Polygon = None,
    start: From = None,
    end: To = None,
    delivery: Annotated[
        list[str] | None, typer.Option(help="Only this delivery; may be repeated.")
    ] = None,
) -> None:
    """When something moved in a part of a camera's picture; says what was not watched."""
    drawn = parsed_region(camera, box, polygon)
    if drawn is None:
        raise UsageError("a region takes --camera and either --box or --polygon")
    with desk(case) as opened:
        found = opened.search.region(
            case,
            drawn,
            start=parsed_instant("--from", start),
            end=parsed_instant("--to", end),
            names=delivery or (),
        )
    answer(
        {
            "total": found.total,
            "spans": [_span(each) for each in found.spans],
            "deliveries": found.deliveries,
            "watched_s": found.watched_s,
            "unwatched": found.unwatched,
            "hidden": found.hidden,
            "other_size": found.other_size,
            "undated": found.undated,
            "sentence": found.sentence,
        },
        table(
            ("TIME", "LENGTH", "ITEM", "IN CLIP", "NAME"), [_cells(each) for each in found.spans]
        ),
    )
    note(f"{counted(found.total, 'stretch', 'stretches')} with motion. {found.sentence}")


@app.command("vanish")
def vanish(
    *,
    name: Annotated[str, typer.Argument(help="Item number, hash prefix, name or delivery id.")],
    case: Case,
    at: Annotated[float, typer.Option(help="Container seconds of a picture that shows it.")],
    box: Annotated[str, typer.Option(help="x1,y1,x2,y2 around it, shares of the picture, 0 to 1.")],
    camera: Annotated[
        bool, typer.Option("--camera", help="Go on through later clips of the same camera.")
    ] = False,
) -> None:
    """When something that stands there vanished: last picture with it, first one without."""
    with desk(case) as opened:
        ticket = opened.search.begin_vanish(case, name, at, parsed_box(box), camera=camera)
        found = None
        try:
            found = ticket.look()
        except BaseException as error:
            opened.search.end_vanish(ticket, None, error)
            raise
        opened.search.end_vanish(ticket, found)
    answer(
        {
            "found": found.last is not None,
            "why": found.why.code if found.why else None,
            "last": _moment(found.last),
            "gone": _moment(found.gone),
            "apart_s": found.apart_s,
            "sure": found.sure,
            "changes": [{**_moment(at_), "back": back} for at_, back in found.changes],
            "looked": found.looked,
            "clips": found.clips,
            "sentence": found.sentence,
        },
        [found.sentence],
    )


def _moment(each: Moment | None) -> dict[str, object]:
    if each is None:
        return {}
    return {
        "delivery": each.delivery.id,
        "item": each.delivery.item,
        "name": each.delivery.name,
        "seconds": each.seconds,
        "pts": each.pts,
        "nth": each.nth,
        "instant": utc_text(each.instant) if each.instant else None,
        "corrected": each.delivery.corrected_start is not None,
        "uncertainty_s": each.delivery.doubt_s,
    }


def _asked_again(opened: Desk, query: Query, name: str) -> Query:
    """The question kept under a name; nothing else may be asked beside it."""
    if replace(query, limit=Query(case="").limit) != Query(case=query.case):
        raise UsageError("--saved asks what was kept; leave the other options out")
    kept = next((each for each in opened.search.saved(query.case) if each.name == name), None)
    if kept is None:
        raise NotFoundError("saved search", name)
    if kept.query is None:
        raise UsageError(f"{name}: {kept.why}")
    return kept.query


def _span(each: MotionSpan) -> dict[str, object]:
    delivery = each.delivery
    return {
        "delivery": delivery.id,
        "item": delivery.item,
        "name": delivery.name,
        "from_s": each.from_s,
        "to_s": each.to_s,
        "start": utc_text(each.start) if each.start else None,
        "end": utc_text(each.end) if each.end else None,
        "corrected": delivery.corrected_start is not None,
        "uncertainty_s": delivery.doubt_s,
    }


def _cells(each: MotionSpan) -> tuple[str, ...]:
    delivery = each.delivery
    said = "corrected" if delivery.corrected_start else "claim"
    when = f"{local_text(each.start, delivery.claim.zone)} {said}" if each.start else "unknown"
    length = f"{each.to_s - each.from_s:.0f} s"
    return (when, length, delivery.item or "", f"{each.from_s:.2f} s", delivery.name)


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
