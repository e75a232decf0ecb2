"""Map files on the command line, as scripts see them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.cli.main import main

from tests.fakes.map_files import SALT_LAKE, picture, write_mbtiles

if TYPE_CHECKING:
    from pathlib import Path

CASE = "26-004417"
GEOJSON = {
    "type": "Feature",
    "properties": {"name": "North precinct"},
    "geometry": {"type": "Point", "coordinates": [-111.9, 40.7]},
}


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Words before each verb: a workspace with a case and a purpose."""
    made = ["--workspace", str(tmp_path / "w"), "--json"]
    assert main([*made, "init"]) == 0
    assert main([*made, "case", "new", CASE, "--offence", "BURG"]) == 0
    monkeypatch.setenv("NVR_DESK_PURPOSE", "vehicles seen near the scene")
    return made


def answer(capsys: pytest.CaptureFixture[str], *line: str) -> tuple[int, Any]:
    capsys.readouterr()
    code = main(list(line))
    told = capsys.readouterr()
    return code, json.loads(told.out or told.err or "null")


def test_that_a_layer_goes_in_is_listed_goes_out_and_is_taken_away(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "agencies.geojson"
    path.write_text(json.dumps(GEOJSON), encoding="utf-8")
    line = [*words, "map", "import", str(path), "--case", CASE, "--kind", "agencies"]
    code, made = answer(capsys, *line)
    assert (code, made["name"], made["features"]) == (0, "agencies", 1)
    code, found = answer(capsys, *words, "map", "layers", "--case", CASE)
    assert [(each["id"], each["kind"]) for each in found] == [(made["id"], "agencies")]
    target = tmp_path / "out.kml"
    out = ("map", "export", "--case", CASE, "--format", "kml", "-o", str(target))
    assert main([*words, *out]) == 0
    assert "North precinct" in target.read_text("utf-8")
    code, _ = answer(capsys, *words, "map", "remove", str(made["id"]), "--case", CASE)
    assert code == 0
    assert answer(capsys, *words, "map", "layers", "--case", CASE) == (0, [])


def test_that_a_bad_file_fails_in_words(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.gpx"
    path.write_text('<!DOCTYPE gpx [<!ENTITY x "y">]><gpx>&x;</gpx>', encoding="utf-8")
    code, told = answer(capsys, *words, "map", "import", str(path), "--case", CASE)
    assert (code, told["error"]) == (1, "map_file")
    (tmp_path / "a.shp").write_bytes(b"")
    code, told = answer(capsys, *words, "map", "import", str(tmp_path / "a.shp"), "--case", CASE)
    assert (code, "no format of a map" in told["message"]) == (2, True)


@pytest.mark.parametrize("name", ["nope", "nope.kml"])
def test_that_a_file_that_is_not_there_is_said_not_to_be(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = tmp_path / name
    code, told = answer(capsys, *words, "map", "import", str(path), "--case", CASE)
    assert (code, told["message"]) == (2, f"no such file: {path}")


def test_that_an_export_replaces_no_file_unasked(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("mine", encoding="utf-8")
    line = [*words, "map", "export", "--case", CASE, "-o", str(target)]
    code, told = answer(capsys, *line)
    assert (code, "--replace" in told["message"]) == (2, True)
    assert target.read_text("utf-8") == "mine"
    left = answer(capsys, *words, "audit", "show", "--verb", "map.export")[1]
    assert not left  # what was not written is not on record as having left
    assert main([*line, "--replace"]) == 0
    assert "FeatureCollection" in target.read_text("utf-8")


def test_that_tiles_are_set_only_when_they_can_be_read(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_mbtiles(tmp_path / "city.mbtiles", {SALT_LAKE: picture((9, 9, 9))})
    assert answer(capsys, *words, "map", "tiles") == (0, None)
    (tmp_path / "no.pmtiles").write_bytes(b"rubbish")
    assert answer(capsys, *words, "map", "tiles", str(tmp_path / "no.pmtiles"))[0] == 1
    code, found = answer(capsys, *words, "map", "tiles", str(path))
    assert (code, found["path"], found["format"]) == (0, str(path), "mbtiles")
    assert answer(capsys, *words, "map", "tiles", "--none") == (0, None)
