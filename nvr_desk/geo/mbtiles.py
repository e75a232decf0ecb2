"""MBTiles 1.3: tiles in an SQLite file, which is foreign too.

Only ever opened inside the fence of the map worker, read-only and immutable, so no journal is
looked for and nothing is written; the work of a statement is bounded, because a table of the file
may be a view that counts to infinity.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from nvr_desk.geo.bounds import MapFileError, plain
from nvr_desk.geo.pmtiles import MAX_TILE_BYTES, MAX_ZOOM, inflated

if TYPE_CHECKING:
    from pathlib import Path

MOST_STEPS: Final = 20
"""Of a statement, times ``STEP``; a tile by its key takes far fewer than one."""
STEP: Final = 50_000
KINDS: Final = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "webp": "webp", "pbf": "mvt"}
_TILE = "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"


def connect(path: Path) -> sqlite3.Connection:
    """Open a file without reading more than its first bytes. Raises sqlite3.Error."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


class MbTiles:
    """An open file. Raises MapFileError for one that is none."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._steps = 0
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_TILE_BYTES)
        db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        db.set_progress_handler(self._step, STEP)
        for pragma in ("trusted_schema=OFF", "temp_store=MEMORY", "mmap_size=0", "query_only=ON"):
            self._ask(f"PRAGMA {pragma}")
        held = {
            plain(key, 60): plain(value, 2000)
            for key, value in self._ask("SELECT name, value FROM metadata LIMIT 200")
        }
        kind = held.get("format", "").lower()
        if kind not in KINDS:
            raise MapFileError(f"tiles of a kind that is not drawn here: {kind or 'not said'}")
        self.kind = KINDS[kind]
        self.attribution = held.get("attribution", "")
        self.least_zoom, self.most_zoom = self._zooms(held)
        self.box = _box(held.get("bounds", ""))

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """A tile, unpacked; None where the file has none. Raises MapFileError."""
        found = self._ask(_TILE, (zoom, column, 2**zoom - 1 - row))
        data = found[0][0] if found else None
        if data is None:
            return None
        if not isinstance(data, bytes) or len(data) > MAX_TILE_BYTES:
            raise MapFileError("a tile that is none")
        return inflated(data, MAX_TILE_BYTES) if data[:2] == b"\x1f\x8b" else data

    def _zooms(self, held: dict[str, str]) -> tuple[int, int]:
        least: object
        most: object
        try:
            least, most = int(held["minzoom"]), int(held["maxzoom"])
        except (KeyError, ValueError):
            (least, most), *_ = self._ask("SELECT min(zoom_level), max(zoom_level) FROM tiles")
        if not isinstance(least, int) or not isinstance(most, int):
            raise MapFileError("it holds no tiles")
        if not 0 <= least <= most <= MAX_ZOOM:
            raise MapFileError("zooms that are none")
        return least, most

    def _ask(self, statement: str, values: tuple[int, ...] = ()) -> list[tuple[object, ...]]:
        self._steps = 0
        try:
            return self._db.execute(statement, values).fetchmany(1000)
        except (sqlite3.Error, OverflowError, ValueError) as error:
            raise MapFileError(f"this is no MBTiles file: {error}") from error

    def _step(self) -> int:
        self._steps += 1
        return int(self._steps > MOST_STEPS)


def _box(text: str) -> tuple[float, float, float, float] | None:
    try:
        west, south, east, north = (float(each) for each in text.split(","))
    except ValueError:
        return None
    inside = -180 <= west < east <= 180 and -90 <= south < north <= 90
    return (west, south, east, north) if inside else None
