"""Files of tiles, written by others' libraries where there are such, for readers of our own."""

# pyright: reportUnknownMemberType=false
# mypy: disable-error-code="no-untyped-call"
# The package pmtiles tells no types.

from __future__ import annotations

import gzip
import sqlite3
from base64 import b64decode
from contextlib import closing
from typing import TYPE_CHECKING

import cv2
import numpy as np
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

Spot = tuple[int, int, int]
"""Zoom, column, row from the north."""
SALT_LAKE: Spot = (12, 774, 1539)
"""The tile of zoom 12 with the middle of Salt Lake City in it."""
PARENT: Spot = (11, 387, 769)


def picture(colour: tuple[int, int, int], side: int = 256, suffix: str = ".png") -> bytes:
    """A plain tile, RGB."""
    pixels: NDArray[np.uint8] = np.zeros((side, side, 3), np.uint8)
    pixels[:] = colour[::-1]
    return bytes(cv2.imencode(suffix, pixels)[1])


def streets() -> bytes:
    """A vector tile: water with an island in the west, a motorway, two small streets, a name.

    Written by the mapbox-vector-tile package 2.2.0, whose protobuf does not go with ours.
    """
    return b64decode(
        "GkMKBXdhdGVyEiYSAgAAGAMiHgkAABqAEAAAgED/DwAPCYAE/zsaAIAEgAQAAP8DDxoFY2xhc3MiBgoEbGFrZSiA"
        "IHgCGmsKDnRyYW5zcG9ydGF0aW9uEhASAgAAGAIiCAkAgCAKgEAAEhsSBAABAQIYAiIRCYAgAAoAgEAJ/x+3PgqA"
        "QAAaBWNsYXNzGgVsYW5lcyIKCghtb3RvcndheSIHCgVtaW5vciICIAIogCB4AhpGCgVwbGFjZRIPEgQAAAEBGAEi"
        "BQmAIIAQGgRuYW1lGgRyYW5rIhAKDlNhbHQgTGFrZSBDaXR5IgkZAAAAAAAADEAogCB4AhojCgNwb2kSCxICAAAY"
        "ASIDCRISGgRuYW1lIgQKAm5vKIAgeAI="
    )


def write_pmtiles(path: Path, tiles: Mapping[Spot, bytes], *, vector: bool = False) -> Path:
    """A PMTiles file as its own library writes one."""
    with path.open("wb") as file:
        writer = Writer(file)
        for spot in sorted(tiles, key=lambda each: zxy_to_tileid(*each)):
            data = tiles[spot]
            writer.write_tile(zxy_to_tileid(*spot), gzip.compress(data) if vector else data)
        zooms = [spot[0] for spot in tiles]
        writer.finalize(
            {
                "tile_type": TileType.MVT if vector else TileType.PNG,
                "tile_compression": Compression.GZIP if vector else Compression.NONE,
                "min_zoom": min(zooms),
                "max_zoom": max(zooms),
                "min_lon_e7": -1_121_000_000,
                "min_lat_e7": 405_000_000,
                "max_lon_e7": -1_118_000_000,
                "max_lat_e7": 409_000_000,
                "center_zoom": min(zooms),
                "center_lon_e7": -1_119_000_000,
                "center_lat_e7": 407_000_000,
            },
            {"attribution": "© <b>the county</b>"},
        )
    return path


def write_mbtiles(path: Path, tiles: Mapping[Spot, bytes], **metadata: str) -> Path:
    """An MBTiles file: rows count from the south."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.execute(
            "CREATE TABLE tiles"
            " (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)"
        )
        held = {"format": "png", "attribution": "the county", **metadata}
        db.executemany("INSERT INTO metadata VALUES (?, ?)", held.items())
        db.executemany(
            "INSERT INTO tiles VALUES (?, ?, ?, ?)",
            [(z, x, 2**z - 1 - y, data) for (z, x, y), data in tiles.items()],
        )
        db.commit()
    return path
