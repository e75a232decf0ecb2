"""For which case and why is asked: the first line of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.elided import Elided
from nvr_desk_ui.widgets.parts import notice, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.case import Case, Purpose


class PurposeLine(QWidget):
    """Case, offence and words; without them it says what is missing."""

    def __init__(self, change: Callable[[], None]) -> None:
        super().__init__()
        self.words = Elided("Muted")
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.missing = notice("", "warn")
        self.missing.hide()
        self.button = QToolButton()
        self.button.setObjectName("Flat")
        theme.bind_icon(self.button, "purpose")
        self.button.setToolTip(tr("State the purpose (F2)"))
        self.button.setAccessibleName(tr("State the purpose"))
        self.button.clicked.connect(lambda _checked=False: change())
        line = row(self.words, self.missing, self.button, gap=4)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def say(self, case: Case | None, purpose: Purpose | None) -> None:
        """Show for what is asked."""
        self.setVisible(case is not None)
        if case is None:
            return
        self.missing.setVisible(purpose is None)
        self.words.setVisible(purpose is not None)
        if purpose is None:
            text = tr("No purpose stated for case {case}: press F2.", case=case.number)
            self.missing.setText(text)
            return
        told = f"{case.number} · {purpose.offence} · {purpose.words}"
        self.words.say(told, tr("Every search names this case and purpose: {told}", told=told))
