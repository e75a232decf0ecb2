"""KML 2.2 in and out: places, lines and areas; styles, links and overlays are left alone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from nvr_desk.geo import strict_xml
from nvr_desk.geo.bounds import Gatherer, MapFileError, instant, position, radius, ring
from nvr_desk.geo.strict_xml import Element, escaped
from nvr_desk.records.place import Feature, FeatureSet, Shape
from nvr_desk.timecode import utc_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nvr_desk.records.place import Line

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n'


def read(data: bytes) -> FeatureSet:
    """Every placemark of a file.

    Raises:
        MapFileError: no KML, too much of it, or a place that is none.
    """
    if data[:4] == b"PK\x03\x04":
        raise MapFileError("a packed KMZ: unpack it and take the doc.kml within")
    root = strict_xml.read(data)
    if root.name != "kml":
        raise MapFileError("this is no KML")
    gatherer = Gatherer()
    for mark in root.every("Placemark"):
        _take(gatherer, mark)
    return gatherer.done()


def _take(gatherer: Gatherer, mark: Element) -> None:
    at = instant(mark.words("TimeStamp", "when")) or instant(mark.words("TimeSpan", "begin"))
    found = list(_shapes(mark))
    if not found:
        gatherer.skip()
    for shape, part in found:
        gatherer.add(
            shape,
            [part],
            name=mark.words("name"),
            words=mark.words("description"),
            at=at,
            radius_m=_radius(mark),
        )


def _radius(mark: Element) -> float | None:
    for data in mark.every("Data"):
        if data.attributes.get("name") == "radius_m":
            try:
                return radius(float(data.words("value")))
            except ValueError:
                return None
    return None


def _shapes(holder: Element) -> Iterator[tuple[Shape, tuple[Line, ...]]]:
    for each in holder.children:
        if each.name == "Point":
            yield Shape.POINT, (_line(each.words("coordinates"))[:1],)
        elif each.name == "LineString":
            yield Shape.LINE, (_line(each.words("coordinates")),)
        elif each.name == "LinearRing":
            yield Shape.AREA, (ring(_line(each.words("coordinates"))),)
        elif each.name == "Polygon":
            yield Shape.AREA, _polygon(each)
        elif each.name == "Track":
            yield Shape.LINE, (tuple(_spot(c.text.split()) for c in each.all("coord")),)
        elif each.name in {"MultiGeometry", "MultiTrack"}:
            yield from _shapes(each)


def _polygon(found: Element) -> tuple[Line, ...]:
    outer = ring(_line(found.words("outerBoundaryIs", "LinearRing", "coordinates")))
    if not outer:
        return ()
    holes = (
        ring(_line(inner.words("LinearRing", "coordinates")))
        for inner in found.all("innerBoundaryIs")
    )
    return (outer, *(hole for hole in holes if hole))


def _line(text: str) -> Line:
    return tuple(_spot(each.split(",")) for each in text.split())


def _spot(numbers: list[str]) -> tuple[float, float]:
    try:
        lon, lat = float(numbers[0]), float(numbers[1])
    except (ValueError, IndexError) as error:
        raise MapFileError("a position that is no pair of numbers") from error
    return position(lat, lon)


# --- writing --------------------------------------------------------------------------------------


def write(features: Iterable[Feature], about: dict[str, Any] | None = None) -> str:
    """A document; names and words are text for whoever reads it, never markup."""
    held = about or {}
    lines = [_HEAD, "<Document>\n", f"<name>{escaped(str(held.get('title', 'Map')))}</name>\n"]
    words = "; ".join(f"{key}: {value}" for key, value in held.items())
    if words:
        lines.append(f"<description>{escaped(escape(words))}</description>\n")
    lines += [_placemark(each) for each in features]
    return "".join([*lines, "</Document>\n</kml>\n"])


def _placemark(feature: Feature) -> str:
    # Viewers read a description as HTML, so it is escaped as HTML first and as XML after that.
    parts = [f"<name>{escaped(feature.name)}</name>"]
    if feature.words:
        parts.append(f"<description>{escaped(escape(feature.words))}</description>")
    if feature.at is not None:
        parts.append(f"<TimeStamp><when>{utc_text(feature.at)}</when></TimeStamp>")
    if feature.radius_m is not None:
        value = f"<value>{feature.radius_m:g}</value>"
        parts.append(f'<ExtendedData><Data name="radius_m">{value}</Data></ExtendedData>')
    shapes = [shape for part in feature.parts for shape in _written(feature.shape, part)]
    body = shapes[0] if len(shapes) == 1 else f"<MultiGeometry>{''.join(shapes)}</MultiGeometry>"
    return f"<Placemark>{''.join(parts)}{body}</Placemark>\n"


def _written(shape: Shape, part: tuple[Line, ...]) -> Iterator[str]:
    if shape is Shape.POINT:
        for spot in part[0]:
            yield f"<Point>{_coordinates((spot,))}</Point>"
    elif shape is Shape.LINE:
        yield f"<LineString>{_coordinates(part[0])}</LineString>"
    else:
        rings = [f"<LinearRing>{_coordinates((*r, r[0]))}</LinearRing>" for r in part]
        holes = "".join(f"<innerBoundaryIs>{r}</innerBoundaryIs>" for r in rings[1:])
        yield f"<Polygon><outerBoundaryIs>{rings[0]}</outerBoundaryIs>{holes}</Polygon>"


def _coordinates(line: Line) -> str:
    spots = " ".join(f"{lon:.7f},{lat:.7f}" for lat, lon in line)
    return f"<coordinates>{spots}</coordinates>"
