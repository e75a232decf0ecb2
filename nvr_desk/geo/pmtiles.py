"""PMTiles version 3: one file of tiles behind directories on a Hilbert curve. Bounded.

Source: the PMTiles specification, version 3.
"""

from __future__ import annotations

import struct
import zlib
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nvr_desk.geo.bounds import MapFileError

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER_BYTES: Final = 127
MAX_DIRECTORY_BYTES: Final = 8 << 20
"""Of a directory, unpacked; a root of the whole planet has 16 KiB."""
MAX_ENTRIES: Final = 1 << 20
MAX_METADATA_BYTES: Final = 4 << 20
MAX_TILE_BYTES: Final = 4 << 20
"""Of a tile, as stored and unpacked."""
MAX_ZOOM: Final = 24
MAX_STEPS: Final = 4
"""Directories from the root to a tile; the specification knows two or three."""
KEPT_LEAVES: Final = 16
TYPES: Final = {1: "mvt", 2: "png", 3: "jpeg", 4: "webp"}
_HEADER: Final = struct.Struct("<7sB11Q6B4i")
_NONE, _GZIP = 1, 2


def inflated(data: bytes, most: int) -> bytes:
    """Unpack gzip or zlib up to ``most`` bytes. Raises MapFileError beyond, or for rubbish."""
    unpacker = zlib.decompressobj(47)
    try:
        found = unpacker.decompress(data, most)
    except zlib.error as error:
        raise MapFileError("a part that does not unpack") from error
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise MapFileError(f"a part that unpacks to more than {most >> 20} MiB, or is cut off")
    return found


@dataclass(frozen=True, slots=True)
class Directory:
    """Entries in order of tile; runs of no length point to another directory."""

    ids: list[int]
    runs: list[int]
    lengths: list[int]
    offsets: list[int]

    def at(self, tile: int) -> tuple[int, int, bool] | None:
        """(offset, length, whether it is another directory) of what covers a tile."""
        index = bisect_right(self.ids, tile) - 1
        if index < 0:
            return None
        run = self.runs[index]
        if run and tile - self.ids[index] >= run:
            return None
        return self.offsets[index], self.lengths[index], run == 0


def directory(data: bytes) -> Directory:
    """Read an unpacked directory. Raises MapFileError."""
    numbers = _Varints(data)
    count = numbers.next()
    if count > MAX_ENTRIES or count * 4 > len(data):
        raise MapFileError(f"a directory that claims {count} entries")
    ids: list[int] = []
    last = 0
    for _ in range(count):
        last += numbers.next()
        ids.append(last)
    runs = [numbers.next() for _ in range(count)]
    lengths = [numbers.next() for _ in range(count)]
    offsets: list[int] = []
    for at in range(count):
        value = numbers.next()
        if value == 0 and at == 0:
            raise MapFileError("a directory that begins nowhere")
        offsets.append(value - 1 if value else offsets[-1] + lengths[at - 1])
    return Directory(ids, runs, lengths, offsets)


class _Varints:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def next(self) -> int:
        value = 0
        for shift in range(0, 70, 7):
            if self._at >= len(self._data):
                raise MapFileError("a directory that is cut off")
            byte = self._data[self._at]
            self._at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
        raise MapFileError("a number without end")


def tile_id(zoom: int, column: int, row: int) -> int:
    """Place of a tile on the Hilbert curve, after all tiles of coarser zooms."""
    found = ((1 << 2 * zoom) - 1) // 3
    x, y = column, row
    for level in range(zoom - 1, -1, -1):
        side = 1 << level
        right, low = int(bool(x & side)), int(bool(y & side))
        found += (1 << 2 * level) * ((3 * right) ^ low)
        if not low:
            if right:
                x, y = ~x & (side - 1), ~y & (side - 1)
            x, y = y, x
    return found


class PmTiles:
    """An open file.

    Args:
        read: (offset, length) → the bytes there, fewer at the end of the file.

    Raises:
        MapFileError: not such a file, or packed in a way that is not read here.
    """

    def __init__(self, read: Callable[[int, int], bytes]) -> None:
        self._read = read
        head = read(0, HEADER_BYTES)
        if len(head) < HEADER_BYTES or head[:7] != b"PMTiles":
            raise MapFileError("this is no PMTiles file")
        _, version, *rest = _HEADER.unpack(head[: _HEADER.size])
        if version != 3:
            raise MapFileError(f"PMTiles of version {version}; 3 is read")
        self._root = (rest[0], rest[1])
        self._metadata = (rest[2], rest[3])
        self._leaves, self._data = rest[4], rest[6]
        _, self._inner, self._outer, kind, self.least_zoom, self.most_zoom = rest[11:17]
        west, south, east, north = (degrees / 1e7 for degrees in rest[17:21])
        self.box = (west, south, east, north)
        if kind not in TYPES:
            raise MapFileError("tiles of a kind that is not drawn here: vector, PNG, JPEG, WebP")
        self.kind = TYPES[kind]
        if self.most_zoom > MAX_ZOOM or self.least_zoom > self.most_zoom:
            raise MapFileError("zooms that are none")
        for packing in (self._inner, self._outer):
            if packing not in {_NONE, _GZIP}:
                raise MapFileError("packed by Brotli or Zstandard; plain and gzip are read")
        self._kept: dict[tuple[int, int], Directory] = {}
        self._directory(*self._root)

    def metadata(self) -> bytes:
        """JSON, as the file gives it; foreign."""
        offset, length = self._metadata
        return self._part(offset, length, self._inner, MAX_METADATA_BYTES) if length else b"{}"

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """A tile, unpacked; None where the file has none. Raises MapFileError."""
        wanted = tile_id(zoom, column, row)
        where = self._root
        for _ in range(MAX_STEPS):
            found = self._directory(*where).at(wanted)
            if found is None:
                return None
            offset, length, is_directory = found
            if not is_directory:
                return self._part(self._data + offset, length, self._outer, MAX_TILE_BYTES)
            where = (self._leaves + offset, length)
        raise MapFileError("directories within directories without end")

    def _directory(self, offset: int, length: int) -> Directory:
        made = self._kept.pop((offset, length), None)
        if made is None:
            made = directory(self._part(offset, length, self._inner, MAX_DIRECTORY_BYTES))
        self._kept[offset, length] = made
        while len(self._kept) > KEPT_LEAVES:
            del self._kept[next(iter(self._kept))]
        return made

    def _part(self, offset: int, length: int, packing: int, most: int) -> bytes:
        if length > most or offset >= 1 << 62:
            raise MapFileError(f"a part of {length} bytes; at most {most} are read")
        data = self._read(offset, length)
        if len(data) < length:
            raise MapFileError("the file is cut off")
        return inflated(data, most) if packing == _GZIP else data


def words_of(metadata: object) -> str:
    """Whose data it is, in the words of the file; empty where it does not say."""
    match metadata:
        case {"attribution": str() as words}:
            return words
        case _:
            return ""
