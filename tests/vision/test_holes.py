"""Footage without a sound picture is told, though nothing failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.media import frames
from nvr_desk.records.track import CoverageKind
from nvr_desk.vision.holes import Watched, joined, pauses, spoilt
from nvr_desk.vision.looked import spans
from nvr_desk.vision.shots import Shots

from tests.fakes.small_clips import base_clip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from nvr_desk.vision.shot import Shot


class _Source:
    """Pictures that are nothing but their time, and a hole of its own."""

    def __init__(self, pts: list[int], holes: list[tuple[float, float]]) -> None:
        self._pts, self._holes = pts, holes

    def __iter__(self) -> Iterator[Shot]:
        for pts in self._pts:
            yield _Timed(pts)

    def holes(self, end_s: float) -> list[tuple[float, float]]:
        del end_s
        return self._holes


class _Timed:
    key = True
    size_bytes = 1

    def __init__(self, pts: int) -> None:
        self.pts = pts

    def upright(self, inner: tuple[int, int]) -> NDArray[np.uint8]:
        return np.zeros((*inner, 3), np.uint8)

    def luma(self, step: int) -> NDArray[np.uint8]:
        return np.zeros((8 // step, 8 // step), np.uint8)


def test_that_a_pause_of_the_recorder_is_a_hole() -> None:
    seconds = np.concatenate((np.arange(0, 10, 0.1), np.arange(40, 50, 0.1)))
    ((start, end),) = pauses(seconds)
    assert [start, end] == pytest.approx([10.0, 40.0])


@pytest.mark.parametrize(
    "seconds",
    [
        np.arange(0, 600, 30.0),  # a camera that takes a picture every half minute
        np.concatenate((np.arange(0, 5, 0.04), np.arange(6.5, 9, 0.04))),  # too short to tell
        np.array([3.0]),
        np.empty(0),
    ],
)
def test_that_slow_cameras_and_short_stutters_are_no_holes(seconds: NDArray[np.float64]) -> None:
    assert pauses(seconds) == []


def test_that_a_damaged_picture_spoils_the_footage_up_to_the_next() -> None:
    seconds = np.arange(0, 10, 0.5)
    found = joined(spoilt(seconds, np.array([2.0, 2.5, 9.5])))
    assert found == [(2.0, 3.0), (9.5, 10.0)]


def test_that_holes_of_decoder_and_recorder_are_told_together() -> None:
    pts = [*range(100), *range(400, 500)]
    watched = Watched(_Source(pts, [(9.0, 12.0), (60.0, 61.0)]), 0.1)
    assert [shot.pts for shot in watched] == pts
    assert [(round(a, 3), round(b, 3)) for a, b in watched.holes(50.0)] == [(9.0, 40.0)]


def test_that_a_picture_that_ffmpeg_patched_up_is_told(tmp_path: Path) -> None:
    clip = bytearray(base_clip(6.0, (320, 192)))
    middle = len(clip) * 3 // 10
    clip[middle : middle + 300] = bytes(byte ^ 0x5A for byte in clip[middle : middle + 300])
    path = tmp_path / "spoilt.mp4"
    path.write_bytes(clip)
    with path.open("rb") as file, frames.open_container(file.fileno()) as container:
        shots = Shots(container, 0, key_only=False)
        tick = float(frames.time_base(frames.best_stream(container)))
        watched = Watched(shots, tick)
        assert len(list(watched)) == 60
        assert shots.holes(6.0) == []
        ((start, end),) = watched.holes(6.0)
    assert end - start == pytest.approx(0.1)


def test_that_a_pause_is_not_covered_although_looks_stand_on_both_sides() -> None:
    looks = np.concatenate((np.arange(0, 10, 1.0), np.arange(40, 50, 1.0)))
    found = spans(looks, 50.0, [(10.0, 40.0)])
    looked = [(s.start_s, s.end_s) for s in found if s.kind is CoverageKind.LOOKED]
    failed = [(s.start_s, s.end_s) for s in found if s.kind is CoverageKind.FAILED]
    assert failed == [(10.0, 40.0)]
    assert looked == [(0.0, 10.0), (40.0, 50.0)]
