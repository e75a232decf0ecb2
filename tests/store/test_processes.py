"""Several processes at once, and processes that are killed."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from typing import IO, TYPE_CHECKING

from nvr_desk.audit.verify import verify
from nvr_desk.store import entries
from nvr_desk.store.check import check

from tests.fakes.stocked import CASE, draft

if TYPE_CHECKING:
    from nvr_desk.store.unit import Store

    from tests.fakes.stocked import Stocked

KILLS = 8
WRITERS = 4
EACH = 20


def _taker(stocked: Stocked, name: str, count: int, size: int) -> subprocess.Popen[str]:
    words = [str(stocked.store.paths.root), stocked.batch, name, str(count), str(size)]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.fakes.taker", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_that_four_processes_and_two_threads_write_and_none_is_turned_away(
    stocked: Stocked,
) -> None:
    writers = [_taker(stocked, f"p{n}", EACH, 2000) for n in range(WRITERS)]
    errors: list[BaseException] = []
    threads = [threading.Thread(target=_note, args=(stocked.store, errors)) for _ in range(2)]
    for thread in threads:
        thread.start()
    told = [writer.communicate() for writer in writers]
    for thread in threads:
        thread.join()
    assert [writer.returncode for writer in writers] == [0] * WRITERS, told
    assert [err for _, err in told] == [""] * WRITERS
    assert errors == []
    log = list(entries.every(stocked.store))
    assert len(log) == 3 + WRITERS * EACH + 2 * EACH
    assert verify(log).ok
    assert check(stocked.store, deep=True).findings == ()


def _note(store: Store, errors: list[BaseException]) -> None:
    for _ in range(EACH):
        try:
            with store.unit() as tx:
                tx.enter(draft("note"))
            with store.read() as db:
                entries.last(db)
        except BaseException as error:  # noqa: BLE001 - a thread's error would be lost
            errors.append(error)


def test_that_a_kill_at_any_point_loses_nothing_that_was_acknowledged(stocked: Stocked) -> None:
    """SIGKILL at random points of vault.take and of the unit, then the same command again."""
    rng = random.Random(20261121)
    acknowledged: set[str] = set()
    for number in range(KILLS):
        taker = _taker(stocked, f"k{number}", 100_000, 300_000)
        assert taker.stdout is not None
        first = taker.stdout.readline()
        killer = threading.Timer(rng.uniform(0, 0.15), taker.kill)
        killer.start()
        acknowledged |= _whole_lines(first, taker.stdout)
        taker.wait()
        killer.join()
        taker.communicate()
        _nothing_is_lost(stocked, acknowledged)
    assert len(acknowledged) >= KILLS
    stocked.vault.sweep()
    assert list((stocked.vault.root / "tmp").iterdir()) == []
    taker = _taker(stocked, "k0", 5, 300_000)
    out, err = taker.communicate()
    assert (taker.returncode, err, len(out.splitlines())) == (0, "", 5)
    assert check(stocked.store, deep=True).findings == ()
    assert verify(entries.every(stocked.store)).ok


def _whole_lines(first: str, stdout: IO[str]) -> set[str]:
    lines = (first + stdout.read()).split("\n")
    return {line for line in lines[:-1] if len(line) == 64}


def _nothing_is_lost(stocked: Stocked, acknowledged: set[str]) -> None:
    with stocked.store.read() as db:
        rows = set(
            db.exec_driver_sql(
                "SELECT c.sha256 FROM delivery d JOIN clip c ON c.id = d.clip_id"
                f" WHERE d.case_number = '{CASE}'"
            ).scalars()
        )
    assert acknowledged <= rows
    for sha256 in rows:
        stocked.vault.verify(sha256)
    assert len(list((stocked.vault.root / "tmp").iterdir())) <= KILLS
