"""A job has one runner, shows where it stands, and obeys within a second."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import JobCancelledError, JobLostError, JobTakenError, LogUnavailableError
from nvr_desk.jobs import job as orders
from nvr_desk.jobs.owner import has_runner, left_behind, owner_name
from nvr_desk.jobs.runner import BEAT_S, LEASE_S, JobRun
from nvr_desk.records.job import ItemState, Job, JobKind, JobState, JobWish
from nvr_desk.store import jobs

from tests.fakes.stocked import CASE, SteppedClock, Stocked, draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from nvr_desk.jobs.progress import Snapshot
    from nvr_desk.store.unit import Unit


@pytest.fixture
def stocked(tmp_path: Path) -> Iterator[Stocked]:
    made = Stocked(tmp_path / "w", SteppedClock())
    yield made
    made.store.close()


def order(stocked: Stocked) -> int:
    with stocked.store.unit() as tx:
        made = jobs.add(tx, JobKind.DETECT, CASE, {"profile": "fast"})
        tx.enter(draft("detect"))
    return made.id


def act(stocked: Stocked, what: Callable[[Unit, int], object], job: int) -> object:
    with stocked.store.unit() as tx:
        tx.enter(draft("job"))
        return what(tx, job)


def now(stocked: Stocked, job: int) -> Job:
    with stocked.store.read() as db:
        return jobs.get(db, job)


def by_hand(stocked: Stocked, job: int, owner: str = "a:1") -> JobRun:
    return JobRun(stocked.store, job, stocked.clock, owner=owner, beat_s=None)


def test_that_a_run_that_ends_well_leaves_a_done_job(stocked: Stocked) -> None:
    job = order(stocked)
    with by_hand(stocked, job) as run:
        run.items(["a", "b", "c"])
        run.item_skipped("a")
        run.item_started("b")
        run.item_done("b", seconds=1.5)
        run.item_failed("c", "cannot be read")
        assert now(stocked, job).state is JobState.RUNNING
    found = now(stocked, job)
    assert (found.state, found.total, found.done) == (JobState.DONE, 3, 1)
    assert (found.failed, found.skipped, found.owner) == (1, 1, None)
    with stocked.store.read() as db:
        items = {item.name: item for item in jobs.items(db, job)}
    assert items["a"].state is ItemState.SKIPPED
    assert (items["b"].state, items["b"].attempts, items["b"].seconds) == (ItemState.DONE, 1, 1.5)
    assert (items["c"].state, items["c"].reason) == (ItemState.FAILED, "cannot be read")


def test_that_a_second_runner_is_refused_while_the_lease_holds(stocked: Stocked) -> None:
    job = order(stocked)
    with by_hand(stocked, job):
        stocked.clock.pass_by(LEASE_S - 1)
        with pytest.raises(JobTakenError, match="a:1"), by_hand(stocked, job, "b:2"):
            pass


def test_that_a_dead_runners_job_is_taken_over_and_the_dead_one_learns_it(
    stocked: Stocked,
) -> None:
    job = order(stocked)
    first = by_hand(stocked, job)
    first.__enter__()
    first.items(["a", "b"])
    first.item_started("a")
    first.beat()
    stocked.clock.pass_by(LEASE_S + 1)
    with by_hand(stocked, job, "b:2") as second:
        assert now(stocked, job).attempts == 2
        first.item_done("a")
        first.beat()
        with pytest.raises(JobLostError):
            first.check()
        first.__exit__(None, None, None)
        second.items(["a", "b"])
        second.item_started("a")
        second.item_done("a")
        second.beat()
        assert now(stocked, job).owner == "b:2"
        with stocked.store.read() as db:
            assert jobs.items(db, job)[0].attempts == 2
    assert now(stocked, job).state is JobState.DONE


def test_that_nobody_waits_for_the_lease_of_a_process_that_is_gone_from_this_machine(
    stocked: Stocked,
) -> None:
    job = order(stocked)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    host = owner_name().rpartition(":")[0]
    by_hand(stocked, job, f"{host}:{gone.pid}").__enter__()
    with by_hand(stocked, job, owner_name()):
        assert now(stocked, job).attempts == 2
        with pytest.raises(JobTakenError), by_hand(stocked, job, "b:2"):
            pass
    elsewhere = order(stocked)
    by_hand(stocked, elsewhere, f"another-machine:{gone.pid}").__enter__()
    with pytest.raises(JobTakenError), by_hand(stocked, elsewhere, "b:2"):
        pass


def died(stocked: Stocked) -> int:
    """A job whose process was killed under its lease."""
    job = order(stocked)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    host = owner_name().rpartition(":")[0]
    by_hand(stocked, job, f"{host}:{gone.pid}").__enter__()
    return job


def test_that_a_job_whose_process_died_is_ordered_again_at_once(stocked: Stocked) -> None:
    job = died(stocked)
    assert left_behind(now(stocked, job), stocked.clock.now())
    act(stocked, orders.retry, job)
    assert (now(stocked, job).state, now(stocked, job).owner) == (JobState.QUEUED, None)
    with by_hand(stocked, job, "b:2"):
        assert now(stocked, job).attempts == 2


def test_that_a_job_whose_process_died_ends_at_once_when_cancelled(stocked: Stocked) -> None:
    job = died(stocked)
    act(stocked, orders.cancel, job)
    assert now(stocked, job).state is JobState.CANCELLED


def test_that_a_job_whose_process_died_asks_for_one_when_resumed(stocked: Stocked) -> None:
    job = died(stocked)
    assert act(stocked, orders.resume, job) is True
    assert (now(stocked, job).owner, now(stocked, job).message) == (None, "its process died")


def test_that_a_process_nobody_took_the_exit_status_of_is_gone_too(stocked: Stocked) -> None:
    job = order(stocked)
    with subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE) as zombie:
        assert zombie.stdout is not None
        zombie.stdout.read()  # ends when the process does, which then waits to be reaped
        host = owner_name().rpartition(":")[0]
        by_hand(stocked, job, f"{host}:{zombie.pid}").__enter__()
        while has_runner(now(stocked, job), stocked.clock.now()):
            pass
    assert left_behind(now(stocked, job), stocked.clock.now())


def test_that_the_lease_is_renewed_by_every_beat(stocked: Stocked) -> None:
    job = order(stocked)
    with by_hand(stocked, job) as run:
        for _ in range(5):
            stocked.clock.pass_by(LEASE_S * 0.9)
            run.beat()
            run.check()
    assert now(stocked, job).state is JobState.DONE


def test_that_a_wish_to_cancel_is_seen_at_the_next_beat(stocked: Stocked) -> None:
    job = order(stocked)
    run = by_hand(stocked, job)
    run.__enter__()
    assert not run.interrupted()
    act(stocked, orders.cancel, job)
    run.beat()
    assert run.interrupted()
    with pytest.raises(JobCancelledError) as caught:
        run.check()
    run.__exit__(caught.type, caught.value, caught.tb)
    assert now(stocked, job).state is JobState.CANCELLED


def test_that_a_paused_job_waits_shows_it_and_goes_on(stocked: Stocked) -> None:
    job = order(stocked)
    seen: list[JobState] = []

    class Watcher(SteppedClock):
        def sleep(self, seconds: float) -> None:
            seen.append(now(stocked, job).state)
            if len(seen) == 3:
                act(stocked, orders.resume, job)
            super().sleep(seconds)

    run = JobRun(stocked.store, job, Watcher(), owner="a:1", beat_s=None)
    with run:
        act(stocked, orders.pause, job)
        run.beat()
        run.check()
        run.beat()
        assert now(stocked, job).state is JobState.RUNNING
    assert seen == [JobState.PAUSED] * 3


def test_that_cancel_wakes_a_paused_job(stocked: Stocked) -> None:
    job = order(stocked)
    act(stocked, orders.pause, job)
    taken = threading.Event()
    run = JobRun(stocked.store, job, stocked.clock, beat_s=0.01, watch=lambda _: taken.set())
    ended: list[BaseException] = []

    def work() -> None:
        try:
            with run:
                run.check()
        except JobCancelledError as error:
            ended.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    assert taken.wait(60.0)
    act(stocked, orders.cancel, job)
    thread.join(60.0)
    assert not thread.is_alive()
    assert len(ended) == 1
    assert now(stocked, job).state is JobState.CANCELLED


def test_that_a_job_nobody_runs_ends_at_once_when_cancelled(stocked: Stocked) -> None:
    job = order(stocked)
    act(stocked, orders.cancel, job)
    assert now(stocked, job).state is JobState.CANCELLED
    with pytest.raises(JobTakenError, match="over"), by_hand(stocked, job):
        pass


def test_that_a_resumed_job_without_a_runner_asks_for_one(stocked: Stocked) -> None:
    job = order(stocked)
    assert act(stocked, orders.resume, job) is True
    with by_hand(stocked, job):
        assert act(stocked, orders.resume, job) is False
        with pytest.raises(JobTakenError):
            act(stocked, orders.retry, job)


def test_that_a_retried_job_keeps_what_is_done_and_opens_what_failed(stocked: Stocked) -> None:
    job = order(stocked)
    with by_hand(stocked, job) as run:
        run.items(["a", "b"])
        run.item_done("a")
        run.item_failed("b", "died")
    act(stocked, orders.retry, job)
    assert (now(stocked, job).state, now(stocked, job).wish) == (JobState.QUEUED, JobWish.RUN)
    with stocked.store.read() as db:
        assert [i.state for i in jobs.items(db, job)] == [ItemState.DONE, ItemState.WAITING]


def test_that_an_error_is_the_jobs_last_word(stocked: Stocked) -> None:
    job = order(stocked)
    with pytest.raises(OSError, match="disk"), by_hand(stocked, job):
        raise OSError("the disk is gone")
    assert (now(stocked, job).state, now(stocked, job).message) == (
        JobState.FAILED,
        "the disk is gone",
    )


def test_that_a_job_of_which_nothing_succeeded_failed(stocked: Stocked) -> None:
    job = order(stocked)
    with by_hand(stocked, job) as run:
        run.items(["a"])
        run.item_failed("a", "no")
    assert now(stocked, job).state is JobState.FAILED


def test_that_the_heartbeat_runs_by_itself_and_ends_with_the_job(stocked: Stocked) -> None:
    job = order(stocked)
    beats = threading.Semaphore(0)
    before = threading.active_count()
    with JobRun(
        stocked.store, job, stocked.clock, beat_s=0.001, watch=lambda _: beats.release()
    ) as run:
        run.items(["a"])
        for _ in range(5):
            assert beats.acquire(timeout=60.0)
    assert threading.active_count() == before


@pytest.mark.allow_log("heartbeat of job")
def test_that_a_beat_that_fails_does_not_end_the_heartbeat(stocked: Stocked) -> None:
    job = order(stocked)
    beats: list[int] = []
    fine = threading.Event()

    def watch(_: Snapshot) -> None:
        beats.append(1)
        if len(beats) in (2, 3):
            raise RuntimeError("the watcher fell over")
        if len(beats) > 3:
            fine.set()

    with JobRun(stocked.store, job, stocked.clock, beat_s=0.001, watch=watch):
        assert fine.wait(60.0)


def test_that_wishes_are_looked_for_at_least_once_a_second() -> None:
    assert BEAT_S < 1.0


@pytest.mark.allow_log("heartbeat of job")
def test_that_a_job_lets_go_when_the_log_cannot_be_written(stocked: Stocked) -> None:
    job = order(stocked)
    moved = stocked.store.paths.database.with_name("away")
    with (
        pytest.raises(LogUnavailableError),
        JobRun(stocked.store, job, stocked.clock, beat_s=None) as run,
    ):
        run.check()
        stocked.store.paths.database.rename(moved)
        run.beat()
        moved.rename(stocked.store.paths.database)
        assert run.interrupted()
        assert run.cancelled()
        run.check()
    assert now(stocked, job).state is JobState.FAILED
    act(stocked, orders.retry, job)
    with JobRun(stocked.store, job, stocked.clock, beat_s=None) as again:
        again.check()
    assert now(stocked, job).state is JobState.DONE


@pytest.mark.allow_log("heartbeat of job|could not say so")
def test_that_a_job_whose_database_is_gone_ends_with_what_ended_it(stocked: Stocked) -> None:
    job = order(stocked)
    moved = stocked.store.paths.database.with_name("away")
    with pytest.raises(ZeroDivisionError), JobRun(stocked.store, job, stocked.clock, beat_s=None):
        stocked.store.paths.database.rename(moved)
        raise ZeroDivisionError
    moved.rename(stocked.store.paths.database)
    assert now(stocked, job).state is JobState.RUNNING, "its lease tells that nobody is at it"
