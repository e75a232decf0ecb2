"""What was drawn on a map elsewhere: shapes with names, gathered in layers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

    from nvr_desk.records.layer import LayerKind

Line: TypeAlias = tuple[tuple[float, float], ...]
"""Positions (lat, lon), degrees WGS 84. The ring of an area does not repeat its first position."""


class Shape(StrEnum):
    """What a feature is."""

    POINT = "point"
    LINE = "line"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Feature:
    """One shape."""

    shape: Shape
    parts: tuple[tuple[Line, ...], ...]
    """Of points and lines: parts of one line. Of areas: parts of an outer ring and its holes."""
    name: str = ""
    words: str = ""
    at: datetime | None = None
    radius_m: float | None = None
    """Of a point: a circle around it."""

    @property
    def vertices(self) -> int:
        """How many positions it has."""
        return sum(len(line) for part in self.parts for line in part)


@dataclass(frozen=True, slots=True)
class FeatureSet:
    """What a file held."""

    features: tuple[Feature, ...]
    skipped: int = 0
    """Features without a place or of a kind that is not drawn."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Features that were taken in together."""

    id: int
    case: str | None
    """None: of the workspace, seen in every case."""
    kind: LayerKind
    name: str
    source_sha256: str
    by: str
    at: datetime
    features: tuple[Feature, ...]

    @property
    def vertices(self) -> int:
        """How many positions it has in all."""
        return sum(feature.vertices for feature in self.features)


@dataclass(frozen=True, slots=True)
class StoredLayer:
    """A layer as it is kept: `geo.geojson.opened` reads what is in it, which may take a while."""

    id: int
    case: str | None
    kind: LayerKind
    name: str
    source_sha256: str
    by: str
    at: datetime
    text: str
    """GeoJSON of our own making."""


@dataclass(frozen=True, slots=True)
class LayerRow:
    """A layer in a list: without its features."""

    id: int
    case: str | None
    kind: LayerKind
    name: str
    source_sha256: str
    by: str
    at: datetime
    features: int
    skipped: int = 0
    """Of an import: what was not taken over."""


@dataclass(frozen=True, slots=True)
class TileFile:
    """An agency's own base map, as its file describes itself."""

    path: str
    format: str
    """pmtiles or mbtiles."""
    vector: bool
    least_zoom: int
    most_zoom: int
    attribution: str
    box: tuple[float, float, float, float] | None
    """West, south, east, north, degrees; None where the file does not say."""
