from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.geo import mercator
from nvr_desk.geometry import distance_m

LATITUDES = st.floats(-85.05, 85.05)
LONGITUDES = st.floats(-180, 180)


@given(lat=LATITUDES, lon=LONGITUDES)
def test_that_a_point_comes_back_from_the_square(lat: float, lon: float) -> None:
    back = mercator.unproject_point(*mercator.project_point(lat, lon))
    assert back == pytest.approx((lat, lon), abs=1e-9)


@given(lat=st.floats(-90, 90), lon=LONGITUDES)
def test_that_no_latitude_leaves_the_square(lat: float, lon: float) -> None:
    x, y = mercator.project_point(lat, lon)
    assert 0 <= x <= 1
    assert -1e-12 <= y <= 1 + 1e-12


def test_that_north_is_up_and_east_is_right() -> None:
    x, y = mercator.project(np.array([10.0, -10.0]), np.array([-20.0, 20.0]))
    assert y[0] < y[1]
    assert x[0] < x[1]


def test_that_the_square_ends_where_epsg_3857_ends() -> None:
    assert pytest.approx(85.05112878, abs=1e-8) == mercator.MAX_LATITUDE
    assert mercator.project_point(mercator.MAX_LATITUDE, 180.0) == pytest.approx((1.0, 0.0))


@given(lat=st.floats(-70, 70), lon=st.floats(-170, 170), zoom=st.floats(8, 18))
def test_that_metres_a_pixel_agrees_with_the_great_circle(
    lat: float, lon: float, zoom: float
) -> None:
    x, y = mercator.project_point(lat, lon)
    there = mercator.unproject_point(x + 100 / mercator.world_px(zoom), y)
    metres = distance_m(lat, lon, *there)
    # The projection's sphere is 0.1 % larger than the Earth's mean.
    assert metres == pytest.approx(100 * mercator.metres_per_pixel(lat, zoom), rel=5e-3)


@given(
    lat=st.floats(-80, 80), lon=LONGITUDES, bearing=st.floats(0, 360), metres=st.floats(1, 50_000)
)
def test_that_a_destination_is_as_far_as_it_was_sent(
    lat: float, lon: float, bearing: float, metres: float
) -> None:
    there = mercator.destination(lat, lon, bearing, metres)
    assert distance_m(lat, lon, *there) == pytest.approx(metres, rel=1e-4, abs=0.01)


def test_that_a_destination_to_the_east_lies_east() -> None:
    lat, lon = mercator.destination(40.76, -111.89, 90, 1000)
    assert lat == pytest.approx(40.76, abs=1e-3)
    assert lon > -111.89


@given(metres_a_pixel=st.floats(1e-3, 1e5), room=st.floats(40, 400), imperial=st.booleans())
def test_that_a_scale_bar_is_round_and_fits(
    *, metres_a_pixel: float, room: float, imperial: bool
) -> None:
    bar = mercator.scale_bar(metres_a_pixel, room, imperial=imperial)
    assert bar.pixels <= room * (1 + 1e-9)
    assert bar.metres == pytest.approx(bar.pixels * metres_a_pixel)
    amount = float(bar.label.split()[0].replace(",", ""))
    leading = amount / 10 ** math.floor(math.log10(amount) + 1e-9)
    assert any(leading == pytest.approx(step, rel=1e-3) for step in (1, 2, 5))


@pytest.mark.parametrize(
    ("scale", "imperial", "label"),
    [(1.0, False, "100 m"), (15.0, False, "1 km"), (1.0, True, "200 ft"), (100.0, True, "5 mi")],
)
def test_that_a_scale_bar_is_written_in_the_unit_people_use(
    *, scale: float, imperial: bool, label: str
) -> None:
    assert mercator.scale_bar(scale, 100, imperial=imperial).label == label


def test_that_a_span_fits_at_the_zoom_chosen_for_it() -> None:
    zoom = mercator.zoom_to_fit(0.01, 800, 18)
    assert 0.01 * mercator.world_px(zoom) == pytest.approx(800)
    assert mercator.zoom_to_fit(0.0, 800, 17.5) == 17.5


def test_that_coordinates_name_their_hemisphere() -> None:
    assert mercator.coordinate_text(40.76084, -111.8911) == "40.76084° N  111.89110° W"
    assert mercator.coordinate_text(-33.9, 151.2).startswith("33.90000° S  151.20000° E")
