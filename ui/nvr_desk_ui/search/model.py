"""Answers of a search as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from nvr_desk.records.trait_words import in_words
from nvr_desk_ui import theme
from nvr_desk_ui.presenters import search
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.search import Hit

TITLES = (later("What"), later("Looks"), later("When"), later("Where"))
_CLASS = 0
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class HitsModel(QAbstractTableModel):
    """One row an appearance, in the order of the answer."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()
        self._zone: str | None = None
        self._limits: dict[str, str] = {}

    def set_hits(self, hits: Sequence[Hit], zone: str | None, limits: Sequence[str] = ()) -> None:
        """Take an answer and, a line a detector, what its detectors are known to miss."""
        self.beginResetModel()
        self._limits = {line.partition(":")[0]: line for line in limits}
        self._hits, self._zone = hits, zone
        self.endResetModel()

    @property
    def hits(self) -> Sequence[Hit]:
        """All appearances listed."""
        return self._hits

    def hit(self, row: int) -> Hit:
        """The appearance of a row."""
        return self._hits[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Appearances; a cell has no children."""
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, class icon, tooltip."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return search.hit_text(hit, self._zone)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            item = hit.delivery.item or tr("no item number")
            mark = tr(" (* unverified)") if hit.track.unverified else ""
            told = tr(
                "{name}, {item}, model {model}{mark}",
                name=hit.delivery.name,
                item=item,
                model=hit.track.model,
                mark=mark,
            )
            lines = (told, core(in_words(hit.track)), self._limits.get(hit.track.model, ""))
            return "\n".join(line for line in lines if line)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _CLASS:
            return theme.icon(hit.track.cls.value, hit.track.cls.value)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return tr(TITLES[section])
        return None
