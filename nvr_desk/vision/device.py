"""One analysis worker process, held from outside and reused over clips."""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self, cast

from nvr_desk.errors import EngineUnavailableError, JobCancelledError, MediaError, WorkerDiedError
from nvr_desk.records.track import Analysis, Coverage, ModelStamp, ObjectClass
from nvr_desk.vision import parcel
from nvr_desk.vision.board import STALL_S, Board, fetched, slots_of, spawned
from nvr_desk.vision.detector import CLASSES
from nvr_desk.vision.engines.choice import CARDS, NOT_TRIED, formats, order, same_again
from nvr_desk.vision.letterbox import SHAPES, best_shape
from nvr_desk.vision.pace import Pace, PaceBook, read_pace
from nvr_desk.vision.plans import PlanShop
from nvr_desk.vision.starting import started
from nvr_desk.vision.verdicts import told
from nvr_desk.vision.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from nvr_desk.media.process import WorkerProcess
    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import CoverageSpan, Track
    from nvr_desk.vision.settings import DetectSettings
    from nvr_desk.vision.weights import Weights
    from nvr_desk.vision.workshop import Network

_LOAD_S = 300.0
_LEAST_S = 1800.0
"""Shortest time a clip is given."""
_SECONDS_A_PICTURE = 5.0
"""And this much for each of its pictures: a slow, busy machine that looks at all of them."""
_MEMORY_BYTES = 6 << 30
_MEMORY_CUDA_BYTES = 16 << 30
_LANDSCAPE = (1920, 1080)


