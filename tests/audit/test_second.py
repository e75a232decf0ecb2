"""A long log is checked by two processes; what they say is what one alone says, word for word."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from nvr_desk.audit import check as checks
from nvr_desk.audit import second
from nvr_desk.audit.chain import GENESIS_PREV, chain_hash, leaf_hash
from nvr_desk.audit.stretch import Stretch, clean, joined
from nvr_desk.store import log_pages

from tests.fakes.sealed_log import SealedLog
from tests.fakes.stocked import SteppedClock, Stocked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from nvr_desk.records.log import LogReport

ENTRIES = 1_500
SPAN = 128
"""Not a multiple of a tile, so that tiles end within spans and across them."""


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SealedLog]:
    """A log with checkpoints within spans, and a witness of all of it."""
    folder = tmp_path_factory.mktemp("second")
    made = SealedLog(Stocked(folder / "w", SteppedClock()), folder / "state")
    made.make_key()
    made.watch(folder / "witness")
    for size in (300, 500, ENTRIES - 820):
        made.grow(size)
        made.checkpoint()
    yield made
    made.store.close()


@pytest.fixture(autouse=True)
def short_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "SPAN", SPAN)
    monkeypatch.setattr(checks, "cores", lambda: 2)


def _both(sealed: SealedLog, monkeypatch: pytest.MonkeyPatch) -> tuple[LogReport, LogReport]:
    monkeypatch.setattr(checks, "LONG", 0)
    together = sealed.check()
    monkeypatch.setattr(checks, "LONG", 1 << 60)
    return together, sealed.check()


def _rehash(db: sqlite3.Connection, seq: int, old: str, new: str) -> None:
    """An entry changed by somebody who makes all hashes fit again; it only shows in the witness."""
    prev, changed = GENESIS_PREV, 0
    for number, body in db.execute("SELECT seq, body FROM audit_entry ORDER BY seq").fetchall():
        text = body.replace(old, new, 1) if number == seq else body
        changed += text != body
        leaf = leaf_hash(text)
        cells = (text, prev, leaf, number)
        db.execute("UPDATE audit_entry SET body = ?, prev = ?, leaf = ? WHERE seq = ?", cells)
        prev = chain_hash(prev, leaf)
    assert changed == 1


_ONE = "UPDATE audit_entry SET {} WHERE seq = :seq"
BENT = {
    "body": _ONE.format("body = replace(body, '211', '212')"),
    "utf8": _ONE.format("body = CAST(CAST(body AS BLOB) || x'ff' AS TEXT)"),
    "prev": _ONE.format("prev = upper(prev)"),
    "leaf": _ONE.format("leaf = upper(leaf)"),
    "blob": _ONE.format("body = CAST(body AS BLOB)"),
    "empty": _ONE.format("leaf = ''"),
    "deleted": "DELETE FROM audit_entry WHERE seq = :seq",
    "span deleted": f"DELETE FROM audit_entry WHERE seq BETWEEN :seq AND :seq + {2 * SPAN}",
    "cut": "DELETE FROM audit_entry WHERE seq >= :seq",
}
REWRITTEN = {"form": ('":"', '": "'), "rewritten": ("211", "212")}


def _bent(db: sqlite3.Connection, how: str, seq: int) -> None:
    if how in REWRITTEN:
        _rehash(db, seq, *REWRITTEN[how])
    elif how == "exchanged":
        for here, there in ((seq, -1), (seq + 1, seq), (-1, seq + 1)):
            db.execute("UPDATE audit_entry SET seq = ? WHERE seq = ?", (there, here))
    else:
        db.execute(BENT[how], {"seq": seq})
    db.commit()


def _put_back(sealed: SealedLog, kept: list[tuple[object, ...]]) -> None:
    db = sealed.tamper()
    db.execute("DELETE FROM audit_entry")
    db.executemany("INSERT INTO audit_entry (seq, body, prev, leaf) VALUES (?, ?, ?, ?)", kept)
    db.commit()
    db.close()


def test_that_an_untouched_log_is_sound_both_ways(
    sealed: SealedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(checks, "LONG", 0)
    checks.check(
        sealed.store,
        sealed.heads,
        sealed.workspace_id,
        progress=lambda done, of: told.append((done, of)),
    )
    together, alone = _both(sealed, monkeypatch)
    assert together == alone
    assert (together.checked, together.findings) == (told[-1][1], ())
    assert together.checkpoints > 3
    assert [done for done, _ in told] == [*range(SPAN, told[-1][1], SPAN), told[-1][1]]


@pytest.mark.parametrize("seq", [SPAN + 1, 1_205])
@pytest.mark.parametrize("how", [*BENT, *REWRITTEN, "exchanged"])
def test_that_both_ways_give_the_same_verdict_on_a_bent_log(
    sealed: SealedLog, monkeypatch: pytest.MonkeyPatch, how: str, seq: int
) -> None:
    db = sealed.tamper()
    kept = db.execute("SELECT seq, body, prev, leaf FROM audit_entry ORDER BY seq").fetchall()
    try:
        _bent(db, how, seq)
        together, alone = _both(sealed, monkeypatch)
    finally:
        db.close()
        _put_back(sealed, kept)
    assert together == alone
    assert together.findings[0].where == f"audit entry {seq}"


def test_that_a_helper_that_dies_changes_no_verdict(
    sealed: SealedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dying(second.SecondReader):
        def ask(self, first: int, last: int) -> Future[Stretch | None]:
            if first > 4 * SPAN and self._process.poll() is None:
                os.kill(self.pid, signal.SIGKILL)
                self._process.wait()
            return super().ask(first, last)

    monkeypatch.setattr(checks, "SecondReader", Dying)
    together, alone = _both(sealed, monkeypatch)
    assert together == alone
    assert together.ok


def test_that_a_helper_that_hangs_is_left_behind(
    sealed: SealedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hanging(second.SecondReader):
        def __init__(self, database: Path) -> None:
            super().__init__(database)
            os.kill(self.pid, signal.SIGSTOP)

    monkeypatch.setattr(checks, "SecondReader", Hanging)
    monkeypatch.setattr(second, "PATIENCE_S", 0.05)
    together, alone = _both(sealed, monkeypatch)
    assert together == alone
    assert together.ok


def test_that_a_machine_without_a_second_process_checks_alone(
    sealed: SealedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_: Path) -> second.SecondReader:
        raise OSError

    monkeypatch.setattr(checks, "SecondReader", none)
    together, alone = _both(sealed, monkeypatch)
    assert together == alone


def test_that_the_helper_really_answers(sealed: SealedLog) -> None:
    """Else every test above would hold with a helper that never knows anything."""
    with second.SecondReader(sealed.store.paths.database) as helper:
        made = helper.ask(200, 500).result(60)
        beyond = helper.ask(1 << 40, 1 << 41).result(60)
    with sealed.store.read() as db:
        rows = log_pages.page(db, 199, 500)
    assert made == clean(rows, 200)
    assert made is not None
    assert made.count == 301
    assert beyond is None


def test_that_stretches_join_only_where_they_follow_one_another(sealed: SealedLog) -> None:
    with sealed.store.read() as db:
        rows = log_pages.page(db, 0, 60)
    one, other = clean(rows[:30], 1), clean(rows[30:], 31)
    assert joined(one, other) == clean(rows, 1)
    assert joined(other, one) is None
    assert joined(one, clean(rows[31:], 32)) is None
    assert clean(rows, 2) is None
    assert clean([], 1) is None
