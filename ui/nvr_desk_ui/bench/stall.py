"""The longest stall of the window's event loop while clips are ingested and looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nvr_desk.desk.bench.intake import CASE, ingest_and_detect, make_workspace
from nvr_desk.upkeep.bench import child
from nvr_desk.upkeep.bench.corpus import make_corpus

if TYPE_CHECKING:
    from nvr_desk.upkeep.bench.asked import Asked

STALL_MS: Final = 100.0
"""The bound."""


def run(report: dict[str, Any], asked: Asked) -> None:
    """Put ``event_loop_ms``: worst lateness of a tick, and the window's own work in it."""
    corpus = asked.folder / "stall-corpus"
    clips = make_corpus(corpus, asked.clips)
    root = make_workspace(asked.folder / "stall")
    words = ["-m", "nvr_desk_ui.bench.stalls", str(root), CASE]
    with child.beside(words, child.surroundings(asked.folder)) as window:
        ingest_and_detect(root, corpus, asked.detect_s)
        loop = window()
    report["event_loop_ms"] = {
        "value": loop["worst_ms"],
        "p95 of ticks": loop["p95_ms"],
        "own work at most": loop["worst_own_ms"],
        "ticks": loop["ticks"],
        "clips": len(clips),
        "bound": STALL_MS,
    }
