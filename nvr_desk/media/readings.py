"""Files that no container of ours opens by itself: what they hold, told by the marks inside.

Recorders export pictures without a container, under endings of their own, behind headers of their
maker, or packed with a clock that nobody set. FFmpeg takes such a file when it is told which
demuxer to use and where to begin. Both are found here from the file's first bytes alone, never
from its name, so that every worker reads the same file the same way.

Marks: start codes of ISO/IEC 13818-1 (program stream 2.5.3.3, transport packets 2.4.3.2), byte
streams of ISO/IEC 14496-10 and 23008-2 Annex B, 14496-2 and 13818-2 start codes, JPEG markers of
ITU-T T.81, and the frame header that Dahua's recorders write ("DHAV").
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CONTAINERS: Final = (
    *("mov", "mp4", "matroska", "webm", "avi", "mpegts", "mpeg", "dhav", "asf", "flv"),
)
"""Demuxers that may open foreign bytes that they recognise (FFmpeg's names)."""
HEAD_BYTES: Final = 2 << 20
"""So much of a file is searched for marks."""
COUNTED: Final = frozenset({"h264", "hevc", "m4v", "mpegvideo", "mjpeg"})
"""Demuxers of pictures without a container: no clock is in the file, pictures are counted."""
FORCED: Final = (*sorted(COUNTED), "dhav", "mpeg", "mpegts", "mov", "matroska", "avi")
"""What a file may be read as by force (FFmpeg's names)."""

BY_BYTE: Final = frozenset({*COUNTED, "mpeg", "mpegts"})
"""Demuxers that go on from any byte."""
LOCAL_TIMES: Final = frozenset({"dhav"})
"""Demuxers that begin at any frame of theirs but go nowhere on request, and whose times depend on
where reading began, though each picture has one."""
PLACED: Final = BY_BYTE | LOCAL_TIMES
"""Demuxers whose pictures may be called by the bytes at which they begin."""

_START: Final = re.compile(rb"\x00\x00\x01(.)", re.DOTALL)
_PACK: Final = re.compile(rb"\x00\x00\x01\xba[\x21\x31\x40-\x7f]")
_DAHUA: Final = re.compile(rb"DHAV[\xf0\xf1\xfb\xfc\xfd]")
_BOX: Final = re.compile(rb"\x00\x00(..)ftyp[\x20-\x7e]{4}", re.DOTALL)
_RIFF: Final = re.compile(rb"RIFF.{4}AVI LIST", re.DOTALL)
_EBML: Final = re.compile(rb"\x1a\x45\xdf\xa3.{1,40}?(?:webm|matroska)", re.DOTALL)
_JPEG: Final = re.compile(rb"\xff\xd8\xff[\xe0-\xef\xdb\xc0\xfe]")
_JPEG_SEAM: Final = re.compile(rb"\xff\xd9.{0,64}?\xff\xd8\xff", re.DOTALL)
_TS_STRIDES: Final = (188, 192, 204)
_TS_SYNC: Final = 0x47
_TS_PACKETS: Final = 16
_LEAST: Final = 4
"""So many units of a stream are wanted before it is believed."""
_SOUND_SHARE: Final = 0.97
"""…and this share of all start codes has to make sense: lengths inside an MP4 look like some."""
_MPEG4_HEADS: Final = frozenset({0xB0, 0xB1, 0xB2, 0xB3, 0xB5, 0xB6})
_MPEG2_HEADS: Final = frozenset({0xB2, 0xB3, 0xB5, 0xB7, 0xB8})
_DAHUA_HEADER: Final = 24
_DAHUA_LARGEST: Final = 16 << 20


@dataclass(frozen=True, slots=True)
class Marks:
    """How a file may be opened that is not recognised.

    Args:
        demuxer: FFmpeg's name, one of `FORCED`.
        skip: bytes before the first mark, of a header that is its maker's own.
    """

    demuxer: str
    skip: int


def find(descriptor: int) -> Marks | None:
    """What the first bytes of a file show; None where no mark is believed.

    Args:
        descriptor: readable and seekable; its position does not move.

    Raises:
        OSError: it cannot be read.
    """
    return find_in(os.pread(descriptor, HEAD_BYTES, 0))


def find_in(head: bytes) -> Marks | None:
    """The same of bytes in hand. Containers come before what they may contain."""
    for demuxer, look in _LOOKS:
        at = look(head)
        if at is not None:
            return Marks(demuxer, at)
    return None


def _boxes(head: bytes) -> int | None:
    """Behind a foreign header only: at the very beginning FFmpeg sees it without us."""
    found = _BOX.search(head)
    return found.start() if found and found.start() else None


def _riff(head: bytes) -> int | None:
    found = _RIFF.search(head)
    return found.start() if found and found.start() else None


def _matroska(head: bytes) -> int | None:
    found = _EBML.search(head)
    return found.start() if found and found.start() else None


def _dahua(head: bytes) -> int | None:
    """The first frame whose trailer repeats its length."""
    for found in _DAHUA.finditer(head):
        at = found.start()
        length = int.from_bytes(head[at + 12 : at + 16], "little")
        if not _DAHUA_HEADER < length <= _DAHUA_LARGEST:
            continue
        trailer = head[at + length - 8 : at + length]
        cut = at + length > len(head) == HEAD_BYTES  # it ends behind what was read
        if cut or trailer == b"dhav" + length.to_bytes(4, "little"):
            return at
    return None


def _program(head: bytes) -> int | None:
    """Pack headers, and pictures between them."""
    packs = [found.start() for found in _PACK.finditer(head)]
    pictures = any(0xE0 <= code <= 0xEF for _, code in _codes(head))
    return packs[0] if len(packs) >= 2 and pictures else None


def _transport(head: bytes) -> int | None:
    """Sync bytes at a steady stride."""
    reach = min(len(head), 1 << 16)
    for at in range(reach):
        if head[at] != _TS_SYNC:
            continue
        for stride in _TS_STRIDES:
            row = head[at : at + stride * _TS_PACKETS : stride]
            if len(row) == _TS_PACKETS and row == row[:1] * _TS_PACKETS:
                return at
    return None


def _h264(head: bytes) -> int | None:
    """Sequence and picture parameters, then slices."""
    return _stream(head, lambda code: code & 0x1F, {7, 8}, {1, 5}, range(1, 13))


def _hevc(head: bytes) -> int | None:
    return _stream(head, lambda code: code >> 1 & 0x3F, {32, 33, 34}, set(range(22)), range(41))


def _stream(
    head: bytes,
    kind: Callable[[int], int],
    heads: set[int],
    slices: set[int],
    known: range,
) -> int | None:
    """Where a byte stream begins: the first of its parameter sets; None if it is none."""
    first: int | None = None
    wanted = set(heads)
    sound = units = pictures = 0
    for at, code in _codes(head):
        if first is None and kind(code) not in heads:
            continue
        first = at if first is None else first
        units += 1
        sound += not code & 0x80 and kind(code) in known
        wanted.discard(kind(code))
        pictures += kind(code) in slices
    believed = not wanted and pictures >= _LEAST and sound >= units * _SOUND_SHARE
    return _with_zero(head, first) if believed and first is not None else None


def _mpeg4(head: bytes) -> int | None:
    """A video object layer, then hardly anything but pictures."""
    codes = list(_codes(head))
    layers = [at for at, code in codes if 0x20 <= code <= 0x2F]
    pictures = sum(code == 0xB6 for _, code in codes)
    sound = sum(code <= 0x2F or code in _MPEG4_HEADS for _, code in codes)
    believed = layers and pictures >= _LEAST and sound >= len(codes) * _SOUND_SHARE
    return codes[0][0] if believed else None


def _mpeg2(head: bytes) -> int | None:
    """A sequence header, then pictures of several slices each."""
    codes = list(_codes(head))
    sequences = [at for at, code in codes if code == 0xB3]
    pictures = sum(code == 0x00 for _, code in codes)
    slices = sum(0x01 <= code <= 0xAF for _, code in codes)
    sound = pictures + slices + sum(code in _MPEG2_HEADS for _, code in codes)
    several = pictures >= _LEAST and slices >= 3 * pictures
    believed = sequences and several and sound >= len(codes) * _SOUND_SHARE
    return sequences[0] if believed else None


def _motion_jpeg(head: bytes) -> int | None:
    """Pictures end to end; one alone is a photograph."""
    first = _JPEG.search(head)
    seams = sum(1 for _ in _JPEG_SEAM.finditer(head))
    return first.start() if first and seams >= _LEAST else None


def _codes(head: bytes) -> Iterator[tuple[int, int]]:
    """(offset, byte behind it) of every start code."""
    return ((found.start(), found[1][0]) for found in _START.finditer(head))


def _with_zero(head: bytes, at: int) -> int:
    """A start code may be four bytes long."""
    return at - 1 if at and head[at - 1] == 0 else at


_LOOKS: Final[tuple[tuple[str, Callable[[bytes], int | None]], ...]] = (
    ("mov", _boxes),
    ("matroska", _matroska),
    ("avi", _riff),
    ("dhav", _dahua),
    ("mpeg", _program),
    ("mpegts", _transport),
    ("hevc", _hevc),
    ("h264", _h264),
    ("m4v", _mpeg4),
    ("mpegvideo", _mpeg2),
    ("mjpeg", _motion_jpeg),
)
