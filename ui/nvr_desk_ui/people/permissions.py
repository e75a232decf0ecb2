"""The table of permissions: verbs down, roles across, in plain words; searchable."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from nvr_desk.desk.permissions import VERBS_OF
from nvr_desk_ui.presenters import people
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.page import Page
from nvr_desk_ui.widgets.parts import column, label, panel

_ROLE_PX = 76


class PermissionsDialog(Page):
    """What each role may do."""

    def __init__(self, parent: QWidget, roles: str) -> None:
        super().__init__(
            parent,
            "Who may do what",
            "One table, asked at every act by window, command line and services. An account with"
            " several roles may do what any of them may.",
        )
        self.resize(1080, 640)
        self.needle = QLineEdit()
        self.needle.setPlaceholderText(tr("Search, e.g. consent, packet, log"))
        self.needle.setAccessibleName(tr("Search the permissions"))
        self.needle.setClearButtonEnabled(True)
        self.needle.textChanged.connect(self._narrow)
        self.table = QTreeWidget()
        self.table.setAccessibleName(tr("Permissions"))
        self.table.setRootIsDecorated(False)
        self.table.setAlternatingRowColors(True)
        self.table.setUniformRowHeights(True)
        self._fill()
        you = tr("You are {roles}.   ", roles=people.roles_text(roles)) if roles else ""
        self.legend = label(you + tr(people.LEGEND), "Muted")
        self.build(panel(column(self.needle, self.table, self.legend, gap=8)))
        self.needle.setFocus()

    def _fill(self) -> None:
        titles = [tr(role.value) for role in people.GIVEN]
        self.table.setHeaderLabels([tr("What"), *titles, tr("Verb")])
        verbs = sorted({verb for row in VERBS_OF.values() for verb in row}, key=people.verb_words)
        for verb in verbs:
            words = people.verb_words(verb)
            cells = [people.permission(role, verb) for role in people.GIVEN]
            item = QTreeWidgetItem(self.table, [words[0].upper() + words[1:], *cells, verb])
            for place, (role, cell) in enumerate(zip(people.GIVEN, cells, strict=True), start=1):
                item.setTextAlignment(place, Qt.AlignmentFlag.AlignCenter)
                told = f"{tr(role.value)} {people.spoken_permission(cell)}: {words}"
                item.setToolTip(place, told)
                item.setData(place, Qt.ItemDataRole.AccessibleTextRole, told)
            item.setToolTip(0, words)
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place, title in enumerate(titles, start=1):
            wide = max(_ROLE_PX, header.fontMetrics().horizontalAdvance(title) + 36)
            self.table.setColumnWidth(place, wide)
            self.table.headerItem().setToolTip(
                place, tr(people.ROLE_WORDS[people.GIVEN[place - 1]])
            )
        self.table.setColumnWidth(len(titles) + 1, 150)

    def _narrow(self, needle: str) -> None:
        words = needle.casefold().split()
        shown = 0
        for place in range(self.table.topLevelItemCount()):
            item = self.table.topLevelItem(place)
            if item is None:
                continue
            text = f"{item.text(0)} {item.text(self.table.columnCount() - 1)}".casefold()
            fits = all(word in text for word in words)
            item.setHidden(not fits)
            shown += fits
        self.tell("" if shown else "Nothing of that name is in the table.", "warn")
