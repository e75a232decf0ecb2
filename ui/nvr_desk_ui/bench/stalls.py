"""Opens the real window off screen on a case and measures how late its event loop is.

Beside the wall time of a tick stands the time of a core that the window's own thread used in it:
what is late without having worked waited for a core, or for Python's lock.
"""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer

from nvr_desk.upkeep.bench import child
from nvr_desk.upkeep.bench.machine import p95
from nvr_desk_ui.app import application, build_window

TICK_MS = 10
SETTLE_S = 3.0
"""Start-up is another row's measure."""


def main(root: str, case: str) -> None:
    """Run the window until a line comes on standard input."""
    app = application(sys.argv[:1])
    window = build_window(app)
    window.open_workspace(Path(root))
    window.show()
    QTimer.singleShot(500, lambda: window.session.open(case))
    late: list[float] = []
    own: list[float] = []
    began = last = time.perf_counter()
    used = time.thread_time()

    def tick() -> None:
        nonlocal last, used
        now, cpu = time.perf_counter(), time.thread_time()
        if now - began > SETTLE_S:
            late.append(max(0.0, 1000 * (now - last) - TICK_MS))
            own.append(1000 * (cpu - used))
        last, used = now, cpu

    beat = QTimer(interval=TICK_MS)
    beat.timeout.connect(tick)
    beat.start()
    threading.Thread(target=lambda: _quit_when_told(app), daemon=True).start()
    app.exec()
    answer = {
        "ticks": len(late),
        "p95_ms": round(p95(late), 1),
        "worst_ms": round(max(late, default=0.0), 1),
        "worst_own_ms": round(max(own, default=0.0), 1),
    }
    child.say(answer)


def _quit_when_told(app: QObject) -> None:
    sys.stdin.readline()
    QMetaObject.invokeMethod(app, "quit", Qt.ConnectionType.QueuedConnection)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
