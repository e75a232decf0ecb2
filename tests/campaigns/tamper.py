"""Changes to a log past the program: ``python -m tests.campaigns.tamper [FLIPS] [--entries N]``.

Passes when every single one is found and the first bad entry is named. Flips are written into the
database file by another connection with the triggers dropped, checked, and put back; most are
checked from a remembered place of the walk a little before them, every 200th from the beginning.
"""

from __future__ import annotations

import argparse
import copy
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from nvr_desk.audit import tree
from nvr_desk.audit.verify import Walk
from nvr_desk.store import log_pages

from tests.fakes.sealed_log import SealedLog, open_as_owner
from tests.fakes.stocked import SteppedClock, Stocked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from nvr_desk.store.log_pages import RawEntry

FIELDS = ("seq", "body", "prev", "leaf")
STEP = 100
"""Entries between remembered places of the walk."""
WHOLE_EVERY = 200


@dataclass
class Tally:
    """What was tried, and what was not found or named wrongly."""

    tried: int = 0
    whole: int = 0
    missed: list[str] = field(default_factory=list)

    def note(self, what: str, named: int | None, expected: int) -> None:
        self.tried += 1
        if named != expected:
            self.missed.append(f"{what}: named {named}, should be {expected}")


class Places:
    """The walk of a good log, remembered every ``step`` entries."""

    def __init__(self, rows: list[RawEntry], step: int = STEP) -> None:
        self._step = step
        walk = Walk()
        self._kept: list[Walk] = []
        for at, row in enumerate(rows):
            if at % step == 0:
                self._kept.append(copy.deepcopy(walk))
            assert walk.take([row])

    def named_by(self, at: int, rows: Callable[[int], list[RawEntry]]) -> int | None:
        """First bad entry, walking from the place before row ``at``; ``rows`` reads from a seq."""
        place = at // self._step
        walk = copy.deepcopy(self._kept[place])
        walk.take(rows(place * self._step))
        return named(walk)


def named(walk: Walk) -> int | None:
    """Number in the first finding."""
    return int(walk.findings[0].where.rsplit(" ", 1)[1]) if walk.findings else None


def flipped(row: RawEntry, column: str, at: int, bit: int) -> RawEntry:
    """The row with one bit of one byte of a field the other way round."""
    cells = list(row)
    place = FIELDS.index(column)
    if column == "seq":
        cells[0] = row[0] ^ (1 << (8 * at + bit))
    else:
        data = bytearray(cells[place])  # type: ignore[arg-type]
        data[at] ^= 1 << bit
        cells[place] = bytes(data)
    return tuple(cells)  # type: ignore[return-value]


def every_byte(rows: list[RawEntry], rng: random.Random) -> Tally:
    """Every byte of every stored field of every entry, one bit of each, as the walk reads them."""
    tally = Tally()
    places = Places(rows, step=1)
    for k, row in enumerate(rows):
        for column in FIELDS:
            size = 7 if column == "seq" else len(row[FIELDS.index(column)])  # type: ignore[arg-type]
            for at in range(size):
                bent = flipped(row, column, at, rng.randrange(8))
                if column == "seq" and 0 < bent[0] <= len(rows):
                    continue  # the key refuses a number that is taken
                told = places.named_by(k, partial(_changed, rows, k, bent))
                tally.note(f"entry {k + 1} {column}[{at}]", told, k + 1)
    return tally


def _changed(rows: list[RawEntry], k: int, bent: RawEntry, first: int) -> list[RawEntry]:
    """Rows from ``first`` to a little behind ``k`` as a query by number would give them."""
    near = [*rows[first:k], *rows[k + 1 : k + 3]]
    return sorted([*near, bent] if bent[0] > 0 else near, key=lambda each: each[0])


def random_flips(sealed: SealedLog, flips: int, rng: random.Random) -> Tally:
    """Random bits in the database file itself."""
    with sealed.store.read() as db:
        rows = log_pages.page(db, 0, 1 << 62, 1 << 62)
    places, tally = Places(rows), Tally()
    owner = open_as_owner(sealed.store.paths.database)

    def stored(first: int) -> list[RawEntry]:
        with sealed.store.read() as db:
            return log_pages.page(db, first, 1 << 62, STEP + 3)

    while (number := tally.tried) < flips:
        k = rng.randrange(len(rows))
        column = rng.choice(FIELDS)
        size = 7 if column == "seq" else len(rows[k][FIELDS.index(column)])  # type: ignore[arg-type]
        bent = flipped(rows[k], column, rng.randrange(size), rng.randrange(8))
        if not _write(owner, rows[k], bent):
            continue
        tally.note(f"flip {number} entry {k + 1} {column}", places.named_by(k, stored), k + 1)
        if number % WHOLE_EVERY == 0:
            tally.whole += 1
            if sealed.named() != k + 1:
                tally.missed.append(f"flip {number} {column}: whole check")
        _write(owner, bent, rows[k])
    owner.close()
    return tally


