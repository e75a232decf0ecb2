"""The steps of a GPU check, each in a process of its own: ``steps.py NAME WORK COUNT …``."""

from __future__ import annotations

import argparse
import faulthandler
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import looking_steps
import machine_steps
import tensorrt_step
import whole_steps
from asked import Asked

MARK = "GPU-CHECK-ROWS "

STEPS: dict[str, Any] = {
    "facts": machine_steps.facts,
    "clips": machine_steps.clips,
    "hardware": machine_steps.hardware,
    "fence": machine_steps.fence,
    "decode": machine_steps.decode,
    "networks": looking_steps.networks,
    "infer": looking_steps.infer,
    "fixed": looking_steps.fixed,
    "baseline": looking_steps.baseline,
    "tensorrt": tensorrt_step.tensorrt,
    "fast": lambda asked: whole_steps.ours(asked, "fast"),
    "exact": lambda asked: whole_steps.ours(asked, "exact"),
    "triage": lambda asked: whole_steps.ours(asked, "triage"),
    "loose": whole_steps.loose,
}


def main() -> None:
    """One step."""
    parser = argparse.ArgumentParser()
    parser.add_argument("step", choices=STEPS)
    parser.add_argument("work", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--cpu", action="store_true")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    given = parser.parse_args()
    faulthandler.dump_traceback_later(max(5.0, given.seconds - 2.0))  # says where it hangs
    asked = Asked(given.work, given.count, given.cpu, given.weights, given.seconds)
    for each in STEPS[given.step](asked):
        sys.stdout.write("\n" + MARK + json.dumps([each]) + "\n")
        sys.stdout.flush()  # a step whose time is up keeps what it told
    faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    main()
