"""A workspace with one big case: 40,000 deliveries and 1,000,000 appearances in minutes.

Rows are written through the store, under its seals and its log, so that `check` and `audit verify`
are green. The clips hold no footage (a line of text each, under their true hashes).
The numbers follow from the seed, the names of the workspace and its hours do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.audit.log import AuditLog
from nvr_desk.clock import SystemClock
from nvr_desk.desk.desk import create_workspace, open_desk
from nvr_desk.store import workspace
from nvr_desk.store.unit import Store
from nvr_desk.store.vault import Vault
from nvr_desk.upkeep.bench.big_plan import ZONE, make_plan
from nvr_desk.upkeep.bench.big_rows import CASE, Writer
from nvr_desk.upkeep.bench.big_shapes import make_shapes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OFFENCE: Final = "2399"
PURPOSE: Final = "bench: a case of our own making"
SEED: Final = 26
SHAPES: Final = 3000


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
