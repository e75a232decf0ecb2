"""The file format of a base-map layer: quantised arcs that rings refer to, as in TopoJSON.

``NVRMAP01``, the length of a JSON header (u32, little endian), the header, then zlib blocks in the
order of ``BLOCKS``. The header names each block's packed and plain length, so a reader never
inflates more than it was told, and it is told no more than ``MAX_PLAIN``.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import numpy as np

from nvr_desk.errors import ForeignDataError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MAGIC = b"NVRMAP01"
MAX_HEADER = 4 * 1024 * 1024
MAX_PLAIN = 64 * 1024 * 1024
BLOCKS = (
    ("arc_len", "<u4"), ("delta_x", "<i4"), ("delta_y", "<i4"), ("level", "<u1"), ("kind", "<u1"),
    ("ring_len", "<u4"), ("ring_ref", "<i4"), ("ring_feature", "<u4"),
)  # fmt: skip
"""Name and type of each block. A ``ring_ref`` below zero is arc ``~ref``, walked backwards."""


class ArcKind(IntEnum):
    """What an arc is the edge of."""

    COAST = 0
    BORDER = 1
    STATE = 2
    COUNTY = 3


class FeatureKind(IntEnum):
    """What a feature is. The USA of a world layer gives way to the nation of the US layer."""

    COUNTRY = 0
    USA = 1
    NATION = 2
    STATE = 3
    COUNTY = 4


class LayerError(ForeignDataError):
    """A layer file that is none."""

    code = "basemap"


@dataclass(frozen=True, slots=True)
class Feature:
    """A named area. The label's place and room are on the Mercator unit square."""

    id: str
    name: str
    kind: FeatureKind
    label_x: float
    label_y: float
    room: float


@dataclass(frozen=True, slots=True)
class RawLayer:
    """A decoded file; arrays are checked against each other."""

    name: str
    features: tuple[Feature, ...]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    """Degrees, (vertices,)."""
    level: NDArray[np.uint8]
    """(vertices,) zoom from which the vertex is needed."""
    arc_start: NDArray[np.int64]
    """(arcs + 1,) offsets into the vertices."""
    kind: NDArray[np.uint8]
    """(arcs,) ``ArcKind``."""
    ring_start: NDArray[np.int64]
    """(rings + 1,) offsets into ``ring_ref``."""
    ring_ref: NDArray[np.int32]
    ring_feature: NDArray[np.int64]
    """(rings,) index of the feature."""


def encode_layer(
    *,
    name: str,
    transform: tuple[tuple[float, float], tuple[float, float]],
    arcs: Sequence[NDArray[np.int64]],
    levels: Sequence[NDArray[np.uint8]],
    kinds: NDArray[np.uint8],
    features: Sequence[dict[str, Any]],
    rings: Sequence[Sequence[int]],
    ring_feature: Sequence[int],
) -> bytes:
    """Write a layer.

    Args:
        name: of the layer.
        transform: scale and translation that turn quantised numbers into degrees.
        arcs: (n, 2) quantised lon, lat.
        levels: (n,) of each arc, the zoom from which a vertex is needed.
        kinds: (arcs,) ``ArcKind``.
        features: dictionaries with id, name, kind and label (x, y, room).
        rings: references to arcs.
        ring_feature: which feature each ring belongs to.
    """
    scale, translate = transform
    deltas = np.concatenate([np.diff(a, axis=0, prepend=0) for a in arcs])
    values: dict[str, Any] = {
        "arc_len": [len(a) for a in arcs], "delta_x": deltas[:, 0], "delta_y": deltas[:, 1],
        "level": np.concatenate(list(levels)), "kind": kinds,
        "ring_len": [len(r) for r in rings], "ring_ref": [ref for r in rings for ref in r],
        "ring_feature": list(ring_feature),
    }  # fmt: skip
    plain = [np.ascontiguousarray(values[key], dtype).tobytes() for key, dtype in BLOCKS]
    packed = [zlib.compress(block, 9) for block in plain]
    header = json.dumps(
        {
            "name": name, "scale": scale, "translate": translate, "features": list(features),
            "blocks": [[len(p), len(b)] for p, b in zip(packed, plain, strict=True)],
        },
        separators=(",", ":"),
    ).encode()  # fmt: skip
    head = zlib.compress(header, 9)
    return b"".join([MAGIC, len(head).to_bytes(4, "little"), head, *packed])


