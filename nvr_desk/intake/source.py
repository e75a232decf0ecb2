"""Where a shipment lies: a folder, a zip, or one file. A bounded stream, trusted in nothing.

A source writes nothing and follows no link.
"""

from __future__ import annotations

import zipfile
from typing import IO, TYPE_CHECKING, Protocol

from nvr_desk.errors import NotFoundError
from nvr_desk.intake.folder_source import FolderSource
from nvr_desk.intake.zip_source import ZipSource

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from nvr_desk.intake.listing import Limits, Listing

__all__ = ["FolderSource", "Source", "ZipSource", "open_source"]


_ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


class Source(Protocol):
    """A shipment that can be read."""

    name: str
    """Name of the folder, zip or file."""

    def listing(self) -> Listing:
        """What is there. Raises ArchiveError when the whole is refused."""
        ...

    def open(self, path: str) -> AbstractContextManager[IO[bytes]]:
        """Read one listed file. On leaving without error it is known not to have changed.

        Raises RefusedFileError when it is not what the listing saw, or cannot be read.
        """
        ...

    def close(self) -> None:
        """Let go of what listing() opened."""
        ...


def open_source(path: Path, limits: Limits | None = None) -> Source:
    """The source of a path: a zip by its content or name, else a folder or a single file.

    A zip that is cut off has no directory at its end, but begins like one; its listing says so.

    Raises:
        NotFoundError: nothing lies there.
    """
    if not path.exists():
        noun = "folder or zip"
        raise NotFoundError(noun, str(path))
    if path.is_file() and _is_zip(path):
        return ZipSource(path, limits)
    return FolderSource(path, limits)


def _is_zip(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            begins = stream.read(4) in _ZIP_MAGICS
    except OSError:
        begins = False
    return begins or path.suffix.lower() == ".zip" or zipfile.is_zipfile(path)
