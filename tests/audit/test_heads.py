"""Heads of the log: signed, kept in three places, found again, and never two that disagree."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519

from nvr_desk.audit import note, tree
from nvr_desk.audit.chain import GENESIS_PREV, chain_hash, leaf_hash
from nvr_desk.errors import AlreadyExistsError, AuditBrokenError, KeyMissingError, NoteError
from nvr_desk.store import entries

from tests.fakes.keyholder import LostKeyholder, MemoryKeyholder
from tests.fakes.sealed_log import SealedLog
from tests.fakes.stocked import Stocked

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


@pytest.fixture
def sealed(stocked: Stocked, tmp_path: Path) -> SealedLog:
    """A log with a key and some entries."""
    made = SealedLog(stocked, tmp_path / "state")
    made.make_key()
    made.grow(20)
    return made


def _rewrite(db: sqlite3.Connection, seq: int, old: str, new: str) -> None:
    """What somebody does who knows the format: all hashes fit again, tiles are dropped."""
    prev, changed = GENESIS_PREV, 0
    for number, body in db.execute("SELECT seq, body FROM audit_entry ORDER BY seq").fetchall():
        text = body.replace(old, new) if number == seq else body
        changed += text != body
        leaf = leaf_hash(text)
        db.execute(
            "UPDATE audit_entry SET body = ?, prev = ?, leaf = ? WHERE seq = ?",
            (text, prev, leaf, number),
        )
        prev = chain_hash(prev, leaf)
    assert changed == 1
    db.execute("DELETE FROM audit_tile")
    db.commit()
    db.close()


def _cut(db: sqlite3.Connection, last: int) -> None:
    db.execute("DELETE FROM audit_entry WHERE seq > ?", (last,))
    db.execute("DELETE FROM audit_index WHERE seq > ?", (last,))
    db.commit()
    db.close()


def _forget(sealed: SealedLog, tmp_path: Path) -> None:
    """The owner of the machine also removes what the machine remembers."""
    shutil.rmtree(tmp_path / "state")
    shutil.rmtree(sealed.store.paths.checkpoints)


def test_that_a_head_is_the_root_of_the_tree_signed_by_the_registered_key(
    sealed: SealedLog,
) -> None:
    with sealed.store.read() as db:
        size = entries.last_seq(db)
    head = sealed.checkpoint()
    read = note.parse_checkpoint(head.note.encode())
    leaves = [bytes.fromhex(each.leaf) for each in entries.every(sealed.store)]
    assert (read.size, read.origin) == (size, sealed.heads.origin)
    assert read.root == tree.root(tree.Leaves(leaves[:size]), size)
    assert note.verified(read.note, note.parse_key(head.key))
    file = sealed.store.paths.checkpoints / f"{size}.note"
    assert file.read_text("utf-8") == head.note
    report = sealed.check()
    assert (report.ok, report.checkpoints) == (True, 3)  # in the log, beside it, remembered


def test_that_a_station_that_never_had_a_key_makes_no_head(
    stocked: Stocked, tmp_path: Path
) -> None:
    bare = SealedLog(stocked, tmp_path / "state")
    assert bare.heads.make() is None
    assert bare.heads.state().key.registered is None
    assert not bare.heads.state().due
    assert bare.check().ok


def test_that_a_key_that_is_gone_is_said_and_nothing_is_signed(sealed: SealedLog) -> None:
    sealed.checkpoint()
    before = sorted(sealed.store.paths.checkpoints.iterdir())
    for holder, words in (
        (MemoryKeyholder(), "does not hold it"),
        (LostKeyholder(), "keyring is locked"),
    ):
        sealed.keyholder = holder
        with pytest.raises(KeyMissingError, match=words):
            sealed.heads.make()
    assert sorted(sealed.store.paths.checkpoints.iterdir()) == before
    assert sealed.check().ok


def test_that_another_key_than_the_registered_one_signs_nothing(sealed: SealedLog) -> None:
    (name,) = sealed.keyholder.secrets
    sealed.keyholder.secrets[name] = b"x" * 32
    with pytest.raises(KeyMissingError, match="another one"):
        sealed.heads.make()


def test_that_a_key_is_replaced_only_when_it_is_said(sealed: SealedLog) -> None:
    with pytest.raises(AlreadyExistsError):
        sealed.heads.make_key()
    first = sealed.checkpoint()
    sealed.make_key()
    second = sealed.checkpoint()
    assert first.key != second.key
    assert sealed.check().ok


def test_that_a_witness_gets_each_head_and_the_leaves_since_the_last(
    sealed: SealedLog, tmp_path: Path
) -> None:
    sealed.watch(tmp_path / "stick")
    first = sealed.checkpoint()
    sealed.grow(7)
    second = sealed.checkpoint()
    assert (first.held, second.held, second.trouble) == ("witness folder", "witness folder", None)
    folder = tmp_path / "stick" / sealed.workspace_id
    assert sorted(each.name for each in folder.iterdir()) == sorted(
        [
            f"{first.size}.note",
            f"{second.size}.note",
            f"1-{first.size}.leaves",
            f"{first.size + 1}-{second.size}.leaves",
            "keys.txt",
        ]
    )
    report = sealed.check()
    assert report.ok
    assert report.resting.entries == 1  # the entry of the second head itself
    assert sealed.heads.state().resting == report.resting


def test_that_a_witness_that_is_away_stops_nothing_and_is_told(
    sealed: SealedLog, tmp_path: Path
) -> None:
    (tmp_path / "stick").write_text("no folder", "utf-8")
    sealed.watch(tmp_path / "stick")
    head = sealed.checkpoint()
    assert head.held is None
    assert "could not take it" in str(head.trouble)
    state = sealed.heads.state()
    assert state.resting.entries == state.entries


def test_that_the_state_counts_what_rests_here_and_since_when(
    sealed: SealedLog, tmp_path: Path
) -> None:
    state = sealed.heads.state()
    assert (state.resting.entries, state.last_size, state.due) == (state.entries, 0, True)
    sealed.watch(tmp_path / "stick")
    head = sealed.checkpoint()
    assert not sealed.heads.state().due
    since = sealed.stocked.clock.now()
    sealed.grow(5)
    state = sealed.heads.state()
    assert (state.resting.entries, state.resting.since) == (6, since)
    assert (state.last_size, state.last_time, state.due) == (head.size, head.time, False)
    sealed.stocked.clock.pass_by(3600)
    assert sealed.heads.state().due
    assert (
        str(state.resting) == "6 entries rest on this machine alone since 2026-11-20 08:01:05 UTC"
    )


def test_that_no_head_is_due_while_nothing_happens(sealed: SealedLog) -> None:
    sealed.checkpoint()
    sealed.stocked.clock.pass_by(86_400)
    assert not sealed.heads.state().due


@pytest.mark.parametrize("at", [2, 15, 24])
def test_that_a_log_written_anew_is_found_by_each_head_alone(
    sealed: SealedLog, tmp_path: Path, at: int
) -> None:
    head = sealed.checkpoint()
    given = tmp_path / "kept-elsewhere.note"
    given.write_text(head.note, "utf-8")
    sealed.grow(10)
    _rewrite(sealed.tamper(), at, '"ana"', '"bob"')
    where = {f.where for f in sealed.check().findings}
    assert where
    shutil.rmtree(tmp_path / "state")
    assert sealed.named() is not None  # the file beside the log
    shutil.rmtree(sealed.store.paths.checkpoints)
    report = sealed.check([given])
    first = report.findings[0]
    assert first.where == "audit entry 1"
    assert f"up to {head.size}" in first.what
    assert "kept-elsewhere.note" in first.what
    assert head.time.strftime("%Y-%m-%d %H:%M:%S") in first.what


def test_that_earlier_heads_narrow_down_where_a_log_forks(
    sealed: SealedLog, tmp_path: Path
) -> None:
    first = sealed.checkpoint()
    sealed.grow(5)
    sealed.checkpoint()
    _rewrite(sealed.tamper(), first.size + 3, '"ana"', '"bob"')
    assert sealed.named() == first.size + 1


def test_that_the_leaves_of_a_witness_name_the_very_entry(
    sealed: SealedLog, tmp_path: Path
) -> None:
    sealed.watch(tmp_path / "stick")
    sealed.grow(300)
    sealed.checkpoint()
    _rewrite(sealed.tamper(), 137, "looking for", "waiting for")
    _forget(sealed, tmp_path)
    assert sealed.named() == 137


@pytest.mark.parametrize("last", [1, 12, 23])
def test_that_a_log_that_was_cut_off_is_found(sealed: SealedLog, tmp_path: Path, last: int) -> None:
    head = sealed.checkpoint()
    given = tmp_path / "kept.note"
    given.write_text(head.note, "utf-8")
    _cut(sealed.tamper(), last)
    assert sealed.named() == last + 1
    _forget(sealed, tmp_path)
    report = sealed.check([given])
    assert report.findings[0].where == f"audit entry {last + 1}"
    assert "cut off or rolled back" in report.findings[0].what


def test_that_an_older_copy_put_back_is_found_and_signs_nothing(
    sealed: SealedLog, tmp_path: Path
) -> None:
    sealed.checkpoint()
    copy = tmp_path / "older"
    shutil.copytree(sealed.store.paths.root, copy)
    sealed.grow(5)
    head = sealed.checkpoint()
    sealed.put_back(copy)
    named = sealed.named()
    assert named is not None
    assert named < head.size + 1
    with pytest.raises(AuditBrokenError, match="rolled back"):
        sealed.heads.make()
    sealed.grow(10)  # and grown over: now it is a fork
    with pytest.raises(AuditBrokenError, match="rewritten"):
        sealed.heads.make()
    assert any("forks" in f.what for f in sealed.check().findings)


def test_that_a_head_nobody_known_signed_is_a_finding(sealed: SealedLog, tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    head = note.parse_checkpoint(sealed.checkpoint().note.encode())
    other = Ed25519PrivateKey.generate()
    forged = note.Note(head.note.text, (note.sign(head.note.text, "somebody", other),))
    file = tmp_path / "forged.note"
    file.write_text(forged.encoded, "utf-8")
    found = sealed.check([file]).findings
    assert [(f.where, "no known key" in f.what) for f in found] == [("forged.note", True)]
    key = note.public_key("somebody", other).text
    assert sealed.check([file], [key]).ok
    with pytest.raises(NoteError):
        sealed.check(keys=["no key"])


def test_that_a_head_of_another_log_and_a_file_that_is_none_are_findings(
    sealed: SealedLog, tmp_path: Path
) -> None:
    other = SealedLog(Stocked(tmp_path / "other", sealed.stocked.clock), tmp_path / "state-2")
    other.make_key()
    file, junk = tmp_path / "other.note", tmp_path / "junk.note"
    file.write_text(other.checkpoint().note, "utf-8")
    junk.write_bytes(b"\xff" * 100)
    other.store.close()
    found = sealed.check([file, junk, tmp_path / "missing.note"]).findings
    assert [f.where for f in found] == ["other.note", "junk.note", "missing.note"]
    assert "another log" in found[0].what


def test_that_a_changed_tile_is_named(sealed: SealedLog) -> None:
    sealed.grow(600)
    assert sealed.check().ok
    db = sealed.tamper()
    db.execute("UPDATE audit_tile SET hash = ? WHERE idx = 1", ("0" * 64,))
    db.commit()
    db.close()
    found = [f.where for f in sealed.check().findings]
    assert [each for each in found if each.startswith("audit")] == ["audit tile 0/1"]


def test_that_a_checkpoint_file_with_any_byte_changed_is_a_finding(sealed: SealedLog) -> None:
    head = sealed.checkpoint()
    file = sealed.store.paths.checkpoints / f"{head.size}.note"
    data = file.read_bytes()
    for at in range(0, len(data), 5):
        bent = bytearray(data)
        bent[at] ^= 1
        file.write_bytes(bytes(bent))
        assert not sealed.check().ok, at


def test_that_a_witness_whose_files_were_changed_is_a_finding(
    sealed: SealedLog, tmp_path: Path
) -> None:
    sealed.watch(tmp_path / "stick")
    head = sealed.checkpoint()
    folder = tmp_path / "stick" / sealed.workspace_id
    for file in sorted(folder.iterdir()):
        data = file.read_bytes()
        bent = bytearray(data)
        bent[len(data) // 3] ^= 1
        file.write_bytes(bytes(bent))
        assert not sealed.check().ok, file.name
        file.write_bytes(data)
    assert sealed.check().ok
    (folder / f"{head.size}.note").rename(folder / f"{head.size + 1}.note")
    assert not sealed.check().ok


def test_that_a_head_in_the_log_stands_with_its_note(sealed: SealedLog) -> None:
    head = sealed.checkpoint()
    body = json.loads(list(entries.every(sealed.store))[-1].body)
    assert body["verb"] == "audit.checkpoint"
    assert body["detail"] == {"size": head.size, "root": head.root, "note": head.note}
    assert head.time - sealed.stocked.clock.now() == timedelta()


def test_that_an_index_that_hides_the_key_leaves_nothing_unsigned(sealed: SealedLog) -> None:
    sealed.checkpoint()
    db = sealed.tamper()
    db.execute("DELETE FROM audit_index WHERE verb IN ('audit.key', 'audit.checkpoint')")
    db.commit()
    db.close()
    assert sealed.heads.registered() is None
    with pytest.raises(AuditBrokenError, match="which the index of the log hides"):
        sealed.heads.make()


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM audit_index WHERE seq = 7",
        "UPDATE audit_index SET user = 'bob' WHERE seq = 7",
        "UPDATE audit_index SET verb = 'search' WHERE seq = 7",
        "UPDATE audit_index SET time_us = time_us + 1 WHERE seq = 7",
        "UPDATE audit_index SET parent = 1 WHERE seq = 7",
        "UPDATE audit_index SET case_number = '26-9' WHERE seq = 7",
        "UPDATE audit_index SET phase = 'closed ' WHERE seq = 7",
        "UPDATE audit_index SET role = 'auditor' WHERE seq = 7",
        "UPDATE audit_index SET station = 'desk-9' WHERE seq = 7",
        "UPDATE audit_index SET outcome = 'denied' WHERE seq = 7",
        "UPDATE audit_index SET seq = -7 WHERE seq = 7",
        "UPDATE audit_index SET seq = 7000 WHERE seq = 7",
    ],
)
def test_that_verify_finds_an_index_that_says_something_else(
    sealed: SealedLog, change: str
) -> None:
    assert sealed.check().ok
    db = sealed.tamper()
    db.execute(change)
    db.commit()
    db.close()
    assert "audit_index row 7" in {each.where for each in sealed.check().findings}


@pytest.mark.parametrize("kept", [0, 1])
def test_that_a_witness_that_lost_what_the_log_says_it_holds_is_a_finding(
    sealed: SealedLog, tmp_path: Path, kept: int
) -> None:
    sealed.watch(tmp_path / "stick")
    sealed.checkpoint()
    sealed.grow(5)
    head = sealed.checkpoint()
    folder = tmp_path / "stick" / sealed.workspace_id
    assert sealed.check().ok
    for file in sorted(folder.glob("*.note"), key=lambda each: int(each.stem))[kept:]:
        file.unlink()
    found = [each for each in sealed.check().findings if each.where == "witness folder"]
    assert [f"over {head.size} entries" in each.what for each in found] == [True]


def test_that_a_new_witness_folder_need_not_hold_what_went_to_the_one_before(
    sealed: SealedLog, tmp_path: Path
) -> None:
    sealed.watch(tmp_path / "stick")
    sealed.checkpoint()
    sealed.stocked.clock.pass_by(60)
    sealed.watch(tmp_path / "other")
    assert sealed.check().ok


@pytest.mark.parametrize("column", ["prev", "leaf", "body"])
@pytest.mark.parametrize("value", ["'no hash'", "x'00ff'", "''", "12"])
def test_that_a_newest_entry_that_is_rubbish_is_named_all_the_same(
    sealed: SealedLog, column: str, value: str
) -> None:
    db = sealed.tamper()
    (last,) = db.execute("SELECT max(seq) FROM audit_entry").fetchone()
    db.execute(f"UPDATE audit_entry SET {column} = {value} WHERE seq = ?", (last,))
    db.commit()
    db.close()
    sealed.grow(3)
    assert sealed.named() == last


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_entry SET leaf = 'no hash' WHERE seq = 9",
        "UPDATE audit_entry SET leaf = 'ab' WHERE seq = 9",
        "DELETE FROM audit_entry WHERE seq = 9",
    ],
)
def test_that_a_damaged_stretch_still_takes_entries_and_is_named(
    sealed: SealedLog, change: str
) -> None:
    db = sealed.tamper()
    db.execute(change)
    db.commit()
    db.close()
    sealed.grow(600)
    assert sealed.named() == 9
    with pytest.raises(AuditBrokenError):
        sealed.heads.make()


def test_that_what_others_leave_in_the_witness_folder_stands_in_no_heads_way(
    sealed: SealedLog, tmp_path: Path
) -> None:
    sealed.watch(tmp_path / "witness")
    first = sealed.checkpoint()
    folder = tmp_path / "witness" / sealed.workspace_id
    top = 10**18
    forged = note.checkpoint_text(
        sealed.heads.origin, top, bytes(32), "2026-11-21T10:00:00.000000Z"
    )
    stranger = ed25519.Ed25519PrivateKey.generate()
    made = note.Note(forged, (note.sign(forged, "nvr-desk/any", stranger),))
    (folder / f"{top}.note").write_bytes(made.encoded.encode())
    (folder / f"{top - 1}.note").write_bytes(b"junk")
    (folder / f"{top}-{top + 1}.leaves").write_bytes(b"junk")
    with (folder / "keys.txt").open("ab") as stream:
        stream.write(b"\xff\xfe\n")
    second = sealed.checkpoint()
    assert (second.held, second.trouble) == ("witness folder", None)
    assert (folder / f"{first.size + 1}-{second.size}.leaves").exists()
    told = {each.where for each in sealed.check().findings}
    assert f"witness folder {top}.note" in told  # and a check tells of each


def test_that_a_rolled_back_log_is_not_signed_though_junk_hides_the_witnessed_head(
    sealed: SealedLog, tmp_path: Path
) -> None:
    sealed.watch(tmp_path / "witness")
    shutil.copytree(sealed.store.paths.root, tmp_path / "copy")
    sealed.grow(30)
    sealed.checkpoint()
    folder = tmp_path / "witness" / sealed.workspace_id
    (folder / f"{10**18}.note").write_bytes(b"junk")
    shutil.rmtree(tmp_path / "state")
    sealed.put_back(tmp_path / "copy")
    with pytest.raises(AuditBrokenError, match="witness folder"):
        sealed.heads.make()
