"""Imports one module where no socket can be made, and says what it tried.

    python -m tests.lanes.silence nvr_desk.vision.engines.openvino

Prints a JSON object: the sockets it asked Python for, names it wanted to look up, programs it
wanted to start, socket descriptors open at the end (which native code might have made) and
modules of OpenVINO's reporting package it loaded.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

WATCHED = ("socket.__new__", "socket.getaddrinfo", "socket.bind", "socket.connect", "socket.sendto")
STARTS = ("subprocess.Popen", "os.system", "os.posix_spawn", "os.exec")


def main(module: str) -> None:
    """Imports under watch."""
    tried: list[str] = []
    started: list[str] = []

    def watch(event: str, details: tuple[object, ...]) -> None:
        if event in WATCHED:
            tried.append(f"{event} {details[1:]}")
            msg = "no network in this lane"
            raise OSError(msg)
        if event in STARTS:
            started.append(f"{event} {details[:2]}")

    sys.addaudithook(watch)
    importlib.import_module(module)
    links = [str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    open_sockets = [link for link in links if link.startswith("socket:")]
    telemetry = sorted(name for name in sys.modules if name.startswith("openvino_telemetry"))
    answer = {"tried": tried, "started": started, "open": open_sockets, "telemetry": telemetry}
    print(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1])
