"""How the window looks and speaks: theme and language, each a choice of this person's account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QWidget

from nvr_desk_ui import linguist, theme
from nvr_desk_ui.tongue import later, tr
from nvr_desk_ui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable

TITLES: Final = {
    "dark": later("Dark slate"),
    "light": later("Light"),
    "contrast": later("High contrast"),
    theme.SYSTEM: later("As the system"),
}
"""Themes as people choose them."""


class LookForm(Form):
    """The theme changes at once; the language with the next start."""

    def __init__(self, parent: QWidget, wear: Callable[[str], None]) -> None:
        super().__init__(
            parent,
            "Look and language",
            "Both are kept for you on this machine. Another language is spoken from the next start"
            " on; what is on record stays as it was written.",
            "Keep it",
            self._go,
        )
        self._wear, self._before = wear, theme.chosen()
        self.theme, self.language = QComboBox(), QComboBox()
        for key in theme.CHOICES:
            self.theme.addItem(tr(TITLES[key]), key)
        for key, title in linguist.LANGUAGES.items():
            self.language.addItem(tr(title), key)
        self.theme.setCurrentIndex(self.theme.findData(self._before))
        self.language.setCurrentIndex(self.language.findData(linguist.remembered()))
        self.theme.currentIndexChanged.connect(self._show)
        self.add("Theme", self.theme)
        self.add("Language", self.language)

    def reject(self) -> None:
        """Back to the theme that was."""
        self._wear(self._before)
        super().reject()

    def _show(self) -> None:
        self._wear(str(self.theme.currentData()))

    def _go(self) -> None:
        linguist.remember(str(self.language.currentData()))
        self.accept()
