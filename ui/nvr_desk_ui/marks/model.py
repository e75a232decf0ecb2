"""Marks of a case as a table that is changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from nvr_desk.records.mark import MarkLevel
from nvr_desk_ui import theme
from nvr_desk_ui.presenters import marks
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from nvr_desk.records.mark import MarkRow

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
ROW_ROLE = int(_ROLE.UserRole)
"""The MarkRow behind a cell."""
_EDITABLE = (marks.LEVEL, marks.NOTE)


class MarksModel(QAbstractTableModel):
    """One row a mark, by time. What is typed into it is asked of the desk, not kept.

    Signals:
        edited: (uid, field, text): a person typed another note or chose another level.
    """

    edited = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[MarkRow] = []
        self._zone: str | None = None

    @property
    def rows(self) -> Sequence[MarkRow]:
        """All marks, by time."""
        return self._rows

    def set_rows(self, rows: Sequence[MarkRow], zone: str | None) -> None:
        """Show other marks."""
        self.beginResetModel()
        self._rows, self._zone = list(rows), zone
        self.endResetModel()

    def put(self, made: MarkRow) -> None:
        """A mark was made, changed or put back."""
        for at, row in enumerate(self._rows):
            if row.mark.uid == made.mark.uid:
                self._rows[at] = made
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(marks.TITLES) - 1))
                return
        at = sum(1 for row in self._rows if _place(row) <= _place(made))
        self.beginInsertRows(_NOWHERE, at, at)
        self._rows.insert(at, made)
        self.endInsertRows()

    def drop(self, uid: str) -> None:
        """A mark was taken away."""
        for at, row in enumerate(self._rows):
            if row.mark.uid == uid:
                self.beginRemoveRows(_NOWHERE, at, at)
                del self._rows[at]
                self.endRemoveRows()
                return

    def of(self, uid: str) -> MarkRow | None:
        """A mark by its name."""
        return next((row for row in self._rows if row.mark.uid == uid), None)

    def place_of(self, uid: str) -> QModelIndex:
        """Its first cell; nowhere where it is not listed."""
        found = (at for at, row in enumerate(self._rows) if row.mark.uid == uid)
        at = next(found, None)
        return _NOWHERE if at is None else self.index(at, 0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Marks; a cell has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(marks.TITLES)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Texts, the level's dot, tooltips, and the row itself."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return marks.cells(row, self._zone)[column]
        if role == _ROLE.EditRole:
            return row.mark.level.value if column == marks.LEVEL else row.mark.note
        if role == _ROLE.ToolTipRole:
            return marks.tooltip(row, self._zone)
        if role == _ROLE.DecorationRole and column == marks.LEVEL:
            return theme.icon("target", marks.LEVEL_TONES[row.mark.level])
        return row if role == ROW_ROLE else None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """Ask for another note or level; the row changes once the desk said so."""
        if role != _ROLE.EditRole or not index.isValid() or index.column() not in _EDITABLE:
            return False
        row, text = self._rows[index.row()], str(value)
        if index.column() == marks.LEVEL:
            known = text in set(MarkLevel)
            if known and text != row.mark.level.value:
                self.edited.emit(row.mark.uid, "level", text)
            return known
        if text.strip() != row.mark.note:
            self.edited.emit(row.mark.uid, "note", text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Notes and levels of footage that may be seen are changed in place."""
        flags = super().flags(index)
        if index.isValid() and index.column() in _EDITABLE and self._rows[index.row()].told:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """Titles of the columns."""
        if role == _ROLE.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return tr(marks.TITLES[section])
        return None


class FilteredMarks(QSortFilterProxyModel):
    """The marks that a filter lets through, in the same order."""

    def __init__(self, source: MarksModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = marks.MarkFilter()
        self.setSourceModel(source)

    @property
    def filter(self) -> marks.MarkFilter:
        """What is asked for."""
        return self._filter

    def use(self, wanted: marks.MarkFilter) -> None:
        """List only these."""
        self.beginFilterChange()
        self._filter = wanted
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a mark is listed."""
        cell = self.sourceModel().index(source_row, 0, source_parent)
        row: MarkRow | None = cell.data(ROW_ROLE)
        return row is not None and self._filter.lets(row)


def _place(row: MarkRow) -> tuple[bool, float, str, float]:
    """As the desk lists them: known times first."""
    start = row.start
    return (start is None, start.timestamp() if start else 0.0, row.delivery.id, row.mark.from_s)
