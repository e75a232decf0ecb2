"""Room that is kept for the last words: when the disk is full, the log can still say so.

One file, really allocated, beside the log. Whoever finds the disk full empties it; that it is
there and empty tells every process that the log is full, until there is room to fill it again.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.store.workspace import WorkspacePaths

RESERVE_BYTES: Final = 64 << 20
"""Room for some hundred thousand closing entries."""
VARIABLE: Final = "NVR_DESK_RESERVE_MIB"
"""Another size, for small disks; 0 keeps none."""
LOW_BYTES: Final = 1 << 20
"""With less room than this no transaction is begun: its journal alone may need that."""
_BLOCK: Final = 1 << 20


class Reserve:
    """The reserve of one workspace."""

    def __init__(self, paths: WorkspacePaths) -> None:
        self._root = paths.root
        self.path: Path = paths.reserve
        self.size = _wanted()

    @property
    def given_up_since(self) -> datetime | None:
        """Since when the log counts as full for every process; None while it does not."""
        try:
            seen = self.path.stat()
        except OSError:
            return None
        return datetime.fromtimestamp(seen.st_mtime, UTC) if seen.st_size == 0 else None

    @property
    def held(self) -> bool:
        """Whether there is room for last words."""
        try:
            return self.path.stat().st_size > 0
        except OSError:
            return False

    def free_bytes(self) -> int:
        """Room on the disk besides the reserve; without end on a disk that tells no size."""
        seen = shutil.disk_usage(self._root)
        return seen.free if seen.total else sys.maxsize

    def fits(self) -> bool:
        """Whether the disk has room for the reserve and half as much to go on with."""
        return self.free_bytes() >= max(self.size + self.size // 2, 2 * LOW_BYTES)

    def keep(self) -> None:
        """Make it where there is none and room enough. One that was given up stays so."""
        if self.size and not self.path.exists():
            self.make()

    def make(self) -> bool:
        """Allocate it, whether there is none or it was given up; False where that cannot be."""
        if not self.fits():
            return False
        part = self.path.with_name(f"reserve.{os.getpid()}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb", buffering=0) as stream:
                _allocate(stream.fileno(), self.size)
                os.fsync(stream.fileno())
            if self.size:
                part.replace(self.path)
            else:
                self.path.unlink(missing_ok=True)
        except OSError:
            return False
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return True

    def give_up(self) -> None:
        """Let its room go. Emptying needs none itself; where there is no reserve, nothing happens.

        Twice is once: the hour of the first time stays.
        """
        if self.held:
            with suppress(OSError):
                os.truncate(self.path, 0)


def _wanted() -> int:
    told = os.environ.get(VARIABLE)
    if told is None:
        return RESERVE_BYTES
    try:
        return max(int(float(told) * (1 << 20)), 0)
    except (ValueError, OverflowError):
        return RESERVE_BYTES


def _allocate(descriptor: int, size: int) -> None:
    """Take the room itself, not just a length; written where the file system cannot promise."""
    allocate = getattr(os, "posix_fallocate", None)
    if allocate is not None and size:
        try:
            allocate(descriptor, 0, size)
        except OSError:
            os.ftruncate(descriptor, 0)
        else:
            return
    left = size
    while left:
        left -= os.write(descriptor, bytes(min(left, _BLOCK)))
