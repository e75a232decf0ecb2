"""Clips looked at side by side in one worker get the tracks they get one after another."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from nvr_desk.digest import sha256_file
from nvr_desk.media.pool import DecodePool
from nvr_desk.vision.device import AnalysisDevice
from nvr_desk.vision.registry import Registry
from nvr_desk.vision.settings import settings_for

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.records.track import Analysis

pytestmark = [pytest.mark.allow_threads, pytest.mark.allow_children]

WEIGHTS = "yolo11n-from-int8.pt"
CLIPS = ("people", "one-by-one-person-detection", "car-detection", "bottle-detection")


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_that_clips_side_by_side_get_the_tracks_they_get_one_after_another(
    shared_data: Path, tmp_path: Path
) -> None:
    weights = Registry(tmp_path / "models").resolve(shared_data / "weights" / WEIGHTS)
    paths = [shared_data / "clips" / f"{name}.mp4" for name in CLIPS]
    with DecodePool(1) as pool:
        facts = {path: pool.survey(path, name=path.name).facts for path in paths}
    settings = settings_for("fast")
    with AnalysisDevice(weights, engines_folder=tmp_path / "e", settings=settings) as device:

        def look(path: Path) -> Analysis:
            found = facts[path]
            assert found is not None
            return device.analyse(
                path, sha256_file(path), found, cancelled=lambda: False, progress=lambda _: None
            )

        with ThreadPoolExecutor(device.slots) as threads:
            together = list(threads.map(look, paths))
        alone = [look(path) for path in paths]
        assert device.slots > 1
    assert [_bytes(each) for each in together] == [_bytes(each) for each in alone]
    assert sum(len(each.tracks) for each in alone) > 10


def _bytes(analysis: Analysis) -> list[object]:
    rows = [
        (track.number, track.cls, track.pts.tobytes(), track.box.tobytes(), track.conf.tobytes())
        for track in analysis.tracks
    ]
    return [*rows, analysis.coverage]
