"""A launched process is on its own: other session, output in a log, no zombie."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from nvr_desk.jobs import launch as launching
from nvr_desk.jobs.launch import launch

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import json, os, sys
print(json.dumps([sys.argv[1:], os.environ["NVR_DESK_PURPOSE"], os.getsid(0) == os.getpid()]))
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "launched_program.py").write_text(PROGRAM)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(launching, "MODULE", "launched_program")


def wait_for(log: Path, lines: int) -> list[str]:
    deadline = time.monotonic() + 60.0
    while time.monotonic() < deadline:
        if log.exists() and log.read_text().count("\n") >= lines:
            return log.read_text().splitlines()
        time.sleep(0.01)
    raise AssertionError(log.read_text() if log.exists() else "no log")


@pytest.mark.allow_threads
@pytest.mark.skipif(sys.platform == "win32", reason="sessions are POSIX")
@pytest.mark.usefixtures("program")
def test_that_it_runs_in_its_own_session_and_appends_to_its_log(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "jobs.log"
    pid = launch(["detect", "--case", "a b"], {"NVR_DESK_PURPOSE": "why"}, log=log)
    assert pid != os.getpid()
    assert wait_for(log, 1) == ['[["detect", "--case", "a b"], "why", true]']
    launch(["again"], {"NVR_DESK_PURPOSE": "why"}, log=log)
    assert len(wait_for(log, 2)) == 2


@pytest.mark.allow_threads
@pytest.mark.usefixtures("program")
def test_that_a_log_grown_too_large_is_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launching, "MAX_LOG_BYTES", 10)
    log = tmp_path / "jobs.log"
    log.write_text("x" * 100)
    launch([], {"NVR_DESK_PURPOSE": "p"}, log=log)
    assert wait_for(log, 1) == ['[[], "p", true]']
