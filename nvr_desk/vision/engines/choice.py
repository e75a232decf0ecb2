"""Which engine is used: the best there is, or exactly the one a person named."""

from __future__ import annotations

import importlib
import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING

from nvr_desk.errors import EngineUnavailableError
from nvr_desk.records.model import ENGINES

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

BEST_FIRST = (
    *("torch-cuda", "openvino-gpu", "openvino-cpu"),
    *("onnxruntime", "torch-cpu"),
)
"""What 'auto' tries in turn."""

BY_NAME = ("tensorrt",)
"""What a person must name: never measured on a card, so 'auto' does not take it."""

CARDS = frozenset({"torch-cuda", "tensorrt"})
"""Those that hold pictures on an NVIDIA card, and whose card several workers can share."""

GPU = CARDS | {"openvino-gpu"}
"""Those that wake the driver of a card."""

USED = "used"
NOT_TRIED = "not tried: a better one works"


def formats(engine: str) -> tuple[str, ...]:
    """What an engine family eats: onnx, openvino (an export as it is), torchscript, onnx-f16."""
    if engine == "tensorrt":
        return ("onnx-f16",)
    family = engine.partition("-")[0]
    if family == "openvino":
        return ("onnx", "openvino")
    return ("torchscript",) if family == "torch" else ("onnx",)


def order(wanted: str, kind: str) -> tuple[str, ...]:
    """Engines to try in turn.

    Args:
        wanted: one of ENGINES.
        kind: of the weights: pt, openvino, or none.

    Raises:
        EngineUnavailableError: unknown, or it cannot run such weights.
    """
    if wanted not in ENGINES:
        raise EngineUnavailableError(wanted, f"known are {', '.join(ENGINES)}")
    if wanted == "basic" or (wanted == "auto" and kind == "none"):
        return ("basic",)
    if kind == "none":
        why = "no weights are installed or named; 'basic' needs none"
        raise EngineUnavailableError(wanted, why)
    if kind == "openvino":
        if wanted == "auto":
            return ("openvino-gpu", "openvino-cpu")
        if not wanted.startswith("openvino"):
            raise EngineUnavailableError(wanted, "an OpenVINO export runs on OpenVINO only")
    return BEST_FIRST if wanted == "auto" else (wanted,)


def same_again(opened: str) -> str:
    """The choice that opens no other engine than this one, as a ModelStamp names it."""
    return opened if opened in ENGINES else opened.partition("-")[0]


def open_engine(
    names: Sequence[str], verdicts: list[tuple[str, str]] | None = None
) -> tuple[str, Maker]:
    """Load the first engine that works, its device context included.

    Args:
        names: to try in turn.
        verdicts: gets (engine, what became of it) of each, to be told to a person.

    Returns:
        Engine with device (as ModelStamp.engine), and what makes a detector of it.

    Raises:
        EngineUnavailableError: none of them works; the reason of the last one.
    """
    failure = EngineUnavailableError("auto", "no engine was named")
    told = verdicts if verdicts is not None else []
    for place, name in enumerate(names):
        try:
            opened, maker, how = _open(name)
        except EngineUnavailableError as error:
            failure = error
        except (ImportError, OSError, RuntimeError) as error:
            why = (str(error).splitlines() or [type(error).__name__])[0][:200]
            failure = EngineUnavailableError(name, why)
        else:
            told.append((opened, f"{USED}{how}"))
            told += [(rest, NOT_TRIED) for rest in names[place + 1 :]]
            return opened, maker
        told.append((name, failure.why))
    raise failure


def _open(name: str) -> tuple[str, Maker, str]:
    if name.startswith("openvino"):
        return _openvino(name)
    if name.startswith("torch"):
        return _torch(name)
    if name == "onnxruntime":
        return _onnx()
    if name == "tensorrt":
        return _tensorrt()
    return _basic()


def _openvino(name: str) -> tuple[str, Maker, str]:
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

    return ("openvino-cpu" if on == "CPU" else "openvino-gpu"), make, f", {reader.precision}"


