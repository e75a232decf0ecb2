"""The bundled base map: layers at the detail of a zoom, cut to tiles, and names of places.

Three layers are shipped (see ``resources/basemap/NOTICE.txt``): countries 1:110m up to zoom 3,
countries 1:50m beyond, US states and counties from zoom 4. From there the United States come
from the finer layer alone, because the same coast at two scales gives a ragged double edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk import assets
from nvr_desk.geo.clip import clip_ring, clip_segments, ring_contains
from nvr_desk.geo.layerfile import ArcKind, Feature, FeatureKind, RawLayer, decode_layer
from nvr_desk.geo.mercator import TILE_PX, project, project_point

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from nvr_desk.geo.clip import Box

US_FROM_ZOOM = 4
"""From here the United States are drawn from the layer of the Census Bureau."""
FINE_FROM_ZOOM = 3
COUNTIES_FROM_ZOOM = 6
MARGIN_PX = 4.0
"""Shapes reach this far beyond a tile, so that no outline shows at its edge."""


@dataclass(frozen=True, slots=True)
class TileShapes:
    """What a tile shows, in pixels of the tile (0…256, y down)."""

    land: tuple[tuple[NDArray[np.float64], ...], ...]
    """Groups of rings (n, 2); each group is filled odd-even by itself."""
    lines: dict[ArcKind, NDArray[np.float64]]
    """(n, 4) segments by kind."""


@dataclass(frozen=True, slots=True)
class Place:
    """Names of where a point lies; empty where the map knows none."""

    county: str = ""
    state: str = ""
    country: str = ""

    @property
    def text(self) -> str:
        """'Salt Lake County, Utah', 'Utah', 'France' or nothing."""
        if self.county:
            return f"{self.county}, {self.state}"
        return self.state or self.country


@dataclass(frozen=True, slots=True)
class _Detail:
    """A layer with the vertices of one zoom, on the Mercator unit square."""

    segments: NDArray[np.float64]
    segment_kind: NDArray[np.uint8]
    rings: tuple[NDArray[np.float64], ...]
    ring_box: NDArray[np.float64]
    ring_kind: NDArray[np.uint8]


class Layer:
    """One decoded file and its details, made when first asked for."""

    def __init__(self, raw: RawLayer) -> None:
        self._raw = raw
        x, y = project(raw.lat, raw.lon)
        self._xy = np.stack([x, y], axis=1)
        self._details: dict[int, _Detail] = {}
        self._whole = np.split(self._xy, raw.arc_start[1:-1])
        self._feature_kind = np.array([f.kind for f in raw.features], np.uint8)
        self._feature_box = self._boxes_of_features()

    @property
    def features(self) -> tuple[Feature, ...]:
        """All named areas, in the file's order."""
        return self._raw.features

    def at(self, zoom: int) -> _Detail:
        """The vertices needed at that zoom."""
        zoom = max(0, min(zoom, int(self._raw.level.max(initial=0))))
        found = self._details.get(zoom)
        if found is None:
            found = self._details[zoom] = self._make(zoom)
        return found

    def feature_at(self, x: float, y: float, kind: FeatureKind) -> Feature | None:
        """The area of that kind around a point of the unit square."""
        box = self._feature_box
        near = (box[:, 0] <= x) & (x <= box[:, 2]) & (box[:, 1] <= y) & (y <= box[:, 3])
        for index in np.flatnonzero(near & (self._feature_kind == kind)):
            owned = np.flatnonzero(self._raw.ring_feature == index)
            # Odd-even over all rings: holes take away what the outer ring gave.
            inside = sum(ring_contains(self._ring(int(r), self._whole), x, y) for r in owned)
            if inside % 2:
                return self._raw.features[int(index)]
        return None

    def _make(self, zoom: int) -> _Detail:
        arcs = self._arcs(zoom)
        segments = [np.hstack([a[:-1], a[1:]]) for a in arcs]
        kinds = np.repeat(self._raw.kind, [len(s) for s in segments])
        wanted = np.isin(
            self._feature_kind[self._raw.ring_feature],
            [FeatureKind.COUNTRY, FeatureKind.USA, FeatureKind.NATION],
        )
        rings: list[NDArray[np.float64]] = []
        kind_of: list[int] = []
        for index in np.flatnonzero(wanted):
            ring = self._ring(int(index), arcs)
            if len(ring) >= 3:
                rings.append(ring)
                kind_of.append(int(self._feature_kind[self._raw.ring_feature[index]]))
        boxes = np.array([np.concatenate([r.min(axis=0), r.max(axis=0)]) for r in rings])
        flat = np.concatenate(segments) if segments else np.empty((0, 4))
        return _Detail(flat, kinds, tuple(rings), boxes.reshape(-1, 4), np.array(kind_of, np.uint8))

    def _arcs(self, zoom: int) -> list[NDArray[np.float64]]:
        kept = self._raw.level <= zoom
        before = np.concatenate([[0], np.cumsum(kept)])
        return np.split(self._xy[kept], before[self._raw.arc_start[1:-1]])

    def _ring(self, index: int, arcs: list[NDArray[np.float64]]) -> NDArray[np.float64]:
        refs = self._raw.ring_ref[self._raw.ring_start[index] : self._raw.ring_start[index + 1]]
        parts = [arcs[r][:-1] if r >= 0 else arcs[~r][:0:-1] for r in map(int, refs)]
        return np.concatenate(parts) if parts else np.empty((0, 2))

    def _boxes_of_features(self) -> NDArray[np.float64]:
        raw = self._raw
        box = np.tile([np.inf, np.inf, -np.inf, -np.inf], (len(raw.features), 1))
        if not len(raw.ring_ref):
            return box
        low = np.minimum.reduceat(self._xy, raw.arc_start[:-1])
        high = np.maximum.reduceat(self._xy, raw.arc_start[:-1])
        arc = np.where(raw.ring_ref >= 0, raw.ring_ref, ~raw.ring_ref)
        owner = np.repeat(raw.ring_feature, np.diff(raw.ring_start))
        for axis in (0, 1):
            np.minimum.at(box[:, axis], owner, low[arc, axis])
            np.maximum.at(box[:, axis + 2], owner, high[arc, axis])
        return box


