"""What each person made of each appearance; unseen has no row.

A state belongs to an appearance of one look. Where another look answers by now, or a person changed
tracks by hand, it is carried to the appearance of the same class in the same clip that shares most
of its time, if that is at least half of the shorter one; the rows stay as they were said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from nvr_desk.records.gallery import STATES
from nvr_desk.records.track import ObjectClass
from nvr_desk.store.engine import raw
from nvr_desk.store.track_columns import CLASSES
from nvr_desk.timecode import to_micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from nvr_desk.records.gallery import ShotKey
    from nvr_desk.records.review_state import ReviewState
    from nvr_desk.store.search_reach import Reach
    from nvr_desk.store.search_tracks import Fitting
    from nvr_desk.store.track_columns import Runs
    from nvr_desk.store.unit import Unit

_SHARED: Final = 0.5
"""Of the shorter one's time that two appearances have in common, to be taken for the same."""
_TRACK_BITS: Final = 40
_CODE: Final = {None if state is None else state.value: at for at, state in enumerate(STATES)}

_SAID: Final = """
SELECT r.delivery_id, t.id, r.state, t.stands AND a.answers, t.cls, t.start_s, t.end_s
FROM review_state r
JOIN track t ON t.analysis_id = r.analysis AND t.number = r.track
JOIN analysis a ON a.id = r.analysis
WHERE r.user = ? AND r.case_number = ? ORDER BY r.at_us
"""
_PUT: Final = """
INSERT INTO review_state (user, case_number, delivery_id, track, analysis, state, at_us)
SELECT ?1, ?2, d.id, t.number, t.analysis_id, ?5, ?6
FROM delivery d JOIN track t ON t.id = ?4 WHERE d.name_id = ?3
ON CONFLICT (user, delivery_id, track, analysis)
DO UPDATE SET case_number = excluded.case_number, state = excluded.state, at_us = excluded.at_us
"""
_FORGET: Final = """
DELETE FROM review_state
WHERE user = ?1 AND delivery_id = (SELECT id FROM delivery WHERE name_id = ?2)
  AND (analysis, track) IN (
    SELECT old.analysis_id, old.number FROM track now
    JOIN track old ON old.cls = now.cls AND old.start_s <= now.end_s AND old.end_s >= now.start_s
    JOIN analysis a ON a.id = old.analysis_id
    JOIN analysis b ON b.id = now.analysis_id AND b.clip_id = a.clip_id
    WHERE now.id = ?3 AND (old.id = now.id OR old.stands = 0 OR a.answers = 0)
  )
"""
_NOW: Final = """
SELECT r.state FROM review_state r JOIN delivery d ON d.id = r.delivery_id
JOIN track t ON t.analysis_id = r.analysis AND t.number = r.track
WHERE r.user = ? AND d.name_id = ? AND t.id = ?
"""


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """States of some appearances, (n,) each."""

    code: NDArray[np.int8]
    """Place in `records.gallery.STATES`."""
    carried: NDArray[np.bool_]
    """Said of an earlier look, or of a track that was changed by hand since."""
    lost: int
    """Said of something in the same deliveries that was not found again."""


def put(
    tx: Unit,
    user: str,
    case: str,
    keys: Iterable[ShotKey],
    state: ReviewState | None,
    at: datetime,
) -> None:
    """Say what somebody made of some appearances; None is unseen again."""
    driver = raw(tx.connection)
    named = [(key.delivery, key.track) for key in keys]
    if state is None:
        driver.executemany(_FORGET, [(user, *key) for key in named])
        return
    rows = [(user, case, delivery, track, state.value, to_micros(at)) for delivery, track in named]
    driver.executemany(_PUT, rows)


def of(db: Connection, user: str, keys: Iterable[ShotKey]) -> list[ReviewState | None]:
    """What somebody said of each of these; carried states are not looked for."""
    found: list[ReviewState | None] = []
    for key in keys:
        row = raw(db).execute(_NOW, (user, key.delivery, key.track)).fetchone()
        found.append(None if row is None else STATES[_CODE[row[0]]])
    return found


def states(
    db: Connection, user: str, case: str, reach: Reach, runs: Runs, found: Fitting
) -> States:
    """What somebody said of appearances that fit a question."""
    said = raw(db).execute(_SAID, (user, case)).fetchall()
    code = np.zeros(len(found.at), np.int8)
    carried = np.zeros(len(found.at), np.bool_)
    if not said:
        return States(code, carried, 0)
    names = _names(reach.columns.key[found.owner], runs.columns["id"][found.at])
    direct = {(row[0] << _TRACK_BITS) + row[1]: _CODE[row[2]] for row in said if row[3]}
    _assign(names, direct, code)
    moved, lost = _carried(reach, runs, [row for row in said if not row[3]])
    later = np.zeros(len(found.at), np.int8)
    _assign(names, moved, later)
    carried = (code == 0) & (later > 0)
    code[carried] = later[carried]
    return States(code, carried, lost)


def _names(keys: NDArray[np.int64], tracks: NDArray[np.int64]) -> NDArray[np.int64]:
    """One number for a delivery and a track."""
    return np.asarray((keys << _TRACK_BITS) + tracks, np.int64)


def _assign(names: NDArray[np.int64], said: dict[int, int], code: NDArray[np.int8]) -> None:
    """Write the state of each name that has one."""
    known = np.fromiter(said, np.int64, len(said))
    values = np.fromiter(said.values(), np.int8, len(said))
    order = np.argsort(known)
    known, values = known[order], values[order]
    if not len(known):
        return
    place = np.minimum(np.searchsorted(known, names), len(known) - 1)
    hit = known[place] == names
    code[hit] = values[place[hit]]


def _carried(
    reach: Reach, runs: Runs, stale: Sequence[Sequence[Any]]
) -> tuple[dict[int, int], int]:
    """(name now → state, how many have no counterpart) of states said of what answers no more."""
    moved: dict[int, int] = {}
    lost = 0
    place_of = {int(reach.columns.key[row]): at for at, row in enumerate(reach.rows.tolist())}
    for key, _, state, _, cls, start_s, end_s in stale:
        place = place_of.get(key)
        if place is None:
            continue
        track = _same(runs, place, ObjectClass(cls), start_s, end_s)
        if track is None:
            lost += 1
        else:
            moved[(key << _TRACK_BITS) + track] = _CODE[state]
    return moved, lost


def _same(runs: Runs, place: int, cls: ObjectClass, start_s: float, end_s: float) -> int | None:
    """Id of the track of a look that shares most of a span with one of another look."""
    code = CLASSES.index(cls)
    first = int(runs.first[place] + runs.count[:code, place].sum())
    mine = slice(first, first + int(runs.count[code, place]))
    starts, ends = runs.columns["start_s"][mine], runs.columns["end_s"][mine]
    shared = np.minimum(ends, end_s) - np.maximum(starts, start_s)
    shorter = np.minimum(ends - starts, end_s - start_s)
    fits = shared >= _SHARED * shorter
    if not fits.any():
        return None
    best = int(np.argmax(np.where(fits, shared, -np.inf)))
    return int(runs.columns["id"][mine][best])
