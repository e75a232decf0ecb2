"""Work on a device, recorded once and replayed: one launch instead of a thousand.

On CUDA a function of fixed tensors becomes a CUDA graph on a stream of its own; anywhere else it
is called as it is, which is how the contract tests run the same code. Where a card does not let
itself be recorded, or gives no memory it can read by itself, work goes on slower and says why.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import torch as _torch

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

Tensor: TypeAlias = Any
torch = cast("Any", _torch)

_WARM_ROUNDS = 3
"""Calls before a recording: libraries choose their ways and take their memory in these."""
_RECORDING = threading.Lock()
"""torch allows one recording at a time in a process."""


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
        self.slow: list[str] = []
        """What this card did not do here, and why; empty where all is as it should be."""

    def here(self) -> AbstractContextManager[Any]:
        """Everything in the block is queued on this stream."""
        return torch.cuda.stream(self._stream) if self.cuda else contextlib.nullcontext()

    def wait(self) -> None:
        """Until all that was queued is done; other threads compute meanwhile."""
        if self.cuda:
            self._stream.synchronize()

    def room(self, *shape: int, dtype: Any) -> Tensor:  # noqa: ANN401 - a type of torch
        """Memory of the host that the device reads and writes by itself, or else plain memory."""
        if self.cuda:
            try:
                return torch.zeros(*shape, dtype=dtype, pin_memory=True)
            except RuntimeError as error:
                self._tell("pinned memory", error)
        return torch.zeros(*shape, dtype=dtype)

    def recorded(self, work: Callable[[], Tensor]) -> Callable[[], Tensor]:
        """``work``, recorded; as it is where that fails.

        Args:
            work: reads and writes the same memory at each call, and waits for nothing. What it
                returns is overwritten by the next call of anything recorded here.

        Raises:
            RuntimeError: it does not even work unrecorded.
        """
        if not self.cuda:
            return work
        torch.cuda.current_stream(self.on).synchronize()  # where the memory was filled
        with self.here():
            for _ in range(_WARM_ROUNDS):
                work()
        self.wait()
        if any(each.startswith("no graphs") for each in self.slow):
            return work
        try:
            return self._recorded(work)
        except RuntimeError as error:
            self._tell("graphs", error)
        with self.here():
            work()  # what is broken for good says so here
        self.wait()
        return work

    def _recorded(self, work: Callable[[], Tensor]) -> Callable[[], Tensor]:
        """Not by ``torch.cuda.graph``, which waits for the whole card and empties its caches."""
        graph: Any = torch.cuda.CUDAGraph()
        with _RECORDING, self.here():
            # thread_local: other threads allocate and decode meanwhile, which it must bear
            graph.capture_begin(pool=self._pool, capture_error_mode="thread_local")
            try:
                answer = work()
            except BaseException:
                with contextlib.suppress(RuntimeError):  # the first error is the reason
                    graph.capture_end()
                raise
            graph.capture_end()
        self._pool = self._pool or graph.pool()

        def replay() -> Tensor:
            graph.replay()
            return answer

        return replay

    def _tell(self, what: str, error: RuntimeError) -> None:
        reason = (str(error).splitlines() or [type(error).__name__])[0][:160]
        self.slow.append(f"no {what}: {reason}")
        sys.stderr.write(f"this card gives no {what} here: {reason}\n")
