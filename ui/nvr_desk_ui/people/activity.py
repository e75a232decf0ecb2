"""Notices that a person is at the keyboard or mouse of this program."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY_S = 5.0
"""Reported at most this often."""
_KINDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Activity(QObject):
    """Filters the events of the whole program; only what came from outside counts.

    Attributes:
        last_s: by the monotonic clock, when a person last did something here.
    """

    def __init__(self, report: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.last_s = time.monotonic()
        self._reported_s = -EVERY_S
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at the kind of the event; it goes on its way."""
        if event.type() in _KINDS and event.spontaneous():
            self.last_s = time.monotonic()
            if self.last_s - self._reported_s >= EVERY_S:
                self._reported_s = self.last_s
                self._report()
        return False

    def stop(self) -> None:
        """Look no more."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def idle_s(self) -> float:
        """Seconds since a person did something here."""
        return time.monotonic() - self.last_s
