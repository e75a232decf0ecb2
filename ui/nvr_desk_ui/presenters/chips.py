"""A question as chips: each part of it in words, as text that can be edited, and back; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.records import trait_words
from nvr_desk.records.attributes import ColourName, Direction, Part, Traits
from nvr_desk.records.day_hours import hours_text, parse_hours
from nvr_desk.records.region import MOST_CORNERS, Region, box_region
from nvr_desk.records.review_state import ReviewState
from nvr_desk.records.search import Near, Query
from nvr_desk.records.track import ObjectClass
from nvr_desk_ui.presenters.fields import (
    USUAL_RADIUS_M,
    WALL_FORMAT,
    FormError,
    number,
    wall,
    wall_text,
)
from nvr_desk_ui.presenters.words import class_word
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Named = Callable[[Near], str]

UNSEEN: Final = "unseen"
_ANY: Final = Query(case="")
_PLAIN: Final = Traits()
_BOX: Final = 4
LEAST_CORNERS: Final = 3
_CIRCLE: Final = (2, 3)


@dataclass(frozen=True, slots=True)
class Kind:
    """One part of a question."""

    key: str
    title: str
    hint: str = ""
    """How it is written; empty where it is chosen from ``choices``, or drawn."""
    choices: tuple[str, ...] = ()
    drawn: str = ""
    """Where it is drawn, for a part that no text can say."""


KINDS: Final = (
    Kind("classes", later("Class"), choices=tuple(each.value for each in ObjectClass)),
    Kind("start", later("From"), hint=WALL_FORMAT),
    Kind("end", later("To"), hint=WALL_FORMAT),
    Kind("hours", later("Hours of the day"), hint="22:00-05:00"),
    Kind("near", later("Around a place"), hint="40.76, -111.89, 200"),
    Kind("area", later("Area"), drawn=later("Draw it on the map with the lasso.")),
    Kind("colours", later("Colour"), choices=tuple(each.value for each in ColourName)),
    Kind("part", later("Where the colour is"), choices=(Part.UPPER.value, Part.LOWER.value)),
    Kind(
        "directions",
        later("Way in the picture"),
        choices=tuple(each.value for each in Direction if each is not Direction.UNCLEAR),
    ),
    Kind("min_dwell_s", later("Least seconds in sight"), hint="8"),
    Kind("min_height", later("Least height, percent of the picture's"), hint="12.5"),
    Kind("unknown", later("Also where unknown"), choices=("yes",)),
    Kind("min_conf", later("Least confidence"), hint="0.5"),
    Kind("states", later("Review state"), choices=(UNSEEN, *(each.value for each in ReviewState))),
    Kind("deliveries", later("Deliveries"), drawn=later("Choose them in the list of deliveries.")),
    Kind("region", later("Region of the picture"), hint="0.25, 0.4, 0.5, 0.9"),
)
"""In the order in which chips stand."""
_BY_KEY: Final[Mapping[str, Kind]] = {kind.key: kind for kind in KINDS}
_PARTS: Final[Mapping[Part, str]] = {
    Part.UPPER: later("colour of the upper part"),
    Part.LOWER: later("colour of the lower part"),
}
_TRAITS: Final = frozenset(
    {"colours", "part", "directions", "min_dwell_s", "min_height", "unknown"}
)


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of a question that leaves something out."""

    kind: Kind
    words: str
    text: str
    """What stands in its editor; choices are separated by commas."""


def kind(key: str) -> Kind:
    """A part of a question by its key."""
    return _BY_KEY[key]


def chips(query: Query, zone: str | None, named: Named = lambda _near: "") -> list[Chip]:
    """The parts of a question that leave something out, in their order.

    Args:
        query: The question.
        zone: IANA zone of the case; times are told in it.
        named: The camera that stands in the middle of a circle; '' where none does.
    """
    found: list[Chip] = []
    for each in KINDS:
        if _value(each.key, query) != _value(each.key, _ANY):
            said = _words(each.key, query, zone)
            if query.near is not None and each.key == "near" and (name := named(query.near)):
                metres = f"{query.near.radius_m:g}"
                said = tr("within {metres} m of {camera}", metres=metres, camera=name)
            found.append(Chip(each, said, text(each.key, query, zone)))
    return found


def missing(query: Query) -> list[Kind]:
    """Parts that can be added by hand."""
    return [
        each
        for each in KINDS
        if not each.drawn and _value(each.key, query) == _value(each.key, _ANY)
        if each.key != "region"
    ]


def text(key: str, query: Query, zone: str | None) -> str:
    """What stands in the editor of a part."""
    value: Any = _value(key, query)
    if value == _value(key, _ANY):
        return ""
    if _BY_KEY[key].choices:
        return ", ".join(_names(value))
    if key in ("start", "end"):
        return wall_text(value, zone)
    if key == "hours":
        return hours_text(value)
    if key == "near":
        return f"{value.lat:g}, {value.lon:g}, {value.radius_m:g}"
    if key == "min_height":
        return f"{value * 100:g}"
    if key == "region":
        return _region_text(value)
    return f"{value:g}" if isinstance(value, float) else ""


def _region_text(region: Region) -> str:
    """'x1, y1, x2, y2' of a box; 'x, y; x, y; …' of an outline, as the command line takes it."""
    if region.corners == box_region(region.camera, *region.bounds).corners:
        return ", ".join(f"{side:.3g}" for side in region.bounds)
    return "; ".join(f"{x:.3g}, {y:.3g}" for x, y in region.corners)


def without(key: str, query: Query) -> dict[str, Any]:
    """Fields of the question once a part is taken out."""
    return _with(key, query, _value(key, _ANY))