class AnalysisDevice:
    """Looks at clips with one set of weights on one engine, in one fenced worker.

    The worker is started when it is made, restarted after a death on the same engine, and reused
    over clips. As many threads as ``slots`` may call ``analyse`` at once.

    Args:
        weights: what to run; None for the basic detector.
        engine: one of ``records.model.ENGINES``; obeyed, or EngineUnavailableError.
        engines_folder: ``derived/engines`` of the workspace.
        settings: see DetectSettings.
        cancelled: asked while a builder prepares the weights; True raises JobCancelledError.
        parts: workers that share the machine, this one among them; see ``crew``.
        barred: engines that are not tried, and why not, for ``engines``.

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
        parts: int = 1,
        barred: Mapping[str, str] | None = None,
    ) -> None:
        self.settings = settings
        self._parts = parts
        self._asked = engine
        self.barred = dict(barred or {})
        """Engines that are left alone, and why."""
        kind = str(weights.kind) if weights is not None else "none"
        self._names = tuple(name for name in order(engine, kind) if name not in self.barred)
        if self._names == ("basic",):
            weights = None
        self._lock = threading.RLock()
        self._board: Board | None = None
        self._workshop: Workshop | PlanShop | None = None
        self._book: PaceBook | None = None
        self._engine = ""
        self._made_for: dict[str, str] = {}
        """Card and driver that its networks are made for, where they run nowhere else."""
        self._told: tuple[str, ...] = ()
        self._shapes: dict[tuple[int, int], tuple[int, int]] = {}
        """Shapes of the networks for sources of (width, height)."""
        self.slots = 1
        """How many clips it takes at once."""
        self.fill = 1.0
        """How full the batches of its worker were up to the latest answer, 0…1."""
        self._started()
        try:
            self.stamp = self._stamp(weights, engines_folder, _ticking(cancelled))
        except BaseException:
            self.close()
            raise

    @property
    def fence(self) -> dict[str, Any]:
        """The worker's fence report: ``isolation``, ``parts``, ``missing``."""
        return dict(self._started().worker.hello.get("fence", {}))

    @property
    def engines(self) -> tuple[str, ...]:
        """What became of each engine that was tried, best first: '<engine>: <verdict>'."""
        return self._told

    def prove(self) -> None:
        """Load a network behind the fence, which a card may not allow although it opened before.

        Raises:
            EngineUnavailableError: it does not work; the reason.
        """
        if self._workshop is not None:
            self._ready(_LANDSCAPE, _ticking(None), alone=False)

    def analyse(
        self,
        path: Path,
        sha256: str,
        facts: MediaFacts,
        *,
        cancelled: Callable[[], bool],
        progress: Callable[[float], None],
        alone: bool = False,
    ) -> Analysis:
        """Look at one clip.

        Args:
            path: its bytes; opened here, read-only, and handed over as a descriptor.
            sha256: of these bytes.
            facts: as the survey found them.
            cancelled: asked ten times a second; True kills the worker at once.
            progress: gets the share done, 0…1.
            alone: in a worker that holds no other clip and never held one. The caller sees to it
                that no other call goes on.

        Raises:
            JobCancelledError: ``cancelled`` said so.
            WorkerDiedError: the worker died of this clip or of one beside it, or took too much
                memory.
            WorkerTimeoutError: this clip took too long by this process' clock.
            MediaError: the clip cannot be read; the worker lives on.
        """
        tick = _ticking(cancelled)
        tick()
        began = time.monotonic()
        source = facts.upright_size
        board, shape = self._ready(source, tick, alone=alone)
        request = self._request(facts, shape)
        limit = max(_LEAST_S, _SECONDS_A_PICTURE * facts.frames)
        with path.open("rb") as clip, board.holding():
            message = board.exchange(
                request,
                [clip.fileno()],
                limit,
                stall_s=STALL_S,
                on_progress=lambda body: progress(_fraction(body.get("progress"))),
                tick=tick,
            )
            answer = message.body
            tracks = fetched(board, answer, tick)
        self.fill = _fraction(answer.get("fill"))
        spans = parcel.unpack_spans(answer.get("spans"))
        motion = parcel.unpack_motion(answer.get("motion"), message.blob, facts.duration_s)
        progress(1.0)
        made = self._analysis(sha256, tracks, spans, answer, time.monotonic() - began)
        return replace(made, motion=motion)

    def look_as(self, settings: DetectSettings) -> None:
        """Look as these settings say from the next clip on; none is in hand meanwhile."""
        self.settings = settings

    def pace(self) -> Pace | None:
        """How fast it looks at pictures that lie; measured once a machine, then kept.

        None for the basic detector, and where the worker gives no sensible answer.
        """
        if self._workshop is None or self._book is None:
            return None
        if (known := self._book.find((self._engine,))) is not None:
            return known
        board, shape = self._ready(_LANDSCAPE, _ticking(None), alone=False)
        body = board.exchange({"op": "calibrate", "shape": list(shape)}, (), _LOAD_S).body
        made = read_pace(body | {"engine": self._engine, "shape": shape, "slots": self.slots})
        if made is not None:
            self._book.keep(made)
        return made

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            if self._board is not None:
                self._board.close()
                self._board = None

    def __enter__(self) -> Self:
        """The device itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    @property
    def _memory(self) -> int:
        return _MEMORY_CUDA_BYTES if self._engine in CARDS else _MEMORY_BYTES

    def _stamp(self, weights: Weights | None, folder: Path, tick: Callable[[], None]) -> ModelStamp:
        if weights is None:
            from nvr_desk.vision.recipe import SHA256  # noqa: PLC0415 - only where it is used

            return ModelStamp("basic", SHA256, "basic", (ObjectClass.PERSON,))
        form = formats(self._engine)[0] if weights.kind == "pt" else "openvino"
        workshop = Workshop(folder, weights, form)
        self._workshop = PlanShop(folder, workshop, self._made_for) if self._made_for else workshop
        self._book = PaceBook(folder, weights.sha256)
        network = self._workshop.network(_LANDSCAPE, tick)
        classes = {CLASSES[place] for _, place in network.kept}
        return ModelStamp(
            name=weights.name,
            sha256=weights.sha256,
            engine=self._engine,
            classes=tuple(cls for cls in CLASSES if cls in classes),
            unverified=weights.unverified,
        )

    def _ready(
        self, source: tuple[int, int], tick: Callable[[], None], *, alone: bool
    ) -> tuple[Board, tuple[int, int]]:
        """A worker that has the network for a source of (width, height) loaded, and its shape."""
        with self._lock:
            if alone and self._board is not None and self._board.held:
                self.close()
            board, known = self._started(), self._shapes.get(source)
            if known in board.loaded:  # its files need no proof any more
                return board, known
            if self._workshop is None:
                return board, best_shape(source, SHAPES)
            network = self._workshop.network(source, tick)
            try:
                self._load(board, network, tick)
            except EngineUnavailableError:
                if not self._workshop.spoilt(network):
                    raise
                board, network = self._started(), self._workshop.network(source, tick)
                self._load(board, network, tick)
            self._shapes[source] = network.shape
            return board, network.shape

    def _started(self) -> Board:
        """The worker, started anew where it died."""
        with self._lock:
            if self._board is not None and self._board.alive:
                return self._board
            self.close()
            worker, left = started(self._asked, self._names, self._spawned)
            if not self._engine:
                self._found(worker.hello, left)
            self.slots = slots_of(worker.hello)
            self._board = Board(worker, self._memory)
            return self._board

    def _found(self, hello: dict[str, Any], left: dict[str, str]) -> None:
        """Keep to the first engine: results bear its name, also those of later workers."""
        self._engine = str(hello.get("engine"))
        self._made_for = _plain(hello.get("made_for"))
        self._names = (same_again(self._engine),)
        self.barred.update(left)
        verdicts = (*self.barred.items(), *told(hello))
        self._told = tuple(f"{name}: {said}" for name, said in verdicts if said != NOT_TRIED)

    def _spawned(self, engines: tuple[str, ...]) -> WorkerProcess:
        return spawned(engines, self._parts)

    def _load(self, board: Board, network: Network, tick: Callable[[], None]) -> None:
        if network.shape in board.loaded:
            return
        request: dict[str, Any] = {
            "op": "network",
            "shape": list(network.shape),
            "kept": [list(pair) for pair in network.kept],
            "classes": network.classes,
            "settings": self.settings.canonical(),
        }
        beside = board.holds
        with contextlib.ExitStack() as stack:
            files = [stack.enter_context(path.open("rb")).fileno() for path in network.files]
            try:
                board.exchange(request, files, _LOAD_S, tick=tick)
            except JobCancelledError:
                raise
            except MediaError as error:
                if isinstance(error, WorkerDiedError) and beside:
                    raise  # a clip in hand may be to blame for this; else none is
                raise EngineUnavailableError(self._engine, str(error)) from error
        board.loaded.add(network.shape)

    def _request(self, facts: MediaFacts, shape: tuple[int, int]) -> dict[str, Any]:
        return {
            "op": "analyse",
            "basic": self._workshop is None,
            "shape": list(shape),
            "settings": self.settings.canonical(),
            "rotation": facts.rotation,
            "coded": [facts.codec, facts.pixel_format, facts.width, facts.height],
            "frames": facts.frames,
            "damaged": facts.failed_frames > 0 or not facts.own_times,
            "own_times": facts.own_times,
            "upright": list(facts.upright_size),
            "tick": [facts.time_base.numerator, facts.time_base.denominator],
            "start_s": facts.start_s,
            "end_s": facts.start_s + facts.duration_s,
        }

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


def _plain(facts: object) -> dict[str, str]:
    """What a worker tells in pairs of words."""
    pairs = cast("dict[object, object]", facts) if isinstance(facts, dict) else {}
    return {str(name): str(value) for name, value in pairs.items()}


def _ticking(cancelled: Callable[[], bool] | None) -> Callable[[], None]:
    def tick() -> None:
        if cancelled is not None and cancelled():
            raise JobCancelledError(0)

    return tick


def _fraction(value: object) -> float:
    """What a worker tells as a share, 0…1."""
    return min(1.0, max(0.0, float(value))) if isinstance(value, int | float) else 0.0
