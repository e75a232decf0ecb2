"""A stream of a shipment that says so when *it* cannot be read.

Whoever copies it also writes: without this a failing source and a full vault look the same.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from nvr_desk.digest import CHUNK_BYTES
from nvr_desk.intake.listing import RefusedFileError

if TYPE_CHECKING:
    from typing_extensions import Buffer

UNREADABLE = (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)
"""What reading a damaged file or entry raises."""


def guarded(stream: IO[bytes], path: str) -> io.BufferedReader:
    """A stream that reads another; failures become RefusedFileError. Closing closes both."""
    return io.BufferedReader(_GuardedRaw(stream, path), CHUNK_BYTES)


class _GuardedRaw(io.RawIOBase):
    def __init__(self, stream: IO[bytes], path: str) -> None:
        self._stream = stream
        self._path = path

    def readable(self) -> bool:
        """Always: it is for reading."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """Fill a buffer; 0 at the end. Raises RefusedFileError."""
        view = memoryview(buffer)
        try:
            data = self._stream.read(len(view))
        except UNREADABLE as error:
            text = getattr(error, "strerror", None) or str(error)
            raise RefusedFileError(self._path, "unreadable", f"cannot be read: {text}") from error
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close both."""
        if not self.closed:
            self._stream.close()
        super().close()
