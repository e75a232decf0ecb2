"""Which engine works here, and why the better ones do not, told without importing any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from nvr_desk.errors import EngineUnavailableError, MediaError
from nvr_desk.media.process import WorkerProcess
from nvr_desk.vision.engines.choice import BEST_FIRST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_START_S = 180.0


def engine_verdicts(names: Sequence[str] = BEST_FIRST) -> list[tuple[str, str]]:
    """Start an analysis worker and let it say what became of each engine.

    Args:
        names: to try in turn.

    Returns:
        (engine, what became of it), best first.

    Raises:
        EngineUnavailableError: none of them works, or the worker does not start.
    """
    env = {"NVR_DESK_WORKER_ENGINES": ",".join(names), "CI": "true"}
    try:
        worker = WorkerProcess("nvr_desk.vision.worker", env=env, start_timeout_s=_START_S)
    except MediaError as error:
        raise EngineUnavailableError(names[0], str(error)) from error
    with worker:
        if (why := worker.hello.get("unavailable")) is not None:
            raise EngineUnavailableError(names[0], str(why))
        return told(worker.hello)


def told(hello: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The verdicts in a worker's greeting."""
    found = cast("list[list[Any]]", hello.get("verdicts") or [])
    return [(str(engine), str(verdict)) for engine, verdict in found]
