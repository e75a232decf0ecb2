"""Many requests with one worker: each caller gets its own answer, and all hear of its death."""

from __future__ import annotations

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from nvr_desk.errors import JobCancelledError, MediaError, WorkerDiedError, WorkerTimeoutError
from nvr_desk.media import wire
from nvr_desk.media.process import WorkerProcess
from nvr_desk.media.switchboard import Switchboard

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")

WORKER = "tests.fakes.crowded_worker"
LONG_S = 60.0


@pytest.fixture
def board() -> Iterator[Switchboard]:
    with Switchboard(WorkerProcess(WORKER)) as made:
        yield made


@pytest.fixture
def callers() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


def test_that_all_callers_are_served_at_once_each_with_its_own_answer(
    board: Switchboard, callers: ThreadPoolExecutor
) -> None:
    def ask(word: int) -> dict[str, Any]:
        return board.exchange({"op": "meet", "word": word, "count": 8}).body

    answers = list(callers.map(ask, range(8)))
    assert [answer["word"] for answer in answers] == list(range(8))
    assert all(answer["together"] for answer in answers)


def test_that_a_refusal_is_heard_by_its_caller_alone(
    board: Switchboard, callers: ThreadPoolExecutor
) -> None:
    other = callers.submit(board.exchange, {"op": "meet", "word": "a", "count": 2})
    with pytest.raises(MediaError, match="not this one"):
        board.exchange({"op": "refuse"})
    assert board.exchange({"op": "meet", "word": "b", "count": 2}).body["word"] == "b"
    assert other.result(LONG_S).body["word"] == "a"


def test_that_answers_for_nobody_are_passed_over(board: Switchboard) -> None:
    assert board.exchange({"op": "stray", "word": "mine"}).body["word"] == "mine"


@pytest.mark.parametrize(
    ("deed", "how"), [("die", "signal SIGSEGV"), ("blunder", "ended with status 1")]
)
def test_that_a_death_is_heard_by_every_caller_and_by_those_who_come_later(
    board: Switchboard, callers: ThreadPoolExecutor, deed: str, how: str
) -> None:
    heard = threading.Barrier(4)

    def hold() -> None:
        board.exchange({"op": "hang"}, on_progress=lambda _: _wait(heard))

    holding = [callers.submit(hold) for _ in range(3)]
    heard.wait(LONG_S)
    with pytest.raises(WorkerDiedError, match=how):
        board.exchange({"op": deed})
    for each in holding:
        with pytest.raises(WorkerDiedError, match=how):
            each.result(LONG_S)
    assert not board.alive
    with pytest.raises(WorkerDiedError, match=how):
        board.exchange({"op": "meet", "word": "late", "count": 1})


def test_that_a_caller_whose_time_is_over_ends_the_worker_for_all(
    board: Switchboard, callers: ThreadPoolExecutor
) -> None:
    patient = callers.submit(board.exchange, {"op": "hang"})
    with pytest.raises(WorkerTimeoutError):
        board.exchange({"op": "hang"}, timeout_s=0.4)
    with pytest.raises(WorkerDiedError, match="another"):
        patient.result(LONG_S)
    assert not psutil.pid_exists(board.worker.pid)


def test_that_silence_is_limited_for_each_caller(board: Switchboard) -> None:
    with pytest.raises(WorkerTimeoutError) as caught:
        board.exchange({"op": "hang"}, timeout_s=600, stall_s=0.4)
    assert caught.value.seconds == 0.4


def test_that_a_wish_to_cancel_ends_the_worker_and_goes_before_the_death_it_causes(
    board: Switchboard, callers: ThreadPoolExecutor
) -> None:
    wished = threading.Event()

    def tick() -> None:
        if wished.is_set():
            raise JobCancelledError(7)

    holding = [callers.submit(board.exchange, {"op": "hang"}, tick=tick) for _ in range(3)]
    begin = time.monotonic()
    wished.set()
    for each in holding:
        with pytest.raises(JobCancelledError):
            each.result(LONG_S)
    assert time.monotonic() - begin < LONG_S / 2
    assert not psutil.pid_exists(board.worker.pid)


def test_that_a_worker_that_eats_memory_is_killed() -> None:
    with Switchboard(WorkerProcess(WORKER), 300 << 20) as board:
        with pytest.raises(WorkerDiedError, match="MiB of memory"):
            board.exchange({"op": "eat"})
        assert not board.alive


def test_that_a_flood_of_words_is_not_hoarded(board: Switchboard) -> None:
    told: list[float] = []

    def slowly(body: dict[str, Any]) -> None:
        told.append(body["progress"])
        threading.Event().wait(0.05)

    answer = board.exchange({"op": "chatter", "times": 5000}, on_progress=slowly)
    assert answer.body["word"] == "done"
    assert len(told) < 2500
    assert told == sorted(told)


def test_that_closing_lets_every_caller_go(board: Switchboard, callers: ThreadPoolExecutor) -> None:
    started = threading.Event()
    holding = callers.submit(board.exchange, {"op": "hang"}, on_progress=lambda _: started.set())
    assert started.wait(LONG_S)
    board.close()
    with pytest.raises(WorkerDiedError, match="closed"):
        holding.result(LONG_S)


def test_that_messages_of_many_threads_arrive_whole() -> None:
    ours, theirs = wire.pair()
    parent, worker = wire.Channel(ours), wire.Channel(theirs)
    blob = bytes(range(256)) * 2000

    def send(number: int) -> None:
        for _ in range(10):
            worker.send({"number": number}, blob)

    with ThreadPoolExecutor(4) as pool:
        sending = [pool.submit(send, number) for number in range(4)]
        got = [parent.receive(LONG_S) for _ in range(40)]
        for each in sending:
            each.result(LONG_S)
    assert all(message is not None and message.blob == blob for message in got)
    assert sorted(message.body["number"] for message in got if message) == sorted([*range(4)] * 10)
    parent.close()
    worker.close()


def _wait(barrier: threading.Barrier) -> None:
    barrier.wait(LONG_S)
