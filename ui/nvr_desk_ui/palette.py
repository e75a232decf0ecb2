"""The command palette and the shortcut sheet, both made from the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from nvr_desk_ui.menus.table import MENUS
from nvr_desk_ui.presenters.fuzzy import ranked
from nvr_desk_ui.widgets.parts import column, label

if TYPE_CHECKING:
    from nvr_desk_ui.actions import ActionTable

KEYS_BETWEEN = "   or   "


class Palette(QDialog):
    """Type some letters of what you want, press Enter."""

    def __init__(self, parent: QWidget, actions: ActionTable) -> None:
        super().__init__(parent)
        self.setWindowTitle("Commands")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 420)
        self._commands = [pair for pair in actions.items() if pair[0].id != "help.palette"]
        self.needle = QLineEdit()
        self.needle.setPlaceholderText("What do you want to do?")
        self.needle.setAccessibleName("Command")
        self.needle.textChanged.connect(self._rank)
        self.needle.returnPressed.connect(self._run)
        self.needle.installEventFilter(self)
        self.list = _list(("Command", "Menu", "Shortcut"), "Commands that fit")
        self.list.setHeaderHidden(True)
        self.list.itemActivated.connect(self._run)
        self.setLayout(column(self.needle, self.list, margin=12))
        self._rank("")
        self.needle.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down move in the list while the cursor stays in the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _rank(self, needle: str) -> None:
        self.list.clear()
        for place in ranked(needle, [command.title for command, _ in self._commands]):
            command, action = self._commands[place]
            item = QTreeWidgetItem(
                self.list, [command.title, command.menu.replace("&", ""), command.shortcut]
            )
            item.setIcon(0, action.icon())
            item.setData(0, Qt.ItemDataRole.UserRole, place)
            item.setDisabled(not action.isEnabled())
        self._move(0)

    def _move(self, step: int) -> None:
        current = self.list.currentItem()
        here = self.list.indexOfTopLevelItem(current) if step and current is not None else 0
        item = self.list.topLevelItem(min(max(here + step, 0), self.list.topLevelItemCount() - 1))
        if item is not None:
            self.list.setCurrentItem(item)

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isDisabled():
            self.accept()
            self._commands[int(item.data(0, Qt.ItemDataRole.UserRole))][1].trigger()


class ShortcutSheet(QDialog):
    """Every shortcut, by menu."""

    def __init__(self, parent: QWidget, actions: ActionTable) -> None:
        super().__init__(parent)
        self.setWindowTitle("Shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 640)
        sheet = _list(("What", "Keys"), "Shortcuts")
        for title in MENUS:
            top = QTreeWidgetItem(sheet, [title.replace("&", "")])
            for command, action in actions.items():
                if command.menu == title:
                    item = QTreeWidgetItem(
                        top, [command.title, KEYS_BETWEEN.join(command.shortcuts)]
                    )
                    item.setIcon(0, action.icon())
            top.setExpanded(True)
        self.setLayout(column(label("Shortcuts", "Heading"), sheet, margin=16))


def _list(titles: tuple[str, ...], name: str) -> QTreeWidget:
    made = QTreeWidget()
    made.setHeaderLabels(list(titles))
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setAccessibleName(name)
    made.header().setStretchLastSection(False)
    made.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return made
