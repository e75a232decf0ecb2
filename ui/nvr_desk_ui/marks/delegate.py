"""How a mark is changed in its row: a level from a list, a note by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QWidget

from nvr_desk.records.mark import MarkLevel
from nvr_desk_ui.presenters import marks
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
_MOST_CHARS = 4_000


class MarkDelegate(QStyledItemDelegate):
    """Editors of the two columns that a person changes."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list of levels, or a line."""
        del option
        if index.column() == marks.LEVEL:
            made = QComboBox(parent)
            made.setAccessibleName(tr("Level"))
            for level in MarkLevel:
                made.addItem(tr(marks.LEVEL_WORDS[level]), level.value)
            return made
        line = QLineEdit(parent)
        line.setAccessibleName(tr("Note"))
        line.setMaxLength(_MOST_CHARS)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What the mark says now."""
        said = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(said)))
        elif isinstance(editor, QLineEdit):
            editor.setText(said)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What a person made of it."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())
