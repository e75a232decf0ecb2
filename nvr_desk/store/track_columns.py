"""Tracks as columns: what a search asks of an appearance, read once a look, from an index alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from nvr_desk.records.attributes import ColourName, Direction
from nvr_desk.records.track import ObjectClass
from nvr_desk.store.engine import raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

CLASSES: Final = tuple(ObjectClass)
"""A class is its place here."""
COLOURS: Final = (None, *ColourName)
"""A colour is its place here; 0 is unknown."""
WAYS: Final = (None, *Direction)
"""A direction is its place here; 0 was not measured."""
PAGE: Final = 400
"""Looks in one read: some 10,000 tracks, 20 ms."""

_NO_HEIGHT: Final = -9e99
"""What a page says of a height that was not measured."""


def _code(column: str, words: Sequence[str | None]) -> str:
    """SQL that says a word's place in ``words``; 0 for none where that is one, -1 for any other."""
    places = " ".join(f"WHEN '{word}' THEN {at}" for at, word in enumerate(words) if word)
    said = f"CASE {column} {places} ELSE -1 END"
    return f"CASE WHEN {column} IS NULL THEN 0 ELSE {said} END" if None in words else said


_ROWS: Final = f"""
SELECT analysis_id, id, {_code("cls", CLASSES)}, start_s, end_s, best_conf,
  {_code("upper", COLOURS)}, {_code("lower", COLOURS)}, {_code("direction", WAYS)},
  coalesce(height_share, {_NO_HEIGHT})
FROM track WHERE stands = 1 AND analysis_id IN (SELECT value FROM json_each(?))
"""  # noqa: S608 - words of ours
_COLUMNS: Final = {
    "id": np.int64,
    "cls": np.int8,
    "start_s": np.float64,
    "end_s": np.float64,
    "conf": np.float64,
    "upper": np.int8,
    "lower": np.int8,
    "way": np.int8,
    "height": np.float64,
}
"""In the order of ``_ROWS`` behind the look; an unmeasured height is NaN."""
_WORDS: Final = ("cls", "upper", "lower", "way")


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Where the tracks of some looks, one behind the other, stand in columns."""

    first: NDArray[np.int64]
    """(n,) first place of each look; its classes follow each other there."""
    count: NDArray[np.int64]
    """(classes, n) tracks."""
    least_s: NDArray[np.float64]
    """(n,) container second of the first sight in each look; infinite without a track."""
    columns: dict[str, NDArray[Any]]
    """See `TrackColumns`."""


class TrackColumns:
    """Standing tracks of the looks read so far. 50 bytes a track. Its owner locks it.

    Those of one look and class stand together, in the order of their keys.

    Attributes:
        columns: name → (n,) of all tracks; what is there once never changes in place.
    """

    def __init__(self) -> None:
        self.columns: dict[str, NDArray[Any]] = {
            name: np.empty(0, kind) for name, kind in _COLUMNS.items()
        }
        self._size = 0
        self._first = np.zeros(0, np.int64)
        self._count = np.full((len(CLASSES), 0), -1, np.int64)
        self._least_s = np.zeros(0)

    def fill(self, db: Connection, looks: NDArray[np.int64], most: int | None = None) -> int:
        """Read looks that are missing, at most ``most`` of them; answers how many are left."""
        wanted = self._missing(looks)
        now = wanted if most is None else wanted[:most]
        for at in range(0, len(now), PAGE):
            page = now[at : at + PAGE]
            listed = json.dumps(page.tolist())
            self._take(page, raw(db).execute(_ROWS, (listed,)).fetchall())
        return len(wanted) - len(now)

    def missing(self, looks: NDArray[np.int64]) -> int:
        """How many of these looks were not read yet."""
        return len(self._missing(looks))

    def runs(self, looks: NDArray[np.int64]) -> Runs:
        """Where the tracks of these looks stand; all were filled before."""
        return Runs(
            self._first[looks],
            self._count[:, looks],
            self._least_s[looks],
            {name: column[: self._size] for name, column in self.columns.items()},
        )

    def drop(self, looks: Iterable[int]) -> None:
        """These looks have to be read anew."""
        for look in looks:
            if look < len(self._first):
                self._count[:, look] = -1

    def _missing(self, looks: NDArray[np.int64]) -> NDArray[np.int64]:
        last = int(looks.max(initial=0))
        if last < len(self._first) and bool((self._count[0, looks] >= 0).all()):
            return looks[:0]
        wanted = np.unique(looks)
        known = np.zeros(len(wanted), np.bool_)
        there = wanted < len(self._first)
        known[there] = self._count[0, wanted[there]] >= 0
        return wanted[~known]

    def _take(self, looks: NDArray[np.int64], rows: list[Sequence[Any]]) -> None:
        width = len(_COLUMNS) + 1
        table = np.fromiter(chain.from_iterable(rows), np.float64, len(rows) * width)
        table = table.reshape(-1, width)
        made: dict[str, NDArray[Any]] = {
            name: table[:, at].astype(kind) for at, (name, kind) in enumerate(_COLUMNS.items(), 1)
        }
        if any((made[name] < 0).any() for name in _WORDS):
            raise ValueError("a track says a word that is none of ours")
        made["height"][made["height"] == _NO_HEIGHT] = np.nan
        runs = table[:, 0].astype(np.int64) * len(CLASSES) + made["cls"]
        order = np.lexsort((made["id"], runs))
        runs = runs[order]
        for name, column in made.items():
            self.columns[name] = _grown(self.columns[name], self._size, column[order])
        more = int(looks[-1]) + 1 - len(self._first)
        if more > 0:
            self._first = np.concatenate([self._first, np.zeros(more, np.int64)])
            unread = np.full((len(CLASSES), more), -1, np.int64)
            self._count = np.concatenate([self._count, unread], axis=1)
            self._least_s = np.concatenate([self._least_s, np.zeros(more)])
        wanted = looks * len(CLASSES) + np.arange(len(CLASSES))[:, None]
        first = np.searchsorted(runs, wanted, "left")
        many = np.searchsorted(runs, wanted, "right") - first
        self._first[looks] = self._size + first[0]
        self._count[:, looks] = many
        start_s = made["start_s"][order]
        self._least_s[looks] = [
            start_s[low:high].min(initial=np.inf)
            for low, high in zip(first[0], first[0] + many.sum(axis=0), strict=True)
        ]
        self._size += len(runs)


def _grown(column: NDArray[Any], size: int, more: NDArray[Any]) -> NDArray[Any]:
    """The column with more behind its first ``size`` cells; in place where there is room."""
    if size + len(more) > len(column):
        wider = np.empty(max(2 * len(column), size + len(more)), more.dtype)
        wider[:size] = column[:size]
        column = wider
    column[size : size + len(more)] = more
    return column
