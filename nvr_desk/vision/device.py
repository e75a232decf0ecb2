"""One analysis worker process, held from outside and reused over clips."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, Any, Self

from nvr_desk.errors import EngineUnavailableError, JobCancelledError, MediaError
from nvr_desk.media.process import WorkerProcess
from nvr_desk.records.track import Analysis, Coverage, ModelStamp, ObjectClass
from nvr_desk.vision import parcel
from nvr_desk.vision.detector import CLASSES
from nvr_desk.vision.engines.choice import formats, order
from nvr_desk.vision.letterbox import SHAPES, best_shape
from nvr_desk.vision.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import CoverageSpan, Track
    from nvr_desk.vision.settings import DetectSettings
    from nvr_desk.vision.weights import Weights
    from nvr_desk.vision.workshop import Network

_START_S = 180.0
_LOAD_S = 300.0
_LEAST_S = 1800.0
"""Shortest time a clip is given."""
_SECONDS_A_PICTURE = 5.0
"""And this much for each of its pictures: a slow, busy machine that looks at all of them."""
_STALL_S = 300.0
"""Longest silence of a worker that is at work; it speaks every few seconds."""
_MEMORY_BYTES = 6 << 30
_MEMORY_CUDA_BYTES = 16 << 30
_LANDSCAPE = (1920, 1080)
_MAX_PARCELS = 100_000


class AnalysisDevice:
    """Looks at clips with one set of weights on one engine, in one fenced worker.

    The worker is started when it is made, restarted after a death, and reused over clips. One
    thread at a time.

    Args:
        weights: what to run; None for the basic detector.
        engine: one of ``engines.choice.CHOICES``; obeyed, or EngineUnavailableError.
        engines_folder: ``derived/engines`` of the workspace.
        settings: see DetectSettings.
        cancelled: asked while a builder prepares the weights; True raises JobCancelledError.

    Raises:
        EngineUnavailableError: no engine of the wanted kind works here.
        WeightsRefusedError: weights this program does not run.
        WorkerDiedError, WorkerTimeoutError: the builder did not survive the weights.
    """

    def __init__(
        self,
        weights: Weights | None,
        *,
        engine: str = "auto",
        engines_folder: Path,
        settings: DetectSettings,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self.settings = settings
        kind = str(weights.kind) if weights is not None else "none"
        self._names = order(engine, kind)
        if self._names == ("basic",):
            weights = None
        self._worker: WorkerProcess | None = None
        self._loaded: set[tuple[int, int]] = set()
        self._workshop: Workshop | None = None
        self._engine = ""
        worker = self._started()
        try:
            self.stamp = self._stamp(weights, engines_folder, _ticking(cancelled))
        except BaseException:
            worker.close()
            raise

    @property
    def fence(self) -> dict[str, Any]:
        """The worker's fence report: ``isolation``, ``parts``, ``missing``."""
        return dict(self._started().hello.get("fence", {}))

    def analyse(
        self,
        path: Path,
        sha256: str,
        facts: MediaFacts,
        *,
        cancelled: Callable[[], bool],
        progress: Callable[[float], None],
    ) -> Analysis:
        """Look at one clip.

        Args:
            path: its bytes; opened here, read-only, and handed over as a descriptor.
            sha256: of these bytes.
            facts: as the survey found them.
            cancelled: asked ten times a second; True kills the worker at once.
            progress: gets the share done, 0…1.

        Raises:
            JobCancelledError: ``cancelled`` said so.
            WorkerDiedError: the worker died of the clip, or took too much memory.
            WorkerTimeoutError: it took too long by this process' clock.
            MediaError: the clip cannot be read; the worker lives on.
        """
        tick = _ticking(cancelled)
        tick()
        began = time.monotonic()
        source = facts.upright_size
        network = self._workshop.network(source, tick) if self._workshop is not None else None
        shape = network.shape if network is not None else best_shape(source, SHAPES)
        worker = self._started()
        if network is not None and shape not in self._loaded:
            self._load(worker, network, tick)
        request = self._request(facts, shape)
        limit = max(_LEAST_S, _SECONDS_A_PICTURE * facts.frames)
        with path.open("rb") as clip:
            answer = worker.request(
                request,
                [clip.fileno()],
                limit,
                self._memory,
                stall_s=_STALL_S,
                on_progress=lambda body: progress(_share(body)),
                tick=tick,
            )
        tracks = self._fetch(worker, answer, tick)
        spans = parcel.unpack_spans(answer.get("spans"))
        progress(1.0)
        return self._analysis(sha256, tracks, spans, answer, time.monotonic() - began)

    def close(self) -> None:
        """End the worker."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    def __enter__(self) -> Self:
        """The device itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    @property
    def _memory(self) -> int:
        return _MEMORY_CUDA_BYTES if self._engine == "torch-cuda" else _MEMORY_BYTES

    def _stamp(self, weights: Weights | None, folder: Path, tick: Callable[[], None]) -> ModelStamp:
        if weights is None:
            from nvr_desk.vision.recipe import SHA256  # noqa: PLC0415 - only where it is used

            return ModelStamp("basic", SHA256, "basic", (ObjectClass.PERSON,))
        form = formats(self._engine)[0] if weights.kind == "pt" else "openvino"
        self._workshop = Workshop(folder, weights, form)
        network = self._workshop.network(_LANDSCAPE, tick)
        classes = {CLASSES[place] for _, place in network.kept}
        return ModelStamp(
            name=weights.name,
            sha256=weights.sha256,
            engine=self._engine,
            classes=tuple(cls for cls in CLASSES if cls in classes),
            unverified=weights.unverified,
        )

    def _started(self) -> WorkerProcess:
        """The worker, started anew where it died."""
        if self._worker is not None and self._worker.alive:
            return self._worker
        self.close()
        self._loaded.clear()
        try:
            worker = WorkerProcess(
                "nvr_desk.vision.worker",
                nice=10,
                env={"NVR_DESK_WORKER_ENGINES": ",".join(self._names), "CI": "true"},
                start_timeout_s=_START_S,
            )
        except MediaError as error:
            raise EngineUnavailableError(self._names[0], str(error)) from error
        if (why := worker.hello.get("unavailable")) is not None:
            worker.close()
            raise EngineUnavailableError(self._names[0], str(why))
        self._worker = worker
        self._engine = str(worker.hello.get("engine"))
        return worker

    def _load(self, worker: WorkerProcess, network: Network, tick: Callable[[], None]) -> None:
        request: dict[str, Any] = {
            "op": "network",
            "shape": list(network.shape),
            "kept": [list(pair) for pair in network.kept],
            "classes": network.classes,
            "settings": self.settings.canonical(),
        }
        with contextlib.ExitStack() as stack:
            files = [stack.enter_context(path.open("rb")).fileno() for path in network.files]
            try:
                worker.request(request, files, _LOAD_S, self._memory, tick=tick)
            except JobCancelledError:
                raise
            except MediaError as error:  # no clip is to blame for this
                raise EngineUnavailableError(self._engine, str(error)) from error
        self._loaded.add(network.shape)

    def _request(self, facts: MediaFacts, shape: tuple[int, int]) -> dict[str, Any]:
        return {
            "op": "analyse",
            "basic": self._workshop is None,
            "shape": list(shape),
            "settings": self.settings.canonical(),
            "rotation": facts.rotation,
            "upright": list(facts.upright_size),
            "tick": [facts.time_base.numerator, facts.time_base.denominator],
            "start_s": facts.start_s,
            "end_s": facts.start_s + facts.duration_s,
        }

    def _fetch(
        self, worker: WorkerProcess, answer: dict[str, Any], tick: Callable[[], None]
    ) -> tuple[Track, ...]:
        count = answer.get("parcels")
        if not isinstance(count, int) or not 0 <= count <= _MAX_PARCELS:
            message = "the worker gave no plain answer"
            raise MediaError(message)
        tracks: list[Track] = []
        for number in range(count):
            got = worker.exchange({"op": "tracks", "parcel": number}, (), _STALL_S, tick=tick)
            tracks += parcel.unpack_tracks(got.body.get("tracks"), got.blob)
        return tuple(tracks)

    def _analysis(
        self,
        sha256: str,
        tracks: tuple[Track, ...],
        spans: tuple[CoverageSpan, ...],
        answer: dict[str, Any],
        seconds: float,
    ) -> Analysis:
        return Analysis(
            sha256=sha256,
            model=self.stamp,
            settings=self.settings.canonical(),
            settings_sha256=self.settings.sha256,
            tracks=tracks,
            coverage=Coverage(spans, self.stamp.classes, int(answer.get("looks", 0))),
            seconds=seconds,
        )


def _ticking(cancelled: Callable[[], bool] | None) -> Callable[[], None]:
    def tick() -> None:
        if cancelled is not None and cancelled():
            raise JobCancelledError(0)

    return tick


def _share(body: dict[str, Any]) -> float:
    value = body.get("progress")
    return min(1.0, max(0.0, float(value))) if isinstance(value, int | float) else 0.0
