"""The tree in the database: its tiles, and the same roots and proofs as over bare leaves."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from nvr_desk.audit import tiles, tree
from nvr_desk.store import entries
from nvr_desk.store import tiles as tile_rows

from tests.fakes.sealed_log import SealedLog
from tests.fakes.stocked import draft

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from tests.fakes.stocked import Stocked


@pytest.fixture
def sealed(stocked: Stocked, tmp_path: Path) -> SealedLog:
    return SealedLog(stocked, tmp_path)


def _grow(stocked: Stocked, size: int) -> list[bytes]:
    """Entries up to ``size``; answers with all leaves."""
    with stocked.store.read() as db:
        missing = size - entries.count(db)
    while missing > 0:
        with stocked.store.unit() as tx:
            for _ in range(min(missing, 500)):
                tx.enter(draft("view"))
        missing -= 500
    return [bytes.fromhex(each.leaf) for each in entries.every(stocked.store)]


class Counted:
    """Counts the statements of one reading."""

    def __init__(self, db: Connection) -> None:
        self.db, self.statements = db, 0

    def execute(self, statement: object) -> object:
        self.statements += 1
        return self.db.execute(statement)  # type: ignore[call-overload]


def test_that_roots_and_proofs_are_those_of_the_leaves(stocked: Stocked) -> None:
    leaves = _grow(stocked, 1_100)
    bare = tree.Leaves(leaves)
    with tiles.stored_tree(stocked.store) as stored:
        for size in (1, 2, 255, 256, 257, 512, 1_000, 1_024, 1_100):
            assert tree.root(stored, size) == tree.root(bare, size)
            for index in {0, size // 3, size - 1}:
                assert tree.inclusion(stored, index, size) == tree.inclusion(bare, index, size)
            for old in {1, size // 2, size - 1, size}:
                assert tree.consistency(stored, old, size) == tree.consistency(bare, old, size)


def test_that_a_tile_is_written_with_the_entry_that_completes_it(stocked: Stocked) -> None:
    leaves = _grow(stocked, 511)
    with stocked.store.read() as db:
        assert [k for k, _ in tile_rows.every(db, 0, 0, 10)] == [0]
    leaves = _grow(stocked, 512)
    with stocked.store.read() as db:
        found = tile_rows.every(db, 0, 0, 10)
    assert found == [(k, tiles.fold(leaves[256 * k : 256 * (k + 1)]).hex()) for k in range(2)]


def test_that_a_tile_of_an_undone_entry_is_gone_with_it(stocked: Stocked) -> None:
    _grow(stocked, 250)
    with stocked.store.unit() as tx:
        tx.enter(draft("view"))
        with pytest.raises(ZeroDivisionError), tx.savepoint():
            for _ in range(10):
                tx.enter(draft("view"))
            raise ZeroDivisionError
        tx.enter(draft("view"))
    with stocked.store.read() as db:
        assert tile_rows.newest(db, 0) == -1
    leaves = _grow(stocked, 256)
    with tiles.stored_tree(stocked.store) as stored:
        assert tree.root(stored, 256) == tree.root(tree.Leaves(leaves), 256)


def test_that_a_log_older_than_its_tiles_gets_them_little_by_little(stocked: Stocked) -> None:
    leaves = _grow(stocked, 1_000)
    with stocked.store.unit() as tx:
        tx.connection.execute(text("DROP TRIGGER audit_tile_no_delete"))
        tx.connection.execute(text("DELETE FROM audit_tile"))
        tx.enter(draft("view"))
    leaves = _grow(stocked, 1_001)
    with tiles.stored_tree(stocked.store) as stored:
        assert tree.root(stored, 1_001) == tree.root(tree.Leaves(leaves), 1_001)
    _grow(stocked, 1_024)
    with stocked.store.read() as db:
        assert tile_rows.newest(db, 0) == 3


def test_that_the_second_level_comes_with_its_256th_tile(stocked: Stocked) -> None:
    """Tiles alone are enough: 65,536 entries would take a while."""
    with stocked.store.unit() as tx:
        for index in range(256):
            tile_rows.add(tx.connection, 0, index, index.to_bytes(32, "big"))
        tiles._above(tx.connection, 1, 256)
        tx.enter(draft("view"))
    hashes = [index.to_bytes(32, "big") for index in range(256)]
    with stocked.store.read() as db:
        assert tile_rows.every(db, 1, 0, 9) == [(0, tiles.fold(hashes).hex())]
        stored = tiles.StoredTree(db)
        assert stored.subtree(16, 0) == tiles.fold(hashes)
        assert stored.subtree(15, 1) == tiles.fold(hashes[128:])


def test_that_a_root_is_read_from_tiles_not_from_all_leaves(stocked: Stocked) -> None:
    _grow(stocked, 1_100)
    with stocked.store.read() as db:
        counted = Counted(db)
        tree.root(tiles.StoredTree(counted), 1_100)  # type: ignore[arg-type]
    assert counted.statements <= 3


def test_that_a_log_that_is_too_short_has_no_such_root(stocked: Stocked) -> None:
    _grow(stocked, 10)
    with tiles.stored_tree(stocked.store) as stored, pytest.raises(IndexError, match="not reach"):
        tree.root(stored, 11)


def _plant(sealed: SealedLog, *tiles_: tuple[int, int]) -> None:
    with closing(sealed.tamper()) as driver:
        made = [(level, index, "ab" * 32) for level, index in tiles_]
        driver.executemany("INSERT INTO audit_tile (level, idx, hash) VALUES (?, ?, ?)", made)
        driver.commit()


def test_that_a_tile_planted_before_its_time_is_found_wherever_it_stands(
    sealed: SealedLog,
) -> None:
    top = (1 << 63) - 1
    planted = [(0, 7), (1, 0), (7, top), (8, 0), (top, top), (-1, 0), (0, -5)]
    _plant(sealed, *planted)
    found = {each.where for each in sealed.check().findings}
    assert found == {f"audit tile {level}/{index}" for level, index in planted}


def test_that_a_heap_of_planted_tiles_is_told_in_one_line(sealed: SealedLog) -> None:
    _plant(sealed, *((0, (1 << 63) - 1 - number) for number in range(5_000)))
    assert len(sealed.check().findings) == 1


def test_that_a_planted_tile_does_not_stop_the_log_when_its_turn_comes(
    sealed: SealedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (tiles, tile_rows):  # 256 leaves a tile would make a log of 65,536
        monkeypatch.setattr(module, "WIDTH", 4)
    with sealed.store.read() as db:
        size = entries.last_seq(db)
    _plant(sealed, (1, 0))
    sealed.grow(20 - size)
    with sealed.store.read() as db:
        assert entries.last_seq(db) == 20
        assert tile_rows.every(db, 1, 0, 9) != [(0, "ab" * 32)]
