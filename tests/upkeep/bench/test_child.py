from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import psutil
import pytest

from nvr_desk.upkeep.bench import child

if TYPE_CHECKING:
    from pathlib import Path

ENV = dict(os.environ)
FAMILY = """
import pathlib, subprocess, sys, time
grown = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path(sys.argv[1]).write_text(str(grown.pid))
print("grown", file=sys.stderr, flush=True)
time.sleep(600)
"""


def test_that_the_last_line_is_the_answer_and_the_rest_is_told_while_it_runs() -> None:
    told: list[str] = []
    text = "import sys; print('noise'); print('one', file=sys.stderr); print('{\"a\": 1}')"
    assert child.answer(["-c", text], ENV, told=told.append) == {"a": 1}
    assert told == ["one"]


def test_that_a_part_that_fails_gives_its_last_words() -> None:
    with pytest.raises(RuntimeError, match="no disk left"):
        child.answer(["-c", "import sys; print('{}'); sys.exit('no disk left')"], ENV)
    with pytest.raises(RuntimeError, match="no word"):
        child.answer(["-c", ""], ENV)


def test_that_an_answer_longer_than_a_pipe_holds_is_no_standstill() -> None:
    text = "import sys; sys.stderr.write('x' * 10**6); print('{\"a\": \"' + 'y' * 10**6 + '\"}')"
    assert len(child.answer(["-c", text], ENV, 60)["a"]) == 10**6


def test_that_a_part_that_takes_too_long_ends_with_all_it_started(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with pytest.raises(TimeoutError, match="no answer after"):
        child.answer(["-c", FAMILY, str(note)], ENV, 5.0)
    assert _gone(int(note.read_text()))


def test_that_an_interrupt_ends_the_whole_family(tmp_path: Path) -> None:
    note = tmp_path / "pid"

    def interrupt(_line: str) -> None:
        import signal

        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        child.answer(["-c", FAMILY, str(note)], ENV, 60.0, told=interrupt)
    assert _gone(int(note.read_text()))


def test_that_one_beside_answers_when_it_is_asked() -> None:
    text = "import sys; print('{\"heard\": \"' + sys.stdin.readline().strip() + '\"}')"
    with child.beside(["-c", text], ENV) as ask:
        assert ask() == {"heard": "stop"}


def test_that_a_part_knows_nobody_and_keeps_its_things_in_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NVR_DESK_PURPOSE", "a real one")
    monkeypatch.setenv("NVR_DESK_HOME", "/evidence")
    env = child.surroundings(tmp_path)
    assert [name for name in env if name.startswith("NVR_DESK_")] == ["NVR_DESK_RESERVE_MIB"]
    assert env["XDG_CONFIG_HOME"].startswith(str(tmp_path))
    assert env["QT_QPA_PLATFORM"] == "offscreen"


def _gone(pid: int) -> bool:
    for _ in range(500):
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.01)
    return False
