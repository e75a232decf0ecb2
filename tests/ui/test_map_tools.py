from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QFont, QImage, QPainter

from nvr_desk.geometry import distance_m
from nvr_desk.records.case import Incident
from nvr_desk.records.layer import LayerKind
from nvr_desk.records.overview import MapCamera, MapData
from nvr_desk.records.place import Feature, Shape
from nvr_desk.records.search import Near, Query
from nvr_desk.timecode import from_micros
from nvr_desk_ui import theme
from nvr_desk_ui.map import heat, layers, shades, shapes, wanted
from nvr_desk_ui.map.clusters import Clusters
from nvr_desk_ui.map.polygons import polygon
from nvr_desk_ui.map.sprites import Sprites, kind_of
from nvr_desk_ui.map.tools import MOST_CORNERS, Tool, Tools, bearing_deg, measure_text, spread
from nvr_desk_ui.map.view import MapView
from nvr_desk_ui.map.words import clip_line, pin_words, summary

from tests.fakes.canvases import salt_lake_map

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

VIEW = MapView(0.5, 0.5, 14.0, 800, 600).centred(40.75, -111.87)
HOUR_US = 3_600_000_000


def timed(alias: str, lat: float, lon: float, *starts: int | None, **counts: int) -> MapCamera:
    ids = tuple(f"{alias}-{at}" for at in range(len(starts)))
    ends = tuple(None if at is None else at + HOUR_US for at in starts)
    return MapCamera(alias, lat, lon, 20, 90, 60, ids, len(ids), counts, ids, starts, ends)


# --- tools ----------------------------------------------------------------------------------------


def test_that_a_lasso_gives_the_area_that_was_drawn(qtbot: QtBot) -> None:
    owner = QObject()
    tools = Tools(owner)
    tools.take(Tool.LASSO)
    spots = [QPointF(400 + 100 * math.cos(t / 8), 300 + 100 * math.sin(t / 8)) for t in range(50)]
    with qtbot.waitSignal(tools.area) as sent:
        assert tools.press(spots[0], VIEW)
        for spot in spots[1:]:
            tools.move(spot, VIEW)
        tools.release(spots[-1], VIEW)
    assert sent.args is not None
    (corners,) = sent.args
    assert len(corners) == 50
    assert corners[0] == pytest.approx(VIEW.place(spots[0].x(), spots[0].y()), abs=1e-6)


def test_that_a_click_with_the_lasso_is_no_area(qtbot: QtBot) -> None:
    owner = QObject()
    tools = Tools(owner)
    tools.take(Tool.LASSO)
    with qtbot.assertNotEmitted(tools.area):
        tools.press(QPointF(5, 5), VIEW)
        tools.release(QPointF(5, 5), VIEW)


def test_that_a_circle_has_the_length_of_the_drag_on_the_ground(qtbot: QtBot) -> None:
    owner = QObject()
    tools = Tools(owner)
    tools.take(Tool.RADIUS)
    with qtbot.waitSignal(tools.near) as sent:
        tools.press(QPointF(400, 300), VIEW)
        tools.move(QPointF(450, 300), VIEW)
        tools.release(QPointF(500, 300), VIEW)
    assert sent.args is not None
    (near,) = sent.args
    assert near.radius_m == pytest.approx(100 * VIEW.metres_a_pixel, rel=0.01)


def test_that_a_measure_adds_its_legs_and_tells_the_direction_of_the_last() -> None:
    owner = QObject()
    tools = Tools(owner)
    tools.take(Tool.MEASURE)
    for spot in ((100, 300), (300, 300), (300, 100)):
        tools.press(QPointF(*spot), VIEW)
        tools.release(QPointF(*spot), VIEW)
    line = list(tools.measured)
    assert tools.drawn == tools.measured, "no leg that nobody set"
    tools.move(QPointF(180, 90), VIEW)
    shown = len(tools.drawn)
    assert shown == 4
    tools.finish()
    assert tools.drawn == tools.measured
    whole = distance_m(*line[0], *line[1]) + distance_m(*line[1], *line[2])
    assert f"{whole / 1000:.2f} km" in measure_text(line)
    assert "last leg 0°" in measure_text(line) or "last leg 360°" in measure_text(line)
    tools.take(Tool.PAN)
    assert tools.measured == ()


