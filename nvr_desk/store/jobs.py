"""Jobs and their items. What a person orders needs an entry; what a runner reports does not."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from nvr_desk.errors import NotFoundError
from nvr_desk.records.job import ItemState, Job, JobItem, JobKind, JobState, JobWish
from nvr_desk.store.job_tables import job, job_item
from nvr_desk.store.rows import instant
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from nvr_desk.store.unit import Unit

_ENDED = (JobState.DONE.value, JobState.FAILED.value, JobState.CANCELLED.value)


def add(
    tx: Unit, kind: JobKind, case: str, params: Mapping[str, Any], act: int | None = None
) -> Job:
    """Order a job."""
    made = tx.connection.execute(
        insert(job)
        .values(
            kind=kind.value,
            case_number=case,
            state=JobState.QUEUED.value,
            wish=JobWish.RUN.value,
            params=json.dumps(dict(params), sort_keys=True),
            created_us=to_micros(tx.now()),
            attempts=0,
            act=act,
            total=0,
            done=0,
            failed=0,
            skipped=0,
            message="",
        )
        .returning(job.c.id)
    ).scalar_one()
    return get(tx.connection, made)


def get(db: Connection, job_id: int) -> Job:
    """One job. Raises NotFoundError."""
    row = db.execute(select(job).where(job.c.id == job_id)).first()
    if row is None:
        raise NotFoundError("job", str(job_id))
    return _job(row)


def listing(db: Connection, case: str | None = None, limit: int = 500) -> list[Job]:
    """Jobs, newest first; of one case or of all."""
    wanted = select(job).order_by(job.c.id.desc()).limit(limit)
    if case is not None:
        wanted = wanted.where(job.c.case_number == case)
    return [_job(row) for row in db.execute(wanted)]


def claim(db: Connection, job_id: int, owner: str, lease_s: float, now: datetime) -> bool:
    """Take the lease, unless somebody else holds it or the job has ended. One wins."""
    now_us = to_micros(now)
    taken = db.execute(
        update(job)
        .where(job.c.id == job_id, job.c.state.not_in(_ENDED))
        .where(or_(job.c.lease_us.is_(None), job.c.lease_us < now_us, job.c.owner == owner))
        .values(
            state=JobState.RUNNING.value,
            owner=owner,
            lease_us=to_micros(now + timedelta(seconds=lease_s)),
            attempts=job.c.attempts + 1,
            started_us=func.coalesce(job.c.started_us, now_us),
            finished_us=None,
        )
    )
    return taken.rowcount == 1


def heartbeat(  # noqa: PLR0913 - one number each
    db: Connection,
    job_id: int,
    owner: str,
    lease_s: float,
    now: datetime,
    *,
    state: JobState = JobState.RUNNING,
    total: int | None = None,
    done: int | None = None,
    failed: int | None = None,
    skipped: int | None = None,
    message: str | None = None,
    rate: float | None = None,
    eta_s: float | None = None,
) -> JobWish | None:
    """Renew the lease and report; a None leaves a figure as it is (rate and eta are always set).

    Answers what a person wishes, or None when the lease was lost: the runner must stop.
    """
    report = {"total": total, "done": done, "failed": failed, "skipped": skipped}
    values: dict[str, Any] = {name: value for name, value in report.items() if value is not None}
    if message is not None:
        values["message"] = message
    values |= {
        "state": state.value,
        "lease_us": to_micros(now + timedelta(seconds=lease_s)),
        "rate": rate,
        "eta_s": eta_s,
    }
    mine = (job.c.id == job_id) & (job.c.owner == owner) & job.c.state.not_in(_ENDED)
    wished = db.execute(update(job).where(mine).values(values).returning(job.c.wish))
    found = wished.scalar_one_or_none()
    return None if found is None else JobWish(found)


def wish(db: Connection, job_id: int) -> JobWish:
    """What a person wants of the job. Raises NotFoundError."""
    found = db.execute(select(job.c.wish).where(job.c.id == job_id)).scalar_one_or_none()
    if found is None:
        raise NotFoundError("job", str(job_id))
    return JobWish(found)


def set_wish(db: Connection, job_id: int, wanted: JobWish) -> None:
    """Note what a person wants; the runner looks at least once a second. Raises NotFoundError."""
    _must(db.execute(update(job).where(job.c.id == job_id).values(wish=wanted.value)), job_id)


def set_act(tx: Unit, job_id: int, act: int) -> None:
    """Note the entry that opened this run. Raises NotFoundError."""
    _must(tx.connection.execute(update(job).where(job.c.id == job_id).values(act=act)), job_id)


def finish(
    db: Connection, job_id: int, owner: str, state: JobState, now: datetime, message: str = ""
) -> bool:
    """End the run (or let it rest as paused or queued) and give the lease back."""
    ended = state.value in _ENDED
    done = db.execute(
        update(job)
        .where(job.c.id == job_id, job.c.owner == owner)
        .values(
            state=state.value,
            owner=None,
            lease_us=None,
            finished_us=to_micros(now) if ended else None,
            message=message,
            eta_s=None,
            rate=None,
        )
    )
    return done.rowcount == 1


def end_unclaimed(db: Connection, job_id: int, state: JobState, now: datetime) -> bool:
    """End a job that no living runner holds (cancelled before it began)."""
    now_us = to_micros(now)
    free = or_(job.c.lease_us.is_(None), job.c.lease_us < now_us)
    done = db.execute(
        update(job)
        .where(job.c.id == job_id, job.c.state.not_in(_ENDED), free)
        .values(state=state.value, owner=None, lease_us=None, finished_us=now_us)
    )
    return done.rowcount == 1


def reopen(tx: Unit, job_id: int) -> None:
    """Queue an ended or paused job again; failed items wait again. Raises NotFoundError."""
    db = tx.connection
    again = (
        update(job)
        .where(job.c.id == job_id)
        .values(state=JobState.QUEUED.value, wish=JobWish.RUN.value, finished_us=None, failed=0)
    )
    _must(db.execute(again), job_id)
    waiting = (ItemState.FAILED.value, ItemState.RUNNING.value)
    db.execute(
        update(job_item)
        .where(job_item.c.job_id == job_id, job_item.c.state.in_(waiting))
        .values(state=ItemState.WAITING.value, reason=None)
    )


def put_items(db: Connection, job_id: int, names: Iterable[str]) -> None:
    """Note what there is to do, in order; names that stand already keep their state."""
    have = set(db.execute(select(job_item.c.name).where(job_item.c.job_id == job_id)).scalars())
    new = [name for name in dict.fromkeys(names) if name not in have]
    if new:
        first = len(have) + 1
        db.execute(
            upsert(job_item).on_conflict_do_nothing(),
            [
                {
                    "job_id": job_id,
                    "number": first + at,
                    "name": name,
                    "state": ItemState.WAITING.value,
                    "attempts": 0,
                }
                for at, name in enumerate(new)
            ],
        )
    db.execute(update(job).where(job.c.id == job_id).values(total=len(have) + len(new)))


def next_item(db: Connection, job_id: int) -> JobItem | None:
    """The next item that waits; None when none does. Reading only."""
    wanted = (
        select(job_item)
        .where(job_item.c.job_id == job_id, job_item.c.state == ItemState.WAITING.value)
        .order_by(job_item.c.number)
        .limit(1)
    )
    row = db.execute(wanted).first()
    return None if row is None else _item(row)


def set_item(
    db: Connection,
    job_id: int,
    name: str,
    *,
    state: ItemState,
    attempts: int = 0,
    reason: str | None = None,
    seconds: float | None = None,
) -> None:
    """Note where an item stands; ``attempts`` are those begun since the last note."""
    here = (job_item.c.job_id == job_id) & (job_item.c.name == name)
    db.execute(
        update(job_item)
        .where(here)
        .values(
            state=state.value,
            attempts=job_item.c.attempts + attempts,
            reason=reason,
            seconds=seconds,
        )
    )


def items(db: Connection, job_id: int, state: ItemState | None = None) -> list[JobItem]:
    """Items of a job in order of work."""
    wanted = select(job_item).where(job_item.c.job_id == job_id).order_by(job_item.c.number)
    if state is not None:
        wanted = wanted.where(job_item.c.state == state.value)
    return [_item(row) for row in db.execute(wanted)]


def item_counts(db: Connection, job_id: int) -> dict[ItemState, int]:
    """State → items."""
    wanted = select(job_item.c.state, func.count()).where(job_item.c.job_id == job_id)
    return {ItemState(s): n for s, n in db.execute(wanted.group_by(job_item.c.state))}


def _must(done: Any, job_id: int) -> None:  # noqa: ANN401 - SQLAlchemy's cursor result
    if done.rowcount == 0:
        raise NotFoundError("job", str(job_id))


def _item(row: Row[Any]) -> JobItem:
    return JobItem(
        row.job_id, row.name, ItemState(row.state), row.attempts, row.reason, row.seconds
    )


def _job(row: Row[Any]) -> Job:
    return Job(
        id=row.id,
        kind=JobKind(row.kind),
        case=row.case_number,
        state=JobState(row.state),
        wish=JobWish(row.wish),
        params=json.loads(row.params),
        created=from_micros(row.created_us),
        started=instant(row.started_us),
        finished=instant(row.finished_us),
        attempts=row.attempts,
        owner=row.owner,
        lease_until=instant(row.lease_us),
        act=row.act,
        total=row.total,
        done=row.done,
        failed=row.failed,
        skipped=row.skipped,
        message=row.message,
        eta_s=row.eta_s,
        rate=row.rate,
    )
