"""What becomes of one file that is in the vault: a delivery, or a refusal with its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nvr_desk.intake.listing import Refused

if TYPE_CHECKING:
    from collections.abc import Container

    from nvr_desk.intake.manifest import Reading

HEAD_BYTES = 4096
"""How much of a file's beginning is looked at to tell a recording from something else."""

MEDIA_SUFFIXES = frozenset(
    f".{word}"
    for line in (
        "mp4 m4v mov qt 3gp 3g2 mkv webm avi divx ts m2ts mts tp mpg mpeg m2v vob dav asf wmv",
        "flv f4v 264 h264 265 h265 hevc ogv mxf mjpg mjpeg",
    )
    for word in line.split(" ")
)
"""Names that recordings bear. Which of them can be read is the decoder's word."""

ARCHIVE_SUFFIXES = frozenset({".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".iso"})

_MAGICS = (
    b"\x1a\x45\xdf\xa3",  # Matroska, WebM
    b"FLV\x01",
    b"DHAV",
    b"\x00\x00\x01\xba",  # MPEG program stream
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11",  # ASF
)
_TS_PACKET = 188
_TS_SYNC = 0x47


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A file of the shipment whose bytes are durable in the vault."""

    path: str
    sha256: str
    size: int
    head: bytes


def judge(taken: TakenFile, reading: Reading) -> Refused | None:
    """Why a taken file makes no delivery; None when it makes one. Pure.

    With a manifest each listed file counts, whatever it is, and nothing else does; without one a
    file counts when it is named or begins like a recording.
    """
    if reading.manifest.kind == "bare":
        return None if looks_like_media(taken.path, taken.head) else _not_media(taken)
    listed = reading.clips.get(taken.path)
    if listed is None:
        return _unlisted(taken, reading)
    if listed.bytes is not None and listed.bytes != taken.size:
        detail = f"the manifest says {listed.bytes} bytes, {taken.size} came"
        return Refused(taken.path, "size_mismatch", detail, taken.sha256)
    if listed.sha256 is not None and listed.sha256 != taken.sha256:
        detail = f"the manifest says sha256 {listed.sha256}, the bytes have {taken.sha256}"
        return Refused(taken.path, "hash_mismatch", detail, taken.sha256)
    return None


def missing(reading: Reading, present: set[str]) -> list[Refused]:
    """Files the manifest lists and the shipment does not hold (refused ones are present)."""
    return [
        Refused(path, "missing", "the manifest lists it, the shipment does not hold it")
        for path in reading.clips
        if path not in present
    ]


def refused_lines(reading: Reading, present: Container[str]) -> list[Refused]:
    """Refused lines of the manifest, but those whose file is there: they are judged with it."""
    return [
        refused
        for refused in reading.refused
        if refused.path not in present or refused.path in reading.clips
    ]


def looks_like_media(path: str, head: bytes) -> bool:
    """Whether a file is named or begins like a recording."""
    return _suffix(path) in MEDIA_SUFFIXES or _magic(head)


def _magic(head: bytes) -> bool:
    return (
        head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"skip")
        or head.startswith(_MAGICS)
        or (head.startswith(b"RIFF") and head[8:12] == b"AVI ")
        or _transport_stream(head)
    )


def _transport_stream(head: bytes) -> bool:
    return len(head) > 3 * _TS_PACKET and all(head[k * _TS_PACKET] == _TS_SYNC for k in range(4))


def _unlisted(taken: TakenFile, reading: Reading) -> Refused:
    for refused in reading.refused:
        if refused.path == taken.path:
            return replace(refused, sha256=taken.sha256)
    return Refused(taken.path, "extra", "the manifest does not list it", taken.sha256)


def _not_media(taken: TakenFile) -> Refused:
    detail = "neither named nor beginning like a recording"
    if _suffix(taken.path) in ARCHIVE_SUFFIXES:
        detail = "an archive inside the shipment is not opened"
    return Refused(taken.path, "not_media", detail, taken.sha256)


def _suffix(path: str) -> str:
    dot = path.rfind(".")
    return path[dot:].lower() if dot > path.rfind("/") else ""
