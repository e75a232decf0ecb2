"""The search form's texts turned into a question, and answers turned into rows; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nvr_desk.records import trait_words
from nvr_desk.records.attributes import ColourName, Direction, Part, Traits
from nvr_desk.records.search import Query
from nvr_desk.records.trait_words import WAYS
from nvr_desk.timecode import local_text
from nvr_desk_ui.presenters.fields import FormError, near, number, wall
from nvr_desk_ui.presenters.words import class_word
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.search import Answer, Hit
    from nvr_desk.records.track import ObjectClass, TrackRow

PARTS = (
    (Part.ANY, later("anywhere")),
    (Part.UPPER, later("upper or body")),
    (Part.LOWER, later("lower")),
)
"""Where a colour is asked for, in the words of the form."""

DIRECTIONS = tuple((way, WAYS[way]) for way in Direction if way is not Direction.UNCLEAR)
"""Ways that can be asked for, in words."""


@dataclass(frozen=True, slots=True)
class TraitTexts:
    """What is asked of appearances themselves, as it stands in the form."""

    colour: ColourName | None = None
    part: Part = Part.ANY
    direction: Direction | None = None
    dwell_s: str = ""
    size: str = ""
    """Percent of the picture's height."""
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class FormTexts:
    """What stands in the form."""

    classes: tuple[ObjectClass, ...]
    start: str
    end: str
    lat: str
    lon: str
    radius_m: str
    traits: TraitTexts = field(default_factory=TraitTexts)


def question(case: str, texts: FormTexts, zone: str | None) -> Query:
    """The question of a form.

    Raises:
        FormError: a field that cannot be read, or an end before its start.
    """
    start, end = wall("From", texts.start, zone), wall("To", texts.end, zone)
    if start and end and end <= start:
        raise FormError("To", tr("lies before From"))
    return Query(
        case=case,
        classes=texts.classes,
        start=start,
        end=end,
        near=near(texts.lat, texts.lon, texts.radius_m),
        traits=_traits(texts.traits),
    )


def part(texts: FormTexts, name: str) -> object:
    """What the form says of one field of the question."""
    if name == "near":
        return texts.lat, texts.lon, texts.radius_m
    found: object = getattr(texts, name)
    return found


def hit_text(hit: Hit, zone: str | None) -> tuple[str, str, str, str]:
    """(what, looks, when, where) of an answer's row, two lines each."""
    delivery, track = hit.delivery, hit.track
    if hit.start is None:
        day, rest = tr("time unknown"), tr("no claim")
    else:
        word = tr("corrected") if hit.corrected else tr("claim")
        day, _, offset = local_text(hit.start, delivery.claim.zone or zone).rpartition(" ")
        rest = f"{offset} {word}"
    mark = "*" if track.unverified else ""
    return (
        f"{class_word(track.cls)}{mark}\n{track.best_conf:.2f} · {core(trait_words.length(track))}",
        looks(track),
        f"{day}\n{rest}",
        f"{delivery.camera.alias or tr('no camera')}\n{delivery.item or delivery.name}",
    )


def looks(track: TrackRow) -> str:
    """Colours, and the way in the picture, a line each; what is unknown says so."""
    found = track.attributes
    if found is None:
        return tr("not measured\nby this look")
    edited = tr(", by hand") if track.by_hand else ""
    colours = core(trait_words.colours(track)) or tr("no colour taken")
    return f"{colours}\n{core(trait_words.way(found))}{edited}"


def zone_text(zone: str | None) -> str:
    """Which clock the fields From and To are read by."""
    return tr("Times are wall time of {zone}.", zone=zone or "UTC")


def headline(answer: Answer) -> str:
    """'41 appearances in 12 ms', or that there is more than is listed."""
    more = (
        tr(", the first {hits} listed", hits=len(answer.hits))
        if answer.total > len(answer.hits)
        else ""
    )
    return tr(
        "{n:,} appearance{more} in {seconds:.0f} ms|{n:,} appearances{more} in {seconds:.0f} ms",
        answer.total,
        more=more,
        seconds=answer.seconds * 1000,
    )


def footage(hits: Sequence[Hit]) -> int:
    """Deliveries among the hits."""
    return len({hit.delivery.id for hit in hits})


def _traits(texts: TraitTexts) -> Traits:
    dwell, size = texts.dwell_s.strip(), texts.size.strip()
    return Traits(
        colours=() if texts.colour is None else (texts.colour,),
        part=texts.part,
        directions=() if texts.direction is None else (texts.direction,),
        min_dwell_s=number(tr("Seconds in sight"), dwell, 0, 1_000_000) if dwell else 0.0,
        min_height=number(tr("Height"), size, 0, 100) / 100 if size else 0.0,
        unknown=texts.unknown,
    )