def decode_layer(data: bytes) -> RawLayer:
    """Read a layer.

    Raises:
        LayerError: anything that does not fit; nothing is guessed.
    """
    try:
        return _decode(data)
    except (ValueError, KeyError, TypeError, IndexError, zlib.error, RecursionError) as error:
        message = f"base map layer cannot be read: {error}"
        raise LayerError(message) from error


def _decode(data: bytes) -> RawLayer:
    _need(data[:8] == MAGIC, "no layer file")
    cursor = 12 + int.from_bytes(data[8:12], "little")
    header = json.loads(_inflate(data[12:cursor], MAX_HEADER))
    blocks: dict[str, NDArray[Any]] = {}
    _need(len(header["blocks"]) == len(BLOCKS), "wrong number of blocks")
    for (key, dtype), (packed, plain) in zip(BLOCKS, header["blocks"], strict=True):
        _need(0 <= int(plain) <= MAX_PLAIN and int(packed) >= 0, "block too large")
        block = _inflate(data[cursor : cursor + int(packed)], int(plain))
        _need(len(block) == int(plain), f"block {key} is cut")
        blocks[key] = np.frombuffer(block, dtype)
        cursor += int(packed)
    return _layer(header, blocks)


def _layer(header: dict[str, Any], blocks: dict[str, NDArray[Any]]) -> RawLayer:
    features = tuple(_feature(f) for f in header["features"])
    arc_start = _offsets(blocks["arc_len"], len(blocks["level"]))
    ring_start = _offsets(blocks["ring_len"], len(blocks["ring_ref"]))
    arcs, refs = len(arc_start) - 1, blocks["ring_ref"]
    _need(len(blocks["delta_x"]) == len(blocks["delta_y"]) == len(blocks["level"]), "vertices")
    _need(len(blocks["kind"]) == arcs, "a kind an arc")
    _need(not len(refs) or (int(refs.max()) < arcs and int(refs.min()) >= -arcs), "no such arc")
    owner = blocks["ring_feature"].astype(np.int64)
    _need(len(owner) == len(ring_start) - 1, "an owner a ring")
    _need(not len(owner) or int(owner.max()) < len(features), "no such feature")
    lon, lat = (
        np.asarray(
            _running(blocks[f"delta_{axis}"], arc_start) * float(header["scale"][at])
            + float(header["translate"][at]),
            np.float64,
        )
        for at, axis in enumerate("xy")
    )
    _need(bool(np.isfinite(lon).all() and np.isfinite(lat).all()), "no coordinates")
    return RawLayer(
        name=str(header["name"]), features=features, lon=lon, lat=lat, level=blocks["level"],
        arc_start=arc_start, kind=blocks["kind"], ring_start=ring_start, ring_ref=refs,
        ring_feature=owner,
    )  # fmt: skip


def _running(delta: NDArray[np.int32], arc_start: NDArray[np.int64]) -> NDArray[np.int64]:
    """Running sums that begin anew with every arc."""
    total = np.cumsum(delta.astype(np.int64))
    before = np.concatenate([[0], total])[arc_start[:-1]]
    return np.asarray(total - np.repeat(before, np.diff(arc_start)), np.int64)


def _offsets(lengths: NDArray[np.uint32], expected: int) -> NDArray[np.int64]:
    starts = np.concatenate([[0], np.cumsum(lengths.astype(np.int64))])
    _need(int(starts[-1]) == expected, "lengths do not add up")
    return starts


def _feature(raw: dict[str, Any]) -> Feature:
    x, y, room = (float(v) for v in raw["label"])
    return Feature(str(raw["id"]), str(raw["name"]), FeatureKind(raw["kind"]), x, y, room)


def _inflate(packed: bytes, limit: int) -> bytes:
    inflater = zlib.decompressobj()
    plain = inflater.decompress(packed, limit) if limit else b""
    _need(not inflater.unconsumed_tail, "block larger than announced")
    return plain


def _need(holds: bool, what: str) -> None:  # noqa: FBT001  reads as a sentence
    if not holds:
        raise ValueError(what)
