"""Which engine works here, and why the better ones do not, told without importing any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from nvr_desk.media.process import WorkerProcess
from nvr_desk.vision.engines.choice import BEST_FIRST
from nvr_desk.vision.starting import started

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORKER = "nvr_desk.vision.worker"
"""The module whose ``main`` the worker runs."""
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
    asked = "auto" if len(names) > 1 else names[0]
    worker, left = started(asked, names, _spawned)
    with worker:
        return [*left.items(), *told(worker.hello)]


def told(hello: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The verdicts in a worker's greeting."""
    found = cast("list[list[Any]]", hello.get("verdicts") or [])
    return [(str(engine), str(verdict)) for engine, verdict in found]


def _spawned(names: tuple[str, ...]) -> WorkerProcess:
    env = {"NVR_DESK_WORKER_ENGINES": ",".join(names), "CI": "true"}
    return WorkerProcess(WORKER, env=env, start_timeout_s=_START_S)
