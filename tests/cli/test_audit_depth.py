"""The log in depth by the command line: key, checkpoint, second station, stamp, export."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import keyring
import pytest
from keyring.backends import fail

from nvr_desk.audit import heads, keys
from nvr_desk.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INTEGRITY = 5


class Station:
    """One account at a workspace."""

    def __init__(self, root: Path, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self._state, self._monkeypatch = root, state, monkeypatch

    def __call__(self, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any, str]:
        self._monkeypatch.setenv(keys.STATE_VARIABLE, str(self._state))
        code = main(["--workspace", str(self.root), "--json", *words])
        told = capsys.readouterr()
        return code, json.loads(told.out) if told.out.strip().startswith("{") else None, told.err


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(_none())
    monkeypatch.setenv(keys.PASSPHRASE_VARIABLE, "correct horse")
    monkeypatch.setattr(keys, "SCRYPT_N", 1 << 10)
    yield
    keyring.set_keyring(before)


def _none() -> Any:  # noqa: ANN401 - keyring's classes have no types
    return fail.Keyring()  # type: ignore[no-untyped-call]


@pytest.fixture
def station(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Station:
    made = Station(tmp_path / "w", tmp_path / "first", monkeypatch)
    assert made(capsys, "init")[0] == 0
    assert made(capsys, "audit", "key", "make")[0] == 0
    return made


def test_that_a_log_is_signed_witnessed_and_checked_against_what_was_kept(
    station: Station, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.note"
    code, head, _ = station(capsys, "audit", "checkpoint", "-o", str(kept))
    assert (code, kept.read_text("utf-8")) == (0, head["note"])
    assert station(capsys, "audit", "verify", "--checkpoint", str(kept) + ".typo")[0] == 2
    code, report, _ = station(capsys, "audit", "verify", "--checkpoint", str(kept))
    assert (code, report["ok"]) == (0, True)
    code, state, _ = station(capsys, "audit", "status")
    assert (code, state["last_size"]) == (0, head["size"])
    with sqlite3.connect(station.root / "index.sqlite") as db:
        for name in ("audit_no_delete", "audit_index_no_delete"):
            db.execute(f"DROP TRIGGER {name}")
        db.execute("DELETE FROM audit_entry WHERE seq > 3")
    db.close()
    code, report, _ = station(capsys, "audit", "verify", "--checkpoint", str(kept))
    assert (code, report["ok"]) == (INTEGRITY, False)
    assert report["findings"][0]["where"] == "audit entry 4"
    assert "checkpoint of 20" in report["findings"][0]["what"]
    assert any("rolled back" in each["what"] for each in report["findings"])


def test_that_a_second_station_cosigns_and_its_answer_is_taken_back(
    station: Station,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    second = Station(station.root, tmp_path / "second", monkeypatch)
    monkeypatch.setattr("platform.node", lambda: "desk-2")
    kept = tmp_path / "kept.note"
    station(capsys, "audit", "checkpoint", "-o", str(kept))
    code, _, told = station(capsys, "audit", "cosign", str(kept))
    assert code == 2 or "seen for the first time" in told
    code, _, told = second(capsys, "audit", "cosign", "--since", "0", "-o", str(tmp_path / "ask"))
    assert code == 0
    assert (tmp_path / "ask").read_text("utf-8").startswith("old 0\n\nnvr-desk/")


def test_that_an_export_with_proofs_checks_without_us(
    station: Station, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "export"
    code, _, told = station(capsys, "audit", "export", "--proofs", "-o", str(out))
    assert (code, "entries to" in told) == (0, True)
    script = [sys.executable, "-I", str(out / "check_log.py"), str(out)]
    assert subprocess.run(script, capture_output=True, check=False).returncode == 0
    assert station(capsys, "audit", "export", "--proofs", "-o", str(out))[0] == 2
    assert station(capsys, "audit", "export", "--proofs")[0] == 2
    csv = tmp_path / "log.csv"
    code, _, told = station(
        capsys, "audit", "export", "--format", "csv", "--from", "2020-01-01", "-o", str(csv)
    )
    assert code == 0
    assert csv.read_text("utf-8").startswith("seq,time,")


def test_that_a_wrong_passphrase_signs_nothing_and_says_so(
    station: Station, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    there = sorted((station.root / "audit" / "checkpoints").glob("*.note"))
    monkeypatch.setenv(keys.PASSPHRASE_VARIABLE, "battery")
    code, told, _ = station(capsys, "audit", "checkpoint")
    assert (code, told["error"]) == (1, "key_missing")
    code, state, _ = station(capsys, "audit", "status")
    assert (code, "does not open" in state["key"]["why_not"]) == (0, True)
    assert sorted((station.root / "audit" / "checkpoints").glob("*.note")) == there


def test_that_the_hourly_checkpoint_comes_with_a_command_once_there_is_a_key(
    station: Station, capsys: pytest.CaptureFixture[str]
) -> None:
    station(capsys, "audit", "show", "--limit", "1")
    assert list((station.root / "audit" / "checkpoints").glob("*.note"))


def test_that_a_stamp_without_what_it_takes_is_a_usage_error(
    station: Station, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    station(capsys, "audit", "checkpoint")
    assert station(capsys, "audit", "stamp")[0] == 2
    query = tmp_path / "a.tsq"
    assert station(capsys, "audit", "stamp", "--request", str(query))[0] == 0
    assert query.read_bytes()[:1] == b"0"
    missing = str(tmp_path / "none")
    assert station(capsys, "audit", "stamp", "--response", missing, "--roots", missing)[0] == 2
    assert station(capsys, "audit", "witness", "show")[0] == 0


def test_that_a_command_says_why_a_log_that_is_due_was_not_signed(
    station: Station, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert station(capsys, "audit", "checkpoint")[0] == 0
    assert station(capsys, "settings", "set", "audit.checkpoint_minutes", "1")[0] == 0
    monkeypatch.delenv(keys.PASSPHRASE_VARIABLE)
    assert "was not" not in station(capsys, "case", "list")[2]

    def due(_: heads.Heads) -> bool:
        return True

    monkeypatch.setattr(heads.Heads, "due", due)
    code, _, said = station(capsys, "case", "list")
    assert code == 0
    assert said.count("the log is due to be signed and was not") == 1
    assert keys.PASSPHRASE_VARIABLE in said


def test_that_a_packet_asks_for_the_passphrase_only_where_a_key_is_registered(
    station: Station, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("nvr_desk.cli.packet.ask_passphrase", lambda: asked.append("asked"))
    assert station(capsys, "packet", "new", "--case", "none")[0] != 0
    assert asked == ["asked"]
    other = Station(station.root.with_name("other"), station.root.with_name("second"), monkeypatch)
    assert other(capsys, "init")[0] == 0
    assert other(capsys, "packet", "new", "--case", "none")[0] != 0
    assert asked == ["asked"]
