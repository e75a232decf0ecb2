from __future__ import annotations

import io
import json
import random
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from nvr_desk.audit.log import AuditLog
from nvr_desk.audit.verify import verify
from nvr_desk.digest import sha256_bytes
from nvr_desk.errors import (
    AlreadyExistsError,
    HashMismatchError,
    NvrDeskError,
    StoreError,
    VaultFileMissingError,
)
from nvr_desk.records.delivery import ConsentState, Refusal, Visibility
from nvr_desk.store import backup, batches, deliveries, entries, tracks, workspace
from nvr_desk.store.case_tables import batch
from nvr_desk.store.check import check
from nvr_desk.store.unit import Store

from tests.fakes.forger import forge
from tests.fakes.stocked import SteppedClock, draft
from tests.fakes.tracked import look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.fakes.stocked import Stocked


MANIFEST = b'{"format": "nvr-desk/batch"}'


@pytest.fixture
def full(stocked: Stocked) -> Stocked:
    """Three clips with tracks, a refused file whose bytes are kept, and the shipment's manifest."""
    for n in range(3):
        made = stocked.deliver(f"{n}.mp4", b"clip %d " % n * 1000)
        with stocked.store.unit() as tx:
            tracks.add(tx, look(random.Random(n), made.sha256), Fraction(1, 90000))
            tx.enter(draft("detect"))
    kept = stocked.vault.take(io.BytesIO(b"refused bytes"))
    with stocked.store.unit() as tx:
        batches.add_refusal(tx, Refusal(stocked.batch, "x.exe", "extra", "not listed", kept.sha256))
        tx.enter(draft("ingest"))
    manifest = stocked.vault.take(io.BytesIO(MANIFEST))
    with stocked.store.unit() as tx:
        tx.connection.execute(update(batch).values(manifest_sha256=manifest.sha256))
        tx.enter(draft("ingest"))
    return stocked


def _tamper(stocked: Stocked, statement: str) -> None:
    forge(stocked.store.paths.database, statement)


def _found(stocked: Stocked, *, deep: bool = True) -> str:
    report = check(stocked.store, deep=deep)
    return "; ".join(f"{each.where} {each.what}" for each in report.findings)


def test_that_a_sound_workspace_has_no_findings(full: Stocked) -> None:
    seen: list[int] = []
    report = check(full.store, deep=True, progress=seen.append)
    assert report.findings == ()
    assert report.checked == seen[-1] > 12


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DELETE FROM consent WHERE id = 1", "has no consent"),
        ("UPDATE delivery SET visibility = 'withdrawn' WHERE id = 1", "its consent makes it shown"),
        ("DELETE FROM clip WHERE id = 2", "is not there"),
        ("DELETE FROM track WHERE id = 1", "counts other tracks"),
        ("DELETE FROM track_index WHERE track_id = 1", "other tracks in the index"),
        ("UPDATE track_index SET t0_ms = t0_ms - 5 WHERE track_id = 1", "elsewhere in the index"),
        ("UPDATE track_index SET x1 = x1 + 2 WHERE track_id = 1", "elsewhere in the index"),
        ("UPDATE clip_summary SET tracks = tracks + 1", "summary that does not fit"),
        ("UPDATE analysis SET answers = 0", "not the only look"),
        ("UPDATE track SET rows = rows + 1 WHERE id = 2", "other pictures than its row"),
        ("UPDATE track SET data = x'00112233' WHERE id = 2", "does not unpack"),
        ("UPDATE clip_pts SET data = substr(data, 1, 9) WHERE clip_id = 1", "list of pictures"),
        ("UPDATE clip_pts SET count = 7 WHERE clip_id = 1", "pictures, not 7"),
        ("DROP TRIGGER audit_no_update", "audit_no_update is missing"),
        ("DROP INDEX ix_track_when", "ix_track_when is missing"),
        ("CREATE TABLE extra (a)", "extra belongs to no schema"),
        ("ALTER TABLE packet ADD COLUMN more TEXT", "packet is not as a fresh database"),
    ],
)
def test_that_damage_to_rows_is_found(full: Stocked, statement: str, what: str) -> None:
    _tamper(full, statement)
    assert what in _found(full)


