from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from nvr_desk_ui.recovery.keep import Keeper, Kept

ROOT = Path(__file__).resolve().parents[3]
KEPT = Kept("reyes", "26-1", "d1", 12.5, "10:00:00", "aGk=", {"RecordForm": {"Reference": "R-7"}})
KILLED = """
import os, signal, sys
from pathlib import Path
from nvr_desk_ui.recovery.keep import Keeper, Kept
keeper = Keeper(Path(sys.argv[1]))
keeper.write(Kept("reyes", "26-1", panels={"search": {"Near": "40.7, -111.9"}}))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


def _killed(workspace: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(workspace)],
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'ui'}"},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL


def test_that_what_a_killed_window_had_is_found_once_by_its_person(workspace: Path) -> None:
    _killed(workspace)
    keeper = Keeper(workspace)
    found = keeper.take_leftover("reyes")
    assert found is not None
    assert (found.case, found.panels) == ("26-1", {"search": {"Near": "40.7, -111.9"}})
    assert keeper.take_leftover("reyes") is None
    keeper.end()


def test_that_nobody_else_is_told_what_was_typed(workspace: Path) -> None:
    _killed(workspace)
    keeper = Keeper(workspace)
    assert keeper.take_leftover("okafor") is None
    assert keeper.take_leftover("reyes") is not None
    keeper.end()


def test_that_a_window_that_lives_is_no_crash(workspace: Path) -> None:
    alive, other = Keeper(workspace), Keeper(workspace)
    alive.write(KEPT)
    assert other.take_leftover("reyes") is None
    assert alive.path.exists()
    alive.end()
    other.end()


def test_that_a_window_that_ends_as_it_should_leaves_nothing(workspace: Path) -> None:
    keeper = Keeper(workspace)
    keeper.write(KEPT)
    keeper.end()
    assert list(keeper.path.parent.iterdir()) == []


def test_that_another_workspace_is_another_matter(workspace: Path, tmp_path: Path) -> None:
    _killed(workspace)
    keeper = Keeper(tmp_path / "elsewhere")
    assert keeper.take_leftover("reyes") is None
    keeper.end()


def test_that_only_this_account_can_read_the_file(workspace: Path) -> None:
    keeper = Keeper(workspace)
    keeper.write(KEPT)
    assert stat.S_IMODE(keeper.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(keeper.path.parent.stat().st_mode) == 0o700
    keeper.end()


def test_that_nothing_is_written_while_nothing_but_the_hour_changes(workspace: Path) -> None:
    keeper = Keeper(workspace)
    assert keeper.write(KEPT)
    assert not keeper.write(replace(KEPT, at="10:00:02"))
    assert keeper.write(replace(KEPT, seconds=13.0))
    keeper.end()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"v": 2}',
        '{"v": 1, "user": "reyes"}',
        json.dumps({"v": 1, **asdict(KEPT), "forms": {"A": {"b": 3}}}),
        json.dumps({"v": 1, **asdict(KEPT), "seconds": "12"}),
        json.dumps({"v": 1, **asdict(KEPT), "filters": {"a": 3}}),
    ],
)
def test_that_a_file_of_another_make_is_passed_over(workspace: Path, text: str) -> None:
    keeper = Keeper(workspace)
    strange = keeper.path.with_name(f"{keeper.path.stem.partition('-')[0]}-strange.json")
    strange.write_text(text)
    assert keeper.take_leftover("reyes") is None
    keeper.end()


def test_that_what_a_window_of_before_left_is_read_without_a_filter(workspace: Path) -> None:
    keeper = Keeper(workspace)
    told = {"v": 1, **asdict(KEPT)}
    del told["filters"]
    old = keeper.path.with_name(f"{keeper.path.stem.partition('-')[0]}-old.json")
    old.write_text(json.dumps(told))
    assert keeper.take_leftover("reyes") == KEPT
    keeper.end()
