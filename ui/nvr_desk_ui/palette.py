"""The command palette: type some letters of a command, a case or a delivery, press Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from nvr_desk_ui import theme
from nvr_desk_ui.keys.sheet import between
from nvr_desk_ui.presenters.entries import (
    Entry,
    Haystack,
    case_entry,
    delivery_entry,
    ordered,
)
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import column, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

    from nvr_desk.records.case import Case
    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk_ui.actions import ActionTable
    from nvr_desk_ui.menus.command import Command
    from nvr_desk_ui.recent import Recent

_PAGE: Final = 10


class Palette(QDialog):
    """A field and the lines that fit; what cannot be done now is grey and says why."""

    def __init__(self, parent: QWidget, actions: ActionTable, recent: Recent) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 520)
        self._recent = recent
        self._commands = [_of(actions, command, action) for command, action in actions.items()]
        self._cases: list[Entry] = []
        self._hay = Haystack(())
        self._choose: Callable[[str], None] | None = None
        self._shown: list[Entry] = []
        self.needle = QLineEdit()
        self.needle.setPlaceholderText(tr("What do you want to do? Or a case, or a delivery"))
        self.needle.setAccessibleName(tr("Command, case or delivery"))
        self.needle.textChanged.connect(self._rank)
        self.needle.returnPressed.connect(self._run)
        self.needle.installEventFilter(self)
        self.list = _list()
        self.list.itemActivated.connect(self._run)
        self.hint = label("", "Muted")
        self.setLayout(column(self.needle, self.list, self.hint, margin=12))
        self._rank("")
        self.needle.setFocus()

    @property
    def entries(self) -> Sequence[Entry]:
        """What is listed, in its order."""
        return self._shown

    def offer_cases(self, cases: Sequence[Case], opened: Callable[[str], None]) -> None:
        """Let cases be found as well; those opened lately come first."""

        def to(number: str) -> Callable[[], None]:
            return lambda: opened(number)

        self._cases = [case_entry(case, to(case.number)) for case in cases]
        self._rank(self.needle.text())

    def offer_deliveries(self, rows: Sequence[DeliveryRow], chosen: Callable[[str], None]) -> None:
        """Let deliveries of the open case be found by item, file name or camera."""
        self._hay, self._choose = Haystack(rows), chosen
        self._rank(self.needle.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move in the list while the cursor stays in the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: _PAGE,
                Qt.Key.Key_PageUp: -_PAGE,
            }
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _rank(self, needle: str) -> None:
        fixed = [*self._commands, *self._cases]
        self._shown = ordered(needle, fixed, self._recent.keys)
        self._shown += [self._delivery(row) for row in self._hay.find(needle)]
        self.list.clear()
        for entry in self._shown:
            hint = entry.why_not if entry.grey and entry.why_not else entry.hint
            item = QTreeWidgetItem(self.list, [entry.title, hint, entry.keys])
            item.setIcon(0, theme.icon(entry.icon))
            item.setDisabled(entry.grey)
            item.setToolTip(0, entry.title)
        count = len(self._shown)
        self.hint.setText(tr("Nothing fits.") if not count else tr("{n} fits|{n} fit", count))
        self._move(0)

    def _delivery(self, row: DeliveryRow) -> Entry:
        def choose() -> None:
            if self._choose is not None:
                self._choose(row.delivery.id)

        return delivery_entry(row, choose)

    def _move(self, step: int) -> None:
        current = self.list.currentItem()
        here = self.list.indexOfTopLevelItem(current) if step and current is not None else 0
        item = self.list.topLevelItem(min(max(here + step, 0), self.list.topLevelItemCount() - 1))
        if item is not None:
            self.list.setCurrentItem(item)

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isDisabled():
            entry = self._shown[self.list.indexOfTopLevelItem(item)]
            self.accept()
            self._recent.ran(entry.key)
            entry.run()


def _of(actions: ActionTable, command: Command, action: QAction) -> Entry:
    return Entry(
        key=command.id,
        title=action.text(),
        hint=tr(command.menu).replace("&", ""),
        icon=command.icon,
        run=action.trigger,
        keys=between(actions.book.keys(command.id)),
        why_not=actions.why_not(command.id),
        grey=not action.isEnabled(),
    )


def _list() -> QTreeWidget:
    made = QTreeWidget()
    made.setColumnCount(3)
    made.setHeaderHidden(True)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setAccessibleName(tr("What fits"))
    made.header().setStretchLastSection(False)
    made.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return made
