"""Real footage, real weights: recall by the project's own scorer, and the time it took."""

from __future__ import annotations

import importlib.util
import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from nvr_desk.analysis.track_formats import jsonl
from nvr_desk.digest import sha256_file
from nvr_desk.errors import JobCancelledError
from nvr_desk.media.fence_probe import probe_fence
from nvr_desk.media.pool import DecodePool
from nvr_desk.vision.device import AnalysisDevice
from nvr_desk.vision.registry import Registry
from nvr_desk.vision.settings import settings_for

from tests.fakes.empty_streets import SCENES, write_scene

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import Analysis

pytestmark = [pytest.mark.allow_threads, pytest.mark.allow_children]

WEIGHTS = "yolo11n-from-int8.pt"
BESIDE = ("people", "car-detection", "bottle-detection")
"""Looked at side by side: a crowd, traffic, and hardly anything."""


@pytest.fixture(scope="module")
def device(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnalysisDevice]:
    """One worker for all tests, on the best engine of this machine."""
    weights = Registry(tmp_path_factory.mktemp("models")).resolve(shared_data / "weights" / WEIGHTS)
    folder = tmp_path_factory.mktemp("engines")
    with AnalysisDevice(weights, engines_folder=folder, settings=settings_for("fast")) as opened:
        yield opened


@pytest.fixture(scope="module")
def pool() -> Iterator[DecodePool]:
    with DecodePool(1) as opened:
        yield opened


def look(device: AnalysisDevice, pool: DecodePool, path: Path) -> tuple[Analysis, MediaFacts]:
    facts = surveyed(pool, path)
    return analysed(device, path, facts), facts


def surveyed(pool: DecodePool, path: Path) -> MediaFacts:
    facts = pool.survey(path, name=path.name).facts
    assert facts is not None
    return facts


def analysed(device: AnalysisDevice, path: Path, facts: MediaFacts) -> Analysis:
    return device.analyse(
        path, sha256_file(path), facts, cancelled=lambda: False, progress=lambda _: None
    )


def scorer(shared_data: Path) -> ModuleType:
    place = shared_data.parent / "tools" / "score_tracks.py"
    spec = importlib.util.spec_from_file_location("score_tracks", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("clip", ["people", "one-by-one-person-detection"])
def test_that_people_on_real_footage_are_found(
    clip: str, device: AnalysisDevice, pool: DecodePool, shared_data: Path
) -> None:
    analysis, facts = look(device, pool, shared_data / "clips" / f"{clip}.mp4")
    exported = [json.loads(line) for line in jsonl(analysis, facts.time_base)]
    reference = json.loads((shared_data / "reference" / f"{clip}.json").read_text())
    score = scorer(shared_data).score(reference, exported)
    print(  # - no recall without its speed, no speed without its recall
        f"{clip}: {facts.frames / analysis.seconds:.0f} source pictures/s, "
        f"{analysis.coverage.looks} looks at {facts.frames} pictures, {score}"
    )
    assert score["event_recall"] >= 0.95
    assert score["frame_recall"] >= 0.95
    assert score["frame_precision"] >= 0.85
    assert analysis.coverage.looks < facts.frames
    assert analysis.coverage.looked_s == pytest.approx(facts.duration_s, rel=0.02)
    assert all(track.seen[0] and track.seen[-1] for track in analysis.tracks)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_that_clips_side_by_side_get_the_tracks_they_get_one_after_another(
    device: AnalysisDevice, pool: DecodePool, shared_data: Path
) -> None:
    paths = [shared_data / "clips" / f"{name}.mp4" for name in BESIDE]
    facts = [surveyed(pool, path) for path in paths]
    alone = [analysed(device, *pair) for pair in zip(paths, facts, strict=True)]
    assert device.slots > 1
    with ThreadPoolExecutor(device.slots) as threads:
        together = list(threads.map(lambda *pair: analysed(device, *pair), paths, facts))
    assert [said(each) for each in together] == [said(each) for each in alone]
    assert sum(len(each.tracks) for each in alone) > 10


def said(analysis: Analysis) -> list[object]:
    """All a look found, to the byte."""
    rows = [
        (track.number, track.cls, track.pts.tobytes(), track.box.tobytes(), track.conf.tobytes())
        for track in analysis.tracks
    ]
    return [*rows, analysis.coverage]


@pytest.mark.parametrize("scene", SCENES)
def test_that_an_empty_street_has_nobody_in_it(
    scene: str, device: AnalysisDevice, pool: DecodePool, tmp_path: Path
) -> None:
    path = write_scene(tmp_path / f"{scene}.mp4", scene, frames=90)
    analysis, _ = look(device, pool, path)
    assert analysis.tracks == ()
    assert analysis.coverage.looks >= 4, "six seconds, no two of them without a look"


def test_that_a_result_says_which_model_made_it(
    device: AnalysisDevice, pool: DecodePool, tmp_path: Path
) -> None:
    analysis, _ = look(device, pool, write_scene(tmp_path / "s.mp4", "still", frames=10))
    assert analysis.model.name == "yolo11n-from-int8"
    assert analysis.model.sha256.startswith("9a97c0fa")
    assert analysis.model.unverified
    assert analysis.coverage.classes == device.stamp.classes
    assert len(device.stamp.classes) == 6
    assert analysis.settings_sha256 == device.settings.sha256


def test_that_a_cancelled_look_ends_and_the_device_lives_on(
    device: AnalysisDevice, pool: DecodePool, shared_data: Path, tmp_path: Path
) -> None:
    path = shared_data / "clips" / "people.mp4"
    facts = pool.survey(path, name=path.name).facts
    assert facts is not None
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    with pytest.raises(JobCancelledError):
        device.analyse(path, "0" * 64, facts, cancelled=cancelled, progress=lambda _: None)
    assert asked == 4
    look(device, pool, write_scene(tmp_path / "s.mp4", "still", frames=5))


def test_that_a_worker_that_looks_at_clips_is_fenced_in() -> None:
    attempts = probe_fence("nvr_desk.vision.worker")
    assert attempts
    assert set(attempts.values()) == {"denied"}
