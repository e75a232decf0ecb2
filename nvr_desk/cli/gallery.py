"""The verbs of nvr-desk gallery."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nvr_desk.cli.area_file import area_of, hours_of
from nvr_desk.cli.output import answer, note, table
from nvr_desk.cli.query_options import parsed_instant, parsed_near
from nvr_desk.cli.remedies import EXAMPLE_INSTANT
from nvr_desk.cli.session import desk
from nvr_desk.records.attributes import ColourName, Traits
from nvr_desk.records.gallery import STATES
from nvr_desk.records.review_state import ReviewState
from nvr_desk.records.search import Query
from nvr_desk.records.track import ObjectClass
from nvr_desk.records.trait_words import direction_named
from nvr_desk.records.words import counted
from nvr_desk.timecode import local_text

if TYPE_CHECKING:
    from nvr_desk.records.gallery import Gallery
    from nvr_desk.records.search import Hit

app = typer.Typer(help="Every appearance by its best shot, and what you made of it.")

Case = Annotated[str, typer.Option(help="Case number.")]


class State(StrEnum):
    """A state as it stands on the line."""

    UNSEEN = "unseen"
    SEEN = "seen"
    RELEVANT = "relevant"
    NOT_RELEVANT = "not_relevant"

    @property
    def meant(self) -> ReviewState | None:
        """As it is kept; None is unseen."""
        return None if self is State.UNSEEN else ReviewState(self.value)


@app.callback()
def _room() -> None:
    """Every appearance by its best shot, and what you made of it."""


@app.command("list")
def listing(
    *,
    case: Case,
    classes: Annotated[
        list[ObjectClass] | None, typer.Option("--class", help="May be repeated.")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", help=f"Instant with offset, {EXAMPLE_INSTANT}.")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", help="Instant with offset.")] = None,
    near: Annotated[str | None, typer.Option(help="lat,lon,metres")] = None,
    area: Annotated[
        Path | None, typer.Option(help="GeoJSON file with the area that cameras stand in.")
    ] = None,
    hours: Annotated[str | None, typer.Option(help="Of the local day, 22:00-04:00.")] = None,
    colour: Annotated[list[ColourName] | None, typer.Option(help="May be repeated.")] = None,
    direction: Annotated[
        list[str] | None, typer.Option(help="Way in the picture; may be repeated.")
    ] = None,
    min_size: Annotated[
        float, typer.Option(help="Least height, as a share of the picture's, 0 to 1.")
    ] = 0.0,
    min_dwell: Annotated[float, typer.Option(help="Least seconds in sight.")] = 0.0,
    state: Annotated[
        list[State] | None, typer.Option(help="What you made of them; may be repeated.")
    ] = None,
    limit: Annotated[int, typer.Option(help="Most appearances listed.")] = 200,
) -> None:
    """Appearances in order of time with your states; counts are of all that fit."""
    query = Query(
        case=case,
        classes=tuple(classes or ()),
        start=parsed_instant("--from", start),
        end=parsed_instant("--to", end),
        near=parsed_near(near),
        area=area_of(area),
        hours=hours_of(hours),
        traits=Traits(
            colours=tuple(colour or ()),
            directions=tuple(map(direction_named, direction or ())),
            min_height=min_size,
            min_dwell_s=min_dwell,
        ),
        states=tuple(each.meant for each in state or ()),
        limit=limit,
    )
    with desk(case) as opened:
        found = opened.gallery.listing(query)
        hits = opened.search.ask(query).hits
    states = _states(found, len(hits))
    rows = [
        (
            _when(hit),
            hit.track.cls.value,
            states[at],
            hit.delivery.camera.alias,
            hit.delivery.item or hit.delivery.name,
            str(hit.track.number),
        )
        for at, hit in enumerate(hits)
    ]
    told: dict[str, Any] = {
        "total": len(found),
        "states": _counts(found),
        "lost": found.lost,
        "appearances": [
            {
                "state": states[at],
                "delivery": hit.delivery.id,
                "track": hit.track.number,
                "hit": hit,
            }
            for at, hit in enumerate(hits)
        ],
        "coverage_sentence": found.coverage.sentence,
    }
    answer(told, table(("TIME", "CLASS", "STATE", "CAMERA", "ITEM", "TRACK"), rows))
    counts = _counts(found)
    seen = len(found) - counts["unseen"]
    note(
        f"{seen} of {counted(len(found), 'appearance')} seen; an appearance is no identity."
        f" {found.coverage.sentence}"
    )


@app.command("state")
def state(
    clip: Annotated[str, typer.Argument(help="Item number, hash prefix, name or delivery id.")],
    tracks: Annotated[list[int], typer.Argument(help="Numbers of its appearances.")],
    case: Case,
    to: Annotated[State, typer.Option("--to", help="What you made of them.")],
) -> None:
    """Say what you made of appearances of a clip; the state is yours alone."""
    with desk(case) as opened:
        keys = opened.gallery.find(case, clip, tracks)
        before = opened.gallery.state(case, keys, to.meant)
    told = [
        {"track": number, "state": to.value, "before": _word(old)}
        for number, old in zip(tracks, before, strict=True)
    ]
    answer(told, [f"{counted(len(tracks), 'appearance')} of {clip}: {to.value}"])


def _when(hit: Hit) -> str:
    """Wall time of its beginning, and whether that is the claim or corrected."""
    if hit.start is None:
        return "unknown"
    said = "corrected" if hit.corrected else "claim"
    return f"{local_text(hit.start, hit.delivery.claim.zone)} {said}"


def _states(found: Gallery, count: int) -> list[str]:
    return [_word(STATES[int(code)]) for code in found.state[:count]]


def _counts(found: Gallery) -> dict[str, int]:
    codes = found.state.tolist()
    return {_word(each): codes.count(at) for at, each in enumerate(STATES)}


def _word(state: ReviewState | None) -> str:
    return State.UNSEEN.value if state is None else state.value
