"""What detectors found: one row a track, its boxes in a blob, and what was looked at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import insert, select, update

from nvr_desk.errors import AlreadyExistsError, NotFoundError
from nvr_desk.records.coverage import Look
from nvr_desk.records.strength import LookKind, is_weaker, outranks
from nvr_desk.records.track import Analysis, ObjectClass
from nvr_desk.store import motion_grids, reach
from nvr_desk.store.case_tables import clip
from nvr_desk.store.hand import is_held
from nvr_desk.store.look_tables import analysis, clip_summary, coverage_span, promise, track
from nvr_desk.store.search import search
from nvr_desk.store.track_inserts import insert_tracks, summarise
from nvr_desk.store.track_rows import (
    coverage_of,
    spans_of,
    stamp_of,
    track_row,
    track_selection,
    whole_track,
)
from nvr_desk.timecode import to_micros

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from sqlalchemy import Connection, RowMapping, Select

    from nvr_desk.records.track import Coverage, ModelStamp, TrackRow
    from nvr_desk.store.unit import Unit

__all__ = [
    "add",
    "answers",
    "better",
    "coverage_of_case",
    "done",
    "is_older",
    "look_of_clip",
    "looks_of_case",
    "of_clip",
    "renew",
    "rows_of_case",
    "rows_of_clip",
    "search",
    "stamp",
    "summary",
]


def add(
    tx: Unit,
    made: Analysis,
    time_base: Fraction,
    *,
    score: float | None = None,
    wished: bool = False,
) -> bool:
    """Store a finished look. It becomes the one that answers, unless the one that does is stronger.

    What is stronger stands in `records.strength`. Else the newer one answers, unless a person
    changed tracks of the other by hand: that work is only ever taken back by a person.

    Args:
        tx: The transaction, with the entry of this part in it.
        made: Tracks in the clip's time base, coverage in container seconds.
        time_base: Seconds a pts, of the clip's stream.
        score: How much the look promises, 0 to 1, for lists that sort by it; None keeps none.
        wished: A person asked for it though a stronger profile stands.

    Raises:
        NotFoundError: no such clip.
        AlreadyExistsError: this clip was looked at with this model and settings before.

    Returns:
        Whether lists and searches answer from it now.
    """
    db = tx.connection
    owner = db.execute(
        select(clip.c.id, clip.c.start_s).where(clip.c.sha256 == made.sha256)
    ).first()
    if owner is None:
        raise NotFoundError("clip", made.sha256)
    if done(db, made.sha256, made.model.sha256, made.settings_sha256):
        raise AlreadyExistsError("analysis", made.sha256)
    values = _analysis_values(tx, made, owner.id)
    mine = _kind(made.model.sha256, values["settings"], values["looked_for"])
    first = _may_answer(db, owner.id, mine, wished=wished)
    if first:
        db.execute(update(analysis).where(analysis.c.clip_id == owner.id).values(answers=0))
    identity = db.execute(
        insert(analysis).values(values | {"answers": int(first)}).returning(analysis.c.id)
    ).scalar_one()
    _add_coverage(db, identity, made.coverage)
    if made.motion is not None:
        motion_grids.put(tx, owner.id, made.motion)
    if score is not None:
        db.execute(insert(promise).values(analysis_id=identity, score=min(1.0, max(0.0, score))))
    if made.tracks:
        insert_tracks(db, identity, made.tracks, time_base, owner.start_s or 0.0)
        summarise(db, identity)
    return first


def _may_answer(db: Connection, clip_id: int, mine: LookKind, *, wished: bool) -> bool:
    """Whether nothing stands in the way of a look: no stronger one, no work by hand."""
    row = db.execute(
        select(analysis.c.model_sha256, analysis.c.settings, analysis.c.looked_for).where(
            analysis.c.clip_id == clip_id, analysis.c.answers == 1
        )
    ).first()
    if row is None:
        return True
    return not is_weaker(mine, _kind(*row), wished=wished) and not is_held(db, clip_id)


def _kind(model_sha256: str, settings: str, looked_for: str) -> LookKind:
    return LookKind(model_sha256, profile_of(settings), frozenset(json.loads(looked_for)))


def profile_of(settings: str) -> str | None:
    """The word of the profile in an analysis's settings; None where there is none."""
    told: Any = json.loads(settings)
    word = cast("dict[str, Any]", told).get("profile") if isinstance(told, dict) else None
    return None if word is None else str(word)


