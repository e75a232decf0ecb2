"""A running analysis worker seen from outside: started, asked, and what it was given."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import threading
from typing import TYPE_CHECKING, Any

from nvr_desk.errors import MediaError, WorkerDiedError
from nvr_desk.media.cores import PARTS_VARIABLE
from nvr_desk.media.process import WorkerProcess
from nvr_desk.media.switchboard import Switchboard
from nvr_desk.vision import parcel
from nvr_desk.vision.balance import CPU, DECODERS_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from nvr_desk.records.track import Track

WORKER = "nvr_desk.vision.worker"
"""The module whose ``main`` the worker runs."""
STALL_S = 300.0
"""Longest silence of a worker that is at work; it speaks every few seconds."""
_START_S = 180.0
_MAX_PARCELS = 100_000
_MOST_SLOTS = 64


class Board(Switchboard):
    """A running worker, and what it has and had in hand."""

    def __init__(self, worker: WorkerProcess, rss_limit_bytes: int) -> None:
        super().__init__(worker, rss_limit_bytes)
        self.loaded: set[tuple[int, int]] = set()
        """Shapes of the networks it has."""
        self.held = 0
        """Clips it was ever given."""
        self.holds = 0
        """Clips it has now."""
        self._counting = threading.Lock()

    @contextlib.contextmanager
    def holding(self) -> Iterator[None]:
        """Count a clip while it is in hand."""
        with self._counting:
            self.held += 1
            self.holds += 1
        try:
            yield
        finally:
            with self._counting:
                self.holds -= 1


def fetched(
    board: Switchboard, answer: dict[str, Any], tick: Callable[[], None]
) -> tuple[Track, ...]:
    """The tracks that an answer to ``analyse`` announced, checked.

    Args:
        board: whose worker holds them.
        answer: of the worker.
        tick: see ``AnalysisDevice``.

    Raises:
        MediaError: the answer is not plain.
    """
    count = answer.get("parcels")
    if not isinstance(count, int) or not 0 <= count <= _MAX_PARCELS:
        message = "the worker gave no plain answer"
        raise MediaError(message)
    tracks: list[Track] = []
    for _ in range(count):
        got = board.exchange({"op": "tracks", "clip": answer["n"]}, (), STALL_S, tick=tick)
        tracks += parcel.unpack_tracks(got.body.get("tracks"), got.blob)
    return tuple(tracks)


def slots_of(hello: Mapping[str, Any]) -> int:
    """How many clips a worker takes at once, by its greeting."""
    value = hello.get("slots")
    return min(_MOST_SLOTS, max(1, value)) if isinstance(value, int) else 1


def spawned(engines: tuple[str, ...], parts: int) -> WorkerProcess:
    """A worker; where trying hardware decoders killed it, one that leaves them alone."""
    environment = _environment(engines) | {PARTS_VARIABLE: str(parts)}
    try:
        return WorkerProcess(WORKER, nice=10, env=environment, start_timeout_s=_START_S)
    except WorkerDiedError:
        if importlib.util.find_spec("PyNvVideoCodec") is None:
            raise
    return WorkerProcess(
        WORKER, nice=10, env={**environment, DECODERS_VARIABLE: CPU}, start_timeout_s=_START_S
    )


def _environment(engines: tuple[str, ...]) -> dict[str, str]:
    asked = os.environ.get(DECODERS_VARIABLE)
    decoders = {} if asked is None else {DECODERS_VARIABLE: asked}
    return {"NVR_DESK_WORKER_ENGINES": ",".join(engines), "CI": "true", **decoders}
