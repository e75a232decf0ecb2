"""Where something moved is kept in sixteen by sixteen cells a second, and read back whole."""

from __future__ import annotations

import contextlib
from math import ceil
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.errors import MediaError
from nvr_desk.records.motion import GRID_SIDE, MotionGrid
from nvr_desk.vision import parcel
from nvr_desk.vision.gate import Gate
from nvr_desk.vision.letterbox import fit
from nvr_desk.vision.looker import DirectLooker
from nvr_desk.vision.motion_cells import MotionCells
from nvr_desk.vision.pipeline import Looked, Pipeline
from nvr_desk.vision.settings import DetectSettings, Profile

from tests.fakes.truth import SHAPE, NumberedShot, TruthDetector, found

if TYPE_CHECKING:
    from nvr_desk.vision.detector import Detections

FPS = 30
LENGTH = 300
DRIVES = range(120, 180)
"""Pictures in which a car crosses the lower left of an empty street."""


def street(number: int) -> Detections:
    if number not in DRIVES:
        return found()
    x = 20.0 + 3.0 * (number - DRIVES.start)
    return found((x, 260, x + 60, 300, 0.8, 2))


def watched(profile: Profile = Profile.FAST) -> Looked:
    shots = [NumberedShot(n, n, key=n % 30 == 0, scene=street) for n in range(LENGTH)]
    settings = DetectSettings(profile=profile)
    pipeline = Pipeline(
        DirectLooker(TruthDetector(street), 1), fit((640, 384), SHAPE), 1 / FPS, settings
    )
    return pipeline.run(shots, LENGTH / FPS, list, lambda _: None)


@pytest.mark.parametrize("profile", [Profile.FAST, Profile.EXACT])
def test_that_a_car_is_found_in_the_cells_and_seconds_it_crossed(profile: Profile) -> None:
    motion = watched(profile).motion
    assert motion is not None
    assert motion.cells.shape == (10, GRID_SIDE, GRID_SIDE)
    moved = np.flatnonzero(motion.cells.any(axis=(1, 2)))
    assert set(moved.tolist()) <= {4, 5, 6}
    assert {4, 5} <= set(moved.tolist())
    rows = np.flatnonzero(motion.cells.any(axis=(0, 2)))
    columns = np.flatnonzero(motion.cells.any(axis=(0, 1)))
    assert 10 <= rows.min() <= rows.max() <= 12  # 260 to 300 of 384 lines
    assert columns.max() <= 7  # it came to 260 of 640


def test_that_a_first_pass_keeps_no_cells_because_it_sees_too_little() -> None:
    assert watched(Profile.TRIAGE).motion is None


def test_that_light_that_changes_everywhere_sets_every_cell() -> None:
    cells = MotionCells((640, 384), 16.0)
    nothing = np.zeros((24, 40), bool)
    cells.see(0.0, nothing, switched=False)
    cells.see(1.2, nothing, switched=True)
    grid = cells.grid()
    assert grid is not None
    assert not grid.cells[0].any()
    assert grid.cells[1].all()


@given(st.integers(40, 4000), st.integers(40, 4000), st.data())
def test_that_no_cell_of_the_gate_is_lost_whatever_the_pictures_shape(
    width: int, height: int, data: st.DataObject
) -> None:
    gate = Gate((width, height))
    step = max(1, round(min(width, height) / 240))
    rows, columns = (ceil(ceil(side / step) / 8) for side in (height, width))
    moving = np.zeros((rows, columns), bool)
    place = data.draw(st.tuples(st.integers(0, rows - 1), st.integers(0, columns - 1)))
    moving[place] = True
    cells = MotionCells((width, height), gate.cell_px)
    cells.see(0.0, moving, switched=False)
    grid = cells.grid()
    assert grid is not None
    y, x = place
    inside = y * gate.cell_px < height and x * gate.cell_px < width
    assert grid.cells[0].any() or not inside


def test_that_cells_come_back_as_they_went() -> None:
    rng = np.random.default_rng(5)
    sent = MotionGrid(1.0, rng.random((40, GRID_SIDE, GRID_SIDE)) > 0.7)
    got = parcel.unpack_motion(*parcel.pack_motion(sent), 40.0)
    assert got is not None
    assert got.rate == sent.rate
    assert np.array_equal(got.cells, sent.cells)
    assert parcel.unpack_motion(*parcel.pack_motion(None), 40.0) is None


@given(
    st.none()
    | st.fixed_dictionaries(
        {"rate": st.floats() | st.text(max_size=3), "n": st.integers() | st.none()}
    ),
    st.binary(max_size=200),
)
def test_that_a_lying_worker_gets_a_media_error_or_grids_that_fit(
    head: object, body: bytes
) -> None:
    with contextlib.suppress(MediaError):
        got = parcel.unpack_motion(head, body, 3.0)
        assert got is None or got.cells.shape == (len(body) // 32, GRID_SIDE, GRID_SIDE)
