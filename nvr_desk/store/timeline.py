"""What the timeline draws, read in pages: deliveries without their facts, tracks without boxes.

A page is one read of some milliseconds, whatever the size of the case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from sqlalchemy import func, select

from nvr_desk.records.overview import KINDS
from nvr_desk.store import reach
from nvr_desk.store.case_tables import batch, clip, delivery
from nvr_desk.store.column_cache import cache_of
from nvr_desk.store.engine import raw
from nvr_desk.store.look_tables import analysis, clip_summary, hand_edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection, RowMapping

    from nvr_desk.store.unit import Store

DELIVERIES_A_PAGE: Final = 1000
TRACKS_A_PAGE: Final = 6000
"""About 10 ms of reading."""


def _code(column: str, words: Sequence[str | None], other: int = 0) -> str:
    """SQL that says a word's place in ``words``; words of ours only."""
    places = " ".join(f"WHEN '{word}' THEN {at}" for at, word in enumerate(words) if word)
    return f"CASE {column} {places} ELSE {other} END"


_NUMBERS: Final = """
SELECT id, number FROM track WHERE analysis_id IN (SELECT value FROM json_each(?))
"""
_SPANS: Final = f"""
SELECT s.analysis_id, s.start_s, s.end_s, s.looks_per_s, {_code("s.kind", KINDS)}
FROM coverage_span s WHERE s.analysis_id IN (SELECT value FROM json_each(?))
ORDER BY s.analysis_id, s.number
"""  # noqa: S608 - words of ours


_TOLD: Final = ("start_s", "end_s", "conf", "height", "cls", "upper", "lower", "way")
"""Columns of a track, in the order of ``tracks``."""


class Shipment(NamedTuple):
    """What a lane of a batch or a request is called."""

    label: str
    request: str


def pages(store: Store, case: str) -> Iterator[tuple[Connection, list[RowMapping]]]:
    """Deliveries of a case or series in order of arrival; each page is a short read of its own."""
    with store.read() as db:
        keys = reach.keys(db, case)
    for at in range(0, len(keys), DELIVERIES_A_PAGE):
        with store.read() as db:
            yield db, _page(db, case, keys[at : at + DELIVERIES_A_PAGE])


def _page(db: Connection, case: str, keys: Sequence[int]) -> list[RowMapping]:
    columns = (
        *(delivery.c.id, delivery.c.name_id, delivery.c.name, delivery.c.item, delivery.c.camera),
        *(delivery.c.submitter, delivery.c.batch_sha256, delivery.c.start_us, delivery.c.offset_s),
        *(
            delivery.c.rate_ppm,
            delivery.c.anchor_s,
            delivery.c.claim_zone,
            delivery.c.lat,
            delivery.c.lon,
        ),
        *(delivery.c.accuracy_m, delivery.c.heading_deg, delivery.c.fov_deg),
        func.coalesce(delivery.c.uncertainty_s, delivery.c.claim_uncertainty_s).label("doubt_s"),
        *(delivery.c.visibility, clip.c.state, clip.c.start_s, clip.c.duration_s),
        analysis.c.id.label("analysis"),
        analysis.c.tracks,
        func.json_extract(analysis.c.settings, "$.profile").label("profile"),
    )
    wanted = (
        select(*columns)
        .join(clip, clip.c.id == delivery.c.clip_id)
        .outerjoin(analysis, (analysis.c.clip_id == clip.c.id) & (analysis.c.answers == 1))
        .where(delivery.c.id.in_(keys), reach.checked(case))
        .order_by(delivery.c.id)
    )
    return list(db.execute(wanted).mappings())


def shipments(db: Connection, names: Iterable[str]) -> dict[str, Shipment]:
    """Batch → what its lanes are called."""
    wanted = select(batch.c.sha256, batch.c.label, batch.c.source, batch.c.request)
    found = db.execute(wanted.where(batch.c.sha256.in_(list(names))))
    return {row.sha256: Shipment(row.label or row.source, row.request or "") for row in found}


def edits(db: Connection) -> dict[int, int]:
    """Analysis → a number that another one takes whenever its tracks are changed by hand."""
    steps = func.count() + func.count(hand_edit.c.undone_us)
    wanted = select(hand_edit.c.analysis_id, steps).group_by(hand_edit.c.analysis_id)
    return {int(analysis_id): int(many) for analysis_id, many in db.execute(wanted)}


def tracks(db: Connection, analyses: Sequence[int]) -> NDArray[np.float64]:
    """(n, 10): analysis, number, start_s, end_s, conf, height, class, upper, lower, direction.

    By analysis, then number. Words come as their places in the tuples of `records.overview`,
    seconds as the container's. What searches keep in columns is not read a second time, and what
    is read here is there when somebody asks.
    """
    looks = np.array(analyses, np.int64)
    runs = cache_of(db).tracks(db, looks)
    many = runs.count.sum(axis=0)
    shift = np.repeat(runs.first - (np.cumsum(many) - many), many)
    at = np.arange(len(shift), dtype=np.int64) + shift
    ids = runs.columns["id"][at]
    told = np.array(raw(db).execute(_NUMBERS, (_listed(analyses),)).fetchall(), np.int64)
    told = told.reshape(-1, 2)
    told = told[np.argsort(told[:, 0])]
    number = told[np.searchsorted(told[:, 0], ids), 1]
    owner = np.repeat(looks, many)
    order = np.lexsort((number, owner))
    found = [owner, number, *(runs.columns[name][at] for name in _TOLD)]
    return np.stack([cells[order].astype(np.float64) for cells in found], axis=1)


def spans(db: Connection, analyses: Sequence[int]) -> list[tuple[Any, ...]]:
    """Rows (analysis, start_s, end_s, looks_per_s, kind) of coverage."""
    return raw(db).execute(_SPANS, (_listed(analyses),)).fetchall()


def counts(db: Connection, analyses: Sequence[int]) -> dict[int, dict[str, int]]:
    """Analysis → class → appearances."""
    found: dict[int, dict[str, int]] = {}
    wanted = select(clip_summary.c.analysis_id, clip_summary.c.cls, clip_summary.c.tracks)
    for owner, cls, many in db.execute(wanted.where(clip_summary.c.analysis_id.in_(analyses))):
        found.setdefault(owner, {})[cls] = many
    return found


def _listed(analyses: Sequence[int]) -> str:
    return "[" + ",".join(map(str, analyses)) + "]"