def test_that_footage_opened_against_its_consent_is_found(full: Stocked) -> None:
    full.deliver("none.mp4", b"nobody asked", consent=ConsentState.NONE)
    gone = full.deliver("gone.mp4", b"taken back")
    full.withdraw(gone.id)
    held = full.deliver("held.mp4", b"held")
    with full.store.unit() as tx:
        deliveries.set_visibility(tx, held.id, Visibility.HELD)
        tx.enter(draft("consent.hold"))
    assert _found(full) == ""
    _tamper(full, "UPDATE delivery SET visibility = 'shown' WHERE visibility = 'no_consent'")
    _tamper(full, "UPDATE delivery SET visibility = 'shown' WHERE visibility = 'withdrawn'")
    report = check(full.store, deep=False)
    assert [each.what for each in report.findings if each.where != "delivery"] == [
        "is shown, its consent makes it no_consent",
        "is shown, its consent makes it withdrawn",
    ]


def test_that_what_is_no_original_in_the_vault_is_told(full: Stocked) -> None:
    for name in ("ab_stray", "zz/stray", "1e/foo"):
        (full.vault.root / name).parent.mkdir(exist_ok=True)
        (full.vault.root / name).write_text("x")
    report = check(full.store, deep=False)
    assert [each.where for each in report.findings] == [
        "vault/1e/foo",
        "vault/ab_stray",
        "vault/zz",
    ]


def test_that_good_bytes_of_a_damaged_original_are_told(full: Stocked) -> None:
    _write(full.vault.path(full.deliver("c.mp4", b"clip").sha256), b"rot!")
    with pytest.raises(HashMismatchError):
        full.vault.take(io.BytesIO(b"clip"))
    found = _found(full)
    assert "its bytes changed" in found
    assert "vault/rescued/" in found


@pytest.mark.parametrize("deep", [True, False])
def test_that_a_lost_manifest_is_found(full: Stocked, *, deep: bool) -> None:
    sha256 = sha256_bytes(MANIFEST)
    full.vault.path(sha256).unlink()
    assert f"{sha256} is missing" in _found(full, deep=deep)


