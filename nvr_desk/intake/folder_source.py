"""A shipment in a folder, on a file system that others may be writing to."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from nvr_desk.errors import ArchiveError
from nvr_desk.intake.guarded import guarded
from nvr_desk.intake.listing import Limits, Listing, RefusedFileError, SourceEntry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER_DEPTH = 16
"""Deepest folder inside a folder that is walked."""

_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe put there meanwhile must not hang us
    | getattr(os, "O_CLOEXEC", 0)
)


class FolderSource:
    """A folder, or a single file. Links and devices are refused, never followed."""

    def __init__(self, root: Path, limits: Limits | None = None) -> None:
        self._root = root
        self._limits = limits or Limits()
        self._single = not root.is_dir()
        self._seen: dict[str, os.stat_result] = {}
        self.name = root.resolve().name

    def listing(self) -> Listing:
        """Walk the folder in name order. Raises ArchiveError above a limit of the whole."""
        found = Listing()
        self._seen.clear()
        if self._single:
            self._note(self._root.name, self._root.stat(), found)
        else:
            self._walk(self._root, "", found, 0)
        if found.bytes > self._limits.total_bytes:
            raise ArchiveError(self.name, f"holds {found.bytes} bytes, more than is taken at once")
        return found

    def _walk(self, folder: Path, prefix: str, found: Listing, depth: int) -> None:
        if depth > FOLDER_DEPTH:
            found.refuse(prefix, "unsafe_path", f"folders nest deeper than {FOLDER_DEPTH}")
            return
        try:
            with os.scandir(folder) as scan:
                children = sorted(scan, key=lambda child: child.name)
        except OSError as error:
            found.refuse(prefix or self.name, "unreadable", error.strerror or "cannot be listed")
            return
        for child in children:
            path = f"{prefix}{child.name}"
            try:
                seen = child.stat(follow_symlinks=False)
            except OSError as error:
                found.refuse(path, "unreadable", error.strerror or "cannot be read")
                continue
            if stat.S_ISDIR(seen.st_mode) and not _is_reparse_point(seen):
                self._walk(folder / child.name, f"{path}/", found, depth + 1)
            else:
                self._note(path, seen, found)

    def _note(self, path: str, seen: os.stat_result, found: Listing) -> None:
        if len(found.entries) + len(found.refused) >= self._limits.entries:
            raise ArchiveError(self.name, f"holds more than {self._limits.entries} files")
        if stat.S_ISLNK(seen.st_mode) or _is_reparse_point(seen):
            found.refuse(path, "link", "a link; links are not followed")
        elif not stat.S_ISREG(seen.st_mode):
            found.refuse(path, "link", "a device, pipe or socket, not a file")
        elif found.admit(SourceEntry(path, seen.st_size, _stamp(seen)), self._limits):
            self._seen[path] = seen

    @contextmanager
    def open(self, path: str) -> Iterator[IO[bytes]]:
        """Read a listed file; it must be the very file that was listed, and stay as it was.

        Raises:
            RefusedFileError: gone, swapped, unreadable, or changed while it was read.
        """
        seen = self._seen[path]
        target = self._root if self._single else self._root / path
        try:
            descriptor = os.open(target, _OPEN_FLAGS)
        except OSError as error:
            detail = error.strerror or "cannot be opened"
            raise RefusedFileError(path, "unreadable", detail) from error
        with os.fdopen(descriptor, "rb", buffering=0) as stream:
            # Device and inode compare the file itself, so a folder that was swapped for a link
            # after the listing is found out as well.
            if not _same_file(os.fstat(descriptor), seen):
                raise RefusedFileError(path, "changed", "another file took its place")
            with guarded(stream, path) as reader:
                yield reader
                if _stamp(os.fstat(descriptor)) != _stamp(seen):
                    raise RefusedFileError(path, "changed", "the file changed while it was read")

    def close(self) -> None:
        """Nothing is held open between files."""


def _stamp(seen: os.stat_result) -> str:
    return f"{seen.st_size}:{seen.st_mtime_ns}"


def _same_file(now: os.stat_result, seen: os.stat_result) -> bool:
    return (
        stat.S_ISREG(now.st_mode)
        and (now.st_dev, now.st_ino) == (seen.st_dev, seen.st_ino)
        and _stamp(now) == _stamp(seen)
    )


def _is_reparse_point(seen: os.stat_result) -> bool:
    """Windows junctions and the like, which do not call themselves links."""
    return bool(getattr(seen, "st_reparse_tag", 0))
