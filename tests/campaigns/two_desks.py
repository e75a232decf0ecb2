"""Several desks at one workspace: the sequence stays dense, and no act is lost.

    python -m tests.campaigns.two_desks --processes 4 --threads 4 --acts 200 --seed 1

Processes and threads of one more process search, look, change and fail at random. Then every number
from 1 on must be there, every act that somebody did must stand with one opening and one closing
entry, the log must hold, and rows must fit it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

from nvr_desk.desk import create_workspace, open_desk
from nvr_desk.store import entries

from tests.desk.conftest import CASE
from tests.fakes.busy_desk import busy
from tests.footage_maker import Footage, make

VERBS = ("search", "view", "case.member", "job.cancel")


def run(root: Path, processes: int, threads: int, acts: int, seed: int) -> dict[str, Any]:
    """Let them all act in a workspace with one delivery; what was done, and what was wrong."""
    words = [sys.executable, "-m", "tests.fakes.busy_desk", str(root)]
    others = [
        subprocess.Popen([*words, f"p{n}", str(seed), str(acts)], stdout=subprocess.PIPE)
        for n in range(processes)
    ]
    done: Counter[str] = Counter()
    with open_desk(root) as desk, open_desk(root) as second:
        desks = [desk, second]
        results: list[Counter[str]] = []

        def work(number: int) -> None:
            results.append(busy(desks[number % 2], f"t{number}", seed, acts))

        hands = [threading.Thread(target=work, args=(n,)) for n in range(threads)]
        for each in hands:
            each.start()
        for each in hands:
            each.join()
        wrong = [] if len(results) == threads else ["a thread failed"]
        for counted in results:
            done.update(counted)
        for other in others:
            out, _ = other.communicate()
            if other.returncode != 0:
                wrong.append(f"a process ended with {other.returncode}")
            else:
                done.update(json.loads(out))
        wrong += _wrong(desk, done)
        return {
            "acts": sum(done.values()),
            "entries": desk.workspace.status().entries,
            "wrong": wrong,
        }


def _wrong(desk: Any, done: Counter[str]) -> list[str]:  # noqa: ANN401 - a desk
    bodies = [(e.seq, json.loads(e.body)) for e in entries.every(desk._core.store)]
    wrong: list[str] = []
    if [seq for seq, _ in bodies] != list(range(1, len(bodies) + 1)):
        wrong.append("the sequence has holes")
    opened = {seq: b["verb"] for seq, b in bodies if b["phase"] == "opened"}
    closed = Counter(b["parent"] for _, b in bodies if b["phase"] == "closed")
    if set(closed) != set(opened) or set(closed.values()) != {1}:
        wrong.append("an act has not one closing entry")
    found = Counter(verb for verb in opened.values() if verb in VERBS)
    if found != +done:
        wrong.append(f"acts in the log {dict(found)}, done {dict(done)}")
    if desk.audit.verify().findings or not desk.workspace.check().ok:
        wrong.append("log or rows do not hold")
    return wrong


def stock(folder: Path) -> Path:
    """A workspace with one delivery that may be shown."""
    root = create_workspace(folder / "workspace")
    (folder / "shipment").mkdir()
    make(folder / "shipment" / "yard.mp4", Footage(frames=8, width=320, height=180))
    with open_desk(root) as desk:
        desk.cases.new(CASE, offence="BURG", zone="America/Denver")
        desk.intake.ingest(folder / "shipment", CASE, statement="the resident agreed on the phone")
    return root


def main() -> None:
    """The campaign."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--acts", type=int, default=200, help="of each")
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        root = stock(Path(folder))
        found = run(root, told.processes, told.threads, told.acts, told.seed)
    print(json.dumps({**found, "seconds": round(time.monotonic() - began, 1)}))
    sys.exit(1 if found["wrong"] else 0)


if __name__ == "__main__":
    main()
