"""A workspace with one big case: 40,000 deliveries and 1,000,000 appearances in minutes.

    python -m tests.bench.bigcase DIR --deliveries 40000 --tracks 1000000

Rows are written through the store, under its seals and its log, so that `check` and `audit verify`
are green. The clips hold no footage (a line of text each, under their true hashes); ``--media``
points some deliveries at real clips. The numbers follow from the seed, the names of the workspace
and its hours do not.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from nvr_desk.audit.log import AuditLog
from nvr_desk.clock import SystemClock
from nvr_desk.desk import create_workspace, open_desk
from nvr_desk.store import workspace
from nvr_desk.store.unit import Store
from nvr_desk.store.vault import Vault

from tests.bench.big_plan import BEGIN, ZONE, make_plan
from tests.bench.big_rows import CASE, Writer
from tests.bench.big_shapes import make_shapes

if TYPE_CHECKING:
    from collections.abc import Callable

OFFENCE = "2399"
PURPOSE = "bench: a case of our own making"
SEED = 26
SHAPES = 3000


def make_big_case(
    root: Path,
    *,
    deliveries: int = 40_000,
    tracks: int = 1_000_000,
    cameras: int = 800,
    batches: int = 50,
    seed: int = SEED,
    told: Callable[[int], None] = lambda _: None,
) -> Path:
    """Make the workspace; answers its folder.

    Raises:
        AlreadyExistsError: there is a workspace.
        StoreError: the folder holds something else.
    """
    rng = np.random.default_rng(seed)
    create_workspace(root)
    with open_desk(root) as desk:
        desk.cases.new(CASE, offence=OFFENCE, zone=ZONE)
        desk.purposes.remember(CASE, PURPOSE)
        user = desk.actor.user
    clock, paths = SystemClock(), workspace.open(root)
    store = Store(paths, AuditLog(clock, workspace.identity(paths).uuid), clock)
    try:
        plan = make_plan(rng, deliveries, tracks, cameras, batches)
        shapes = make_shapes(rng, min(SHAPES, max(20, tracks // 10)))
        Writer(store, Vault(paths.vault), plan, shapes, rng, user).write(told)
    finally:
        store.close()
    return root


def add_real(root: Path, clips: list[Path], many: int) -> None:
    """Deliver copies of real clips to the case, one camera each, a minute apart."""
    folder = root.parent / f"{root.name}-real"
    folder.mkdir()
    try:
        begin = int(BEGIN.timestamp())
        lines: list[dict[str, Any]] = []
        for number in range(many):
            source = clips[number % len(clips)]
            name = f"real_{number:05}{source.suffix}"
            shutil.copyfile(source, folder / name)
            start = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(begin + 60 * number))
            lines.append(
                {
                    "file": name,
                    "camera": {"alias": f"REAL-{number % 9 + 1}"},
                    "recorded": {"start": start, "uncertainty_s": 1, "source": "manifest"},
                    "consent": {"id": f"K-{number}", "state": "given", "scope": "case"},
                }
            )
        batch: dict[str, Any] = {
            "format": "nvr-desk/batch",
            "version": 1,
            "batch_id": "REAL",
            "clips": lines,
        }
        (folder / "batch.json").write_text(json.dumps(batch), encoding="utf-8")
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
