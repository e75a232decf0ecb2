"""Tracks as bytes between the analysis worker and its parent: plain arrays, nothing pickled.

The reader trusts nothing: lengths, classes, order and finiteness are checked, because the writer
has parsed foreign bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

from nvr_desk.errors import MediaError
from nvr_desk.records.attributes import Tint
from nvr_desk.records.motion import GRID_SIDE, MotionGrid
from nvr_desk.records.track import CoverageKind, CoverageSpan, ObjectClass, Track
from nvr_desk.vision.colours import COUNT

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_COVERAGE = "the worker answered with something that is no coverage"
_MOST_COUNT = 1 << 40
"""No clip has that many looks; sums of counts below it do not overflow."""
_GRID_BYTES = GRID_SIDE * GRID_SIDE // 8
_MOST_RATE = 60.0
_SPARE_GRIDS = 2
"""The last picture stands a while, and lengths are rounded."""
_ROW_BYTES = 8 + 16 + 4 + 1
"""pts, box, confidence, seen."""


def pack_track(track: Track) -> tuple[list[Any], bytes]:
    """A track's head for the JSON part and its rows for the raw part."""
    rows = (
        track.pts.astype("<i8").tobytes()
        + track.box.astype("<f4").tobytes()
        + track.conf.astype("<f4").tobytes()
        + track.seen.astype("u1").tobytes()
    )
    return [track.number, str(track.cls), len(track.pts), _pack_tint(track.tint)], rows


def pack_motion(motion: MotionGrid | None) -> tuple[dict[str, Any] | None, bytes]:
    """Head and raw bytes of where something moved: 32 bytes a grid."""
    if motion is None:
        return None, b""
    return {"rate": motion.rate, "n": len(motion.cells)}, np.packbits(motion.cells).tobytes()


def unpack_motion(head: object, body: bytes, duration_s: float) -> MotionGrid | None:
    """The same of a message, for a clip of that length. Raises MediaError when it is none."""
    if head is None:
        return None
    try:
        told = cast("dict[str, Any]", head)
        rate, count = float(told["rate"]), int(told["n"])
        bits = np.unpackbits(np.frombuffer(body, np.uint8))
        fits = 0 < rate <= _MOST_RATE and 0 < count <= duration_s * rate + _SPARE_GRIDS
        if not fits:
            bits = bits[:0]  # takes no shape below
        return MotionGrid(rate, bits.reshape(count, GRID_SIDE, GRID_SIDE).astype(bool))
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        message = "the worker answered with something that is no motion"
        raise MediaError(message) from error


def batches(tracks: Sequence[Track], most_bytes: int) -> list[tuple[list[list[Any]], bytes]]:
    """Tracks in messages of at most that many raw bytes (one track is never split)."""
    out: list[tuple[list[list[Any]], bytes]] = []
    heads: list[list[Any]] = []
    body = bytearray()
    for track in tracks:
        head, rows = pack_track(track)
        if heads and len(body) + len(rows) > most_bytes:
            out.append((heads, bytes(body)))
            heads, body = [], bytearray()
        heads.append(head)
        body += rows
    return [*out, (heads, bytes(body))] if heads else out


def unpack_tracks(heads: object, body: bytes) -> list[Track]:
    """The tracks of one message. Raises MediaError when they are none."""
    try:
        return _unpack(cast("list[list[Any]]", heads), body)
    except (ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
        message = "the worker answered with something that is no track"
        raise MediaError(message) from error


def _unpack(heads: list[list[Any]], body: bytes) -> list[Track]:
    out: list[Track] = []
    at = 0
    for number, word, count, counted in heads:
        rows = int(count)
        part = body[at : at + rows * _ROW_BYTES]
        at += rows * _ROW_BYTES
        if rows < 1 or len(part) != rows * _ROW_BYTES:
            raise ValueError
        pts = np.frombuffer(part, "<i8", rows).astype(np.int64)
        box = np.frombuffer(part, "<f4", rows * 4, rows * 8).astype(np.float32).reshape(-1, 4)
        conf = np.frombuffer(part, "<f4", rows, rows * 24).astype(np.float32)
        seen = np.frombuffer(part, "u1", rows, rows * 28).astype(np.bool_)
        sane = np.isfinite(box).all() and ((conf >= 0) & (conf <= 1)).all() and seen.any()
        if not sane or (np.diff(pts) <= 0).any():
            raise ValueError
        tint = _unpack_tint(counted)
        out.append(Track(int(number), ObjectClass(word), pts, box, conf, seen, tint))
    if at != len(body):
        raise ValueError
    return out


def _pack_tint(tint: Tint | None) -> list[Any] | None:
    if tint is None:
        return None
    return [tint.shares.tolist(), tint.leads.tolist(), tint.looks.tolist(), tint.grey]


def _unpack_tint(raw: object) -> Tint | None:
    """Raises ValueError or TypeError when these are no counts that fit each other."""
    if raw is None:
        return None
    shares, leads, looks, grey = cast("list[Any]", raw)
    tint = Tint(
        np.array(shares, np.int64), np.array(leads, np.int64), np.array(looks, np.int64), int(grey)
    )
    shapes = (tint.shares.shape, tint.leads.shape, tint.looks.shape)
    if shapes != ((2, COUNT), (2, COUNT), (2,)):
        raise ValueError
    counts = np.concatenate((tint.shares.ravel(), tint.leads.ravel(), tint.looks, [tint.grey]))
    small = ((counts >= 0) & (counts < _MOST_COUNT)).all()
    fits = (tint.leads.sum(1) <= tint.looks).all() and (
        tint.shares.sum(1) <= 255 * tint.looks
    ).all()
    if not small or not fits:
        raise ValueError
    return tint


def pack_spans(spans: Sequence[CoverageSpan]) -> list[list[Any]]:
    """Coverage for the JSON part."""
    return [[s.start_s, s.end_s, str(s.kind), s.looks_per_s] for s in spans]


def unpack_spans(raw: object) -> tuple[CoverageSpan, ...]:
    """Coverage from the JSON part. Raises MediaError when it is none."""
    try:
        spans = [
            CoverageSpan(float(a), float(b), CoverageKind(kind), float(rate))
            for a, b, kind, rate in cast("list[list[Any]]", raw)
        ]
    except (ValueError, TypeError) as error:
        raise MediaError(_NO_COVERAGE) from error
    if not all(np.isfinite([s.start_s, s.end_s, s.looks_per_s]).all() for s in spans):
        raise MediaError(_NO_COVERAGE)
    return tuple(spans)
