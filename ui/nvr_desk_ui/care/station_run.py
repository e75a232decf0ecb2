"""Measures this station in a process of its own: ``nvr-desk bench``, told line by line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

from nvr_desk.jobs.launch import MODULE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WAIT_S: Final = 10
"""Seconds for a quiet machine; the window that asks is open meanwhile."""
_PATIENCE_MS: Final = 15_000
"""What it started ends, and what it wrote is removed; only then it is killed."""
_LINE_CHARS: Final = 200


class StationRun(QObject):
    """One run at a time.

    Args:
        program: what is started, and the words before ``bench``.
        parent: of this object.

    Signals:
        line: what it does now.
        done: the answer of ``nvr-desk --json bench``, a dict.
        failed: its last words.
        stopped: it ended because a person wanted it to.
    """

    line = Signal(str)
    done = Signal(object)
    failed = Signal(str)
    stopped = Signal()

    def __init__(
        self,
        program: Sequence[str] = (sys.executable, "-m", MODULE),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._program = tuple(program)
        self._process: QProcess | None = None
        self._last = ""
        self._stopping = False
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._kill)
        here = QCoreApplication.instance()
        if here is not None:
            here.aboutToQuit.connect(self.close)

    @property
    def running(self) -> bool:
        """Whether one is measured."""
        return self._process is not None

    def start(self, name: str, workspace: Path, *, full: bool = False) -> None:
        """Measure ``ui``, ``db`` or ``intake``; nothing happens while one is measured.

        Args:
            name: which bench.
            workspace: beside it the throw-away folder is made.
            full: at the size the bounds are made for.
        """
        if self._process is not None:
            return
        words = ["--json", "--workspace", str(workspace), "bench", name, "--wait", str(WAIT_S)]
        process = QProcess(self)
        process.readyReadStandardError.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._broken)
        self._process, self._last, self._stopping = process, "", False
        program, *before = self._program
        process.start(program, [*before, *words, *(["--full"] if full else [])])

    def stop(self) -> None:
        """Ask it to end and to remove what it wrote; nothing happens while none is measured."""
        if self._process is not None:
            self._stopping = True
            self._process.terminate()
            self._patience.start()

    def close(self) -> None:
        """End it and wait, because the program ends."""
        process = self._process
        if process is not None:
            self.stop()
            if not process.waitForFinished(_PATIENCE_MS):
                process.kill()
                process.waitForFinished(_PATIENCE_MS)

    def _read(self) -> None:
        if self._process is None:
            return
        text = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if lines:
            self._last = lines[-1][:_LINE_CHARS]
            self.line.emit(self._last)

    def _broken(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end("", f"it could not be started: {self._last}")

    def _finished(self, code: int) -> None:
        if self._process is None:
            return
        self._read()
        text = bytes(self._process.readAllStandardOutput().data()).decode(errors="replace")
        self._end(text, "" if code == 0 else self._last or f"it ended with {code}")

    def _end(self, answer: str, failure: str) -> None:
        if self._process is None:
            return
        self._patience.stop()
        self._process.deleteLater()
        self._process = None
        if self._stopping:
            self.stopped.emit()
        elif failure:
            self.failed.emit(failure)
        else:
            found: dict[str, Any] = json.loads(answer)
            self.done.emit(found)

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
