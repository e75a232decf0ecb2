"""Marks, stills and clocks on the command line, as scripts see them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from nvr_desk.cli.main import main

from tests.footage_maker import Footage, make

CASE = "26-004417"
A, B = "Ring_FrontDoor_20261119_2214.mp4", "porch.mp4"
Told = tuple[int, Any]


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two clips, of which one claims a time; made once."""
    folder = tmp_path_factory.mktemp("marks")
    (folder / "shipment").mkdir()
    make(folder / "shipment" / A, Footage(frames=12))
    make(folder / "shipment" / B, Footage(frames=8))
    words = ["--workspace", str(folder / "w"), "--json"]
    assert main([*words, "init"]) == 0
    assert main([*words, "case", "new", CASE, "--offence", "BURG", "--zone", "America/Denver"]) == 0
    shipment = str(folder / "shipment")
    assert main([*words, "ingest", shipment, "--case", CASE, "--statement", "agreed"]) == 0
    return folder / "w"


@pytest.fixture
def line(
    tmp_path: Path,
    stock: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Any:  # noqa: ANN401 - a callable
    """Runs a line on a copy of the stock; answers its code and its JSON."""
    monkeypatch.setenv("NVR_DESK_PURPOSE", "vehicles seen near the scene")
    words = ["--workspace", str(shutil.copytree(stock, tmp_path / "w")), "--json"]

    def run(*verb: str) -> Told:
        capsys.readouterr()
        code = main([*words, *verb, "--case", CASE])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_that_a_mark_goes_through_its_life(line: Any) -> None:  # noqa: ANN401
    code, made = line("mark", "add", A, "--at", "0.1", "--until", "0.3", "--note", "a bag")
    assert (code, made["level"], made["to_s"] > made["from_s"]) == (0, "note", True)
    short = made["uid"][:8]
    assert line("mark", "change", short, "--level", "key", "--point")[1]["to_s"] is None
    assert line("mark", "remove", short)[1]["removed"] is not None
    assert line("mark", "list") == (0, [])
    assert line("mark", "remove", short, "--back")[0] == 0
    ((row),) = line("mark", "list")[1]
    assert (row["uid"], row["level"], row["corrected"]) == (made["uid"], "key", False)
    code, error = line("mark", "remove", "00000000")
    assert (code, error["error"]) == (2, "not_found")
    assert "mark list" in error["remedy"]


def test_that_a_still_is_a_file_with_its_json(line: Any, tmp_path: Path) -> None:  # noqa: ANN401
    code, made = line("still", "new", A, "--at", "0.2", "-o", str(tmp_path / "out"))
    assert code == 0
    beside = json.loads(Path(made["path"]).with_suffix(".json").read_bytes())
    assert beside["picture"]["pts"] == made["pts"]
    assert [each["sha256"] for each in line("still", "list")[1]] == [made["sha256"]]


def test_that_an_hour_that_came_twice_is_asked_for(line: Any) -> None:  # noqa: ANN401
    asked = ("clock", "overlay", A, "--at", "0", "--shows", "2026-11-01 01:30:00")
    code, error = line(*asked, "--zone", "America/Denver")
    assert (code, error["error"]) == (2, "repeated_hour")
    assert "--which" in error["remedy"]
    code, made = line(*asked, "--zone", "America/Denver", "--which", "second")
    assert (code, made["uncertainty_s"]) == (0, 0.5)


def test_that_a_known_time_without_seconds_is_known_to_half_a_minute(line: Any) -> None:  # noqa: ANN401
    known = ("clock", "pin", A, "--at", "0.1", "--zone", "UTC", "--known")
    made = line(*known, "2026-11-19 22:15")[1]
    assert (made["instant"], made["uncertainty_s"]) == ("2026-11-19T22:15:30.000000Z", 30.0)
    made = line(*known, "2026-11-19 22:15", "--uncertainty", "45")[1]
    assert made["uncertainty_s"] == 45.0
    made = line(*known, "2026-11-19 22:15:00")[1]
    assert (made["instant"], made["uncertainty_s"]) == ("2026-11-19T22:15:00.000000Z", 0.5)


def test_that_pins_are_solved_and_taken_by_their_token(line: Any) -> None:  # noqa: ANN401
    known = ("--known", "2026-11-19 22:20:00", "--zone", "America/Denver")
    assert line("clock", "pin", A, "--at", "0.1", *known)[0] == 0
    assert line("clock", "pin", A, "--at", "0.3", "--other", B, "--other-at", "0.2")[0] == 0
    assert [each["id"] for each in line("clock", "list")[1]] == [1, 2]
    code, found = line("clock", "solve")
    assert (code, len(found["solved"]), found["left"]) == (0, 2, [])
    assert line("clock", "solve", "--apply", "--token", "0" * 64)[0] == 2
    assert line("clip", "show", B)[1]["corrected_start"] is None
    assert line("clock", "solve", "--apply", "--token", found["token"])[0] == 0
    assert line("clip", "show", B)[1]["corrected_start"] is not None
    assert line("clock", "unpin", "2")[0] == 0
    assert len(line("clock", "list")[1]) == 1
    assert line("clock", "reset", B, "--reason", "wrong event")[1]["offset_s"] is None


def test_that_a_clock_corrected_by_hand_is_freed_and_put_back(
    line: Any,  # noqa: ANN401
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = ("--seconds", "-60", "--reason", "phone beside it")
    assert line("clip", "offset", A, *given)[0] == 0
    known = ("--known", "2026-11-19 22:20:00", "--zone", "America/Denver")
    assert line("clock", "pin", A, "--at", "0.1", *known)[0] == 0
    (held,) = line("clock", "solve")[1]["solved"]
    assert (held["trusted"], held["held"]) == (True, "form")
    code, found = line("clock", "solve", "--free", A, "--apply")
    assert (code, found["solved"][0]["held"], found["residuals"][0]["held"]) == (0, "", [])
    assert line("clip", "show", A)[1]["offset_s"] != -60.0
    assert line("clock", "back", A)[1]["offset_s"] == -60.0
    assert line("clock", "back", A, "--number", "0")[1]["offset_s"] is None
    assert line("clock", "solve", "--free", A, "--trust", A)[0] == 2


def test_that_a_folder_that_cannot_be_made_is_told_in_words(line: Any, tmp_path: Path) -> None:  # noqa: ANN401
    (tmp_path / "file").write_text("in the way")
    code, told = line("still", "new", A, "--at", "0.1", "-o", str(tmp_path / "file" / "under"))
    assert (code, told["error"]) == (1, "place")
    assert "under" in told["message"]
