"""Acts whose process died before it could close them: whoever comes next writes the closing entry.

A job's act is closed by whoever takes the job up, every other one at the next opening of the
workspace at the same station. Which acts are open is kept in a small file, so that an opening reads
what came since; the file is made anew from the log where it is missing.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.errors import StoreError
from nvr_desk.jobs.owner import DIED
from nvr_desk.jobs.process import is_gone
from nvr_desk.records.audit import Phase
from nvr_desk.records.job import JobState
from nvr_desk.store import entries
from nvr_desk.store.entry_index import open_since

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.desk.core import Core
    from nvr_desk.records.job import Job
    from nvr_desk.store.unit import Unit

_BEGUN = frozenset({JobState.QUEUED, JobState.RUNNING, JobState.PAUSED})
KEPT: Final = "open-acts.json"
REWRITE: Final = 500
"""So many new entries make the small file worth writing again."""


def close_former_act(core: Core, tx: Unit, job: Job) -> None:
    """Close the act that last carried a job, if its process died before it could.

    ``job`` is the row as it was before anybody took it up, and nobody living is at it. A job that
    ended by itself closed its act, or is about to.
    """
    if job.act is None or job.state not in _BEGUN or entries.is_closed(tx.connection, job.act):
        return
    closing = core.draft(
        str(job.kind),
        Phase.CLOSED,
        case=job.case,
        parent=job.act,
        objects=[{"kind": "job", "id": str(job.id)}],
        outcome=f"failed: {DIED}",
    )
    tx.enter(closing)


def close_dead(core: Core) -> int:
    """Close the acts of this station whose process has died; answers how many.

    Where the log cannot be written they wait for the next opening.
    """
    kept = core.store.paths.derived / KEPT
    upto, open_acts = _kept(kept)
    with core.store.read() as db:
        last = entries.last_seq(db)
    if upto > last:
        upto, open_acts = 0, set[int]()
    begun = upto
    while upto < last:
        with core.store.read() as db:
            upto = open_since(db, upto, last, open_acts)
    with core.store.read() as db:
        rows = entries.of_numbers(db, sorted(open_acts))
    found: list[dict[str, Any]] = [{**_said(row.body), "seq": row.seq} for row in rows]
    open_acts = {said["seq"] for said in found if said.get("process")}
    dead = [said for said in found if _is_dead(core, said)]
    with suppress(StoreError):
        if dead:
            _close(core, dead)
            open_acts -= {said["seq"] for said in dead}
    if dead or last - begun > REWRITE:
        _keep(kept, last, open_acts)
    return len(dead)


def _close(core: Core, dead: list[dict[str, Any]]) -> None:
    with core.store.unit(last_words=True) as tx:
        for said in dead:
            if entries.is_closed(tx.connection, said["seq"]):
                continue
            closing = core.draft(
                said["verb"],
                Phase.CLOSED,
                case=said["case"],
                parent=said["seq"],
                outcome=f"failed: {DIED}",
            )
            tx.enter(closing)


def _is_dead(core: Core, said: dict[str, Any]) -> bool:
    process = said.get("process")
    here = said.get("station") == core.actor.station
    return here and isinstance(process, str) and is_gone(process)


def _said(body: str) -> dict[str, Any]:
    """A body; a damaged one says nothing, and ``verify`` names it."""
    try:
        said: Any = json.loads(body)
    except ValueError:
        return {}
    return cast("dict[str, Any]", said) if isinstance(said, dict) else {}


def _kept(path: Path) -> tuple[int, set[int]]:
    """Number up to which the log was read, and what was open there; from the start else."""
    try:
        said = json.loads(path.read_bytes())
        upto, seqs = said["upto"], said["open"]
        if isinstance(upto, int) and all(isinstance(seq, int) for seq in seqs):
            return upto, set(seqs)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return 0, set[int]()


def _keep(path: Path, upto: int, open_acts: set[int]) -> None:
    part = path.with_name(f"{KEPT}.{os.getpid()}.part")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps({"upto": upto, "open": sorted(open_acts)}), "utf-8")
        part.replace(path)
