"""Every command with its keys, by menu; keys are changed here and hold for this person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QSizePolicy, QTreeWidgetItem, QWidget

from nvr_desk_ui.keys.book import RESERVED, plain
from nvr_desk_ui.menus.table import MENUS
from nvr_desk_ui.presenters.fuzzy import score
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, label, panel, push_button, row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nvr_desk_ui.actions import ActionTable

_ID = Qt.ItemDataRole.UserRole


def between(keys: tuple[str, ...]) -> str:
    """Several keys in a line."""
    return tr("   or   ").join(keys)


class ShortcutSheet(Page):
    """The table of commands; below it the field that takes another key."""

    def __init__(self, parent: QWidget, actions: ActionTable) -> None:
        super().__init__(parent, "Shortcuts", "Keys that you change hold for you alone.")
        self.resize(680, 760)
        self._actions = actions
        self._dropped: Mapping[str, tuple[str, ...]] = {}
        self.needle = QLineEdit()
        self.needle.setPlaceholderText(tr("Find a command or a key"))
        self.needle.setAccessibleName(tr("Find a command or a key"))
        self.needle.textChanged.connect(self._narrow)
        self.list = Lines("Shortcuts", ("What", "Keys"), (400, 200))
        self.list.when_chosen(self._choose)
        self.name = label("", "Subheading")
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setAccessibleName(tr("Another key"))
        self.field.keySequenceChanged.connect(self._typed)
        self.add = push_button("Add the key", "add", self._add)
        self.instead = push_button("Use this key alone", "ok", self._replace)
        self.none = push_button("No key", "cancel", self._clear)
        self.back = push_button("As it was", "retry", self._reset)
        self.all_back = push_button("All as they were", "retry", self._reset_all)
        for button in (self.add, self.instead, self.none, self.back):
            button.setAutoDefault(False)
        line = row(self.add, self.instead, self.none, self.back, 1)
        chosen = panel(column(self.name, self.field, line, gap=6))
        chosen.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        both = column(self.needle, self.list, chosen, gap=10)
        both.setStretch(1, 1)
        self.build(panel(both), self.all_back)
        self._fill()
        self.needle.setFocus()

    @property
    def chosen(self) -> str | None:
        """Id of the chosen command."""
        item = self.list.currentItem()
        found = item.data(0, _ID) if item is not None else None
        return str(found) if found else None

    def choose(self, command: str) -> None:
        """Go to a command."""
        for item in self._items():
            if item.data(0, _ID) == command:
                self.list.setCurrentItem(item)

    def _fill(self) -> None:
        before = self.chosen
        book = self._actions.book
        self.list.clear()
        for menu in MENUS:
            top = self.list.put((tr(menu).replace("&", ""), ""))
            for command, action in self._actions.items():
                if command.menu == menu:
                    keys = between(book.keys(command.id))
                    own = tr("{keys}   (yours)", keys=keys) if book.changed(command.id) else keys
                    item = QTreeWidgetItem(top, [action.text(), own.strip()])
                    item.setIcon(0, action.icon())
                    item.setData(0, _ID, command.id)
            top.setExpanded(True)
        self._narrow(self.needle.text())
        if before is not None:
            self.choose(before)
        self._choose()

    def _narrow(self, needle: str) -> None:
        for item in self._items():
            hay = f"{item.text(0)} {item.text(1)}"
            item.setHidden(bool(needle.strip()) and score(needle, hay) is None)
        for top in self._tops():
            top.setHidden(all(each.isHidden() for each in _under(top)))
        none = all(top.isHidden() for top in self._tops())
        self.tell(tr("No command and no key fits.") if none else "")

    def _tops(self) -> list[QTreeWidgetItem]:
        places = range(self.list.topLevelItemCount())
        return [top for place in places if (top := self.list.topLevelItem(place)) is not None]

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for top in self._tops() for item in _under(top)]

    def _choose(self) -> None:
        command = self.chosen
        self.field.clear()
        self.field.setEnabled(command is not None)
        self.name.setText(self._actions[command].text() if command else tr("Choose a command."))
        self._settle()

    def _settle(self) -> None:
        command = self.chosen
        typed = bool(plain(self.field.keySequence().toString()))
        self.add.setEnabled(command is not None and typed)
        self.instead.setEnabled(command is not None and typed)
        self.all_back.setEnabled(bool(self._dropped or self._actions.book.own))
        self.none.setEnabled(command is not None and bool(self._actions.book.keys(command)))
        self.back.setEnabled(command is not None and self._actions.book.changed(command))

    def _typed(self) -> None:
        """Say at once whose the key is."""
        self._settle()
        command, keys = self.chosen, plain(self.field.keySequence().toString())
        if command is None or not keys:
            self.tell("")
            return
        if keys in RESERVED:
            self.tell(tr("{keys} is needed by lists and dialogs themselves.", keys=keys), "bad")
            self.add.setEnabled(False)
            self.instead.setEnabled(False)
            return
        holder = self._actions.book.holder(keys, besides=command)
        if holder is None:
            self.tell(tr("{keys} is free.", keys=keys), "ok")
        else:
            title = self._actions[holder].text().rstrip("…")
            self.tell(
                tr("{keys} belongs to “{title}”, which then loses it.", keys=keys, title=title),
                "warn",
            )

    def _add(self) -> None:
        command = self.chosen
        if command is not None:
            self._actions.book.move(command, self.field.keySequence().toString())
            self._took()

    def _replace(self) -> None:
        command = self.chosen
        if command is not None:
            keys = self.field.keySequence().toString()
            self._actions.book.bind(command, ())
            self._actions.book.move(command, keys)
            self._took()

    def _clear(self) -> None:
        command = self.chosen
        if command is not None:
            self._actions.book.bind(command, ())
            self._took()

    def _reset(self) -> None:
        command = self.chosen
        if command is not None:
            self._actions.book.reset(command)
            self._took()

    def _reset_all(self) -> None:
        """Drop all own keys; the same button brings them back until another key is changed."""
        book = self._actions.book
        if self._dropped:
            book.put_back(self._dropped)
            self._took(tr("Your own keys hold again."))
            return
        dropped = book.own
        book.reset()
        self._took(tr("All keys are as they were. “My keys again” brings yours back."), dropped)

    def _took(self, said: str = "", dropped: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._dropped = dropped or {}
        words = tr("My keys again") if self._dropped else tr("All as they were")
        self.all_back.setText(words)
        self.all_back.setAccessibleName(words)
        self._actions.rekey()
        self._fill()
        self.tell(said or tr("It holds from now on."), "ok")


def _under(top: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    places = range(top.childCount())
    return [item for place in places if (item := top.child(place)) is not None]
