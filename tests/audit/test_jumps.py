"""A clock that somebody set between two entries stands in the log; one that slept does not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.audit.log import AuditLog
from nvr_desk.audit.verify import verify
from nvr_desk.clock import SystemClock
from nvr_desk.store import entries, workspace
from nvr_desk.store.unit import Store

from tests.fakes.clock import START, FakeClock
from tests.fakes.stocked import draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEEN_AT = "2026-11-20T09:00:00.000000Z"


class Log:
    """A store of one process, and another process at the same workspace."""

    def __init__(self, root: Path) -> None:
        self.paths = workspace.create(root, START)
        self.stores: list[Store] = []

    def process(self, clock: FakeClock) -> Store:
        """A store as another process has it."""
        store = Store(self.paths, AuditLog(clock, workspace.identity(self.paths).uuid), clock)
        self.stores.append(store)
        return store

    def told(self) -> list[dict[str, Any]]:
        """Bodies of all entries."""
        return [json.loads(each.body) for each in entries.every(self.stores[0])]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    made = Log(tmp_path / "w")
    yield made
    assert verify(entries.every(made.stores[0])).findings == ()
    for store in made.stores:
        store.close()


def _write(store: Store) -> int:
    with store.unit() as tx:
        return tx.enter(draft("look")).seq


@pytest.mark.parametrize("shift", [-3600.0, -5.5, 5.5, 86_400.0])
def test_that_a_clock_that_was_set_is_told_before_the_entry_that_noticed(
    log: Log, shift: float
) -> None:
    clock = FakeClock()
    store = log.process(clock)
    _write(store)
    clock.advance(10)
    clock.set_by(shift)
    noticed = _write(store)
    _write(store)
    jumps = [body for body in log.told() if body["verb"] == "clock.jump"]
    assert [body["phase"] for body in jumps] == ["note"]
    assert log.told()[noticed - 2] == jumps[0]
    assert jumps[0]["parent"] is None
    assert jumps[0]["detail"]["was"] == SEEN_AT
    assert jumps[0]["detail"]["now"] == jumps[0]["time"]
    assert jumps[0]["detail"]["elapsed_s"] == 10.0
    assert jumps[0]["detail"]["shift_s"] == shift


@pytest.mark.parametrize("shift", [-4.5, 0.0, 4.5])
def test_that_a_correction_of_some_seconds_is_none(log: Log, shift: float) -> None:
    clock = FakeClock()
    store = log.process(clock)
    _write(store)
    clock.advance(1e6)
    clock.set_by(shift)
    _write(store)
    assert [body["verb"] for body in log.told()] == ["workspace.genesis", "look", "look"]


def test_that_a_machine_that_slept_did_not_jump(log: Log) -> None:
    clock = FakeClock()
    store = log.process(clock)
    _write(store)
    clock.suspend(9 * 3600)
    _write(store)
    assert "clock.jump" not in [body["verb"] for body in log.told()]


def test_that_another_process_sees_a_clock_that_went_back(log: Log) -> None:
    clock = FakeClock()
    _write(log.process(clock))
    clock.set_by(-60)
    later = log.process(clock)
    _write(later)
    _write(later)
    assert [body["verb"] for body in log.told()][2:] == ["clock.jump", "look", "look"]
    assert "elapsed_s" not in log.told()[2]["detail"], "nobody knows how long it really was"


def test_that_another_process_cannot_see_a_clock_that_went_forward(log: Log) -> None:
    clock = FakeClock()
    _write(log.process(clock))
    clock.set_by(+3600)
    _write(log.process(clock))
    assert "clock.jump" not in [body["verb"] for body in log.told()]


def test_that_a_jump_whose_entry_was_undone_is_told_again(log: Log) -> None:
    clock = FakeClock()
    store = log.process(clock)
    _write(store)
    clock.set_by(-600)
    with pytest.raises(ZeroDivisionError), store.unit() as tx:
        tx.enter(draft("look"))
        raise ZeroDivisionError
    clock.advance(1)
    _write(store)
    _write(store)
    assert [body["verb"] for body in log.told()][2:] == ["clock.jump", "look", "look"]


def test_that_a_jump_within_an_act_that_fails_stands_once(log: Log) -> None:
    clock = FakeClock()
    store = log.process(clock)
    _write(store)
    with store.unit() as tx:
        tx.enter(draft("opened"))
        with pytest.raises(ZeroDivisionError), tx.savepoint():
            clock.set_by(+600)
            tx.enter(draft("part"))
            raise ZeroDivisionError
        tx.enter(draft("closed"))
    verbs = [body["verb"] for body in log.told()]
    assert verbs[2:] == ["opened", "clock.jump", "closed"]


def test_that_the_clock_of_the_machine_counts_its_sleep() -> None:
    clock = SystemClock()
    first = clock.elapsed()
    assert clock.elapsed() >= first >= clock.monotonic() - 1.0
