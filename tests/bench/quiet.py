"""What processes use: processor time and memory."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAMPLE_S = 0.25


def cpu_seconds() -> float:
    """Processor time of this process and of all that live below it."""
    total = 0.0
    for process in _family():
        with contextlib.suppress(psutil.Error):
            used = process.cpu_times()
            total += used.user + used.system
    return total


def children() -> set[int]:
    """Identities of all processes below this one."""
    return {process.pid for process in psutil.Process().children(recursive=True)}


def peak_mib(pids: Iterable[int]) -> float:
    """Most memory these processes ever held, each at its own peak, MiB."""
    return sum(_peak(pid) for pid in pids)


def resident_mib(pids: Iterable[int]) -> float:
    """Memory these processes hold now, MiB."""
    total = 0.0
    for pid in pids:
        with contextlib.suppress(psutil.Error):
            total += psutil.Process(pid).memory_info().rss / 2**20
    return total


@dataclass
class MemoryWatch:
    """Samples the memory of processes from a thread of its own while it is open."""

    pids: frozenset[int]
    mib: list[float] = field(default_factory=list[float])

    def __enter__(self) -> Self:
        """Begin."""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(_SAMPLE_S):
            self.mib.append(resident_mib(self.pids))


def _family() -> list[psutil.Process]:
    me = psutil.Process()
    return [me, *me.children(recursive=True)]


def _peak(pid: int) -> float:
    """VmHWM where there is one, else what it holds now."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text("ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resident_mib([pid])
