"""No engine talks to anybody or writes home when it is imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent.parent

PROGRAM = """
import os, socket, sys
used = []
def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind"):
        used.append((event, str(args)[:80]))
        raise OSError("no network in this test")
sys.addaudithook(watch)
import {module}
assert "openvino_telemetry" not in sys.modules
print(len(used), used[:3])
"""

ENGINES = (
    "nvr_desk.vision.engines.openvino",
    "nvr_desk.vision.engines.torch",
    "nvr_desk.vision.engines.onnx",
    "nvr_desk.vision.engines.basic",
    "nvr_desk.vision.ultralytics_door",
)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("module", ENGINES)
def test_that_importing_an_engine_opens_no_socket_and_writes_nothing_home(
    module: str, tmp_path: Path
) -> None:
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    home.mkdir()
    scratch.mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(scratch),
        "PYTHONPATH": str(HOUSE),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(module=module)],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith("0 "), done.stdout
    assert list(home.rglob("*")) == []


def test_that_vision_is_cheap_to_import_for_the_desk() -> None:
    program = (
        "import sys, nvr_desk.vision.device, nvr_desk.vision.registry, nvr_desk.vision.settings\n"
        "heavy = {'torch', 'openvino', 'cv2', 'av', 'onnxruntime', 'ultralytics'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(HOUSE)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"
