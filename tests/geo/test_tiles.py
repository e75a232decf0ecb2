# pyright: reportPrivateUsage=false

from __future__ import annotations

import gzip
import sqlite3
import struct
import sys
import zlib
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pmtiles.tile import zxy_to_tileid

from nvr_desk.errors import ForeignDataError
from nvr_desk.geo import mvt, pmtiles, tile_picture
from nvr_desk.geo.bounds import MapFileError
from nvr_desk.geo.mbtiles import MbTiles, connect
from nvr_desk.geo.mvt import Ink, VectorTile
from nvr_desk.geo.pmtiles import PmTiles, inflated, tile_id
from nvr_desk.geo.tile_source import (
    MODULE,
    MOST_DEATHS,
    PictureTile,
    TileSource,
    read_features,
)
from nvr_desk.media.fence_probe import probe_fence

from tests.fakes.map_files import PARENT, SALT_LAKE, picture, streets, write_mbtiles, write_pmtiles

if TYPE_CHECKING:
    from pathlib import Path


RED, BLUE = (200, 30, 20), (10, 20, 220)
TILES = {SALT_LAKE: picture(RED), PARENT: picture(BLUE)}


def opened(path: Path) -> PmTiles:
    data = path.read_bytes()
    return PmTiles(lambda offset, length: data[offset : offset + length])


@given(zoom=st.integers(0, 24), spot=st.tuples(st.floats(0, 0.999999), st.floats(0, 0.999999)))
def test_that_tiles_lie_on_the_curve_where_the_makers_of_the_format_put_them(
    zoom: int, spot: tuple[float, float]
) -> None:
    column, row = (int(share * 2**zoom) for share in spot)
    assert tile_id(zoom, column, row) == zxy_to_tileid(zoom, column, row)


def test_that_a_file_of_another_library_is_read(tmp_path: Path) -> None:
    many = {(10, x, y): bytes([x % 250, y % 250]) * 40 for x in range(90) for y in range(90)}
    made = opened(write_pmtiles(tmp_path / "a.pmtiles", many | TILES))
    assert (made.least_zoom, made.most_zoom, made.kind) == (10, 12, "png")
    assert made.box == (-112.1, 40.5, -111.8, 40.9)
    assert made.tile(*SALT_LAKE) == TILES[SALT_LAKE]
    assert all(made.tile(*spot) == data for spot, data in many.items())
    assert made.tile(10, 800, 3) is None


@given(at=st.integers(0, 2000), put=st.binary(min_size=1, max_size=8))
@settings(max_examples=150, deadline=None)
def test_that_a_damaged_file_of_tiles_is_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, at: int, put: bytes
) -> None:
    data = write_pmtiles(tmp_path_factory.mktemp("t") / "a.pmtiles", TILES).read_bytes()
    at %= len(data)
    bad = data[:at] + put + data[at + len(put) :]
    try:
        made = PmTiles(lambda offset, length: bad[offset : offset + length])
        made.tile(*SALT_LAKE)
        made.metadata()
    except ForeignDataError:
        return


def test_that_nothing_unpacks_beyond_its_bound() -> None:
    bomb = gzip.compress(b"\0" * (64 << 20))
    with pytest.raises(MapFileError, match="unpacks to more"):
        inflated(bomb, 1 << 20)
    with pytest.raises(MapFileError):
        inflated(gzip.compress(b"whole")[:-9], 1 << 20)


def test_that_a_directory_cannot_claim_entries_or_loop(tmp_path: Path) -> None:
    with pytest.raises(MapFileError, match="claims"):
        pmtiles.directory(b"\xff\xff\xff\x7f")
    data = bytearray(write_pmtiles(tmp_path / "a.pmtiles", TILES).read_bytes())
    itself = zlib.compress(bytes([1, 0, 0, 40, 1]))  # one entry of no run: another directory
    data[127 : 127 + len(itself)] = itself
    struct.pack_into("<2Q", data, 8, 127, len(itself))
    struct.pack_into("<Q", data, 40, 127)
    with pytest.raises(MapFileError):
        PmTiles(lambda offset, length: bytes(data[offset : offset + length])).tile(*SALT_LAKE)


def test_that_mbtiles_count_rows_from_the_south(tmp_path: Path) -> None:
    with closing(connect(write_mbtiles(tmp_path / "a.mbtiles", TILES))) as db:
        made = MbTiles(db)
        assert (made.least_zoom, made.most_zoom, made.kind) == (11, 12, "png")
        assert made.tile(*SALT_LAKE) == TILES[SALT_LAKE]
        assert made.tile(12, 0, 0) is None


def test_that_a_view_which_counts_to_infinity_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.mbtiles"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.executemany(
            "INSERT INTO metadata VALUES (?, ?)",
            [("format", "png"), ("minzoom", "0"), ("maxzoom", "5")],
        )
        db.execute(
            "CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
            " SELECT 0 AS zoom_level, i AS tile_column, 0 AS tile_row, x'00' AS tile_data FROM n"
        )
        db.commit()
    with closing(connect(path)) as db, pytest.raises(MapFileError, match="interrupted"):
        MbTiles(db).tile(0, 0, 0)


def test_that_a_vector_tile_of_another_library_is_read() -> None:
    made = mvt.decode(streets())
    inks = [Ink(each) for each in made.inks]
    assert inks == [Ink.WATER, Ink.WATER, Ink.MOTORWAY, Ink.STREET, Ink.STREET]
    paths = np.split(made.points, made.starts[1:-1])
    assert {tuple(p) for p in paths[0].tolist()} == {(0, 0), (64, 0), (64, 256), (0, 256)}
    assert paths[2].tolist() == [[0, 128], [256, 128]]
    assert paths[4].tolist() == [[0, 6.25], [256, 6.25]]
    assert made.labels == (mvt.Label(128.0, 64.0, "Salt Lake City"),)


