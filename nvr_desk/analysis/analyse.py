"""Detection over the clips of a case: one clip, one transaction, and no clip twice."""

from __future__ import annotations

import threading
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from nvr_desk.analysis.plan import Look, announce, plan, still_shown
from nvr_desk.analysis.promise import promise
from nvr_desk.analysis.standing import objects, renew
from nvr_desk.errors import (
    AlreadyExistsError,
    HashMismatchError,
    IntegrityError,
    JobCancelledError,
    MediaError,
    VaultFileMissingError,
    WorkerDiedError,
    WorkerTimeoutError,
)
from nvr_desk.records.detect import DetectFailure, DetectReport
from nvr_desk.records.words import counted
from nvr_desk.store import tracks
from nvr_desk.vision.attributes import described

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from nvr_desk.analysis.plan import Plan, Work
    from nvr_desk.clock import Clock
    from nvr_desk.errors import NvrDeskError
    from nvr_desk.jobs.runner import JobRun
    from nvr_desk.records.act import ActHandle
    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import Analysis, ModelStamp
    from nvr_desk.store.unit import Store, Unit
    from nvr_desk.store.vault import Vault

TRIES = 3
"""Once in a worker among other clips, then twice in a fresh one: alone."""


class Settings(Protocol):
    """What of the detector's settings matters here."""

    @property
    def sha256(self) -> str:
        """Hash of the canonical settings."""
        ...


class Device(Protocol):
    """One detector with one worker process; ``vision.device.AnalysisDevice`` is one."""

    @property
    def stamp(self) -> ModelStamp:
        """Which model it runs."""
        ...

    @property
    def settings(self) -> Settings:
        """How it looks."""
        ...

    @property
    def slots(self) -> int:
        """How many threads may call ``analyse`` at once."""
        ...

    def analyse(
        self,
        path: Path,
        sha256: str,
        facts: MediaFacts,
        *,
        cancelled: Callable[[], bool],
        progress: Callable[[float], None],
        alone: bool = False,
    ) -> Analysis:
        """Look at one clip; after a death the next call has a fresh worker.

        With ``alone`` the worker is a fresh one that holds nothing else; then no other call may
        go on.
        """
        ...


def run(
    store: Store,
    vault: Vault,
    case: str,
    devices: Sequence[Device],
    act: ActHandle[Unit],
    job: JobRun,
    clock: Clock,
    work: Plan | None = None,
) -> DetectReport:
    """Look at every clip of the case that was not looked at with this model and these settings.

    Args:
        store: Rows.
        vault: Originals.
        case: Number of the case.
        devices: At least one; all run the same model and settings, each on a thread a slot.
        act: Writes an entry per clip, in the transaction of its tracks.
        job: Counts, and is asked what a person wishes.
        clock: For the wall time of the report.
        work: What to do, in this order, told to the job already; None plans and tells it here.

    Raises:
        JobCancelledError: somebody cancelled it; finished clips stay.
        JobLostError: another process took the job over.
    """
    began = clock.monotonic()
    stamp, settings = devices[0].stamp, devices[0].settings.sha256
    if work is None:
        work = plan(store, case, Look(stamp.sha256, settings))
        announce(job, work)
    shift = _Shift(store, vault, act, job, clock, deque(work.todo), again=work.again)
    for older in work.older:
        job.check()
        act.check()
        shift.renew(devices[0], older)
    shift.together(shift.serve, [device for device in devices for _ in range(device.slots)])
    shift.together(shift.clear, devices)
    return DetectReport(
        job=job.id,
        case=case,
        model=stamp,
        settings_sha256=settings,
        clips=len(work.todo) + len(work.standing),
        done=shift.done,
        skipped=len(work.standing) + shift.skipped,
        renewed=shift.renewed,
        behind=shift.behind,
        failed=tuple(shift.failed),
        hidden=work.hidden + shift.hidden,
        unreadable=work.unreadable,
        tracks=dict(sorted(shift.found.items())),
        footage_s=shift.footage_s,
        looked_s=shift.looked_s,
        seconds=clock.monotonic() - began,
    )


