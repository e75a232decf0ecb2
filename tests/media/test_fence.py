"""Each way out of a worker, tried by name; and that what must go on goes on."""

from __future__ import annotations

import struct
import sys
from typing import TYPE_CHECKING

import pytest

from nvr_desk.media import fence, fence_probe, seccomp
from nvr_desk.media.fence_profile import FenceProfile
from nvr_desk.media.process import WorkerProcess

if TYPE_CHECKING:
    from collections.abc import Iterator

POISON = "tests.fakes.media_poison"
WAYS = ("read", "write", "tcp", "udp", "unix", "abstract", "exec", "spawn", "fork", "ptrace")


@pytest.fixture(scope="module")
def decode_worker() -> dict[str, str]:
    return fence_probe.probe_fence()


@pytest.fixture
def poison() -> Iterator[WorkerProcess]:
    with WorkerProcess(POISON) as worker:
        yield worker


@pytest.mark.parametrize("way", WAYS)
def test_that_a_decode_worker_is_denied(decode_worker: dict[str, str], way: str) -> None:
    assert decode_worker[way] == "denied"


def test_that_every_attempt_goes_through_without_a_fence() -> None:
    with fence_probe.targets() as aims:
        attempts = fence_probe.try_everything(aims)
    assert attempts == dict.fromkeys(attempts, "allowed")
    assert set(attempts) == set(WAYS)


def test_that_threads_from_before_the_fence_are_inside_it_too(poison: WorkerProcess) -> None:
    with fence_probe.targets() as aims:
        attempts = poison.request({"op": "threads", "targets": aims})["attempts"]
    assert attempts["old thread opens"] == "denied"
    assert attempts["old thread connects"] == "denied"


def test_that_new_threads_start_behind_the_fence(poison: WorkerProcess) -> None:
    with fence_probe.targets() as aims:
        attempts = poison.request({"op": "threads", "targets": aims})["attempts"]
    assert attempts["new thread"] == "runs"


def test_that_a_worker_greets_with_full_isolation(poison: WorkerProcess) -> None:
    assert poison.hello["fence"]["isolation"] == "full"
    assert poison.hello["fence"]["missing"] == []


def test_that_a_system_without_the_parts_reports_reduced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    report = fence.apply(FenceProfile())
    assert report.isolation == "reduced"
    assert report.missing == fence.NEEDED


@pytest.mark.parametrize("part", fence.NEEDED)
def test_that_one_missing_part_makes_isolation_reduced(part: str) -> None:
    parts = dict.fromkeys(fence.NEEDED, True) | {part: False}
    report = fence.report_of(parts)
    assert report.isolation == "reduced"
    assert report.missing == (part,)


def test_that_a_machine_without_tables_has_no_filter() -> None:
    assert seccomp.program_for("riscv64", 1) is None


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_that_every_jump_of_the_filter_lands_inside_it(machine: str) -> None:
    program = seccomp.program_for(machine, 42)
    assert program is not None
    code = list(struct.iter_unpack("=HBBI", program.data))
    assert len(code) < 4096
    for at, (operation, yes, no, _) in enumerate(code):
        if operation & 7 == 5:
            assert at + 1 + max(yes, no) < len(code)
    assert code[-1] == (0x06, 0, 0, 0x7FFF0000)
