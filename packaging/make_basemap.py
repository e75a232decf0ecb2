"""Turn public-domain TopoJSON into the compact layers of ``resources/basemap``.

A development-time tool; the product only reads what it wrote. Input are the TopoJSON files of the
npm packages ``world-atlas`` 2.0.2 (Natural Earth) and ``us-atlas`` 3.0.1 (US Census Bureau):

    python packaging/make_basemap.py countries-110m.json countries-50m.json counties-10m.json \
        resources/basemap

Every vertex gets the zoom from which it is needed (Douglas and Peucker, on the Mercator square),
computed an arc at a time, so neighbours that share a border stay closed at every level.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from nvr_desk.geo.clip import ring_contains  # noqa: E402  the checkout is found first
from nvr_desk.geo.layerfile import ArcKind, FeatureKind, encode_layer  # noqa: E402
from nvr_desk.geo.mercator import TILE_PX, project  # noqa: E402

if TYPE_CHECKING:
    from numpy.typing import NDArray

SEEN_PX = 0.4
"""A vertex that moves its line by less than this at a zoom is left out there."""
MAX_LEVEL = 12
"""Beyond this zoom every vertex is drawn."""
LABEL_SCANS = 24
"""Horizontal lines tried for the roomiest place of a label."""
USA = "840"

NOTICE = """Base map
========

countries_110m.bin, countries_50m.bin: Natural Earth, admin 0 countries, 1:110m and 1:50m. Public
domain ("made with Natural Earth"), as prepared in the npm package world-atlas 2.0.2.

us.bin: US Census Bureau, cartographic boundary files of states and counties, 2017 edition,
1:10m. A work of the United States government, public domain, as prepared in the npm package
us-atlas 3.0.1.

Both packages' own files (scripts and README) are ISC, Copyright Michael Bostock; none of them is
here. Boundaries are simplified and are no legal statement of where a border runs.
Written by packaging/make_basemap.py.
"""


@dataclass
class Topology:
    """A decoded TopoJSON file."""

    quantised: list[NDArray[np.int64]]
    scale: tuple[float, float]
    translate: tuple[float, float]
    objects: dict[str, list[dict[str, Any]]]
    projected: list[NDArray[np.float64]] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Topology:
        """Undo the delta coding and project the arcs."""
        raw = json.loads(path.read_text("utf-8"))
        arcs = [np.cumsum(np.array(a, np.int64), axis=0) for a in raw["arcs"]]
        sx, sy = raw["transform"]["scale"]
        tx, ty = raw["transform"]["translate"]
        objects = {k: v["geometries"] for k, v in raw["objects"].items() if "geometries" in v}
        topology = cls(arcs, (sx, sy), (tx, ty), objects)
        for arc in arcs:
            x, y = project(arc[:, 1] * sy + ty, arc[:, 0] * sx + tx)
            topology.projected.append(np.stack([x, y], axis=1))
        return topology

    def ring(self, refs: list[int]) -> NDArray[np.float64]:
        """Corners of a ring on the Mercator square, first not repeated."""
        parts = [self.projected[r] if r >= 0 else self.projected[~r][::-1] for r in refs]
        return np.concatenate([p[:-1] for p in parts])


def rings_of(geometry: dict[str, Any]) -> list[list[int]]:
    """All rings, outer and holes alike (they are filled odd-even)."""
    kind = geometry.get("type")
    if kind == "Polygon":
        return list(geometry["arcs"])
    if kind == "MultiPolygon":
        return [ring for polygon in geometry["arcs"] for ring in polygon]
    return []


def vertex_levels(line: NDArray[np.float64]) -> NDArray[np.uint8]:
    """The zoom from which each vertex of a polyline (n, 2) is needed; ends are 0."""
    levels = np.full(len(line), MAX_LEVEL, np.uint8)
    levels[[0, -1]] = 0
    stack = [(0, len(line) - 1, 0)]
    while stack:
        first, last, floor = stack.pop()
        if last - first < 2:
            continue
        inner = line[first + 1 : last] - line[first]
        chord = line[last] - line[first]
        length = float(np.hypot(*chord))
        if length == 0:
            off = np.hypot(inner[:, 0], inner[:, 1])
        else:
            off = np.abs(chord[0] * inner[:, 1] - chord[1] * inner[:, 0]) / length
        at = int(np.argmax(off))
        needed = MAX_LEVEL
        if off[at] > 0:
            needed = math.ceil(math.log2(SEEN_PX / (TILE_PX * float(off[at]))))
        level = min(max(needed, floor), MAX_LEVEL)
        middle = first + 1 + at
        levels[middle] = level
        stack += [(first, middle, level), (middle, last, level)]
    return levels


def label_place(rings: list[NDArray[np.float64]]) -> tuple[float, float, float]:
    """(x, y, room): the middle and width of the widest horizontal run inside the largest ring."""

    def area(ring: NDArray[np.float64]) -> float:
        x, y = ring[:, 0], ring[:, 1]
        return abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)))

    ring = max(rings, key=area)
    low, high = float(ring[:, 1].min()), float(ring[:, 1].max())
    best = (float(ring[0, 0]), float(ring[0, 1]), 0.0)
    for step in range(1, LABEL_SCANS):
        y = low + (high - low) * step / LABEL_SCANS
        y0, y1 = ring[:, 1], np.roll(ring[:, 1], -1)
        x0, x1 = ring[:, 0], np.roll(ring[:, 0], -1)
        hit = (y0 > y) != (y1 > y)
        cuts = np.sort(x0[hit] + (y - y0[hit]) / (y1[hit] - y0[hit]) * (x1[hit] - x0[hit]))
        # Rows near the top or bottom edge look roomy and read badly: prefer the middle.
        weight = 1 - 0.6 * abs(step / LABEL_SCANS - 0.5)
        for left, right in zip(cuts[::2], cuts[1::2], strict=False):
            if (right - left) * weight > best[2]:
                best = (float(left + right) / 2, y, float(right - left) * weight)
    assert best[2] == 0 or ring_contains(ring, best[0], best[1])  # noqa: S101  a tool's own check
    return best


@dataclass
class LayerDraft:
    """What ``encode_layer`` wants, collected a geometry at a time."""

    topology: Topology
    features: list[dict[str, Any]] = field(default_factory=list)
    rings: list[list[int]] = field(default_factory=list)
    ring_feature: list[int] = field(default_factory=list)

    def add(self, geometry: dict[str, Any], kind: FeatureKind, *, label: bool = True) -> None:
        """One country, state, county or nation."""
        rings = rings_of(geometry)
        if not rings:
            return
        place = (0.0, 0.0, 0.0)
        if label:
            place = label_place([self.topology.ring(r) for r in rings])
        self.features.append({
            "id": str(geometry.get("id") or ""),
            "name": str(geometry.get("properties", {}).get("name") or ""),
            "kind": int(kind),
            "label": [round(v, 7) for v in place],
        })  # fmt: skip
        self.rings += rings
        self.ring_feature += [len(self.features) - 1] * len(rings)

    def encode(self, name: str, kinds: NDArray[np.uint8]) -> bytes:
        """The file's bytes."""
        levels = [vertex_levels(line) for line in self.topology.projected]
        return encode_layer(
            name=name, transform=(self.topology.scale, self.topology.translate),
            arcs=self.topology.quantised, levels=levels, kinds=kinds,
            features=self.features, rings=self.rings, ring_feature=self.ring_feature,
        )  # fmt: skip


