"""A sentence that is said over a picture once, and leaves by itself."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

SHOWN_S: Final = 6.0
"""Long enough to read a sentence twice."""
_LOOK_MS: Final = 100


class PassingNote(QObject):
    """What is said now; pictures that come and go meanwhile neither end nor prolong it.

    Args:
        parent: of the timer.
        now: monotonic seconds.

    Signals:
        changed: something else is said, or nothing any more.
    """

    changed = Signal()

    def __init__(self, parent: QObject, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self.text = ""
        self.now = now
        self._since = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def say(self, text: str) -> None:
        """Say this in place of what was said; '' says nothing."""
        self._since = self.now()
        if text:
            self._timer.start()
        else:
            self._timer.stop()
        if text != self.text:
            self.text = text
            self.changed.emit()

    def _look(self) -> None:
        if self.now() - self._since >= SHOWN_S:
            self.say("")