@dataclass
class _Shift:
    """The clips in hand, shared by all threads.

    A clip that was in hand when a worker died is a suspect. It cannot be told which of those in
    hand is to blame, so suspects wait until all other clips are through and then go back alone.
    """

    store: Store
    vault: Vault
    act: ActHandle[Unit]
    job: JobRun
    clock: Clock
    waiting: deque[Work]
    again: bool = False
    suspects: deque[Work] = field(default_factory=deque["Work"])
    done: int = 0
    skipped: int = 0
    hidden: int = 0
    """Deliveries whose consent was withdrawn while their clips waited or were looked at."""
    renewed: int = 0
    behind: int = 0
    failed: list[DetectFailure] = field(default_factory=list[DetectFailure])
    found: Counter[str] = field(default_factory=Counter[str])
    footage_s: float = 0.0
    looked_s: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _broken: threading.Event = field(default_factory=threading.Event)
    _error: BaseException | None = None

    def together(self, serve: Callable[[Device], None], devices: Sequence[Device]) -> None:
        """One call a device, each on its own thread; the error of the first that failed goes on."""
        if len(devices) == 1:
            serve(devices[0])
            return
        with ThreadPoolExecutor(len(devices), thread_name_prefix="detect") as pool:
            try:
                wait([pool.submit(serve, device) for device in devices])
            except BaseException:  # an interrupt at the terminal comes here, and to no other thread
                self._broken.set()
                raise
        if self._error is not None:
            raise self._error

    def serve(self, device: Device) -> None:
        """Take clips until none waits; an error that is not a clip's ends all threads."""
        self._serve(device, self.waiting, alone=False)

    def clear(self, device: Device) -> None:
        """Take suspects until none waits, when no other thread uses the device any more."""
        self._serve(device, self.suspects, alone=True)

    def _serve(self, device: Device, clips: deque[Work], *, alone: bool) -> None:
        try:
            while not self._broken.is_set():
                self.job.check()
                self.act.check()
                with self._lock:
                    if not clips:
                        return
                    work = clips.popleft()
                self._one(device, work, alone=alone)
        except BaseException as error:
            with self._lock:  # those after it only heard that it came
                self._error = self._error or error
            self._broken.set()
            raise

    def _one(self, device: Device, work: Work, *, alone: bool) -> None:
        length = work.facts.duration_s
        with self.store.read() as db:
            shown = still_shown(db, work)
            stands = tracks.done(db, work.sha256, device.stamp.sha256, device.settings.sha256)
        if not shown or stands:
            self.renew(device, work)
            self._skip(work, gone=not shown)
            return
        began = self.clock.monotonic()
        try:
            analysis = self._look(device, work, alone=alone)
        except (WorkerDiedError, WorkerTimeoutError) as error:
            if alone:
                self._fail(device, work, shown, error)
            else:
                self._suspect(work)
            return
        except (MediaError, HashMismatchError, VaultFileMissingError) as error:
            self._fail(device, work, shown, error)
            return
        if self._keep(device, work, analysis):
            seconds = self.clock.monotonic() - began
            self.job.item_done(work.sha256, seconds=seconds, work=length)
            self.job.say(f"{work.name}: {counted(len(analysis.tracks), 'appearance')}")

    def _suspect(self, work: Work) -> None:
        self.job.item_waiting(work.sha256)
        with self._lock:
            self.suspects.append(work)

    def _look(self, device: Device, work: Work, *, alone: bool) -> Analysis:
        """Look at a proven clip; a dead worker costs a try, a person's wish costs none."""
        tries = TRIES - 1 if alone else 1
        proven = alone  # it was, before it went to a worker the first time
        while True:
            self.job.item_started(work.sha256)
            try:
                if not proven:
                    self._prove(work)
                    proven = True
                return device.analyse(
                    self.vault.path(work.sha256),
                    work.sha256,
                    work.facts,
                    cancelled=self._cancelled,
                    progress=lambda part: self.job.advance(
                        work.sha256, part * work.facts.duration_s
                    ),
                    alone=alone,
                )
            except JobCancelledError:
                self.job.item_waiting(work.sha256)
                if self._broken.is_set():
                    raise
                self.job.check()  # raises if it was cancelled, waits if it was paused
            except (WorkerDiedError, WorkerTimeoutError):
                tries -= 1
                if tries == 0:
                    raise
                self.job.check()

    def _prove(self, work: Work) -> None:
        """Tracks are stored under a hash, so the bytes must have it now, not only when they came.

        Raises:
            HashMismatchError, VaultFileMissingError: they have not.
            MediaError: the disk does not give them.
            JobCancelledError: a person wished the reading to end.
        """

        def between() -> None:
            if self._cancelled():
                raise JobCancelledError(self.job.id)

        try:
            self.vault.verify(work.sha256, between=between)
        except OSError as error:
            message = f"the original cannot be read: {error}"
            raise MediaError(message) from error

    def renew(self, device: Device, work: Work) -> None:
        """Let lists and searches answer from the look that stands already, if they do not yet."""
        look = Look(device.stamp.sha256, device.settings.sha256)
        if renew(self.store, self.act, work, look, wished=self.again):
            with self._lock:
                self.renewed += 1

    def _cancelled(self) -> bool:
        return self._broken.is_set() or self.job.interrupted()

    def _keep(self, device: Device, work: Work, analysis: Analysis) -> bool:
        """Tracks, coverage and entry in one transaction; False when there was nothing to keep."""
        analysis = described(analysis, work.facts)
        counts = Counter(track.cls.value for track in analysis.tracks)
        try:
            shown = self._store(work, analysis, counts)
        except AlreadyExistsError:  # another process was faster
            self.renew(device, work)
            self._skip(work, gone=False)
            return False
        if not shown:
            self._skip(work, gone=True)
            return False
        with self._lock:
            self.done += 1
            self.found.update(counts)
            self.footage_s += work.facts.duration_s
            self.looked_s += analysis.coverage.looked_s
        return True

    def _store(self, work: Work, analysis: Analysis, counts: Counter[str]) -> tuple[str, ...]:
        """Answers the deliveries that let it be kept; raises AlreadyExistsError."""
        score = promise(analysis.tracks, work.facts, work.bytes)
        with self.store.unit() as tx:
            shown = still_shown(tx.connection, work)
            if shown:
                answers = tracks.add(
                    tx, analysis, work.facts.time_base, score=score, wished=self.again
                )
                self.behind += not answers
                detail = {
                    "answers": answers,
                    "model": analysis.model.name,
                    "model_sha256": analysis.model.sha256,
                    "engine": analysis.model.engine,
                    "settings_sha256": analysis.settings_sha256,
                    "tracks": dict(sorted(counts.items())),
                    "looked_s": round(analysis.coverage.looked_s, 3),
                }
                outcome = "ok"
            else:
                detail, outcome = {}, "failed: consent was withdrawn during the work"
            self.act.part(tx, objects(work, shown or work.deliveries), detail, outcome)
        return shown

    def _fail(self, device: Device, work: Work, shown: Sequence[str], error: NvrDeskError) -> None:
        reason = str(error)
        detail = {"model": device.stamp.name, "model_sha256": device.stamp.sha256}
        with self.store.unit() as tx:
            self.act.part(tx, objects(work, shown), detail, f"failed: {reason}")
        self.job.item_failed(work.sha256, reason, work=work.facts.duration_s)
        damaged = isinstance(error, IntegrityError)
        with self._lock:
            self.failed.append(DetectFailure(work.sha256, work.name, reason, damaged))

    def _skip(self, work: Work, *, gone: bool) -> None:
        """Leave a clip: it stood already, or its consent is gone since the work was planned."""
        self.job.item_skipped(work.sha256, work=work.facts.duration_s)
        with self._lock:
            self.skipped += not gone
            self.hidden += len(work.deliveries) if gone else 0
