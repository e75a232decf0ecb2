"""What was looked at, on the line: for a person and for a script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from nvr_desk.cli.main import main

from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from pathlib import Path

CASE = "26-004417"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with two clips of which the basic detector looked at both; one is withdrawn."""
    folder = tmp_path / "shipment"
    folder.mkdir()
    make(folder / "porch.mp4", Footage(frames=30))
    make(folder / "yard.mp4", Footage(frames=31))
    root = tmp_path / "w"
    at = ["--workspace", str(root)]
    assert main([*at, "init"]) == 0
    assert main([*at, "case", "new", CASE, "--offence", "BURG"]) == 0
    assert main([*at, "ingest", str(folder), "--case", CASE, "--statement", "shared"]) == 0
    assert main([*at, "detect", "--case", CASE, "--purpose", "find", "--engine", "basic"]) == 0
    gone = ["consent", "withdraw", "yard.mp4", "--case", CASE, "--reason", "by phone"]
    assert main([*at, *gone]) == 0
    return root


def test_that_the_line_tells_coverage_of_case_and_clip(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    at = ["--workspace", str(root), "--json"]
    assert main([*at, "coverage", "--case", CASE]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["clips"], told["hidden"], told["profiles"]) == (1, 1, {"fast": 1})
    assert "no vehicles" in told["sentence"]
    (clip,) = told["each"]
    assert clip["tally"]["looked_s"] == pytest.approx(clip["tally"]["footage_s"], rel=0.05)
    assert clip["not_looked_for"][:2] == ["bicycle", "car"]
    assert main([*at, "coverage", "--case", CASE, "--clip", "porch.mp4"]) == 0
    assert json.loads(capsys.readouterr().out) == clip
    assert {span["kind"] for span in clip["spans"]} <= {"looked", "still"}
    assert main(["--workspace", str(root), "coverage", "--case", CASE, "--clip", "porch.mp4"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == clip["sentence"]
    assert len(lines) == 2 + len(clip["spans"])


def test_that_coverage_of_hidden_footage_is_denied(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    at = ["--workspace", str(root), "--json"]
    assert main([*at, "coverage", "--case", CASE, "--clip", "yard.mp4"]) == 4
    assert json.loads(capsys.readouterr().out)["error"] == "not_visible"


def test_that_a_card_is_shown_with_what_its_model_misses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--workspace", str(tmp_path / "w")]
    main([*at, "init"])
    assert main([*at, "models", "show", "yolo11n"]) == 0
    text = capsys.readouterr().out
    assert "limits: persons, daylight, lower than 40 px of 384: recall 0." in text
    assert "infrared: not measured" in text
    assert main([*at, "models", "show", "nobody"]) == 2
