"""A question as plain JSON: bounded, versioned, and nothing in it that is not understood.

The case is no part of it: a question is kept with its case and is asked nowhere else.
"""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from nvr_desk.errors import UsageError
from nvr_desk.records.attributes import ColourName, Direction, Part, Traits
from nvr_desk.records.region import MOST_CORNERS, Region
from nvr_desk.records.review_state import ReviewState
from nvr_desk.records.search import Near, Query
from nvr_desk.records.track import ObjectClass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import Enum

FORMAT: Final = "nvr-desk/query"
VERSION: Final = 1
MOST_CHARS: Final = 1 << 20
_MOST_ITEMS: Final = 40_000
"""Of any one list: as many deliveries as a large case has."""
_UNSEEN: Final = "unseen"

T = TypeVar("T")
E = TypeVar("E", bound="Enum")


class QueryTextError(UsageError):
    """A text that is no question, or one of a newer program."""

    code = "query_text"


def to_json(query: Query) -> str:
    """The question as a JSON object; what asks for nothing is left out."""
    return json.dumps(plain(query), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def plain(query: Query) -> dict[str, Any]:
    """The same as values of JSON."""
    anything = Query(case=query.case)
    made: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for name, (write, _) in _FIELDS.items():
        value = getattr(query, name)
        if value != getattr(anything, name):
            made[name] = write(value)
    return made


def from_json(text: str, case: str) -> Query:
    """The question that was written, to be asked in a case.

    Raises:
        QueryTextError: no question, a newer version, or something in it that is not understood.
    """
    if len(text) > MOST_CHARS:
        raise QueryTextError(f"a saved search holds at most {MOST_CHARS} characters")
    try:
        read: Any = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise QueryTextError("a saved search is no JSON") from error
    told = _mapping("a saved search", read)
    if told.pop("format", None) != FORMAT:
        raise QueryTextError(f"a saved search says that its format is {FORMAT}")
    version = told.pop("version", None)
    if isinstance(version, bool) or version != VERSION:
        raise QueryTextError(f"a saved search of version {version!r} is not known here")
    _known("a saved search", told, _FIELDS)
    return Query(case=case, **{name: _FIELDS[name][1](value) for name, value in told.items()})


def _no_number(text: str) -> float:
    raise ValueError(text)


def _mapping(what: str, value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise QueryTextError(f"{what} is no JSON object")
    return cast("dict[str, Any]", value)


def _known(what: str, told: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    strange = sorted(set(told) - set(known))
    if strange:
        raise QueryTextError(f"{what} holds {strange[0]!r}, which is not known here")


def _list(what: str, value: object, most: int = _MOST_ITEMS) -> list[object]:
    if not isinstance(value, list):
        raise QueryTextError(f"{what} is no list")
    found = cast("list[object]", value)
    if len(found) > most:
        raise QueryTextError(f"{what} has more than {most} entries")
    return found


def _number(what: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise QueryTextError(f"{what} is no number")
    try:
        found = float(value)
    except OverflowError:
        found = math.inf
    if not math.isfinite(found):
        raise QueryTextError(f"{what} is no number")
    return found


def _whole(what: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 1 << 53:
        raise QueryTextError(f"{what} is no whole number")
    return value


def _text(what: str, value: object) -> str:
    if not isinstance(value, str):
        raise QueryTextError(f"{what} is no text")
    return value


def _word(what: str, kind: type[E], value: object) -> E:
    try:
        return kind(_text(what, value))
    except ValueError:
        raise QueryTextError(f"{value!r} is no {what} that is known here") from None


def _words(what: str, kind: type[E]) -> Callable[[object], tuple[E, ...]]:
    return lambda value: tuple(_word(what, kind, each) for each in _list(what, value))


def _pairs(what: str, value: object, most: int) -> tuple[tuple[float, float], ...]:
    found: list[tuple[float, float]] = []
    for each in _list(what, value, most):
        pair = _list(f"a corner of {what}", each)
        if len(pair) != 2:
            raise QueryTextError(f"a corner of {what} is no pair")
        found.append((_number(what, pair[0]), _number(what, pair[1])))
    return tuple(found)


def _instant(value: object) -> datetime:
    try:
        found = datetime.fromisoformat(_text("a time", value))
    except ValueError:
        raise QueryTextError(f"{value!r} is no time") from None
    if found.tzinfo is None:
        raise QueryTextError("a time needs its UTC offset")
    try:
        return found.astimezone(UTC)
    except OverflowError:
        raise QueryTextError(f"{value!r} is no time") from None


def _near(value: object) -> Near:
    told = _mapping("a place", value)
    names = ("lat", "lon", "radius_m")
    _known("a place", told, dict.fromkeys(names))
    return Near(*(_number(f"{name} of a place", told.get(name)) for name in names))


def _traits(value: object) -> Traits:
    told = _mapping("looks", value)
    _known("looks", told, _TRAITS)
    return Traits(**{name: _TRAITS[name][1](each) for name, each in told.items()})


def _traits_out(traits: Traits) -> dict[str, Any]:
    plain = Traits()
    return {
        name: write(getattr(traits, name))
        for name, (write, _) in _TRAITS.items()
        if getattr(traits, name) != getattr(plain, name)
    }


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise QueryTextError("unknown is either true or false")
    return value


def _hours(value: object) -> tuple[int, int]:
    pair = [_whole("an hour", each) for each in _list("hours", value, 2)]
    if len(pair) != 2:
        raise QueryTextError("hours are two minutes of the day")
    return pair[0], pair[1]


def _states(value: object) -> tuple[ReviewState | None, ...]:
    told = _list("states", value, 16)
    return tuple(None if each == _UNSEEN else _word("state", ReviewState, each) for each in told)


def _region(value: object) -> Region:
    told = _mapping("a region", value)
    _known("a region", told, dict.fromkeys(("camera", "corners", "size")))
    size = None
    if told.get("size") is not None:
        pair = [_whole("the size of a picture", each) for each in _list("a size", told["size"], 2)]
        if len(pair) != 2:
            raise QueryTextError("the size of a picture is width and height")
        size = pair[0], pair[1]
    corners = _pairs("a region", told.get("corners"), MOST_CORNERS)
    return Region(_text("the camera of a region", told.get("camera")), corners, size)


def _region_out(region: Region) -> dict[str, Any]:
    made: dict[str, Any] = {"camera": region.camera, "corners": list(map(list, region.corners))}
    return made if region.size is None else {**made, "size": list(region.size)}


def _values(found: tuple[E, ...]) -> list[str]:
    return [str(each.value) for each in found]


def _same(value: T) -> T:
    return value


_Pair = tuple["Callable[[Any], Any]", "Callable[[Any], Any]"]

_TRAITS: Final[dict[str, _Pair]] = {
    "colours": (_values, _words("colour", ColourName)),
    "part": (str, lambda value: _word("part", Part, value)),
    "directions": (_values, _words("direction", Direction)),
    "min_dwell_s": (_same, lambda value: _number("time in sight", value)),
    "min_height": (_same, lambda value: _number("a height", value)),
    "unknown": (_same, _flag),
}
_FIELDS: Final[dict[str, _Pair]] = {
    "classes": (_values, _words("class", ObjectClass)),
    "start": (datetime.isoformat, _instant),
    "end": (datetime.isoformat, _instant),
    "near": (
        lambda near: {"lat": near.lat, "lon": near.lon, "radius_m": near.radius_m},
        _near,
    ),
    "area": (lambda area: list(map(list, area)), lambda value: _pairs("an area", value, 10_000)),
    "min_conf": (_same, lambda value: _number("a confidence", value)),
    "traits": (_traits_out, _traits),
    "limit": (_same, lambda value: _whole("a limit", value)),
    "deliveries": (
        list,
        lambda value: tuple(_text("a delivery", each) for each in _list("deliveries", value)),
    ),
    "hours": (list, _hours),
    "states": (
        lambda states: [_UNSEEN if each is None else each.value for each in states],
        _states,
    ),
    "region": (_region_out, _region),
}
"""Field of a question → how it is written, how it is read."""
