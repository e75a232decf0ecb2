"""The product's engine in this process: to look at resident pictures, and at every picture once."""

from __future__ import annotations

import math
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING

from nvr_desk.media import frames
from nvr_desk.vision.classes import lookup
from nvr_desk.vision.engines.choice import formats, open_engine
from nvr_desk.vision.letterbox import fit
from nvr_desk.vision.looker import DirectLooker
from nvr_desk.vision.settings import settings_for
from nvr_desk.vision.shots import Shots
from nvr_desk.vision.workshop import Workshop

from tests.bench.quiet import cpu_seconds
from tests.bench.runs import ALL, Run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from nvr_desk.vision.detector import Detections, Detector, Prepared
    from nvr_desk.vision.engines.choice import Maker
    from nvr_desk.vision.weights import Weights

    from tests.bench.stage import BenchClip

RATES = (1.0, 2.0, 3.0, 5.0, 10.0)
"""Fixed looks a second that are timed."""
_MOST_LOOKS = 100
"""Timed looks of one rate; the rest is reckoned."""
_RESIDENT = 8
_CHUNK = 16


class Engine:
    """Detectors by shape, as the worker would open them.

    Args:
        name: what the product chose, e.g. openvino-cpu.
        weights: whose.
        engines_folder: where the builder's results lie.
    """

    def __init__(self, name: str, weights: Weights, engines_folder: Path) -> None:
        self._maker: Maker = open_engine((name,))[1]
        form = formats(name)[0] if weights.kind == "pt" else "openvino"
        self._workshop = Workshop(engines_folder, weights, form)
        self._detectors: dict[tuple[int, int], Detector] = {}

    def detector(self, clip: BenchClip) -> Detector:
        """The one whose shape fits a clip."""
        network = self._workshop.network(clip.facts.upright_size)
        if network.shape not in self._detectors:
            files = [path.read_bytes() for path in network.files]
            table = lookup(dict(network.kept), network.classes)
            settings = settings_for("fast")
            self._detectors[network.shape] = self._maker(files, network.shape, table, settings)
        return self._detectors[network.shape]

    def resident(self, clip: BenchClip) -> list[Prepared]:
        """Some pictures of a clip, ready to be looked at."""
        detector = self.detector(clip)
        box = fit(clip.facts.upright_size, detector.shape)
        step = max(1, min(clip.frames // _RESIDENT, 8))
        with clip.path.open("rb") as file, frames.open_container(file.fileno()) as container:
            shots = Shots(container, clip.facts.rotation, key_only=False)
            chosen = islice(shots, 0, _RESIDENT * step, step)
            return [detector.prepare(shot, box) for shot in chosen]

    def every_look(self, clip: BenchClip) -> list[tuple[int, Detections]]:
        """(pts, found) of every picture of a clip, repeats of a pts left out."""
        detector = self.detector(clip)
        box = fit(clip.facts.upright_size, detector.shape)
        looker = DirectLooker(detector)
        found: dict[int, Detections] = {}
        with (
            ThreadPoolExecutor(detector.lanes) as lanes,
            clip.path.open("rb") as file,
            frames.open_container(file.fileno()) as container,
        ):
            shots = iter(Shots(container, clip.facts.rotation, key_only=False))
            while chunk := list(islice(shots, _CHUNK)):
                asked = [lanes.submit(looker.ask, shot, box) for shot in chunk]
                for shot, one in zip(chunk, asked, strict=True):
                    found.setdefault(shot.pts, one.result().result())
        return sorted(found.items())


def looks_at(rate: float, clips: Sequence[BenchClip]) -> int:
    """Looks of a fixed rate: the first picture of each clip, then every 1 / rate."""
    return sum(min(clip.frames, math.floor(clip.facts.duration_s * rate) + 1) for clip in clips)


def infer_only(
    detector: Detector,
    pictures: Sequence[Prepared],
    rate: float,
    clips: Sequence[BenchClip],
    number: int,
) -> Run:
    """Look at resident pictures as often as a fixed rate over all clips would."""
    wanted = looks_at(rate, clips)
    looks = min(wanted, _MOST_LOOKS)
    calls = max(1, round(looks / detector.batch))
    batches = [
        [pictures[(k * detector.batch + i) % len(pictures)] for i in range(detector.batch)]
        for k in range(calls)
    ]
    with ThreadPoolExecutor(detector.lanes) as lanes:
        list(lanes.map(detector.look, batches[: 2 * detector.lanes]))  # threads and caches awake
        cpu, began = cpu_seconds(), time.perf_counter()
        list(lanes.map(detector.look, batches))
        seconds, cpu = time.perf_counter() - began, cpu_seconds() - cpu
    share = wanted / (calls * detector.batch)
    whole = sum(clip.frames for clip in clips)
    return Run(infer_name(rate), ALL, number, whole, seconds * share, cpu * share, wanted)


def infer_name(rate: float) -> str:
    """Name of the contender."""
    return f"infer-only {rate:g}/s"
