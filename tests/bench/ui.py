"""The window at the size of a large case: every latency of a working day, beside its bound.

The parts are the product's (``nvr_desk_ui.bench``), and two that need fakes: random moves over
clips of every kind, and several tiles. Each runs in a process of its own, off screen, once the
machine is quiet. The large case (40,000 deliveries, 1,000,000 appearances) is made once, or taken
from a folder where an earlier run left it. Times of the machine (fsync, one decode of 1080p) stand
beside the figures, because they bound some of them. The section of docs/benchmarks.md is written
once, at the end, whatever became of single parts.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from nvr_desk.upkeep.bench import child
from nvr_desk.upkeep.bench.asked import TRIES, Asked
from nvr_desk.upkeep.bench.machine import machine
from nvr_desk.upkeep.bench.quiet import wait_for_quiet
from nvr_desk.upkeep.bench.rows import lines
from nvr_desk_ui.bench.parts import PARTS, measure

from tests.bench import bigcase
from tests.bench.report import keep

OURS = {"walk": "tests.bench.ui_walk", "tiles": "tests.bench.ui_tiles"}
ALL = {**PARTS, **OURS}
QUIET_S = 60.0


def main(arguments: list[str]) -> int:
    """Measure, print, write docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="./run bench ui", description=__doc__)
    parser.add_argument("--big", type=Path, help="the large case; made there if it is missing")
    parser.add_argument("--tries", type=int, default=TRIES, help="of each latency")
    parser.add_argument("--play", type=float, default=60.0, help="seconds, to count dropped ones")
    parser.add_argument("--clips", type=int, default=500, help="ingested beside the window")
    parser.add_argument("--wait", type=float, default=QUIET_S, help="seconds for a quiet machine")
    parser.add_argument("--quick", action="store_true", help="waits for nothing, writes nothing")
    parser.add_argument("parts", nargs="*", choices=[*ALL, []], help="all by default")
    options = parser.parse_args(arguments)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="nvr-bench-ui-") as name:
        root = (options.big or Path(name) / "big").absolute()
        if not (root / "nvr-desk.toml").exists():
            bigcase.main([str(root)])
        asked = Asked(
            root,
            Path(name),
            tries=options.tries,
            play_s=options.play,
            clips=options.clips,
            wait_s=0.0 if options.quick else options.wait,
        )
        result = whole(asked, options.parts or list(ALL))
    result["took_s"] = round(time.perf_counter() - began)
    section = [*lines(result), "", *told(result)]
    if options.quick or options.parts:  # a part never takes the place of the whole
        print("\n".join(section))
    else:
        keep("ui", "The window", "./run bench ui", result, section)
    return 0


def whole(asked: Asked, names: list[str]) -> dict[str, Any]:
    """The machine, one decode in full HD, and the parts."""
    noisy = wait_for_quiet(most_s=asked.wait_s, told=child.tell)
    where = machine(asked.folder)
    env = child.surroundings(asked.folder)
    decode = child.answer(["-m", "nvr_desk.desk.bench", "decode", asked.text()], env)
    found = measure({name: ALL[name] for name in names}, asked)
    said = {"warning": noisy} if noisy else {}
    return {"machine": where, "decode": {**decode["decode"], **said}, **found}


def told(result: dict[str, Any]) -> list[str]:
    """Warnings of single parts, and how long it all took."""
    parts = [(name, found) for name, found in result.items() if isinstance(found, dict)]
    noisy = [f"{name}: {found['warning']}." for name, found in parts if "warning" in found]
    return [*noisy, f"The whole bench took {result['took_s']} s."]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
