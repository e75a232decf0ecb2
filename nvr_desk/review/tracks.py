"""Tracks of one clip as a file for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from nvr_desk.analysis.track_formats import FORMATS, coco, jsonl, mot
from nvr_desk.errors import NotFoundError, UsageError
from nvr_desk.store import clips, tracks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


def export(db: Connection, sha256: str, form: str) -> str:
    """The newest analysis of a clip as text.

    Args:
        db: An open transaction.
        sha256: The clip.
        form: jsonl, mot or coco (docs/tracks-format.md).

    Raises:
        UsageError: no such format.
        NotFoundError: no such clip, or no detector looked at it.
        IntegrityError: a track names a picture that the clip does not have.
    """
    if form not in FORMATS:
        message = f"no format {form!r}: {', '.join(FORMATS)}"
        raise UsageError(message)
    clip = clips.get(db, sha256)
    analysis = tracks.of_clip(db, sha256)
    if analysis is None or clip.facts is None:
        noun = "analysis of clip"
        raise NotFoundError(noun, sha256[:12])
    if form == "jsonl":
        return _lines(jsonl(analysis, clip.facts.time_base))
    pictures = clips.pts(db, sha256)
    if form == "mot":
        return _lines(mot(analysis, pictures))
    return json.dumps(coco(analysis, clip.facts, pictures, sha256[:12]), indent=1) + "\n"


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
