"""Disks that are full: one of the kernel's, small and real, and one that is full when told to."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from nvr_desk.store import engine
from nvr_desk.store.reserve import Reserve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

PLENTY = 1 << 40


def no_room() -> sqlite3.OperationalError:
    """SQLite's own words about a full disk."""
    small = sqlite3.connect(":memory:")
    try:
        small.execute("PRAGMA max_page_count = 2")
        small.execute("CREATE TABLE filled (x)")
        small.execute("INSERT INTO filled VALUES (zeroblob(1000000))")
    except sqlite3.OperationalError as error:
        return error
    finally:
        small.close()
    message = "this SQLite minds no limit"
    raise AssertionError(message)


class FullDisk:
    """Commits fail as on a full disk, from one of them on; a reserve that is let go gives room."""

    def __init__(self, patch: pytest.MonkeyPatch, error: Callable[[], Exception] = no_room) -> None:
        self.full = False
        self.after: int | None = None
        """So many more commits, then it is full."""
        self._error = error
        commit = engine.commit

        def tried(connection: Connection) -> None:
            if self.after is not None:
                self.after -= 1
                if self.after < 0:
                    self.full, self.after = True, None
            if self.full and not self._given_up(connection):
                raise self._error()
            commit(connection)

        patch.setattr(engine, "commit", tried)
        patch.setattr(Reserve, "free_bytes", lambda _: 0 if self.full else PLENTY)

    def fill(self, after: int = 0) -> None:
        """No commit goes through after so many more."""
        self.after = after

    def make_room(self) -> None:
        """All is well again."""
        self.full, self.after = False, None

    @staticmethod
    def _given_up(connection: Connection) -> bool:
        listed = engine.raw(connection).execute("PRAGMA database_list").fetchone()
        reserve = Path(str(listed[2])).parent / "audit" / "reserve"
        return reserve.exists() and reserve.stat().st_size == 0


def _without(why: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{why}, and CI must run these tests", pytrace=False)
    pytest.skip(why)


@contextmanager
def small_disk(folder: Path, mib: int) -> Iterator[Path]:
    """A file system of so many MiB at a new folder.

    Skips the test where none can be mounted; where ``CI`` is ``true`` one must be.
    """
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None:
        _without("no mount here")
    options = ["-t", "tmpfs", "-o", f"size={mib}m", "nvr-desk-test", str(folder)]
    if subprocess.run([mount, *options], check=False, capture_output=True).returncode != 0:
        _without("this account may mount nothing")
    try:
        yield folder
    finally:
        subprocess.run([umount, "-l", str(folder)], check=True)
