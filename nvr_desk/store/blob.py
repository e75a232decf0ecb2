"""Arrays as compact bytes: pts lists of clips, rows of tracks.

Layout of both, little-endian, then zlib level 1 over all of it::

    u8 version (1) · u32 n · parts

A *delta part* holds integers as first value and differences: ``u8 width`` (1, 2, 4 or 8 bytes
a difference), ``i64 first``, then n-1 differences, byte planes apart (all low bytes, then the
next), because high bytes of small differences are alike and vanish in zlib.

A clip's list is one delta part. A track is five delta parts (pts, then x1, y1, x2, y2 in eighths of
a pixel), n bytes of confidence in 1/255, and the seen flags, eight to a byte.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.errors import IntegrityError
from nvr_desk.records.track import Track

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.records.track import ObjectClass

VERSION: Final = 1
BOX_STEP: Final = 0.125
"""Pixels; a box comes back within half of it."""
CONF_STEP: Final = 1 / 255

_HEAD: Final = struct.Struct("<BI")
_PART: Final = struct.Struct("<Bq")
_MOST_ROWS: Final = 20_000_000
"""A clip of 90 hours at 60 pictures a second; more is no clip but damage."""


class BlobDamagedError(IntegrityError):
    """Bytes in the database that are not what was written."""

    code = "blob_damaged"


def encode_pts(pts: NDArray[np.int64]) -> bytes:
    """A clip's pts list, exact, repeats and all."""
    return zlib.compress(_HEAD.pack(VERSION, len(pts)) + _delta(pts.astype(np.int64)), 1)


def decode_pts(data: bytes) -> NDArray[np.int64]:
    """The list that was encoded, (n,) int64. Raises BlobDamagedError."""
    reader = _Reader(data)
    pts = reader.delta()
    reader.end()
    return pts


def encode_track(track: Track) -> bytes:
    """Rows of a track: pts and seen exact, boxes to 1/16 px, confidence to 1/510."""
    if len(track.pts) == 0 or not np.isfinite(track.box).all() or not np.isfinite(track.conf).all():
        raise ValueError(f"track {track.number} has no rows, or a box that is no box")
    steps = np.rint(track.box.astype(np.float64) / BOX_STEP).astype(np.int64)
    conf = np.rint(np.clip(track.conf, 0, 1) / CONF_STEP).astype(np.uint8)
    body = b"".join(
        (
            _HEAD.pack(VERSION, len(track.pts)),
            _delta(track.pts.astype(np.int64)),
            *(_delta(steps[:, side]) for side in range(4)),
            conf.tobytes(),
            np.packbits(track.seen).tobytes(),
        )
    )
    return zlib.compress(body, 1)


def decode_track(number: int, cls: ObjectClass, data: bytes) -> Track:
    """The track that was encoded. Raises BlobDamagedError."""
    reader = _Reader(data)
    pts = reader.delta()
    box = np.stack([reader.delta() for _ in range(4)], axis=1) * BOX_STEP
    conf = np.frombuffer(reader.take(reader.n), np.uint8) * CONF_STEP
    bits = np.frombuffer(reader.take((reader.n + 7) // 8), np.uint8)
    seen = np.unpackbits(bits, count=reader.n).astype(np.bool_)
    reader.end()
    return Track(number, cls, pts, box.astype(np.float32), conf.astype(np.float32), seen)


def _delta(values: NDArray[np.int64]) -> bytes:
    if len(values) == 0:
        return _PART.pack(1, 0)
    steps = np.diff(values)
    low, high = (int(steps.min()), int(steps.max())) if len(steps) else (0, 0)
    width = next(w for w in (1, 2, 4, 8) if -(1 << 8 * w - 1) <= low and high < 1 << 8 * w - 1)
    planes = steps.astype(f"<i{width}").view(np.uint8).reshape(-1, width).T
    return _PART.pack(width, int(values[0])) + planes.tobytes()


class _Reader:
    """Takes a blob apart and believes none of it."""

    def __init__(self, data: bytes) -> None:
        unpack = zlib.decompressobj()
        try:
            head = unpack.decompress(data, _HEAD.size)
            version, self.n = _HEAD.unpack(head)
            if version != VERSION or self.n > _MOST_ROWS:
                raise BlobDamagedError(f"blob of version {version} with {self.n} rows")
            # Five parts of at most eight bytes a row, one byte of confidence, one bit.
            most = 64 + self.n * 42
            self._body = unpack.decompress(unpack.unconsumed_tail, most)
        except (zlib.error, struct.error) as error:
            raise BlobDamagedError(f"blob that does not unpack: {error}") from error
        if not unpack.eof:
            raise BlobDamagedError("blob that does not end")
        self._at = 0

    def take(self, size: int) -> bytes:
        part = self._body[self._at : self._at + size]
        if len(part) != size:
            raise BlobDamagedError("blob that ends too early")
        self._at += size
        return part

    def delta(self) -> NDArray[np.int64]:
        width, first = _PART.unpack(self.take(_PART.size))
        if width not in (1, 2, 4, 8):
            raise BlobDamagedError(f"blob with differences of {width} bytes")
        if self.n == 0:
            return np.zeros(0, np.int64)
        planes = np.frombuffer(self.take((self.n - 1) * width), np.uint8).reshape(width, self.n - 1)
        steps = np.ascontiguousarray(planes.T).view(f"<i{width}").ravel()
        out = np.empty(self.n, np.int64)
        out[0] = first
        np.cumsum(steps, dtype=np.int64, out=out[1:])
        out[1:] += first
        return out

    def end(self) -> None:
        if self._at != len(self._body):
            raise BlobDamagedError("blob with bytes left over")
