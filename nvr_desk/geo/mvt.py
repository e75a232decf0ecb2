"""Mapbox vector tiles: the wire format of version 2, bounded, into plain arrays.

Only what a quiet ground map shows is kept, by the names of layers and classes that OpenMapTiles,
Protomaps and Shortbread use; whatever has other names is left out. Source: the Mapbox Vector Tile
Specification 2.1 and the encoding of Protocol Buffers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from nvr_desk.geo.bounds import MapFileError, plain
from nvr_desk.geo.mercator import TILE_PX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

MAX_VERTICES: Final = 300_000
MAX_FEATURES: Final = 60_000
MAX_LABELS: Final = 40
MAX_COORDINATE: Final = 1e7
"""Pixels beyond which a coordinate is refused; extents reach a few tiles."""


class Ink(IntEnum):
    """What a path of a tile is; painted in this order."""

    LAND = 0
    GREEN = 1
    WATER = 2
    BUILT = 3
    STREAM = 4
    PATH = 5
    RAIL = 6
    STREET = 7
    ROAD = 8
    MOTORWAY = 9
    BORDER = 10


AREAS: Final = frozenset({Ink.LAND, Ink.GREEN, Ink.WATER, Ink.BUILT})
_LAYERS: Final[dict[str, Ink]] = {
    "earth": Ink.LAND,
    "land": Ink.LAND,
    "landcover": Ink.GREEN,
    "park": Ink.GREEN,
    "landuse": Ink.GREEN,
    "water": Ink.WATER,
    "ocean": Ink.WATER,
    "water_polygons": Ink.WATER,
    "building": Ink.BUILT,
    "buildings": Ink.BUILT,
    "waterway": Ink.STREAM,
    "water_lines": Ink.STREAM,
    "transportation": Ink.STREET,
    "roads": Ink.STREET,
    "streets": Ink.STREET,
    "boundary": Ink.BORDER,
    "boundaries": Ink.BORDER,
}
_ROADS: Final[dict[str, Ink]] = {
    **dict.fromkeys(("motorway", "trunk", "highway"), Ink.MOTORWAY),
    **dict.fromkeys(("primary", "secondary", "tertiary", "major_road", "medium_road"), Ink.ROAD),
    **dict.fromkeys(("path", "track", "footway", "cycleway", "steps", "pedestrian"), Ink.PATH),
    **dict.fromkeys(("rail", "transit", "light_rail", "subway"), Ink.RAIL),
    **dict.fromkeys(("ferry", "aerialway", "pier"), Ink.PATH),
}
_GREEN: Final = frozenset(
    (
        *("park", "grass", "wood", "forest", "meadow", "cemetery", "garden", "golf_course"),
        *("nature_reserve", "national_park", "recreation_ground", "scrub", "farmland", "pitch"),
        *("playground", "village_green", "grassland"),
    )
)
_LABELS: Final = frozenset({"place", "places", "place_labels"})
_KINDS: Final = ("class", "kind", "pmap:kind", "type", "highway")
_NAMES: Final = ("name:en", "name_en", "name:latin", "name")


@dataclass(frozen=True, slots=True)
class Label:
    """A name, where it stands in pixels of the tile."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class VectorTile:
    """Paths of a tile, in pixels (0…256, y down; they reach beyond)."""

    points: NDArray[np.float32]
    """(n, 2)."""
    starts: NDArray[np.int32]
    """(paths + 1,): path ``i`` is ``points[starts[i]:starts[i + 1]]``."""
    inks: NDArray[np.uint8]
    """(paths,) of `Ink`."""
    labels: tuple[Label, ...]


def decode(data: bytes) -> VectorTile:
    """Read an unpacked tile. Raises MapFileError."""
    made = _Making()
    for number, value in _fields(memoryview(data)):
        if number == 3 and isinstance(value, memoryview):
            _layer(value, made)
    return made.done()


class _Making:
    def __init__(self) -> None:
        self._paths: list[NDArray[np.float64]] = []
        self._inks: list[int] = []
        self._labels: list[Label] = []
        self._vertices = 0
        self.features = 0

    def path(self, points: NDArray[np.float64], ink: Ink) -> None:
        if len(points) < (3 if ink in AREAS else 2):
            return
        self._vertices += len(points)
        if self._vertices > MAX_VERTICES:
            raise MapFileError(f"a tile of more than {MAX_VERTICES:,} positions")
        self._paths.append(points)
        self._inks.append(int(ink))

    def label(self, x: float, y: float, text: str) -> None:
        if text and len(self._labels) < MAX_LABELS:
            self._labels.append(Label(x, y, text))

    def done(self) -> VectorTile:
        points = np.concatenate(self._paths) if self._paths else np.empty((0, 2))
        if not bool((np.abs(points) < MAX_COORDINATE).all()):
            raise MapFileError("a tile that reaches beyond all bounds")
        starts = np.concatenate([[0], np.cumsum([len(p) for p in self._paths], dtype=np.int64)])
        return VectorTile(
            points.astype(np.float32),
            starts.astype(np.int32),
            np.array(self._inks, np.uint8),
            tuple(self._labels),
        )


# --- the wire -------------------------------------------------------------------------------------


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(data):
            raise MapFileError("a tile that is cut off")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
    raise MapFileError("a number without end")


