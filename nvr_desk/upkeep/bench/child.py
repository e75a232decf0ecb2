"""Parts of a bench run in processes of their own, and none of them outlives who asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, Final

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_PATIENCE_S: Final = 5.0
_OURS: Final = "NVR_DESK_"
_KEPT: Final = ("NVR_DESK_RESERVE_MIB",)
"""Of our own variables; others name a person, a purpose, a workspace."""


def surroundings(folder: Path) -> dict[str, str]:
    """Environment of a part: what programs keep for their user lies in ``folder``, no screen."""
    plain = {k: v for k, v in os.environ.items() if not k.startswith(_OURS) or k in _KEPT}
    homes = ("DATA", "CONFIG", "CACHE", "STATE")
    own = {f"XDG_{name}_HOME": str(folder / "home" / name.lower()) for name in homes}
    return {**plain, **own, "QT_QPA_PLATFORM": "offscreen"}


def answer(
    words: Sequence[str],
    env: dict[str, str],
    most_s: float | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> dict[str, Any]:
    """What ``python WORDS…`` says as JSON in the last line of its output.

    Args:
        words: e.g. ``-m MODULE ARGUMENT``.
        env: see ``surroundings``.
        most_s: how long it may take.
        told: every line of its standard error, while it runs.

    Raises:
        RuntimeError: it failed; its last words.
        TimeoutError: it took longer.
    """
    with _started(words, env) as process:
        lines = _Lines(process.stderr, told), _Lines(process.stdout)
        try:
            code = process.wait(most_s)
        except subprocess.TimeoutExpired:
            message = f"no answer after {most_s:g} s"
            raise TimeoutError(message) from None
        said, found = (each.all() for each in lines)
    if code or not found:
        raise RuntimeError((said or ["no word"])[-1])
    answered: dict[str, Any] = json.loads(found[-1])
    return answered


@contextmanager
def beside(words: Sequence[str], env: dict[str, str]) -> Iterator[Callable[[], dict[str, Any]]]:
    """A process that measures until it is asked: the call ends it and gives its answer."""
    with _started(words, env) as process:

        def ask() -> dict[str, Any]:
            out, _ = process.communicate("stop\n")
            found: dict[str, Any] = json.loads(out.splitlines()[-1])
            return found

        yield ask


def tell(text: str) -> None:
    """Say in a part how far it is."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def say(result: dict[str, Any]) -> None:
    """Say in a part what ``answer`` and ``beside`` take."""
    sys.stdout.write(json.dumps(result) + "\n")
    sys.stdout.flush()


def end(process: subprocess.Popen[str]) -> None:
    """End a process and all that it started; nothing happens to one that has ended."""
    family = _below(process) if process.poll() is None else []
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    _, alive = psutil.wait_procs(family, timeout=0)
    for each in alive:
        each.kill()
    psutil.wait_procs(alive, timeout=_PATIENCE_S)


@contextmanager
def _started(words: Sequence[str], env: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and modules
        [sys.executable, *words],
        env=env,
        text=True,
        encoding="utf-8",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        end(process)
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()


def _below(process: subprocess.Popen[str]) -> list[psutil.Process]:
    try:
        return psutil.Process(process.pid).children(recursive=True)
    except psutil.Error:
        return []


@dataclass
class _Lines:
    """Reads a pipe on a thread of its own, so that no process waits for a reader."""

    pipe: IO[str] | None
    told: Callable[[str], None] = lambda _: None
    _found: list[str] = field(default_factory=list[str])

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._read, name="bench-lines", daemon=True)
        self._thread.start()

    def all(self) -> list[str]:
        """Every line but empty ones; waits for the end."""
        self._thread.join()
        return self._found

    def _read(self) -> None:
        for text in self.pipe or ():
            if line := text.strip():
                self._found.append(line)
                self.told(line)
