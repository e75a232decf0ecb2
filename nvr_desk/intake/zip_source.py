"""A shipment in a zip. Nothing is unpacked to disk: entries are read as streams, within bounds."""

from __future__ import annotations

import errno
import stat
import struct
import zipfile
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from nvr_desk.errors import ArchiveError, ForeignDataError
from nvr_desk.intake.guarded import UNREADABLE, guarded
from nvr_desk.intake.listing import Limits, Listing, RefusedFileError, SourceEntry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DIRECTORY_BYTES = 16 << 20
"""Largest central directory that is parsed."""

DAMAGED = "damaged zip, or cut off while it was copied"
"""Why a zip without a readable directory is refused."""

_END = struct.Struct("<4s4H2LH")
_END_SIGNATURE = b"PK\x05\x06"
_END64_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_MAX_COMMENT = 65_535
_UNIX_EXTRA = 0x000D
_UNIX_EXTRA_FIXED_BYTES = 12
_LOCAL_HEADER_BYTES = 30
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_UNIX_SYSTEM = 3


class ZipSource:
    """The entries of a zip that are plain files with safe names and believable sizes."""

    def __init__(self, path: Path, limits: Limits | None = None) -> None:
        self._path = path
        self._limits = limits or Limits()
        self._stamp = ""
        self._infos: dict[str, zipfile.ZipInfo] = {}
        self._zip: zipfile.ZipFile | None = None
        self.name = path.name

    def listing(self) -> Listing:
        """Read the central directory.

        Raises:
            ArchiveError: the whole is refused.
            RefusedFileError: the file cannot be read now.
        """
        self._check_directory()
        seen = self._path.stat()
        self._stamp = f"{seen.st_size}:{seen.st_mtime_ns}"
        try:
            self._zip = zipfile.ZipFile(self._path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise ArchiveError(self.name, f"{DAMAGED}: {error}") from error
        except OSError as error:
            raise self._not_read(error) from error
        found = Listing()
        overlapping = _overlapping(self._zip.infolist())
        for info in sorted(self._zip.infolist(), key=lambda info: info.orig_filename):
            self._note(info, found, overlaps=info.header_offset in overlapping)
        if found.bytes > self._limits.total_bytes:
            raise ArchiveError(self.name, f"unpacks to {found.bytes} bytes, more than is taken")
        return found

    def _note(self, info: zipfile.ZipInfo, found: Listing, *, overlaps: bool) -> None:
        name = info.orig_filename  # as written: ZipInfo.filename is cut at a NUL
        if info.is_dir():
            return
        if refusal := _refusal(info, self._limits, overlaps=overlaps):
            found.refuse(name, *refusal)
            return
        stamp = f"{self._stamp}:{info.header_offset}:{info.CRC:08x}"
        if found.admit(SourceEntry(name, info.file_size, stamp), self._limits):
            self._infos[name] = info

    @contextmanager
    def open(self, path: str) -> Iterator[IO[bytes]]:
        """Read a listed entry; the archive's own checksum is verified at its end.

        Raises:
            RefusedFileError: damaged, or not what the directory says.
        """
        if self._zip is None:
            message = "listing() comes first"
            raise RuntimeError(message)
        try:
            stream = self._zip.open(self._infos[path])
        except UNREADABLE as error:
            raise RefusedFileError(path, "unreadable", f"damaged entry: {error}") from error
        with guarded(stream, path) as reader:
            yield reader
        seen = self._path.stat()
        if f"{seen.st_size}:{seen.st_mtime_ns}" != self._stamp:
            raise RefusedFileError(path, "changed", "the zip changed while it was read")

    def close(self) -> None:
        """Let the file go."""
        if self._zip is not None:
            self._zip.close()

    def _check_directory(self) -> None:
        """Refuse an oversized directory before the library reads it into memory."""
        try:
            with self._path.open("rb") as stream:
                entries, size = _directory(stream)
        except struct.error as error:
            raise ArchiveError(self.name, f"{DAMAGED}: {error}") from error
        except OSError as error:
            raise self._not_read(error) from error
        if entries > self._limits.entries:
            raise ArchiveError(self.name, f"holds more than {self._limits.entries} entries")
        if size > DIRECTORY_BYTES:
            raise ArchiveError(self.name, f"has a directory of {size} bytes")

    def _not_read(self, error: OSError) -> ForeignDataError:
        """The disk or the share is to blame, for now, and not the zip; unless it points nowhere."""
        if error.errno == errno.EINVAL:  # an offset before the beginning of the file
            return ArchiveError(self.name, DAMAGED)
        return RefusedFileError(self.name, "unreadable", error.strerror or "cannot be read")


def _directory(stream: IO[bytes]) -> tuple[int, int]:
    """(entries, bytes) of the central directory as its end record says; (0, 0) without one."""
    end = stream.seek(0, 2)
    window = min(end, _END.size + _MAX_COMMENT)
    stream.seek(end - window)
    tail = stream.read(window)
    at = len(tail) - _END.size
    if at < 0 or tail[at : at + 4] != _END_SIGNATURE or tail[-2:] != b"\0\0":
        at = tail.rfind(_END_SIGNATURE)
    if at < 0 or at + _END.size > len(tail):
        return 0, 0  # the library finds no directory either
    fields = _END.unpack_from(tail, at)
    entries, size = fields[4], fields[5]
    locator = end - window + at - _END64_LOCATOR.size
    if locator >= 0:
        stream.seek(locator)
        signature, _, offset, _ = _END64_LOCATOR.unpack(stream.read(_END64_LOCATOR.size))
        if signature == b"PK\x06\x07":
            stream.seek(min(offset, end))
            wide = _END64.unpack(stream.read(_END64.size))
            entries, size = max(entries % 0xFFFF, wide[7]), max(size % 0xFFFFFFFF, wide[8])
    return entries, size


def _refusal(info: zipfile.ZipInfo, limits: Limits, *, overlaps: bool) -> tuple[str, str] | None:
    mode = info.external_attr >> 16
    kind = stat.S_IFMT(mode) if info.create_system == _UNIX_SYSTEM else 0
    if kind == stat.S_IFLNK or _unix_link(info.extra):
        return "link", "a link; links are not followed"
    if kind not in (0, stat.S_IFREG):
        return "link", "a device, pipe or socket, not a file"
    if info.flag_bits & 0x1:
        return "encrypted", "the entry is encrypted"
    if info.compress_type not in _METHODS:
        return "unreadable", f"compression method {info.compress_type} is not read"
    if overlaps:
        return "unreadable", "its bytes overlap another entry"
    ratio = info.file_size / max(1, info.compress_size)
    if info.file_size > limits.ratio_from_bytes and ratio > limits.ratio:
        return "ratio", f"unpacks to {ratio:.0f} times its size"
    return None


def _unix_link(extra: bytes) -> bool:
    """Whether the PKWARE Unix field names a link's target (symbolic or hard)."""
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<HH", extra, at)
        if tag == _UNIX_EXTRA and length > _UNIX_EXTRA_FIXED_BYTES:
            return True
        at += 4 + length
    return False


def _overlapping(infos: list[zipfile.ZipInfo]) -> set[int]:
    """Header offsets of entries whose bytes run into another's (one bomb, many names)."""
    bad: set[int] = set()
    end = -1
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            bad.add(info.header_offset)
        end = max(end, info.header_offset + _LOCAL_HEADER_BYTES + info.compress_size)
    return bad
