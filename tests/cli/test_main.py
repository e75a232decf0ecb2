"""The command line as scripts see it: exit codes, and JSON alone on standard output."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.cli.main import main

from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from pathlib import Path

CASE = "26-004417"
HEAVY = ("sqlalchemy", "numpy", "av", "cv2", "torch", "openvino", "PySide6", "ultralytics")
HELP_HEAVY = (*HEAVY, "pydantic", "rich")
MODULES = 220
"""What help may load in 0.1 s; 162 when this was written, 430 with pydantic and rich."""


class Line:
    """Runs command lines on one workspace."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capsys = capsys

    def __call__(self, *words: str) -> tuple[int, Any]:
        """Exit code, and what stood on standard output as JSON."""
        code = main(["--workspace", str(self.root), "--json", *words])
        text = self._capsys.readouterr().out
        return code, json.loads(text) if text else None


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """A new workspace with an open case."""
    ready = Line(tmp_path / "w", capsys)
    assert ready("init")[0] == 0
    assert ready("case", "new", CASE, "--offence", "BURG", "--zone", "America/Denver")[0] == 0
    return ready


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A bare folder with one clip and one file that is none."""
    place = tmp_path / "shipment"
    place.mkdir()
    make(place / "porch.mp4", Footage(frames=6))
    (place / "note.txt").write_text("hello")
    return place


@pytest.mark.parametrize("words", [["--help"], ["detect", "--help"], ["case", "new", "--help"]])
def test_that_help_loads_no_heavy_library(words: list[str]) -> None:
    probe = (
        "import sys\nbefore = len(sys.modules)\nfrom nvr_desk.cli.main import main\n"
        f"main({words!r})\n"
        f"print([name for name in {HELP_HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
        "print(len(sys.modules) - before, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    heavy, modules = done.stderr.splitlines()
    assert heavy == "[]"
    assert int(modules) < MODULES, "help answers slowly"


def test_that_an_unknown_case_is_a_usage_error_with_its_code(line: Line) -> None:
    code, told = line("clip", "list", "--case", "26-none")
    assert code == 2
    assert told["error"] == "not_found"


def test_that_an_unknown_verb_ends_with_two(line: Line) -> None:
    code, told = line("surprise")
    assert (code, told["error"]) == (2, "usage")


def test_that_a_workspace_that_is_none_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--workspace", str(tmp_path / "nowhere"), "case", "list"]) == 2
    assert "nvr-desk init" in capsys.readouterr().err


def test_that_a_shipment_is_taken_in_and_what_is_refused_ends_with_three(
    line: Line, folder: Path
) -> None:
    code, told = line("ingest", str(folder), "--case", CASE)
    assert code == 3
    assert [refusal["path"] for refusal in told["refusals"]] == ["note.txt"]
    assert [hidden["name"] for hidden in told["hidden"]] == ["porch.mp4"]
    _, rows = line("clip", "list", "--case", CASE)
    assert [(row["media"], row["visibility"]) for row in rows] == [("ok", "no_consent")]


def test_that_the_same_ingest_again_makes_nothing_new(line: Line, folder: Path) -> None:
    line("ingest", str(folder), "--case", CASE)
    _, told = line("ingest", str(folder), "--case", CASE)
    assert (told["report"]["accepted"], told["report"]["new"]) == (1, 0)


def test_that_a_search_without_a_purpose_is_denied_and_on_record(line: Line) -> None:
    code, told = line("search", "--case", CASE)
    assert (code, told["error"]) == (4, "purpose_missing")
    _, entries = line("audit", "show", "--verb", "search")
    assert entries[-1]["outcome"].startswith("denied: ")


@pytest.mark.parametrize("words", ["test", " n/a ", "   "])
def test_that_a_purpose_that_says_nothing_is_denied_and_on_record(line: Line, words: str) -> None:
    code, told = line("search", "--case", CASE, "--purpose", words)
    assert (code, told["error"]) == (4, "purpose_missing")
    _, entries = line("audit", "show", "--verb", "search")
    assert entries[-1]["outcome"].startswith("denied: ")


def test_that_a_search_in_a_closed_case_is_denied(line: Line) -> None:
    line("case", "close", CASE, "--outcome", "solved")
    code, told = line("search", "--case", CASE, "--purpose", "find the van")
    assert (code, told["error"]) == (4, "case_closed")


def test_that_the_purpose_of_the_line_stands_in_the_entry(line: Line) -> None:
    code, _ = line("search", "--case", CASE, "--purpose", "find the van", "--class", "car")
    assert code == 0
    _, entries = line("audit", "show", "--verb", "search")
    assert entries[-1]["purpose"] == {"offence": "BURG", "words": "find the van"}


def test_that_a_consent_on_record_opens_a_delivery_and_a_withdrawal_closes_it(
    line: Line, folder: Path
) -> None:
    line("ingest", str(folder), "--case", CASE)
    _, opened = line(
        "consent", "record", "porch.mp4", "--case", CASE, "--state", "given", "--ref", "C-1"
    )
    assert opened["visibility"] == "shown"
    _, closed = line("consent", "withdraw", "porch.mp4", "--case", CASE, "--reason", "called back")
    assert closed["visibility"] == "withdrawn"
    code, _ = line("tracks", "export", "porch.mp4", "--case", CASE, "--purpose", "look closer")
    assert code == 4


def test_that_a_log_changed_behind_our_back_ends_with_five(line: Line) -> None:
    import sqlite3

    with sqlite3.connect(line.root / "index.sqlite") as database:
        triggers = database.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute(
            "UPDATE audit_entry SET body = replace(body, 'solo', 'boss') WHERE seq = 4"
        )
    database.close()
    code, told = line("audit", "verify")
    assert code == 5
    assert not told["ok"]
    assert "4" in told["findings"][0]["where"]


def test_that_an_inbox_takes_each_shipment_once(line: Line, folder: Path) -> None:
    inbox = str(folder.parent / "inbox")
    (folder.parent / "inbox").mkdir()
    folder.rename(folder.parent / "inbox" / "first")
    code, told = line("inbox", inbox, "--case", CASE, "--once")
    assert (code, [each["report"]["new"] for each in told]) == (3, [1])
    assert line("inbox", inbox, "--case", CASE, "--once") == (0, [])


def test_that_an_inbox_says_by_its_code_that_something_failed(line: Line, folder: Path) -> None:
    place = folder.parent / "inbox"
    place.mkdir()
    (place / "cut.zip").write_bytes(b"PK\x03\x04 and no more")
    assert line("inbox", str(place), "--case", CASE, "--once") == (1, [])
    (place / "also.zip").write_bytes(b"PK\x03\x04 nor here")
    (folder / "note.txt").unlink()
    folder.rename(place / "good")
    words = ("inbox", str(place), "--case", CASE, "--once", "--statement", "agreed by phone")
    code, told = line(*words)
    assert (code, [each["report"]["new"] for each in told]) == (3, [1])
    assert line(*words) == (0, [])
