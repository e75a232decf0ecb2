"""GeoJSON (RFC 7946) in and out: bounded, and nothing of it is run or followed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.geo.bounds import (
    MAX_DEPTH,
    Gatherer,
    MapFileError,
    check_size,
    instant,
    position,
    radius,
    ring,
)
from nvr_desk.records.place import Feature, FeatureSet, Layer, Shape
from nvr_desk.timecode import utc_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from nvr_desk.records.place import Line, StoredLayer

_HEAD_ENDS, _LAST_LINE = '"features": [', "]}"
"""How the first and the last line of what `write` makes end."""
_NAMES = ("name", "title", "NAME", "Name", "label")
_WORDS = ("description", "words", "desc", "category", "notes")
_TIMES = ("at", "time", "timestamp", "datetime", "date")


def read(data: bytes) -> FeatureSet:
    """Every feature of a file.

    Raises:
        MapFileError: no GeoJSON, too much of it, or a place that is none.
    """
    check_size(len(data))
    try:
        found: Any = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise MapFileError("this is no JSON") from error
    gatherer = Gatherer()
    for feature in _features(found):
        _take(gatherer, feature)
    return gatherer.done()


def read_lines(text: str) -> FeatureSet:
    """Every feature of what `write` made, one line at a time.

    The parser of JSON lets no other thread run while it reads; a line is soon read, and who
    paints meanwhile is not held up. What is not in such lines is read whole.

    Raises:
        MapFileError: as ``read``.
    """
    head, *lines = text.rstrip("\n").split("\n")
    if not head.endswith(_HEAD_ENDS) or not lines or lines[-1] != _LAST_LINE:
        return read(text.encode())
    check_size(len(text))
    gatherer = Gatherer()
    for line in lines[:-1]:
        if not line:
            continue
        try:
            found: Any = json.loads(line.removesuffix(","), parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            raise MapFileError("this is no JSON") from error
        if _kind(found) == "Feature":
            _take(gatherer, found)
    return gatherer.done()


def opened(stored: StoredLayer) -> Layer:
    """A layer with its features. Raises MapFileError where what is kept is damaged."""
    features = read_lines(stored.text).features
    return Layer(
        stored.id, stored.case, stored.kind, stored.name, stored.source_sha256, stored.by,
        stored.at, features,
    )  # fmt: skip


def _no_number(word: str) -> float:
    raise ValueError(word)


def _features(found: object) -> Iterable[dict[str, Any]]:
    kind = _kind(found)
    whole = cast("dict[str, Any]", found)
    if kind == "FeatureCollection":
        members = whole.get("features")
        yield from (each for each in _list(members) if _kind(each) == "Feature")
    elif kind == "Feature":
        yield whole
    else:
        yield {"type": "Feature", "geometry": whole}


def _kind(found: object) -> str:
    if not isinstance(found, dict):
        raise MapFileError("this is no GeoJSON")
    kind = cast("dict[str, Any]", found).get("type")
    if not isinstance(kind, str):
        raise MapFileError("this is no GeoJSON")
    return kind


def _take(gatherer: Gatherer, feature: dict[str, Any]) -> None:
    props = feature.get("properties")
    held = cast("dict[str, Any]", props) if isinstance(props, dict) else {}
    made = list(_geometry(feature.get("geometry"), 0))
    if not made:
        gatherer.skip()
    for shape, parts in made:
        gatherer.add(
            shape,
            parts,
            name=_first(held, _NAMES),
            words=_first(held, _WORDS),
            at=next((at for key in _TIMES if (at := instant(held.get(key)))), None),
            radius_m=radius(held.get("radius_m")),
        )


def _first(props: dict[str, Any], keys: tuple[str, ...]) -> object:
    return next((props[key] for key in keys if isinstance(props.get(key), str)), "")


def _geometry(geometry: object, depth: int) -> Iterable[tuple[Shape, list[tuple[Line, ...]]]]:
    if geometry is None:
        return
    if depth > MAX_DEPTH:
        raise MapFileError("collections within collections without end")
    kind = _kind(geometry)
    held = cast("dict[str, Any]", geometry)
    if kind == "GeometryCollection":
        for each in _list(held.get("geometries")):
            yield from _geometry(each, depth + 1)
    build = _BUILD.get(kind)
    if build is not None:
        yield build(_list(held.get("coordinates")))


def _list(found: object) -> list[Any]:
    if not isinstance(found, list):
        raise MapFileError("coordinates that are no list")
    return cast("list[Any]", found)  # type: ignore[redundant-cast]  # pyright needs it


def _position(found: object) -> tuple[float, float]:
    numbers = _list(found)
    if len(numbers) < 2 or not all(
        isinstance(n, int | float) and not isinstance(n, bool) for n in numbers[:2]
    ):
        raise MapFileError("a position that is no pair of numbers")
    try:
        return position(float(numbers[1]), float(numbers[0]))
    except OverflowError as error:
        raise MapFileError("a position beyond all bounds") from error


def _line(found: list[Any]) -> Line:
    return tuple(_position(each) for each in found)


def _polygon(found: list[Any]) -> tuple[Line, ...]:
    rings = [ring(_line(_list(each))) for each in found]
    if not rings or not rings[0]:
        return ()
    return tuple(each for each in rings if each)


_BUILD: Final[dict[str, Callable[[list[Any]], tuple[Shape, list[tuple[Line, ...]]]]]] = {
    "Point": lambda where: (Shape.POINT, [((_position(where),),)]),
    "MultiPoint": lambda where: (Shape.POINT, [(_line(where),)]),
    "LineString": lambda where: (Shape.LINE, [(_line(where),)]),
    "MultiLineString": lambda where: (Shape.LINE, [(_line(_list(each)),) for each in where]),
    "Polygon": lambda where: (Shape.AREA, [_polygon(where)]),
    "MultiPolygon": lambda where: (Shape.AREA, [_polygon(_list(each)) for each in where]),
}


# --- writing --------------------------------------------------------------------------------------


def write(features: Iterable[Feature], about: dict[str, Any] | None = None) -> str:
    """A FeatureCollection with ``about`` as foreign members, UTF-8, one feature a line."""
    head = json.dumps(about or {}, ensure_ascii=False)[1:-1]
    lines = ",\n".join(json.dumps(as_feature(each), ensure_ascii=False) for each in features)
    lead = f"{head}, " if head else ""
    return f'{{"type": "FeatureCollection", {lead}{_HEAD_ENDS}\n{lines}\n{_LAST_LINE}\n'


def as_feature(feature: Feature) -> dict[str, Any]:
    """One feature as GeoJSON."""
    props: dict[str, Any] = {"name": feature.name}
    if feature.words:
        props["description"] = feature.words
    if feature.at is not None:
        props["at"] = utc_text(feature.at)
    if feature.radius_m is not None:
        props["radius_m"] = feature.radius_m
    return {"type": "Feature", "properties": props, "geometry": _as_geometry(feature)}


def _as_geometry(feature: Feature) -> dict[str, Any]:
    lines = [_turned(part[0]) for part in feature.parts]
    if feature.shape is Shape.POINT:
        spots = [spot for line in lines for spot in line]
        single = len(spots) == 1
        return {
            "type": "Point" if single else "MultiPoint",
            "coordinates": spots[0] if single else spots,
        }
    if feature.shape is Shape.LINE:
        single = len(lines) == 1
        return {
            "type": "LineString" if single else "MultiLineString",
            "coordinates": lines[0] if single else lines,
        }
    areas = [[[*_turned(r), _turned(r)[0]] for r in part] for part in feature.parts]
    single = len(areas) == 1
    return {
        "type": "Polygon" if single else "MultiPolygon",
        "coordinates": areas[0] if single else areas,
    }


def _turned(line: Line) -> list[list[float]]:
    return [[round(lon, 7), round(lat, 7)] for lat, lon in line]
