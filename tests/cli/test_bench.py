"""nvr-desk bench: what it prints, what it ends with, what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.cli.main import main
from nvr_desk.desk.bench import station
from nvr_desk.upkeep.bench import child

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WHERE = {"system": "here", "cores": 2, "load": [0.1], "flags": ["avx2"], "fsync_p95_ms": 0.3}
RESULT: dict[str, Any] = {
    "machine": WHERE,
    "search": {"by class, ms": {"p95": 50.0, "bound": 100}},
    "log": {"entry_alone_ms": {"p95": 9.0, "bound": 5}},
    "case": {"deliveries": 20},
}


@pytest.fixture
def wanted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Path, station.Size]]:
    """What was to be measured; nothing is."""
    heard: list[tuple[str, Path, station.Size]] = []

    def measure(
        name: str, place: Path, size: station.Size, told: Callable[[str], None]
    ) -> dict[str, Any]:
        heard.append((name, place, size))
        told("one step")
        return RESULT

    monkeypatch.setattr(station, "measure", measure)
    return heard


def test_that_the_table_stands_beside_the_machine_and_its_bounds(
    wanted: list[Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--workspace", str(tmp_path / "w"), "bench", "db"]) == 0
    said = capsys.readouterr()
    assert "here, 2 cores, load 0.1, avx2" in said.out
    lines = said.out.splitlines()
    assert any(line.startswith("met") and "by class" in line for line in lines)
    assert any(line.startswith("missed") and "≤ 5" in line for line in lines)
    assert lines[-1] == "1 of 2 bounds met"
    assert "one step" in said.err
    assert "GB, gone afterwards" in said.err
    assert wanted == [("db", tmp_path, station.QUICK)]


def test_that_json_holds_rows_and_all_figures(
    wanted: list[Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--json", "bench", "intake", "--folder", str(tmp_path)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["met"], told["judged"], told["figures"]) == (1, 2, RESULT)
    assert [row["verdict"] for row in told["rows"]] == ["met", "missed"]
    assert told["beside"][0].startswith("here")
    assert wanted[0][:2] == ("intake", tmp_path)


def test_that_strict_ends_with_three_when_a_bound_is_missed(
    wanted: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = ["bench", "ui", "--folder", str(tmp_path), "--strict"]
    assert main(line) == 3
    monkeypatch.setitem(RESULT["log"], "entry_alone_ms", {"p95": 4.0, "bound": 5})
    assert main(line) == 0


def test_that_the_size_is_what_was_asked_for(wanted: list[Any], tmp_path: Path) -> None:
    where = ["--folder", str(tmp_path)]
    assert main(["bench", "ui", *where, "--full", "--tries", "300"]) == 0
    assert main(["bench", "db", *where, "--deliveries", "50", "--tracks", "900"]) == 0
    full, small = (size for _, _, size in wanted)
    assert (full.deliveries, full.tracks, full.clips, full.tries) == (40_000, 1_000_000, 500, 300)
    assert (small.deliveries, small.tracks, small.tries) == (50, 900, 200)


def test_that_a_folder_in_a_workspace_is_refused(
    wanted: list[Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nvr-desk.toml").touch()
    assert main(["bench", "db", "--folder", str(tmp_path)]) == 2
    assert "beside no evidence" in capsys.readouterr().err
    assert wanted == []


def test_that_ctrl_c_ends_it_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(child, "answer", interrupt)
    assert main(["bench", "db", "--folder", str(tmp_path), "--wait", "0"]) == 1
    assert list(tmp_path.iterdir()) == []
