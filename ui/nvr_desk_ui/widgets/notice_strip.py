"""A row above the player that tells something once; it can be put away, and may offer a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import notice, push_button, retone, row, strip

if TYPE_CHECKING:
    from collections.abc import Callable


class NoticeStrip(QWidget):
    """Hidden until it has something to tell.

    Attributes:
        step: the button of what it offers; hidden while it offers nothing.
    """

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._notice = notice("")
        self._offered: Callable[[], None] | None = None
        self.step = push_button("Show", icon, self._go)
        away = push_button("Close", "cancel", self.hide)
        line = row(self._notice, self.step, away, margin=6)
        line.setStretch(0, 1)
        self.setLayout(row(strip(line)))
        self.hide()

    @property
    def text(self) -> str:
        """What it tells."""
        return self._notice.text()

    def show_notice(
        self, text: str, tone: str = "info", do: str = "", offered: Callable[[], None] | None = None
    ) -> None:
        """Tell something; ``do`` is what the button says that takes the offer."""
        retone(self._notice, text, tone)
        self._offered = offered
        self.step.setVisible(offered is not None)
        self.step.setText(tr(do))
        self.step.setAccessibleName(tr(do))
        self.show()

    def _go(self) -> None:
        self.hide()
        if self._offered is not None:
            self._offered()
