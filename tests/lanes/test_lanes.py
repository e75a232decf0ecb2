"""The engine without Qt, and the engine on a system that is not POSIX."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.lanes import lane

if TYPE_CHECKING:
    from pathlib import Path

QT = "PySide6,shiboken6,nvr_desk_ui"
POSIX = "resource,fcntl,termios"


def run_lane(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'ui'}"}
    return subprocess.run(
        [sys.executable, "-m", "tests.lanes.lane", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_that_every_module_of_the_engine_imports_without_qt() -> None:
    done = run_lane("everywhere", QT, "import")
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 20


def test_that_posix_modules_are_needed_by_the_linux_fence_alone() -> None:
    done = run_lane("in-nvr_desk", POSIX, "import", "nvr_desk.media.fence_linux")
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 20


def test_that_the_command_line_makes_a_workspace_and_a_case_without_qt(tmp_path: Path) -> None:
    folder = str(tmp_path / "desk")
    made = run_lane("everywhere", QT, "cli", "--workspace", folder, "init")
    assert made.returncode == 0, made.stdout + made.stderr
    case = run_lane("everywhere", QT, "cli", "--workspace", folder, "case", "new", "26-000001")
    assert case.returncode == 0, case.stdout + case.stderr


@pytest.mark.parametrize("name", ["PySide6.QtCore", "nvr_desk_ui"])
def test_that_a_lane_really_hides_what_it_names(name: str) -> None:
    code = (
        "from tests.lanes import lane; lane.hide_everywhere(frozenset(['PySide6', 'nvr_desk_ui']))"
        f"\nimport {name}"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'ui'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "hidden by the lane" in done.stderr


def test_that_the_posix_lane_hides_a_module_from_the_engine_even_when_it_is_loaded() -> None:
    code = (
        "import fcntl\nfrom tests.lanes import lane\n"
        "lane.hide_in('nvr_desk', frozenset(['fcntl']))\n"
        "import fcntl\n"  # this module is not the engine: it may
        "exec('import fcntl', {'__name__': 'nvr_desk.media.pool'})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "hidden by the lane" in done.stderr


def test_that_the_lanes_walk_the_packages_of_the_engine() -> None:
    assert {"nvr_desk.errors", "nvr_desk.records.track"} <= set(lane.engine_modules())
