"""The window at the size of a large case: every latency of a working day, beside its bound.

Each part runs in a process of its own, off screen. The large case (40,000 deliveries, 1,000,000
appearances) is made once, or taken from a folder where an earlier run left it. Times of the
machine (fsync, one decode of 1080p) stand beside the figures, because they bound some of them.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from nvr_desk.upkeep.bench.asked import Asked
from nvr_desk.upkeep.bench.asked import asked as asked_of
from nvr_desk.upkeep.bench.machine import machine
from nvr_desk.upkeep.bench.rows import lines

from tests.bench import bigcase
from tests.bench.report import keep

PARTS = {
    "start": "nvr_desk_ui.bench.start",
    "timeline": "nvr_desk_ui.bench.timeline",
    "map": "nvr_desk_ui.bench.map",
    "gallery": "nvr_desk_ui.bench.gallery",
    "search": "nvr_desk.desk.bench.search_speed",
    "walk": "tests.bench.ui_walk",
    "player": "tests.bench.ui_player",
    "tiles": "tests.bench.ui_tiles",
    "stall": "tests.bench.ui_stall",
}
_LONGEST_S = 1200.0


def main(arguments: list[str]) -> int:
    """Measure, print, write docs/benchmarks.md."""
    if arguments[:1] == ["--part"]:
        return _part(arguments[1], asked_of(arguments[2]))
    parser = argparse.ArgumentParser(prog="./run bench ui", description=__doc__)
    parser.add_argument("--big", type=Path, help="the large case; made there if it is missing")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="all by default")
    options = parser.parse_args(arguments)
    where = machine()
    with tempfile.TemporaryDirectory(prefix="nvr-bench-ui-") as name:
        root = (options.big or Path(name) / "big").absolute()
        if not (root / "nvr-desk.toml").exists():
            bigcase.main([str(root)])
        asked = Asked(root, Path(name))
        found = {part: _measured(part, asked) for part in options.parts or PARTS}
    result = {"machine": where, **found}
    keep("ui", "The window", "./run bench ui", result, lines(result))
    return 0


def _measured(part: str, asked: Asked) -> dict[str, Any]:
    """The figures of one part, or why there are none."""
    began = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.ui", "--part", part, asked.text()],
        check=False,
        capture_output=True,
        text=True,
        timeout=_LONGEST_S,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    took = round(time.perf_counter() - began, 1)
    print(f"{part}: {took} s", file=sys.stderr)
    if ran.returncode:
        print(ran.stderr, file=sys.stderr)
        return {"failed": ran.stderr.strip().splitlines()[-1:] or ["no word"], "seconds": took}
    return {**json.loads(ran.stdout.splitlines()[-1]), "seconds": took}


def _part(name: str, asked: Asked) -> int:
    """Run one part here; its figures are the last line of standard output."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(sys.argv[:1])
    report: dict[str, Any] = {}
    importlib.import_module(PARTS[name]).run(report, asked)
    del application
    print(json.dumps(report))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
