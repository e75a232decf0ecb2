"""Work on a device, recorded once and replayed: one launch instead of a thousand.

On CUDA a function of fixed tensors becomes a CUDA graph on a stream of its own; anywhere else it
is called as it is, which is how the contract tests run the same code.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import torch as _torch

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

Tensor: TypeAlias = Any
torch = cast("Any", _torch)

_WARM_ROUNDS = 3
"""Calls before a recording: libraries choose their ways and take their memory in these."""


class Stage:
    """A stream of a device; what is recorded and queued here runs in order.

    Args:
        on: device.
    """

    def __init__(self, on: str) -> None:
        self.on = on
        self.cuda = on.startswith("cuda")
        self._stream: Any = torch.cuda.Stream(on) if self.cuda else None
        self._pool: Any = None

    def here(self) -> AbstractContextManager[Any]:
        """Everything in the block is queued on this stream."""
        return torch.cuda.stream(self._stream) if self.cuda else contextlib.nullcontext()

    def wait(self) -> None:
        """Until all that was queued is done; other threads compute meanwhile."""
        if self.cuda:
            self._stream.synchronize()

    def room(self, *shape: int, dtype: Any) -> Tensor:  # noqa: ANN401 - a type of torch
        """Memory of the host that the device reads and writes by itself."""
        return torch.zeros(*shape, dtype=dtype, pin_memory=self.cuda)

    def recorded(self, work: Callable[[], Tensor]) -> Callable[[], Tensor]:
        """``work``, recorded.

        Args:
            work: reads and writes the same memory at each call, and waits for nothing. What it
                returns is overwritten by the next call of anything recorded here.
        """
        if not self.cuda:
            return work
        torch.cuda.current_stream(self.on).synchronize()  # where the memory was filled
        with self.here():
            for _ in range(_WARM_ROUNDS):
                work()
        self.wait()
        graph: Any = torch.cuda.CUDAGraph()
        # thread_local: other threads allocate and decode meanwhile, which a recording must bear
        how = {"pool": self._pool, "stream": self._stream, "capture_error_mode": "thread_local"}
        with torch.cuda.graph(graph, **how):
            answer = work()
        self._pool = self._pool or graph.pool()

        def replay() -> Tensor:
            graph.replay()
            return answer

        return replay