def edited(key: str, written: str, query: Query, zone: str | None) -> dict[str, Any]:
    """Fields of the question once a part says something else; empty text takes it out.

    Raises:
        FormError: the text makes no sense there.
    """
    written = written.strip()
    if not written:
        return without(key, query)
    return _with(key, query, _READ[key](written, query, zone))


def _with(key: str, query: Query, value: object) -> dict[str, Any]:
    if key in _TRAITS:
        changed: dict[str, Any] = {key: value}
        return {"traits": replace(query.traits, **changed)}
    return {key: value}


def _value(key: str, query: Query) -> object:
    return getattr(query.traits if key in _TRAITS else query, key)


def _names(value: Any) -> list[str]:
    if value is True:
        return ["yes"]
    if isinstance(value, Part):
        return [value.value]
    return [UNSEEN if each is None else each.value for each in value]


def _words(key: str, query: Query, zone: str | None) -> str:
    value: Any = _value(key, query)
    told: Mapping[str, Callable[[], str]] = {
        "start": lambda: tr("from {when}", when=wall_text(value, zone)),
        "end": lambda: tr("to {when}", when=wall_text(value, zone)),
        "near": lambda: tr("within {metres} m", metres=f"{value.radius_m:g}"),
        "area": lambda: tr("within a drawn area"),
        "part": lambda: tr(_PARTS[value]),
        "directions": lambda: ", ".join(core(trait_words.WAYS[way]) for way in value),
        "min_dwell_s": lambda: tr("at least {seconds} s in sight", seconds=f"{value:g}"),
        "min_height": lambda: tr("at least {share} % high", share=f"{value * 100:g}"),
        "unknown": lambda: tr("also where unknown"),
        "min_conf": lambda: tr("confidence from {least}", least=f"{value:.2f}"),
        "states": lambda: ", ".join(tr(each.replace("_", " ")) for each in _names(value)),
        "classes": lambda: ", ".join(class_word(each) for each in value),
        "colours": lambda: ", ".join(core(each) for each in _names(value)),
        "deliveries": lambda: tr("{n} delivery|{n} deliveries", len(value)),
        "region": lambda: tr("in a region of {camera}", camera=value.camera or tr("one clip")),
    }
    return told[key]() if key in told else text(key, query, zone)


def _listed(written: str) -> list[str]:
    return [each.strip() for each in written.split(",") if each.strip()]


def _chosen(key: str, read: Callable[[str], object]) -> Callable[..., object]:
    def reader(written: str, _query: Query, _zone: str | None) -> object:
        try:
            found = [read(each) for each in _listed(written)]
        except ValueError:
            raise FormError(_BY_KEY[key].title, ", ".join(_BY_KEY[key].choices)) from None
        return tuple(dict.fromkeys(found))

    return reader


def _numbers(key: str, written: str) -> list[float]:
    title = _BY_KEY[key].title
    return [number(title, each, -20_100_000, 20_100_000) for each in _listed(written)]


def _near(written: str, _query: Query, _zone: str | None) -> Near:
    given = _numbers("near", written)
    if len(given) not in _CIRCLE:
        raise FormError(_BY_KEY["near"].title, tr("latitude, longitude and metres"))
    lat, lon, radius = (*given, float(USUAL_RADIUS_M))[:3]
    if not (abs(lat) <= 90 and abs(lon) <= 180 and radius >= 1):
        raise FormError(_BY_KEY["near"].title, tr("lies nowhere on the globe"))
    return Near(lat, lon, radius)


def _hours(written: str, _query: Query, _zone: str | None) -> tuple[int, int]:
    try:
        return parse_hours(written)
    except ValueError as error:
        raise FormError(_BY_KEY["hours"].title, core(str(error))) from None


def _region(written: str, query: Query, zone: str | None) -> object:
    if query.region is not None and ";" in written:
        return _outline(written, query.region)
    return _box(written, query, zone)


def _outline(written: str, before: Region) -> Region:
    pairs = [_numbers("region", each) for each in written.split(";") if each.strip()]
    fits = all(len(each) == len(("x", "y")) and 0 <= min(each) <= max(each) <= 1 for each in pairs)
    if not fits or not LEAST_CORNERS <= len(pairs) <= MOST_CORNERS:
        told = tr("x, y; x, y; …: 3 to {most} corners, shares from 0 to 1", most=MOST_CORNERS)
        raise FormError(_BY_KEY["region"].title, told)
    return Region(before.camera, tuple((x, y) for x, y in pairs), before.size)


def _box(written: str, query: Query, _zone: str | None) -> Region:
    sides = _numbers("region", written)
    if query.region is None or len(sides) != _BOX or not all(0 <= side <= 1 for side in sides):
        raise FormError(_BY_KEY["region"].title, tr("x1, y1, x2, y2: shares from 0 to 1"))
    x1, y1, x2, y2 = sides
    return box_region(query.region.camera, x1, y1, x2, y2, query.region.size)


_READ: Final[Mapping[str, Callable[[str, Query, str | None], object]]] = {
    "classes": _chosen("classes", ObjectClass),
    "start": lambda written, _, zone: wall("From", written, zone),
    "end": lambda written, _, zone: wall("To", written, zone),
    "hours": _hours,
    "near": _near,
    "colours": _chosen("colours", ColourName),
    "part": lambda written, _query, _zone: Part(_listed(written)[0]),
    "directions": _chosen("directions", Direction),
    "min_dwell_s": lambda written, _query, _zone: number(tr("Seconds"), written, 0, 1_000_000),
    "min_height": lambda written, _query, _zone: number(tr("Height"), written, 0, 100) / 100,
    "unknown": lambda _written, _query, _zone: True,
    "min_conf": lambda written, _query, _zone: number(tr("Confidence"), written, 0, 1),
    "states": _chosen("states", lambda each: None if each == UNSEEN else ReviewState(each)),
    "region": _region,
}
