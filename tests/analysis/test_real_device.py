"""The real analysis worker under a job: killed it is replaced, cancelled it is gone in time."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psutil
import pytest

from nvr_desk.analysis import analyse
from nvr_desk.clock import SystemClock
from nvr_desk.errors import JobCancelledError
from nvr_desk.jobs import job as orders
from nvr_desk.jobs.runner import JobRun
from nvr_desk.media.pool import DecodePool
from nvr_desk.records.job import ItemState, JobKind, JobState
from nvr_desk.store import jobs, tracks
from nvr_desk.vision.device import AnalysisDevice
from nvr_desk.vision.settings import settings_for

from tests.fakes.empty_streets import write_scene
from tests.fakes.poisoned_analysis import POISON, SLOTS
from tests.fakes.stocked import CASE, Act, SteppedClock, Stocked, draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from nvr_desk.records.detect import DetectReport
    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import Analysis

pytestmark = [
    pytest.mark.allow_threads,
    pytest.mark.allow_children,
    pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX"),
]


POISONED = "tests.fakes.poisoned_analysis"


@dataclass
class Watched:
    """The real device; ``at_work`` is called once, when the worker reports its first progress."""

    inner: AnalysisDevice
    at_work: Callable[[], None]
    called: list[bool] = field(default_factory=list[bool])

    def __post_init__(self) -> None:
        self.stamp = self.inner.stamp
        self.settings = self.inner.settings
        self.slots = self.inner.slots

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
        def tell(share: float) -> None:
            progress(share)
            if not self.called:
                self.called.append(True)
                self.at_work()

        return self.inner.analyse(
            path, sha256, facts, cancelled=cancelled, progress=tell, alone=alone
        )


@pytest.fixture
def stocked(tmp_path: Path) -> Iterator[Stocked]:
    made = Stocked(tmp_path / "w", SteppedClock())
    deliver(made, tmp_path, "street.mp4", "rain", frames=60)
    yield made
    made.store.close()


@pytest.fixture
def device(tmp_path: Path) -> Iterator[AnalysisDevice]:
    folder = tmp_path / "engines"
    settings = settings_for("exact")
    with AnalysisDevice(None, engine="basic", engines_folder=folder, settings=settings) as opened:
        yield opened


def deliver(
    stocked: Stocked, folder: Path, name: str, kind: str, *, frames: int, tail: bytes = b""
) -> str:
    path = write_scene(folder / name, kind, frames=frames)
    with path.open("ab") as stream:
        stream.write(tail)
    with DecodePool(1) as pool:
        survey = pool.survey(path, name=path.name)
    return stocked.deliver(name, path.read_bytes(), survey=survey).sha256


def order(stocked: Stocked) -> int:
    with stocked.store.unit() as tx:
        job = jobs.add(tx, JobKind.DETECT, CASE, {}).id
        tx.enter(draft("detect"))
    return job


def run(stocked: Stocked, device: Watched, job: int) -> DetectReport:
    clock = SystemClock()
    with JobRun(stocked.store, job, clock) as runner:
        return analyse.run(stocked.store, stocked.vault, CASE, [device], Act(), runner, clock)


def workers() -> list[psutil.Process]:
    children = psutil.Process(os.getpid()).children()
    return [child for child in children if "nvr_desk.vision.worker" in child.cmdline()]


def test_that_a_clip_whose_worker_was_killed_is_looked_at_by_another(
    stocked: Stocked, device: AnalysisDevice
) -> None:
    def kill() -> None:
        (worker,) = workers()
        worker.send_signal(signal.SIGKILL)

    job = order(stocked)
    watched = Watched(device, kill)
    report = run(stocked, watched, job)
    assert watched.called
    assert (report.done, report.failed) == (1, ())
    with stocked.store.read() as db:
        (item,) = jobs.items(db, job)
        assert (item.state, item.attempts) == (ItemState.DONE, 2)
        assert tracks.done(db, item.name, device.stamp.sha256, device.settings.sha256)


def test_that_clips_beside_a_poison_clip_succeed_and_it_alone_fails(
    stocked: Stocked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poison = deliver(stocked, tmp_path, "poison.mp4", "rain", frames=30, tail=POISON)
    for number, kind in enumerate(("rain", "noise", "light", "shadow", "night")):
        deliver(stocked, tmp_path, f"{number}.mp4", kind, frames=20 + number)
    monkeypatch.setattr("nvr_desk.vision.board.WORKER", POISONED)
    job = order(stocked)
    settings = settings_for("fast")
    with AnalysisDevice(None, engines_folder=tmp_path / "e", settings=settings) as device:
        assert device.slots == SLOTS
        report = run(stocked, Watched(device, lambda: None), job)
        with stocked.store.read() as db:
            items = {item.name: item for item in jobs.items(db, job)}
            standing = [
                n for n in items if tracks.done(db, n, device.stamp.sha256, settings.sha256)
            ]
    assert [(f.sha256, "SIGSEGV" in f.reason) for f in report.failed] == [(poison, True)]
    assert report.done == 6
    assert sorted(standing) == sorted(items.keys() - {poison})
    attempts = sorted(item.attempts for name, item in items.items() if name != poison)
    assert (items[poison].state, items[poison].attempts) == (ItemState.FAILED, analyse.TRIES)
    assert attempts == [1, 1, 1, 1, 2, 2], "only the two beside it were tried again, once each"


def test_that_a_wish_to_cancel_ends_the_work_within_two_seconds(
    stocked: Stocked, device: AnalysisDevice
) -> None:
    # A machine under load may hold one try up; it is ours when it is slow again and again.
    assert any(cancelled_within_s(stocked, device) < 2.0 for _ in range(4))


def cancelled_within_s(stocked: Stocked, device: AnalysisDevice) -> float:
    job = order(stocked)
    wished: list[float] = []

    def wish() -> None:
        with stocked.store.unit() as tx:
            orders.cancel(tx, job)
            tx.enter(draft("job.cancel"))
        wished.append(time.monotonic())

    def wish_from_outside() -> None:
        threading.Thread(target=wish).start()

    with pytest.raises(JobCancelledError):
        run(stocked, Watched(device, wish_from_outside), job)
    took = time.monotonic() - wished[0]
    assert workers() == []
    with stocked.store.read() as db:
        assert jobs.get(db, job).state is JobState.CANCELLED
        assert jobs.items(db, job)[0].state is ItemState.WAITING
    return took
