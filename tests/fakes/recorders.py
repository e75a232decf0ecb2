"""Files as recorders export them: without a container, with one of their own, with a bad clock."""

from __future__ import annotations

import struct
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import av

from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WALL = datetime(2026, 11, 19, 22, 14, 3)  # noqa: DTZ001 - a clock on a wall
"""What the recorder's clock shows at its first picture."""
FPS = 15
"""Pictures a second of `dahua`."""


def dahua(path: Path, frames: int = 45, *, header: bytes = b"") -> Path:
    """A file in frames of their own, each with the recorder's wall clock; behind a header.

    Layout by the demuxer's reading of it: tag, type, four bytes, number, length, date packed into
    32 bits, milliseconds in 16, length of the extension, checksum; extension, pictures, trailer.
    """
    raw = make(path.with_suffix(".264"), Footage(container="h264", frames=frames))
    with path.open("wb") as out:
        out.write(header)
        for number, (data, key) in enumerate(_packets(raw)):
            out.write(_frame(number, data, key=key))
    raw.unlink()
    return path


def twice(path: Path, wanted: Footage) -> Path:
    """Two recordings end to end in one stream: its clock begins anew in the middle."""
    once = make(path.with_suffix(".once"), wanted).read_bytes()
    path.write_bytes(once + once)
    return path


def _packets(path: Path) -> Iterator[tuple[bytes, bool]]:
    with av.open(str(path)) as source:
        for packet in source.demux(source.streams.video[0]):
            if packet.size:
                yield bytes(packet), packet.is_keyframe


def _frame(number: int, data: bytes, *, key: bool) -> bytes:
    at = WALL + timedelta(seconds=number // FPS)
    extension = bytes([0x80, 0, 192 // 8, 144 // 8, 0x81, 0, 0x02, FPS])
    length = 24 + len(extension) + len(data) + 8
    head = b"DHAV" + bytes([0xFD if key else 0xFC, 0, 0, 0])
    head += struct.pack("<III", number, length, _packed(at))
    head += struct.pack("<H", number * 1000 // FPS & 0xFFFF) + bytes([len(extension)])
    head += bytes([sum(head) & 0xFF])
    return head + extension + data + b"dhav" + struct.pack("<I", length)


def _packed(at: datetime) -> int:
    low = at.second | at.minute << 6 | at.hour << 12
    return low | at.day << 17 | at.month << 22 | (at.year - 2000) << 26
