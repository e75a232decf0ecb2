"""Start an analysis worker although one of the engines it is to try may kill it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.errors import EngineUnavailableError, MediaError, WorkerDiedError, WorkerTimeoutError
from nvr_desk.vision.engines.choice import GPU

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.media.process import WorkerProcess

    Spawn = Callable[[tuple[str, ...]], WorkerProcess]
    """Starts a worker that tries these engines in turn; raises MediaError."""


def started(asked: str, names: Sequence[str], spawn: Spawn) -> tuple[WorkerProcess, dict[str, str]]:
    """A worker that has found an engine; where its start failed, one that leaves cards alone.

    A driver can take the whole process with it, and then nobody is left to try the next engine.

    Args:
        asked: what a person named, for the error.
        names: engines to try in turn; tried once more without those of a card, where others are
            left.
        spawn: starts the worker.

    Returns:
        The worker, and the engines that were left alone because of a failed start, each with why.

    Raises:
        EngineUnavailableError: none of them works, or no worker starts.
    """
    left: dict[str, str] = {}
    try:
        try:
            worker = spawn(tuple(names))
        except (WorkerDiedError, WorkerTimeoutError) as error:
            rest = tuple(name for name in names if name not in GPU)
            if not rest or len(rest) == len(names):
                raise
            why = f"left alone after a failed start: {error}"
            left = {name: why for name in names if name in GPU}
            worker = spawn(rest)
    except MediaError as error:
        raise EngineUnavailableError(asked, str(error)) from error
    if (reason := worker.hello.get("unavailable")) is not None:
        worker.close()
        raise EngineUnavailableError(asked, str(reason))
    return worker, left
