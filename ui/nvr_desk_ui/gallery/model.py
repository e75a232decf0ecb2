"""Every appearance as a row; pictures and words come page by page, for what is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from nvr_desk.records.gallery import KINDS, STATES
from nvr_desk_ui.presenters import gallery as words
from nvr_desk_ui.presenters.words import class_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk.records.gallery import Gallery, Shot, ShotKey
    from nvr_desk.records.review_state import ReviewState
    from nvr_desk_ui.sight import Sighted

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The row itself: the delegate asks the model for all it paints."""


class GalleryModel(QAbstractListModel):
    """One row an appearance.

    Args:
        lookup: The delivery of an id, as the open case has it.
    """

    def __init__(self, lookup: Callable[[str], DeliveryRow | None]) -> None:
        super().__init__()
        self._lookup = lookup
        self.zone: str | None = None
        self._found: Gallery | None = None
        self._shots: dict[int, Shot] = {}
        self._images: dict[int, Sighted | None] = {}
        self._place: dict[tuple[str, int], int] = {}

    @property
    def found(self) -> Gallery | None:
        """What is listed; None before anything was."""
        return self._found

    def show(self, found: Gallery | None, zone: str | None) -> None:
        """List other appearances; every picture goes."""
        self.beginResetModel()
        self._found, self.zone = found, zone
        self._drop()
        self.endResetModel()

    def forget_pictures(self) -> None:
        """Let go of every picture and of all that was told of them."""
        self._drop()
        self._told(0, self.rowCount() - 1)

    def forget(self, rows: Iterable[int]) -> None:
        """Let go of the pictures of some rows."""
        for row in rows:
            shot = self._shots.pop(row, None)
            self._images.pop(row, None)
            if shot is not None:
                self._place.pop((shot.key.delivery, shot.track.number), None)

    def put_shots(self, first: int, keys: Iterable[ShotKey], shots: Iterable[Shot]) -> None:
        """What lists tell of a page; an appearance that stands no longer gets no picture."""
        by_key = {shot.key: shot for shot in shots}
        row = first
        for row, key in enumerate(keys, first):
            shot = by_key.get(key)
            if shot is None:
                self._images[row] = None
            else:
                self._shots[row] = shot
                self._place[key.delivery, shot.track.number] = row
        self._told(first, row)

    def put_images(self, images: Mapping[int, Sighted | None]) -> None:
        """Pictures by row; None says that there is none."""
        if images:
            self._images.update(images)
            self._told(min(images), max(images))

    def put_state(self, rows: Iterable[int], state: ReviewState | None) -> None:
        """What the person made of some rows, once it is on record."""
        if self._found is None:
            return
        places = np.fromiter(rows, np.int64)
        if len(places):
            self._found.state[places] = STATES.index(state)
            self._found.carried[places] = False
            self._told(int(places.min()), int(places.max()))

    def counts(self) -> dict[ReviewState | None, int]:
        """How many of what is listed have each state."""
        if self._found is None:
            return {}
        many = np.bincount(self._found.state, minlength=len(STATES))
        return {state: int(many[at]) for at, state in enumerate(STATES)}

    def shot(self, row: int) -> Shot | None:
        """What is told of a row; None until its page came."""
        return self._shots.get(row)

    def image(self, row: int) -> Sighted | None:
        """The picture of a row; None until it came, or where there is none."""
        return self._images.get(row)

    def lacks_picture(self, row: int) -> bool:
        """Whether there is known to be no picture."""
        return row in self._images and self._images[row] is None

    def row_of(self, delivery_id: str, number: int) -> int | None:
        """The row of an appearance whose page is here."""
        return self._place.get((delivery_id, number))

    def delivery(self, row: int) -> DeliveryRow | None:
        """The delivery of a row."""
        return None if self._found is None else self._lookup(self._found.key(row).delivery)

    def next_unseen(self, row: int) -> int | None:
        """The next row behind one that has no state; None where there is none."""
        if self._found is None:
            return None
        rest = np.flatnonzero(self._found.state[row + 1 :] == 0)
        return row + 1 + int(rest[0]) if len(rest) else None

    # --- Qt -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Appearances; a tile has no children."""
        return 0 if parent.isValid() or self._found is None else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, spoken text, tooltip, or the row."""
        found = self._found
        if found is None or not index.isValid():
            return None
        row = index.row()
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return class_word(KINDS[int(found.kind[row])])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.caption(found, row, self.delivery(row), self.zone)
        if role == Qt.ItemDataRole.ToolTipRole:
            shot = self._shots.get(row)
            return None if shot is None else self.lines(row)
        return None

    def lines(self, row: int) -> str:
        """All that is told of a row."""
        found, shot = self._found, self._shots.get(row)
        if found is None or shot is None:
            return ""
        return words.lines(shot, found, row, self.delivery(row), self.zone)

    def _drop(self) -> None:
        self._shots.clear()
        self._images.clear()
        self._place.clear()

    def _told(self, first: int, last: int) -> None:
        if 0 <= first <= last < self.rowCount():
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))
