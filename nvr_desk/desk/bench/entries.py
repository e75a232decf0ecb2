"""What an entry of the log costs: alone, or in a steady beat beside other work until told to stop.

The beat is a process of its own: ``python -m nvr_desk.desk.bench.entries WORKSPACE``.
"""

from __future__ import annotations

import os
import statistics
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.desk.desk import open_desk
from nvr_desk.errors import StoreError
from nvr_desk.records.audit import Phase
from nvr_desk.upkeep.bench import child
from nvr_desk.upkeep.bench.machine import p95
from nvr_desk.upkeep.bench.rows import figures

if TYPE_CHECKING:
    from nvr_desk.desk.desk import Desk
    from nvr_desk.records.audit import Draft

ALONE_MS: Final = 5.0
"""The bound of one entry while nobody else is at work, p95."""
_PAUSE_S: Final = 0.05


def alone(desk: Desk, tries: int) -> dict[str, Any]:
    """Milliseconds of one entry in a transaction of its own, a bare fsync beside each."""
    took: list[float] = []
    bare: list[float] = []
    path = desk.workspace.core.store.paths.root / "bench-fsync"
    for number in range(tries):
        took.append(_entry(desk, number))
        bare.append(_one_fsync(path))
    path.unlink(missing_ok=True)
    return {**figures(took, ALONE_MS), "a bare fsync, p95": round(p95(bare), 2)}


def main(root: Path) -> None:
    """Write until a line comes on standard input."""
    stop = threading.Event()
    threading.Thread(target=_wait, args=(stop,), daemon=True).start()
    took: list[float] = []
    bare: list[float] = []
    locked = 0
    with open_desk(root) as desk:
        while not stop.wait(_PAUSE_S):
            began = time.perf_counter()
            try:
                _entry(desk, len(took))
            except StoreError:
                locked += 1
            took.append(1000 * (time.perf_counter() - began))
            bare.append(_one_fsync(root / "bench-fsync"))
    child.say(
        {
            "count": len(took),
            "median": round(statistics.median(took or [0.0]), 2),
            "p95": round(p95(took), 2),
            "worst": round(max(took, default=0.0), 1),
            "locked": locked,
            "fsync_median": round(statistics.median(bare or [0.0]), 2),
            "fsync_p95": round(p95(bare), 2),
        }
    )


def draft(desk: Desk, number: int) -> Draft:
    """An entry such as looking at a clip makes."""
    detail = {"bench": True, "number": number, "spans": [[0.5, 12.25]]}
    return desk.workspace.core.draft("case.show", Phase.PART, detail=detail)


def _entry(desk: Desk, number: int) -> float:
    began = time.perf_counter()
    with desk.workspace.core.store.unit() as tx:
        tx.enter(draft(desk, number))
    return 1000 * (time.perf_counter() - began)


def _one_fsync(path: Path) -> float:
    """Milliseconds of making 4 KiB durable on the same disk, right after an append."""
    with path.open("wb") as file:
        file.write(b"x" * 4096)
        file.flush()
        began = time.perf_counter()
        os.fsync(file.fileno())
        return 1000 * (time.perf_counter() - began)


def _wait(stop: threading.Event) -> None:
    sys.stdin.readline()
    stop.set()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
