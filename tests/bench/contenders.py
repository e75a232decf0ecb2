"""Who is timed: ultralytics' loops, the product's worker, and decoding alone."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Protocol

from nvr_desk.media import frames

from tests.bench.quiet import children, cpu_seconds
from tests.bench.runs import ALL, Run
from tests.bench.scoring import Line, lines_of, link
from tests.bench.stage import look
from tests.bench.yolo import MODEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.track import Analysis

    from tests.bench.stage import BenchClip, Stage
    from tests.bench.yolo import YoloProcess


class Contender(Protocol):
    """Something that goes over clips while a clock runs."""

    name: str
    start_s: float
    """What its start took: process, model, first pictures. In no other figure."""
    pids: frozenset[int]
    """Its processes."""
    found: dict[str, list[Line]]
    """Clip → tracks, of the first round."""
    scored: dict[str, int]
    """Clip → pictures from the beginning that were gone over; all of them where absent."""

    def run(self, clips: Sequence[BenchClip], number: int) -> list[Run]:
        """One round."""
        ...

    def close(self) -> None:
        """End its processes."""
        ...


class Yolo:
    """`YOLO.predict(stream=True)` over the beginning of each clip.

    Args:
        name: of the contender.
        process: with its model loaded.
        options: of predict.
        pictures: most source pictures of a clip.
        start_s: what loading took.
    """

    def __init__(
        self,
        name: str,
        process: YoloProcess,
        options: dict[str, Any],
        pictures: int,
        start_s: float,
    ) -> None:
        self.name = name
        self.start_s = start_s
        self.pids = process.pids
        self.found: dict[str, list[Line]] = {}
        self.scored: dict[str, int] = {}
        self._process = process
        self._options = options
        self._pictures = pictures

    def run(self, clips: Sequence[BenchClip], number: int) -> list[Run]:
        """See ``Contender``."""
        out: list[Run] = []
        for clip in clips:
            keep = number == 0 and clip.reference is not None
            request = {
                "op": "run",
                "name": MODEL,
                "clip": str(clip.source or clip.path),
                "options": self._options,
                "pictures": min(self._pictures, clip.frames),
                "keep": keep,
            }
            answer = self._process.ask(request)
            out.append(
                Run(
                    self.name,
                    clip.name,
                    number,
                    answer["pictures"],
                    answer["seconds"],
                    answer["cpu_s"],
                    answer["looks"],
                )
            )
            if keep:
                self._keep(clip, answer)
        return out

    def close(self) -> None:
        """End the process."""
        self._process.close()

    def _keep(self, clip: BenchClip, answer: dict[str, Any]) -> None:
        assert clip.reference is not None
        times = clip.reference.pts_s
        pairs = [
            (times[k], rows)
            for k, rows in zip(answer["seen"], answer["boxes"], strict=True)
            if k < len(times)
        ]
        self.found[clip.name] = link([t for t, _ in pairs], [rows for _, rows in pairs])
        self.scored[clip.name] = int(answer["pictures"])


class Ours:
    """The product's fenced worker, one clip after another, each whole.

    Args:
        stage: with its engines built.
        profile: exact, fast, triage, far.
        warm: clips that are looked at first, one a shape.
    """

    def __init__(self, stage: Stage, profile: str, warm: Sequence[BenchClip]) -> None:
        self.name = profile
        self.found: dict[str, list[Line]] = {}
        self.scored: dict[str, int] = {}
        self.looks: dict[str, int] = {}
        before = children()
        began = time.perf_counter()
        self.device = stage.device(profile)
        for clip in warm:
            look(self.device, clip)
        self.start_s = time.perf_counter() - began
        self.pids = frozenset(children() - before)
        self.engine = self.device.stamp.engine

    def run(self, clips: Sequence[BenchClip], number: int) -> list[Run]:
        """See ``Contender``."""
        out: list[Run] = []
        for clip in clips:
            cpu, began = cpu_seconds(), time.perf_counter()
            analysis: Analysis = look(self.device, clip)
            seconds, cpu = time.perf_counter() - began, cpu_seconds() - cpu
            looks = analysis.coverage.looks
            out.append(Run(self.name, clip.name, number, clip.frames, seconds, cpu, looks))
            if number == 0:
                self.found[clip.name] = lines_of(analysis.tracks, clip.facts.time_base)
                self.looks[clip.name] = looks
        return out

    def close(self) -> None:
        """End the worker."""
        self.device.close()


class Together:
    """The same worker with as many clips at once as it has slots, as a case is looked at."""

    def __init__(self, ours: Ours) -> None:
        self.name = f"{ours.name}, clips at once"
        self.start_s = ours.start_s
        self.pids = ours.pids
        self.found: dict[str, list[Line]] = {}
        self.scored: dict[str, int] = {}
        self.slots = int(getattr(ours.device, "slots", 1))
        self._device = ours.device

    def run(self, clips: Sequence[BenchClip], number: int) -> list[Run]:
        """See ``Contender``."""
        largest_first = sorted(clips, key=lambda clip: -clip.frames)
        cpu, began = cpu_seconds(), time.perf_counter()
        with ThreadPoolExecutor(self.slots) as threads:
            looked = list(threads.map(lambda clip: look(self._device, clip), largest_first))
        seconds, cpu = time.perf_counter() - began, cpu_seconds() - cpu
        looks = sum(analysis.coverage.looks for analysis in looked)
        return [Run(self.name, ALL, number, sum(c.frames for c in clips), seconds, cpu, looks)]

    def close(self) -> None:
        """The worker is another contender's."""


class DecodeOnly:
    """One decode of every source picture by the one decoder: all cores, one thread a clip."""

    name = "decode-only"

    def __init__(self) -> None:
        self.start_s = 0.0
        self.pids: frozenset[int] = frozenset([os.getpid()])
        self.found: dict[str, list[Line]] = {}
        self.scored: dict[str, int] = {}
        self.cpu_ms: dict[str, float] = {}
        """Clip → processor milliseconds a picture, of the last round."""

    def run(self, clips: Sequence[BenchClip], number: int) -> list[Run]:
        """See ``Contender``."""
        dear_first = sorted(
            clips, key=lambda c: -c.frames * self.cpu_ms.get(c.name, c.facts.width * c.facts.height)
        )
        began = time.perf_counter()
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            used = list(threads.map(self._one, dear_first))
        seconds = time.perf_counter() - began
        whole = sum(clip.frames for clip in clips)
        return [Run(self.name, ALL, number, whole, seconds, sum(used), 0)]

    def close(self) -> None:
        """Nothing is held."""

    def _one(self, clip: BenchClip) -> float:
        began = time.thread_time()
        with clip.path.open("rb") as file, frames.open_container(file.fileno()) as container:
            count = sum(1 for _ in frames.FrameReader(container, frames.best_stream(container)))
        used = time.thread_time() - began
        self.cpu_ms[clip.name] = 1000 * used / max(1, count)
        return used