@given(
    a=st.tuples(st.floats(-80, 80), st.floats(-179, 179)),
    b=st.tuples(st.floats(-80, 80), st.floats(-179, 179)),
)
def test_that_a_bearing_is_an_angle_of_the_compass(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    assert 0 <= bearing_deg(a, b) <= 360


def test_that_bearings_are_those_of_the_compass() -> None:
    here = (40.0, -111.0)
    assert bearing_deg(here, (41.0, -111.0)) == pytest.approx(0.0)
    assert bearing_deg(here, (40.0, -110.99)) == pytest.approx(90.0, abs=0.1)
    assert bearing_deg((0.0, 179.0), (0.0, -179.0)) == pytest.approx(90.0), "the short way round"


def test_that_a_long_lasso_keeps_a_bounded_number_of_corners() -> None:
    assert len(spread([(0.0, at / 1000) for at in range(5000)])) <= MOST_CORNERS


# --- the filter -----------------------------------------------------------------------------------


def test_that_the_filter_parts_cameras_by_area_circle_and_time() -> None:
    near = timed("A", 40.75, -111.87, 0)
    far = timed("B", 41.75, -111.87, 10 * HOUR_US)
    never = timed("C", 40.75, -111.87, None)
    data = MapData("c", (near, far, never), 0)
    box = ((40.7, -111.9), (40.7, -111.8), (40.8, -111.8), (40.8, -111.9))
    inside, outside = wanted.parted(data, Query(case="c", area=box))
    assert (inside.cameras, outside) == ((near, never), (far,))
    inside, _ = wanted.parted(data, Query(case="c", near=Near(41.75, -111.87, 500)))
    assert inside.cameras == (far,)
    window = Query(case="c", start=from_micros(9 * HOUR_US))
    inside, outside = wanted.parted(data, window)
    assert (inside.cameras, outside) == ((far,), (near, never))
    assert wanted.parted(data, Query(case="c"))[0] is data


def test_that_the_newest_clip_is_the_one_that_begins_last() -> None:
    assert wanted.newest(timed("A", 0, 0, 5, 9, None, 7)) == "A-1"
    assert wanted.newest(timed("A", 0, 0, None, None)) == "A-1"
    assert wanted.in_order(timed("A", 0, 0, 5, None, 9)) == [2, 0, 1]
    assert wanted.newest(timed("A", 0, 0)) is None


# --- colours --------------------------------------------------------------------------------------


def test_that_colours_by_time_go_from_the_earliest_to_the_latest() -> None:
    cameras = (timed("A", 0, 0, 0, 2), timed("B", 0, 0, 10), timed("C", 0, 0, None))
    span = shades.span(cameras)
    assert span == shades.Span(2, 10)
    assert shades.colour(0.0) == shades.STOPS[0]
    assert shades.colour(1.0) == shades.STOPS[-1]
    assert shades.span(cameras[2:]) is None
    bright = [sum(shades.colour(at / 15)) for at in range(16)]
    assert bright == sorted(bright), "dark to bright, so that grey prints read the same"


@given(share=st.floats(0, 1))
def test_that_every_shade_is_a_colour(share: float) -> None:
    assert all(0 <= part <= 255 for part in shades.colour(share))


def test_that_density_is_highest_where_most_was_found_and_nothing_far_away() -> None:
    x, y = np.array([100.0, 500.0]), np.array([100.0, 300.0])
    density = heat.weights(x, y, np.array([1.0, 9.0]), (800, 600))
    assert density.max() == pytest.approx(1.0)
    row, column = np.unravel_index(density.argmax(), density.shape)
    assert abs(int(column) * heat.CELL_PX - 500) <= heat.CELL_PX
    assert abs(int(row) * heat.CELL_PX - 300) <= heat.CELL_PX
    assert heat.colours(density)[-1, 0].tolist() == [0, 0, 0, 0]
    assert heat.weights(x, y, np.zeros(2), (800, 600)).max() == 0.0


# --- shapes ---------------------------------------------------------------------------------------


def test_that_a_shape_across_the_antimeridian_stays_in_one_piece() -> None:
    ring = ((-10.0, 170.0), (-10.0, -170.0), (10.0, -170.0), (10.0, 170.0))
    made = shapes.drawn(Feature(Shape.AREA, ((ring,),)))
    assert made.box[2] - made.box[0] == pytest.approx(20 / 360)
    assert shapes.turns(made.box) == (-1.0, 0.0, 1.0)


def test_that_thinning_keeps_the_ends_and_what_can_be_seen() -> None:
    line = np.stack([np.linspace(0, 100, 10_001), np.zeros(10_001)], axis=1)
    found = shapes.thinned(line)
    assert found[0].tolist() == [0, 0]
    assert found[-1].tolist() == [100, 0]
    assert len(found) < 150
    assert np.diff(found[:, 0]).max() < 2 * shapes.THIN_PX


def test_that_only_those_parts_of_a_line_are_painted_that_may_be_seen() -> None:
    line = np.stack([np.linspace(-1000, 1000, 2001), np.full(2001, 5.0)], axis=1)
    (run,) = shapes.runs_px(line, (0, 0, 10, 10))
    assert run[0][0] >= -2
    assert run[-1][0] <= 12
    assert list(shapes.runs_px(line, (0, 100, 10, 110))) == []


def test_that_a_polygon_has_the_corners_of_its_array() -> None:
    made = polygon(np.array([[1.5, 2.5], [3.0, 4.0], [-5.0, 1e6]]))
    assert [(made.at(i).x(), made.at(i).y()) for i in range(made.size())] == [
        (1.5, 2.5),
        (3.0, 4.0),
        (-5.0, 1e6),
    ]
    assert polygon(np.empty((0, 2))).size() == 0


def test_that_an_incident_becomes_a_circle_as_wide_as_it_is_on_the_ground() -> None:
    sheet = shapes.incident_sheet(Incident("a theft", lat=40.75, lon=-111.87, radius_m=300.0))
    assert sheet is not None
    (found,) = sheet.drawn
    assert found.reach * VIEW.scale == pytest.approx(300 / VIEW.metres_a_pixel, rel=0.01)
    assert shapes.incident_sheet(Incident("a theft")) is None
    assert shapes.incident_sheet(None) is None


def test_that_every_kind_of_layer_has_a_colour_and_a_form_of_its_own() -> None:
    assert set(layers.STYLES) == set(LayerKind)
    assert len({style.mark for style in layers.STYLES.values()}) == len(LayerKind)
    assert len({style.token for style in layers.STYLES.values()}) == len(LayerKind)


def test_that_layers_are_painted_where_they_are(qtbot: QtBot) -> None:
    ring = tuple(VIEW.place(x, y) for x, y in ((200, 200), (600, 200), (600, 400), (200, 400)))
    hole = tuple(VIEW.place(x, y) for x, y in ((350, 250), (450, 250), (450, 350), (350, 350)))
    made = shapes.Sheet(
        1, LayerKind.AREAS, "a", (shapes.drawn(Feature(Shape.AREA, ((ring, hole),))),)
    )
    image = QImage(800, 600, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    layers.paint(painter, VIEW, (made,), theme.current(), names=True)
    painter.end()
    assert image.pixelColor(250, 300).alpha() > 0
    assert image.pixelColor(400, 300).alpha() == 0, "a hole"
    assert image.pixelColor(100, 300).alpha() == 0


# --- pins and words -------------------------------------------------------------------------------


def test_that_a_picture_of_a_pin_is_painted_once(qtbot: QtBot) -> None:
    sprites = Sprites(theme.current(), 2.0, QFont())
    pin = Clusters(salt_lake_map()).at(5.0)[0]
    one = sprites.of(kind_of(pin, None), 20.0)
    assert sprites.of(kind_of(pin, None), 20.0) is one
    assert one.image.devicePixelRatio() == 2.0
    assert kind_of(pin, None).number == 6
    assert kind_of(pin, None).open_ == 1, "some of its deliveries may be opened"


def test_that_words_on_appearances_say_that_they_are_no_identity() -> None:
    (pin,) = Clusters(salt_lake_map()).at(5.0)
    assert "An appearance is no identity" in pin_words(pin)


def test_that_the_list_of_clips_tells_name_and_time() -> None:
    camera = timed("A & B", 0, 0, 0, None)
    assert clip_line(camera, 0, None).startswith("A && B-0")
    assert "time unknown" in clip_line(camera, 1, None)


def test_that_a_screen_reader_hears_the_chosen_camera_first() -> None:
    data = salt_lake_map()
    assert summary(data, data.cameras[0]).startswith("Chosen: C-002, 3 deliveries.")
