"""The longest stall of the window's event loop while 500 clips are ingested and analysed."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nvr_desk.upkeep.bench.corpus import make_corpus

from tests.bench.intake import busy

if TYPE_CHECKING:
    from nvr_desk.upkeep.bench.asked import Asked

DETECT_S = 90.0
STALL_MS = 100.0


def run(report: dict[str, Any], asked: Asked) -> None:
    """Put ``stall``: worst lateness of a tick in milliseconds, and the window's own work in it."""
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        folder = Path(name)
        clips = make_corpus(folder / "corpus", asked.clips)
        found = busy(folder, DETECT_S)
    loop = found["event_loop"]
    report["event_loop_ms"] = {
        "value": loop["worst_ms"],
        "p95 of ticks": loop["p95_ms"],
        "own work at most": loop["worst_own_ms"],
        "ticks": loop["ticks"],
        "clips": len(clips),
        "bound": STALL_MS,
    }
