"""Every act of the facade dies by SIGKILL, at the start of its body and right before its end.

    python -m tests.fakes.dying_acts WORKSPACE SHIPMENT SCRATCH

One interpreter forks a process for each death. Each line of the output is JSON: which act, where
it was killed, whether it was, and what the log gained by the process that opened the workspace
and died.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nvr_desk.desk import acts, jobs, open_desk, presence
from nvr_desk.store import deliveries

from tests.desk import test_facade as facade
from tests.desk.conftest import CASE, PURPOSE, House
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Callable

POINTS = ("body", "end")
LOOKS: dict[str, Callable[[House, Path], object]] = {
    "view.open": lambda h, _: h.desk.view.open(CASE, [_item(h)]),
    "logbook.open": lambda h, _: h.desk.logbook.open(),
}


def _item(house: House) -> str:
    """A delivery, without an act that would be killed in its place."""
    with house.desk._core.store.read() as db:
        return deliveries.rows(db, CASE)[0].delivery.id


def main() -> None:
    """Kill them all, one after the other, in one workspace."""
    root, shipment, scratch = (Path(each) for each in sys.argv[1:])
    vars(jobs)["launch"] = lambda *_, **__: 1
    everything = {**facade.ACTS, **LOOKS}
    for number, (name, point) in enumerate((n, p) for n in sorted(everything) for p in POINTS):
        before = _newest(root)
        child = os.fork()
        if child == 0:
            _die(root, shipment, scratch / str(number), point, everything[name])
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        gained = _behind(root, before)
        print(json.dumps({"act": name, "point": point, "killed": killed, "gained": gained}))


def _die(
    root: Path, shipment: Path, scratch: Path, point: str, call: Callable[[House, Path], object]
) -> None:
    scratch.mkdir()
    clock = FakeClock()
    clock.advance(7200)
    try:
        with open_desk(root, clock=clock) as desk:
            desk.cases.use_purpose(CASE, PURPOSE)
            if point == "body":
                _deadly(presence.Presence, "admit")
            else:
                _deadly(acts, "_closing")
            call(House(desk, root, shipment, clock), scratch)
    finally:
        os._exit(7)


def _deadly(where: object, name: str) -> None:
    def killed(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(where, name, killed)


def _newest(root: Path) -> int:
    with sqlite3.connect(root / "index.sqlite") as db:
        return int(db.execute("SELECT max(seq) FROM audit_entry").fetchone()[0])


def _behind(root: Path, seq: int) -> list[dict[str, Any]]:
    with sqlite3.connect(root / "index.sqlite") as db:
        rows = db.execute("SELECT seq, body FROM audit_entry WHERE seq > ? ORDER BY seq", (seq,))
        found = [(number, json.loads(body)) for number, body in rows]
    told = ("verb", "phase", "parent", "outcome")
    return [{"seq": number, **{key: said[key] for key in told}} for number, said in found]


if __name__ == "__main__":
    main()
