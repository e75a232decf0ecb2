"""Parts of a bench run in processes of their own, and none of them outlives who asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import psutil

from nvr_desk.records.person import TICKET_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PATIENCE_S: Final = 5.0


def surroundings(folder: Path, **more: str) -> dict[str, str]:
    """Environment of a part: what programs keep for their user lies in ``folder``, no screen."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("NVR_DESK_")}
    reserve = {name: text for name, text in os.environ.items() if name == "NVR_DESK_RESERVE_MIB"}
    kept.pop(TICKET_VARIABLE, None)
    own = {
        f"XDG_{name}_HOME": str(folder / "home" / name.lower())
        for name in ("DATA", "CONFIG", "CACHE", "STATE")
    }
    return {**kept, **reserve, **own, "QT_QPA_PLATFORM": "offscreen", **more}


def started(
    words: Sequence[str],
    env: dict[str, str],
    **how: Any,  # noqa: ANN401 - of Popen
) -> subprocess.Popen[str]:
    """Start ``python WORDS…``; end it with ``end``."""
    return subprocess.Popen([sys.executable, *words], env=env, text=True, **how)  # noqa: S603 - ours


def run(
    words: Sequence[str], env: dict[str, str], most_s: float
) -> subprocess.CompletedProcess[str]:
    """Run ``python WORDS…`` to its end, or end it with all it started.

    Raises:
        TimeoutError: it took longer.
    """
    process = started(words, env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        out, err = process.communicate(timeout=most_s)
    except subprocess.TimeoutExpired:
        message = f"no answer after {most_s:.0f} s"
        raise TimeoutError(message) from None
    finally:
        end(process)
    return subprocess.CompletedProcess(list(words), process.returncode, out, err)


def answer(words: Sequence[str], env: dict[str, str], most_s: float) -> dict[str, Any]:
    """What ``python WORDS…`` says as JSON in the last line of its output.

    Raises:
        RuntimeError: it failed; its last words.
        TimeoutError: it took longer.
    """
    ran = run(words, env, most_s)
    if ran.returncode:
        raise RuntimeError((ran.stderr.strip().splitlines() or ["no word"])[-1])
    told: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return told


def end(process: subprocess.Popen[str]) -> None:
    """End a process and all that it started; nothing happens to one that has ended."""
    if process.poll() is not None:
        return
    try:
        family = psutil.Process(process.pid).children(recursive=True)
    except psutil.Error:
        family = []
    process.terminate()
    try:
        process.wait(_PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()
    _, alive = psutil.wait_procs(family, timeout=0)
    for each in alive:
        each.kill()
    psutil.wait_procs(alive, timeout=_PATIENCE_S)
