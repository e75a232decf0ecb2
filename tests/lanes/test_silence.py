"""No engine reports to anyone when it is imported, and none writes into HOME.

Packages change their mind about this between versions: it is the installed set that is tested.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ENGINES = sorted(
    f"nvr_desk.vision.engines.{path.stem}"
    for path in (ROOT / "nvr_desk" / "vision" / "engines").glob("*.py")
    if path.stem != "__init__"
)
WORKERS = [
    "nvr_desk.cli.main",
    "nvr_desk.desk",
    "nvr_desk.media.worker",
    "nvr_desk.vision.builder",
    "nvr_desk.vision.ultralytics_door",
    "nvr_desk.vision.worker",
]


def listen(module: str, home: Path) -> dict[str, list[str]]:
    """What importing ``module`` tried, in a process that is not in CI and has an empty HOME."""
    scratch = home.parent / "scratch"
    scratch.mkdir()
    kept = {k: v for k, v in os.environ.items() if k != "CI" and not k.startswith("XDG_")}
    environment = kept | {
        "HOME": str(home),
        "TMPDIR": str(scratch),
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'ui'}",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.lanes.silence", module],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    heard: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return heard


@pytest.mark.parametrize("module", ENGINES + WORKERS)
def test_that_an_import_makes_no_socket_and_no_file(module: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    heard = listen(module, home)
    assert heard["tried"] == []
    assert heard["open"] == []
    assert heard["telemetry"] == []
    assert [path.name for path in home.rglob("*")] == []
    # ctypes asks ldconfig where a library lies; nothing else is started.
    assert [line for line in heard["started"] if "ldconfig" not in line] == []


def test_that_the_lane_hears_a_socket(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    chatty = tmp_path / "chatty_package.py"
    chatty.write_text(
        "import socket\ntry:\n    socket.create_connection(('127.0.0.1', 9))\n"
        "except OSError:\n    pass\n"
    )
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); "
        "from tests.lanes import silence; silence.main('chatty_package')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["tried"]
