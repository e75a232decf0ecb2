"""The lock files: complete, hashed, silent about where things come from."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.conftest import ROOT

LOCKS = ROOT / "packaging" / "lock"
NAMES = ("bootstrap", "runtime", "dev")


def pins(name: str) -> dict[str, list[str]]:
    """Versions by package (several where the Python version decides)."""
    found: dict[str, list[str]] = {}
    for line in (LOCKS / f"{name}.txt").read_text("utf-8").splitlines():
        if match := re.match(r"([a-z0-9][a-z0-9._-]*)(?:\[[^]]*\])?==([^ ;]+)", line):
            found.setdefault(match[1], []).append(match[2])
    return found


def wanted(line: str) -> str:
    return re.split(r"[\s<>=!;\[#]", line, maxsplit=1)[0].lower()


@pytest.mark.parametrize("name", NAMES)
def test_that_every_pin_carries_hashes_and_no_address(name: str) -> None:
    text = (LOCKS / f"{name}.txt").read_text("utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^\s*#.*\n?", "", text).strip())
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "--index" not in text


@pytest.mark.parametrize("name", ["runtime", "dev"])
def test_that_the_package_that_reports_openvinos_use_is_in_no_lock(name: str) -> None:
    assert "openvino" in pins(name)
    assert "openvino-telemetry" not in pins(name)


def test_that_onnxruntime_is_older_than_its_reports() -> None:
    # 1.29 began to send events and to write a device id into HOME at import, on Linux too.
    versions = pins("runtime")["onnxruntime"]
    assert all(tuple(map(int, version.split("."))) < (1, 29) for version in versions)


def test_that_qt_is_a_proven_version_and_opencv_still_has_its_people_detector() -> None:
    versions = pins("runtime")
    assert versions["pyside6-essentials"] == versions["pyside6-addons"] == ["6.11.3"]
    assert all(version.startswith("4.") for version in versions["opencv-python"])


def test_that_what_the_wheel_asks_for_is_what_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {wanted(line) for line in project["dependencies"]}
    lines = (LOCKS / "runtime.in").read_text("utf-8").splitlines()
    listed = {wanted(line) for line in lines if line and not line.startswith("#")}
    assert asked == listed - {"hatchling", "editables"}


def test_that_the_two_locks_agree() -> None:
    dev = pins("dev")
    assert {name: dev.get(name) for name in pins("runtime")} == pins("runtime")