def _write(path: Path, data: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(data)


@pytest.mark.parametrize("deep", [True, False])
@pytest.mark.parametrize(
    ("damage", "what", "shallow"),
    [
        (lambda path: path.unlink(), "is missing", True),
        (lambda path: _write(path, path.read_bytes()[:-1]), "bytes long", True),
        (lambda path: _write(path, b"X" + path.read_bytes()[1:]), "its bytes changed", False),
    ],
)
def test_that_damage_to_originals_is_found_and_left_as_it_is(
    full: Stocked, damage: Callable[[Path], None], what: str, *, shallow: bool, deep: bool
) -> None:
    with full.store.read() as db:
        sha256 = db.exec_driver_sql("SELECT sha256 FROM clip WHERE id = 2").scalar_one()
    path = full.vault.path(sha256)
    damage(path)
    after = path.read_bytes() if path.exists() else None
    found = _found(full, deep=deep)
    assert (what in found) == (deep or shallow)
    if found:
        assert sha256 in found
    assert (path.read_bytes() if path.exists() else None) == after


def test_that_every_flipped_bit_of_the_vault_is_found(full: Stocked) -> None:
    rng = random.Random(8)
    for sha256 in full.vault.all():
        path = full.vault.path(sha256)
        data = path.read_bytes()
        for _ in range(5):
            bent = bytearray(data)
            bent[rng.randrange(len(bent))] ^= 1 << rng.randrange(8)
            _write(path, bytes(bent))
            assert sha256 in _found(full)
        _write(path, data)
    assert _found(full) == ""


def test_that_an_original_without_a_row_is_no_finding_unless_damaged(full: Stocked) -> None:
    taken = full.vault.take(io.BytesIO(b"an ingest was interrupted after this"))
    assert _found(full) == ""
    _write(full.vault.path(taken.sha256), b"other")
    assert taken.sha256 in _found(full)


# --- backup -----------------------------------------------------------------------------------


def _reopen(root: Path) -> Store:
    paths = workspace.open(root)
    clock = SteppedClock()
    return Store(paths, AuditLog(clock, workspace.identity(paths).uuid), clock)


def test_that_a_restored_backup_is_the_same_workspace(full: Stocked, tmp_path: Path) -> None:
    made = backup.backup(full.store, tmp_path / "copy")
    assert made.files == 2 + 5
    root = backup.restore(made.path, tmp_path / "again")
    again = _reopen(root)
    assert check(again, deep=True).findings == ()
    here, there = (list(entries.every(each)) for each in (full.store, again))
    assert here == there
    assert verify(there).ok
    manifest = root / "vault" / sha256_bytes(MANIFEST)[:2] / sha256_bytes(MANIFEST)
    assert manifest.read_bytes() == MANIFEST
    with full.store.read() as one, again.read() as two:
        for table in ("delivery", "consent", "track", "clip_pts", "job", "refusal"):
            rows = [db.exec_driver_sql(f"SELECT * FROM {table}").all() for db in (one, two)]
            assert rows[0] == rows[1], table
    again.close()


def test_that_every_damaged_file_of_a_backup_stops_the_restore_and_leaves_nothing(
    full: Stocked, tmp_path: Path
) -> None:
    made = backup.backup(full.store, tmp_path / "copy")
    names = [each for each in made.path.rglob("*") if each.is_file() and each.suffix != ".json"]
    assert len(names) == 7
    for number, path in enumerate(names):
        data = path.read_bytes()
        target = tmp_path / f"again{number}"
        _write(path, data[:-1] + bytes([data[-1] ^ 1]))
        with pytest.raises(HashMismatchError):
            backup.restore(made.path, target)
        path.unlink()
        with pytest.raises(VaultFileMissingError):
            backup.restore(made.path, target)
        assert not target.exists()
        path.write_bytes(data)
    _reopen(backup.restore(made.path, tmp_path / "whole")).close()


def test_that_backup_and_restore_never_write_into_a_full_folder(
    full: Stocked, tmp_path: Path
) -> None:
    made = backup.backup(full.store, tmp_path / "copy")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")
    with pytest.raises(AlreadyExistsError):
        backup.backup(full.store, tmp_path / "mine")
    with pytest.raises(AlreadyExistsError):
        backup.restore(made.path, tmp_path / "mine")
    with pytest.raises(AlreadyExistsError):
        backup.restore(made.path, full.store.paths.root)
    assert [each.name for each in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("ready", [True, False])
@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_that_no_backup_is_made_of_a_broken_store_and_none_is_begun(
    full: Stocked, tmp_path: Path, damage: str, *, ready: bool
) -> None:
    """The broken file is named; once it is mended the same command goes through."""
    first, last = list(full.vault.all())[:: len(list(full.vault.all())) - 1]
    path = full.vault.path(last)
    data = path.read_bytes()
    target = tmp_path / "copy"
    if ready:
        target.mkdir()
    if damage == "missing":
        path.unlink()
    else:
        _write(path, data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises((VaultFileMissingError, HashMismatchError), match=last[:12]):
        backup.backup(full.store, target)
    with pytest.raises(StoreError, match="no backup"):
        backup.restore(target, tmp_path / "again")
    assert target.exists() == ready
    assert not ready or list(target.iterdir()) == []
    assert full.vault.has(first)
    if damage == "changed":
        _write(path, data)
    else:
        path.write_bytes(data)
    assert backup.backup(full.store, target).files == 7


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "vault/../../x", "vault/ab", "a\\b", "C:x/y/z", "", "backup"]
)
def test_that_a_manifest_names_nothing_outside(full: Stocked, tmp_path: Path, name: str) -> None:
    made = backup.backup(full.store, tmp_path / "copy")
    manifest = made.path / "backup.json"
    data = json.loads(manifest.read_text())
    data["files"].append({"name": name, "bytes": 1, "sha256": "0" * 64})
    manifest.write_text(json.dumps(data))
    with pytest.raises(NvrDeskError):
        backup.restore(made.path, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_that_what_is_written_during_a_backup_does_not_tear_it(
    full: Stocked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A delivery that comes after the copy of the database is in the next backup."""
    real = backup._copy_database

    def copy_then_deliver(source: Path, target: Path) -> None:
        real(source, target)
        full.deliver("late.mp4", b"late")

    monkeypatch.setattr(backup, "_copy_database", copy_then_deliver)
    made = backup.backup(full.store, tmp_path / "copy")
    again = _reopen(backup.restore(made.path, tmp_path / "again"))
    assert check(again, deep=True).findings == ()
    with again.read() as db:
        assert db.exec_driver_sql("SELECT count(*) FROM delivery").scalar() == 3
    again.close()
