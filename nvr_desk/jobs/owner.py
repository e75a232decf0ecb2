"""Who carries a job, and whether that process still lives."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING

from nvr_desk.records.job import JobState
from nvr_desk.store import jobs

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from nvr_desk.records.job import Job

DIED = "its process died"
"""Last word of a job whose runner is gone without one."""


def owner_name() -> str:
    """host:pid of this process."""
    return f"{platform.node() or 'station'}:{os.getpid()}"


def died_here(owner: str) -> bool:
    """Whether a runner was a process of this machine that is gone; then no lease need run out."""
    import psutil  # noqa: PLC0415 - only where a job is in other hands

    host, _, pid = owner.rpartition(":")
    if host != owner_name().rpartition(":")[0] or not pid.isdecimal():
        return False
    try:
        ended: bool = psutil.Process(int(pid)).status() in (
            psutil.STATUS_ZOMBIE,
            psutil.STATUS_DEAD,
        )
    except psutil.NoSuchProcess:
        return True
    except psutil.Error:
        return False
    return ended


def has_runner(job: Job, now: datetime) -> bool:
    """Whether a living runner holds the lease."""
    held = job.lease_until is not None and job.lease_until >= now
    return held and not (job.owner is not None and died_here(job.owner))


def left_behind(job: Job, now: datetime) -> bool:
    """Whether a job counts as begun while nobody is at it: its process died."""
    return job.state in (JobState.RUNNING, JobState.PAUSED) and not has_runner(job, now)


def free_from_dead(db: Connection, job: Job, now: datetime) -> bool:
    """Queue a job whose runner died, so that anybody may take it or end it; whether it was so."""
    if job.owner is None or not left_behind(job, now):
        return False
    return jobs.finish(db, job.id, job.owner, JobState.QUEUED, now, DIED)
