# pyright: reportPrivateUsage=false

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import DeniedError, NotFoundError, PurposeMissingError, UsageError
from nvr_desk.geo import geojson
from nvr_desk.geo.bounds import MapFileError
from nvr_desk.records.case import Incident
from nvr_desk.records.layer import LayerKind
from nvr_desk.records.place import Shape
from nvr_desk.records.words import NO_IDENTITY
from nvr_desk.settings import MAP_TILES

from tests.desk.conftest import CASE, House
from tests.fakes.map_files import SALT_LAKE, picture, write_mbtiles

if TYPE_CHECKING:
    from pathlib import Path

KML = (
    "<kml><Placemark><name>North &lt;b&gt;</name><Polygon><outerBoundaryIs><LinearRing>"
    "<coordinates>-112,40 -111,40 -111,41 -112,40</coordinates></LinearRing></outerBoundaryIs>"
    "</Polygon></Placemark><Placemark><name>Nowhere</name></Placemark></kml>"
)  # fmt: skip


@pytest.fixture
def agencies(tmp_path: Path) -> Path:
    path = tmp_path / "agencies.kml"
    path.write_text(KML, encoding="utf-8")
    return path


def test_that_a_layer_comes_in_with_its_hash_and_is_there_for_the_map(
    house: House, agencies: Path
) -> None:
    made = house.desk.maps.bring(agencies, LayerKind.AREAS, CASE)
    assert (made.name, made.features, made.skipped) == ("agencies", 1, 1)
    (layer,) = house.desk.maps.layers(CASE)
    assert (layer.id, layer.case, layer.kind) == (made.id, CASE, LayerKind.AREAS)
    (area,) = geojson.opened(layer).features
    assert area.shape is Shape.AREA
    assert area.name == "North <b>"
    part = next(b for b in house.bodies() if b["verb"] == "map.import" and b["phase"] == "part")
    assert part["detail"]["sha256"] == made.source_sha256


def test_that_listing_layers_parses_none_of_them(
    house: House, agencies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.desk.maps.bring(agencies, LayerKind.AREAS, CASE)
    monkeypatch.setattr("json.loads", lambda *_, **__: pytest.fail("parsed on the lane"))
    (layer,) = house.desk.maps.layers(CASE)
    monkeypatch.undo()
    assert geojson.opened(layer).name == "agencies"


def test_that_a_layer_of_no_case_is_on_every_map_and_one_of_a_case_on_its_own(
    house: House, agencies: Path
) -> None:
    house.desk.cases.new("26-2")
    everywhere = house.desk.maps.bring(agencies, LayerKind.AGENCIES)
    house.desk.maps.bring(agencies, LayerKind.AREAS, CASE)
    assert [each.id for each in house.desk.maps.layers("26-2")] == [everywhere.id]
    assert len(house.desk.maps.layers(CASE)) == 2


def test_that_a_removed_layer_is_off_the_map_and_stays_on_record(
    house: House, agencies: Path
) -> None:
    made = house.desk.maps.bring(agencies, LayerKind.AREAS, CASE)
    with pytest.raises(NotFoundError):
        house.desk.maps.remove(made.id)  # of all cases there is none
    house.desk.maps.remove(made.id, CASE)
    assert house.desk.maps.layers(CASE) == []
    with pytest.raises(NotFoundError):
        house.desk.maps.remove(made.id, CASE)
    assert house.desk.workspace.check().ok


def test_that_a_bad_file_ends_in_words_and_an_entry(house: House, tmp_path: Path) -> None:
    (tmp_path / "a.kml").write_text("<!DOCTYPE kml []><kml/>")
    with pytest.raises(MapFileError):
        house.desk.maps.bring(tmp_path / "a.kml", LayerKind.OTHER, CASE)
    with pytest.raises(UsageError):
        house.desk.maps.bring(tmp_path / "a.shp", LayerKind.OTHER, CASE)
    closed = [b for b in house.bodies() if b["verb"] == "map.import" and b["phase"] == "closed"]
    assert all(b["outcome"].startswith(("failed", "denied")) for b in closed)
    assert len(closed) == 2


def test_that_an_export_carries_cameras_incident_layers_purpose_and_a_warning(
    house: House, agencies: Path
) -> None:
    house.desk.cases.incident(CASE, Incident("a burglary", lat=40.7, lon=-111.9, radius_m=300.0))
    made = house.desk.maps.bring(agencies, LayerKind.AREAS, CASE)
    told = json.loads(house.desk.maps.export(CASE, "geojson"))
    assert told["note"] == NO_IDENTITY
    assert told["case"] == CASE
    names = [each["properties"]["name"] for each in told["features"]]
    assert "Incident" in names
    assert "North <b>" in names
    fewer = json.loads(house.desk.maps.export(CASE, "geojson", ()))
    assert "North <b>" not in [each["properties"]["name"] for each in fewer["features"]]
    closed = next(b for b in house.bodies() if b["verb"] == "map.export" and b["phase"] == "closed")
    assert {"kind": "layer", "id": str(made.id)} in closed["objects"]
    for form in ("kml", "gpx"):
        assert "North &lt;b&gt;" in house.desk.maps.export(CASE, form)


def test_that_no_map_leaves_without_a_purpose(house: House) -> None:
    house.desk._core.purposes.clear()
    with pytest.raises(PurposeMissingError):
        house.desk.maps.export(CASE, "geojson")
    with pytest.raises(DeniedError):
        house.desk.maps.picture(CASE, "0" * 64, [], [])


def test_that_the_agencys_tiles_are_described_and_remembered(house: House, tmp_path: Path) -> None:
    path = write_mbtiles(tmp_path / "a.mbtiles", {SALT_LAKE: picture((9, 9, 9))})
    assert house.desk.maps.tiles() == ""
    found = house.desk.maps.describe(path)
    assert (found.format, found.vector, found.most_zoom) == ("mbtiles", False, 12)
    house.desk.settings.set(MAP_TILES.key, str(path))
    assert house.desk.maps.tiles() == str(path)
