"""The log signed from the desk: by hand, hourly, with each packet, and what happens without key."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.audit import note
from nvr_desk.desk import open_desk, sealing
from nvr_desk.errors import AuditBrokenError, KeyMissingError, NoteError, UsageError

from tests.desk.conftest import CASE, PURPOSE, House
from tests.fakes.keyholder import MemoryKeyholder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def signed(stocked: House) -> Iterator[House]:
    """The stocked workspace at a station with a key."""
    with open_desk(stocked.root, clock=stocked.clock, keys=MemoryKeyholder()) as desk:
        desk.cases.use_purpose(CASE, PURPOSE)
        desk.audit.make_key()
        yield House(desk, stocked.root, stocked.batch, stocked.clock)


def _verbs(house: House, before: int) -> list[tuple[str, str]]:
    return [(body["verb"], body["phase"]) for body in house.bodies(before)]


def _lose_key(house: House) -> None:
    holder: Any = house.desk.audit.core.keys
    holder.secrets.clear()


def test_that_the_hourly_checkpoint_comes_when_due_and_stands_in_the_log(signed: House) -> None:
    before = signed.last()
    assert signed.desk.audit.checkpoint_if_due() is not None
    assert _verbs(signed, before) == [
        ("audit.checkpoint", "opened"),
        ("audit.checkpoint", "closed"),
    ]
    assert signed.desk.audit.checkpoint_if_due() is None
    signed.desk.clips.listing(CASE)
    assert signed.desk.audit.checkpoint_if_due() is None
    signed.clock.advance(3600)
    assert signed.desk.audit.state().due
    assert signed.desk.audit.checkpoint_if_due() is not None
    assert signed.desk.audit.verify().ok


def test_that_a_station_that_never_had_a_key_works_and_says_so(
    stocked: House, tmp_path: Path
) -> None:
    assert stocked.desk.audit.state().key.why_not == "this station has no signing key"
    with pytest.raises(KeyMissingError, match="audit key make"):
        stocked.desk.audit.checkpoint()
    stocked.desk.packets.new(CASE, target=tmp_path / "packet")
    assert stocked.desk.packets.verify(tmp_path / "packet").ok
    assert not (tmp_path / "packet/data/checkpoint.note").exists()
    letter = (tmp_path / "packet/data/README.txt").read_text("utf-8")
    assert "no key was ever made there" in letter


def test_that_a_packet_carries_the_checkpoint_that_proves_its_entries(
    signed: House, tmp_path: Path
) -> None:
    before = signed.last()
    signed.desk.packets.new(CASE, target=tmp_path / "packet")
    assert ("audit.checkpoint", "part") in _verbs(signed, before)
    assert signed.desk.packets.verify(tmp_path / "packet").ok
    data = tmp_path / "packet/data"
    lines = (data / "entries.jsonl").read_text("utf-8").splitlines()
    assert lines
    assert all(json.loads(each)["proof"] for each in lines)
    assert "check_log.py" in (data / "README.txt").read_text("utf-8")
    # The checkpoint of a packet that was handed out finds a log that was written anew.
    assert signed.desk.audit.verify(checkpoints=[data / "checkpoint.note"]).ok
    if shutil.which("openssl"):
        ran = subprocess.run(
            [sys.executable, "-I", str(data / "check_log.py")],
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        assert f"{len(lines)} entries are in the signed log" in ran.stdout


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("checkpoint.note", "time 2", "time 3"),
        ("entries.jsonl", '"proof":["', '"proof":["00", "'),
        ("log-key.pem", "MCow", "MCoz"),
    ],
)
def test_that_a_packet_with_a_forged_proof_is_found_though_sealed_anew(
    signed: House, tmp_path: Path, name: str, old: str, new: str
) -> None:
    from nvr_desk.evidence.inside import check_inside
    from nvr_desk.evidence.verify import verify

    packet = tmp_path / "packet"
    signed.desk.packets.new(CASE, target=packet)
    payload = {str(each.relative_to(packet)): "" for each in packet.rglob("*") if each.is_file()}
    table = json.loads((packet / "data/deliveries.json").read_text("utf-8"))
    payload |= {row["file"]: row["sha256"] for row in table["deliveries"]}
    assert check_inside(packet, payload) == []
    file = packet / "data" / name
    text = file.read_text("utf-8")
    file.write_text(text.replace(old, new, 1), "utf-8")
    assert file.read_text("utf-8") != text
    assert check_inside(packet, payload)
    assert not verify(packet).ok


def test_that_a_lost_key_stops_packet_and_checkpoint_and_nothing_is_lost(
    signed: House, tmp_path: Path
) -> None:
    signed.desk.audit.checkpoint()
    _lose_key(signed)
    before = signed.last()
    with pytest.raises(KeyMissingError, match="--replace"):
        signed.desk.packets.new(CASE, target=tmp_path / "packet")
    assert not (tmp_path / "packet").exists()
    assert signed.bodies(before)[-1]["outcome"].startswith("failed: the signing key")
    with pytest.raises(KeyMissingError):
        signed.desk.audit.checkpoint()
    signed.clock.advance(7200)  # the answer of the keyring is believed for a minute
    assert "does not hold" in str(signed.desk.audit.state().key.why_not)
    assert signed.desk.audit.checkpoint_if_due() is None
    assert signed.desk.audit.verify().ok
    signed.desk.audit.make_key(replace=True)
    signed.desk.packets.new(CASE, target=tmp_path / "packet")
    assert signed.desk.audit.verify().ok


def test_that_a_rolled_back_workspace_makes_no_packet(signed: House, tmp_path: Path) -> None:
    holder = signed.desk.audit.core.keys
    signed.desk.audit.checkpoint()
    shutil.copytree(signed.root, tmp_path / "older")
    signed.desk.clips.listing(CASE)
    signed.desk.audit.checkpoint()
    with open_desk(tmp_path / "older", clock=signed.clock, keys=holder) as older:
        older.cases.use_purpose(CASE, PURPOSE)
        with pytest.raises(AuditBrokenError):
            older.packets.new(CASE, target=tmp_path / "packet")
        assert not older.audit.verify().ok


def test_that_no_station_cosigns_itself(signed: House, tmp_path: Path) -> None:
    head = signed.desk.audit.checkpoint()
    (tmp_path / "note").write_text(head.note, "utf-8")
    with pytest.raises(UsageError, match="itself"):
        signed.desk.audit.cosign(tmp_path / "note")


def test_that_a_log_of_another_workspace_is_cosigned_once_its_key_was_told(
    signed: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nvr_desk.desk import create_workspace

    head = signed.desk.audit.checkpoint()
    note = tmp_path / "note"
    note.write_text(head.note, "utf-8")
    monkeypatch.setenv("NVR_DESK_STATE", str(tmp_path / "second"))
    other = create_workspace(tmp_path / "other", clock=signed.clock)
    with open_desk(other, clock=signed.clock, keys=MemoryKeyholder()) as desk:
        with pytest.raises(NoteError, match="no key that is known"):
            desk.audit.cosign(note)
        made = desk.audit.cosign(note, key=head.key)
        assert (made.size, made.before) == (head.size, None)
        assert desk.audit.state().resting.entries == desk.audit.state().entries
    monkeypatch.delenv("NVR_DESK_STATE")
    rested = signed.desk.audit.state().resting.entries
    signed.desk.audit.accept_cosigned(note, made.key.text)
    assert signed.desk.audit.state().resting.entries < rested
    report = signed.desk.audit.verify()
    assert report.ok
    assert report.resting.entries < rested
    later = signed.desk.audit.checkpoint()
    request = tmp_path / "request"
    request.write_text(signed.desk.audit.cosign_request(head.size), "utf-8")
    monkeypatch.setenv("NVR_DESK_STATE", str(tmp_path / "second"))
    with open_desk(other, clock=signed.clock, keys=MemoryKeyholder()) as desk:
        assert desk.audit.cosign(request).size == later.size


def test_that_long_work_signs_the_log_whenever_that_is_due(
    signed: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, looks, really = threading.Semaphore(0), threading.Semaphore(0), sealing.when_due

    def told(*given: Any) -> Any:  # noqa: ANN401 - as it is called
        head = really(*given)
        (looks if head is None else made).release()
        return head

    assert signed.desk.audit.checkpoint_if_due() is not None
    monkeypatch.setattr(sealing, "LOOK_S", 0.01)
    monkeypatch.setattr(sealing, "when_due", told)
    before = signed.last()
    with sealing.signing(signed.desk.audit.core):
        assert looks.acquire(timeout=20)  # it looked, and it was not time
        for _ in range(2):
            signed.desk.clips.listing(CASE)
            signed.clock.advance(3600)
            assert made.acquire(timeout=20)
    assert _verbs(signed, before).count(("audit.checkpoint", "closed")) == 2
    assert signed.desk.audit.verify().ok


def test_that_work_goes_on_where_the_log_cannot_be_signed(
    signed: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "LOOK_S", 0.01)
    tries: list[str] = []
    tried = threading.Event()

    def broken(*_: object) -> None:
        tries.append("tried")
        tried.set()
        raise AuditBrokenError(3, "is missing")

    monkeypatch.setattr(sealing, "when_due", broken)
    with sealing.signing(signed.desk.audit.core):
        assert tried.wait(20)
        signed.desk.clips.listing(CASE)
    assert tries == ["tried"]


def test_that_jobs_sign_the_log_meanwhile(signed: House, monkeypatch: pytest.MonkeyPatch) -> None:
    under_way: list[str] = []

    @contextmanager
    def told(_: object) -> Iterator[None]:
        under_way.append("signing")
        yield
        under_way.append("over")

    monkeypatch.setattr(sealing, "signing", told)
    signed.desk.intake.ingest(signed.batch, CASE)
    assert under_way == ["signing", "over"]


def test_that_a_cosigned_head_that_no_key_of_the_log_signed_rests_nothing(
    signed: House, tmp_path: Path
) -> None:
    """Whoever may cosign could otherwise bring the number in the status bar to nought."""
    from cryptography.hazmat.primitives.asymmetric import ed25519

    head = note.parse_checkpoint(signed.desk.audit.checkpoint().note.encode())
    stranger, cosigner = (ed25519.Ed25519PrivateKey.generate() for _ in range(2))
    when = int(signed.clock.now().timestamp())
    key = note.public_key("witness", cosigner, note.COSIGNATURE)
    text = note.checkpoint_text(head.origin, 1 << 40, bytes(32), "2026-11-21T10:00:00.000000Z")
    line = note.cosign(text, "witness", cosigner, when)
    forged = note.Note(text, (note.sign(text, "nvr-desk/any", stranger), line))
    (tmp_path / "forged").write_bytes(forged.encoded.encode())
    before = signed.desk.audit.state().resting.entries
    with pytest.raises(NoteError, match="no key of this log"):
        signed.desk.audit.accept_cosigned(tmp_path / "forged", key.text)
    assert signed.desk.audit.state().resting.entries > before  # its own two entries came on top
    assert signed.desk.audit.verify().ok
