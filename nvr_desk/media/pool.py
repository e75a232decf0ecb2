"""Fenced decode workers for intake: one clip a worker, and a bad clip costs only itself."""

from __future__ import annotations

import os
import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from nvr_desk.errors import MediaError, WorkerDiedError, WorkerTimeoutError
from nvr_desk.media import report
from nvr_desk.media.cores import cores
from nvr_desk.media.process import WorkerProcess
from nvr_desk.records.media import MediaState, Survey

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

DEATHS_UNTIL_BAD: Final = 2
"""So many deaths of a fresh worker that held nothing else make a clip ``bad``."""


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """What one clip may cost."""

    stall_s: float = 30.0
    """Longest silence; a worker speaks twice a second while pictures come."""
    base_s: float = 120.0
    """Time for any clip, …"""
    bytes_per_s: float = 5_000.0
    """…and more by its size: a still scene codes an hour into few bytes."""
    rss_bytes: int = 2 << 30
    """Resident memory of its worker."""
    recycle_after: int = 200
    """Clips until a worker is replaced."""

    def seconds_for(self, size: int) -> float:
        """Whole time for a clip of ``size`` bytes."""
        return self.base_s + size / self.bytes_per_s


@dataclass(slots=True)
class _Seat:
    worker: WorkerProcess
    served: int = 0


class DecodePool:
    """Up to one worker a core, started when first needed. Thread-safe.

    Args:
        workers: how many; None takes one for each usable core.
        nice: added to the niceness of this process.
        limits: what one clip may cost.
        module: the worker's module; tests put a poisoned one here.
    """

    def __init__(
        self,
        workers: int | None = None,
        *,
        nice: int = 10,
        limits: PoolLimits | None = None,
        module: str = "nvr_desk.media.worker",
    ) -> None:
        self.workers = max(1, workers or cores())
        self._nice = nice
        self._limits = limits or PoolLimits()
        self._module = module
        self._room = threading.BoundedSemaphore(self.workers)
        self._lock = threading.Lock()
        self._idle: deque[_Seat] = deque()
        self._busy: set[WorkerProcess] = set()
        self._closed = False

    def survey(self, path: Path, *, name: str) -> Survey:
        """Probe, decode wholly and picture one clip in a fenced worker.

        Args:
            path: the file; only its open descriptor reaches the worker.
            name: as delivered; what it calls itself is never trusted, its suffix goes into reasons.

        Returns:
            A verdict for any bytes: a clip that kills, hangs or bloats a fresh worker twice is
            ``bad`` and says so.

        Raises:
            OSError: the file itself cannot be opened.
            MediaError: the pool is closed, or workers do not start on this machine.
        """
        deaths: list[MediaError] = []
        fresh = False
        with self._room:
            while len(deaths) < DEATHS_UNTIL_BAD:
                seat = self._seat(fresh=fresh)
                # A worker that served others may have died of them; only a fresh one counts.
                counts = seat.served == 0
                try:
                    return _with_hint(self._try(seat, path), name)
                except (WorkerDiedError, WorkerTimeoutError) as error:
                    if self._closed:
                        raise
                    fresh = True
                    deaths += [error] if counts else []
        return report.verdict_only(MediaState.BAD, _death_words(deaths[-1]))

    def survey_many(self, items: Iterable[tuple[str, Path, str]]) -> Generator[tuple[str, Survey]]:
        """Survey many clips with all workers.

        Args:
            items: (key, path, name); read lazily, a few ahead of the workers.

        Yields:
            (key, survey) as they are finished, in no order. An unreadable path is ``bad`` too.
        """
        feed = iter(items)
        with ThreadPoolExecutor(self.workers, thread_name_prefix="decode-pool") as threads:
            running: dict[Future[Survey], str] = {}
            try:
                item = next(feed, None)
                while item is not None or running:
                    if item is not None and len(running) < 2 * self.workers:
                        key, path, name = item
                        running[threads.submit(self._survey_any, path, name)] = key
                        item = next(feed, None)
                        done = {future for future in running if future.done()}
                    else:
                        done, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        yield running.pop(future), future.result()
            finally:
                for future in running:
                    future.cancel()

    def close(self) -> None:
        """End all workers, busy ones too."""
        with self._lock:
            self._closed = True
            idle = list(self._idle)
            self._idle.clear()
            for worker in self._busy:
                worker.kill()
        for seat in idle:
            seat.worker.close()

    def __enter__(self) -> Self:
        """The pool itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def _survey_any(self, path: Path, name: str) -> Survey:
        try:
            return self.survey(path, name=name)
        except OSError as error:
            words = f"the file cannot be opened: {error.strerror or error}"
            return report.verdict_only(MediaState.BAD, words)

    def _try(self, seat: _Seat, path: Path) -> Survey:
        worker = seat.worker
        with self._lock:
            self._busy.add(worker)
            if self._closed:
                worker.kill()
        try:
            answer = _ask(worker, path, self._limits)
        except (WorkerDiedError, WorkerTimeoutError):
            worker.close()
            raise
        except MediaError as error:
            self._back(seat)
            return report.verdict_only(MediaState.BAD, str(error))
        except BaseException:
            worker.close()
            raise
        else:
            self._back(seat)
            return answer
        finally:
            with self._lock:
                self._busy.discard(worker)

    def _seat(self, *, fresh: bool) -> _Seat:
        with self._lock:
            if self._closed:
                raise MediaError("the decode pool is closed")
            idle = self._idle.pop() if self._idle else None
        if idle is not None and not fresh:
            return idle
        if idle is not None:
            idle.worker.close()
        return _Seat(WorkerProcess(self._module, nice=self._nice))

    def _back(self, seat: _Seat) -> None:
        seat.served += 1
        with self._lock:
            if not self._closed and seat.served < self._limits.recycle_after:
                self._idle.append(seat)
                return
        seat.worker.close()


def _ask(worker: WorkerProcess, path: Path, limits: PoolLimits) -> Survey:
    with path.open("rb", buffering=0) as stream:
        size = os.fstat(stream.fileno()).st_size
        answer = worker.exchange(
            {"op": "survey"},
            [stream.fileno()],
            limits.seconds_for(size),
            limits.rss_bytes,
            stall_s=limits.stall_s,
        )
    return report.unpack(answer.body, answer.blob)


def _with_hint(survey: Survey, name: str) -> Survey:
    """Name the suffix where the content is no video: it tells a person what was meant."""
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if survey.facts is not None or not suffix.isalnum() or len(suffix) > 5:
        return survey
    return report.verdict_only(survey.state, f"{survey.reason} (delivered as .{suffix})")


def _death_words(error: MediaError) -> str:
    if isinstance(error, WorkerTimeoutError):
        return f"decoding took too long twice and was ended after {error.seconds:.0f} s"
    how = error.how if isinstance(error, WorkerDiedError) else str(error)
    return f"decoding this file ended its isolated process twice: {how}"