def users_of_arcs(geometries: list[dict[str, Any]], arcs: int) -> list[set[str]]:
    """For each arc, the ids of the geometries that it borders."""
    users: list[set[str]] = [set() for _ in range(arcs)]
    for number, geometry in enumerate(geometries):
        for ring in rings_of(geometry):
            for ref in ring:
                users[ref if ref >= 0 else ~ref].add(str(geometry.get("id") or f"#{number}"))
    return users


def world(path: Path, name: str) -> bytes:
    """Countries; an arc of one country is coast, of two a border."""
    topology = Topology.read(path)
    draft = LayerDraft(topology)
    for geometry in topology.objects["countries"]:
        kind = FeatureKind.USA if geometry.get("id") == USA else FeatureKind.COUNTRY
        draft.add(geometry, kind)
    users = users_of_arcs(topology.objects["countries"], len(topology.quantised))
    kinds = np.array([ArcKind.BORDER if len(u) > 1 else ArcKind.COAST for u in users], np.uint8)
    return draft.encode(name, kinds)


def united_states(path: Path) -> bytes:
    """Nation, states and counties; the first two digits of a county's id are its state."""
    topology = Topology.read(path)
    draft = LayerDraft(topology)
    for nation in topology.objects["nation"]:
        draft.add(nation, FeatureKind.NATION, label=False)
    for state in topology.objects["states"]:
        draft.add(state, FeatureKind.STATE)
    for county in topology.objects["counties"]:
        draft.add(county, FeatureKind.COUNTY)
    kinds = np.full(len(topology.quantised), ArcKind.COAST, np.uint8)
    for at, users in enumerate(users_of_arcs(topology.objects["counties"], len(kinds))):
        if len({u[:2] for u in users}) > 1:
            kinds[at] = ArcKind.STATE
        elif len(users) > 1:
            kinds[at] = ArcKind.COUNTY
    return draft.encode("us", kinds)


def main(argv: list[str] | None = None) -> None:
    """Read the three files, write the three layers and the notice."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name in ("countries_110m", "countries_50m", "counties", "target"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args(argv)
    target: Path = options.target
    target.mkdir(parents=True, exist_ok=True)
    layers = {
        "countries_110m.bin": world(options.countries_110m, "countries_110m"),
        "countries_50m.bin": world(options.countries_50m, "countries_50m"),
        "us.bin": united_states(options.counties),
    }
    for name, data in layers.items():
        (target / name).write_bytes(data)
        sys.stdout.write(f"{name}: {len(data):,} bytes\n")
    (target / "NOTICE.txt").write_text(NOTICE, "utf-8")


if __name__ == "__main__":
    main()
