from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon

from nvr_desk.geometry import within_area

SQUARE = ((40.0, -112.0), (40.0, -111.0), (41.0, -111.0), (41.0, -112.0))
DATELINE = ((-10.0, 170.0), (-10.0, -170.0), (10.0, -170.0), (10.0, 170.0))


def inside(lat: float, lon: float, ring: tuple[tuple[float, float], ...]) -> bool:
    return bool(within_area(np.array([lat]), np.array([lon]), ring)[0])


def test_that_a_point_is_inside_what_encloses_it() -> None:
    assert inside(40.5, -111.5, SQUARE)
    assert not inside(41.5, -111.5, SQUARE)
    assert not inside(40.5, -110.5, SQUARE)
    assert inside(40.5, -111.5 + 360, SQUARE), "another turn of the Earth is the same place"


def test_that_an_area_may_lie_across_the_antimeridian() -> None:
    assert inside(0.0, 179.0, DATELINE)
    assert inside(0.0, -179.0, DATELINE)
    assert not inside(0.0, 160.0, DATELINE)
    assert not inside(0.0, 0.0, DATELINE), "the long way round is not meant"


def test_that_fewer_than_three_corners_and_no_place_are_inside_nothing() -> None:
    assert not inside(40.0, -112.0, SQUARE[:2])
    assert not inside(float("nan"), float("nan"), SQUARE)


@given(
    ring=st.lists(
        st.tuples(st.floats(-60, 60), st.floats(-40, 40)), min_size=3, max_size=9, unique=True
    ),
    seed=st.integers(0, 99),
    turn=st.sampled_from((0.0, 150.0, 179.5, -170.0)),
)
def test_that_it_agrees_with_another_library_wherever_the_area_lies(
    ring: list[tuple[float, float]], seed: int, turn: float
) -> None:
    shape = Polygon([(lon, lat) for lat, lon in ring])
    if not shape.is_valid:
        return
    rng = np.random.default_rng(seed)
    lat, lon = rng.uniform(-60, 60, 40), rng.uniform(-40, 40, 40)
    found = within_area(lat, lon + turn, tuple((a, o + turn) for a, o in ring))
    for at, point in enumerate(zip(lon, lat, strict=True)):
        if shape.boundary.distance(Point(point)) > 1e-6:
            assert found[at] == shape.contains(Point(point))
