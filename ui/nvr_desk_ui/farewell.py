"""A window that is asked to end by the system ends as one that a person closes."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from PySide6.QtGui import QSessionManager
    from PySide6.QtWidgets import QApplication

    from nvr_desk_ui.main_window import MainWindow

_NAMES: Final = ("SIGTERM", "SIGHUP", "SIGINT")


class Farewell(QObject):
    """Hears signals of the system within the event loop.

    Python runs a handler only once it runs again itself, which in Qt's loop may be never. So the
    number of the signal comes through a socket, and Qt wakes for that.

    Args:
        end: Called once for each signal, on the thread of the window.
        parent: With it the hearing ends.
    """

    def __init__(self, end: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = end
        self._heard, self._told = socket.socketpair()
        for each in (self._heard, self._told):
            each.setblocking(False)
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        for name in _NAMES:
            number = getattr(signal, name, None)  # Windows knows no SIGHUP
            if number is not None:
                signal.signal(number, _only_wake)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)

    def _wake(self) -> None:
        try:
            told = self._heard.recv(64)
        except OSError:
            return
        if told:
            self._end()


def attend(app: QApplication, window: MainWindow) -> Farewell:
    """Close the window for a signal, and leave nothing that looks like a crash at a session's end.

    A session's end may still be called off by somebody: then the window goes on, and keeps what is
    typed again.
    """

    def end() -> None:
        if window.isVisible():
            window.close()
        app.quit()

    def session_ends(_manager: QSessionManager) -> None:
        window.comforts.recovery.forget()

    app.commitDataRequest.connect(session_ends)
    return Farewell(end, window)


def _only_wake(_number: int, _frame: FrameType | None) -> None:
    """What is to be done is done by the event loop."""
