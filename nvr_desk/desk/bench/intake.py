"""Ingest of many clips against the least anybody must do with them: copy, hash, decode once.

One run, the same files, the same cores; every command is the product's own.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any, Final

import av
import psutil

from nvr_desk.desk.desk import create_workspace, open_desk
from nvr_desk.digest import sha256_file
from nvr_desk.jobs.launch import MODULE
from nvr_desk.upkeep.bench import child

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

CASE: Final = "BENCH-1"
STATEMENT: Final = "bench: footage of our own making"
RATIO: Final = 3.0
PARENT_MIB: Final = 400.0
"""The bounds."""
DETECT_S: Final = 60.0
_LOOK_S: Final = 0.05
_END_S: Final = 30.0


def measure(
    report: dict[str, Any],
    folder: Path,
    corpus: Path,
    told: Callable[[str], None] = lambda _: None,
) -> None:
    """Put the ratio, files a second and memory into the report.

    Args:
        report: of this bench.
        folder: to work in.
        corpus: folder with the clips.
        told: is told what is done.
    """
    clips = sorted(corpus.iterdir())
    megabytes = sum(clip.stat().st_size for clip in clips) / 1e6
    told(f"copying, hashing and decoding {len(clips)} clips, {megabytes:.0f} MB")
    least = least_work(folder, clips)
    told(f"taking the same {len(clips)} clips in")
    ours = ingest(folder, corpus)
    seconds = ours["seconds"]
    report["clips"], report["megabytes"] = len(clips), round(megabytes)
    report["ratio"] = {
        "value": round(seconds / sum(least.values()), 2),
        "ingest, s": round(seconds, 1),
        **{f"{name}, s": round(took, 2) for name, took in least.items()},
        "bound": RATIO,
    }
    report["copied_and_hashed"] = {
        "value": round(seconds / (least["copy"] + least["hash"]), 2),
    }
    report["files_per_s"] = {
        "value": round(len(clips) / seconds, 1),
        "MB a second": round(megabytes / seconds, 1),
    }
    report["parent_mib"] = {"value": ours["parent_mib"], "bound": PARENT_MIB}
    report["not_ok"] = {"value": len(clips) - ours["ok"], "bound": 0}


def least_work(folder: Path, clips: Sequence[Path]) -> dict[str, float]:
    """Seconds of a durable copy, of hashing and of one decode with all cores."""
    target = folder / "copy"
    target.mkdir()
    took = {
        "copy": _seconds(lambda: _copies(clips, target)),
        "hash": _seconds(lambda: [sha256_file(clip) for clip in clips]),
    }
    shutil.rmtree(target)
    cores = os.cpu_count() or 1
    with multiprocessing.get_context("spawn").Pool(cores) as pool:
        pool.map(_decode, [clips[0]] * cores, chunksize=1)  # starting them is no decoding
        took["decode"] = _seconds(lambda: pool.map(_decode, clips, chunksize=4))
    return took


def ingest(folder: Path, corpus: Path) -> dict[str, Any]:
    """Wall time of the command, the most memory its own process held, and how many are fine."""
    root = make_workspace(folder / "alone")
    began = time.perf_counter()
    process = start(root, "ingest", str(corpus), "--statement", STATEMENT)
    try:
        most = _watch_memory(process)
    finally:
        child.end(process)
    seconds = time.perf_counter() - began
    with open_desk(root) as desk:
        rows = desk.clips.listing(CASE)
    shutil.rmtree(root)
    fine = sum(row.clip.state.value == "ok" for row in rows)
    return {"seconds": seconds, "parent_mib": round(most / 2**20), "ok": fine}


def ingest_and_detect(root: Path, corpus: Path, detect_s: float | None = DETECT_S) -> None:
    """Take clips in, then look at them for so long at most (None: to the end); others watch."""
    process = start(root, "ingest", str(corpus), "--statement", STATEMENT)
    try:
        process.wait()
        process = start(root, "detect", "--engine", "basic")
        try:
            process.wait(detect_s)
        except subprocess.TimeoutExpired:
            process.terminate()  # as a person's Ctrl+C: it closes its act and ends
            process.wait(_END_S)
    finally:
        child.end(process)


def make_workspace(root: Path) -> Path:
    """A workspace with an empty case of ours."""
    create_workspace(root)
    with open_desk(root) as desk:
        desk.cases.new(CASE, offence="NONE", zone="America/Denver")
    return root


def start(root: Path, verb: str, *words: str) -> subprocess.Popen[str]:
    """Start a verb of the command line on the case."""
    command = [sys.executable, "-m", MODULE, "--workspace", str(root), "--json"]
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [*command, verb, *words, "--case", CASE], stdout=subprocess.DEVNULL, text=True
    )


def _copies(clips: Sequence[Path], folder: Path) -> None:
    for clip in clips:
        target = folder / clip.name
        shutil.copyfile(clip, target)
        with target.open("rb+") as stream:
            os.fsync(stream.fileno())


def _decode(path: Path) -> int:
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.codec_context.thread_count = 1
        return sum(1 for _ in container.decode(stream))


def _watch_memory(process: subprocess.Popen[str]) -> int:
    seen = psutil.Process(process.pid)
    most = 0
    while process.poll() is None:
        try:
            most = max(most, seen.memory_info().rss)
        except psutil.Error:
            break
        time.sleep(_LOOK_S)
    process.wait()
    return most


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
