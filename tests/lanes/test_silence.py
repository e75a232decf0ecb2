"""No engine reports to anyone when it is imported, and none writes into HOME.

Packages change their mind about this between versions: it is the installed set that is tested.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
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
SHARED = "torch"
"""What most of them import, and takes longest: once for all."""
WORKERS = [
    "nvr_desk.cli.main",
    "nvr_desk.desk",
    "nvr_desk.media.worker",
    "nvr_desk.vision.builder",
    "nvr_desk.vision.ultralytics_door",
    "nvr_desk.vision.worker",
]


@dataclass(frozen=True)
class Heard:
    """What imports tried, by module, and what they left in an empty HOME."""

    by_module: dict[str, dict[str, list[str]]]
    left: list[str]


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """Of every module, in processes that are not in CI and have an empty HOME."""
    folder = tmp_path_factory.mktemp("silence")
    (home := folder / "home").mkdir()
    (scratch := folder / "scratch").mkdir()
    kept = {k: v for k, v in os.environ.items() if k != "CI" and not k.startswith("XDG_")}
    environment = kept | {
        "HOME": str(home),
        "TMPDIR": str(scratch),
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'ui'}",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.lanes.silence", SHARED, *ENGINES, *WORKERS],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: dict[str, dict[str, list[str]]] = {}
    for line in done.stdout.splitlines():
        answers |= json.loads(line)
    return Heard(answers, [path.name for path in home.rglob("*")])


@pytest.mark.parametrize("module", [SHARED, *ENGINES, *WORKERS])
def test_that_an_import_makes_no_socket(module: str, heard: Heard) -> None:
    of_this = heard.by_module[module]
    assert of_this["tried"] == []
    assert of_this["open"] == []
    assert of_this["telemetry"] == []
    # ctypes asks ldconfig where a library lies; nothing else is started.
    assert [line for line in of_this["started"] if "ldconfig" not in line] == []


def test_that_imports_leave_no_file(heard: Heard) -> None:
    assert heard.left == []


def test_that_the_lane_hears_a_socket(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    chatty = tmp_path / "chatty_package.py"
    chatty.write_text(
        "import socket\ntry:\n    socket.create_connection(('127.0.0.1', 9))\n"
        "except OSError:\n    pass\n"
    )
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); "
        "from tests.lanes import silence; silence.main('json', 'chatty_package')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout.splitlines()[-1])["chatty_package"]["tried"]
