"""What a start brings in: nothing that the first rows of a case can do without."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

from nvr_desk.desk import create_workspace, open_desk

from tests.fakes.desk import CASE

if TYPE_CHECKING:
    from pathlib import Path

HEAVY: Final = {
    *("av", "cv2", "torch", "ultralytics", "openvino", "onnxruntime", "PIL"),
    *("keyring", "cryptography", "typer", "unittest"),
    *("PySide6.QtMultimedia", "PySide6.QtNetwork", "PySide6.QtPrintSupport", "PySide6.QtQml"),
    *("nvr_desk.intake", "nvr_desk.analysis", "nvr_desk.evidence"),
    *("nvr_desk.upkeep", "nvr_desk.requests", "nvr_desk.media.session"),
}
"""Decoders, detectors, key rings, printers: each takes longer than the rows themselves."""
DESK: Final = {"sqlalchemy", "asyncio", "nvr_desk.desk.desk"}
"""Comes on a thread of its own, while the window is built."""

_MODULES: Final = """
import nvr_desk_ui.app, nvr_desk_ui.main_window
"""
_FIRST_ROWS: Final = """
import sys, time
from pathlib import Path
from nvr_desk_ui.app import application, build_window

app = application(sys.argv[:1])
window = build_window(app)
window.show()
window.session.rows.connect(lambda *_: app.exit())
window.open_workspace(Path(sys.argv[1]))
app.exec()
"""
_CASES: Final = """
import sys
from pathlib import Path
from nvr_desk.desk import open_desk

with open_desk(Path(sys.argv[1])) as desk:
    desk.cases.listing()
"""
_COMMAND: Final = """
import os, sys
from nvr_desk.cli.main import run

os.environ["NVR_DESK_HOME"], sys.argv[1:] = sys.argv[1], ["case", "list"]
try:
    run()
except SystemExit as ended:
    assert not ended.code
"""
_TELL: Final = """
import json, os, sys
print(json.dumps(sorted(sys.modules)), flush=True)
os._exit(0)
"""


def modules(words: str, *arguments: str) -> set[str]:
    """What an interpreter of its own has imported after these words."""
    ran = subprocess.run(
        [sys.executable, "-c", words + _TELL, *arguments],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return set(json.loads(ran.stdout.splitlines()[-1]))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """One case, which the window opens by itself."""
    root = create_workspace(tmp_path / "ws")
    with open_desk(root) as desk:
        desk.cases.new(CASE, zone="America/Denver")
    return root


def test_that_the_modules_of_the_window_bring_no_database() -> None:
    assert sorted(modules(_MODULES) & (HEAVY | DESK)) == []


@pytest.mark.slow
def test_that_the_window_shows_its_first_rows_without_importing_what_others_need(
    workspace: Path,
) -> None:
    found = modules(_FIRST_ROWS, str(workspace))
    assert "nvr_desk.desk.clips" in found
    assert sorted(found & HEAVY) == []


def test_that_a_desk_that_lists_cases_imports_its_other_rooms_not(workspace: Path) -> None:
    found = modules(_CASES, str(workspace))
    assert "nvr_desk.desk.cases" in found
    others = {"numpy", "nvr_desk.desk.packets", "nvr_desk.desk.supervise"}
    assert sorted(found & (HEAVY | others)) == []


@pytest.mark.slow
def test_that_a_short_command_imports_no_arrays(workspace: Path) -> None:
    found = modules(_COMMAND, str(workspace))
    assert "nvr_desk.desk.cases" in found
    assert sorted(found & {"numpy", "av", "cv2", "PySide6", "nvr_desk.desk.packets"}) == []