class Basemap:
    """World and United States. Thread-safe after construction apart from details made twice."""

    def __init__(self, coarse: Layer, fine: Layer, states: Layer) -> None:
        self._coarse = coarse
        self._fine = fine
        self._states = states

    def tile(self, zoom: int, column: int, row: int) -> TileShapes:
        """Shapes of the 256-pixel tile ``column``, ``row`` of that zoom."""
        scale = float(TILE_PX * 2**zoom)
        reach = MARGIN_PX / scale
        x0, y0 = column / 2**zoom, row / 2**zoom
        side = 1 / 2**zoom
        box = (x0 - reach, y0 - reach, x0 + side + reach, y0 + side + reach)
        origin = np.array([x0, y0])
        land: list[tuple[NDArray[np.float64], ...]] = []
        lines: dict[ArcKind, list[NDArray[np.float64]]] = {}
        for layer, ring_kinds, arc_kinds in self._recipe(zoom):
            detail = layer.at(zoom)
            rings = (r for k in ring_kinds for r in _rings_in(detail, k, box))
            land.append(tuple((r - origin) * scale for r in rings))
            for kind in arc_kinds:
                cut = clip_segments(detail.segments[detail.segment_kind == kind], box)
                lines.setdefault(kind, []).append((cut - np.tile(origin, 2)) * scale)
        joined = {kind: np.concatenate(parts) for kind, parts in lines.items()}
        return TileShapes(tuple(group for group in land if group), joined)

    def labels(self, zoom: float) -> tuple[Feature, ...]:
        """Areas worth a name at that zoom: countries, then states, then counties."""
        if zoom < US_FROM_ZOOM:
            return self._coarse.features
        if zoom < COUNTIES_FROM_ZOOM + 2:
            world = tuple(f for f in self._fine.features if f.kind is FeatureKind.COUNTRY)
            return world + _of_kind(self._states, FeatureKind.STATE)
        world = tuple(f for f in self._fine.features if f.kind is FeatureKind.COUNTRY)
        return world + _of_kind(self._states, FeatureKind.COUNTY)

    def place_at(self, lat: float, lon: float) -> Place:
        """Names around a point in degrees. Borders are simplified: no legal statement."""
        x, y = project_point(lat, lon)
        state = self._states.feature_at(x, y, FeatureKind.STATE)
        if state is not None:
            county = self._states.feature_at(x, y, FeatureKind.COUNTY)
            return Place(_county_name(county, state) if county else "", state.name, "United States")
        country = self._fine.feature_at(x, y, FeatureKind.COUNTRY)
        return Place(country=country.name) if country else Place()

    def _recipe(
        self, zoom: int
    ) -> Iterator[tuple[Layer, tuple[FeatureKind, ...], tuple[ArcKind, ...]]]:
        world = self._coarse if zoom < FINE_FROM_ZOOM else self._fine
        if zoom < US_FROM_ZOOM:
            yield world, (FeatureKind.COUNTRY, FeatureKind.USA), (ArcKind.COAST, ArcKind.BORDER)
            return
        yield world, (FeatureKind.COUNTRY,), (ArcKind.BORDER,)
        arcs = (ArcKind.COAST, ArcKind.STATE)
        with_counties = (ArcKind.COUNTY, *arcs)
        yield (
            self._states, (FeatureKind.NATION,),
            with_counties if zoom >= COUNTIES_FROM_ZOOM else arcs,
        )  # fmt: skip


def _rings_in(detail: _Detail, kind: FeatureKind, box: Box) -> Iterator[NDArray[np.float64]]:
    edge = detail.ring_box
    near = (edge[:, 2] >= box[0]) & (edge[:, 0] <= box[2])
    near &= (edge[:, 3] >= box[1]) & (edge[:, 1] <= box[3])
    for index in np.flatnonzero(near & (detail.ring_kind == kind)):
        ring = clip_ring(detail.rings[int(index)], box)
        if len(ring):
            yield ring


def _of_kind(layer: Layer, kind: FeatureKind) -> tuple[Feature, ...]:
    return tuple(f for f in layer.features if f.kind is kind)


def _county_name(county: Feature, state: Feature) -> str:
    """The Census file leaves the word out; Louisiana, Alaska and independent cities differ."""
    if state.name == "Louisiana":
        return f"{county.name} Parish"
    if state.name in {"Alaska", "District of Columbia", "Puerto Rico", "Virginia", "Guam"}:
        return county.name
    return county.name if county.name.endswith("city") else f"{county.name} County"


def load(folder: Path) -> Basemap:
    """Read the three layers of a folder. Raises LayerError, OSError."""
    names = ("countries_110m.bin", "countries_50m.bin", "us.bin")
    coarse, fine, states = (Layer(decode_layer((folder / n).read_bytes())) for n in names)
    return Basemap(coarse, fine, states)


@lru_cache(maxsize=1)
def bundled() -> Basemap:
    """The base map that ships with the program, read once (about 50 ms)."""
    return load(assets.resource("basemap"))
