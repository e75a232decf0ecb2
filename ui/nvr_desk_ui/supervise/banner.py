"""The red row over everything: the log cannot be written, so nothing is shown until it can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolBar, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.presenters import status
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import label, row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QHBoxLayout

    from nvr_desk.records.log_health import LogHealth
    from nvr_desk_ui.bridge import Bridge

LOOK_MS: Final = 400
"""Twice within the second that may pass before the window says so."""
_ICON_PX: Final = 22
_LEAST_PX: Final = 200


class _Words(QWidget):
    """As wide as there is room, as high as the words are then."""

    def __init__(self, line: QHBoxLayout) -> None:
        super().__init__()
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayout(line)

    def sizeHint(self) -> QSize:
        """A bar asks for no height at a width, so it is told the one at the width it has."""
        tall = self._line.totalHeightForWidth(max(_LEAST_PX, self.width()))
        return QSize(_LEAST_PX, tall)

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class LogBanner(QToolBar):
    """A bar across the whole window, hidden while the log can be written.

    It asks apart from all other calls.

    Signals:
        down: LogHealth; the log cannot be written from now on: take every picture away.
        up: it can be again.
    """

    down = Signal(object)
    up = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(tr("The log cannot be written"), parent)
        self._bridge = bridge
        self.setObjectName("Alarm")
        self.setMovable(False)
        self.setFloatable(False)
        self.toggleViewAction().setVisible(False)
        self._icon = QLabel()
        self.words = label("", "AlarmText")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = row(self._icon, self.words, margin=10, gap=10)
        line.setStretch(1, 1)
        self._inside = _Words(line)
        self.addWidget(self._inside)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._down = False
        self.hide()

    @property
    def is_down(self) -> bool:
        """Whether the log could not be written when it was last looked at."""
        return self._down

    def showEvent(self, event: QShowEvent) -> None:
        """A layout that was kept while it stood there does not bring it back empty."""
        super().showEvent(event)
        if not self.words.text():
            QTimer.singleShot(0, self, self.hide)

    def start(self) -> None:
        """A workspace is open: look now, and go on looking."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """No workspace is open."""
        self._timer.stop()
        self._down = False
        self._fall_silent()

    def look(self) -> None:
        """Ask whether the log can be written; nothing is written for it."""
        if self._bridge.ready:
            self._bridge.glance(
                lambda desk: desk.workspace.log_state(),
                self.show_health,
                self._lost,
                key="log-health",
            )

    def show_health(self, health: LogHealth) -> None:
        """Show how it stands."""
        if not self._timer.isActive():
            return
        if health.ok:
            self._clear()
            return
        self._say(status.alarm(health))
        if not self._down:
            self._down = True
            self.down.emit(health)

    def _fall_silent(self) -> None:
        self.words.setText("")
        self.hide()

    def _clear(self) -> None:
        self._fall_silent()
        if self._down:
            self._down = False
            self.up.emit()

    def _say(self, text: str) -> None:
        self.words.setText(text)
        self.setAccessibleName(text)
        icon = theme.icon("bad", "alarm_text").pixmap(QSize(_ICON_PX, _ICON_PX))
        self._icon.setPixmap(icon)
        self._inside.updateGeometry()
        self.show()

    def _lost(self, error: Exception) -> None:
        """Who cannot even be asked cannot be trusted to write."""
        if self._timer.isActive():
            self.show_health(status.unheard(error))