def _fields(data: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        kind = tag & 7
        if kind == 0:
            value, at = _varint(data, at)
            yield tag >> 3, value
            continue
        if kind == 2:
            size, at = _varint(data, at)
        elif kind in {1, 5}:
            size = 8 if kind == 1 else 4
        else:
            raise MapFileError("a tile of an unknown make")
        if size > len(data) - at:
            raise MapFileError("a tile that is cut off")
        yield tag >> 3, data[at : at + size]
        at += size


def packed(data: memoryview) -> NDArray[np.int64]:
    """A packed run of varints of at most 32 bits. Raises MapFileError."""
    octets = np.frombuffer(data, np.uint8)
    if not len(octets):
        return np.empty(0, np.int64)
    ends = np.flatnonzero(octets < 0x80)
    if not len(ends) or ends[-1] != len(octets) - 1:
        raise MapFileError("a tile that is cut off")
    starts = np.concatenate([[0], ends[:-1] + 1])
    lengths = ends - starts + 1
    if int(lengths.max()) > 5:
        raise MapFileError("a number beyond all bounds")
    shifts = 7 * (np.arange(len(octets)) - np.repeat(starts, lengths))
    parts = (octets & 0x7F).astype(np.int64) << shifts
    return np.add.reduceat(parts, starts)


# --- layers and features --------------------------------------------------------------------------


def _layer(data: memoryview, made: _Making) -> None:
    parts: dict[int, list[memoryview]] = {1: [], 2: [], 3: [], 4: []}
    extent = 4096
    for number, value in _fields(data):
        if isinstance(value, int):
            extent = value if number == 5 else extent
        elif number in parts:
            parts[number].append(value)
    name = _text(parts[1][0]) if parts[1] else ""
    if name not in _LAYERS and name not in _LABELS:
        return
    if not 1 <= extent <= 1 << 16:
        raise MapFileError("a layer without extent")
    made.features += len(parts[2])
    if made.features > MAX_FEATURES:
        raise MapFileError(f"a tile of more than {MAX_FEATURES:,} features")
    words = [_text(each) for each in parts[3]], [_value(each) for each in parts[4]]
    for feature in parts[2]:
        _feature(feature, name, words, TILE_PX / extent, made)


def _feature(
    data: memoryview,
    layer: str,
    words: tuple[list[str], list[Any]],
    scale: float,
    made: _Making,
) -> None:
    kind, tags, geometry = 0, np.empty(0, np.int64), np.empty(0, np.int64)
    for number, value in _fields(data):
        if isinstance(value, int):
            kind = value if number == 3 else kind
        elif number == 2:
            tags = packed(value)
        elif number == 4:
            geometry = packed(value)
    props = _props(tags, *words)
    if layer in _LABELS:
        if kind == 1 and (spot := next(_paths(geometry), None)) is not None and len(spot):
            name = next((props[key] for key in _NAMES if isinstance(props.get(key), str)), "")
            made.label(float(spot[0, 0]) * scale, float(spot[0, 1]) * scale, plain(name, 60))
        return
    ink = _ink(layer, props)
    wanted = 3 if ink in AREAS else 2
    if ink is None or kind != wanted:
        return
    for path in _paths(geometry):
        made.path(path * scale, ink)


def _ink(layer: str, props: dict[str, Any]) -> Ink | None:
    ink = _LAYERS[layer]
    kind = next((props[key] for key in _KINDS if isinstance(props.get(key), str)), "")
    if ink is Ink.STREET:
        return _ROADS.get(kind, Ink.STREET)
    if ink is Ink.GREEN and layer != "park" and kind not in _GREEN:
        return None
    return ink


def _props(tags: NDArray[np.int64], keys: list[str], values: list[Any]) -> dict[str, Any]:
    pairs = tags[: len(tags) // 2 * 2].reshape(-1, 2).tolist()
    return {keys[k]: values[v] for k, v in pairs if k < len(keys) and v < len(values)}


def _text(data: memoryview) -> str:
    return bytes(data[:400]).decode("utf-8", "replace")


def _value(data: memoryview) -> object:
    for number, value in _fields(data):
        if number == 1 and isinstance(value, memoryview):
            return _text(value)
    return None


def _paths(commands: NDArray[np.int64]) -> Iterator[NDArray[np.float64]]:
    """Paths of a geometry: (n, 2) in units of the extent."""
    signed = (commands >> 1) ^ -(commands & 1)
    at, spot = 0, np.zeros(2, np.int64)
    path: list[NDArray[np.int64]] = []
    while at < len(commands):
        what, count = int(commands[at]) & 7, int(commands[at]) >> 3
        at += 1
        if what == 7:
            continue
        if what not in {1, 2} or count * 2 > len(commands) - at:
            raise MapFileError("a shape of an unknown make")
        steps = signed[at : at + 2 * count].reshape(-1, 2)
        at += 2 * count
        if not count:
            continue
        places = spot + np.cumsum(steps, axis=0)
        spot = places[-1]
        if what == 1:
            if path:
                yield np.concatenate(path).astype(np.float64)
            path = [places]
        else:
            path.append(places)
    if path:
        yield np.concatenate(path).astype(np.float64)
