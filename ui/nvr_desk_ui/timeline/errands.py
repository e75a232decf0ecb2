"""Work for one thread at a time, most wanted first; the thread is there only while there is work.

Not a QThreadPool: the destructor of one that is still busy waits for its thread while it holds
Python's lock, which that thread needs to finish, so closing a window would hang.
"""

from __future__ import annotations

import heapq
import itertools
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Errands:
    """A queue with a thread of its own."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = threading.Lock()
        self._heap: list[tuple[int, int, Callable[[], None]]] = []
        self._number = itertools.count()
        self._thread: threading.Thread | None = None

    def add(self, work: Callable[[], None], wanted: int = 0) -> None:
        """Do ``work`` on the thread, before everything that is less ``wanted``."""
        with self._lock:
            heapq.heappush(self._heap, (-wanted, next(self._number), work))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()

    def drop(self) -> None:
        """Forget everything that has not begun."""
        with self._lock:
            self._heap.clear()

    def join(self) -> None:
        """Wait until nothing is left to do."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._heap:
                    self._thread = None
                    return
                work = heapq.heappop(self._heap)[2]
            work()
            del work
