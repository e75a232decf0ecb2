"""A batch of many clips: the first list of them all, nothing lost, and a second run for nothing."""

from __future__ import annotations

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING, Any

from tests.bench.contenders import Ours
from tests.bench.detect_corpus import VERSION, make_corpus, make_scenes
from tests.bench.emptiness import emptiness
from tests.bench.references import load_truth
from tests.bench.stage import CASE, Stage, look

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.contenders import Yolo
    from tests.bench.stage import BenchClip

_A_CLIPS = 8
_STARTS = 3


def measure(
    folder: Path, options: dict[str, Any], cache: Path, contender_a: Yolo | None, clips: int
) -> dict[str, Any]:
    """Triage, emptiness and re-run over generated clips.

    Args:
        folder: to work in.
        options: of `Stage`: weights, engine, engines.
        cache: where the generated clips are kept.
        contender_a: its model loaded; looks at the beginning of some clips.
        clips: how many.
    """
    corpus = cache / f"corpus-{VERSION}"
    scenes = make_scenes(corpus / "scenes")
    paths = make_corpus(corpus / "clips", scenes, clips)
    stage = Stage(folder, **options)
    taken = stage.take(paths, {})
    stage.build()
    result: dict[str, Any] = {
        "clips": len(taken),
        "pictures": sum(clip.frames for clip in taken),
        "footage_s": round(sum(clip.facts.duration_s for clip in taken), 1),
    }
    if contender_a is not None:
        result["a_per_s"] = _speed_of_a(contender_a, taken[:_A_CLIPS])
    result |= _first_list(stage, taken)
    if "a_per_s" in result:
        result["triage_over_a"] = round(result["triage_per_s"] / result["a_per_s"], 2)
    result |= _twice(stage)
    result["emptiness"] = _emptiness(folder / "scenes", options, scenes, corpus / "scenes")
    return result


def _speed_of_a(contender: Yolo, clips: list[BenchClip]) -> float:
    runs = contender.run(clips, 1)
    return round(sum(run.pictures for run in runs) / sum(run.seconds for run in runs), 2)


def _first_list(stage: Stage, clips: list[BenchClip]) -> dict[str, Any]:
    """One pass of ``triage`` over all clips in a started worker, as many at once as it takes."""
    with closing(Ours(stage, "triage", stage.warm())) as ours:
        slots = int(getattr(ours.device, "slots", 1))
        began = time.perf_counter()
        with ThreadPoolExecutor(slots) as threads:
            looked = list(threads.map(lambda clip: look(ours.device, clip), clips))
        seconds, fill = time.perf_counter() - began, ours.device.fill
    return {
        "triage_s": round(seconds, 3),
        "triage_per_s": round(sum(clip.frames for clip in clips) / seconds, 1),
        "triage_looks": sum(each.coverage.looks for each in looked),
        "triage_empty": sum(not each.tracks for each in looked),
        "slots": slots,
        "fill": round(fill, 3),
    }


def _twice(stage: Stage) -> dict[str, Any]:
    """The whole command, and the same command again; a small command for what starting costs."""
    words = [*("detect", "--case", CASE), *("--weights", str(stage.weights_path))]
    words += ["--engine", stage.engine]
    first_s, first = stage.command(*words)
    again_s, again = stage.command(*words)
    starts = [stage.command("case", "list")[0] for _ in range(_STARTS)]
    start_s = statistics.median(starts)
    return {
        "first_s": round(first_s, 2),
        "first_done": int(first["done"]),
        "first_pass_s": round(float(first.get("first_pass_s", 0.0)), 2),
        "again_s": round(again_s, 2),
        "again_done": int(again["done"]) + int(again.get("first_pass", 0)),
        "start_s": round(start_s, 2),
        "rerun_share": round(100 * max(0.0, again_s - start_s) / first_s, 2),
    }


def _emptiness(
    folder: Path, options: dict[str, Any], scenes: list[Path], truth: Path
) -> dict[str, Any]:
    """Each scene once through ``exact`` and once through ``fast``, against what was put in."""
    folder.mkdir()
    stage = Stage(folder, **options)
    clips = stage.take(scenes, {})
    stage.build()
    found = {}
    for profile in ("exact", "fast"):
        with closing(Ours(stage, profile, stage.warm())) as ours:
            ours.run(clips, 0)
            found[profile] = ours.found
    checked = emptiness(load_truth(truth / "truth.json"), found["exact"], found["fast"])
    return {
        "checked": checked.checked,
        "lost": list(checked.lost),
        "missed": list(checked.missed),
        "exact_finds_nothing": sorted(name for name, lines in found["exact"].items() if not lines),
    }