@given(data=st.binary(max_size=200))
@settings(max_examples=200)
def test_that_rubbish_is_no_vector_tile(data: bytes) -> None:
    try:
        mvt.decode(data)
    except MapFileError:
        return


@given(at=st.integers(0, 286), put=st.binary(min_size=1, max_size=4), cut=st.integers(0, 8))
@settings(max_examples=300)
def test_that_a_damaged_vector_tile_is_read_or_refused(at: int, put: bytes, cut: int) -> None:
    whole = streets()
    try:
        made = mvt.decode(whole[:at] + put + whole[at + cut :])
    except MapFileError:
        return
    assert np.isfinite(made.points).all()


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
def test_that_pictures_of_every_kind_decode(suffix: str) -> None:
    pixels = tile_picture.decode(picture(RED, suffix=suffix))
    assert pixels.shape == (256, 256, 4)
    assert np.abs(pixels[100, 100, :3].astype(int) - RED).max() < 12
    assert pixels[0, 0, 3] == 255


def test_that_a_picture_larger_than_a_tile_is_refused() -> None:
    with pytest.raises(MapFileError):
        tile_picture.decode(picture(RED, side=1025))
    with pytest.raises(MapFileError):
        tile_picture.decode(b"GIF89a" + bytes(100))


@pytest.mark.parametrize("kind", ["pmtiles", "mbtiles"])
def test_that_tiles_come_through_the_fence(tmp_path: Path, kind: str) -> None:
    write = write_pmtiles if kind == "pmtiles" else write_mbtiles
    with closing(TileSource(write(tmp_path / f"a.{kind}", TILES))) as source:
        assert (source.about.format, source.about.vector) == (kind, False)
        found = source.tile(*SALT_LAKE)
        assert isinstance(found, PictureTile)
        assert found.pixels[9, 9].tolist() == [*RED, 255]
        assert source.tile(12, 1, 1) is None
        assert source.tile(17, 1, 1) is None


def test_that_vector_tiles_come_through_the_fence(tmp_path: Path) -> None:
    path = write_pmtiles(tmp_path / "a.pmtiles", {SALT_LAKE: streets()}, vector=True)
    with closing(TileSource(path)) as source:
        assert source.about.vector
        assert source.about.attribution == "© <b>the county</b>", "text, never markup"
        found = source.tile(*SALT_LAKE)
        assert isinstance(found, VectorTile)
        wanted = mvt.decode(streets())
        assert found.labels == wanted.labels
        assert np.array_equal(found.points, wanted.points)
        assert np.array_equal(found.starts, wanted.starts)


def test_that_a_bad_tile_is_said_and_the_next_one_comes(tmp_path: Path) -> None:
    path = write_pmtiles(tmp_path / "a.pmtiles", TILES | {(12, 1, 1): b"\x89PNG\r\n\x1a\nrubbish"})
    with closing(TileSource(path)) as source:
        with pytest.raises(MapFileError, match="does not decode"):
            source.tile(12, 1, 1)
        assert source.tile(*SALT_LAKE) is not None


def test_that_a_file_which_kills_its_reader_is_given_up(tmp_path: Path) -> None:
    with closing(TileSource(write_pmtiles(tmp_path / "a.pmtiles", TILES))) as source:
        for _ in range(MOST_DEATHS):
            assert source._worker is None or source._worker.alive
            if source._worker is None:
                source.tile(*SALT_LAKE)
            assert source._worker is not None
            source._worker.kill()
            source._worker._process.wait()
            with pytest.raises(MapFileError, match="its reader ended"):
                source.tile(*SALT_LAKE)
        with pytest.raises(MapFileError, match="again and again"):
            source.tile(*SALT_LAKE)


def test_that_whoever_closes_the_map_waits_for_no_tile(tmp_path: Path) -> None:
    with closing(TileSource(write_pmtiles(tmp_path / "a.pmtiles", TILES))) as source:
        source.kill()
        with pytest.raises(MapFileError):
            source.tile(*SALT_LAKE)


@pytest.mark.parametrize(
    "data", [b"", b"PMTiles\x03", b"SQLite format 3\x00 and no more", b"x" * 999]
)
def test_that_a_file_which_is_no_map_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(MapFileError):
        TileSource(tmp_path / "a")
    with pytest.raises(MapFileError, match="no file"):
        TileSource(tmp_path / "none")


def test_that_shapes_are_read_within_the_fence(tmp_path: Path) -> None:
    path = tmp_path / "a.kml"
    path.write_text(
        "<kml><Placemark><name>One</name><Point><coordinates>-111.9,40.7</coordinates></Point>"
        "</Placemark><Placemark><name>Nowhere</name></Placemark></kml>"
    )
    found = read_features(path, "kml")
    assert [each.name for each in found.features] == ["One"]
    assert found.skipped == 1
    path.write_text("<!DOCTYPE kml []><kml/>")
    with pytest.raises(MapFileError, match="document type"):
        read_features(path, "kml")


@pytest.mark.skipif(sys.platform != "linux", reason="the fence is Linux's")
def test_that_nothing_leaves_the_fence_of_the_map() -> None:
    assert set(probe_fence(MODULE).values()) == {"denied"}
