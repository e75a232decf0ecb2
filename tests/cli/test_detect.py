"""Detection from the line: what it would take, what is likely, and nothing twice."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.cli.main import main
from nvr_desk.records.model import ENGINES
from nvr_desk.vision.device import AnalysisDevice

from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from pathlib import Path

CASE = "26-004417"
DETECT = ("detect", "--case", CASE, "--engine", "basic", "--profile", "triage")


def test_that_the_help_names_every_engine_that_may_be_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "240")
    assert main(["detect", "--help"]) == 0
    words = set(re.findall(r"[\w-]+", capsys.readouterr().out))
    assert set(ENGINES) <= words, set(ENGINES) - words


def test_that_triage_tells_what_it_takes_lists_all_by_promise_and_runs_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "w"

    def line(*words: str, text: bool = False) -> Any:  # noqa: ANN401 - JSON, or words
        start = ["--workspace", str(root), "--purpose", "find the vehicle"]
        code = main([*start, *([] if text else ["--json"]), *words])
        assert code == 0, words
        out = capsys.readouterr().out
        return out if text else json.loads(out)

    folder = tmp_path / "shipment"
    folder.mkdir()
    for name in ("a.mp4", "b.mp4"):
        make(folder / name, Footage(frames=12, dark=name == "b.mp4"))
    line("init")
    line("case", "new", CASE, "--offence", "BURG")
    line("ingest", str(folder), "--case", CASE, "--statement", "both agreed")

    ahead = line(*DETECT, "--estimate")
    assert (ahead["clips"], ahead["profile"], ahead["engine"]) == (2, "triage", "basic")
    assert "rough guess" in line(*DETECT, "--estimate", text=True)

    report = line(*DETECT)
    assert (report["done"], len(report["ranked"])) == (2, 2)
    assert all(each["first_pass"] and 0 <= each["promise"] <= 1 for each in report["ranked"])
    listed = line("clip", "list", "--case", CASE, "--by-promise")
    assert [row["promise"] for row in listed] == [each["promise"] for each in report["ranked"]]
    assert "a first idea of where to look, not a search" in line(
        "clip", "list", "--case", CASE, "--by-promise", text=True
    )

    def opened(*_: object, **__: object) -> None:
        pytest.fail("a worker was started for nothing")

    monkeypatch.setattr(AnalysisDevice, "__init__", opened)
    again = line(*DETECT)
    assert (again["done"], again["skipped"], again["model"]["engine"]) == (0, 2, "basic")
    assert "nothing was looked at" in line(*DETECT, text=True)
    assert line(*DETECT, "--estimate")["clips"] == 0


def test_that_a_hidden_case_says_why_nothing_is_looked_at_and_ends_with_three(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start = ["--workspace", str(tmp_path / "w"), "--purpose", "find the vehicle"]

    def line(*words: str) -> tuple[int, str]:
        capsys.readouterr()
        code = main([*start, *words])
        return code, "".join(capsys.readouterr())

    assert line("init")[0] == line("case", "new", CASE, "--offence", "BURG")[0] == 0
    code, said = line(*DETECT)
    assert (code, "it holds no footage" in said) == (0, True)
    folder = tmp_path / "shipment"
    folder.mkdir()
    make(folder / "a.mp4", Footage(frames=12))
    assert line("ingest", str(folder), "--case", CASE)[0] == 3
    code, said = line(*DETECT)
    assert code == 3
    assert "none of its footage may be opened" in said
    assert "1 delivery was left out for want of consent" in said
    code, said = line("coverage", "--case", CASE)
    assert "There is no footage that may be opened; 1 delivery hidden for want of consent" in said
    code, said = line("search", "--case", CASE)
    assert code == 0
    assert "There is no footage that may be opened" in said
    assert "0.0 of 0.0" not in said


def test_that_triage_after_a_full_look_says_whose_counts_it_lists(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "shipment"
    folder.mkdir()
    make(folder / "a.mp4", Footage(frames=12))
    start = ["--workspace", str(tmp_path / "w"), "--purpose", "find the vehicle"]
    for words in (
        ("init",),
        ("case", "new", CASE, "--offence", "BURG"),
        ("ingest", str(folder), "--case", CASE, "--statement", "agreed"),
        ("detect", "--case", CASE, "--engine", "basic"),
    ):
        assert main([*start, *words]) == 0
    capsys.readouterr()
    assert main([*start, *DETECT]) == 0
    said = capsys.readouterr().out
    assert "1 clip is already looked at with fast: a first pass would add nothing" in said
    assert re.search(r"PROMISE +FOUND +LOOK", said)
    assert re.search(r"nothing +full", said)
