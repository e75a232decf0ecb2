"""Looks and corrections on the command line, as scripts see them."""

from __future__ import annotations

import json
import shutil
from contextlib import nullcontext
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.cli import gallery
from nvr_desk.cli.main import main

from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from pathlib import Path

CASE = "26-004417"
CLIP = "porch.mp4"


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one clip that the basic detector looked at, made once."""
    folder = tmp_path_factory.mktemp("tracks")
    (folder / "shipment").mkdir()
    make(folder / "shipment" / CLIP, Footage(frames=6))
    words = ["--workspace", str(folder / "w"), "--json"]
    assert main([*words, "init"]) == 0
    assert main([*words, "case", "new", CASE, "--offence", "BURG"]) == 0
    shipment = str(folder / "shipment")
    assert main([*words, "ingest", shipment, "--case", CASE, "--statement", "agreed"]) == 0
    assert main([*words, "detect", "--case", CASE, "--engine", "basic"]) == 0
    return folder / "w"


@pytest.fixture
def workspace(tmp_path: Path, stock: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Words before each verb: a copy of the stock, and a purpose."""
    monkeypatch.setenv("NVR_DESK_PURPOSE", "vehicles seen near the scene")
    return ["--workspace", str(shutil.copytree(stock, tmp_path / "w")), "--json"]


def told(capsys: pytest.CaptureFixture[str], words: list[str]) -> tuple[int, Any]:
    capsys.readouterr()
    code = main(words)
    return code, json.loads(capsys.readouterr().out)


def test_that_a_search_for_a_colour_tells_what_it_leaves_out(
    workspace: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["search", "--case", CASE, "--colour", "red", "--part", "lower", "--min-dwell", "2"]
    code, answer = told(capsys, [*workspace, *asked])
    assert code == 0
    assert "say nothing of colour left out" in answer["coverage_sentence"]
    assert answer["coverage"]["traits"]["colours"] == ["red"]
    _, loose = told(capsys, [*workspace, *asked, "--unknown"])
    assert "included" in loose["coverage_sentence"]


def test_that_a_size_over_the_whole_picture_is_a_wrong_question(
    workspace: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, answer = told(capsys, [*workspace, "search", "--case", CASE, "--min-size", "1.5"])
    assert code == 2
    assert "share of the picture" in answer["message"]


def test_that_tracks_and_changes_are_lists_and_a_wrong_change_is_refused(
    workspace: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys, [*workspace, "tracks", "list", CLIP, "--case", CASE]) == (0, [])
    assert told(capsys, [*workspace, "tracks", "edits", CLIP, "--case", CASE]) == (0, [])
    where = [CLIP, "9", "--case", CASE, "--reason", "two persons"]
    code, answer = told(capsys, [*workspace, "tracks", "split", *where, "--at", "0.1"])
    assert (code, answer["error"]) == (2, "not_found")
    assert "tracks list" in answer["remedy"]
    assert "tracks edits" in answer["remedy"]
    code, _ = told(capsys, [*workspace, "tracks", "undo", *where])
    assert code == 2


@pytest.mark.parametrize("written", ["2026-11-19T22:00:00", "yesterday"])
def test_that_a_time_without_an_offset_is_shown_one_that_has_it(
    workspace: list[str], capsys: pytest.CaptureFixture[str], written: str
) -> None:
    code, answer = told(capsys, [*workspace, "search", "--case", CASE, "--from", written])
    assert code == 2
    assert "write it like 2026-11-19T22:00:00-07:00" in answer["message"]


def test_that_a_question_understands_ways_as_lists_say_them(
    workspace: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["search", "--case", CASE, "--direction", "moving up and right", "--direction", "left"]
    code, answer = told(capsys, [*workspace, *asked])
    assert (code, answer["coverage"]["traits"]["directions"]) == (0, ["up-right", "left"])
    code, answer = told(capsys, [*workspace, "search", "--case", CASE, "--direction", "north"])
    assert code == 2
    assert "up-right" in answer["message"]


def test_that_a_search_without_a_purpose_says_where_to_put_one(
    workspace: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NVR_DESK_PURPOSE")
    code, answer = told(capsys, [*workspace, "search", "--case", CASE])
    assert (code, answer["error"]) == (4, "purpose_missing")
    assert "--purpose" in answer["remedy"]
    assert "NVR_DESK_PURPOSE" in answer["remedy"]
    main([word for word in [*workspace, "search", "--case", CASE] if word != "--json"])
    assert "  add --purpose" in capsys.readouterr().err


def test_that_weights_nobody_has_are_told_how_to_get(
    workspace: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, answer = told(capsys, [*workspace, "detect", "--case", CASE, "--weights", "yolo11n"])
    assert code == 2
    for step in ("models list", "models pull yolo11n", "models add FILE"):
        assert step in answer["remedy"]


class _States:
    """A room in which one appearance is unseen."""

    def find(self, _case: str, _clip: str, tracks: list[int]) -> list[int]:
        return tracks

    def state(self, _case: str, keys: list[int], _meant: object) -> list[None]:
        return [None for _ in keys]


def test_that_a_state_of_an_appearance_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    room = SimpleNamespace(gallery=_States())
    monkeypatch.setattr(gallery, "desk", lambda _case: nullcontext(room))
    monkeypatch.setattr("nvr_desk.cli.output.current", lambda: SimpleNamespace(json=False))
    gallery.state("x", [3], CASE, gallery.State.SEEN)
    assert capsys.readouterr().out.splitlines() == ["1 appearance of x: seen"]
