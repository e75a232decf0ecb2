"""What every search reads, kept as columns for as long as the rows are the same.

The sums of `seals` tell: they stand in the same transaction as the rows, so a row that came,
went or was changed by anybody's program, here or in another process, shows at once. Nothing kept
here is ever written to disk.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from nvr_desk.store.delivery_columns import DeliveryColumns
from nvr_desk.store.engine import raw
from nvr_desk.store.track_columns import TrackColumns

if TYPE_CHECKING:
    import sqlite3

    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import Connection, Engine

    from nvr_desk.store.track_columns import Runs

_MOST_CASES: Final = 3
"""Cases whose deliveries are kept: some MB each at 40,000."""
_BEHIND_DELIVERIES: Final = (
    *("analysis", "case_file", "clip", "consent", "coverage_span", "delivery", "series_case"),
)
_BEHIND_TRACKS: Final = ("analysis", "hand_edit", "track")

Marks = dict[str, tuple[int, bytes]]
"""Table → (rows, sum), as `seals` keep them."""


@dataclass(slots=True)
class ColumnCache:
    """Of one open workspace."""

    lock: threading.RLock = field(default_factory=threading.RLock)
    deliveries_: OrderedDict[str, tuple[Marks, DeliveryColumns]] = field(
        default_factory=OrderedDict[str, "tuple[Marks, DeliveryColumns]"]
    )
    tracks_: TrackColumns = field(default_factory=TrackColumns)
    asked: bool = False
    """Whether somebody asked before: whoever asks again gets everything read."""
    of_tracks: Marks = field(default_factory=dict[str, tuple[int, bytes]])

    def deliveries(self, db: Connection, case: str) -> DeliveryColumns:
        """Deliveries that a case or series reaches, as of this transaction."""
        marks = _marks(raw(db), _BEHIND_DELIVERIES)
        with self.lock:
            known = self.deliveries_.get(case)
            if known is not None and known[0] == marks:
                self.deliveries_.move_to_end(case)
                return known[1]
        made = DeliveryColumns.read(db, case)
        with self.lock:
            self.deliveries_[case] = (marks, made)
            while len(self.deliveries_) > _MOST_CASES:
                self.deliveries_.popitem(last=False)
        return made

    def unread(self, db: Connection, looks: NDArray[np.int64]) -> int:
        """How many of these looks were not read yet."""
        with self.lock:
            self._renew_tracks(db)
            return self.tracks_.missing(looks)

    def tracks(self, db: Connection, looks: NDArray[np.int64]) -> Runs:
        """Tracks of these looks, as of this transaction; what was not read before is read now."""
        with self.lock:
            self._renew_tracks(db)
            self.tracks_.fill(db, looks)
            return self.tracks_.runs(looks)

    def prepare(self, db: Connection, looks: NDArray[np.int64], most: int) -> int:
        """Read some of these looks ahead of ``tracks``; answers how many are left to read."""
        with self.lock:
            self._renew_tracks(db)
            return self.tracks_.fill(db, looks, most)

    def _renew_tracks(self, db: Connection) -> None:
        """Forget what is no longer as it was read.

        A look's tracks come with it and stay as they are until a person changes them by hand, so
        looks that come leave what was read of the others in place.
        """
        marks = _marks(raw(db), _BEHIND_TRACKS)
        before, self.of_tracks = self.of_tracks, marks
        if _went(before, marks):
            self.tracks_ = TrackColumns()
        elif before.get("hand_edit") != marks.get("hand_edit"):
            self.tracks_.drop(_edited(raw(db)))


_caches: WeakKeyDictionary[Engine, ColumnCache] = WeakKeyDictionary()
_making = threading.Lock()


def cache_of(db: Connection) -> ColumnCache:
    """The columns kept for the workspace behind a connection."""
    with _making:
        return _caches.setdefault(db.engine, ColumnCache())


def _marks(driver: sqlite3.Connection, names: tuple[str, ...]) -> Marks:
    places = ", ".join("?" * len(names))
    asked = f"SELECT name, rows, sum FROM row_seal WHERE name IN ({places})"  # noqa: S608
    return {name: (rows, total) for name, rows, total in driver.execute(asked, names)}


def _went(before: Marks, now: Marks) -> bool:
    """Whether anything was taken away, or tracks changed without a look or a hand behind it."""
    if any(now.get(name, (0, b""))[0] < rows for name, (rows, _) in before.items()):
        return True
    others = ("analysis", "hand_edit")
    silent = all(before.get(name) == now.get(name) for name in others)
    return silent and before.get("track") != now.get("track")


def _edited(driver: sqlite3.Connection) -> list[int]:
    return [row[0] for row in driver.execute("SELECT DISTINCT analysis_id FROM hand_edit")]
