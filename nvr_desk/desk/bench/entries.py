"""Writes audit entries in a steady beat until told to stop, and says how long each took."""

from __future__ import annotations

import json
import os
import statistics
import sys
import threading
import time
from pathlib import Path

from nvr_desk.desk.desk import open_desk
from nvr_desk.errors import StoreError
from nvr_desk.records.audit import Phase
from nvr_desk.upkeep.bench.machine import p95

PAUSE_S = 0.05


def main(root: str) -> None:
    """Write until a line comes on standard input."""
    stop = threading.Event()
    threading.Thread(target=_wait, args=(stop,), daemon=True).start()
    took: list[float] = []
    bare: list[float] = []
    locked = 0
    with open_desk(Path(root)) as desk:
        core = desk.workspace.core
        while not stop.wait(PAUSE_S):
            began = time.perf_counter()
            try:
                with core.store.unit() as tx:
                    tx.enter(core.draft("case.show", Phase.PART, detail={"bench": True}))
            except StoreError:
                locked += 1
            took.append(1000 * (time.perf_counter() - began))
            bare.append(_one_fsync(Path(root) / "bench-fsync"))
    answer = {
        "count": len(took),
        "median": round(statistics.median(took), 2),
        "p95": round(p95(took), 2),
        "worst": round(max(took), 1),
        "locked": locked,
        "fsync_median": round(statistics.median(bare), 2),
        "fsync_p95": round(p95(bare), 2),
    }
    sys.stdout.write(json.dumps(answer) + "\n")


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
    main(sys.argv[1])
