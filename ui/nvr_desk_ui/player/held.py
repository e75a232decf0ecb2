"""Keys of the shuttle that are held down together: K with L (or J) goes slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

HOLD_MS = 350
"""Held so long, a single step becomes slow play."""


class HeldKeys(QObject):
    """Watches the keys of three actions, whatever keys those are.

    Signals:
        slow: +1 or −1 while K is held and L (or J) has been down for a while; 0 when it ends.
    """

    slow = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[int, QAction] = {}
        self._down: set[int] = set()
        self._running = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(HOLD_MS)
        self._patience.timeout.connect(self._held_on)

    def watch(self, stop: QAction, forward: QAction, back: QAction) -> None:
        """From now on, in the window of these actions; keys that are changed later are followed."""
        self._actions = {0: stop, 1: forward, -1: back}
        # Keys reach the window from whatever has the focus and did not take them for itself.
        if (window := stop.parent()) is not None:
            window.installEventFilter(self)

    @property
    def stop_held(self) -> bool:
        """Whether the key that pauses is down: the next L or J is one step."""
        return 0 in self._down

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note keys going down and up; nothing is taken from anybody."""
        kind = event.type()
        if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyRelease):
            if isinstance(event, QKeyEvent) and not event.isAutoRepeat():
                self._note(event, down=kind is QEvent.Type.ShortcutOverride)
        elif kind is QEvent.Type.WindowDeactivate:
            self._forget()
        return super().eventFilter(watched, event)

    def _forget(self) -> None:
        """Keys that go up elsewhere are not told."""
        self._down.clear()
        self._end()

    def _note(self, event: QKeyEvent, *, down: bool) -> None:
        pressed = QKeySequence(event.keyCombination())
        for role, action in self._actions.items():
            if pressed not in action.shortcuts():
                continue
            if down:
                self._down.add(role)
                if self.stop_held and role:
                    self._patience.start()
            else:
                self._down.discard(role)
                self._end()

    def _held_on(self) -> None:
        way = next((role for role in (1, -1) if role in self._down), 0)
        if self.stop_held and way:
            self._running = True
            self.slow.emit(way)

    def _end(self) -> None:
        self._patience.stop()
        if self._running:
            self._running = False
            self.slow.emit(0)