def done(db: Connection, sha256: str, model_sha256: str, settings_sha256: str) -> bool:
    """Whether this clip was looked at with this model and these settings."""
    return db.execute(_one_look(sha256, model_sha256, settings_sha256)).first() is not None


def answers(db: Connection, sha256: str, model_sha256: str, settings_sha256: str) -> bool:
    """Whether lists and searches answer from this look."""
    found = db.execute(_one_look(sha256, model_sha256, settings_sha256)).first()
    return found is not None and bool(found.answers)


def stamp(
    db: Connection, sha256: str, model_sha256: str, settings_sha256: str
) -> ModelStamp | None:
    """What made a look that stands; None where none does."""
    row = db.execute(
        _analyses().where(
            clip.c.sha256 == sha256,
            analysis.c.model_sha256 == model_sha256,
            analysis.c.settings_sha256 == settings_sha256,
        )
    )
    found = row.mappings().first()
    return None if found is None else stamp_of(found)


def renew(tx: Unit, sha256: str, model_sha256: str, settings_sha256: str) -> None:
    """Let lists and searches answer from a look that stands already, as if it were made now.

    Raises:
        NotFoundError: this clip was not looked at with this model and settings.
    """
    db = tx.connection
    chosen = db.execute(_one_look(sha256, model_sha256, settings_sha256)).first()
    if chosen is None:
        raise NotFoundError("analysis", sha256)
    of_clip_ = update(analysis).where(analysis.c.clip_id == chosen.clip_id)
    db.execute(of_clip_.values(answers=0))
    db.execute(update(analysis).where(analysis.c.id == chosen.id).values(answers=1))


def is_older(
    db: Connection, sha256: str, model_sha256: str, settings_sha256: str, *, wished: bool = False
) -> bool:
    """Whether this look stands, and another one answers that is not stronger; see ``add``."""
    found = db.execute(_one_look(sha256, model_sha256, settings_sha256)).first()
    if found is None or found.answers:
        return False
    mine = _kind(model_sha256, found.settings, found.looked_for)
    return _may_answer(db, found.clip_id, mine, wished=wished)


def better(
    db: Connection, sha256: str, model_sha256: str, profile: str | None
) -> tuple[str, str] | None:
    """A look with the same model and a stronger profile: (hash of its settings, profile).

    Of several the one that answers, else the newest; None where none stands.
    """
    rows = db.execute(
        select(analysis.c.settings_sha256, analysis.c.settings)
        .join(clip, clip.c.id == analysis.c.clip_id)
        .where(clip.c.sha256 == sha256, analysis.c.model_sha256 == model_sha256)
        .order_by(analysis.c.answers.desc(), analysis.c.id.desc())
    )
    for settings_sha256, settings in rows:
        word = profile_of(settings)
        if word is not None and outranks(word, profile):
            return settings_sha256, word
    return None


def of_clip(db: Connection, sha256: str, model_sha256: str | None = None) -> Analysis | None:
    """The newest analysis of a clip, boxes and all; by one model if it is named.

    Raises:
        BlobDamagedError: a stored track is damaged.
    """
    wanted = _analyses().where(clip.c.sha256 == sha256).order_by(analysis.c.id.desc()).limit(1)
    if model_sha256 is None:
        wanted = wanted.where(analysis.c.answers == 1)
    else:
        wanted = wanted.where(analysis.c.model_sha256 == model_sha256)
    row = db.execute(wanted).mappings().first()
    if row is None:
        return None
    mine = select(track).where(track.c.analysis_id == row["id"], track.c.stands == 1)
    return Analysis(
        sha256=sha256,
        model=stamp_of(row),
        settings=row["settings"],
        settings_sha256=row["settings_sha256"],
        tracks=tuple(map(whole_track, db.execute(mine.order_by(track.c.number)).mappings())),
        coverage=_coverage(db, row),
        seconds=row["seconds"],
    )


def rows_of_clip(db: Connection, sha256: str) -> list[TrackRow]:
    """Tracks of the newest analysis of a clip, without boxes."""
    mine = _standing().where(clip.c.sha256 == sha256)
    return [track_row(row) for row in db.execute(mine.order_by(track.c.number)).mappings()]


def rows_of_case(db: Connection, case: str) -> dict[str, tuple[TrackRow, ...]]:
    """Clip hash → tracks of its newest analysis, for all clips of a case, without boxes."""
    clips = reach.clips(case)
    mine = _standing().where(analysis.c.clip_id.in_(clips))
    found: dict[str, list[TrackRow]] = {}
    for row in db.execute(mine.order_by(track.c.analysis_id, track.c.number)).mappings():
        found.setdefault(row["sha256"], []).append(track_row(row))
    return {sha256: tuple(rows) for sha256, rows in found.items()}


