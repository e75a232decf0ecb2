"""Detection against ultralytics' own loops and against the limit of the machine, in one run.

Recall stands beside each speed: tracks are scored against full-rate references of the same
detector. Without ``--clips`` the clips of ``../shared/data`` are used; without either there is
still the generated footage (parts ``batch`` and ``long``).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import platformdirs

from nvr_desk.upkeep.bench import child
from nvr_desk.upkeep.bench.machine import machine
from nvr_desk.upkeep.bench.quiet import wait_for_quiet

from tests.bench import batches, longfile, speed
from tests.bench.bounds import TRIAGE_CLIPS
from tests.bench.contenders import Yolo
from tests.bench.detect_tables import lines
from tests.bench.references import (
    TRUTH,
    find_references,
    folder_for,
    load_truth,
    make_references,
    weights_hash,
)
from tests.bench.report import ROOT, keep
from tests.bench.stage import Stage
from tests.bench.yolo import A, YoloProcess

DATA = ROOT.parent / "shared" / "data"
UNSCORED = "bottle-detection"
"""A hand that takes bottles: person tracks are neither wanted nor wrong there."""
SUFFIXES = frozenset({".mp4", ".mkv", ".webm", ".ts", ".avi", ".mov"})
PARTS = ("speed", "batch", "long")
EIGHT_HOURS_S = 8 * 3600.0


def main(arguments: list[str]) -> int:
    """Measure, print, write docs/benchmarks.md."""
    options = _options(arguments)
    cache: Path = options.cache
    clips = _clips(options.clips)
    if options.make_reference:
        _make_references(options, clips)
        if not options.part:
            return 0
    parts = options.part or [part for part in PARTS if part != "speed" or clips]
    if not options.weights.exists():
        print(f"{options.weights} is not here: name weights with --weights", file=sys.stderr)
        return 2
    began = time.perf_counter()
    busy = None if options.quick else wait_for_quiet(told=child.tell)
    result: dict[str, Any] = {"machine": machine(), "warnings": [busy] if busy else []}
    result |= {"weights": options.weights.name, "rows": {}}
    kept = cache / "engines" / weights_hash(options.weights)[:16]
    staging = {"weights": options.weights, "engine": options.engine, "engines": kept}
    with tempfile.TemporaryDirectory(prefix="nvr-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        if "speed" in parts:
            _speed(folder / "speed", options, clips, staging, result)
        if "batch" in parts:
            contender = _contender_a(stack, options)
            result["batch"] = batches.measure(
                _made(folder / "batch"), staging, cache, contender, options.corpus
            )
            _batch_rows(result)
        if "long" in parts:
            seconds = EIGHT_HOURS_S if options.eight_hours else options.long_minutes * 60
            result["long"] = longfile.measure(_made(folder / "long"), staging, cache, seconds)
            _long_rows(result)
    result["took_s"] = round(time.perf_counter() - began)
    section = [*lines(result), "", _took(result)]
    if options.quick:  # too few rounds to be quoted anywhere
        print(json.dumps(result, indent=2))
        print("\n".join(section))
    else:
        command = " ".join(["./run bench detect", *arguments])
        name, title = _section(options)
        keep(name, title, command, result, section)
    return 0


def _section(options: argparse.Namespace) -> tuple[str, str]:
    """A part alone, or clips of one's own, never take the place of the whole."""
    parts = [*(["clips"] if options.clips else []), *(options.part or [])]
    told = {"clips": "other clips", "speed": "speed", "batch": "a batch", "long": "a long file"}
    title = ": ".join(["Detection", *([", ".join(told[part] for part in parts)] if parts else [])])
    return "-".join(["detect", *parts]), title


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run bench detect", description=__doc__)
    parser.add_argument("--weights", type=Path, default=DATA / "weights/yolo11n-from-int8.pt")
    parser.add_argument("--engine", default="auto", help="as of nvr-desk detect")
    parser.add_argument("--clips", type=Path, help="a folder of your own clips")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--quick", action="store_true", help="one round, small parts; writes nothing"
    )
    parser.add_argument("--part", action="append", choices=PARTS, help="only this; repeatable")
    parser.add_argument(
        "--corpus", type=int, default=TRIAGE_CLIPS, help="generated clips of the part batch"
    )
    parser.add_argument("--pictures-a", type=int, default=60, help="of a clip, by A in a round")
    parser.add_argument("--pictures-b", type=int, default=150, help="the same by B and B'")
    parser.add_argument("--long-minutes", type=float, default=6.0)
    parser.add_argument("--eight-hours", action="store_true", help="the long file really so long")
    parser.add_argument(
        "--make-reference",
        action="store_true",
        help="make full-rate references of the clips; measures only the parts that are named",
    )
    parser.add_argument(
        "--cache",
        type=Path,
        default=Path(platformdirs.user_cache_dir("nvr-desk")) / "bench",
        help="engines, exports, references and generated clips, kept between runs",
    )
    options = parser.parse_args(arguments)
    options.weights = options.weights.resolve()
    if options.quick:
        options.rounds, options.pictures_a, options.pictures_b = 1, 24, 48
        options.corpus, options.long_minutes = min(options.corpus, 20), 2.0
    return options


