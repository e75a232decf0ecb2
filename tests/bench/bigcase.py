"""A workspace with one big case, to be measured: the product makes it, real clips may be added.

    python -m tests.bench.bigcase DIR --deliveries 40000 --tracks 1000000

``--media`` points some deliveries at real clips.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path

from nvr_desk.desk import open_desk
from nvr_desk.desk.bench.bigcase import SEED, make_big_case
from nvr_desk.upkeep.bench.big_plan import BEGIN
from nvr_desk.upkeep.bench.big_rows import CASE
from nvr_desk.upkeep.bench.corpus import write_batch


def add_real(root: Path, clips: list[Path], many: int) -> None:
    """Deliver copies of real clips to the case, one camera each, a minute apart."""
    folder = root.parent / f"{root.name}-real"
    folder.mkdir()
    try:
        names = [f"real_{number:05}{clips[number % len(clips)].suffix}" for number in range(many)]
        for number, name in enumerate(names):
            shutil.copyfile(clips[number % len(clips)], folder / name)
        write_batch(folder, names, BEGIN)
        with open_desk(root) as desk:
            desk.intake.ingest(folder, CASE)
    finally:
        shutil.rmtree(folder)


def main(arguments: list[str]) -> int:
    """Make one and say how long it took."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bigcase", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--deliveries", type=int, default=40_000)
    parser.add_argument("--tracks", type=int, default=1_000_000)
    parser.add_argument("--cameras", type=int, default=800)
    parser.add_argument("--batches", type=int, default=50)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--media", type=Path, help="a folder of real clips")
    parser.add_argument("--real", type=int, default=8, help="deliveries of real clips")
    given = parser.parse_args(arguments)
    began, busy = time.monotonic(), time.process_time()
    make_big_case(
        given.folder,
        deliveries=given.deliveries,
        tracks=given.tracks,
        cameras=given.cameras,
        batches=given.batches,
        seed=given.seed,
        told=lambda done: print(f"{done:,} deliveries", flush=True),
    )
    if given.media is not None:
        add_real(given.folder, sorted(given.media.glob("*.mp4")), given.real)
    took = f"{time.monotonic() - began:.0f} s, {time.process_time() - busy:.0f} s of a core"
    print(f"{given.folder}: case {CASE}, {took}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
