"""A database file that rotted: told as broken integrity, whatever happens to touch the rot."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from nvr_desk.audit.log import AuditLog
from nvr_desk.audit.verify import verify
from nvr_desk.errors import DatabaseDamagedError, IntegrityError, StoreError
from nvr_desk.store import backup, entries, workspace
from nvr_desk.store.check import check
from nvr_desk.store.unit import Store

from tests.fakes.stocked import draft

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.store.workspace import WorkspacePaths

    from tests.fakes.stocked import Stocked


@pytest.fixture
def paths(stocked: Stocked) -> WorkspacePaths:
    for number in range(12):
        stocked.deliver(f"{number}.mp4", b"clip %d" % number)
    stocked.store.close()
    return stocked.store.paths


def _open(stocked: Stocked) -> Store:
    paths = stocked.store.paths
    log = AuditLog(stocked.clock, workspace.identity(paths).uuid)
    return Store(paths, log, stocked.clock)


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_that_a_torn_database_is_broken_integrity(
    stocked: Stocked, paths: WorkspacePaths, kept: float
) -> None:
    data = paths.database.read_bytes()
    paths.database.write_bytes(data[: int(len(data) * kept) // 4096 * 4096])
    with pytest.raises(DatabaseDamagedError) as told:
        _use(stocked)
    assert told.value.exit_code == 5
    assert "index.sqlite" in str(told.value)


@pytest.mark.parametrize("start", [0, 16, 100])
def test_that_a_file_that_is_no_database_is_broken_integrity(
    stocked: Stocked, paths: WorkspacePaths, start: int
) -> None:
    data = bytearray(paths.database.read_bytes())
    data[start : start + 600] = random.Random(start).randbytes(600)
    paths.database.write_bytes(bytes(data))
    with pytest.raises(IntegrityError):
        _use(stocked)


def _use(stocked: Stocked) -> None:
    """Write an entry, check, read the whole log: what the commands check and audit verify do."""
    store = _open(stocked)
    try:
        with store.unit() as tx:
            tx.enter(draft("check"))
        report = check(store)
        verify(entries.every(store))
        if report.findings:
            raise DatabaseDamagedError("index.sqlite", report.findings[0].what)
    finally:
        store.close()


@pytest.mark.parametrize("seed", [*range(8), 39])
def test_that_no_rot_ends_in_anything_but_findings_or_a_named_error(
    stocked: Stocked, paths: WorkspacePaths, seed: int, tmp_path: Path
) -> None:
    rng = random.Random(seed)
    data = bytearray(paths.database.read_bytes())
    for _ in range(rng.choice((1, 8, 64))):
        at = rng.randrange(len(data))
        data[at : at + 8] = rng.randbytes(len(data[at : at + 8]))
    paths.database.write_bytes(bytes(data))
    for use in (_use, lambda each: _backup(each, tmp_path / "copy")):
        try:
            use(stocked)
        except (IntegrityError, StoreError):
            continue


def _backup(stocked: Stocked, target: Path) -> None:
    store = _open(stocked)
    try:
        backup.backup(store, target)
    finally:
        store.close()
