"""Poster and strip of a clip: small pictures in ``derived/``, made at ingest, gone at withdrawal.

They may be deleted any time, so whatever goes wrong with them is logged and stops nothing.
"""

from __future__ import annotations

import logging
import os
import shutil
import uuid
from typing import TYPE_CHECKING

from nvr_desk.records.delivery import Visibility
from nvr_desk.records.media import MediaState
from nvr_desk.store import cases, deliveries

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.media import Clip, Survey
    from nvr_desk.store.workspace import WorkspacePaths

WITHDRAWN_HERE = "these bytes were withdrawn in this case"
"""Why a delivery of bytes comes in held that somebody took back before."""

_log = logging.getLogger(__name__)


def save_pictures(paths: WorkspacePaths, sha256: str, survey: Survey) -> None:
    """Keep poster and strip of a clip where views look for them."""
    try:
        if survey.strip:
            _save_strip(paths.strip(sha256), survey)
        if survey.poster:
            _save_poster(paths.poster(sha256), survey.poster.jpeg)
    except OSError as error:
        _log.warning("the pictures of clip %s were not kept: %s", sha256[:12], error)


def pictures_missing(paths: WorkspacePaths, clip: Clip) -> bool:
    """Whether a clip that has pictures lacks its poster."""
    readable = clip.state in (MediaState.OK, MediaState.PARTIAL)
    return readable and not paths.poster(clip.sha256).exists()


def may_have_pictures(delivery: Delivery) -> bool:
    """Whether pictures may be made for a delivery: not of what somebody took back."""
    if delivery.visibility is Visibility.HELD:
        return delivery.consent.reason != WITHDRAWN_HERE
    return delivery.visibility is not Visibility.WITHDRAWN


def drop_withdrawn_pictures(paths: WorkspacePaths, db: Connection, sha256: str) -> bool:
    """Delete the pictures of a clip once no delivery of it, in any case, may have them.

    Returns:
        Whether nothing may have them any more.
    """
    for case in cases.listing(db):
        if any(may_have_pictures(each) for each in deliveries.of_clip(db, case.number, sha256)):
            return False
    try:
        paths.poster(sha256).unlink(missing_ok=True)
        if paths.strip(sha256).exists():
            shutil.rmtree(paths.strip(sha256))
    except OSError as error:
        _log.warning("pictures of clip %s could not be deleted: %s", sha256[:12], error)
    return True


def _save_strip(folder: Path, survey: Survey) -> None:
    part = _part(folder)
    part.mkdir(parents=True)
    try:
        for thumbnail in survey.strip:
            (part / f"{thumbnail.pts}.jpg").write_bytes(thumbnail.jpeg)
        if folder.exists():
            shutil.rmtree(folder)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _save_poster(target: Path, jpeg: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = _part(target)
    try:
        part.write_bytes(jpeg)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _part(target: Path) -> Path:
    """A name beside the target that no other process or thread writes to."""
    return target.with_name(f"{target.name}.{os.getpid()}-{uuid.uuid4().hex[:8]}.part")
