"""Letting a window live while a bench waits for something."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QSettings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATIENCE_S: Final = 120.0
_PAUSE_S: Final = 0.001


def until(done: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
    """Let the window live until something is so. Raises TimeoutError: it never was."""
    end = time.monotonic() + patience_s
    while not done():
        if time.monotonic() > end:
            message = f"still not so after {patience_s:g} s"
            raise TimeoutError(message)
        QCoreApplication.processEvents()
        time.sleep(_PAUSE_S)


def live(seconds: float) -> None:
    """Let the window live for a while."""
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() >= end)


def settle_down() -> None:
    """Do what Qt put off until later, deleting included."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def own_settings(folder: Path) -> None:
    """Keep what a window remembers in ``folder``, away from the settings of who sits here."""
    form, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    QSettings.setDefaultFormat(form)
    QSettings.setPath(form, scope, str(folder / "settings"))