def _torch(name: str) -> tuple[str, Maker, str]:
    if name == "torch-cuda" and (why := no_cuda()) is not None:
        raise EngineUnavailableError(name, why)
    from nvr_desk.vision.engines import torch as engine  # noqa: PLC0415 - heavy

    if engine.device(name) == "cuda":
        return _torch_cuda()
    engine.warm_up()

    def make(
        files: Sequence[bytes],
        shape: tuple[int, int],
        table: NDArray[np.int64],
        settings: DetectSettings,
    ) -> Detector:
        return engine.TorchDetector(files[0], shape, table, settings)

    return "torch-cpu", make, ", f32"


def _torch_cuda() -> tuple[str, Maker, str]:
    from nvr_desk.vision.engines import torch_cuda as engine  # noqa: PLC0415 - heavy

    slow = engine.warm_up("cuda")
    words = ", ".join(("", "f16", engine.card(), *(slow or ("graphs",))))

    def make(
        files: Sequence[bytes],
        shape: tuple[int, int],
        table: NDArray[np.int64],
        settings: DetectSettings,
    ) -> Detector:
        return engine.TorchCudaDetector(files[0], shape, table, settings)

    return "torch-cuda", make, words


def _tensorrt() -> tuple[str, Maker, str]:
    """Its maker takes plans, which ``vision.plans`` has made of what ``formats`` names."""
    if importlib.util.find_spec("tensorrt") is None:
        raise EngineUnavailableError("tensorrt", "package tensorrt is not installed")
    if (why := no_cuda()) is not None:
        raise EngineUnavailableError("tensorrt", why)
    from nvr_desk.vision.engines import tensorrt as engine  # noqa: PLC0415 - heavy
    from nvr_desk.vision.engines import torch as torch_engine  # noqa: PLC0415 - heavy

    torch_engine.device("torch-cuda")
    slow = engine.warm_up("cuda")
    facts = engine.described()
    words = ("", "f16", facts["card"], f"TensorRT {facts['tensorrt']}", *(slow or ("graphs",)))

    def make(
        files: Sequence[bytes],
        shape: tuple[int, int],
        table: NDArray[np.int64],
        settings: DetectSettings,
    ) -> Detector:
        return engine.TensorRtDetector(files[0], shape, table, settings)

    return "tensorrt", make, ", ".join(words)


def made_for(opened: str) -> dict[str, str]:
    """What networks of an opened engine depend on besides themselves; the same in every process.

    Args:
        opened: as ``open_engine`` named it.
    """
    if opened != "tensorrt":
        return {}
    from nvr_desk.vision.engines import tensorrt as engine  # noqa: PLC0415 - loaded already

    return engine.described()


def _onnx() -> tuple[str, Maker, str]:
    from nvr_desk.vision.engines import onnx as engine  # noqa: PLC0415 - heavy

    def make(
        files: Sequence[bytes],
        shape: tuple[int, int],
        table: NDArray[np.int64],
        settings: DetectSettings,
    ) -> Detector:
        return engine.OnnxDetector(files[0], shape, table, settings)

    return "onnxruntime-cpu", make, ", f32"


def _basic() -> tuple[str, Maker, str]:
    from nvr_desk.vision.engines import basic as engine  # noqa: PLC0415 - heavy

    def make(
        files: Sequence[bytes],
        shape: tuple[int, int],
        table: NDArray[np.int64],
        settings: DetectSettings,
    ) -> Detector:
        del files, table, settings
        return engine.BasicDetector(shape)

    return "basic", make, ""


def no_cuda() -> str | None:
    """Why importing torch to ask it for CUDA is not worth its seconds; None where it is."""
    if importlib.util.find_spec("torch") is None:
        return "torch is not installed"
    if os.name == "nt":
        driver = Path(os.environ.get("SYSTEMROOT", "C:\\Windows")) / "System32/nvcuda.dll"
        return None if driver.exists() else "no NVIDIA driver here"
    found = any(Path("/dev").glob("nvidia[0-9]*")) or Path("/dev/dxg").exists()
    return None if found else "no NVIDIA device here"
