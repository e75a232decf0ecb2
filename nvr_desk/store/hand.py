"""Changes of tracks by a person: what the detector found is put aside, never lost."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from nvr_desk.errors import NotFoundError, UsageError
from nvr_desk.records.hand import HandEdit, HandKind
from nvr_desk.store.case_tables import clip
from nvr_desk.store.look_tables import analysis, hand_edit, track
from nvr_desk.store.track_inserts import insert_tracks, summarise
from nvr_desk.store.track_rows import whole_track
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from sqlalchemy import Connection, RowMapping, Select

    from nvr_desk.records.hand import HandWork
    from nvr_desk.records.track import Track
    from nvr_desk.store.unit import Unit


def is_held(db: Connection, clip_id: int) -> bool:
    """Whether tracks of the look that answers for a clip were changed by hand, and still are."""
    mine = (
        select(hand_edit.c.id)
        .join(analysis, analysis.c.id == hand_edit.c.analysis_id)
        .where(
            analysis.c.clip_id == clip_id, analysis.c.answers == 1, hand_edit.c.undone_us.is_(None)
        )
    )
    return db.execute(mine.limit(1)).first() is not None


def standing(db: Connection, sha256: str, numbers: Sequence[int]) -> list[Track]:
    """Tracks of the look that answers, boxes and all, in the order they were named.

    Raises:
        NotFoundError: no such track stands.
    """
    mine = (
        select(track)
        .join(analysis, analysis.c.id == track.c.analysis_id)
        .join(clip, clip.c.id == analysis.c.clip_id)
        .where(clip.c.sha256 == sha256, analysis.c.answers == 1, track.c.stands == 1)
        .where(track.c.number.in_(numbers))
    )
    found = {row["number"]: row for row in db.execute(mine).mappings()}
    for number in numbers:
        if number not in found:
            raise NotFoundError("track", f"{number} of clip {sha256[:12]}")
    return [whole_track(found[number]) for number in numbers]


def change(tx: Unit, work: HandWork, time_base: Fraction) -> HandEdit:
    """Put tracks in the place of others; both stay on record.

    Args:
        tx: The transaction, with its entry.
        work: What is to be done, by whom and why.
        time_base: Seconds a pts.

    Raises:
        NotFoundError: no look answers, or no such track stands.
    """
    db = tx.connection
    standing(db, work.sha256, work.replaced)
    owner = db.execute(
        select(analysis.c.id, clip.c.start_s)
        .join(clip, clip.c.id == analysis.c.clip_id)
        .where(clip.c.sha256 == work.sha256, analysis.c.answers == 1)
    ).one()
    last = db.execute(
        select(func.max(track.c.number)).where(track.c.analysis_id == owner.id)
    ).scalar_one()
    numbered = [replace(each, number=n) for n, each in enumerate(work.made, last + 1)]
    edit = db.execute(
        insert(hand_edit)
        .values(
            analysis_id=owner.id,
            case_number=work.case,
            kind=work.kind.value,
            at_s=work.at_s,
            replaced=json.dumps(list(work.replaced)),
            made=json.dumps([each.number for each in numbered]),
            author=work.author,
            reason=work.reason,
            at_us=to_micros(tx.now()),
        )
        .returning(hand_edit.c.id)
    ).scalar_one()
    db.execute(
        update(track)
        .where(track.c.analysis_id == owner.id, track.c.number.in_(work.replaced))
        .values(stands=0, gone_by=edit)
    )
    insert_tracks(db, owner.id, numbered, time_base, owner.start_s or 0.0, made_by=edit)
    summarise(db, owner.id)
    return get(db, edit)


def undo(tx: Unit, edit: int, *, author: str, reason: str) -> HandEdit:
    """Let what was there before stand again; what was made stays on record, and stands no more.

    Raises:
        NotFoundError: no such change.
        UsageError: it was undone already, or a later change builds on it.
    """
    db = tx.connection
    found = get(db, edit)
    if not found.holds:
        message = f"change {edit} was undone already"
        raise UsageError(message)
    later = db.execute(
        select(track.c.gone_by).where(track.c.made_by == edit, track.c.stands == 0).limit(1)
    ).scalar_one_or_none()
    if later is not None:
        message = f"change {later} builds on change {edit}: undo change {later} first"
        raise UsageError(message)
    db.execute(update(track).where(track.c.made_by == edit).values(stands=0))
    db.execute(update(track).where(track.c.gone_by == edit).values(stands=1, gone_by=None))
    db.execute(
        update(hand_edit)
        .where(hand_edit.c.id == edit)
        .values(undone_by=author, undone_reason=reason, undone_us=to_micros(tx.now()))
    )
    owner = db.execute(select(hand_edit.c.analysis_id).where(hand_edit.c.id == edit)).scalar_one()
    summarise(db, owner)
    return get(db, edit)


def get(db: Connection, edit: int) -> HandEdit:
    """One change. Raises NotFoundError."""
    row = db.execute(_selection().where(hand_edit.c.id == edit)).mappings().first()
    if row is None:
        raise NotFoundError("change by hand", str(edit))
    return _edit(row)


def of_clip(db: Connection, sha256: str) -> list[HandEdit]:
    """All changes of a clip's tracks, undone ones too, oldest first; of the look that answers."""
    wanted = _selection().where(clip.c.sha256 == sha256, analysis.c.answers == 1)
    return [_edit(row) for row in db.execute(wanted.order_by(hand_edit.c.id)).mappings()]


def _selection() -> Select[Any]:
    return (
        select(hand_edit, clip.c.sha256)
        .join(analysis, analysis.c.id == hand_edit.c.analysis_id)
        .join(clip, clip.c.id == analysis.c.clip_id)
    )


def _edit(row: RowMapping) -> HandEdit:
    undone = row["undone_us"]
    return HandEdit(
        id=row["id"],
        sha256=row["sha256"],
        kind=HandKind(row["kind"]),
        at_s=row["at_s"],
        replaced=tuple(json.loads(row["replaced"])),
        made=tuple(json.loads(row["made"])),
        case=row["case_number"],
        author=row["author"],
        reason=row["reason"],
        at=from_micros(row["at_us"]),
        undone_by=row["undone_by"],
        undone_at=None if undone is None else from_micros(undone),
        undone_reason=row["undone_reason"],
    )
