"""Long work: jobs and their items. Units as in `case_tables`."""

from __future__ import annotations

from sqlalchemy import Index, Text, UniqueConstraint

from nvr_desk.records.job import ItemState, JobKind, JobState, JobWish
from nvr_desk.store.columns import (
    key,
    one_of,
    real,
    ref,
    table,
    text,
    whole,
    within,
)

job = table(
    "job",
    key("number of the job"),
    text("kind", "what it does"),
    ref("case_number", "case_file.number", "the case it works for", kind=Text, index=True),
    text("state", "where it stands"),
    text("wish", "what a person wants of it"),
    text("params", "its order, JSON object"),
    whole("created_us", "when it was asked for, UTC"),
    whole("started_us", "when a runner first took it, UTC", null=True),
    whole("finished_us", "when it ended, UTC", null=True),
    whole("attempts", "runners that took it"),
    text("owner", "host:pid of the runner that holds the lease", null=True),
    whole("lease_us", "until when the lease holds, UTC; past it anyone may take over", null=True),
    whole("act", "seq of the entry that opened the run", null=True),
    whole("total", "items to do"),
    whole("done", "items done"),
    whole("failed", "items that failed"),
    whole("skipped", "items that stood already"),
    text("message", "last word of the runner, for a person"),
    real("eta_s", "seconds left, estimated", null=True),
    real("rate", "items a second over the last minute", null=True),
    one_of("kind", JobKind),
    one_of("state", JobState),
    one_of("wish", JobWish),
    within("attempts", 0),
    within("total", 0),
    within("done", 0),
    within("failed", 0),
    within("skipped", 0),
    comment="long work: its truth is here, never in a process",
)

job_item = table(
    "job_item",
    ref("job_id", "job.id", "the job", primary_key=True),
    whole("number", "order of work", primary_key=True),
    text("name", "clip by hash, or file of a shipment by path"),
    text("state", "where it stands"),
    whole("attempts", "times it was begun"),
    text("reason", "why it failed, for a person", null=True),
    real("seconds", "wall time it took", null=True),
    UniqueConstraint("job_id", "name"),
    Index("ix_job_item_state", "job_id", "state", "number"),
    one_of("state", ItemState),
    within("attempts", 0),
    comment="one part of a job",
)
