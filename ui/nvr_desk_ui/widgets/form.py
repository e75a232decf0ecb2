"""A dialog that asks for a few fields, shows what is wrong inside itself, and never blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from nvr_desk_ui.recovery.fields import plain_texts
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import busy_bar, label, notice, retone

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from nvr_desk_ui.recovery.keep import Texts


class Form(QDialog):
    """Title, words, fields, one button that does it. Opened with ``open()`` only.

    Attributes:
        plain: what stood in its fields as it opened, before anybody typed; None until then.
    """

    def __init__(
        self, parent: QWidget, title: str, words: str, do: str, ready: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        title, do = tr(title), tr(do)
        self.plain: Texts | None = None
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        heading = label(title, "Heading")
        heading.setWordWrap(True)
        explained = label(tr(words), "Muted")
        explained.setWordWrap(True)
        self.fields = QFormLayout()
        self.fields.setSpacing(8)
        self.fields.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.problem = notice("", "bad")
        self.problem.hide()
        self.said = notice("", "ok")
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said.hide()
        self.busy = busy_bar()
        buttons = QDialogButtonBox()
        self.cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.button = buttons.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole)
        self.button.setObjectName("Primary")
        self.button.setDefault(True)
        self.button.setAccessibleName(do)
        buttons.accepted.connect(ready)
        buttons.rejected.connect(self.reject)
        # Where Return writes a new line, nobody should have to walk to the button.
        QShortcut(QKeySequence("Ctrl+Return"), self, self.button.click)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(explained)
        layout.addLayout(self.fields)
        layout.addWidget(self.said)
        layout.addWidget(self.problem)
        layout.addWidget(self.busy)
        layout.addStretch(1)  # labels that wrap are given room; it belongs above the buttons
        layout.addWidget(buttons)

    def add(self, name: str, widget: QWidget) -> None:
        """Put a field under the others; its name is also what a screen reader says."""
        widget.setAccessibleName(tr(name))
        self.fields.addRow(label(name), widget)

    def complain(self, text: str) -> None:
        """Say what is wrong; the dialog stays."""
        self.busy.hide()
        self.said.hide()
        self.problem.setText(tr(text))
        self.problem.show()
        self.button.setEnabled(True)
        self._grow()

    def wait(self) -> None:
        """The answer is on its way."""
        self.problem.hide()
        self.button.setEnabled(False)

    def work(self, text: str) -> None:
        """The answer will take a while; say what is being done."""
        self.wait()
        self.tell(text, "info")
        self.busy.show()

    def tell(self, text: str, tone: str) -> None:
        """Say how things stand, under the fields."""
        self.busy.hide()
        retone(self.said, tr(text), tone)
        self.said.show()
        self._grow()

    def finish(self, text: str, tone: str) -> None:
        """It is done and the dialog stays to tell; only closing is left."""
        self.tell(text, tone)
        self.button.hide()
        self.cancel.setText(tr("Close"))
        self.adjustSize()

    def showEvent(self, event: QShowEvent) -> None:
        """Open as tall as the words need."""
        super().showEvent(event)
        self.opens()
        self._grow()

    def opens(self) -> None:
        """Remember what stands in its fields, the first time."""
        if self.plain is None:
            self.plain = plain_texts(self)

    def _grow(self) -> None:
        """Make room for words that came: no field is crushed."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            tall = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), tall))
