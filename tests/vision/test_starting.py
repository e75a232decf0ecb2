"""A worker that a card kills at its start is followed by one that leaves cards alone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, cast
from unittest.mock import Mock

import pytest

from nvr_desk.errors import EngineUnavailableError, MediaError, WorkerDiedError, WorkerTimeoutError
from nvr_desk.media.process import WorkerProcess
from nvr_desk.records.model import ENGINES
from nvr_desk.vision import verdicts
from nvr_desk.vision.device import AnalysisDevice
from nvr_desk.vision.engines.choice import BEST_FIRST, order, same_again
from nvr_desk.vision.settings import settings_for
from nvr_desk.vision.starting import started

if TYPE_CHECKING:
    from pathlib import Path

DEADLY = "tests.fakes.deadly_card"


class Machine:
    """Starts workers as told: an error to raise, or a greeting, for each start in turn."""

    def __init__(self, *answers: MediaError | dict[str, Any]) -> None:
        self.answers = list(answers)
        self.tried: list[tuple[str, ...]] = []
        self.closed = 0
        self.hello: dict[str, Any] = {}

    def spawn(self, names: tuple[str, ...]) -> WorkerProcess:
        self.tried.append(names)
        answer = self.answers.pop(0)
        if isinstance(answer, MediaError):
            raise answer
        self.hello = answer
        return cast("WorkerProcess", self)

    def close(self) -> None:
        self.closed += 1


@pytest.mark.parametrize("death", [WorkerDiedError("signal SIGSEGV"), WorkerTimeoutError(180)])
def test_that_a_start_that_failed_is_tried_again_without_the_cards(death: MediaError) -> None:
    machine = Machine(death, {"engine": "openvino-cpu"})
    _, left = started("auto", BEST_FIRST, machine.spawn)
    assert machine.tried == [BEST_FIRST, ("openvino-cpu", "onnxruntime", "torch-cpu")]
    assert left == dict.fromkeys(
        ("torch-cuda", "openvino-gpu"), f"left alone after a failed start: {death}"
    )


def test_that_a_start_that_failed_without_cards_too_is_an_error_of_what_was_asked() -> None:
    machine = Machine(WorkerDiedError("signal SIGKILL"), WorkerDiedError("signal SIGILL"))
    with pytest.raises(EngineUnavailableError, match=r"^engine auto is not .* SIGILL"):
        started("auto", BEST_FIRST, machine.spawn)
    assert len(machine.tried) == 2


@pytest.mark.parametrize("wanted", ["torch-cuda", "openvino-cpu", "torch"])
def test_that_an_engine_asked_for_by_name_is_never_replaced(wanted: str) -> None:
    machine = Machine(WorkerDiedError("signal SIGSEGV"))
    with pytest.raises(EngineUnavailableError, match=f"^engine {wanted} is"):
        started(wanted, order(wanted, "pt"), machine.spawn)
    assert machine.tried == [(wanted,)]


def test_that_no_engine_at_all_is_told_by_what_was_asked_and_the_worker_is_closed() -> None:
    machine = Machine({"unavailable": "torch is not installed"})
    with pytest.raises(EngineUnavailableError, match=r"^engine auto is .*torch is not installed"):
        started("auto", BEST_FIRST, machine.spawn)
    assert machine.closed == 1


@pytest.mark.allow_children
@pytest.mark.allow_threads
@pytest.mark.timeout(200)
@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_that_a_card_that_kills_the_worker_leaves_a_working_device(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nvr_desk.vision.board.WORKER", DEADLY)
    names = ("torch-cuda", "openvino-gpu", "basic")
    monkeypatch.setattr("nvr_desk.vision.device.order", Mock(return_value=names))
    with AnalysisDevice(
        None, engine="auto", engines_folder=tmp_path, settings=settings_for("fast")
    ) as device:
        assert device.engines[-1] == "basic: used"
        assert set(device.barred) == {"torch-cuda", "openvino-gpu"}
        assert device.engines[0].startswith("torch-cuda: left alone after a failed start")
        assert "SIGSEGV" in device.engines[0]


@pytest.mark.allow_children
@pytest.mark.allow_threads
@pytest.mark.timeout(200)
@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_that_the_doctor_names_the_engine_that_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdicts, "WORKER", DEADLY)
    told = verdicts.engine_verdicts(("torch-cuda", "basic"))
    assert [name for name, _ in told] == ["torch-cuda", "basic"]
    assert "SIGSEGV" in told[0][1]
    assert told[1][1] == "used"


@pytest.mark.parametrize(
    ("opened", "again"),
    [
        *((name, name) for name in BEST_FIRST),
        ("onnxruntime-cpu", "onnxruntime"),
        ("basic", "basic"),
    ],
)
def test_that_each_engine_a_result_names_can_be_asked_for_alone(opened: str, again: str) -> None:
    assert same_again(opened) == again
    assert again in ENGINES


@pytest.mark.allow_children
@pytest.mark.allow_threads
@pytest.mark.timeout(200)
@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_that_a_worker_started_anew_takes_the_engine_that_results_are_stamped_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nvr_desk.vision.board.WORKER", DEADLY)
    names = ("torch-cuda", "basic", "openvino-cpu")
    monkeypatch.setattr("nvr_desk.vision.device.order", Mock(return_value=names))
    spawned: list[str] = []

    def remember(module: str, *, env: dict[str, str], **how: Any) -> WorkerProcess:  # noqa: ANN401
        spawned.append(env["NVR_DESK_WORKER_ENGINES"])
        return WorkerProcess(module, env=env, **how)

    monkeypatch.setattr("nvr_desk.vision.board.WorkerProcess", remember)
    with AnalysisDevice(
        None, engine="auto", engines_folder=tmp_path, settings=settings_for("fast")
    ) as device:
        told = device.engines
        device.close()
        assert device.fence["isolation"]
        assert spawned == ["torch-cuda,basic,openvino-cpu", "basic,openvino-cpu", "basic"]
        assert device.engines == told
