"""Which seconds of each delivery each person has had on screen; sums up entries of the log."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from nvr_desk.store import reach
from nvr_desk.store.engine import raw
from nvr_desk.timecode import to_micros

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection

    from nvr_desk.store.unit import Unit

Spans = tuple[tuple[float, float], ...]
"""Container seconds, in order, none over another."""

GAP_S: Final = 0.25
"""Spans nearer than this are one: they end on pictures."""
MOST: Final = 2_000
"""Spans kept of one delivery; beyond it the two nearest grow together."""

_MINE: Final = """
SELECT w.spans FROM watched w JOIN delivery d ON d.id = w.delivery_id
WHERE w.user = ? AND d.name_id = ?
"""
_PUT: Final = """
INSERT INTO watched (user, delivery_id, spans, at_us)
SELECT ?1, d.id, ?3, ?4 FROM delivery d WHERE d.name_id = ?2
ON CONFLICT (user, delivery_id) DO UPDATE SET spans = excluded.spans, at_us = excluded.at_us
"""


def grow(tx: Unit, user: str, delivery_id: str, from_s: float, to_s: float, at: datetime) -> None:
    """A person has had another span on screen."""
    spans = merged([*_spans(tx.connection, user, delivery_id), (from_s, to_s)])
    text = json.dumps([[round(low, 3), round(high, 3)] for low, high in spans])
    raw(tx.connection).execute(_PUT, (user, delivery_id, text, to_micros(at)))


def of_case(db: Connection, user: str, case: str) -> dict[str, Spans]:
    """Delivery id → what this person has had on screen of it."""
    mine = "SELECT d.name_id, w.spans FROM watched w JOIN delivery d ON d.id = w.delivery_id"
    own = f"{mine} WHERE w.user = ? AND d.case_number = ?"
    found = {name: _read(text) for name, text in raw(db).execute(own, (user, case))}
    for key in reach.joined_keys(db, case):
        for name, text in raw(db).execute(f"{mine} WHERE w.user = ? AND d.id = ?", (user, key)):
            found[name] = _read(text)
    return found


def merged(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans in order, those that touch as one."""
    out: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if out and low <= out[-1][1] + GAP_S:
            out[-1] = (out[-1][0], max(high, out[-1][1]))
        else:
            out.append((low, high))
    while len(out) > MOST:
        gaps = [after[0] - before[1] for before, after in pairwise(out)]
        at = gaps.index(min(gaps))
        out[at : at + 2] = [(out[at][0], out[at + 1][1])]
    return out


def _spans(db: Connection, user: str, delivery_id: str) -> Spans:
    row = raw(db).execute(_MINE, (user, delivery_id)).fetchone()
    return () if row is None else _read(row[0])


def _read(text: str) -> Spans:
    return tuple((float(low), float(high)) for low, high in json.loads(text))
