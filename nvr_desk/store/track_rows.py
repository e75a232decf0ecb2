"""From rows of ``track`` and ``analysis`` to records; for tracks and search alike."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from nvr_desk.records.coverage import THIN_BELOW, Tally
from nvr_desk.records.track import (
    Coverage,
    CoverageKind,
    CoverageSpan,
    ModelStamp,
    ObjectClass,
    TrackRow,
)
from nvr_desk.store import blob
from nvr_desk.store.attribute_columns import COLUMNS, attributes_from, attributes_of
from nvr_desk.store.case_tables import clip
from nvr_desk.store.engine import raw
from nvr_desk.store.look_tables import analysis, coverage_span, track

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from sqlalchemy import Connection, RowMapping, Select

    from nvr_desk.records.search import ModelName
    from nvr_desk.records.track import Track

CHUNK = 10_000
"""Names in one IN list."""
_CLASSES = {each.value: each for each in ObjectClass}
_KINDS = {each.value: each for each in CoverageKind}
_LISTED = f"""
SELECT id, number, cls, start_s, end_s, best_s, best_pts, best_conf,
       best_x1, best_y1, best_x2, best_y2, rows, seen, made_by, {", ".join(COLUMNS)}
FROM track WHERE id IN ({{}})
"""  # noqa: S608 - names of ours
_SPANS = """
SELECT analysis_id, start_s, end_s, kind, looks_per_s FROM coverage_span
WHERE analysis_id IN ({}) ORDER BY analysis_id, number
"""
_SUMS = {
    CoverageKind.LOOKED.value: "dense_s",
    CoverageKind.STILL.value: "still_s",
    CoverageKind.DECODED.value: "decoded_s",
    CoverageKind.FAILED.value: "failed_s",
}


def track_selection() -> Select[Any]:
    """Columns that ``track_row`` reads; no blobs."""
    return (
        select(
            *(each for each in track.c if each.name != "data"),
            clip.c.sha256,
            clip.c.start_s.label("clip_start_s"),
            analysis.c.model,
            analysis.c.model_sha256,
            analysis.c.unverified,
        )
        .join(analysis, analysis.c.id == track.c.analysis_id)
        .join(clip, clip.c.id == analysis.c.clip_id)
    )


def track_row(row: Mapping[Any, Any]) -> TrackRow:
    """A track as lists show it."""
    return TrackRow(
        sha256=row["sha256"],
        number=row["number"],
        cls=ObjectClass(row["cls"]),
        start_s=row["start_s"],
        end_s=row["end_s"],
        best_s=row["best_s"],
        best_pts=row["best_pts"],
        best_conf=row["best_conf"],
        best_box=(row["best_x1"], row["best_y1"], row["best_x2"], row["best_y2"]),
        rows=row["rows"],
        seen=row["seen"],
        model=row["model"],
        model_sha256=row["model_sha256"],
        unverified=bool(row["unverified"]),
        attributes=attributes_of(row),
        by_hand=row["made_by"] is not None,
    )


@dataclass(frozen=True, slots=True)
class Whose:
    """What every track of a look shares."""

    sha256: str
    """Of the clip."""
    model: ModelName


def rows_by_id(db: Connection, whose: Mapping[int, Whose]) -> dict[int, TrackRow]:
    """Tracks by their names inside this database, as lists show them; past SQLAlchemy's rows.

    Args:
        db: An open transaction.
        whose: Name → what is known of its look already.
    """
    found: dict[int, TrackRow] = {}
    names = sorted(whose)
    for at in range(0, len(names), CHUNK):
        page = names[at : at + CHUNK]
        words = _LISTED.format(", ".join("?" * len(page)))
        found |= {row[0]: _listed(row, whose[row[0]]) for row in raw(db).execute(words, page)}
    return found


def _listed(row: Sequence[Any], whose: Whose) -> TrackRow:
    """A row of ``_LISTED``."""
    return TrackRow(
        sha256=whose.sha256,
        number=row[1],
        cls=_CLASSES.get(row[2]) or ObjectClass(row[2]),
        start_s=row[3],
        end_s=row[4],
        best_s=row[5],
        best_pts=row[6],
        best_conf=row[7],
        best_box=(row[8], row[9], row[10], row[11]),
        rows=row[12],
        seen=row[13],
        model=whose.model.name,
        model_sha256=whose.model.sha256,
        unverified=whose.model.unverified,
        attributes=attributes_from(row[15:], row[6]),
        by_hand=row[14] is not None,
    )


def whole_track(row: RowMapping) -> Track:
    """A track with its boxes, from all columns. Raises BlobDamagedError."""
    return replace(
        blob.decode_track(row["number"], ObjectClass(row["cls"]), row["data"]),
        attributes=attributes_of(row),
        by_hand=row["made_by"] is not None,
    )


def stamp_of(row: RowMapping) -> ModelStamp:
    """Which detector made an analysis."""
    return ModelStamp(
        row["model"],
        row["model_sha256"],
        row["engine"],
        classes_of(row["classes"]),
        bool(row["unverified"]),
    )


def classes_of(text: str) -> tuple[ObjectClass, ...]:
    """Classes as an analysis stores them."""
    return tuple(ObjectClass(name) for name in json.loads(text))


def coverage_of(row: RowMapping, spans: Iterable[CoverageSpan]) -> Coverage:
    """What an analysis looked at."""
    return Coverage(tuple(spans), classes_of(row["looked_for"]), row["looks"])


def tallies_of(db: Connection, analyses: Sequence[int]) -> dict[int, Tally]:
    """Analysis → its spans added up; no footage, which is the clip's to say."""
    length = coverage_span.c.end_s - coverage_span.c.start_s
    thin = (coverage_span.c.kind == CoverageKind.LOOKED.value) & (
        coverage_span.c.looks_per_s < THIN_BELOW
    )
    found: dict[int, Tally] = {}
    for at in range(0, len(analyses), CHUNK):
        wanted = (
            select(
                coverage_span.c.analysis_id,
                coverage_span.c.kind,
                thin,
                func.sum(length),
                func.sum(length * coverage_span.c.looks_per_s),
            )
            .where(coverage_span.c.analysis_id.in_(analyses[at : at + CHUNK]))
            .group_by(coverage_span.c.analysis_id, coverage_span.c.kind, thin)
        )
        for owner, kind, is_thin, seconds, looks in db.execute(wanted):
            part = Tally(looks=looks, **{"thin_s" if is_thin else _SUMS[kind]: seconds})
            found[owner] = found.get(owner, Tally()) + part
    return found


def spans_of(db: Connection, analyses: Sequence[int]) -> dict[int, list[CoverageSpan]]:
    """Analysis → its spans in order; past SQLAlchemy's rows."""
    found: dict[int, list[CoverageSpan]] = {}
    for at in range(0, len(analyses), CHUNK):
        page = analyses[at : at + CHUNK]
        words = _SPANS.format(", ".join("?" * len(page)))
        for owner, start, end, kind, rate in raw(db).execute(words, page):
            told = _KINDS.get(kind) or CoverageKind(kind)
            found.setdefault(owner, []).append(CoverageSpan(start, end, told, rate))
    return found
