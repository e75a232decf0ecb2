"""What a worker says of the engines it tried reaches whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openvino
import pytest

from nvr_desk.errors import EngineUnavailableError
from nvr_desk.vision.device import AnalysisDevice
from nvr_desk.vision.settings import settings_for
from nvr_desk.vision.verdicts import engine_verdicts, told

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.allow_children, pytest.mark.allow_threads, pytest.mark.timeout(200)]


def test_that_a_device_names_its_engine_and_no_worse_one(tmp_path: Path) -> None:
    with AnalysisDevice(
        None, engine="auto", engines_folder=tmp_path, settings=settings_for("fast")
    ) as device:
        assert device.engines == ("basic: used",)


def test_that_an_engine_passed_over_is_told_with_its_reason() -> None:
    verdicts = engine_verdicts(("openvino-gpu", "basic", "torch-cpu"))
    assert [name for name, _ in verdicts] == ["openvino-gpu", "basic", "torch-cpu"] or (
        verdicts[0][1].startswith("used, ")  # a machine with such a card
    )
    assert all(verdict for _, verdict in verdicts)


@pytest.mark.skipif(
    any(name.startswith("GPU") for name in openvino.Core().available_devices),
    reason="this machine has such a card",
)
def test_that_a_machine_without_any_says_why() -> None:
    with pytest.raises(EngineUnavailableError, match="OpenVINO sees only CPU"):
        engine_verdicts(("openvino-gpu",))


def test_that_a_greeting_without_verdicts_tells_nothing() -> None:
    assert told({}) == []