def _write(owner: sqlite3.Connection, old: RawEntry, new: RawEntry) -> bool:
    """Put a row in place of another; False where the number is taken (no such row can be)."""
    taken = "SELECT count(*) FROM audit_entry WHERE seq = ?"
    if old[0] != new[0] and owner.execute(taken, (new[0],)).fetchone()[0]:
        return False
    owner.execute(
        "UPDATE audit_entry SET seq = ?, body = CAST(? AS TEXT), prev = CAST(? AS TEXT),"
        " leaf = CAST(? AS TEXT) WHERE seq = ?",
        (*new[:4], old[0]),
    )
    owner.commit()
    return True


def structural(rows: list[RawEntry], rng: random.Random, times: int) -> Tally:
    """Entries taken out, put in, exchanged, doubled; numbers closed up behind."""
    tally = Tally()
    places = Places(rows)
    for _ in range(times):
        k = rng.randrange(len(rows) - 2)
        for what, made in _restructured(rows, k):
            told = places.named_by(k, partial(_from, made[: k + 4]))
            tally.note(f"{what} at entry {k + 1}", told, k + 1)
    return tally


def _from(rows: list[RawEntry], first: int) -> list[RawEntry]:
    return rows[first:]


def _restructured(rows: list[RawEntry], k: int) -> Iterator[tuple[str, list[RawEntry]]]:
    def numbered(made: list[RawEntry]) -> list[RawEntry]:
        return [(n, *each[1:]) for n, each in enumerate(made, 1)]

    here, near = rows[:k], rows[k : k + 5]
    yield "deleted", [*here, *near[1:]]
    yield "deleted and closed up", numbered([*here, *near[1:]])
    yield "inserted", numbered([*here, rows[k + 1], *near])
    yield "exchanged", numbered([*here, near[1], near[0], *near[2:]])
    yield "number exchanged only", [*here, near[1], near[0], *near[2:]]
    if k:
        yield "doubled", numbered([*here, rows[k - 1], *near])


def forged_proofs(rows: list[RawEntry], rng: random.Random, times: int) -> Tally:
    """Inclusion and consistency proofs bent in every way a forger has; none may be believed."""
    leaves = [bytes.fromhex((row[3] or b"").decode()) for row in rows]
    source, tally = tree.Leaves(leaves), Tally()
    for _ in range(times):
        size = rng.randrange(2, len(leaves) + 1)
        index, old = rng.randrange(size), rng.randrange(1, size)
        now, before = tree.root(source, size), tree.root(source, old)
        proof, way = tree.inclusion(source, index, size), tree.consistency(source, old, size)
        for bent in _bent(proof, rng):
            told = tree.verify_inclusion(leaves[index], index, size, bent, now)
            tally.note("inclusion", int(told), 0)
        for bent in _bent(way, rng):
            tally.note("consistency", int(tree.verify_consistency(old, size, bent, before, now)), 0)
        other = (index + 1) % size
        tally.note("index", int(tree.verify_inclusion(leaves[index], other, size, proof, now)), 0)
    return tally


def _bent(proof: list[bytes], rng: random.Random) -> Iterator[list[bytes]]:
    yield [*proof, bytes(32)]
    yield [bytes(32), *proof]
    if proof:
        yield []
        yield proof[:-1]
        yield proof[1:]
        at = rng.randrange(len(proof))
        bit = (1 << rng.randrange(256)).to_bytes(32, "big")
        yield [
            *proof[:at],
            bytes(a ^ b for a, b in zip(proof[at], bit, strict=True)),
            *proof[at + 1 :],
        ]
    if len(proof) > 1:
        yield proof[::-1]


def build(folder: Path, entries: int) -> SealedLog:
    """A signed and witnessed log of so many entries."""
    sealed = SealedLog(Stocked(folder / "w", SteppedClock()), folder / "state")
    sealed.make_key()
    sealed.watch(folder / "witness")
    while (missing := entries - sealed.heads.state().entries) > 0:
        sealed.grow(min(missing, 500))
    return sealed


def main() -> int:
    """Run, print the table, say whether all was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("flips", nargs="?", type=int, default=20_000)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rng = random.Random(asked.seed)
    missed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="nvr-desk-tamper-") as folder:
        sealed = build(Path(folder), asked.entries)
        with sealed.store.read() as db:
            rows = log_pages.page(db, 0, 1 << 62, 1 << 62)
        print(f"{len(rows)} entries")
        work: list[tuple[str, Callable[[], Tally]]] = [
            ("every byte of 200", lambda: every_byte(rows[:200], rng)),
            ("delete, insert, swap", lambda: structural(rows, rng, 500)),
            ("forged proofs", lambda: forged_proofs(rows, rng, 500)),
            ("random flips", lambda: random_flips(sealed, asked.flips, rng)),
        ]
        for what, run in work:
            began = time.monotonic()
            tally = run()
            missed += tally.missed
            took = time.monotonic() - began
            print(
                f"{tally.tried:8}  {what}: {len(tally.missed)} missed,"
                f" {tally.whole} by the whole check, {took:.1f} s"
            )
        sealed.store.close()
    print("\n".join(missed[:20]) if missed else "all found, each first bad entry named")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
