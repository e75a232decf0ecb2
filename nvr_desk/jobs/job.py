"""What a person orders of a job. Each is an act: the caller's transaction carries its entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.errors import JobTakenError
from nvr_desk.jobs.owner import free_from_dead, has_runner
from nvr_desk.records.job import JobState, JobWish
from nvr_desk.store import jobs

if TYPE_CHECKING:
    from nvr_desk.records.job import Job
    from nvr_desk.store.unit import Unit

ENDED = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})
"""States in which nothing runs any more; only ``retry`` leads out of them."""


def pause(tx: Unit, job_id: int) -> None:
    """Let it rest: a runner sees it within a second, one that starts later waits."""
    _must_go_on(tx, job_id)
    jobs.set_wish(tx.connection, job_id, JobWish.PAUSE)


def resume(tx: Unit, job_id: int) -> bool:
    """Let it go on. Answers whether a process must be launched because no runner lives."""
    job = _must_go_on(tx, job_id)
    jobs.set_wish(tx.connection, job_id, JobWish.RUN)
    free_from_dead(tx.connection, job, tx.now())
    return not has_runner(job, tx.now())


def cancel(tx: Unit, job_id: int) -> None:
    """End it: a runner lets go within two seconds; without one it ends here."""
    job = _must_go_on(tx, job_id)
    jobs.set_wish(tx.connection, job_id, JobWish.CANCEL)
    free_from_dead(tx.connection, job, tx.now())
    jobs.end_unclaimed(tx.connection, job_id, JobState.CANCELLED, tx.now())


def retry(tx: Unit, job_id: int) -> None:
    """Queue a job again whose runner ended or died; what is finished is not done again.

    Raises:
        JobTakenError: a runner is still at it.
    """
    job = jobs.get(tx.connection, job_id)
    if has_runner(job, tx.now()):
        raise JobTakenError(job_id, job.owner)
    free_from_dead(tx.connection, job, tx.now())
    jobs.reopen(tx, job_id)


def _must_go_on(tx: Unit, job_id: int) -> Job:
    job = jobs.get(tx.connection, job_id)
    if job.state in ENDED:
        raise JobTakenError(job_id, None)
    return job
