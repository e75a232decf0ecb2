"""One long file: the memory of the worker must not grow with it."""

from __future__ import annotations

import statistics
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nvr_desk.digest import sha256_file
from nvr_desk.upkeep.bench.corpus import repeat

from tests.bench.contenders import Ours
from tests.bench.detect_corpus import VERSION, encode
from tests.bench.quiet import MemoryWatch, peak_mib
from tests.bench.scenes import Actor, Scene
from tests.bench.stage import BenchClip, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LOOP_S = 20.0
_SCENE = Scene(
    name="long-loop",
    size=(1920, 1080),
    seconds=_LOOP_S,
    grain=2,
    actors=(
        Actor("man", 0.4, (0.1, 0.6), (0.5, 0.6), 6.0, 9.0),
        Actor("bus", 0.4, (0.7, 0.5), (0.7, 0.5), 0.0, _LOOP_S),
    ),
)
"""Mostly still: a person walks for three seconds of each twenty."""


def measure(folder: Path, options: dict[str, Any], cache: Path, seconds: float) -> dict[str, Any]:
    """Look at one file of so many seconds with profile ``fast`` and weigh the worker meanwhile."""
    loop = cache / f"long-{VERSION}" / "loop.mp4"
    if not loop.is_file():
        loop.parent.mkdir(parents=True, exist_ok=True)
        making = loop.with_suffix(".making")
        encode(making, _SCENE)
        making.replace(loop)
    stage = Stage(folder, **options)
    (short,) = stage.take([loop], {})
    stage.build()
    times = max(1, round(seconds / _LOOP_S))
    path = repeat(loop, folder / "long.mp4", times, _LOOP_S)
    facts = replace(
        short.facts, frames=short.frames * times, duration_s=short.facts.duration_s * times
    )
    clip = BenchClip("long.mp4", path, sha256_file(path), facts)
    with closing(Ours(stage, "fast", stage.warm())) as ours, MemoryWatch(ours.pids) as watch:
        (run,) = ours.run([clip], 0)
        peak = peak_mib(ours.pids)
    path.unlink()
    return {
        "minutes": round(facts.duration_s / 60, 1),
        "pictures": clip.frames,
        "looks": run.looks,
        "seconds": round(run.seconds, 1),
        "pictures_per_s": round(run.speed, 1),
        "tracks": len(ours.found[clip.name]),
        "peak_mib": round(peak),
        "samples": len(watch.mib),
        "growth": growth(watch.mib),
        "mib_by_tenth": tenths(watch.mib),
    }


def growth(mib: Sequence[float]) -> float | None:
    """Median of the last quarter over that of the second; None of too few samples."""
    if len(mib) < 8:
        return None
    quarter = len(mib) // 4
    second, last = mib[quarter : 2 * quarter], mib[-quarter:]
    return round(statistics.median(last) / statistics.median(second), 4)


def tenths(mib: Sequence[float]) -> list[int]:
    """Medians of ten stretches of equal length."""
    step = len(mib) / 10
    parts = [mib[int(k * step) : int((k + 1) * step)] for k in range(10)]
    return [round(statistics.median(part)) for part in parts if part]
