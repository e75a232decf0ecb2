"""Several workers on one card look like one device, and a machine without a card has one worker."""

from __future__ import annotations

import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from unittest.mock import Mock

import pytest

from nvr_desk.errors import EngineUnavailableError
from nvr_desk.media import cores as counted
from nvr_desk.vision import crew

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nvr_desk.vision.crew import Crew
    from nvr_desk.vision.device import AnalysisDevice


class Member:
    """A device that looks as long as it is told, and remembers."""

    slots = 2
    engines = ("torch-cuda: used",)

    def __init__(self, parts: int, engine: str = "torch-cuda", broken: str = "") -> None:
        self.parts = parts
        self.broken = broken
        self.barred: Mapping[str, str] = {}
        self.stamp = cast("Any", type("Stamp", (), {"engine": engine}))
        self.settings: object = "fast"
        self.closed = False
        self.looked: list[str] = []
        self.go_on = threading.Event()
        self.came = threading.Semaphore(0)

    def analyse(self, path: Path, sha256: str, facts: Any, **_: Any) -> str:  # noqa: ANN401
        del path, facts
        self.looked.append(sha256)
        self.came.release()
        assert self.go_on.wait(10)
        return sha256

    def prove(self) -> None:
        if self.broken:
            raise EngineUnavailableError("torch-cuda", self.broken)

    def look_as(self, settings: object) -> None:
        self.settings = settings

    def pace(self) -> None:
        """Never measured."""

    def close(self) -> None:
        self.closed = True


def made(engine: str = "torch-cuda") -> tuple[list[Member], Any]:
    out: list[Member] = []

    def make(parts: int, barred: Mapping[str, str]) -> Any:  # noqa: ANN401 - stands for a device
        assert not barred
        out.append(Member(parts, engine))
        return out[-1]

    return out, make


def look(device: Crew | AnalysisDevice, name: str, *, alone: bool = False) -> Any:  # noqa: ANN401
    return device.analyse(
        Path("clip"),
        name,
        cast("Any", None),
        cancelled=lambda: False,
        progress=lambda _: None,
        alone=alone,
    )


def test_that_clips_go_to_the_worker_with_the_fewest_in_hand() -> None:
    members, make = made()
    device = crew.opened(make, ("torch-cuda", "torch-cpu"), 3)
    assert [member.parts for member in members] == [3, 3, 3]
    assert device.slots == 6
    with ThreadPoolExecutor(6) as pool:
        answers = [pool.submit(look, device, str(n)) for n in range(6)]
        for member in members:
            assert member.came.acquire(timeout=10)
            assert member.came.acquire(timeout=10)
            assert len(member.looked) == 2
        for member in members:
            member.go_on.set()
        assert sorted(each.result() for each in answers) == list("012345")


def test_that_a_suspect_always_goes_to_the_same_worker() -> None:
    members, make = made()
    device = crew.opened(make, ("torch-cuda",), 2)
    for member in members:
        member.go_on.set()
    assert [look(device, name, alone=True) for name in "abc"] == ["a", "b", "c"]
    assert members[0].looked == ["a", "b", "c"]


def test_that_what_is_said_to_the_crew_reaches_each_of_them() -> None:
    members, make = made()
    device = crew.opened(make, ("torch-cuda",), 2)
    device.look_as(cast("Any", "exact"))
    device.close()
    assert [(member.settings, member.closed) for member in members] == [("exact", True)] * 2
    assert device.engines[-1] == "2 workers share the card"


def test_that_another_engine_has_the_machine_to_itself() -> None:
    members, make = made("openvino-cpu")
    device = crew.opened(make, ("torch-cuda", "openvino-cpu"), 3)
    assert [(member.parts, member.closed) for member in members] == [(3, True), (1, False)]
    assert cast("Any", device) is members[1]
    assert cast("Any", crew.opened(make, ("openvino-cpu",), 3)).parts == 1


def test_that_a_card_that_fails_behind_the_fence_is_left_to_another_engine() -> None:
    members: list[Member] = []
    told: list[Mapping[str, str]] = []

    def make(parts: int, barred: Mapping[str, str]) -> Any:  # noqa: ANN401 - stands for a device
        told.append(barred)
        members.append(Member(parts, "openvino-cpu" if barred else "torch-cuda", "OS call failed"))
        return members[-1]

    device = crew.opened(make, ("torch-cuda", "openvino-cpu"), 3)
    assert cast("Any", device) is members[1]
    assert (members[0].closed, members[1].parts) == (True, 1)
    assert told[1] == {"torch-cuda": "fails behind the fence: OS call failed"}
    with pytest.raises(EngineUnavailableError, match="OS call"):  # it was asked for by name
        crew.opened(make, ("torch-cuda",), 1)


def test_that_a_card_too_full_for_all_serves_those_that_came() -> None:
    members, make = made()

    def full(parts: int, barred: Mapping[str, str]) -> Any:  # noqa: ANN401 - stands for a device
        if members:
            raise EngineUnavailableError("torch-cuda", "out of memory")
        return make(parts, barred)

    assert crew.opened(full, ("torch-cuda",), 4).slots == 2


def test_that_a_later_worker_on_another_engine_does_not_join() -> None:
    members: list[Member] = []
    making = threading.Lock()

    def full(parts: int, barred: Mapping[str, str]) -> Any:  # noqa: ANN401 - stands for a device
        assert not barred
        with making:
            members.append(Member(parts, "openvino-cpu" if members else "torch-cuda"))
            return members[-1]

    assert crew.opened(full, ("torch-cuda", "openvino-cpu"), 3).slots == Member.slots
    assert [member.closed for member in members] == [False, True, True]


@pytest.mark.parametrize(
    ("memory", "cores", "count"),
    [("81559", 16, 4), ("24564", 16, 2), ("8192", 16, 1), ("81559", 4, 1)],
)
def test_that_cores_and_memory_of_the_card_say_how_many_there_are(
    monkeypatch: pytest.MonkeyPatch, memory: str, cores: int, count: int
) -> None:
    done = subprocess.CompletedProcess((), 0, f"{memory}\n", "")
    monkeypatch.setattr("shutil.which", _there)
    monkeypatch.setattr("subprocess.run", Mock(return_value=done))
    monkeypatch.setattr(crew, "cores", lambda: cores)
    assert crew.workers() == count


def test_that_there_is_one_worker_where_no_card_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", Mock(return_value=None))
    assert crew.workers() == 1
    fails = Mock(side_effect=subprocess.CalledProcessError(9, "nvidia-smi"))
    monkeypatch.setattr("shutil.which", _there)
    monkeypatch.setattr("subprocess.run", fails)
    assert crew.workers() == 1
    assert fails.called


def _there(program: str) -> str:
    return program


def test_that_a_worker_among_several_takes_its_part_of_the_cores(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = counted.cores(tmp_path / "none")
    monkeypatch.setenv(counted.PARTS_VARIABLE, str(whole))
    assert counted.cores(tmp_path / "none") == 1
    monkeypatch.setenv(counted.PARTS_VARIABLE, "nonsense")
    assert counted.cores(tmp_path / "none") == whole
