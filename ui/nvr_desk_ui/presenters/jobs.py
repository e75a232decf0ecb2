"""Rows of the jobs panel, without Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.records.job import JobKind, JobState, JobWish
from nvr_desk_ui.presenters import times
from nvr_desk_ui.presenters.words import Badge, said
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from nvr_desk.records.job import Job

_STATES = {
    JobState.QUEUED: Badge("Waiting", "clock", "muted", "Waits for its turn."),
    JobState.RUNNING: Badge("Running", "play", "accent", "At work."),
    JobState.PAUSED: Badge("Paused", "pause", "warn", "Rests until somebody resumes it."),
    JobState.DONE: Badge("Done", "ok", "ok", "Finished."),
    JobState.FAILED: Badge("Failed", "bad", "bad", "Ended with an error; retry does the rest."),
    JobState.CANCELLED: Badge("Cancelled", "cancel", "warn", "Stopped; what was done stays."),
}
_KINDS = {JobKind.INGEST: later("Take in"), JobKind.DETECT: later("Find persons and vehicles")}
OVER = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})


def badge(job: Job) -> Badge:
    """State of a job; a wish that is not yet obeyed shows as such."""
    if job.state is JobState.RUNNING and job.wish is JobWish.CANCEL:
        return said(Badge("Cancelling", "cancel", "warn", "Ends within two seconds."))
    if job.state is JobState.RUNNING and job.wish is JobWish.PAUSE:
        return said(Badge("Pausing", "pause", "warn", "Rests within a second."))
    return said(_STATES[job.state])


def title(job: Job) -> str:
    """What a job does: 'Take in street.zip', 'Find persons and vehicles: fast'."""
    kind = tr(_KINDS[job.kind])
    path = str(job.params.get("path") or job.params.get("source") or "")
    name = path.replace("\\", "/").rstrip("/").rpartition("/")[2]
    if job.kind is JobKind.INGEST:
        return f"{kind} {name}".strip()
    profile = str(job.params.get("profile") or "")
    return f"{kind}: {profile}" if profile else kind


def handled(job: Job) -> int:
    """Items that need no more work."""
    return job.done + job.failed + job.skipped


def progress_text(job: Job) -> str:
    """'12 of 40 · 1 failed · 3.2/s · ready in 9 s'."""
    parts = [
        tr("{done} of {total}", done=handled(job), total=job.total) if job.total else tr("counting")
    ]
    if job.state in OVER and not job.total:
        parts = [tr("nothing to do")]
    if job.failed:
        parts.append(tr("{n} failed|{n} failed", job.failed))
    if job.skipped:
        parts.append(tr("{n} done before|{n} done before", job.skipped))
    if job.state is JobState.RUNNING:
        if job.rate:
            parts.append(rate_text(job.rate))
        eta = times.eta_text(job.eta_s)
        if eta:
            parts.append(eta)
    return " · ".join(parts)


def rate_text(rate: float) -> str:
    """Items a second, or a minute when slow."""
    return f"{rate:.1f}/s" if rate >= 1 else f"{rate * 60:.1f}/min"


def may(job: Job) -> frozenset[str]:
    """What a person can do with it: pause, resume, cancel, retry."""
    if job.state in OVER:
        return frozenset({"retry"} if job.state is not JobState.DONE or job.failed else ())
    wishes = {"cancel"} if job.wish is not JobWish.CANCEL else set[str]()
    if job.wish is JobWish.PAUSE or job.state is JobState.PAUSED:
        wishes.add("resume")
    elif job.state is JobState.RUNNING:
        wishes.add("pause")
    return frozenset(wishes)


def ended(job: Job) -> str:
    """What is told when it is over; no case, no file."""
    parts = [tr(_KINDS[job.kind]), badge(job).word, tr("{n} done|{n} done", job.done)]
    if job.failed:
        parts.append(tr("{n} failed|{n} failed", job.failed))
    return " · ".join(parts)


def spoken(job: Job) -> str:
    """A job in one breath."""
    return f"{title(job)}, {badge(job).word}, {progress_text(job)}, {core(job.message)}"
