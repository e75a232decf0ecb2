"""A process that takes files in: ``python -m tests.fakes.taker ROOT NAME COUNT BYTES``.

Prints the hash of a file once its delivery is acknowledged, a line each, and lets no error pass.
"""

from __future__ import annotations

import hashlib
import io
import random
import sys
from pathlib import Path

import numpy as np

from nvr_desk.audit.log import AuditLog
from nvr_desk.clock import SystemClock
from nvr_desk.records.delivery import Camera, Consent, ConsentState, Delivery, TimeClaim, Visibility
from nvr_desk.records.media import Clip, MediaState
from nvr_desk.store import clips, deliveries, workspace
from nvr_desk.store.unit import Store
from nvr_desk.store.vault import Vault

from tests.fakes.stocked import CASE, draft, facts


def main(root: Path, batch: str, name: str, count: int, size: int) -> None:
    """Vault first, then row and entry, then the word; beside it a read a file."""
    paths = workspace.open(root)
    clock = SystemClock()
    store = Store(paths, AuditLog(clock, workspace.identity(paths).uuid), clock)
    vault = Vault(paths.vault)
    rng = random.Random(name)
    for number in range(count):
        path = f"{name}/{number}.mp4"
        taken = vault.take(io.BytesIO(rng.randbytes(size)))
        made = Delivery(
            id=hashlib.sha256(f"{batch}\n{path}".encode()).hexdigest()[:20],
            case=CASE,
            batch=batch,
            path=path,
            name=path,
            sha256=taken.sha256,
            item=None,
            camera=Camera("C"),
            claim=TimeClaim(None),
            consent=Consent(ConsentState.GIVEN),
            visibility=Visibility.SHOWN,
        )
        with store.unit() as tx:
            if not deliveries.exists(tx.connection, made.id):
                clips.add(
                    tx,
                    Clip(taken.sha256, taken.bytes, MediaState.OK, None, facts()),
                    np.arange(40, dtype=np.int64) * 9000,
                )
                deliveries.add(tx, made)
            tx.enter(draft("ingest", objects=({"kind": "delivery", "id": made.id},)))
        sys.stdout.write(taken.sha256 + "\n")
        sys.stdout.flush()
        with store.read() as db:
            deliveries.rows(db, CASE, ids=[made.id])
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
