"""Names and values under headings; every value can be selected and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from nvr_desk_ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk_ui.presenters.facts import Section

_NAME_PX = 170
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class FactSheet(QScrollArea):
    """A scrolling sheet of sections."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fill(self, sections: Sequence[Section]) -> None:
        """Show sections in place of what was shown."""
        sheet = QWidget()
        sheet.setObjectName("Sheet")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(sheet)
        grid.setContentsMargins(14, 6, 14, 14)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, _NAME_PX)
        grid.setColumnStretch(1, 1)
        place = 0
        for section in sections:
            heading = label(section.title, "Subheading")
            heading.setContentsMargins(0, 10, 0, 2)
            grid.addWidget(heading, place, 0, 1, 2)
            place += 1
            for fact in section.facts:
                name = label(fact.name, "Muted")
                name.setWordWrap(True)
                name.setMaximumWidth(_NAME_PX)
                grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(value(fact.value, fact.tone), place, 1)
                place += 1
        grid.setRowStretch(place, 1)
        self.setWidget(sheet)


def value(text: str, tone: str = "") -> QLabel:
    """A value that can be selected; long hashes may break anywhere."""
    made = label(text, "Fact")
    made.setProperty("tone", tone)
    made.setWordWrap(True)
    made.setTextInteractionFlags(_SELECTABLE)
    return made
