"""Imports modules where no socket can be made, and says what each tried.

    python -m tests.lanes.silence torch nvr_desk.vision.engines.openvino nvr_desk.desk

The first is imported by all that follow, each of which has a process of its own. Prints a JSON
object a line, by module: the sockets it asked Python for, names it wanted to look up, programs it
wanted to start, socket descriptors open at the end (which native code might have made) and
modules of OpenVINO's reporting package it loaded.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path

WATCHED = ("socket.__new__", "socket.getaddrinfo", "socket.bind", "socket.connect", "socket.sendto")
STARTS = ("subprocess.Popen", "os.system", "os.posix_spawn", "os.exec")


_tried: list[str] = []
_started: list[str] = []


def main(shared: str, *modules: str) -> None:
    """Import under watch: ``shared`` here, every other in a fork that has it already."""
    sys.addaudithook(_watch)
    listen(shared)
    for module in modules:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                listen(module)
                code = 0
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        if status != 0:
            sys.exit(f"{module} cannot be imported")


def listen(module: str) -> None:
    """Import one module and print what was heard meanwhile."""
    _tried.clear()
    _started.clear()
    importlib.import_module(module)
    links = [str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    open_sockets = [link for link in links if link.startswith("socket:")]
    telemetry = sorted(name for name in sys.modules if name.startswith("openvino_telemetry"))
    answer = {"tried": _tried, "started": _started, "open": open_sockets, "telemetry": telemetry}
    print(json.dumps({module: answer}), flush=True)


def _watch(event: str, details: tuple[object, ...]) -> None:
    if event in WATCHED:
        _tried.append(f"{event} {details[1:]}")
        msg = "no network in this lane"
        raise OSError(msg)
    if event in STARTS:
        _started.append(f"{event} {details[:2]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
