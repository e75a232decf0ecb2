"""The table of deliveries behind list and cards; texts are made when a row is painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from nvr_desk.records.delivery import Visibility
from nvr_desk_ui import theme
from nvr_desk_ui.presenters import deliveries, words
from nvr_desk_ui.presenters.deliveries import Arranged, Column
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk_ui.sight import Sighted

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The DeliveryRow itself."""
POSTER_ROLE = ROW_ROLE + 1
"""A Sighted picture, or None where none is there (yet)."""
ID_ROLE = ROW_ROLE + 2

Runner = Callable[[Callable[[], Arranged], Callable[[Arranged], None]], None]
"""Does the first and hands its answer to the second, on the GUI thread."""
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class DeliveriesModel(QAbstractTableModel):
    """Deliveries of a case, filtered and ordered by ``run``: at once, or on another thread.

    Signals:
        poster_wanted: a row was painted whose poster is not here; carries the delivery's id.
        arranged: filter, order or rows have taken effect.
    """

    poster_wanted = Signal(str)

    arranged = Signal()

    def __init__(self, run: Runner | None = None) -> None:
        super().__init__()
        self._run = run or _at_once
        self._all: list[DeliveryRow] = []
        self._shown = Arranged([], {})
        self._posters: dict[str, Sighted | None] = {}
        self._needle = ""
        self._order = (Column.TIME, Qt.SortOrder.AscendingOrder)
        self._zone: str | None = None
        self._generation = 0
        self._other_rows = False

    @property
    def everything(self) -> Sequence[DeliveryRow]:
        """All rows, also those the filter hides."""
        return self._all

    def set_rows(self, rows: Sequence[DeliveryRow], zone: str | None) -> None:
        """Take a new listing; posters that are here stay."""
        self._zone = zone
        self._all = list(rows)
        self._arrange(other_rows=True)

    def set_filter(self, needle: str) -> None:
        """List only rows that match every word."""
        if needle != self._needle:
            self._needle = needle
            self._arrange(other_rows=True)

    def forget_posters(self) -> None:
        """Drop every picture, e.g. when their view ticket is closed."""
        self._posters.clear()

    def put_posters(self, posters: dict[str, Sighted | None]) -> None:
        """Take pictures by delivery id; None says that there is none."""
        self._posters.update(posters)
        places = [self._shown.places[name] for name in posters if name in self._shown.places]
        if places:
            first, last = self.index(min(places), 0), self.index(max(places), 0)
            self.dataChanged.emit(first, last, [POSTER_ROLE, Qt.ItemDataRole.DecorationRole])

    def row(self, number: int) -> DeliveryRow:
        """The row at a place of the list."""
        return self._shown.rows[number]

    def place(self, delivery_id: str) -> int | None:
        """Where a delivery stands in the list; None when it is not listed."""
        return self._shown.places.get(delivery_id)

    def by_id(self, delivery_id: str) -> DeliveryRow | None:
        """The row of a delivery, also when the filter hides it."""
        place = self._shown.places.get(delivery_id)
        if place is not None:
            return self._shown.rows[place]
        return next((row for row in self._all if row.delivery.id == delivery_id), None)

    def near(self, delivery_id: str, count: int) -> list[DeliveryRow]:
        """Up to ``count`` listed rows from half a page before a delivery on."""
        place = self._shown.places.get(delivery_id, 0)
        first = max(0, place - count // 4)
        return self._shown.rows[first : first + count]

    def has_poster(self, delivery_id: str) -> bool:
        """Whether the picture of a delivery was brought (or is known not to exist)."""
        return delivery_id in self._posters

    # --- Qt ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Listed rows; a cell has no children."""
        return 0 if parent.isValid() else len(self._shown.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns of the table."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, icon, tooltip, spoken text, the row itself or its poster."""
        if not index.isValid():
            return None
        row, column = self._shown.rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return deliveries.text(row, column, self._zone)
        if role == ROW_ROLE:
            return row
        if role == POSTER_ROLE:
            return self._poster(row)
        if role == ID_ROLE:
            return row.delivery.id
        if role == Qt.ItemDataRole.ToolTipRole:
            return deliveries.tooltip(row, self._zone)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return deliveries.spoken(row, self._zone)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(row, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles of the columns; rows have none."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return tr(deliveries.TITLES[Column(section)])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; what was selected stays selected."""
        if column < 0 or (Column(column), order) == self._order:
            return
        self._order = (Column(column), order)
        self._arrange(other_rows=False)

    def _arrange(self, *, other_rows: bool) -> None:
        self._other_rows = self._other_rows or other_rows
        self._generation += 1
        generation, rows, needle = self._generation, self._all, self._needle
        if not rows:  # what is to be gone is gone at once, whoever keeps answers back
            self._apply(generation, Arranged([], {}))
            return
        column, order = self._order
        descending = order is Qt.SortOrder.DescendingOrder

        def work() -> Arranged:
            return deliveries.arranged(rows, needle, column, descending=descending)

        self._run(work, lambda found: self._apply(generation, found))

    def _apply(self, generation: int, found: Arranged) -> None:
        if generation != self._generation:
            return
        if self._other_rows:
            self.beginResetModel()
            self._shown, self._other_rows = found, False
            self.endResetModel()
        else:
            self.layoutAboutToBeChanged.emit()
            before = self.persistentIndexList()
            names = [(self.row(old.row()).delivery.id, old.column()) for old in before]
            self._shown = found
            after = [self.index(found.places[name], at) for name, at in names]
            self.changePersistentIndexList(before, after)
            self.layoutChanged.emit()
        self.arranged.emit()

    def _poster(self, row: DeliveryRow) -> Sighted | None:
        name = row.delivery.id
        if row.delivery.visibility is not Visibility.SHOWN:
            return None  # also when its picture came while it still was shown
        if name not in self._posters:
            self.poster_wanted.emit(name)
            return None
        return self._posters[name]

    def _icon(self, row: DeliveryRow, column: Column) -> Any:
        if column is Column.MEDIA:
            badge = words.media_badge(row.clip.state)
        elif column is Column.VISIBILITY:
            badge = words.visibility_badge(row.delivery.visibility)
        else:
            return None
        return theme.icon(badge.icon, badge.token)


def _at_once(work: Callable[[], Arranged], done: Callable[[Arranged], None]) -> None:
    done(work())
