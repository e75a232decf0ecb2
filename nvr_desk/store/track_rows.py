"""From rows of ``track`` and ``analysis`` to records; for tracks and search alike."""

from __future__ import annotations

import json
from dataclasses import replace
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
from nvr_desk.store.attribute_columns import attributes_of
from nvr_desk.store.case_tables import clip
from nvr_desk.store.look_tables import analysis, coverage_span, track

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from sqlalchemy import Connection, RowMapping, Select

    from nvr_desk.records.track import Track

CHUNK = 10_000
"""Names in one IN list."""
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


def rows_by_id(db: Connection, ids: Sequence[int]) -> dict[int, TrackRow]:
    """Tracks by their names inside this database, as lists show them; past SQLAlchemy's rows."""
    found: dict[int, TrackRow] = {}
    for at in range(0, len(ids), CHUNK):
        wanted = track_selection().where(track.c.id.in_(ids[at : at + CHUNK]))
        answer = db.execute(wanted)
        names = list(answer.keys())
        for cells in answer:
            row = dict(zip(names, cells, strict=True))
            found[row["id"]] = track_row(row)
    return found


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
    """Analysis → its spans in order."""
    found: dict[int, list[CoverageSpan]] = {}
    for at in range(0, len(analyses), CHUNK):
        wanted = (
            select(coverage_span)
            .where(coverage_span.c.analysis_id.in_(analyses[at : at + CHUNK]))
            .order_by(coverage_span.c.analysis_id, coverage_span.c.number)
        )
        for owner, _, start, end, kind, rate in db.execute(wanted):
            span = CoverageSpan(start, end, CoverageKind(kind), rate)
            found.setdefault(owner, []).append(span)
    return found
