"""What holds for every test: a clean environment, and nothing left behind.

A test fails when it logs a warning nobody asked for, when Qt complains (pytest-qt, see
pyproject.toml), or when it leaves a thread or a child process running.
"""

from __future__ import annotations

import logging
import os
import re
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
RESERVE_MIB = "0.0625"
"""Room that a workspace keeps for the last words of its log: hundreds of them are made here."""
os.environ["NVR_DESK_RESERVE_MIB"] = RESERVE_MIB  # also for fixtures that outlast a test
# Nobody's own keyring is read or written, and no class of a test is taken for one.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
_PATIENCE_S = 30.0  # for threads and children on their way out, on a loaded machine
# The same examples in every run, and none fails because the machine is busy;
# `--hypothesis-profile=explore` looks for new ones.
settings.register_profile(
    "suite",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("explore", deadline=None, max_examples=1000, database=None)
settings.load_profile("suite")
_FOREIGN_LOGS = ("libav", "asyncio", "hypothesis")  # FFmpeg's words about broken files, and such


@pytest.fixture(autouse=True)
def clean_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """An empty HOME and none of the variables that steer the program; the path of that HOME."""
    home = tmp_path_factory.mktemp("home", numbered=True)
    for name in list(os.environ):
        if name.startswith(("NVR_DESK_", "YOLO_", "XDG_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("NVR_DESK_RESERVE_MIB", RESERVE_MIB)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    return home


class _Warnings(logging.Handler):
    """Keeps what was logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith(_FOREIGN_LOGS):
            self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails the test that logs a warning; ``@pytest.mark.allow_log(pattern)`` expects one."""
    allowed = [re.compile(mark.args[0]) for mark in request.node.iter_markers("allow_log")]
    handler = _Warnings()
    root = logging.getLogger()
    root.addHandler(handler)
    yield
    root.removeHandler(handler)
    surprises = [line for line in handler.lines if not any(p.search(line) for p in allowed)]
    if surprises:
        pytest.fail("logged unexpectedly:\n  " + "\n  ".join(surprises), pytrace=False)


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails the test that leaves a thread or a child process behind."""
    threads, children = set(threading.enumerate()), _children()
    yield
    if not request.node.get_closest_marker("allow_threads"):
        _expect_none("threads", lambda: _new_threads(threads))
    if not request.node.get_closest_marker("allow_children"):
        _expect_none("child processes", lambda: _new_children(children))


def _expect_none(what: str, left: Callable[[], list[str]]) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while names := left():
        if time.monotonic() > deadline:
            pytest.fail(f"{what} left running: {', '.join(names)}", pytrace=False)
        time.sleep(0.01)


def _new_threads(before: set[threading.Thread]) -> list[str]:
    # A "dummy" is a thread that Qt started and Python once ran in: Python cannot see it end.
    return [
        thread.name
        for thread in threading.enumerate()
        if thread not in before and thread.is_alive() and "Dummy" not in thread.name
    ]


def _new_children(before: set[int]) -> list[str]:
    return [name for pid in _children() - before if (name := _command(pid))]


def _children() -> set[int]:
    """Process ids of the direct children (Linux; elsewhere nothing is checked)."""
    found: set[int] = set()
    for listing in Path("/proc/self/task").glob("*/children"):
        try:
            found.update(int(pid) for pid in listing.read_text().split())
        except OSError:
            continue  # that thread has just ended
    return found


def _command(pid: int) -> str:
    """The command of a process that runs; empty for one that is gone, or ended and not reaped."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""
    return "" if "resource_tracker" in command else command.strip()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real footage, weights and truth, ``../shared/data`` beside the checkout; else skipped.

    Where ``CI`` is ``true`` the data must be there.
    """
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("../shared/data is missing, and CI must run these tests", pytrace=False)
        pytest.skip("../shared/data is not here")
    return folder
