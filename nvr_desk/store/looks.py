"""What finished looks cost, for whoever wants to know how long the next ones will take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from nvr_desk.records.estimate import PastLook
from nvr_desk.store.case_tables import clip
from nvr_desk.store.look_tables import analysis

if TYPE_CHECKING:
    from sqlalchemy import Connection

OVER = 200
"""Newest looks that are looked back on."""


def past(db: Connection, model_sha256: str, settings_sha256: str) -> list[PastLook]:
    """Finished looks with this model and these settings, newest first, at most ``OVER``."""
    facts = (clip.c.duration_s, clip.c.frames, clip.c.width, clip.c.height, clip.c.codec)
    rows = db.execute(
        select(analysis.c.seconds, analysis.c.looks, *facts)
        .join(clip, clip.c.id == analysis.c.clip_id)
        .where(
            analysis.c.model_sha256 == model_sha256,
            analysis.c.settings_sha256 == settings_sha256,
            clip.c.frames.is_not(None),
            clip.c.codec.is_not(None),
        )
        .order_by(analysis.c.id.desc())
        .limit(OVER)
    )
    return [PastLook(*row) for row in rows]
