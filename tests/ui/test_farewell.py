"""A window that the system ends: the signal reaches a real process in Qt's own loop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from nvr_desk_ui import farewell

class Recovery:
    def forget(self):
        pass

class Comforts:
    recovery = Recovery()

class Window(QWidget):
    comforts = Comforts()

    def closeEvent(self, event):
        print("closed", flush=True)
        event.accept()

app = QApplication([])
window = Window()
window.show()
held = farewell.attend(app, window)
QTimer.singleShot(0, lambda: print("ready", flush=True))
sys.exit(app.exec())
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_that_a_signal_closes_the_window_as_a_person_does(number: signal.Signals) -> None:
    path = f"{ROOT}{os.pathsep}{ROOT / 'ui'}"
    with subprocess.Popen(
        [sys.executable, "-c", WINDOW],
        env={**os.environ, "PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    ) as window:
        try:
            assert window.stdout is not None
            assert window.stdout.readline() == "ready\n"
            window.send_signal(number)
            told, _ = window.communicate(timeout=60)
        finally:
            window.kill()
    assert (told, window.returncode) == ("closed\n", 0)
