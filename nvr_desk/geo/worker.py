"""The map worker: a fenced process that reads foreign map files, tiles and shapes alike.

A file of tiles is opened before the fence closes, because afterwards no path opens; nothing of it
but SQLite's first header is read before. Shapes come as a descriptor.
"""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np

from nvr_desk.geo import exchange, geojson, mvt, tile_picture
from nvr_desk.geo.bounds import MAX_FILE_BYTES, check_size, plain
from nvr_desk.geo.mbtiles import MbTiles, connect
from nvr_desk.geo.pmtiles import PmTiles, words_of
from nvr_desk.media import fence, fence_probe
from nvr_desk.media.fence_profile import FenceProfile
from nvr_desk.media.serving import serve
from nvr_desk.records.place import Feature, Shape

if TYPE_CHECKING:
    from nvr_desk.media.serving import Answer, Handler
    from nvr_desk.media.wire import Channel, Message

MEMORY_BYTES: Final = 2 << 30
FILE_VARIABLE: Final = "NVR_DESK_MAP_FILE"
"""Names the file of tiles to open; unset where only shapes are read."""
_SQLITE = b"SQLite format 3\x00"


class _Tiles(Protocol):
    kind: str
    least_zoom: int
    most_zoom: int

    @property
    def box(self) -> tuple[float, float, float, float] | None: ...

    def tile(self, zoom: int, column: int, row: int) -> bytes | None: ...


class _Open:
    """The file of tiles, held open; read only when it is first asked for."""

    def __init__(self, path: Path) -> None:
        self._number = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self.is_mbtiles = _span(self._number, 0, len(_SQLITE)) == _SQLITE
        self._db = connect(path) if self.is_mbtiles else None
        self._tiles: _Tiles | None = None
        self._words = ""

    @property
    def tiles(self) -> _Tiles:
        if self._tiles is None:
            if self._db is not None:
                made = MbTiles(self._db)
                self._tiles, self._words = made, made.attribution
            else:
                pm = PmTiles(partial(_span, self._number))
                self._tiles, self._words = pm, plain(words_of(_json(pm.metadata())), 300)
        return self._tiles

    def about(self, _message: Message) -> Answer:
        tiles = self.tiles
        return {
            "format": "mbtiles" if self.is_mbtiles else "pmtiles",
            "vector": tiles.kind == "mvt",
            "least_zoom": tiles.least_zoom,
            "most_zoom": tiles.most_zoom,
            "attribution": self._words,
            "box": tiles.box,
        }

    def tile(self, message: Message) -> Answer:
        zoom, column, row = (int(message.body[key]) for key in ("zoom", "column", "row"))
        data = self.tiles.tile(zoom, column, row)
        if data is None:
            return {"kind": "none"}
        return _vector(data) if self.tiles.kind == "mvt" else _picture(data)


def _span(number: int, offset: int, length: int) -> bytes:
    """The bytes there, fewer at the end of the file."""
    os.lseek(number, offset, os.SEEK_SET)
    parts: list[bytes] = []
    while length > 0 and (part := os.read(number, min(length, 1 << 20))):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _json(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return {}


def _picture(data: bytes) -> Answer:
    pixels = tile_picture.decode(data)
    height, width = pixels.shape[:2]
    return {"kind": "picture", "width": width, "height": height}, pixels.tobytes()


def _vector(data: bytes) -> Answer:
    made = mvt.decode(data)
    body: dict[str, Any] = {
        "kind": "vector",
        "points": len(made.points),
        "paths": len(made.inks),
        "labels": [[each.x, each.y, each.text] for each in made.labels],
    }
    blob = (
        made.points.astype("<f4").tobytes()
        + made.starts.astype("<i4").tobytes()
        + made.inks.tobytes()
    )
    return body, blob


def _features(message: Message) -> Answer:
    """Shapes of a file as GeoJSON of our own making."""
    number = message.descriptors[0]
    check_size(os.fstat(number).st_size)
    data = _span(number, 0, MAX_FILE_BYTES)
    found = exchange.read(data, str(message.body["format"]))
    return {"skipped": found.skipped}, geojson.write(found.features).encode()


def _warm_up() -> None:
    """Touch once what loads lazily, because afterwards no file opens."""
    picture = np.zeros((4, 4, 3), np.uint8)
    from nvr_desk.vision.cv import cv2  # noqa: PLC0415 - after its limit was set

    cv2.setNumThreads(1)
    for suffix in (".png", ".jpg", ".webp"):
        tile_picture.decode(bytes(cv2.imencode(suffix, picture)[1]))
    point = (Feature(Shape.POINT, ((((0.0, 0.0),),),)),)
    for form in exchange.FORMATS:
        exchange.read(exchange.write(point, form, {}).encode(), form)


def main(channel: Channel) -> None:
    """Open the file that was named, close the fence, serve."""
    os.environ[tile_picture.PIXELS_VARIABLE] = str(tile_picture.MAX_SIDE**2)
    _warm_up()
    name = os.environ.get(FILE_VARIABLE)
    opened = _Open(Path(name)) if name else None
    held = fence.apply(FenceProfile(memory_bytes=MEMORY_BYTES))
    handlers: dict[str, Handler] = {"fence": _try_to_leave, "features": _features}
    if opened is not None:
        handlers["about"], handlers["tile"] = opened.about, opened.tile
    serve(channel, handlers, {"fence": held.as_json()})


def _try_to_leave(message: Message) -> Answer:
    return {"attempts": fence_probe.try_everything(message.body["targets"])}
