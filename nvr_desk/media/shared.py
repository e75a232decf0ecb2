"""Memory that the parent makes, a worker fills, and the parent copies out.

The parent never maps it: a worker that shrinks the block costs a short read here, not a crash.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from typing import TYPE_CHECKING, Self

import numpy as np

from nvr_desk.errors import MediaError

if TYPE_CHECKING:
    from numpy.typing import NDArray


class SharedBlock:
    """Anonymous memory of a fixed size, handed to a worker as a descriptor.

    Args:
        size: bytes.

    Raises:
        OSError: no memory or no temporary folder.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self._descriptor = anonymous()
        try:
            os.ftruncate(self._descriptor, size)
        except OSError:
            os.close(self._descriptor)
            raise

    def fileno(self) -> int:
        """The descriptor to hand over."""
        return self._descriptor

    def read(self, height: int, width: int) -> NDArray[np.uint8]:
        """Copy a picture out: (height, width, 3) uint8, read-only.

        Raises:
            MediaError: the block does not hold that much.
        """
        wanted = height * width * 3
        if min(height, width) < 1 or wanted > self.size:
            message = f"a picture of {width} by {height} does not fit its memory"
            raise MediaError(message)
        picture = np.empty((height, width, 3), np.uint8)
        view = memoryview(picture.data).cast("B")
        got = 0
        with os.fdopen(os.dup(self._descriptor), "rb", buffering=0) as stream:
            stream.seek(0)
            while got < wanted and (count := stream.readinto(view[got:])):
                got += count
        if got < wanted:
            message = "the worker took its shared memory away"
            raise MediaError(message)
        picture.flags.writeable = False
        return picture

    def close(self) -> None:
        """Give the memory back."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        """The block itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()


def anonymous() -> int:
    """A new descriptor of memory without a name; an unlinked file where there is no memfd."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("nvr-desk", os.MFD_CLOEXEC)
    descriptor, path = tempfile.mkstemp(prefix="nvr-desk-")
    with contextlib.suppress(OSError):  # a system that locks open files removes it at closing
        os.unlink(path)  # noqa: PTH108 - beside mkstemp
    return descriptor
