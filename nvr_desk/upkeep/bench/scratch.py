"""A throw-away folder: beside no evidence, with room enough, gone afterwards."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from nvr_desk.errors import NoSpaceError, NotFoundError, UsageError
from nvr_desk.store.workspace import WorkspacePaths

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX: Final = "nvr-desk-bench-"
_MARGIN_BYTES: Final = 500 << 20
"""A bench leaves so much free: it must not be what fills the disk."""
_TRACK_BYTES: Final = 1_000
_DELIVERY_BYTES: Final = 12_000
_CLIP_BYTES: Final = 2_200_000


def room_of(*, deliveries: int = 0, tracks: int = 0, clips: int = 0, copies: int = 3) -> int:
    """Bytes a bench may need.

    Args:
        deliveries: of the large case.
        tracks: of the large case.
        clips: generated ones of ten seconds.
        copies: how often each of them lies there.
    """
    case = deliveries * _DELIVERY_BYTES + tracks * _TRACK_BYTES
    return _MARGIN_BYTES + case + clips * copies * _CLIP_BYTES


def place_for(workspace: Path, wanted: Path | None = None) -> Path:
    """The folder to make the throw-away one in: the wanted one, or where the workspace lies.

    What is measured is the disk, so that of the workspace is the one to ask; where nothing may be
    written there, the place of temporary files.

    Raises:
        NotFoundError: there is no such folder.
        UsageError: it lies in a workspace.
    """
    if wanted is not None:
        chosen = wanted.absolute()
        if not chosen.is_dir():
            noun = "folder"
            raise NotFoundError(noun, str(wanted))
        if _in_workspace(chosen):
            message = f"{wanted} lies in a workspace; a bench writes beside no evidence"
            raise UsageError(message)
        return chosen
    beside = workspace.absolute().parent
    return beside if _writable(beside) else Path(tempfile.gettempdir())


@contextmanager
def scratch(place: Path, need_bytes: int) -> Iterator[Path]:
    """A new folder in ``place``; it is gone when the block ends, however it ends.

    Raises:
        NoSpaceError: the disk has not so much room; nothing was begun.
    """
    free = shutil.disk_usage(place).free
    if free < need_bytes:
        raise NoSpaceError(str(place), need_bytes, free)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))
    try:
        yield folder
    finally:
        _remove(folder)


def _remove(folder: Path) -> None:
    if os.name == "nt":  # originals are kept read-only, and Windows deletes no such file
        for each in folder.rglob("*"):
            with suppress(OSError):
                each.chmod(stat.S_IWRITE)
    shutil.rmtree(folder, ignore_errors=True)


def _in_workspace(folder: Path) -> bool:
    resolved = folder.resolve()
    return any(WorkspacePaths(each).toml.exists() for each in (resolved, *resolved.parents))


def _writable(folder: Path) -> bool:
    if not folder.is_dir() or _in_workspace(folder):
        return False
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
