"""Long work: what goes on, and a person's wishes about it."""

from __future__ import annotations

import secrets
import threading
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nvr_desk.desk import sealing
from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Core, Service
from nvr_desk.desk.left_open import close_former_act
from nvr_desk.jobs import job as wishes
from nvr_desk.jobs.launch import launch
from nvr_desk.jobs.owner import DIED, left_behind
from nvr_desk.jobs.runner import JobRun
from nvr_desk.policy.membership import require_member
from nvr_desk.policy.permissions import NOBODY
from nvr_desk.records.job import JobKind, JobState
from nvr_desk.records.person import TICKET_VARIABLE
from nvr_desk.store import accounts, cases, jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from nvr_desk.records.job import Job
    from nvr_desk.store.unit import Unit

LOOK_S = 0.5
"""Between two looks at a job's row, for whoever watches it."""


class JobService(Service):
    """Jobs of every case. Their work runs in the process that began it, or in one of its own."""

    @peek
    def listing(self, case: str | None = None) -> list[Job]:
        """Every job with its progress, newest first; what it is about for members only.

        Where people sign in, nobody is told anything.
        """
        if self.core.actor.role == NOBODY:
            return []
        with self.core.store.read() as db:
            mine = {c.number for c in cases.listing(db) if self.core.actor.user in c.members}
            found = [self._as_it_is(job) for job in jobs.listing(db, case)]
        return [job if job.case in mine else replace(job, params={}, message="") for job in found]

    @peek
    def get(self, job: int) -> Job:
        """One job, for a member of its case. Raises NotFoundError, NotMemberError."""
        with self.core.store.read() as db:
            found = jobs.get(db, job)
            require_member(cases.get(db, found.case), self.core.actor)
        return self._as_it_is(found)

    @act("job.pause")
    def pause(self, act: OpenAct, job: int) -> Job:
        """Let a running job rest; it says so within a second. Raises UsageError when it is over."""
        tx = self._of_member(act, job)
        wishes.pause(tx, job)
        return jobs.get(tx.connection, job)

    @act("job.resume")
    def resume(self, act: OpenAct, job: int) -> Job:
        """Let a resting job go on. One without an owner needs a process: ``launch_retry``."""
        tx = self._of_member(act, job)
        act.tell(needs_process=wishes.resume(tx, job))
        return jobs.get(tx.connection, job)

    @act("job.cancel")
    def cancel(self, act: OpenAct, job: int) -> Job:
        """End a job within two seconds, at once if its process died; what it finished stays."""
        tx = self._of_member(act, job)
        before = jobs.get(tx.connection, job)
        wishes.cancel(tx, job)
        if left_behind(before, tx.now()):
            close_former_act(self.core, tx, before)
        return jobs.get(tx.connection, job)

    @act("job.launch", split=True)
    def launch_ingest(
        self, act: OpenAct, path: Path, case: str, statement: str | None = None
    ) -> int:
        """Start an ingest in a process of its own, whose act is logged there; its process id."""
        words = ["ingest", str(path), "--case", case]
        if statement:
            words += ["--statement", statement]
        return self._launch(act, words, case, JobKind.INGEST)

    @act("job.launch", split=True)
    def launch_detect(
        self,
        act: OpenAct,
        case: str,
        *,
        profile: str = "fast",
        weights: str | None = None,
        engine: str = "auto",
        triage_first: bool | None = None,
        again: bool = False,
    ) -> int:
        """Start a detection in a process of its own, whose act is logged there; its process id."""
        words = ["detect", "--case", case, "--profile", profile, "--engine", engine]
        if weights:
            words += ["--weights", weights]
        if triage_first is not None:
            words.append("--triage-first" if triage_first else "--no-triage-first")
        if again:
            words.append("--again")
        return self._launch(act, words, case, JobKind.DETECT)

    @act("job.launch", split=True)
    def launch_retry(self, act: OpenAct, job: int) -> int:
        """Start a job again in a process of its own, for what failed or was never reached."""
        found = self.get(job)
        return self._launch(act, ["jobs", "retry", str(job)], found.case, found.kind)

    def _as_it_is(self, job: Job) -> Job:
        """A job whose process died is shown as failed: nothing goes on until somebody acts."""
        if not left_behind(job, self.core.clock.now()):
            return job
        return replace(job, state=JobState.FAILED, message=DIED, eta_s=None, rate=None)

    def _launch(self, act: OpenAct, words: list[str], case: str, kind: JobKind) -> int:
        """Start the process; where people sign in, it gets a ticket for this one act."""
        self.core.open_case(case)
        environment: dict[str, str] = {}
        purpose = self.core.purposes.get(case)
        if purpose:
            environment = {"NVR_DESK_PURPOSE": purpose.words, "NVR_DESK_OFFENCE": purpose.offence}
        if self.core.presence.signed_in:
            environment[TICKET_VARIABLE] = _ticket(self.core, act, str(kind))
        paths = self.core.store.paths
        return launch(
            ["--workspace", str(paths.root), *words],
            environment,
            log=paths.derived / "logs" / "jobs.log",
        )

    def _of_member(self, act: OpenAct, job: int) -> Unit:
        tx = act.change
        found = jobs.get(tx.connection, job)
        require_member(cases.get(tx.connection, found.case), self.core.actor)
        act.touch("job", str(job))
        return tx


def _ticket(core: Core, act: OpenAct, verb: str) -> str:
    """A token that lets one process do one act in the name of whoever acts here.

    Only its hash is kept; it is used up by the act, and worth nothing after two minutes.
    """
    token = secrets.token_urlsafe(32)
    with core.store.unit() as tx:
        accounts.put_sign_in(tx, core.presence.ticket(token, verb))
        act.part(tx, [], {"ticket_for": verb})
    return token


@contextmanager
def carried_by_job(
    core: Core, act: OpenAct, kind: JobKind, case: str, params: Mapping[str, Any]
) -> Iterator[JobRun]:
    """Let a split act run as a job: seen in every window, paused and cancelled from any.

    An unfinished job of the same order is taken up again instead of making another. The log is
    signed meanwhile whenever that is due.

    Raises:
        JobTakenError: that job is being worked on by somebody else right now.
    """
    with core.store.unit() as tx:
        job = _unfinished(jobs.listing(tx.connection, case), kind, params)
        if job is None:
            job = jobs.add(tx, kind, case, params, act.seq)
        else:
            wishes.retry(tx, job.id)
            close_former_act(core, tx, job)
            jobs.set_act(tx, job.id, act.seq)
        act.part(tx, [{"kind": "job", "id": str(job.id)}], {"attempt": job.attempts + 1})
    with JobRun(core.store, job.id, core.clock) as run, sealing.signing(core):
        act.gate = run.check
        yield run


@contextmanager
def watched(core: Core, run: JobRun, progress: Callable[[Job], None] | None) -> Iterator[None]:
    """Tell somebody how far a job is, twice a second, while the block runs."""
    if progress is None:
        yield
        return
    over = threading.Event()

    def look() -> None:
        while not over.wait(LOOK_S):
            with core.store.read() as db:
                job = jobs.get(db, run.id)
            progress(job)

    thread = threading.Thread(target=look, name="progress", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _unfinished(found: list[Job], kind: JobKind, params: Mapping[str, Any]) -> Job | None:
    same = (j for j in found if j.kind is kind and dict(j.params) == dict(params))
    return next((j for j in same if j.state is not JobState.DONE), None)
