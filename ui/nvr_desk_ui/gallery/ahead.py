"""Reads what questions to a case need bit by bit, so that whoever wants a picture goes between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from nvr_desk_ui.bridge import Urgency

if TYPE_CHECKING:
    from nvr_desk_ui.bridge import Bridge

_WAIT_MS: Final = 3000
"""So long after a case was read it begins by itself."""


class Ahead(QObject):
    """A million appearances take seconds to read; the first question shall not hold the desk up.

    Signals:
        ready: everything is read.
        moved: per cent that are read.
        failed: the error.
    """

    ready = Signal()
    moved = Signal(int)
    failed = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._case = self._done = ""
        self._most = 0
        self._urgency = Urgency.LAST
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def is_ready(self, case: str) -> bool:
        """Whether that case was read."""
        return bool(case) and self._done == case

    def begin(self, case: str) -> None:
        """Read a case soon, when nothing else is to do."""
        if case != self._case:
            self.stop()
            self._case = case
        if case and self._done != case and not self._timer.isActive():
            self._timer.start(_WAIT_MS)

    def hurry(self, case: str) -> None:
        """Somebody waits for it."""
        self.begin(case)
        self._urgency = Urgency.POLL
        if self._done != case:
            self._timer.start(0)

    def stop(self) -> None:
        """Nobody is here, or no case is open."""
        self._timer.stop()
        self._case, self._most, self._urgency = "", 0, Urgency.LAST

    def forget(self) -> None:
        """Another workspace or case: nothing is read."""
        self.stop()
        self._done = ""

    def _step(self) -> None:
        case = self._case
        if not case:
            return

        def again(left: int) -> None:
            if case != self._case:
                return
            self._most = max(left, self._most)
            if left:
                self.moved.emit(100 - round(100 * left / self._most))
                self._timer.start(0)
            else:
                self._done = case
                self.ready.emit()

        self._bridge.ask(
            lambda desk: desk.search.prepare(case),
            again,
            self.failed.emit,
            urgency=self._urgency,
            key="prepare",
        )
