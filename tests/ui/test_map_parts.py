from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from nvr_desk.geo import mercator
from nvr_desk.records.overview import MapData
from nvr_desk_ui.map.clusters import APART_PX, Clusters
from nvr_desk_ui.map.crowd import AT_ONCE, Crowd
from nvr_desk_ui.map.scene import tile_zoom
from nvr_desk_ui.map.view import LEAST_ZOOM, MOST_ZOOM, MapView
from nvr_desk_ui.map.words import notes, pin_words

from tests.fakes.canvases import camera, salt_lake_map

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

VIEW = MapView(0.5, 0.5, 4.0, 800, 600).centred(40.76, -111.89)


@given(steps=st.floats(-25, 25), px=st.floats(0, 800), py=st.floats(0, 600))
def test_that_the_place_under_the_cursor_stays_when_zooming(
    steps: float, px: float, py: float
) -> None:
    zoomed = VIEW.zoomed(steps, px, py)
    assert LEAST_ZOOM <= zoomed.zoom <= MOST_ZOOM
    if 0 < zoomed.x < 1 and 0 < zoomed.y < 1:
        assert zoomed.place(px, py) == pytest.approx(VIEW.place(px, py), abs=1e-6)


@given(lat=st.floats(-80, 80), lon=st.floats(-179, 179), zoom=st.floats(1, 19))
def test_that_pixels_and_places_agree(lat: float, lon: float, zoom: float) -> None:
    view = VIEW.centred(lat, lon, zoom)
    assert view.centre == pytest.approx((lat, lon), abs=1e-9)
    assert view.px(*mercator.project_point(lat, lon)) == pytest.approx((400, 300), abs=1e-3)


def test_that_the_middle_never_leaves_the_world() -> None:
    away = VIEW.panned(1e12, -1e12)
    assert (away.x, away.y) == (1.0, 0.0)


def test_that_fitting_shows_every_camera() -> None:
    data = salt_lake_map()
    x, y = mercator.project([c.lat for c in data.cameras], [c.lon for c in data.cameras])
    view = VIEW.fitted((float(x.min()), float(y.min()), float(x.max()), float(y.max())))
    px, py = view.px_many(x, y)
    assert px.min() >= 50
    assert px.max() <= 750
    assert py.min() >= 50
    assert py.max() <= 550


def test_that_one_camera_is_not_fitted_to_a_grain_of_sand() -> None:
    x, y = mercator.project_point(40.76, -111.89)
    assert VIEW.fitted((x, y, x, y)).zoom == 17.0


@given(seed=st.integers(0, 1000), zoom=st.floats(3, 18))
@settings(max_examples=40)
def test_that_clusters_keep_every_camera_once_and_pins_apart(seed: int, zoom: float) -> None:
    rng = np.random.default_rng(seed)
    cameras = tuple(
        camera(f"C-{n}", float(lat), float(lon))
        for n, (lat, lon) in enumerate(
            zip(rng.normal(40.76, 0.05, 60), rng.normal(-111.89, 0.05, 60), strict=True)
        )
    )
    pins = Clusters(MapData("c", cameras, 0)).at(zoom)
    assert sorted(c.alias for p in pins for c in p.cameras) == sorted(c.alias for c in cameras)
    world = mercator.world_px(round(zoom * 2) / 2)
    firsts = [mercator.project_point(p.cameras[0].lat, p.cameras[0].lon) for p in pins]
    for at, one in enumerate(firsts):
        for other in firsts[at + 1 :]:
            assert math.dist(one, other) * world >= APART_PX * (1 - 1e-9)


def test_that_a_bubble_adds_up_what_was_found() -> None:
    (pin,) = Clusters(salt_lake_map()).at(5.0)
    assert len(pin.cameras) == 6
    assert pin.deliveries == 11
    assert pin.shown == 7
    assert pin.persons == 8
    assert pin.vehicles == 8


def test_that_words_tell_hidden_deliveries_and_unknown_accuracy() -> None:
    pins = Clusters(MapData("c", (camera("<b>x", 40.7, -111.8, accuracy=None, shown=0),), 0))
    text = pin_words(pins.at(10.0)[0])
    assert "&lt;b&gt;x" in text
    assert "1 delivery, 1 not open to view" in text
    assert "± unknown" in text


def test_that_notes_say_what_is_not_on_the_map() -> None:
    assert notes(None, "") == [("No case is open", "muted")]
    words = [text for text, _ in notes(MapData("c", (), 3), "cut")]
    assert words == ["Base map cannot be read: cut", "No camera of this case has a place yet",
                     "3 deliveries without a place"]  # fmt: skip


@given(zoom=st.floats(1, 19))
def test_that_tiles_are_never_made_larger(zoom: float) -> None:
    assert 2 ** (zoom - tile_zoom(zoom)) <= 2.01
    if zoom <= 18:
        assert 2 ** (zoom - tile_zoom(zoom)) <= 1.02


def test_that_a_crowd_is_gathered_off_the_gui_thread_and_stands_in_meanwhile(
    qtbot: QtBot,
) -> None:
    cameras = tuple(
        camera(f"C-{n}", 40.0 + n * 0.001, -111.0, person=1) for n in range(AT_ONCE + 1)
    )
    owner = QObject()
    crowd = Crowd(owner)
    crowd.set_data(MapData("c", cameras, 0))
    assert crowd.pins(8.0) is None, "a large case is not gathered while painting"
    with qtbot.waitSignal(crowd.ready, timeout=30_000):
        pass
    far = crowd.pins(8.0)
    assert far is not None
    assert crowd.settled
    assert sum(len(pin.cameras) for pin in far.pins) == len(cameras)
    assert crowd.pins(15.0) is far, "the zoom that is made stands in"
    with qtbot.waitSignal(crowd.ready, timeout=30_000):
        pass
    near = crowd.pins(15.0)
    assert near is not None
    assert len(near.pins) > len(far.pins)


def test_that_pins_of_another_case_are_dropped(qtbot: QtBot) -> None:
    cameras = tuple(camera(f"C-{n}", 40.0 + n * 0.001, -111.0) for n in range(AT_ONCE + 1))
    owner = QObject()
    crowd = Crowd(owner)
    crowd.set_data(MapData("one", cameras, 0))
    crowd.pins(8.0)
    crowd.set_data(MapData("two", cameras[:2], 0))
    with qtbot.assertNotEmitted(crowd.ready, wait=200):
        pass
    found = crowd.pins(8.0)
    assert found is not None
    assert sum(len(pin.cameras) for pin in found.pins) == 2
