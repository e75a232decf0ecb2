"""Makes the demo case in a process of its own and tells how far it is."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Signal

from nvr_desk.jobs.launch import MODULE
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path

_STEP = re.compile(r"\d of \d ")
"""What follows the steps (what to type next) is for a terminal."""


class DemoRun(QObject):
    """One run at a time.

    Signals:
        line: what it says now.
        made: path of the workspace it made.
        failed: its last words.
    """

    line = Signal(str)
    made = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._folder: Path | None = None
        self._last = ""

    @property
    def running(self) -> bool:
        """Whether one is being made."""
        return self._process is not None

    def start(self, folder: Path) -> None:
        """Make the demo in ``folder``; nothing happens while one is being made."""
        if self._process is not None:
            return
        self._folder = folder
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._broken)
        self._process = process
        process.start(sys.executable, ["-m", MODULE, "demo", str(folder), "--no-pictures"])
        self.line.emit(tr("Making the demo case…"))

    def stop(self) -> None:
        """End it, e.g. because the window closes."""
        if self._process is not None:
            self._process.terminate()
            self._process.waitForFinished(2000)

    def _read(self) -> None:
        if self._process is None:
            return
        text = bytes(self._process.readAllStandardOutput().data()).decode(errors="replace")
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if lines:
            self._last = lines[-1][:200]
        steps = [line for line in lines if _STEP.match(line)]
        if steps:
            self.line.emit(
                tr("Making the demo case, step {split}", split=" ".join(steps[-1].split()))
            )

    def _broken(self, _error: QProcess.ProcessError) -> None:
        self._end(tr("the demo could not be started: {last}", last=self._last))

    def _finished(self, code: int) -> None:
        self._end("" if code == 0 else self._last or tr("the demo ended with {code}", code=code))

    def _end(self, failure: str) -> None:
        if self._process is None or self._folder is None:
            return
        self._process.deleteLater()
        self._process = None
        if failure:
            self.failed.emit(failure)
        else:
            self.line.emit(tr("The demo case is ready. State a purpose, then choose a delivery."))
            self.made.emit(self._folder / "workspace")
