"""The one door to TensorRT, whose module has no types: what it is, and how a plan is made.

Written against the Python interfaces of 10.x and 11.x. Networks are strongly typed in both: the
precision of every tensor stands in the ONNX graph, because 11 no longer takes it as a flag.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import threading
from collections import deque
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import torch as _torch

from nvr_desk.errors import EngineUnavailableError

if TYPE_CHECKING:
    from collections.abc import Sequence

torch = cast("Any", _torch)

NAME = "tensorrt"
LEAST = (10, 1)
"""Since then contexts take memory from outside, by address and size."""
TINY = (32, 64)
"""(height, width) of the pictures of a rehearsal."""
_WORKSPACE_BYTES = 2 << 30
"""Most scratch memory of one layer; others have the rest of the card."""
_KEPT_WORDS = 20
_LOGGERS: dict[int, Any] = {}
_MAKING = threading.Lock()


def library() -> Any:  # noqa: ANN401 - a module without types
    """The module ``tensorrt``.

    Raises:
        EngineUnavailableError: it is not here, does not load, or is too old.
    """
    if importlib.util.find_spec(NAME) is None:
        raise EngineUnavailableError(NAME, "package tensorrt is not installed")
    found: Any = importlib.import_module(NAME)
    version = tuple(map(int, re.findall(r"\d+", str(found.__version__))[:2]))
    if version < LEAST:
        least = ".".join(map(str, LEAST))
        raise EngineUnavailableError(NAME, f"TensorRT {found.__version__} is older than {least}")
    return found


def logger(trt: Any) -> Any:  # noqa: ANN401 - a logger of the library
    """The one listener of this process; the library keeps the first it is given.

    Args:
        trt: the module.
    """
    with _MAKING:
        if id(trt) not in _LOGGERS:
            _LOGGERS[id(trt)] = _listener(trt)
        return _LOGGERS[id(trt)]


@cache
def _words() -> deque[str]:
    return deque(maxlen=_KEPT_WORDS)


def _listener(trt: Any) -> Any:  # noqa: ANN401 - a logger of the library
    worst = (trt.ILogger.Severity.INTERNAL_ERROR, trt.ILogger.Severity.ERROR)

    base: Any = trt.ILogger

    class Listener(base):  # type: ignore[misc] # a class without types
        def __init__(self) -> None:
            trt.ILogger.__init__(self)

        def log(self, severity: Any, msg: str) -> None:  # noqa: ANN401 - an enumeration
            if severity in worst:
                _words().append(" ".join(str(msg).split())[:200])

    return Listener()


def reason(otherwise: str) -> str:
    """What the library said last that went wrong, and forget it."""
    words = _words()
    said = words[-1] if words else otherwise
    words.clear()
    return said


def made_for(trt: Any, on: str = "cuda") -> dict[str, str]:  # noqa: ANN401 - a module
    """What a plan depends on besides its network: it runs on this and on nothing else.

    Args:
        trt: the module.
        on: device.
    """
    facts = {"tensorrt": str(trt.__version__), "driver": _driver()}
    if not on.startswith("cuda"):
        return facts | {"card": on}
    card: Any = torch.cuda.get_device_properties(on)
    return facts | {
        "card": str(card.name),
        "capability": f"{card.major}.{card.minor}",
        "multiprocessors": str(card.multi_processor_count),
    }


def _driver() -> str:
    """Version of the driver: of its module where the system tells it, else of its interface."""
    try:
        return Path("/sys/module/nvidia/version").read_text("utf-8").strip()
    except OSError:
        return f"CUDA {getattr(_torch.version, 'cuda', None)}"


def plan(trt: Any, network: bytes, batches: Sequence[int]) -> bytes:  # noqa: ANN401 - a module
    """A plan of this card for a network whose first dimension alone is open.

    One plan with a profile a size of batch, and not a plan a size: weights lie on the card once,
    the graph is drawn and parsed once, and every profile is as narrow as a fixed shape, so kernels
    are chosen for it all the same.

    Args:
        trt: the module.
        network: ONNX bytes of our own exporter; nothing else is ever given to the parser.
        batches: one profile for each, in this order.

    Raises:
        EngineUnavailableError: the library does not take the network, or makes no plan.
    """
    builder: Any = trt.Builder(logger(trt))
    drawn: Any = builder.create_network(_typed(trt))
    parser: Any = trt.OnnxParser(drawn, logger(trt))
    if not parser.parse(network):
        said = "; ".join(str(parser.get_error(n).desc()) for n in range(min(3, parser.num_errors)))
        raise EngineUnavailableError(NAME, f"the network is not taken: {said or reason('no word')}")
    return _built(trt, builder, drawn, batches)


def rehearsal(trt: Any, batches: Sequence[int]) -> bytes:  # noqa: ANN401 - a module
    """A plan of a few layers, so that building and running load their parts before a fence.

    Args:
        trt: the module.
        batches: see ``plan``.
    """
    builder: Any = trt.Builder(logger(trt))
    drawn: Any = builder.create_network(_typed(trt))
    pictures = drawn.add_input("images", trt.float16, (-1, 3, *TINY))
    kernel = np.full((84, 3, 8, 8), 0.01, np.float16)  # lives until the plan is made
    layer: Any = drawn.add_convolution_nd(pictures, 84, (8, 8), kernel, np.zeros(84, np.float16))
    layer.stride_nd = (8, 8)
    layer = drawn.add_activation(layer.get_output(0), trt.ActivationType.SIGMOID)
    layer = drawn.add_shuffle(layer.get_output(0))
    layer.reshape_dims = (0, 84, TINY[0] * TINY[1] // 64)
    layer = drawn.add_cast(layer.get_output(0), trt.float32)
    layer.get_output(0).name = "output0"
    drawn.mark_output(layer.get_output(0))
    return _built(trt, builder, drawn, batches)


def _built(trt: Any, builder: Any, drawn: Any, batches: Sequence[int]) -> bytes:  # noqa: ANN401
    config: Any = builder.create_builder_config()
    config.set_memory_pool_limit(trt.MemoryPoolType.WORKSPACE, _WORKSPACE_BYTES)
    if (rough := getattr(trt.BuilderFlag, "TF32", None)) is not None:
        config.clear_flag(rough)  # its ten bits would cost boxes a quarter of a pixel
    pictures: Any = drawn.get_input(0)
    _, *rest = tuple(pictures.shape)
    for size in batches:
        profile: Any = builder.create_optimization_profile()
        profile.set_shape(pictures.name, *[(size, *rest)] * 3)
        config.add_optimization_profile(profile)
    made: Any = builder.build_serialized_network(drawn, config)
    if made is None:
        raise EngineUnavailableError(NAME, f"no plan is made: {reason('without a word')}")
    return bytes(made)


def _typed(trt: Any) -> int:  # noqa: ANN401 - a module
    """Flags of a strongly typed network; where every network is, the flag may be gone one day."""
    flag = getattr(trt.NetworkDefinitionCreationFlag, "STRONGLY_TYPED", None)
    return 0 if flag is None else 1 << int(flag)


def opened(trt: Any, content: bytes) -> Any:  # noqa: ANN401 - module in, engine out
    """A plan, read.

    A plan is a program for the card and may hold one for the processor, too. Only bytes whose hash
    the parent wrote down when it made them come here (``vision.plans``), and code for the processor
    stays forbidden (``engine_host_code_allowed``, which is off where nobody asks for it).

    Raises:
        EngineUnavailableError: it is of another version, another card, or not whole.
    """
    runtime: Any = trt.Runtime(logger(trt))
    engine: Any = runtime.deserialize_cuda_engine(content)
    if engine is None:
        raise EngineUnavailableError(NAME, f"the plan cannot be read: {reason('without a word')}")
    return engine
