"""Broken evidence on the command line: exit code 5, the broken thing named, nothing half done."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.cli.main import main

from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from pathlib import Path

CASE = "26-004417"


class Shipped:
    """A workspace with one clip, and its command line."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = folder / "w"
        self._capsys = capsys
        shipment = folder / "shipment"
        shipment.mkdir()
        self.clip = make(shipment / "porch.mp4", Footage(frames=6))
        self("init")
        self("case", "new", CASE, "--zone", "America/Denver")
        assert self("ingest", str(shipment), "--case", CASE, "--statement", "she said yes")[0] == 0

    def __call__(self, *words: str) -> tuple[int, Any, str]:
        """Exit code, what stood on standard output as JSON, and what was told beside it."""
        code = main(["--workspace", str(self.root), "--json", *words])
        told = self._capsys.readouterr()
        return code, json.loads(told.out) if told.out else None, told.err

    def original(self) -> Path:
        """The one file of the vault."""
        (path,) = (self.root / "vault").glob("??/*")
        return path

    def flip(self) -> str:
        """Change a byte of the original; its name."""
        path = self.original()
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.chmod(0o644)
        path.write_bytes(bytes(data))
        return path.name


@pytest.fixture
def shipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shipped:
    return Shipped(tmp_path, capsys)


def test_that_a_changed_original_is_neither_looked_at_nor_taken_for_good(
    shipped: Shipped, tmp_path: Path
) -> None:
    sha256 = shipped.flip()
    code, report, _ = shipped("detect", "--case", CASE, "--engine", "basic")
    assert (code, report["done"], report["failed"][0]["damaged"]) == (5, 0, True)
    (tmp_path / "again").mkdir()
    make(tmp_path / "again" / "other.mp4", Footage(frames=6))
    code, _, told = shipped("ingest", str(tmp_path / "again"), "--case", CASE)
    assert code == 5
    assert f"vault/rescued/{sha256}" in told
    code, report, _ = shipped("check")
    assert code == 5
    assert {each["where"] for each in report["findings"]} == {
        f"vault/{sha256[:2]}/{sha256}",
        f"vault/rescued/{sha256}",
    }


def test_that_a_backup_of_a_changed_original_names_it_and_leaves_nothing(
    shipped: Shipped, tmp_path: Path
) -> None:
    good = shipped.original().read_bytes()
    sha256 = shipped.flip()
    for _ in range(2):
        code, _, told = shipped("backup", str(tmp_path / "copy"))
        assert code == 5
        assert sha256 in told
    shipped.original().write_bytes(good)
    assert shipped("backup", str(tmp_path / "copy"))[0] == 0


@pytest.mark.parametrize("words", [("check",), ("audit", "verify"), ("clip", "list")])
def test_that_a_malformed_database_ends_with_five(shipped: Shipped, words: tuple[str, ...]) -> None:
    database = shipped.root / "index.sqlite"
    data = database.read_bytes()
    database.write_bytes(data[:4096] + b"\xaa" * (len(data) - 4096))
    options = ("--case", CASE) if words[0] == "clip" else ()
    code, _, told = shipped(*words, *options)
    assert code == 5
    assert "index.sqlite is damaged" in told


def test_that_a_list_says_which_model_answers(
    shipped: Shipped, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shipped("detect", "--case", CASE, "--engine", "basic")[0] == 0
    main(["--workspace", str(shipped.root), "clip", "list", "--case", CASE])
    assert "(basic)" in capsys.readouterr().out
    assert shipped("detect", "--case", CASE, "--engine", "basic", "--profile", "exact")[0] == 0
    code, report, _ = shipped("detect", "--case", CASE, "--engine", "basic")
    assert (code, report["skipped"], report["better"]) == (0, 1, {"exact": 1})
    main(["--workspace", str(shipped.root), "detect", "--case", CASE, "--engine", "basic"])
    said = capsys.readouterr().out
    assert "1 clip is already looked at with exact" in said
    assert "--again looks with fast" in said
    code, report, _ = shipped("detect", "--case", CASE, "--engine", "basic", "--again")
    assert (code, report["skipped"], report["renewed"]) == (0, 1, 1)
