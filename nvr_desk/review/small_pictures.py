"""Posters and strips: small JPEGs of our own making, kept beside the originals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.records.media import Thumbnail

if TYPE_CHECKING:
    from nvr_desk.store.workspace import WorkspacePaths


def poster(paths: WorkspacePaths, sha256: str) -> bytes | None:
    """The poster of a clip; None when it gave no picture, or derived files were deleted."""
    try:
        return paths.poster(sha256).read_bytes()
    except OSError:
        return None


def strip(paths: WorkspacePaths, sha256: str) -> tuple[Thumbnail, ...]:
    """Small pictures over the length of a clip, in order of pts; empty when there are none."""
    try:
        files = [each for each in paths.strip(sha256).iterdir() if each.suffix == ".jpg"]
        found = [Thumbnail(int(each.stem), each.read_bytes()) for each in files]
    except (OSError, ValueError):
        return ()
    return tuple(sorted(found, key=lambda thumbnail: thumbnail.pts))
