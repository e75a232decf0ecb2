"""Acts whose process was killed: whoever takes their work up writes the closing entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.jobs.owner import DIED
from nvr_desk.records.audit import Phase
from nvr_desk.records.job import JobState
from nvr_desk.store import entries

if TYPE_CHECKING:
    from nvr_desk.desk.core import Core
    from nvr_desk.records.job import Job
    from nvr_desk.store.unit import Unit

_BEGUN = frozenset({JobState.QUEUED, JobState.RUNNING, JobState.PAUSED})


def close_former_act(core: Core, tx: Unit, job: Job) -> None:
    """Close the act that last carried a job, if its process died before it could.

    ``job`` is the row as it was before anybody took it up, and nobody living is at it. A job that
    ended by itself closed its act, or is about to.
    """
    if job.act is None or job.state not in _BEGUN or entries.is_closed(tx.connection, job.act):
        return
    closing = core.draft(
        str(job.kind),
        Phase.CLOSED,
        case=job.case,
        parent=job.act,
        objects=[{"kind": "job", "id": str(job.id)}],
        outcome=f"failed: {DIED}",
    )
    tx.enter(closing)