def _clips(folder: Path | None) -> list[Path]:
    """The clips to go over; the one that is never scored is left out of the default."""
    chosen = folder or DATA / "clips"
    if not chosen.is_dir():
        return []
    found = sorted(path for path in chosen.iterdir() if path.suffix.lower() in SUFFIXES)
    return [path for path in found if folder is not None or path.stem != UNSCORED]


def _references(options: argparse.Namespace) -> dict[str, Path]:
    """One's own of these weights; beside the default clips lie those of the weights beside them."""
    folders = [folder_for(options.cache, options.weights)]
    if options.clips is None and options.weights.parent == (DATA / "weights").resolve():
        folders.insert(0, DATA / "reference")
    return find_references(folders)


def _make_references(options: argparse.Namespace, clips: list[Path]) -> None:
    with YoloProcess() as yolo:
        folder = folder_for(options.cache, options.weights)
        made = make_references(yolo, options.weights, clips, folder)
    for path in made.values():
        print(path)


def _speed(
    folder: Path,
    options: argparse.Namespace,
    clips: list[Path],
    staging: dict[str, Any],
    result: dict[str, Any],
) -> None:
    stage = Stage(_made(folder), **staging)
    taken = stage.take(clips, _references(options))
    stage.build()
    truth = load_truth(TRUTH)
    if options.clips is not None:
        own = options.clips / "truth.json"
        truth = load_truth(own) if own.is_file() else {}
    plan = speed.Plan(
        rounds=options.rounds, pictures_a=options.pictures_a, pictures_b=options.pictures_b
    )
    exports = options.cache / "exports" / weights_hash(options.weights)[:16]
    found = speed.measure(stage, taken, plan, truth, exports)
    found |= {"rounds": plan.rounds, "pictures_a": plan.pictures_a, "pictures_b": plan.pictures_b}
    words = [*("detect", "--case", "BENCH-2"), *("--weights", str(options.weights))]
    seconds, report = stage.command(*words, "--engine", options.engine)
    found["command"] = {"seconds": round(seconds, 2), "done": report["done"]}
    result["speed"] = found
    result["rows"] |= found.pop("rows")


def _contender_a(stack: ExitStack, options: argparse.Namespace) -> Yolo:
    process = stack.enter_context(YoloProcess())
    start_s = process.load(options.weights, A)
    return Yolo("A", process, A, 12 if options.quick else 40, start_s)


def _batch_rows(result: dict[str, Any]) -> None:
    batch, rows = result["batch"], result["rows"]
    if batch["clips"] >= TRIAGE_CLIPS:
        rows["triage_over_a"] = batch.get("triage_over_a")
        rows["rerun_inferences"] = float(batch["again_done"])
        rows["rerun_share"] = batch["rerun_share"]
    lost = float(len(batch["emptiness"]["lost"]))
    rows["empty_clips"] = lost + (rows.get("empty_clips") or 0.0)


def _long_rows(result: dict[str, Any]) -> None:
    long, rows = result["long"], result["rows"]
    rows["long_growth"] = long["growth"]
    rows["rss_gib"] = max(long["peak_mib"] / 1024, rows.get("rss_gib") or 0.0)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _took(result: dict[str, Any]) -> str:
    text = f"The whole bench took {result['took_s']} s; load at its end {os.getloadavg()[0]:.2f}."
    if "speed" in result:
        command = result["speed"]["command"]
        text += (
            f" `nvr-desk detect` as a whole, start and all, over the same clips:"
            f" {command['seconds']} s."
        )
    return text
