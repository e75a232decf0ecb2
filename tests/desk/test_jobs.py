"""Long work whose process was killed: freed at once, shown as it is, its act closed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from nvr_desk.jobs.owner import owner_name
from nvr_desk.jobs.runner import LEASE_S
from nvr_desk.records.audit import Phase
from nvr_desk.records.job import JobKind, JobState
from nvr_desk.store import jobs

from tests.desk.conftest import CASE, House

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def gone() -> str:
    """Name of a runner that was a process of this machine."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return f"{owner_name().rpartition(':')[0]}:{process.pid}"


def _killed_ingest(house: House, path: Path, owner: str) -> tuple[int, int]:
    """What a kill -9 leaves of an ingest: job and opening entry; their numbers."""
    core = house.desk._core
    params = {"path": str(path), "statement": None}
    with core.store.unit() as tx:
        act = tx.enter(core.draft("ingest", Phase.OPENED, case=CASE)).seq
        job = jobs.add(tx, JobKind.INGEST, CASE, params, act).id
    with core.store.bookkeeping() as db:
        assert jobs.claim(db, job, owner, LEASE_S, core.clock.now())
    return job, act


def _closings(house: House, act: int) -> list[str]:
    bodies = [body for body in house.bodies(act) if body["phase"] == "closed"]
    return [body["outcome"] for body in bodies if body["parent"] == act]


def test_that_the_same_command_goes_on_at_once_and_closes_the_act_that_was_cut(
    house: House, gone: str
) -> None:
    job, act = _killed_ingest(house, house.batch, gone)
    house.desk.intake.ingest(house.batch, CASE)
    assert _closings(house, act) == ["failed: its process died"]
    assert [(j.id, j.state) for j in house.desk.jobs.listing()] == [(job, JobState.DONE)]
    house.desk.intake.ingest(house.batch, CASE)
    assert _closings(house, act) == ["failed: its process died"]


def test_that_a_job_whose_process_died_is_shown_so_and_ends_with_its_act_when_cancelled(
    house: House, gone: str
) -> None:
    job, act = _killed_ingest(house, house.batch, gone)
    for shown in (house.desk.jobs.get(job), *house.desk.jobs.listing()):
        assert (shown.state, shown.message) == (JobState.FAILED, "its process died")
    assert house.desk.jobs.cancel(job).state is JobState.CANCELLED
    assert _closings(house, act) == ["failed: its process died"]
    assert house.desk.jobs.get(job).state is JobState.CANCELLED


def test_that_a_resumed_job_whose_process_died_has_no_owner(house: House, gone: str) -> None:
    job, act = _killed_ingest(house, house.batch, gone)
    assert house.desk.jobs.resume(job).owner is None
    house.desk.intake.ingest(house.batch, CASE)
    assert _closings(house, act) == ["failed: its process died"]


def test_that_a_living_process_keeps_its_job_and_its_act(house: House) -> None:
    job, act = _killed_ingest(house, house.batch, "another-machine:1")
    assert house.desk.jobs.get(job).state is JobState.RUNNING
    assert house.desk.jobs.resume(job).owner == "another-machine:1"
    house.desk.jobs.cancel(job)
    assert _closings(house, act) == []
