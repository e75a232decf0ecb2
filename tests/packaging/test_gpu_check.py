"""The GPU check says what it measured, what failed and what was never measured; without a card."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

GPU = ROOT / "packaging" / "gpu"


def module(name: str) -> ModuleType:
    """A file of packaging/gpu, which is no package."""
    before = list(sys.path)
    spec = importlib.util.spec_from_file_location(f"gpu_check_{name}", GPU / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    sys.path[:] = before
    return made


@pytest.fixture(scope="module")
def table() -> ModuleType:
    return module("table")


@pytest.fixture(scope="module")
def check() -> ModuleType:
    return module("check")


def measured(table: ModuleType, **values: float) -> list[Any]:
    named = {
        "base": ("baseline", "frames/s", "frames/s"),
        "fast": ("fast", "frames/s", "frames/s"),
        "looks": ("fast", "looks per frame", ""),
        "least": ("fixed", "fewest looks per frame", ""),
        "cores": ("decode", "cores", "frames/s"),
        "both": ("decode", "cores and card together", "frames/s"),
        "infer": ("infer", "batches of 32", "looks/s"),
        "fill": ("loose", "batch filling", "%"),
    }
    return [table.Row(*named[key][:2], value, named[key][2]) for key, value in values.items()]


def said(rows: list[Any]) -> dict[str, Any]:
    return {row.name: row for row in rows}


def test_that_ratios_are_held_against_their_bounds(table: ModuleType) -> None:
    rows = measured(
        table,
        base=100,
        fast=3500,
        looks=0.25,
        least=0.2,
        cores=2000,
        both=4000,
        infer=9000,
        fill=95,
    )
    found = said(table.verdicts(rows))
    assert found["fast over YOLO.predict"].value == 35.0
    assert found["fast over YOLO.predict"].note.startswith("reached")
    assert found["fast over the limit"].value == pytest.approx(3500 / 4000, abs=0.01)
    assert found["batches filled"].note.startswith("reached")


def test_that_the_limit_is_the_slower_of_decoding_and_looking(table: ModuleType) -> None:
    rows = measured(table, base=100, fast=2000, looks=2.0, least=1.0, both=9000, infer=4000)
    found = said(table.verdicts(rows))
    assert found["fast over the limit"].value == 0.5
    assert found["fast over the limit of its own looks"].value == 1.0
    assert found["fast over the limit"].note.startswith("MISSED")
    assert found["fast over YOLO.predict"].note.startswith("MISSED")


def test_that_a_rehearsal_holds_nothing_against_its_bounds(table: ModuleType) -> None:
    rows = measured(table, base=100, fast=2000, least=1.0, both=9000, infer=4000, fill=10)
    assert not [row for row in table.verdicts(rows, bounds=False) if "MISSED" in row.note]


def test_that_what_was_not_measured_is_said_not_guessed(table: ModuleType) -> None:
    found = said(table.verdicts(measured(table, fast=2000)))
    assert all(row.value is None for row in found.values())
    assert all("not measured" in row.note for row in found.values())
    text = table.markdown(found.values(), "T")
    assert text.count("| — |") == len(found)


def test_that_a_step_keeps_what_it_told_before_it_ended_early(
    check: ModuleType,
) -> None:
    told = check.MARK + json.dumps([{"name": "cores", "value": 5.0, "unit": "frames/s"}])
    noise = f"chatter\n{told}\nmore\n"
    rows = check.answer_of("decode", noise, "", None)
    assert [(row.name, row.value) for row in rows] == [("cores", 5.0), ("failed", None)]
    rows = check.answer_of("decode", noise, "Traceback\n  …\nRuntimeError: no card\n\n", 1)
    assert rows[0].value == 5.0
    assert "RuntimeError: no card" in rows[1].note
    assert check.answer_of("decode", "", "", 0)[0].note == "it told nothing"
    assert [row.name for row in check.answer_of("decode", noise, "", 0)] == ["cores"]


def test_that_all_steps_fit_into_eight_minutes_by_the_clock_of_the_whole(check: ModuleType) -> None:
    assert check.WHOLE_S < 480
    assert {name for name, _ in check.STEPS} == set(module("steps").STEPS)


def track(cls: str, pts: list[int], x: float, conf: float = 0.9) -> dict[str, Any]:
    return {"cls": cls, "pts": pts, "box": [[x + p, 0, x + p + 40, 80] for p in pts], "conf": conf}


def test_that_a_track_is_found_again_where_class_time_and_place_agree() -> None:
    compare = module("compare")
    exact = {
        "a": [track("person", [0, 1, 2, 3, 4], 10), track("car", [0, 1, 2], 300, conf=0.3)],
        "not reached": [track("person", [0, 1], 10)],
    }
    assert compare.found_again(exact, {"a": [track("person", [0, 4], 12)]}) == (1, 1)
    assert compare.found_again(exact, {"a": [track("car", [0, 4], 12)]}) == (0, 1)
    assert compare.found_again(exact, {"a": [track("person", [0, 4], 200)]}) == (0, 1)
    assert compare.found_again(exact, {"a": [track("person", [50, 60], 10)]}) == (0, 1)


def test_that_ballast_is_left_out_and_what_runs_is_kept() -> None:
    ballast = module("prepare").BALLAST
    kept = (
        "av/video/frame.abi3.so",
        "av.libs/libavcodec-5e6b81c2.so.62.28.102",
        "PyNvVideoCodec/PyNvVideoCodec_130.cpython-312-x86_64-linux-gnu.so",
        "PyNvVideoCodec/libavformat.so.63",
        "ultralytics/assets/bus.jpg",
        "lap-0.5.13.dist-info/METADATA",
    )
    left = (
        "pynvvideocodec-2.2.4.data/data/external/ffmpeg/src/ffmpeg-9.0.1.tar.xz",
        "samples/jupyter/simple_decode_tutorial.ipynb",
        "PyNvVideoCodec/PyNvVideoCodec_121.cpython-312-x86_64-linux-gnu.so",
        "PyNvVideoCodec/libavformat.so",
        "PyNvVideoCodec/libavformat.so.63.1.101",
    )
    assert not [name for name in kept if ballast.search(name)]
    assert [name for name in left if not ballast.search(name)] == []


def test_that_scenes_are_the_same_each_time_and_mixed(tmp_path: Path) -> None:
    scenes = module("scenes")
    many = scenes.scenes(64, small=False)
    assert all(scene.seconds * scene.rate <= 450 and scene.seconds <= 20 for scene in many)
    assert {scene.codec for scene in many} == {"libx264", "libx265"}
    assert len({scene.size for scene in many}) == 3
    one = scenes.Scene(2, 0.4, 10, (160, 96), "libx264")
    files = [tmp_path / name for name in ("a.mp4", "b.mp4")]
    assert [scenes.make(one, str(path)) for path in files] == [4, 4]
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="a shell script for Linux")
def test_that_a_rehearsal_writes_its_table(tmp_path: Path) -> None:
    script, work = ROOT / "packaging" / "gpu_check.sh", tmp_path / "work"
    done = subprocess.run(
        [str(script), "--cpu", "--only", "clips", "--work", str(work)],
        env={**os.environ, "OUT": str(tmp_path), "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    kept = json.loads((tmp_path / "gpu_check.json").read_text("utf-8"))
    named = {(row["step"], row["name"]): row for row in kept["rows"]}
    assert named["clips", "clips"]["value"] == 4.0
    assert named["verdict", "fast over YOLO.predict"]["value"] is None
    assert "| clips | clips | 4 |" in (tmp_path / "gpu_check.md").read_text("utf-8")
