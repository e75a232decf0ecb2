"""GPX 1.1 in and out: way points, routes and tracks. GPX knows no areas; they go as tracks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nvr_desk.geo import strict_xml
from nvr_desk.geo.bounds import Gatherer, MapFileError, instant, position
from nvr_desk.geo.strict_xml import Element, escaped
from nvr_desk.records.place import Feature, FeatureSet, Shape
from nvr_desk.timecode import utc_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from nvr_desk.records.place import Line

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gpx version="1.1" creator="NVR Desk" xmlns="http://www.topografix.com/GPX/1/1">\n'
)


def read(data: bytes) -> FeatureSet:
    """Every way point, route and track of a file.

    Raises:
        MapFileError: no GPX, too much of it, or a place that is none.
    """
    root = strict_xml.read(data)
    if root.name != "gpx":
        raise MapFileError("this is no GPX")
    gatherer = Gatherer()
    for found in root.all("wpt"):
        _add(gatherer, found, Shape.POINT, [((_spot(found),),)], instant(found.words("time")))
    for found in root.all("rte"):
        _add(gatherer, found, Shape.LINE, [(_line(found.all("rtept")),)])
    for found in root.all("trk"):
        parts: list[tuple[Line, ...]] = [
            (_line(segment.all("trkpt")),) for segment in found.all("trkseg")
        ]
        first = next((p for segment in found.all("trkseg") for p in segment.all("trkpt")), None)
        _add(gatherer, found, Shape.LINE, parts, instant(first.words("time")) if first else None)
    return gatherer.done()


def _add(
    gatherer: Gatherer,
    found: Element,
    shape: Shape,
    parts: list[tuple[Line, ...]],
    at: datetime | None = None,
) -> None:
    gatherer.add(shape, parts, name=found.words("name"), words=found.words("desc"), at=at)


def _line(points: Iterator[Element]) -> Line:
    return tuple(_spot(point) for point in points)


def _spot(point: Element) -> tuple[float, float]:
    try:
        return position(float(point.attributes["lat"]), float(point.attributes["lon"]))
    except (KeyError, ValueError) as error:
        raise MapFileError("a point without a place") from error


# --- writing --------------------------------------------------------------------------------------


def write(features: Iterable[Feature], about: dict[str, Any] | None = None) -> str:
    """A file; way points come first, as the schema wants it."""
    held = about or {}
    words = "; ".join(f"{key}: {value}" for key, value in held.items())
    title = escaped(str(held.get("title", "Map")))
    head = f"<metadata><name>{title}</name><desc>{escaped(words)}</desc></metadata>\n"
    every = list(features)
    points = "".join(_waypoints(each) for each in every if each.shape is Shape.POINT)
    tracks = "".join(_track(each) for each in every if each.shape is not Shape.POINT)
    return f"{_HEAD}{head}{points}{tracks}</gpx>\n"


def _waypoints(feature: Feature) -> str:
    at = f"<time>{utc_text(feature.at)}</time>" if feature.at else ""
    return "".join(
        f"<wpt {_place(spot)}>{at}{_words(feature)}</wpt>\n"
        for part in feature.parts
        for spot in part[0]
    )


def _track(feature: Feature) -> str:
    closed = feature.shape is Shape.AREA
    segments = "".join(
        "<trkseg>"
        + "".join(f"<trkpt {_place(s)}/>" for s in ((*line, line[0]) if closed else line))
        + "</trkseg>"
        for part in feature.parts
        for line in part
    )
    return f"<trk>{_words(feature)}{segments}</trk>\n"


def _words(feature: Feature) -> str:
    more = f"<desc>{escaped(feature.words)}</desc>" if feature.words else ""
    return f"<name>{escaped(feature.name)}</name>{more}"


def _place(spot: tuple[float, float]) -> str:
    return f'lat="{spot[0]:.7f}" lon="{spot[1]:.7f}"'
