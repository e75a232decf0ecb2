"""Lines of the command line in one process that may not take the machine.

Memory and processor time are bounded by the kernel, so a walk without end ends as a failed test.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MEGABYTES, SECONDS = 700, 40
HOUSE = Path(__file__).resolve().parents[2]


class Told(NamedTuple):
    """How a line ended, and what it printed."""

    code: int
    out: str
    err: str


def lines(root: Path, *asked: Sequence[str]) -> list[Told]:
    """Run lines at a workspace, one after the other; all that were begun before the bound."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.fakes.bounded_line", str(root), json.dumps(asked)],
        capture_output=True,
        text=True,
        check=False,
        cwd=root.parent,
        env={**os.environ, "NVR_DESK_STATE": str(root.parent / "state"), "PYTHONPATH": str(HOUSE)},
    )
    assert ran.returncode == 0, f"{ran.returncode}: {ran.stdout} {ran.stderr}"
    return [Told(*json.loads(each)) for each in ran.stdout.splitlines()]


def _main(root: str, asked: list[list[str]]) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES << 20, MEGABYTES << 20))
    from nvr_desk.cli.main import main

    for words in asked:
        with (
            contextlib.redirect_stdout(io.StringIO()) as out,
            contextlib.redirect_stderr(io.StringIO()) as err,
        ):
            code = main(["--workspace", root, *words])
        print(json.dumps([code, out.getvalue(), err.getvalue()]), flush=True)


if __name__ == "__main__":
    _main(sys.argv[1], json.loads(sys.argv[2]))
