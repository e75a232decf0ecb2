"""The bench of limits counts what it should."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.records.model import DAY
from nvr_desk.vision.detector import Detections, no_detections

from tests.bench import limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.shot import Shot

BRIGHT = 250


class _Bright:
    """Finds what is bright and at least ``least`` pixels high in the letterboxed picture."""

    name: str = "bright"
    batch: int = 1
    lanes: int = 1
    shape: tuple[int, int] = (384, 640)

    def __init__(self, least: int) -> None:
        self._least = least

    def prepare(self, shot: Shot, box: Letterbox) -> NDArray[np.uint8]:
        return box.fill(shot.upright(box.inner))

    def look(self, pictures: Sequence[NDArray[np.uint8]]) -> list[Detections]:
        return [self._one(picture) for picture in pictures]

    def _one(self, picture: NDArray[np.uint8]) -> Detections:
        rows = np.flatnonzero((picture[:, :, 1] > 150).any(1))
        columns = np.flatnonzero((picture[:, :, 1] > 150).any(0))
        if not len(rows) or rows[-1] - rows[0] + 1 < self._least:
            return no_detections()
        box = np.array([[columns[0], rows[0], columns[-1] + 1, rows[-1] + 1]], np.float32)
        return Detections(box, np.array([0.9], np.float32), np.array([0]))


def _picture(height: int) -> NDArray[np.uint8]:
    """1280 × 768 with one bright thing of that height, well inside."""
    out = np.full((768, 1280, 3), 40, np.uint8)
    out[300 : 300 + height, 600 : 600 + height // 2] = BRIGHT
    return out


def test_that_a_thing_seen_only_at_twice_the_size_counts_as_missed() -> None:
    (thing,) = limits.measure(_Bright(30), _picture(40))[DAY]
    assert (thing.of, thing.found) == ("person", False)
    assert abs(thing.height_px - 20) < 2  # the picture is shown at half its size


def test_that_a_thing_seen_both_times_counts_once_and_as_found() -> None:
    (thing,) = limits.measure(_Bright(30), _picture(120))[DAY]
    assert thing.found
    assert abs(thing.height_px - 60) < 3


def test_that_another_kind_at_the_same_place_is_no_find() -> None:
    box = np.array([[0, 0, 10, 20]], np.float32)
    person = Detections(box, np.array([0.9], np.float32), np.array([0]))
    car = Detections(box, np.array([0.9], np.float32), np.array([2]))
    (thing,) = limits.compare(person, car, 1.0, 0.35)
    assert not thing.found
    (thing,) = limits.compare(person, person, 1.0, 0.95)
    assert not thing.found


def test_that_rows_go_by_height_and_few_things_make_none() -> None:
    things = [limits.Thing(30.0, "person", k % 4 != 0) for k in range(40)]
    things += [limits.Thing(300.0, "person", found=True)] * (limits.FEWEST - 1)
    (row,) = limits.rows_of(DAY, things)
    assert (row.from_px, row.to_px, row.boxes, row.recall) == (24, 40, 40, 0.75)


def test_that_simulated_infrared_has_no_colour_and_is_darker() -> None:
    picture = np.full((40, 60, 3), (200, 90, 30), np.uint8)
    shown = limits.infrared(picture)
    assert (shown[:, :, 0] == shown[:, :, 1]).all()
    assert shown.mean() < picture.mean()
    assert shown.std() > 5
