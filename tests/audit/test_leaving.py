"""Exports with proofs, checked by openssl and the script that goes with them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from nvr_desk import assets
from nvr_desk.audit import leaving, note, proofs
from nvr_desk.errors import AlreadyExistsError, StoreError
from nvr_desk.store.entry_index import Wanted

from tests.fakes.sealed_log import SealedLog

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.stocked import Stocked

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def exported(stocked: Stocked, tmp_path: Path) -> Path:
    sealed = SealedLog(stocked, tmp_path / "state")
    sealed.make_key()
    sealed.grow(300)
    head = sealed.checkpoint()
    found = leaving.selected(sealed.store, None, head.size)
    assert leaving.folder(tmp_path / "out", "csv", sealed.store, found, head) == head.size
    return tmp_path / "out"


def test_that_each_line_fits_its_schema(exported: Path) -> None:
    text = assets.resource("schemas", "audit-export.schema.json").read_text("utf-8")
    checker = jsonschema.Draft202012Validator(json.loads(text))
    for line in (exported / "entries.jsonl").read_text("utf-8").splitlines():
        checker.validate(json.loads(line))


def test_that_the_commands_of_the_page_check_the_signature(exported: Path) -> None:
    page = (ROOT / "docs" / "audit.md").read_text("utf-8")
    block = next(each for each in page.split("```") if "openssl pkeyutl" in each)
    command = ["bash", "-e", "-o", "pipefail", "-c", block]
    ran = subprocess.run(command, cwd=exported, capture_output=True, text=True, check=False)
    assert (ran.returncode, "Verified Successfully" in ran.stdout) == (0, True), ran.stderr


def _script(folder: Path) -> subprocess.CompletedProcess[str]:
    """As a court would run it: Python without our packages."""
    return subprocess.run(
        [sys.executable, "-I", str(folder / "check_log.py")],
        capture_output=True,
        text=True,
        check=False,
    )


def test_that_the_folder_holds_all_that_checking_needs(exported: Path) -> None:
    assert sorted(each.name for each in exported.iterdir()) == [
        *("check_log.py", "checkpoint.note", "entries.csv", "entries.jsonl", "log-key.pem"),
    ]
    assert len((exported / "entries.csv").read_text("utf-8").splitlines()) == 305
    head = proofs.read_head(exported)
    lines = (exported / "entries.jsonl").read_bytes().splitlines()
    assert len(lines) == head.size
    assert all(proofs.proven(each, head) for each in lines)


def test_that_the_script_is_short_enough_to_be_read() -> None:
    text = assets.resource("check", "check_log.py").read_text("utf-8")
    assert len(text.splitlines()) <= 60
    assert max(map(len, text.splitlines())) <= 100


def test_that_the_script_believes_the_export(exported: Path) -> None:
    ran = _script(exported)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "304 entries are in the signed log nvr-desk/" in ran.stdout


def test_that_openssl_alone_checks_the_signature(exported: Path, tmp_path: Path) -> None:
    head = note.parse((exported / "checkpoint.note").read_bytes())
    (tmp_path / "text").write_text(head.text, "utf-8")
    (tmp_path / "sig").write_bytes(head.signatures[0].blob)
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", str(exported / "log-key.pem")]
    command += ["-rawin", "-in", str(tmp_path / "text"), "-sigfile", str(tmp_path / "sig")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    (tmp_path / "text").write_text(head.text.replace("time 2026", "time 2025"), "utf-8")
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


def _swap(text: str) -> str:
    first, second = (json.loads(each) for each in text.splitlines()[:2])
    first["proof"], second["proof"] = second["proof"], first["proof"]
    return "\n".join(map(json.dumps, (first, second))) + "\n"


FORGERIES: dict[str, tuple[str, Callable[[str], str]]] = {
    "body": ("entries.jsonl", lambda text: text.replace("looking for", "waiting for", 1)),
    "leaf": ("entries.jsonl", lambda text: text.replace('"leaf":"', '"leaf":"0', 1)),
    "number": ("entries.jsonl", lambda text: text.replace('"seq":7,', '"seq":8,', 1)),
    "beyond": ("entries.jsonl", lambda text: text.replace('"seq":7,', '"seq":70000,', 1)),
    "zero": ("entries.jsonl", lambda text: text.replace('"seq":1,', '"seq":0,', 1)),
    "swapped proofs": ("entries.jsonl", _swap),
    "no proof": ("entries.jsonl", lambda text: text.replace('"proof":["', '"proof":[],"x":["', 1)),
    "size": ("checkpoint.note", lambda text: text.replace("\n304\n", "\n303\n", 1)),
    "time": ("checkpoint.note", lambda text: text.replace("time 2026", "time 2027", 1)),
    "signature": ("checkpoint.note", lambda text: text[:-20] + "A" + text[-19:]),
    "name of the key": ("checkpoint.note", lambda text: text.replace("— nvr", "— nvs", 1)),
    "key": (
        "log-key.pem",
        lambda _: (
            "-----BEGIN PUBLIC KEY-----\n"
            "MCowBQYDK2VwAyEAdnAo1hPt3J3mrL/2KQdpBR6q2HUqym8XaQsguUA1gYY=\n"
            "-----END PUBLIC KEY-----\n"
        ),
    ),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_that_the_script_refuses_what_was_forged(exported: Path, what: str) -> None:
    name, forge = FORGERIES[what]
    file = exported / name
    before = file.read_text("utf-8")
    file.write_text(forge(before), "utf-8", newline="")
    assert file.read_text("utf-8") != before
    ran = _script(exported)
    assert ran.returncode != 0
    assert "entries are in" not in ran.stdout


def test_that_a_selection_is_proven_like_the_whole(stocked: Stocked, tmp_path: Path) -> None:
    sealed = SealedLog(stocked, tmp_path / "state")
    sealed.make_key()
    sealed.grow(30)
    head = sealed.checkpoint()
    found = leaving.selected(sealed.store, Wanted(verb="case"), head.size)
    assert leaving.folder(tmp_path / "out", "jsonl", sealed.store, found, head) == 1
    assert not (tmp_path / "out" / "entries.csv").exists()
    read = proofs.read_head(tmp_path / "out")
    (line,) = (tmp_path / "out" / "entries.jsonl").read_bytes().splitlines()
    assert proofs.proven(line, read)


def test_that_a_place_that_cannot_take_it_is_said_and_left_as_it_was(
    stocked: Stocked, tmp_path: Path
) -> None:
    sealed = SealedLog(stocked, tmp_path / "state")
    sealed.make_key()
    head = sealed.checkpoint()
    (tmp_path / "out").mkdir()
    with pytest.raises(AlreadyExistsError):
        leaving.folder(tmp_path / "out", "jsonl", sealed.store, [], head)
    with pytest.raises(StoreError, match="cannot be written"):
        leaving.file(tmp_path / "none" / "log.csv", "csv", [])
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        leaving.folder(tmp_path / "file" / "out", "jsonl", sealed.store, [], head)
    assert sorted(each.name for each in tmp_path.iterdir() if each.name.startswith(".")) == []
