"""Mutated clips by a fixed seed: what a damaged card, a cut transfer or an attacker leaves."""

from __future__ import annotations

import random
import struct
from typing import TYPE_CHECKING

from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_B = {"bf": "2", "preset": "fast"}
BASES = {
    "h264.mp4": Footage(frames=24, options=_B, sound=True),
    "turned.mov": Footage(frames=24, container="mov", rotation=90),
    "hevc.mp4": Footage(frames=24, codec="libx265", options={"preset": "fast"}),
    "vp9.webm": Footage(frames=24, codec="libvpx-vp9", container="webm"),
    "h264.mkv": Footage(frames=24, container="matroska", options=_B),
    "mpeg4.avi": Footage(frames=24, codec="mpeg4", container="avi", options={"bf": "2"}),
    "mjpeg.avi": Footage(frames=24, codec="mjpeg", container="avi", pixels="yuvj420p"),
    "h264.ts": Footage(frames=24, container="mpegts", options=_B),
    "mpeg2.mpg": Footage(frames=24, codec="mpeg2video", container="mpeg"),
    "h264.flv": Footage(frames=24, container="flv"),
}
"""One small clip of each kind that is mutated."""


def mutants(folder: Path, count: int, seed: int = 20_261_120) -> Iterator[tuple[str, Path]]:
    """Write ``count`` mutated clips, one at a time; (what was done, file)."""
    rng = random.Random(seed)
    bases = {name: make(folder / name, wanted).read_bytes() for name, wanted in BASES.items()}
    for number in range(count):
        base = rng.choice(sorted(bases))
        how = rng.choice(sorted(_WAYS))
        path = folder / f"{number:05}-{how}-{base}"
        path.write_bytes(_WAYS[how](bytearray(bases[base]), rng))
        yield f"{how} of {base}", path


def _flip(data: bytearray, rng: random.Random) -> bytes:
    for _ in range(rng.choice((1, 8, 64, 512))):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def _flip_head(data: bytearray, rng: random.Random) -> bytes:
    for _ in range(rng.choice((1, 4, 16))):
        data[rng.randrange(min(1024, len(data)))] = rng.randrange(256)
    return bytes(data)


def _flip_tail(data: bytearray, rng: random.Random) -> bytes:
    for _ in range(rng.choice((1, 4, 16))):
        data[-1 - rng.randrange(min(2048, len(data)))] = rng.randrange(256)
    return bytes(data)


def _truncate(data: bytearray, rng: random.Random) -> bytes:
    return bytes(data[: rng.randrange(len(data))])


def _cut(data: bytearray, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    return bytes(data[:start] + data[start + rng.randrange(1, 4096) :])


def _splice(data: bytearray, rng: random.Random) -> bytes:
    start, other = rng.randrange(len(data)), rng.randrange(len(data))
    return bytes(data[:start] + data[other : other + rng.randrange(1, 4096)] + data[start:])


def _zero(data: bytearray, rng: random.Random) -> bytes:
    start, length = rng.randrange(len(data)), rng.randrange(1, 4096)
    data[start : start + length] = bytes(len(data[start : start + length]))
    return bytes(data)


def _lie(data: bytearray, rng: random.Random) -> bytes:
    """Write a huge or absurd number somewhere, as a lying size, count or duration."""
    value = rng.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0x80000000, len(data) * 2))
    for _ in range(rng.choice((1, 3))):
        struct.pack_into(rng.choice((">I", "<I")), data, rng.randrange(len(data) - 4), value)
    return bytes(data)


def _lie_in_box(data: bytearray, rng: random.Random) -> bytes:
    """Lie right after a known box name, where sizes, counts and picture sizes stand."""
    names = (b"stsz", b"stts", b"ctts", b"stsc", b"stco", b"tkhd", b"mdhd", b"avc1", b"hvc1")
    found = [at for name in names if (at := data.find(name)) >= 0]
    if not found:
        return _lie(data, rng)
    at = rng.choice(found) + 4 + 4 * rng.randrange(12)
    if at + 4 <= len(data):
        struct.pack_into(
            ">I", data, at, rng.choice((0xFFFFFFFF, 0x7FFFFFFF, 65_535 << 16 | 65_535))
        )
    return bytes(data)


_WAYS: dict[str, Callable[[bytearray, random.Random], bytes]] = {
    "flip": _flip,
    "head": _flip_head,
    "tail": _flip_tail,
    "truncate": _truncate,
    "cut": _cut,
    "splice": _splice,
    "zero": _zero,
    "lie": _lie,
    "box": _lie_in_box,
}
