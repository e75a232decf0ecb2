"""One desk that acts and acts, beside others at the same workspace.

    python -m tests.fakes.busy_desk WORKSPACE NAME SEED ACTS

Its output is one line of JSON: verb → how often that act went through here.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from nvr_desk.desk import open_desk
from nvr_desk.errors import JobTakenError, UsageError
from nvr_desk.records.search import Query
from nvr_desk.store import deliveries

from tests.desk.conftest import CASE, PURPOSE

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.desk import Desk


def busy(desk: Desk, name: str, seed: int, number: int) -> Counter[str]:
    """Search, look, change and fail in an order that a seed gives; what was done, by verb."""
    chance = random.Random(f"{seed} {name}")
    desk.cases.use_purpose(CASE, PURPOSE)
    with desk._core.store.read() as db:
        item = deliveries.rows(db, CASE)[0].delivery.id

    def look() -> None:
        ticket = desk.view.open(CASE, [item])
        desk.view.shown(ticket, item, 0.0, 1.0)
        desk.view.close(ticket)

    def in_vain() -> None:
        try:
            desk.jobs.cancel(1)
        except (JobTakenError, UsageError):
            return

    work: dict[str, Callable[[], object]] = {
        "search": lambda: desk.search.ask(Query(case=CASE)),
        "view": look,
        "case.member": lambda: desk.cases.member(CASE, f"{name}-{chance.randrange(5)}"),
        "job.cancel": in_vain,
    }
    done: Counter[str] = Counter()
    for _ in range(number):
        verb = chance.choice(sorted(work))
        work[verb]()
        done[verb] += 1
    return done


def main() -> None:
    """As a process of its own."""
    root, name, seed, number = sys.argv[1:]
    with open_desk(Path(root)) as desk:
        print(json.dumps(busy(desk, name, int(seed), int(number))))


if __name__ == "__main__":
    main()
