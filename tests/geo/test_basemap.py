from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nvr_desk import assets
from nvr_desk.geo.basemap import Basemap, Layer, Place, bundled
from nvr_desk.geo.clip import ring_contains
from nvr_desk.geo.layerfile import ArcKind, FeatureKind, LayerError, decode_layer
from nvr_desk.geo.mercator import TILE_PX, project_point

if TYPE_CHECKING:
    from types import ModuleType

US = assets.resource("basemap", "us.bin")


def converter() -> ModuleType:
    path = Path(__file__).parents[2] / "packaging" / "make_basemap.py"
    spec = importlib.util.spec_from_file_location("make_basemap", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["make_basemap"] = module
    spec.loader.exec_module(module)
    return module


def tile_of(lat: float, lon: float, zoom: int) -> tuple[int, int, int]:
    x, y = project_point(lat, lon)
    return zoom, int(x * 2**zoom), int(y * 2**zoom)


@pytest.mark.parametrize(
    ("lat", "lon", "text"),
    [
        (40.76, -111.89, "Salt Lake County, Utah"),
        (41.88, -87.63, "Cook County, Illinois"),
        (29.95, -90.07, "Orleans Parish, Louisiana"),
        (61.2, -149.8, "Anchorage, Alaska"),
        (48.85, 2.35, "France"),
        (0.0, -30.0, ""),
    ],
)
def test_that_a_place_is_named_as_people_name_it(lat: float, lon: float, text: str) -> None:
    assert bundled().place_at(lat, lon).text == text


def test_that_a_hole_belongs_to_the_country_inside() -> None:
    assert bundled().place_at(-29.6, 28.2) == Place(country="Lesotho")


@pytest.mark.parametrize("zoom", [0, 2, 3, 5, 9, 14, 18])
def test_that_land_is_land_and_sea_is_sea_at_every_zoom(zoom: int) -> None:
    for lat, lon, dry in ((40.76, -111.89, True), (39.1, -94.6, True), (30.0, -40.0, False)):
        key = tile_of(lat, lon, zoom)
        x, y = project_point(lat, lon)
        at = ((x * 2**zoom - key[1]) * TILE_PX, (y * 2**zoom - key[2]) * TILE_PX)
        hits = sum(
            ring_contains(ring, *at) for group in bundled().tile(*key).land for ring in group
        )
        assert bool(hits % 2) is dry, (lat, lon, zoom)


@pytest.mark.parametrize("zoom", [4, 8, 12, 18])
def test_that_nothing_reaches_far_beyond_a_tile(zoom: int) -> None:
    shapes = bundled().tile(*tile_of(40.76, -111.89, zoom))
    for group in shapes.land:
        for ring in group:
            assert ring.min() >= -4.001
            assert ring.max() <= TILE_PX + 4.001
    for segments in shapes.lines.values():
        assert not len(segments) or (segments.min() >= -4.001 and segments.max() <= 260.001)


def test_that_county_lines_come_with_the_zoom_and_not_before() -> None:
    assert ArcKind.COUNTY not in bundled().tile(*tile_of(40.76, -111.89, 5)).lines
    assert len(bundled().tile(*tile_of(40.76, -111.89, 7)).lines[ArcKind.COUNTY]) > 50


def test_that_a_far_zoom_needs_fewer_corners_than_a_near_one() -> None:
    layer = Layer(decode_layer(US.read_bytes()))
    counts = [len(layer.at(zoom).segments) for zoom in (4, 8, 12)]
    assert counts[0] < counts[1] * 0.6 < counts[2] * 0.6


def test_that_neighbouring_counties_share_their_border_at_every_detail() -> None:
    # Two counties that were simplified apart would overlap or leave a strip: areas would differ.
    layer = Layer(decode_layer(US.read_bytes()))
    for zoom in (4, 7):
        joints: dict[tuple[float, float], int] = {}
        for x0, y0, x1, y1 in layer.at(zoom).segments:
            for corner in ((x0, y0), (x1, y1)):
                joints[corner] = joints.get(corner, 0) + 1
        assert sum(1 for n in joints.values() if n == 1) == 0  # no arc ends in the open


def test_that_label_places_lie_in_what_they_name() -> None:
    basemap = bundled()
    for feature in basemap.labels(9):
        if feature.kind is FeatureKind.COUNTY and feature.name in {"Salt Lake", "Kane", "Cook"}:
            from nvr_desk.geo.mercator import unproject_point

            found = basemap.place_at(*unproject_point(feature.label_x, feature.label_y))
            assert found.county.startswith(feature.name)


def test_that_the_shipped_layers_are_small() -> None:
    total = sum(p.stat().st_size for p in assets.resource("basemap").glob("*.bin"))
    assert total < 2_000_000
    assert "public domain" in assets.resource("basemap", "NOTICE.txt").read_text("utf-8").lower()


@given(at=st.integers(0, 300_000), value=st.integers(0, 255), cut=st.integers(0, 1_000))
@settings(max_examples=60, deadline=None)
def test_that_a_damaged_layer_is_refused_or_read_and_never_crashes(
    at: int, value: int, cut: int
) -> None:
    data = bytearray(US.read_bytes())
    data[at % len(data)] = value
    try:
        decode_layer(bytes(data[: len(data) - cut]))
    except LayerError:
        return


def test_that_a_layer_cannot_inflate_more_than_it_announced() -> None:
    import zlib

    header = {"name": "x", "scale": [1, 1], "translate": [0, 0], "features": [],
              "blocks": [[0, 0]] * 8}  # fmt: skip
    bomb = zlib.compress(bytes(10_000_000))
    header["blocks"] = [[len(bomb), 16], *([[0, 0]] * 7)]
    head = zlib.compress(json.dumps(header).encode())
    with pytest.raises(LayerError, match="announced"):
        decode_layer(b"NVRMAP01" + len(head).to_bytes(4, "little") + head + bomb)


def tiny_topology(path: Path, name: str) -> Path:
    """Two squares, side by side, sharing one arc; TopoJSON as the converter reads it."""
    arcs = [
        [[10, 0], [0, 10]],
        [[10, 10], [-10, 0], [0, -10], [10, 0]],
        [[10, 0], [10, 0], [0, 10], [-10, 0]],
    ]
    squares = [
        {"type": "Polygon", "arcs": [[0, 1]], "id": "49001", "properties": {"name": "West"}},
        {"type": "Polygon", "arcs": [[2, -1]], "id": "49003", "properties": {"name": "East"}},
    ]
    state = {"type": "Polygon", "arcs": [[2, 1]], "id": "49", "properties": {"name": "Utah"}}
    objects = {
        "countries": {"type": "GeometryCollection", "geometries": squares},
        "counties": {"type": "GeometryCollection", "geometries": squares},
        "states": {"type": "GeometryCollection", "geometries": [state]},
        "nation": {"type": "GeometryCollection", "geometries": [{**state, "id": "US"}]},
    }
    target = path / name
    target.write_text(
        json.dumps({"type": "Topology", "transform": {"scale": [1, 1], "translate": [0, 0]},
                    "arcs": arcs, "objects": objects})
    )  # fmt: skip
    return target


def test_that_the_converter_turns_topojson_into_a_map(tmp_path: Path) -> None:
    source = str(tiny_topology(tmp_path, "in.json"))
    converter().main([source, source, source, str(tmp_path / "out")])
    layers = [
        Layer(decode_layer((tmp_path / "out" / name).read_bytes()))
        for name in ("countries_110m.bin", "countries_50m.bin", "us.bin")
    ]
    basemap = Basemap(*layers)
    assert basemap.place_at(5, 5) == Place("West County", "Utah", "United States")
    assert basemap.place_at(5, 15) == Place("East County", "Utah", "United States")
    assert basemap.place_at(5, 25) == Place()
    lines = basemap.tile(*tile_of(5, 9.99, 6)).lines
    assert len(lines[ArcKind.COUNTY])
    assert not len(lines[ArcKind.STATE])
    assert np.isfinite(lines[ArcKind.COUNTY]).all()
