"""Best shots that were cut before, kept as JPEGs within bounds. May be deleted at any time."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nvr_desk.media.shots import Cut
    from nvr_desk.records.track import TrackRow

MOST_BYTES: Final = 2 << 30
"""Of all pictures kept; the oldest go first."""
_FOLDERS: Final = 256
_SWEEP_AFTER: Final = 1 << 20
"""Bytes written into one folder until it is held against its share again."""


class ShotShelf:
    """Pictures by clip, so that those of one clip can go with it.

    Args:
        root: A folder of ``derived``.
        most_bytes: Of all pictures together.
    """

    def __init__(self, root: Path, most_bytes: int = MOST_BYTES) -> None:
        self._root = root
        self._share = most_bytes // _FOLDERS
        self._written: dict[Path, int] = {}

    def small(self, track: TrackRow) -> bytes | None:
        """The picture around the box; None when it is not here."""
        return _read(self._small(track))

    def large(self, track: TrackRow) -> bytes | None:
        """The whole picture; None when it is not here."""
        return _read(self._large(track))

    def put(self, track: TrackRow, cut: Cut) -> None:
        """Keep both; a disk that refuses costs only the time to cut them again."""
        with contextlib.suppress(OSError):
            for path, jpeg in ((self._small(track), cut.small), (self._large(track), cut.large)):
                _write(path, jpeg)
                self._count(path.parent.parent, len(jpeg))

    def forget(self, sha256: str) -> None:
        """Take away every picture of a clip."""
        for path in _files(self._clip(sha256)):
            path.unlink(missing_ok=True)

    def _clip(self, sha256: str) -> Path:
        return self._root / sha256[:2] / sha256

    def _small(self, track: TrackRow) -> Path:
        sides = "-".join(str(round(side)) for side in track.best_box)
        return self._clip(track.sha256) / f"{track.best_pts}-{sides}.jpg"

    def _large(self, track: TrackRow) -> Path:
        return self._clip(track.sha256) / f"{track.best_pts}.jpg"

    def _count(self, folder: Path, added: int) -> None:
        written = self._written.get(folder, _SWEEP_AFTER) + added
        if written > _SWEEP_AFTER:
            self._sweep(folder)
            written = 0
        self._written[folder] = written

    def _sweep(self, folder: Path) -> None:
        """Take the oldest away until the folder keeps to its share."""
        found = [(path.stat(), path) for clip in folder.iterdir() for path in _files(clip)]
        left = sum(stat.st_size for stat, _ in found)
        for stat, path in sorted(found, key=lambda each: each[0].st_mtime):
            if left <= self._share:
                return
            path.unlink(missing_ok=True)
            left -= stat.st_size


def _files(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from folder.iterdir()


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, made = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
    Path(made).replace(path)