def coverage_of_case(db: Connection, case: str) -> dict[str, Coverage]:
    """Clip hash → coverage of its newest analysis; clips no detector looked at are not in it."""
    clips = reach.clips(case)
    mine = _analyses().where(analysis.c.answers == 1, analysis.c.clip_id.in_(clips))
    rows = db.execute(mine).mappings().all()
    spans = spans_of(db, [row["id"] for row in rows])
    return {row["sha256"]: coverage_of(row, spans.get(row["id"], ())) for row in rows}


def looks_of_case(db: Connection, case: str) -> dict[str, Look]:
    """Clip hash → the look that answers for it; clips no detector looked at are not in it."""
    clips = reach.clips(case)
    mine = _analyses().where(analysis.c.answers == 1, analysis.c.clip_id.in_(clips))
    return _looks(db, db.execute(mine).mappings().all())


def look_of_clip(db: Connection, sha256: str) -> Look | None:
    """The look that answers for a clip, without its tracks; None where no detector looked."""
    mine = _analyses().where(analysis.c.answers == 1, clip.c.sha256 == sha256)
    return _looks(db, db.execute(mine).mappings().all()).get(sha256)


def _looks(db: Connection, rows: Sequence[RowMapping]) -> dict[str, Look]:
    spans = spans_of(db, [row["id"] for row in rows])
    return {
        row["sha256"]: Look(
            stamp_of(row), profile_of(row["settings"]), coverage_of(row, spans.get(row["id"], ()))
        )
        for row in rows
    }


def summary(db: Connection, sha256: str) -> dict[ObjectClass, int]:
    """Class → appearances in the newest analysis of a clip."""
    mine = (
        select(clip_summary.c.cls, clip_summary.c.tracks)
        .join(analysis, analysis.c.id == clip_summary.c.analysis_id)
        .join(clip, clip.c.id == analysis.c.clip_id)
        .where(clip.c.sha256 == sha256, analysis.c.answers == 1)
    )
    return {ObjectClass(cls): count for cls, count in db.execute(mine)}


def _standing() -> Select[Any]:
    return track_selection().where(analysis.c.answers == 1, track.c.stands == 1)


def _one_look(
    sha256: str, model_sha256: str, settings_sha256: str
) -> Select[int, int, int, str, str]:
    columns = (analysis.c.id, analysis.c.clip_id, analysis.c.answers)
    return (
        select(*columns, analysis.c.looked_for, analysis.c.settings)
        .join(clip, clip.c.id == analysis.c.clip_id)
        .where(
            clip.c.sha256 == sha256,
            analysis.c.model_sha256 == model_sha256,
            analysis.c.settings_sha256 == settings_sha256,
        )
    )


def _analyses() -> Any:  # noqa: ANN401 - SQLAlchemy names its columns in the type
    return select(analysis, clip.c.sha256).join(clip, clip.c.id == analysis.c.clip_id)


def _coverage(db: Connection, row: RowMapping) -> Coverage:
    return coverage_of(row, spans_of(db, [row["id"]]).get(row["id"], ()))


def _analysis_values(tx: Unit, made: Analysis, clip_id: int) -> dict[str, Any]:
    return {
        "clip_id": clip_id,
        "model": made.model.name,
        "model_sha256": made.model.sha256,
        "engine": made.model.engine,
        "classes": json.dumps([each.value for each in made.model.classes]),
        "unverified": int(made.model.unverified),
        "settings": made.settings,
        "settings_sha256": made.settings_sha256,
        "looked_for": json.dumps([each.value for each in made.coverage.classes]),
        "looks": made.coverage.looks,
        "looked_s": made.coverage.looked_s,
        "tracks": len(made.tracks),
        "seconds": made.seconds,
        "at_us": to_micros(tx.now()),
        "answers": 1,
    }


def _add_coverage(db: Connection, identity: int, coverage: Coverage) -> None:
    if coverage.spans:
        db.execute(
            insert(coverage_span),
            [
                {
                    "analysis_id": identity,
                    "number": number,
                    "start_s": float(span.start_s),
                    "end_s": float(span.end_s),
                    "kind": span.kind.value,
                    "looks_per_s": float(span.looks_per_s),
                }
                for number, span in enumerate(coverage.spans)
            ],
        )
