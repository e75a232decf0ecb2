"""What the doctor says of this machine."""

from __future__ import annotations

import importlib.metadata
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from nvr_desk.upkeep import doctor
from nvr_desk.vision import registry
from nvr_desk.vision.engines.choice import NOT_TRIED

from tests.fakes.desk import card

if TYPE_CHECKING:
    from collections.abc import Iterator

ATTEMPTS = {"read", "write", "tcp", "udp", "unix", "exec", "ptrace"}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> doctor.Report:
    """One look at this machine, as if nobody had brought weights."""
    with pytest.MonkeyPatch.context() as here:
        here.setenv(registry.ENVIRONMENT, str(tmp_path_factory.mktemp("no-weights")))
        return doctor.examine()


@pytest.mark.skipif(sys.platform != "linux", reason="the fence is built of Linux' parts")
@pytest.mark.parametrize("kind", [kind for kind, _ in doctor.WORKERS])
def test_that_every_attempt_is_denied_in_each_kind_of_worker(
    found: doctor.Report, kind: str
) -> None:
    told = {
        line.name.removeprefix(f"{kind} "): line.detail
        for line in found.lines
        if line.group == "isolation" and line.name.startswith(kind)
    }
    assert set(told) >= ATTEMPTS
    assert set(told.values()) == {"denied"}


def test_that_a_machine_without_weights_is_told_what_it_lacks(found: doctor.Report) -> None:
    (line,) = [line for line in found.lines if line.group == "model"]
    assert line.state == "missing"
    assert "persons only" in line.detail


@pytest.mark.parametrize(
    ("shipped", "verified", "state", "said"),
    [
        (True, True, "good", ""),
        (True, False, "bad", "does not fit its hash"),
        (False, False, "reduced", "no card to hold it against"),
    ],
)
def test_that_only_weights_that_break_their_card_are_called_wrong(
    *, shipped: bool, verified: bool, state: str, said: str
) -> None:
    row = replace(card(shipped=shipped), installed=True, verified=verified)
    found, words = doctor._weights_words(row)
    assert found == state
    assert said in words


def test_that_the_engine_in_use_is_named_and_the_better_ones_with_their_reasons(
    found: doctor.Report,
) -> None:
    told = {line.name: line for line in found.lines if line.group == "engine"}
    used = [name for name, line in told.items() if line.detail.startswith("used, ")]
    assert len(used) == 1
    better = list(told)[: list(told).index(used[0])]
    assert all(told[name].state == "missing" and told[name].detail for name in better)
    assert all(told[name].detail for name in told)
    # Nobody knows whether an engine works that was not tried.
    assert {line.state for line in told.values() if line.detail == NOT_TRIED} <= {"unknown"}
    assert [line.name for line in told.values() if line.state == "good"] == used


def test_that_a_package_that_reports_to_its_makers_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Sender:
        metadata = {"Name": "openvino_telemetry"}  # noqa: RUF012 - stands for a distribution

    def installed() -> Iterator[Sender]:
        yield Sender()

    monkeypatch.setattr(importlib.metadata, "distributions", installed)
    (line,) = doctor._senders()
    assert (line.name, line.state) == ("openvino-telemetry", "bad")


def test_that_none_is_installed_here(found: doctor.Report) -> None:
    (line,) = [line for line in found.lines if line.group == "network"]
    assert line.state == "good"


def test_that_each_hardware_decoder_is_named_with_what_it_does_or_why_not(
    found: doctor.Report,
) -> None:
    told = {line.name: line for line in found.lines if line.group == "decoder"}
    assert {"nvdec", "cuda", "qsv"} <= set(told)
    assert all(line.detail and line.state in {"good", "missing"} for line in told.values())
