"""Ingest of many clips against the least anybody must do with them: copy, hash, decode once.

One run, same files, same cores; the product measures itself (``nvr_desk.desk.bench.intake``).
Afterwards a second ingest goes on beside a detection while a third process writes audit entries
and a window, off screen, watches its own event loop.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from typing import Any

from nvr_desk.desk.bench.intake import CASE, DETECT_S, ingest_and_detect, make_workspace, measure
from nvr_desk.upkeep.bench import child
from nvr_desk.upkeep.bench.corpus import make_corpus
from nvr_desk.upkeep.bench.machine import machine

from tests.bench.report import keep


def main(arguments: list[str]) -> int:
    """Measure, print, write docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="./run bench intake", description=__doc__)
    parser.add_argument("--clips", type=int, default=500)
    parser.add_argument("--detect-seconds", type=float, default=DETECT_S)
    options = parser.parse_args(arguments)
    result: dict[str, Any] = {"machine": machine()}
    with tempfile.TemporaryDirectory(prefix="nvr-bench-") as name:
        folder = Path(name)
        corpus = folder / "corpus"
        make_corpus(corpus, options.clips)
        measure(result, folder, corpus, child.tell)
        result["busy"] = busy(folder, corpus, options.detect_seconds)
    keep("intake", "Intake", "./run bench intake", result, _lines(result))
    return 0


def busy(folder: Path, corpus: Path, detect_s: float) -> dict[str, Any]:
    """The log and the event loop while clips are ingested and then looked at."""
    root = make_workspace(folder / "busy")
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    entries = ["-m", "nvr_desk.desk.bench.entries", str(root)]
    stalls = ["-m", "nvr_desk_ui.bench.stalls", str(root), CASE]
    with child.beside(entries, env) as log, child.beside(stalls, env) as window:
        ingest_and_detect(root, corpus, detect_s)
        return {"append_ms": log(), "event_loop": window()}


def _lines(result: dict[str, Any]) -> list[str]:
    ratio, busy = result["ratio"], result["busy"]
    log, loop = busy["append_ms"], busy["event_loop"]
    clips = result["clips"]
    return [
        f"{clips} generated clips, {result['megabytes']} MB, 720p H.264.",
        "",
        "| what | measured | bound |",
        "|---|---|---|",
        (
            f"| durable copy + SHA-256 + one full decode | {ratio['copy, s']} +"
            f" {ratio['hash, s']} + {ratio['decode, s']} s | |"
        ),
        f"| `nvr-desk ingest` | {ratio['ingest, s']} s | |",
        f"| ratio | **{ratio['value']}** | ≤ 3 |",
        f"| ratio to copy and hash alone | {result['copied_and_hashed']['value']} | |",
        f"| files a second | {result['files_per_s']['value']} | |",
        f"| memory of the ingesting process | {result['parent_mib']['value']} MiB | ≤ 400 MiB |",
        f"| deliveries with media `ok` | {clips - result['not_ok']['value']} of {clips} | all |",
        (
            f"| audit append p95 while ingest and detection run | {log['p95']} ms of"
            f" {log['count']} (median {log['median']}, worst {log['worst']}) | ≤ 25 ms |"
        ),
        (
            f"| one bare fsync on the same disk meanwhile, p95 | {log['fsync_p95']} ms"
            f" (median {log['fsync_median']}); an append makes five | (≤ 3 ms) |"
        ),
        f"| “database is locked” seen | {log['locked']} | 0 |",
        (
            f"| longest stall of the window's event loop meanwhile | {loop['worst_ms']} ms"
            f" (p95 {loop['p95_ms']} ms of {loop['ticks']} ticks; most work of its own thread in"
            f" one {loop['worst_own_ms']} ms) | ≤ 100 ms |"
        ),
    ]
