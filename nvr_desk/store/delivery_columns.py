"""Deliveries of a case as columns: what a search asks of each, with its look and its coverage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from nvr_desk.records.coverage import FIRST_LOOK, THIN_BELOW
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.search import ModelName
from nvr_desk.records.track import CoverageKind
from nvr_desk.store import reach
from nvr_desk.store.engine import raw
from nvr_desk.store.track_rows import CHUNK, classes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.track import ObjectClass

NEVER: Final = 1 << 62
"""Behind every instant: deliveries without a time come last."""
SUMS: Final = ("dense_s", "thin_s", "still_s", "decoded_s", "failed_s", "looks")
"""Columns of ``seen``; as fields of `records.coverage.Tally`."""

_ROWS: Final = f"""
SELECT d.id, d.name_id, d.visibility, coalesce(d.start_us, {NEVER}), coalesce(d.end_us, {NEVER}),
       d.lat, d.lon, coalesce(c.start_s, 0.0), coalesce(c.duration_s, 0.0), coalesce(a.id, 0),
       a.looked_for, a.unverified, a.model, a.model_sha256, json_extract(a.settings, '$.profile'),
       d.name, d.item, d.claim_zone, f.zone, 1.0 + coalesce(d.rate_ppm, 0.0) / 1e6
FROM delivery d
JOIN clip c ON c.id = d.clip_id
JOIN case_file f ON f.number = d.case_number
LEFT JOIN analysis a ON a.clip_id = d.clip_id AND a.answers = 1
"""  # noqa: S608 - a number of ours
_KINDS: Final = {
    CoverageKind.STILL.value: 2,
    CoverageKind.DECODED.value: 3,
    CoverageKind.FAILED.value: 4,
}
_SEEN: Final = f"""
SELECT s.analysis_id, s.kind,
       s.kind = '{CoverageKind.LOOKED.value}' AND s.looks_per_s < {THIN_BELOW},
       sum(s.end_s - s.start_s), sum((s.end_s - s.start_s) * s.looks_per_s)
FROM coverage_span s WHERE s.analysis_id IN ({{}})
GROUP BY 1, 2, 3
"""  # noqa: S608 - words and numbers of ours


@dataclass(frozen=True, slots=True, eq=False)
class DeliveryColumns:
    """(n,) each, in order of arrival."""

    key: NDArray[np.int64]
    """Number inside this database."""
    ids: tuple[str, ...]
    names: tuple[str, ...]
    items: tuple[str | None, ...]
    shown: NDArray[np.bool_]
    start_us: NDArray[np.int64]
    """``NEVER`` where the time is unknown."""
    end_us: NDArray[np.int64]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    """Degrees; NaN where no place is known."""
    clip_start_s: NDArray[np.float64]
    duration_s: NDArray[np.float64]
    rate: NDArray[np.float64]
    """Seconds that pass in the world while one passes in the clip: 1 but for a drift."""
    look: NDArray[np.int64]
    """Key of the look that answers; 0 where no detector looked."""
    looked_for: NDArray[np.int32]
    """Place in ``kinds``; -1 without a look."""
    kinds: tuple[frozenset[ObjectClass], ...]
    model: NDArray[np.int32]
    """Place in ``models``; -1 without a look."""
    models: tuple[ModelName, ...]
    first_pass: NDArray[np.bool_]
    zone: NDArray[np.int32]
    """Place in ``zones``: of the claim, else of its case."""
    zones: tuple[str | None, ...]
    seen: NDArray[np.float64]
    """(n, 6) seconds and looks of the whole clip: ``SUMS``."""
    rank: NDArray[np.int64]
    """Its place when ordered by name."""
    place: dict[str, int]
    """Id → row."""
    known: dict[int, Delivery] = field(default_factory=dict[int, "Delivery"])
    """Key → delivery, of those that an answer named; they change only with these columns."""

    @classmethod
    def read(cls, db: Connection, case: str) -> DeliveryColumns:
        """Every delivery that the case or series reaches, hidden ones too."""
        rows = [*_rows(db, case)]
        cells: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * 20
        looked_for, kinds = _coded(cells[10])
        models, names = _coded(
            [
                None if row[12] is None else ModelName(row[12], row[13], bool(row[11]))
                for row in rows
            ]
        )
        zones = [zone or of_case for zone, of_case in zip(cells[17], cells[18], strict=True)]
        zone, zone_names = _coded(zones, with_none=True)
        look = np.array(cells[9], np.int64)
        order = sorted(range(len(rows)), key=lambda at: (rows[at][15], rows[at][1]))
        rank = np.empty(len(rows), np.int64)
        rank[order] = np.arange(len(rows))
        return cls(
            key=np.array(cells[0], np.int64),
            ids=tuple(cells[1]),
            names=tuple(cells[15]),
            items=tuple(cells[16]),
            shown=np.array([each == Visibility.SHOWN.value for each in cells[2]], np.bool_),
            start_us=np.array(cells[3], np.int64),
            end_us=np.array(cells[4], np.int64),
            lat=np.array(cells[5], np.float64),
            lon=np.array(cells[6], np.float64),
            clip_start_s=np.array(cells[7], np.float64),
            duration_s=np.array(cells[8], np.float64),
            rate=np.array(cells[19], np.float64),
            look=look,
            looked_for=looked_for,
            kinds=tuple(frozenset(classes_of(text)) for text in kinds),
            model=models,
            models=tuple(names),
            first_pass=np.array([word == FIRST_LOOK for word in cells[14]], np.bool_),
            zone=zone,
            zones=tuple(zone_names),
            seen=_seen(db, look),
            rank=rank,
            place={name: at for at, name in enumerate(cells[1])},
        )

    @property
    def dated(self) -> NDArray[np.bool_]:
        """Where the time is known."""
        return np.not_equal(self.start_us, NEVER)


def distinct(codes: NDArray[np.int32]) -> list[int]:
    """Places that occur in a column of places."""
    # None is -1.
    return (np.flatnonzero(np.bincount(codes + 1)) - 1).tolist()


def _rows(db: Connection, case: str) -> Iterator[Sequence[Any]]:
    yield from raw(db).execute(f"{_ROWS} WHERE d.case_number = ? ORDER BY d.id", (case,))
    joined = reach.joined_keys(db, case)
    for chunk in _chunks(joined):
        marks = ", ".join("?" * len(chunk))
        yield from raw(db).execute(f"{_ROWS} WHERE d.id IN ({marks}) ORDER BY d.id", chunk)


def _seen(db: Connection, look: NDArray[np.int64]) -> NDArray[np.float64]:
    """(n, 6) what happened to each clip as a whole."""
    by_look = np.zeros((int(look.max(initial=0)) + 1, len(SUMS)))
    for chunk in _chunks(np.unique(look).tolist()):
        words = _SEEN.format(", ".join("?" * len(chunk)))
        for owner, kind, thin, seconds, looks in raw(db).execute(words, chunk):
            by_look[owner, _KINDS.get(kind, 1 if thin else 0)] = seconds
            by_look[owner, -1] += looks
    return by_look[look]


def _coded(cells: Sequence[Any], *, with_none: bool = False) -> tuple[NDArray[np.int32], list[Any]]:
    """(place of each value in the list, the list of values); -1 for None."""
    values = dict.fromkeys(each for each in cells if with_none or each is not None)
    places = {value: at for at, value in enumerate(values)}
    return np.array([places.get(each, -1) for each in cells], np.int32), list(values)


def _chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for at in range(0, len(keys), CHUNK):
        yield keys[at : at + CHUNK]
