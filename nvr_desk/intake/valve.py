"""Lets the threads of an ingest rest while the one that leads it does.

Only the leading thread asks the job whether it may go on, and waits there while it is paused.
The others wait here meanwhile; unlike a wait at the job itself, this one ends when they are told
to stop, whatever the leading thread ended with.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK_S = 0.1


class Valve:
    """Open while the work goes on, shut while a person wished it to rest."""

    def __init__(self, check: Callable[[], None]) -> None:
        """Prepare; open at first.

        Args:
            check: Returns when the work may go on, waits while it is paused, raises to end it.
        """
        self._check = check
        self._open = threading.Event()
        self._open.set()

    def check(self) -> None:
        """For the leading thread, often: shut until the check lets it go on."""
        self._open.clear()
        self._check()
        self._open.set()

    def wait(self, stopped: Callable[[], bool]) -> None:
        """For the others, before each piece of work: return once it is open, or when stopped."""
        while not self._open.wait(_LOOK_S) and not stopped():
            pass
