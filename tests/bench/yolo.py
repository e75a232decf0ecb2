"""Ultralytics' own loops as contenders, each in a process of its own."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

import psutil

if TYPE_CHECKING:
    from pathlib import Path

CLASSES = (0, 1, 2, 3, 5, 7)
"""COCO: person, bicycle, car, motorcycle, bus, truck."""
WIDE = (384, 640)

MODEL = "model"
"""Name of the one model of a contender."""

A: dict[str, Any] = {}
"""Defaults."""
EXPERT: dict[str, Any] = {"imgsz": list(WIDE), "classes": list(CLASSES)}
STRIDE = 4
BATCHES = (1, 8)
GPU_BATCHES = (1, 16, 32)
_TAIL = 2000
_REHEARSED = 64
"""Pictures of a clip that each way of an expert is tried on, twice."""


class YoloProcess:
    """A child that runs ultralytics; one request at a time."""

    def __init__(self) -> None:
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.yolo_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
        )

    @property
    def pids(self) -> frozenset[int]:
        """Itself and what it started."""
        with contextlib.suppress(psutil.Error):
            below = psutil.Process(self._process.pid).children(recursive=True)
            return frozenset([self._process.pid, *(process.pid for process in below)])
        return frozenset([self._process.pid])

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request and wait. Raises RuntimeError when the child died of it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            self._said.seek(0)
            said = self._said.read()[-_TAIL:].decode("utf-8", "replace")
            raise RuntimeError(f"ultralytics' process ended over {request}:\n{said}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def load(self, weights: Path, options: dict[str, Any]) -> float:
        """Load the model that `contenders.Yolo` asks; seconds it took with first pictures."""
        request = {"op": "load", "name": MODEL, "weights": str(weights), "options": options}
        return float(self.ask(request)["seconds"])

    def close(self) -> None:
        """End it."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process.wait()
        self._said.close()

    def __enter__(self) -> Self:
        """The process itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()


@dataclass(frozen=True)
class Expert:
    """What an expert found to be fastest here: which files, and how to ask them."""

    engine: str
    files: Path
    options: dict[str, Any]
    tried: dict[str, float] = field(default_factory=dict[str, float])
    """Way → pictures a second in the rehearsal."""


def find_expert(weights: Path, clip: Path, cache: Path) -> Expert:
    """Try what an expert would try here, each way twice on one clip, in a process of its own."""
    tried: dict[str, float] = {}
    ways: dict[str, tuple[Path, dict[str, Any]]] = {}
    with YoloProcess() as yolo:
        on_gpu = weights.suffix == ".pt" and bool(yolo.ask({"op": "machine"})["cuda"])
        for batch in _batches(weights, on_gpu=on_gpu):
            name = f"batch {batch}"
            options = EXPERT | ({"batch": batch} if batch > 1 else {})
            options |= {"half": True} if on_gpu else {}
            files = weights if on_gpu else _export(yolo, weights, batch, cache)
            ways[name] = files, options
            request = {"name": name, "clip": str(clip), "options": options}
            yolo.ask(request | {"op": "load", "weights": str(files)})
            runs = [yolo.ask(request | {"op": "run", "pictures": _REHEARSED}) for _ in range(2)]
            tried[name] = round(max(run["pictures"] / run["seconds"] for run in runs), 1)
    best = max(tried, key=lambda name: tried[name])
    engine = "CUDA, half precision" if on_gpu else "OpenVINO export"
    return Expert(engine, ways[best][0], ways[best][1], tried)


def _batches(weights: Path, *, on_gpu: bool) -> tuple[int, ...]:
    """An export that came as it is has one batch size."""
    if on_gpu:
        return GPU_BATCHES
    return BATCHES if weights.suffix == ".pt" else (1,)


def _export(yolo: YoloProcess, weights: Path, batch: int, cache: Path) -> Path:
    if weights.suffix != ".pt":
        return weights
    folder = cache / f"batch{batch}"
    export = folder / "weights_openvino_model"
    if not (export / "metadata.yaml").is_file():
        request = {"op": "export", "weights": str(weights), "folder": str(folder), "batch": batch}
        yolo.ask(request)
    return export
