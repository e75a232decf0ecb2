"""TensorRT: a plan of this card and this driver, with torch's memory and streams around it.

Takes the bytes of a plan (``vision.plans``); opens no file. Weights and layers are half precision,
boxes are put together in single precision, as the graph says it. **Never run on a card**: written
against documented interfaces, and held by contract tests over a stand-in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np
import torch as _torch

from nvr_desk.errors import EngineUnavailableError
from nvr_desk.vision.engines import tensorrt_door as door
from nvr_desk.vision.engines import torch_cuda
from nvr_desk.vision.engines.batches import BATCHES, LANES, BatchDetector, Lane
from nvr_desk.vision.engines.device_heads import DeviceHead

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.vision.settings import DetectSettings

Tensor: TypeAlias = Any
torch = cast("Any", _torch)

_LEAST_SCRATCH = 256
"""Bytes; an address is asked for also where nothing is needed."""


class TensorRtDetector(BatchDetector):
    """One network of one shape: one plan, and for each lane a context a size of batch.

    Args:
        content: bytes of a plan with a profile for each of ``BATCHES``.
        shape: (height, width) the network was made for.
        table: see ``classes.lookup``.
        settings: confidence floor and suppression.
        on: a CUDA device; the CPU in contract tests.
        library: the module tensorrt, where it is a stand-in.

    Raises:
        EngineUnavailableError: the plan cannot be read here, or is of another shape.
    """

    def __init__(
        self,
        content: bytes,
        shape: tuple[int, int],
        table: NDArray[np.int64],
        settings: DetectSettings,
        on: str = "cuda",
        library: Any = None,  # noqa: ANN401 - a module without types
    ) -> None:
        trt = door.library() if library is None else library
        self._plan = Plan(trt, content, shape)
        head = DeviceHead(table, settings.conf_floor, settings.nms_iou, on)
        lanes = [_lane(self._plan, head, on) for _ in range(LANES)]
        super().__init__(door.NAME, lanes, shape, settings.nms_iou)


class Plan:
    """An open plan: one tensor in, one out.

    Args:
        trt: the module.
        content: its bytes.
        shape: (height, width) it must be made for.

    Raises:
        EngineUnavailableError: it cannot be read here, or is of another shape.
    """

    def __init__(self, trt: Any, content: bytes, shape: tuple[int, int]) -> None:  # noqa: ANN401
        self.trt = trt
        self.engine = door.opened(trt, content)
        names = [str(self.engine.get_tensor_name(n)) for n in range(self.engine.num_io_tensors)]
        taken = [n for n in names if self.engine.get_tensor_mode(n) == trt.TensorIOMode.INPUT]
        given = [name for name in names if name not in taken]
        if len(taken) != 1 or len(given) != 1:
            raise EngineUnavailableError(door.NAME, "the plan has not one tensor in and one out")
        self.input, self.output = taken[0], given[0]
        if tuple(self.engine.get_tensor_shape(self.input))[1:] != (3, *shape):
            raise EngineUnavailableError(door.NAME, "the plan is of another shape")
        self._sized: dict[int, int] = {}
        for place in range(self.engine.num_optimization_profiles):
            _, best, _ = self.engine.get_tensor_profile_shape(self.input, place)
            self._sized[int(best[0])] = place
        if set(BATCHES) - set(self._sized):
            raise EngineUnavailableError(door.NAME, "the plan lacks a size of batch")

    def kind(self, name: str) -> Any:  # noqa: ANN401 - a type of torch
        """Precision of a tensor."""
        kinds = {self.trt.float16: torch.float16, self.trt.float32: torch.float32}
        found = kinds.get(self.engine.get_tensor_dtype(name))
        if found is None:
            raise EngineUnavailableError(door.NAME, f"{name} is neither half nor single precision")
        return found

    def context(self, size: int, stream: int) -> Any:  # noqa: ANN401 - of the library
        """A context that runs batches of one size and owns no memory."""
        own = self.trt.ExecutionContextAllocationStrategy.USER_MANAGED
        made: Any = self.engine.create_execution_context(own)
        if made is None:
            why = door.reason("no memory?")
            raise EngineUnavailableError(door.NAME, f"no context is made: {why}")
        picked = made.set_optimization_profile_async(self._sized[size], stream)
        shape = (size, *tuple(self.engine.get_tensor_shape(self.input))[1:])
        if not picked or not made.set_input_shape(self.input, shape):
            raise EngineUnavailableError(door.NAME, f"batches of {size}: {door.reason('refused')}")
        return made


class Contexts:
    """What one lane runs: a context a size of batch; they take turns, so one memory serves all.

    Args:
        plan: open.
        planes: (largest batch, 3, height, width), where all pictures come in.
        on: device.
    """

    def __init__(self, plan: Plan, planes: Tensor, on: str) -> None:
        self._on = on
        size = max(_LEAST_SCRATCH, int(plan.engine.device_memory_size_v2))
        self._scratch: Tensor = torch.empty(size, dtype=torch.uint8, device=on)
        self._ready: dict[int, tuple[Any, Tensor]] = {}
        for batch in BATCHES:
            context = plan.context(batch, self._stream())
            out = torch.zeros(
                *tuple(context.get_tensor_shape(plan.output)),
                dtype=plan.kind(plan.output),
                device=on,
            )
            context.set_device_memory(self._scratch.data_ptr(), size)
            tensors = {plan.input: planes, plan.output: out}
            if not all(context.set_tensor_address(n, t.data_ptr()) for n, t in tensors.items()):
                raise EngineUnavailableError(door.NAME, f"no address: {door.reason('refused')}")
            self._ready[batch] = context, out
        if on.startswith("cuda"):
            torch.cuda.current_stream(on).synchronize()  # profiles may be copied on this stream

    def __call__(self, planes: Tensor) -> Tensor:
        """What the network says of the first pictures; overwritten by the next call.

        Raises:
            RuntimeError: the card refuses; the reason.
        """
        context, out = self._ready[planes.shape[0]]
        if not context.execute_async_v3(self._stream()):
            message = f"TensorRT does not start: {door.reason('without a word')}"
            raise RuntimeError(message)
        return out

    def _stream(self) -> int:
        """Handle of the stream that work is queued on just now."""
        if not self._on.startswith("cuda"):
            return 0
        return int(torch.cuda.current_stream(self._on).cuda_stream)


def warm_up(on: str, library: Any = None) -> tuple[str, ...]:  # noqa: ANN401 - a module
    """Load all that opens files: what torch needs for both ends, then the library itself.

    A tiny plan is made and run, because reading and running one loads parts that a fence would
    keep out. See ``torch_cuda.warm_up``.

    Raises:
        EngineUnavailableError: the library is not here, or does not work here.
    """
    trt = door.library() if library is None else library
    slow = torch_cuda.warm_up(on)
    head = DeviceHead(np.arange(80, dtype=np.int64) % 6, 0.1, 0.7, on)
    plan = Plan(trt, door.rehearsal(trt, BATCHES), door.TINY)
    lane = _lane(plan, head, on)
    for count in BATCHES:
        lane.look([np.zeros((*door.TINY, 3), np.uint8)] * count)
    return tuple(dict.fromkeys((*slow, *lane.slow)))


def described(on: str = "cuda") -> dict[str, str]:
    """See ``tensorrt_door.made_for``."""
    return door.made_for(door.library(), on)


def _lane(plan: Plan, head: DeviceHead, on: str) -> Lane:
    shape = tuple(plan.engine.get_tensor_shape(plan.input))[1:]
    planes = torch.zeros(BATCHES[-1], *shape, dtype=plan.kind(plan.input), device=on)
    run = Contexts(plan, planes, on)
    return Lane(lambda some: head(run(some)), planes, on)
