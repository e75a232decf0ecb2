"""Whether a file is shorter than its own first bytes say: cut off while it was copied or written.

FFmpeg reads a Matroska file that ends early without a complaint when the cut lies between two
pictures. But the outermost element states its length before all else (RFC 8794, section 6;
RFC 9559, section 4.5), and so does a RIFF file (AVI). Recorders that never knew the length left it
*unknown*, or zero: of such a file nothing can be said, and nothing is.
"""

from __future__ import annotations

import os
from typing import Final

_HEAD_BYTES: Final = 4096
_EBML: Final = b"\x1a\x45\xdf\xa3"
_SEGMENT: Final = b"\x18\x53\x80\x67"
_RIFF_HEAD: Final = 8
_RIFF_UNKNOWN: Final = (0, 0xFFFFFFFF)


def missing_bytes(descriptor: int) -> int:
    """How many bytes a file promises beyond its end; 0 where it promises nothing.

    Args:
        descriptor: readable and seekable; its position is left at the beginning.

    Raises:
        OSError: it cannot be read.
    """
    length = os.lseek(descriptor, 0, os.SEEK_END)
    os.lseek(descriptor, 0, os.SEEK_SET)
    head = os.read(descriptor, _HEAD_BYTES)
    os.lseek(descriptor, 0, os.SEEK_SET)
    promised = _matroska(head) if head.startswith(_EBML) else _riff(head)
    return max(0, promised - length)


def _matroska(head: bytes) -> int:
    """Where the segment says it ends; 0 when it does not say."""
    header, at = _size(head, len(_EBML))
    if header is None:
        return 0
    at += header
    if head[at : at + len(_SEGMENT)] != _SEGMENT:
        return 0
    segment, at = _size(head, at + len(_SEGMENT))
    return 0 if segment is None else at + segment


def _size(head: bytes, at: int) -> tuple[int | None, int]:
    """(value of the variable-length size there, offset behind it); None where it is unknown."""
    if at >= len(head) or head[at] == 0:
        return None, at
    length = 9 - head[at].bit_length()
    raw = head[at : at + length]
    most = (1 << 7 * length) - 1
    value = int.from_bytes(raw, "big") & most
    known = len(raw) == length and value != most
    return (value if known else None), at + length


def _riff(head: bytes) -> int:
    """Where a RIFF file says its first chunk ends; 0 when it is none or does not say."""
    if not head.startswith(b"RIFF") or len(head) < _RIFF_HEAD:
        return 0
    size = int.from_bytes(head[4:_RIFF_HEAD], "little")
    return 0 if size in _RIFF_UNKNOWN else _RIFF_HEAD + size
