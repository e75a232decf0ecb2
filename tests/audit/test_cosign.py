"""A second station: its own memory, and no signature without proof."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from nvr_desk.audit import cosign, note
from nvr_desk.audit.memory import Memory
from nvr_desk.errors import AuditBrokenError, KeyMissingError, NoteError

from tests.fakes.keyholder import LostKeyholder, MemoryKeyholder
from tests.fakes.sealed_log import SealedLog

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.audit.cosign import Cosigned, Cosigner

    from tests.fakes.stocked import Stocked


@pytest.fixture
def sealed(stocked: Stocked, tmp_path: Path) -> SealedLog:
    made = SealedLog(stocked, tmp_path / "state")
    made.make_key()
    made.grow(40)
    return made


@pytest.fixture
def second(tmp_path: Path) -> Cosigner:
    keyholder = MemoryKeyholder()
    memory = Memory(tmp_path / "second" / "cosigned.json")
    return cosign.Cosigner("desk-2", lambda: keyholder, memory)


def _ask(sealed: SealedLog, second: Cosigner, data: str, *, proven: bool = True) -> Cosigned:
    return second.cosign(
        cosign.parse_request(data.encode()),
        sealed.stocked.clock.now(),
        trusted=sealed.heads.every_key(),
        prove=sealed.heads.prove if proven else None,
    )


def test_that_a_checkpoint_that_continues_is_cosigned_with_the_hour(
    sealed: SealedLog, second: Cosigner
) -> None:
    first = _ask(sealed, second, sealed.checkpoint().note)
    assert first.before is None
    sealed.grow(9)
    head = sealed.checkpoint()
    made = _ask(sealed, second, head.note)
    assert made.before is not None
    assert (made.before.size, made.size) == (first.size, head.size)
    at = note.cosigned_at(made.signed, made.key)
    assert at == sealed.stocked.clock.now().replace(microsecond=0)
    assert note.verified(made.signed, sealed.heads.every_key()[0])
    again = _ask(sealed, second, head.note)  # the same size once more needs no proof
    assert again.size == head.size


def test_that_a_cosigned_checkpoint_counts_as_held_elsewhere(
    sealed: SealedLog, second: Cosigner
) -> None:
    head = sealed.checkpoint()
    assert sealed.check().resting.entries > head.size
    made = _ask(sealed, second, head.note)
    sealed.heads.keep_note(note.parse_checkpoint(made.signed.encoded.encode()))
    sealed.enter_cosigned(made)
    report = sealed.check()
    assert report.ok
    assert report.resting.entries == 2
    assert sealed.heads.state().resting == report.resting


def test_that_a_request_brings_its_own_proof(sealed: SealedLog, second: Cosigner) -> None:
    first = sealed.checkpoint()
    _ask(sealed, second, first.note)
    sealed.grow(5)
    head = sealed.checkpoint()
    with pytest.raises(NoteError, match=f"from {first.size} entries on"):
        _ask(sealed, second, head.note, proven=False)
    proof = sealed.heads.prove(first.size, head.size)
    made = note.parse(head.note.encode())
    for old in (0, first.size - 1, head.size):
        with pytest.raises(NoteError, match="were seen here last"):
            _ask(sealed, second, cosign.request_text(old, proof, made), proven=False)
    for bent in ([], proof[:-1], proof[::-1], [bytes(32), *proof[1:]], [*proof, bytes(32)]):
        if bent != proof:
            with pytest.raises(AuditBrokenError):
                _ask(sealed, second, cosign.request_text(first.size, bent, made), proven=False)
    fine = _ask(sealed, second, cosign.request_text(first.size, proof, made), proven=False)
    assert fine.size == head.size


def test_that_a_fork_and_a_rollback_are_refused_and_the_memory_stays(
    sealed: SealedLog, second: Cosigner, tmp_path: Path
) -> None:
    early = sealed.checkpoint()
    copy = tmp_path / "older"
    shutil.copytree(sealed.store.paths.root, copy)
    sealed.grow(3)
    seen = sealed.checkpoint()
    _ask(sealed, second, seen.note)
    with pytest.raises(AuditBrokenError, match="is missing"):
        _ask(sealed, second, early.note)
    sealed.put_back(copy)
    shutil.rmtree(tmp_path / "state")  # the owner of the first station also forgets
    sealed.stocked.clock.pass_by(5)
    sealed.grow(20)
    forked = sealed.checkpoint()
    with pytest.raises(AuditBrokenError, match="does not continue"):
        _ask(sealed, second, forked.note)
    last = second.last(sealed.heads.origin)
    assert last is not None
    assert (last.size, last.root.hex()) == (seen.size, seen.root)


def test_that_the_key_of_the_first_time_is_the_key_for_ever_unless_the_log_names_another(
    sealed: SealedLog, second: Cosigner
) -> None:
    head = sealed.checkpoint()
    now = sealed.stocked.clock.now()
    request = cosign.parse_request(head.note.encode())
    with pytest.raises(NoteError, match="no key"):
        second.cosign(request, now, trusted=())
    second.cosign(request, now, trusted=sealed.heads.every_key())
    second.cosign(request, now + timedelta(seconds=1), trusted=())
    sealed.make_key()
    replaced = cosign.parse_request(sealed.checkpoint().note.encode())
    with pytest.raises(NoteError, match="no key"):
        second.cosign(replaced, now, trusted=(), prove=sealed.heads.prove)
    second.cosign(replaced, now, trusted=sealed.heads.every_key(), prove=sealed.heads.prove)


def test_that_a_cosigner_whose_keyring_is_locked_signs_nothing(
    sealed: SealedLog, tmp_path: Path
) -> None:
    locked = cosign.Cosigner("d", LostKeyholder, Memory(tmp_path / "c.json"))
    with pytest.raises(KeyMissingError):
        _ask(sealed, locked, sealed.checkpoint().note)
    assert not (tmp_path / "c.json").exists()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"old", b"old 1", b"old x\n\nrest", b"old -1\n\n", b"old 1\n***\n\nx", b"x" * 200_000,
        b"old " + b"9" * 40 + b"\n\n", b"old 1\n" + b"AA==\n" * 200 + b"\n",
    ],
)  # fmt: skip
def test_that_what_is_no_request_is_refused(data: bytes) -> None:
    with pytest.raises(NoteError):
        cosign.parse_request(data)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "nvr-desk/heads", "heads": []}', "\xff"]
)
def test_that_a_damaged_memory_is_said_and_nothing_is_signed(
    sealed: SealedLog, tmp_path: Path, text: str
) -> None:
    (tmp_path / "c.json").write_text(text, "latin-1")
    keyholder = MemoryKeyholder()
    second = cosign.Cosigner("d", lambda: keyholder, Memory(tmp_path / "c.json"))
    with pytest.raises(NoteError, match="damaged"):
        _ask(sealed, second, sealed.checkpoint().note)
