"""Purposes and reviews on the command line, as scripts and people see them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.cli.main import main
from nvr_desk.desk import create_workspace, open_desk
from nvr_desk.records.search import Query

from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASE = "26-004417"
VAN = "find the grey van"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace in which somebody searched twelve times, sixteen days ago."""
    clock = FakeClock(datetime.now(UTC) - timedelta(days=16))
    made = create_workspace(tmp_path / "w", clock=clock)
    with open_desk(made, clock=clock) as desk:
        desk.cases.new(CASE, offence="BURG")
        desk.cases.use_purpose(CASE, VAN)
        for _ in range(12):
            desk.search.ask(Query(case=CASE))
    return made


@pytest.fixture
def told(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, Any]]:
    """Run a line with --json; answers its exit code and its JSON."""
    monkeypatch.delenv("NVR_DESK_PURPOSE", raising=False)

    def run(*words: str) -> tuple[int, Any]:
        capsys.readouterr()
        code = main(["--workspace", str(root), "--json", *words])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_that_a_review_goes_from_queue_to_signature(told: Callable[..., tuple[int, Any]]) -> None:
    code, due = told("supervise", "due")
    assert (code, due["overdue"], due["sentence"][:14]) == (0, 1, "REVIEW OVERDUE")
    _, queue = told("supervise", "queue")
    assert {r["rule"] for i in queue["items"] for r in i["reasons"]} >= {"sample"}
    assert told("supervise", "sign-off", "1", "--words", "seen")[0] == 2
    for item in queue["items"]:
        assert told("supervise", "decide", str(item["id"]), "fine")[0] == 0
    code, signed = told("supervise", "sign-off", "1", "--words", "seen")
    assert (code, signed["words"], signed["undecided"]) == (0, "seen", 0)
    assert told("supervise", "queue")[1]["reviews"] == []
    assert len(told("supervise", "queue", "--all")[1]["reviews"]) == 1


def test_that_a_question_is_told_until_it_is_answered(
    told: Callable[..., tuple[int, Any]], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = str(told("supervise", "queue")[1]["items"][0]["id"])
    assert told("supervise", "decide", item, "ask")[0] == 2
    assert told("supervise", "decide", item, "ask", "--note", "why?")[0] == 0
    main(["--workspace", str(root), "case", "list"])
    assert "1 question of a supervisor" in capsys.readouterr().err
    assert [each["note"] for each in told("supervise", "asks")[1]] == ["why?"]
    assert told("supervise", "answer", item, "for the van")[1]["answer"] == "for the van"
    main(["--workspace", str(root), "case", "list"])
    assert "question" not in capsys.readouterr().err


def test_that_an_item_opens_for_people_and_scripts(
    told: Callable[..., tuple[int, Any]], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = str(told("supervise", "queue")[1]["items"][0]["id"])
    assert told("supervise", "open", item)[1]["look"]["words"] == VAN
    assert main(["--workspace", str(root), "supervise", "open", item]) == 0
    shown = capsys.readouterr().out
    assert f"purpose  BURG: {VAN}" in shown
    assert "FOLLOWED BY" in shown


def test_that_the_lot_is_proven(told: Callable[..., tuple[int, Any]]) -> None:
    told("supervise", "queue")
    code, proof = told("supervise", "sample", "--prove")
    assert (code, proof["fits"], proof["looks"], len(proof["drawn"])) == (0, True, 12, 1)


def test_that_charts_are_an_object_of_counts(told: Callable[..., tuple[int, Any]]) -> None:
    since = (datetime.now(UTC) - timedelta(days=20)).isoformat()
    code, charts = told("supervise", "charts", "--from", since)
    assert (code, charts["cases"][CASE]["searches"], len(charts["hours"])) == (0, 12, 24)
    assert told("supervise", "charts", "--from", "yesterday")[0] == 2


@pytest.mark.parametrize(("name", "head"), [("r.html", b"<!DOCTYPE"), ("r.PDF", b"%PDF-")])
def test_that_a_report_is_what_its_name_says(
    told: Callable[..., tuple[int, Any]], tmp_path: Path, name: str, head: bytes
) -> None:
    told("supervise", "queue")
    target = tmp_path / name
    assert told("supervise", "report", "-o", str(target))[0] == 0
    assert target.read_bytes().startswith(head)
    target.write_bytes(b"mine")
    assert told("supervise", "report", "-o", str(target))[0] == 2
    assert target.read_bytes() == b"mine"
    assert told("supervise", "report", "-o", str(target), "--replace")[0] == 0


def test_that_no_report_is_written_under_another_name_or_before_a_review(
    told: Callable[..., tuple[int, Any]], tmp_path: Path
) -> None:
    assert told("supervise", "report", "-o", str(tmp_path / "r.html"))[0] == 2
    told("supervise", "queue")
    assert told("supervise", "report", "-o", str(tmp_path / "r.doc"))[0] == 2
    assert not list(tmp_path.glob("r.*"))


def test_that_a_line_without_a_purpose_uses_the_remembered_one(
    told: Callable[..., tuple[int, Any]],
) -> None:
    assert told("search", "--case", CASE)[0] == 4
    assert told("purpose", "show", "--case", CASE) == (0, None)
    assert told("purpose", "set", "test", "--case", CASE)[0] == 4
    assert told("purpose", "set", VAN, "--case", CASE)[1]["words"] == VAN
    assert told("search", "--case", CASE)[0] == 0
    assert told("purpose", "forget", "--case", CASE) == (0, {"forgotten": True})
    assert told("search", "--case", CASE)[0] == 4


def test_that_a_case_tells_its_incident(told: Callable[..., tuple[int, Any]]) -> None:
    near = ("--near", "40.76,-111.89,300")
    start = ("--from", "2026-11-19T22:00:00-07:00")
    code, case = told("case", "incident", CASE, "--words", "a burglary", *start, *near)
    assert (code, case["incident"]["radius_m"]) == (0, 300)
    shown = told("case", "show", CASE)[1]["incident"]
    assert shown["start"] == "2026-11-20T05:00:00.000000Z"
    assert told("case", "incident", CASE, "--words", " ")[0] == 2
