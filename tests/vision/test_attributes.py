"""What boxes say: way, size, time in sight, best picture; what looks say together of colours."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from nvr_desk.records.attributes import ColourName, Direction, Tint
from nvr_desk.records.track import ObjectClass, Track
from nvr_desk.vision.attributes import measured
from nvr_desk.vision.colours import COUNT, NAMES
from nvr_desk.vision.detector import PERSON, Detections
from nvr_desk.vision.tints import TintSum, is_infrared, spoken

PICTURE = (640, 360)
BASE = Fraction(1, 1000)
RED, BLACK = NAMES.index(ColourName.RED), NAMES.index(ColourName.BLACK)


def walk(
    x: list[float], y: list[float] | None = None, *, step_s: float = 0.2, high: float = 90.0
) -> Track:
    """A person of 40 px width whose lower edge's middle is at those places."""
    n = len(x)
    foot_x, foot_y = np.array(x), np.full(n, 250.0) if y is None else np.array(y)
    box = np.stack([foot_x - 20, foot_y - high, foot_x + 20, foot_y], 1).astype(np.float32)
    pts = (np.arange(n) * step_s * 1000).astype(np.int64)
    conf = np.full(n, 0.8, np.float32)
    return Track(1, ObjectClass.PERSON, pts, box, conf, np.ones(n, np.bool_))


def way(track: Track) -> Direction:
    found = measured(track, PICTURE, BASE).attributes
    assert found is not None
    return found.direction


def line(start: float, end: float) -> list[float]:
    return [float(place) for place in np.linspace(start, end, 20)]


@pytest.mark.parametrize(
    ("x", "y", "wanted"),
    [
        (line(100, 400), line(250, 250), Direction.RIGHT),
        (line(400, 100), line(250, 250), Direction.LEFT),
        (line(300, 300), line(120, 300), Direction.DOWN),
        (line(300, 300), line(300, 120), Direction.UP),
        (line(100, 300), line(120, 320), Direction.DOWN_RIGHT),
        (line(300, 100), line(320, 120), Direction.UP_LEFT),
        (line(300, 100), line(120, 320), Direction.DOWN_LEFT),
        (line(100, 300), line(320, 120), Direction.UP_RIGHT),
        (line(300, 302), line(250, 251), Direction.STILL),
        ([*line(100, 300), *line(300, 102)], line(250, 250) * 2, Direction.TO_AND_FRO),
    ],
)
def test_that_the_way_is_told_in_the_picture(
    x: list[float], y: list[float], wanted: Direction
) -> None:
    assert way(walk(x, y)) is wanted


def test_that_a_short_sight_of_something_that_hardly_moved_has_no_way() -> None:
    assert way(walk([300, 301, 302], step_s=0.1)) is Direction.UNCLEAR
    assert way(walk([300], step_s=0.1)) is Direction.UNCLEAR


def test_that_size_and_travel_are_told_in_the_picture_and_in_its_own_sizes() -> None:
    found = measured(walk(line(100, 400)), PICTURE, BASE).attributes
    assert found is not None
    assert found.height_px == 90.0
    assert found.height_share == 0.25
    assert found.travelled == pytest.approx(300 / 60 * 17 / 19, abs=0.01)


def test_that_standing_is_counted_apart_from_walking() -> None:
    stands, walks = [100.0] * 51, line(100, 500)
    found = measured(walk(stands + walks), PICTURE, BASE).attributes
    assert found is not None
    assert found.still_s == pytest.approx(10.0, abs=1.0)
    trembling = [100.0 + (n % 2) * 3 for n in range(51)]
    quiet = measured(walk(trembling), PICTURE, BASE).attributes
    assert quiet is not None
    assert quiet.still_s == pytest.approx(10.0, abs=0.1)


def test_that_the_best_picture_is_sure_large_whole_and_slow() -> None:
    track = walk([300.0] * 5, [250, 250, 250, 360, 250])
    track.conf[:] = [0.7, 0.9, 0.7, 0.95, 0.7]  # the surest is cut by the picture's edge
    assert measured(track, PICTURE, BASE).best_row == 1
    small = walk([300.0] * 3)
    small.box[0] = [295, 240, 305, 250]
    small.conf[:] = [0.85, 0.8, 0.75]
    assert measured(small, PICTURE, BASE).best_row == 1


def test_that_only_looks_count_not_rows_between_them() -> None:
    track = walk([300.0] * 4)
    track.seen[1:3] = False
    track.conf[1:3] = 1.0
    assert measured(track, PICTURE, BASE).best_row in (0, 3)


def looks(shares: list[dict[int, int]], *, conf: float = 0.9, grey: bool = False) -> TintSum:
    """Looks at a trunk with these shares."""
    made = TintSum()
    for share in shares:
        tint = np.zeros((1, 2, COUNT), np.uint8)
        for name, part in share.items():
            tint[0, 0, name] = part
        found = Detections(
            np.zeros((1, 4), np.float32),
            np.array([conf], np.float32),
            np.array([PERSON]),
            None if grey else tint,
            grey,
        )
        made.see(found, 0)
    return made


def test_that_looks_that_agree_make_a_colour_and_more_of_them_a_surer_one() -> None:
    few, many = (looks([{RED: 200, BLACK: 55}] * n).tint for n in (2, 20))
    assert few is not None
    assert many is not None
    first, second = spoken(few, 0), spoken(many, 0)
    assert first is not None
    assert second is not None
    assert first.name is second.name is ColourName.RED
    assert first.confidence == pytest.approx(2 / 3, abs=1e-3)
    assert second.confidence == pytest.approx(20 / 21, abs=1e-3)
    assert second.share == pytest.approx(200 / 255, abs=1e-3)
    assert spoken(many, 1) is None


@pytest.mark.parametrize(
    "shares",
    [
        [{RED: 200}],
        [{RED: 200}, {BLACK: 200}] * 5,
        [{RED: 60, BLACK: 50}] * 9,
    ],
    ids=["one look", "looks that disagree", "a pattern"],
)
def test_that_nothing_is_said_where_it_would_be_a_guess(shares: list[dict[int, int]]) -> None:
    tint = looks(shares).tint
    assert tint is not None
    assert spoken(tint, 0) is None


def test_that_weak_boxes_say_nothing_of_colours() -> None:
    assert looks([{RED: 255}] * 5, conf=0.4).tint is None


def test_that_infrared_is_told_and_carries_no_colour() -> None:
    made = looks([{}] * 6, grey=True)
    made.looks[0], made.shares[0, RED], made.leads[0, RED] = 3, 765, 3
    tint = made.tint
    assert tint is not None
    assert is_infrared(tint)
    assert spoken(tint, 0) is None
    found = measured(replace(walk(line(100, 400)), tint=tint), PICTURE, BASE).attributes
    assert found is not None
    assert found.infrared
    assert found.upper is None


def test_that_a_vehicle_has_a_body_and_no_legs() -> None:
    part = np.zeros((2, COUNT), np.int64)
    part[:, RED] = 255 * 9
    lead = np.zeros((2, COUNT), np.int64)
    lead[:, RED] = 9
    tint = Tint(part, lead, np.array([9, 9]), 0)
    car = replace(walk(line(100, 400)), cls=ObjectClass.CAR, tint=tint)
    found = measured(car, PICTURE, BASE).attributes
    assert found is not None
    assert found.upper is not None
    assert found.lower is None
