"""Whether the database of an open workspace can be written, told without writing to it.

The file that was opened must still lie where it lay: SQLite would go on with one that was deleted
until it next needs a journal, and a new connection would begin an empty one.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Final

from nvr_desk.errors import LogUnavailableError, StoreBusyError, StoreError
from nvr_desk.records.log_health import LogHealth
from nvr_desk.store.reserve import LOW_BYTES, Reserve

if TYPE_CHECKING:
    from datetime import datetime

    from nvr_desk.clock import Clock
    from nvr_desk.store.workspace import WorkspacePaths

MAKE_ROOM: Final = "Make room on the disk of the workspace; then simply go on"
BUSY_HOLDS_S: Final = 10.0
"""So long somebody who held the database for too long counts as still doing so."""
_RESTORE: Final = "Put the file back or restore a backup, then open the workspace again"
_WRITABLE: Final = "Let the disk of the workspace be written again; then simply go on"


class Watch:
    """Looks after the file of one open database."""

    def __init__(self, paths: WorkspacePaths, clock: Clock, reserve: Reserve) -> None:
        """Remember which file it is; call once it is there."""
        self._paths = paths
        self._clock = clock
        self._reserve = reserve
        self._lock = threading.Lock()
        self._file = _file_of(paths)
        self._trouble: LogUnavailableError | None = None
        self._since: datetime | None = None
        self._busy_until = 0.0

    def require_here(self) -> None:
        """Raise LogUnavailableError if the file is gone, or another lies in its place."""
        trouble = self._gone()
        if trouble is not None:
            raise trouble

    def require_open(self) -> None:
        """Raise LogUnavailableError while the log counts as full, in whatever process that was.

        A disk with hardly any room left is full: the reserve is given up before anything fails.
        """
        if self._reserve.given_up_since is not None or self._low():
            error = _full()
            self.went_wrong(error)
            raise error

    def require(self) -> None:
        """Raise LogUnavailableError if anything that is known is in the way of the next entry."""
        trouble = self._known()
        if trouble is not None:
            raise trouble

    def health(self) -> LogHealth:
        """The same as an answer."""
        trouble = self._known()
        kept = self._reserve.held
        with self._lock:
            if trouble is None:
                self._since = None
                return LogHealth(ok=True, reserve=kept)
            self._since = self._since or self._clock.now()
            since = self._reserve.given_up_since or self._since
        return LogHealth(False, trouble.why, trouble.remedy, since, reserve=kept)

    def went_well(self) -> None:
        """Something was written: whatever was in the way before is over."""
        self._trouble = None

    def went_wrong(self, error: StoreError) -> None:
        """Remember why nothing could be written, until something can."""
        if isinstance(error, LogUnavailableError):
            self._trouble, self._busy_until = error, 0.0
            if error.full or self._low():
                self._reserve.give_up()
        elif isinstance(error, StoreBusyError):
            self._trouble = LogUnavailableError(str(error), "Try again, or end what holds it")
            self._busy_until = self._clock.monotonic() + BUSY_HOLDS_S

    def _known(self) -> LogUnavailableError | None:
        trouble = self._gone()
        if trouble is not None:
            return trouble
        given_up = self._reserve.given_up_since is not None
        if (given_up and not self._reserve.fits()) or self._low():
            return _full()
        for each in (self._paths.database, self._paths.root):
            if not os.access(each, os.W_OK):
                return LogUnavailableError(f"{each.name} is read-only", _WRITABLE)
        kept = self._trouble
        if kept is None or kept.full:
            return None  # what was full has room again, as far as can be seen: the next act tells
        over = self._busy_until and self._clock.monotonic() > self._busy_until
        return None if over else kept

    def _gone(self) -> LogUnavailableError | None:
        found = _file_of(self._paths)
        if found == self._file:
            return None
        how = "gone" if found is None else "not the one that was opened"
        return LogUnavailableError(f"its file {self._paths.database.name} is {how}", _RESTORE)

    def _low(self) -> bool:
        try:
            return self._reserve.free_bytes() < LOW_BYTES
        except OSError:
            return False


def _full() -> LogUnavailableError:
    return LogUnavailableError("the disk is full", MAKE_ROOM, full=True)


def _file_of(paths: WorkspacePaths) -> tuple[int, int] | None:
    try:
        seen = paths.database.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino
