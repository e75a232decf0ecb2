"""Carrying a job: lease, heartbeat, progress, and a person's wishes seen within a second.

Whoever holds the lease works; when a runner dies its lease runs out and another may take the job
over. Items are finished in the tables of their own room (a clip with its tracks), so a job that is
taken over skips what stands already.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import asdict
from typing import TYPE_CHECKING, Self

from nvr_desk.errors import (
    JobCancelledError,
    JobLostError,
    JobTakenError,
    LogUnavailableError,
    StoreError,
)
from nvr_desk.jobs.notes import ItemNotes
from nvr_desk.jobs.owner import free_from_dead, owner_name
from nvr_desk.jobs.progress import Progress
from nvr_desk.records.job import ItemState, JobState, JobWish
from nvr_desk.store import jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType

    from sqlalchemy import Connection

    from nvr_desk.clock import Clock
    from nvr_desk.jobs.progress import Snapshot
    from nvr_desk.store.unit import Store

LEASE_S = 30.0
"""How long a dead runner keeps others away from its job."""
BEAT_S = 0.75
"""Between two heartbeats; a wish is seen within one."""

_log = logging.getLogger(__name__)


class JobRun:
    """A claimed job while its work goes on. Counters may be touched from several threads.

    ``with JobRun(store, id, clock) as run:`` claims it, beats from a thread, and at the end sets
    the job done, failed or cancelled, by what left the block.
    """

    def __init__(
        self,
        store: Store,
        job: int,
        clock: Clock,
        *,
        owner: str | None = None,
        beat_s: float | None = BEAT_S,
        watch: Callable[[Snapshot], None] | None = None,
    ) -> None:
        """Prepare; nothing is claimed yet.

        Args:
            store: Where the job's row is.
            job: Its number.
            clock: Wall time for the lease, monotonic time for rates.
            owner: Who works; host:pid by default.
            beat_s: Seconds between heartbeats; None leaves ``beat`` to the caller.
            watch: Told the figures at every heartbeat, from the heartbeat's thread.
        """
        self.id = job
        self._store = store
        self._clock = clock
        self._owner = owner or owner_name()
        self._beat_s = beat_s
        self._watch = watch
        self._progress = Progress()
        self._notes = ItemNotes()
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._wish_seen = threading.Condition(self._lock)
        self._wish = JobWish.RUN
        self._state = JobState.RUNNING
        self._lost = False
        self._unlogged: LogUnavailableError | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        """Take the lease.

        Raises:
            JobTakenError: another runner holds it, or the job is over.
        """
        with self._store.bookkeeping() as connection:
            self._claim(connection)
        self.beat()
        if self._beat_s is not None:
            self._thread = threading.Thread(target=self._keep_beating, daemon=True)
            self._thread.start()
        return self

    def _claim(self, connection: Connection) -> None:
        now = self._clock.now()
        if jobs.claim(connection, self.id, self._owner, LEASE_S, now):
            return
        found = jobs.get(connection, self.id)
        freed = free_from_dead(connection, found, now)
        if not freed or not jobs.claim(connection, self.id, self._owner, LEASE_S, now):
            raise JobTakenError(self.id, found.owner)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write how it ended; a lease that was lost is not touched."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
        if self._lost:
            return
        state, message = _outcome(error, self._progress)
        self._progress.message = message
        self.beat()
        try:
            with self._store.bookkeeping() as connection:
                jobs.finish(connection, self.id, self._owner, state, self._clock.now(), message)
        except StoreError as refused:
            # Its lease runs out, or this process ends: then whoever wants may take it up.
            _log.warning("job %d ended and could not say so: %s", self.id, refused)

    # --- what a person wishes ---------------------------------------------------------------

    def check(self) -> None:
        """Return when the work may go on; while it is paused, wait here.

        Raises:
            JobCancelledError: somebody cancelled it.
            JobLostError: another runner took it over; this one must not write any more.
            LogUnavailableError: the log cannot be written; what is finished stays.
        """
        if self._resting():
            self._rest()
        with self._lock:
            wish, lost, unlogged = self._wish, self._lost, self._unlogged
        if lost:
            raise JobLostError(self.id)
        if unlogged is not None:
            raise unlogged
        if wish is JobWish.CANCEL:
            raise JobCancelledError(self.id)

    def _resting(self) -> bool:
        with self._lock:
            return self._wish is JobWish.PAUSE and not self._lost and self._unlogged is None

    def _rest(self) -> None:
        """Wait until the wish is another one, and show meanwhile that the job is paused."""
        with self._lock:
            self._state = JobState.PAUSED
        self.beat()
        while self._resting():
            if self._thread is None:
                self._clock.sleep(BEAT_S)
                self.beat()
            else:
                with self._wish_seen:
                    self._wish_seen.wait(BEAT_S)
        with self._lock:
            self._state = JobState.RUNNING
            self._progress.restart()

    def cancelled(self) -> bool:
        """Whether the job is to end: cancelled, lost, or nothing can be logged. Never waits.

        A pause does not count.
        """
        with self._lock:
            return self._lost or self._unlogged is not None or self._wish is JobWish.CANCEL

    def interrupted(self) -> bool:
        """Whether the item in hand should be let go: ``cancelled``, or paused. Never waits."""
        with self._lock:
            return self._lost or self._unlogged is not None or self._wish is not JobWish.RUN

    # --- what is done -----------------------------------------------------------------------

    def items(
        self,
        names: Iterable[str],
        *,
        work: float = 0.0,
        expected_s: float | None = None,
        later_s: float = 0.0,
    ) -> None:
        """Name all items of a pass; those that stand from an earlier run keep their attempts.

        Args:
            names: Clips by hash, or files by path, in order of work.
            work: All of it in the job's own unit (seconds of footage, bytes); 0 counts items.
            expected_s: How long this pass should take, where an estimate knows.
            later_s: How long the passes after it should take.
        """
        listed = list(names)
        with self._store.bookkeeping() as connection:
            jobs.put_items(connection, self.id, listed)
        expected = (work or len(listed)) / expected_s if expected_s else None
        with self._lock:
            self._progress.begin(len(listed), work, expected, later_s)

    def item_started(self, name: str) -> None:
        """An item is begun; counts an attempt."""
        self._notes.put(name, ItemState.RUNNING, begun=1)

    def item_waiting(self, name: str) -> None:
        """An item was let go and will be begun again."""
        with self._lock:
            self._progress.running.pop(name, None)
        self._notes.put(name, ItemState.WAITING)

    def item_done(self, name: str, *, seconds: float = 0.0, work: float = 0.0) -> None:
        """An item is finished and durable."""
        self._notes.put(name, ItemState.DONE, seconds=seconds)
        self._count(name, "done", work)

    def item_failed(self, name: str, reason: str, *, work: float = 0.0) -> None:
        """An item cannot be done; the others go on."""
        self._notes.put(name, ItemState.FAILED, reason=reason)
        self._count(name, "failed", work)

    def item_skipped(self, name: str, *, work: float = 0.0) -> None:
        """An item stood already."""
        self._notes.put(name, ItemState.SKIPPED)
        self._count(name, "skipped", work)

    def advance(self, name: str, work: float) -> None:
        """Part of an item in hand that is through, in the unit of ``items``."""
        with self._lock:
            self._progress.running[name] = work

    def phase(self, words: str) -> None:
        """Which pass begins; stands before every word of ``say``. Empty where there is one only."""
        with self._lock:
            self._progress.phase = words

    def say(self, message: str) -> None:
        """A word for the jobs panel."""
        with self._lock:
            self._progress.message = message

    def tally(self, *, total: int, done: int, failed: int, message: str) -> None:
        """Set the counters of a job whose items are rows of another room (files of a shipment)."""
        with self._lock:
            self._progress.total = total
            self._progress.done = done
            self._progress.failed = failed
            self._progress.message = message

    @property
    def eta_s(self) -> float | None:
        """Seconds left at the pace of the last minute."""
        with self._lock:
            return self._progress.eta_s

    def _count(self, name: str, counter: str, work: float) -> None:
        with self._lock:
            setattr(self._progress, counter, getattr(self._progress, counter) + 1)
            self._progress.running.pop(name, None)
            if counter == "skipped":  # costs no time, so it must not look like speed
                self._progress.total_work -= work
            else:
                self._progress.finished_work += work

    # --- heartbeat --------------------------------------------------------------------------

    def beat(self) -> None:
        """Renew the lease, write progress and items, read the wish. Called by the thread."""
        with self._lock:
            progress = self._progress
            progress.mark(self._clock.monotonic())
            state, figures = self._state, progress.snapshot()
        notes = self._notes.take()
        now = self._clock.now()
        try:
            with self._store.bookkeeping() as connection:
                wish = jobs.heartbeat(
                    connection, self.id, self._owner, LEASE_S, now, state=state, **asdict(figures)
                )
                if wish is not None:
                    self._notes.write(connection, self.id, notes)
        except StoreError as error:  # the lease outlasts several lost beats
            self._notes.give_back(notes)
            _log.warning("heartbeat of job %d: %s", self.id, error)
            if isinstance(error, LogUnavailableError):
                self._stop_for(error)
            return
        try:
            self._store.watch.require()  # work whose outcome nobody could log is not done
        except LogUnavailableError as error:
            self._stop_for(error)
        with self._lock:
            self._lost = wish is None
            self._wish = wish or self._wish
            self._wish_seen.notify_all()
        if self._watch is not None:
            self._watch(figures)

    def _stop_for(self, error: LogUnavailableError) -> None:
        with self._lock:
            self._unlogged = error
            self._wish_seen.notify_all()

    def _keep_beating(self) -> None:
        while not self._stop.wait(self._beat_s):
            try:
                self.beat()
            except Exception:  # noqa: BLE001 - a lost beat must not end the thread of the lease
                _log.exception("heartbeat of job %d failed", self.id)


def _outcome(error: BaseException | None, progress: Progress) -> tuple[JobState, str]:
    """State and last word of a job, by what ended it."""
    if error is None:
        if progress.failed and not progress.done:
            return JobState.FAILED, f"all {progress.failed} items failed"
        return JobState.DONE, progress.message
    if isinstance(error, JobCancelledError):
        return JobState.CANCELLED, "cancelled"
    if isinstance(error, KeyboardInterrupt):
        return JobState.CANCELLED, "interrupted at the terminal"
    return JobState.FAILED, str(error) or type(error).__name__
