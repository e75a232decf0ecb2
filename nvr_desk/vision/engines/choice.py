"""Which engine is used: the best there is, or exactly the one a person named."""

from __future__ import annotations

import importlib
import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING

from nvr_desk.errors import EngineUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Detector
    from nvr_desk.vision.settings import DetectSettings

    Maker = Callable[
        [Sequence[bytes], tuple[int, int], NDArray[np.int64], DetectSettings], Detector
    ]
    """Files, shape, table of classes, settings → detector."""

CHOICES = (
    *("auto", "openvino", "openvino-cpu", "openvino-gpu"),
    *("torch", "torch-cpu", "torch-cuda", "onnxruntime", "basic"),
)
"""What a person may name."""


def formats(engine: str) -> tuple[str, ...]:
    """What an engine family eats: onnx, openvino (an export as it is), torchscript."""
    family = engine.partition("-")[0]
    if family == "openvino":
        return ("onnx", "openvino")
    return ("torchscript",) if family == "torch" else ("onnx",)


def order(wanted: str, kind: str) -> tuple[str, ...]:
    """Engines to try in turn.

    Args:
        wanted: one of CHOICES.
        kind: of the weights: pt, openvino, or none.

    Raises:
        EngineUnavailableError: unknown, or it cannot run such weights.
    """
    if wanted not in CHOICES:
        raise EngineUnavailableError(wanted, f"known are {', '.join(CHOICES)}")
    if wanted == "basic" or (wanted == "auto" and kind == "none"):
        return ("basic",)
    if kind == "none":
        raise EngineUnavailableError(wanted, "no weights are installed; 'basic' needs none")
    if kind == "openvino":
        if wanted == "auto":
            return ("openvino",)
        if not wanted.startswith("openvino"):
            raise EngineUnavailableError(wanted, "an OpenVINO export runs on OpenVINO only")
    if wanted != "auto":
        return (wanted,)
    cuda = ("torch-cuda",) if _cuda_likely() else ()
    return (*cuda, "openvino", "onnxruntime", "torch-cpu")


def open_engine(names: Sequence[str]) -> tuple[str, Maker]:
    """Load the first engine that works, its device context included.

    Returns:
        Engine with device (as ModelStamp.engine), and what makes a detector of it.

    Raises:
        EngineUnavailableError: none of them works; the reason of the last one.
    """
    failure = EngineUnavailableError("auto", "no engine was named")
    for name in names:
        try:
            return _open(name)
        except EngineUnavailableError as error:
            failure = error
        except (ImportError, OSError, RuntimeError) as error:
            failure = EngineUnavailableError(name, str(error).splitlines()[0][:200])
    raise failure


def _open(name: str) -> tuple[str, Maker]:
    if name.startswith("openvino"):
        return _openvino(name)
    if name.startswith("torch"):
        return _torch(name)
    if name == "onnxruntime":
        return _onnx()
    return _basic()


def _openvino(name: str) -> tuple[str, Maker]:
    from nvr_desk.vision.engines import openvino as engine  # noqa: PLC0415 - heavy

    on = engine.device(name)
    reader = engine.Reader(on)

    def make(
        files: Sequence[bytes],
        shape: tuple[int, int],
        table: NDArray[np.int64],
        settings: DetectSettings,
    ) -> Detector:
        return engine.OpenVinoDetector(files, shape, table, settings, reader)

    return ("openvino-cpu" if on == "CPU" else "openvino-gpu"), make


def _torch(name: str) -> tuple[str, Maker]:
    from nvr_desk.vision.engines import torch as engine  # noqa: PLC0415 - heavy

    on = engine.device(name)
    engine.warm_up(on)

    def make(
        files: Sequence[bytes],
        shape: tuple[int, int],
        table: NDArray[np.int64],
        settings: DetectSettings,
    ) -> Detector:
        return engine.TorchDetector(files[0], shape, table, settings)

    return f"torch-{on}", make


def _onnx() -> tuple[str, Maker]:
    from nvr_desk.vision.engines import onnx as engine  # noqa: PLC0415 - heavy

    def make(
        files: Sequence[bytes],
        shape: tuple[int, int],
        table: NDArray[np.int64],
        settings: DetectSettings,
    ) -> Detector:
        return engine.OnnxDetector(files[0], shape, table, settings)

    return "onnxruntime-cpu", make


def _basic() -> tuple[str, Maker]:
    from nvr_desk.vision.engines import basic as engine  # noqa: PLC0415 - heavy

    def make(
        files: Sequence[bytes],
        shape: tuple[int, int],
        table: NDArray[np.int64],
        settings: DetectSettings,
    ) -> Detector:
        del files, table, settings
        return engine.BasicDetector(shape)

    return "basic", make


def _cuda_likely() -> bool:
    """Whether importing torch to ask it for CUDA is worth its seconds."""
    if importlib.util.find_spec("torch") is None:
        return False
    if os.name == "nt":
        return (Path(os.environ.get("SYSTEMROOT", "C:\\Windows")) / "System32/nvcuda.dll").exists()
    return Path("/dev/nvidia0").exists()
