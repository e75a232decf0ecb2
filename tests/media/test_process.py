"""A worker that dies, hangs, eats, floods or lies costs itself and nothing else."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from nvr_desk.errors import MediaError, WorkerDiedError, WorkerTimeoutError
from nvr_desk.media.process import WorkerProcess

from tests.fakes.clock import FakeClock
from tests.fakes.media_poison import HANGS_S

if TYPE_CHECKING:
    from collections.abc import Iterator

POISON = "tests.fakes.media_poison"


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    with WorkerProcess(POISON) as made:
        yield made


def _misdeed(what: str) -> dict[str, object]:
    return {"op": "misdeed", "what": what}


def test_that_a_worker_killed_by_a_signal_says_which(worker: WorkerProcess) -> None:
    with pytest.raises(WorkerDiedError) as caught:
        worker.request(_misdeed("segfault"))
    assert caught.value.how == "signal SIGSEGV"
    assert not worker.alive


def test_that_a_worker_that_leaves_says_its_status(worker: WorkerProcess) -> None:
    with pytest.raises(WorkerDiedError) as caught:
        worker.request(_misdeed("leave"))
    assert caught.value.how == "it ended with status 3"


def test_that_a_hanging_worker_is_killed_in_time(worker: WorkerProcess) -> None:
    begin = time.monotonic()
    with pytest.raises(WorkerTimeoutError):
        worker.request(_misdeed("hang"), timeout_s=0.3)
    assert time.monotonic() - begin < HANGS_S / 10
    assert not psutil.pid_exists(worker.pid)


def test_that_silence_is_limited_apart_from_the_whole_time(worker: WorkerProcess) -> None:
    with pytest.raises(WorkerTimeoutError) as caught:
        worker.request(_misdeed("hang"), timeout_s=600, stall_s=0.3)
    assert caught.value.seconds == 0.3


def test_that_chatter_does_not_outlive_the_whole_time(
    worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = FakeClock()  # moves only when a message comes, however slow the machine is
    monkeypatch.setattr("nvr_desk.media.process.time", clock)
    with pytest.raises(WorkerTimeoutError) as caught:
        worker.request(
            _misdeed("chatter"),
            timeout_s=0.55,
            stall_s=0.2,
            on_progress=lambda _: clock.advance(0.1),
        )
    assert caught.value.seconds == 0.55


def test_that_a_worker_that_eats_memory_is_killed(worker: WorkerProcess) -> None:
    with pytest.raises(WorkerDiedError, match="MiB of memory"):
        worker.request(_misdeed("eat"), timeout_s=60, rss_limit_bytes=400 << 20)
    assert not worker.alive


def test_that_a_flood_on_its_outputs_is_drained_and_bounded(worker: WorkerProcess) -> None:
    assert worker.request(_misdeed("flood"), timeout_s=30) == {"done": True}
    assert 0 < len(worker.stderr) <= 16 << 10


@pytest.mark.parametrize("what", ["garbage", "boast"])
def test_that_a_worker_that_breaks_the_protocol_is_killed(worker: WorkerProcess, what: str) -> None:
    with pytest.raises(WorkerDiedError):
        worker.request(_misdeed(what), timeout_s=30)
    assert not worker.alive


def test_that_descriptors_of_a_worker_are_not_taken(worker: WorkerProcess) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    assert worker.request(_misdeed("smuggle"), timeout_s=30) == {"done": True}
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_that_a_cancel_from_the_tick_ends_the_worker(worker: WorkerProcess) -> None:
    def cancel() -> None:
        raise KeyboardInterrupt

    begin = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        worker.request(_misdeed("hang"), timeout_s=600, tick=cancel)
    assert time.monotonic() - begin < HANGS_S / 10
    assert not worker.alive


def test_that_a_handler_that_raises_answers_in_one_bounded_line(
    worker: WorkerProcess, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("clip") / "clip"
    path.write_bytes(b"raise\0")
    with path.open("rb") as stream, pytest.raises(MediaError) as caught:
        worker.request({"op": "survey"}, [stream.fileno()])
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) <= 300
    assert worker.alive


def test_that_a_request_nobody_knows_is_answered(worker: WorkerProcess) -> None:
    with pytest.raises(MediaError, match="no such request"):
        worker.request({"op": "sing"})


def test_that_a_worker_inherits_only_its_socket_and_few_variables(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NVR_DESK_PURPOSE", "secret words")
    reading, writing = os.pipe()
    os.set_inheritable(writing, True)
    with WorkerProcess(POISON, env={"EXTRA": "1"}) as worker:
        seen = worker.request({"op": "look"})
    os.close(reading)
    os.close(writing)
    assert seen["descriptors"][:3] == [0, 1, 2]
    assert len(seen["descriptors"]) == 4
    assert "EXTRA" in seen["variables"]
    assert "NVR_DESK_PURPOSE" not in seen["variables"]
    assert "" not in seen["path"]


def test_that_a_worker_ends_with_its_parent() -> None:
    with WorkerProcess(POISON) as worker:
        child = psutil.Process(worker.pid)
        worker._channel.close()
        child.wait(60)


def test_that_a_module_that_does_not_start_is_a_death() -> None:
    with pytest.raises(WorkerDiedError, match="status 1"):
        WorkerProcess("nvr_desk.media.no_such_worker")


@pytest.mark.skipif(sys.platform == "win32", reason="niceness is POSIX")
def test_that_a_worker_is_nicer_than_its_parent() -> None:
    own = psutil.Process().nice()
    with WorkerProcess(POISON, nice=5) as worker:
        assert psutil.Process(worker.pid).nice() == min(19, own + 5)
