"""Tracks as columns: what a search asks of an appearance, read once a look, from an index alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from nvr_desk.records.attributes import ColourName, Direction
from nvr_desk.records.track import ObjectClass
from nvr_desk.store.engine import raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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

_CLASS: Final = {name.value: at for at, name in enumerate(CLASSES)}
_COLOUR: Final = {None if name is None else name.value: at for at, name in enumerate(COLOURS)}
_WAY: Final = {None if name is None else name.value: at for at, name in enumerate(WAYS)}

_ROWS: Final = """
SELECT analysis_id, id, cls, start_s, end_s, best_conf, upper, lower, direction, height_share
FROM track WHERE stands = 1 AND analysis_id IN ({}) ORDER BY analysis_id, id
"""


def _coded(codes: dict[Any, int]) -> Callable[[Sequence[Any]], NDArray[Any]]:
    return lambda cells: np.fromiter(map(codes.__getitem__, cells), np.int8, len(cells))


def _plain(kind: type[np.generic]) -> Callable[[Sequence[Any]], NDArray[Any]]:
    return lambda cells: np.array(cells, kind)


_COLUMNS: Final = {
    "id": _plain(np.int64),
    "cls": _coded(_CLASS),
    "start_s": _plain(np.float64),
    "end_s": _plain(np.float64),
    "conf": _plain(np.float64),
    "upper": _coded(_COLOUR),
    "lower": _coded(_COLOUR),
    "way": _coded(_WAY),
    "height": _plain(np.float64),
}
"""In the order of ``_ROWS`` behind the look; an unmeasured height is NaN."""


class TrackColumns:
    """Standing tracks of the looks read so far. 50 bytes a track. Its owner locks it.

    Attributes:
        columns: name → (n,) of all tracks; what is there once never changes in place.
    """

    def __init__(self) -> None:
        self.columns = {name: make(()) for name, make in _COLUMNS.items()}
        self._size = 0
        self._first = np.zeros(0, np.int64)
        self._count = np.full(0, -1, np.int64)

    def fill(self, db: Connection, looks: NDArray[np.int64], most: int | None = None) -> int:
        """Read looks that are missing, at most ``most`` of them; answers how many are left."""
        wanted = self._missing(looks)
        now = wanted if most is None else wanted[:most]
        for at in range(0, len(now), PAGE):
            page = now[at : at + PAGE]
            places = ", ".join("?" * len(page))
            self._take(page, raw(db).execute(_ROWS.format(places), page.tolist()).fetchall())
        return len(wanted) - len(now)

    def runs(self, looks: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(first place, number of tracks) of each look; all of them were filled before."""
        return self._first[looks], self._count[looks]

    def drop(self, looks: Iterable[int]) -> None:
        """These looks have to be read anew."""
        for look in looks:
            if look < len(self._count):
                self._count[look] = -1

    def _missing(self, looks: NDArray[np.int64]) -> NDArray[np.int64]:
        wanted = np.unique(looks)
        known = np.zeros(len(wanted), np.bool_)
        there = wanted < len(self._count)
        known[there] = self._count[wanted[there]] >= 0
        return wanted[~known]

    def _take(self, looks: NDArray[np.int64], rows: list[Sequence[Any]]) -> None:
        by_column = list(zip(*rows, strict=True)) or [()] * (len(_COLUMNS) + 1)
        owners = np.array(by_column[0], np.int64)
        for (name, make), cells in zip(_COLUMNS.items(), by_column[1:], strict=True):
            self.columns[name] = _grown(self.columns[name], self._size, make(cells))
        more = int(looks[-1]) + 1 - len(self._count)
        if more > 0:
            self._first = np.concatenate([self._first, np.zeros(more, np.int64)])
            self._count = np.concatenate([self._count, np.full(more, -1, np.int64)])
        first = np.searchsorted(owners, looks, "left")
        self._first[looks] = self._size + first
        self._count[looks] = np.searchsorted(owners, looks, "right") - first
        self._size += len(owners)


def _grown(column: NDArray[Any], size: int, more: NDArray[Any]) -> NDArray[Any]:
    """The column with more behind its first ``size`` cells; in place where there is room."""
    if size + len(more) > len(column):
        wider = np.empty(max(2 * len(column), size + len(more)), more.dtype)
        wider[:size] = column[:size]
        column = wider
    column[size : size + len(more)] = more
    return column
