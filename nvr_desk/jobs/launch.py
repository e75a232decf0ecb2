"""Starting long work as a process of its own, which outlives the window that asked for it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MODULE = "nvr_desk.cli.main"
"""What a launched process runs; it takes the verbs of the command line."""
MAX_LOG_BYTES = 4 << 20
"""A log larger than this is begun anew; what happened is in the job's row and the audit log."""


def launch(argv: Sequence[str], env: Mapping[str, str], *, log: Path | None = None) -> int:
    """Start ``nvr-desk ARGV…`` and do not wait for it.

    The process gets no terminal and its own session (on Windows its own process group without a
    console), so that closing the window or its terminal does not end it.

    Args:
        argv: Verb and options, e.g. ``["--workspace", …, "detect", "--case", …]``.
        env: Added to this process's environment (purpose, offence).
        log: File that its output is appended to; none means it goes nowhere.

    Returns:
        Process id.
    """
    command = [sys.executable, "-m", MODULE, *argv]
    surroundings = {**os.environ, **env, "PYTHONUNBUFFERED": "1"}
    sink = _open_log(log) if log is not None else subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            close_fds=True,
            start_new_session=True,
            creationflags=_flags(),
        )
    finally:
        if sink is not subprocess.DEVNULL:
            os.close(sink)
    # Somebody must take its exit status, or it stays in the process table as a zombie.
    threading.Thread(target=process.wait, name=f"reap-{process.pid}", daemon=True).start()
    return process.pid


def _open_log(log: Path) -> int:
    log.parent.mkdir(parents=True, exist_ok=True)
    how = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    if log.exists() and log.stat().st_size > MAX_LOG_BYTES:
        how |= os.O_TRUNC
    return os.open(log, how, 0o600)


def _flags() -> int:
    """Windows' words for 'without a console, in a group of its own'; 0 elsewhere."""
    detached: int = getattr(subprocess, "DETACHED_PROCESS", 0)
    group: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    return detached | group
