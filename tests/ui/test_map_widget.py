from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from nvr_desk.errors import ForeignDataError
from nvr_desk.geo.basemap import bundled
from nvr_desk.records.overview import MapData
from nvr_desk_ui import theme
from nvr_desk_ui.map.scene import Placed, map_inks
from nvr_desk_ui.map.tiles import MOST_KEPT, TileKey, TileStore, paint_tile
from nvr_desk_ui.map.widget import MapWidget
from nvr_desk_ui.selection import SelectionModel

from tests.fakes.canvases import camera, salt_lake_map
from tests.fakes.hands import click, drag, key, wheel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from nvr_desk.geo.basemap import Basemap
    from nvr_desk.records.overview import MapCamera


@pytest.fixture
def selection() -> SelectionModel:
    return SelectionModel()


@pytest.fixture
def canvas(qtbot: QtBot, selection: SelectionModel) -> MapWidget:
    made = MapWidget(selection)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.set_data(salt_lake_map())
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, canvas: MapWidget) -> None:
    def calm() -> bool:
        if not canvas.settled:
            canvas.grab()
        return canvas.settled

    qtbot.waitUntil(calm)
    canvas.grab()


def drawn(canvas: MapWidget) -> list[Placed]:
    return canvas._placing.spots if canvas._placing else []


def spot_of(canvas: MapWidget, found: MapCamera) -> QPoint:
    placed = next(p for p in drawn(canvas) if found in p.pin.cameras)
    return placed.at.toPoint()


def test_that_a_click_on_a_pin_chooses_its_camera_everywhere(
    qtbot: QtBot, canvas: MapWidget, selection: SelectionModel
) -> None:
    wanted = salt_lake_map().cameras[1]
    with qtbot.waitSignal(canvas.camera_picked) as sent:
        click(canvas, spot_of(canvas, wanted))
    assert sent.args == [wanted]
    assert selection.delivery_id == wanted.delivery_ids[0]


def test_that_further_clicks_walk_through_the_deliveries_of_a_camera(
    canvas: MapWidget, selection: SelectionModel
) -> None:
    wanted = salt_lake_map().cameras[0]
    seen = []
    for _ in range(4):
        click(canvas, spot_of(canvas, wanted))
        seen.append(selection.delivery_id)
    assert seen == [*wanted.delivery_ids, wanted.delivery_ids[0]]


def test_that_a_click_on_the_ground_chooses_nothing(
    qtbot: QtBot, canvas: MapWidget, selection: SelectionModel
) -> None:
    with qtbot.assertNotEmitted(canvas.camera_picked):
        click(canvas, QPoint(450, 60))
    assert selection.delivery_id is None


def test_that_a_click_on_a_bubble_comes_closer_until_its_cameras_part(canvas: MapWidget) -> None:
    canvas.show_place(40.7475, -111.8765, zoom=9.0)
    canvas.grab()
    assert len(drawn(canvas)) == 1
    click(canvas, drawn(canvas)[0].at.toPoint())
    canvas.grab()
    assert len(drawn(canvas)) > 1


def test_that_the_wheel_keeps_the_place_under_the_cursor(canvas: MapWidget) -> None:
    spot = QPoint(200, 150)
    before = canvas.view.place(200, 150)
    zoom = canvas.view.zoom
    for notches in (2, -3, 4, -1):
        wheel(canvas, spot, notches)
        assert canvas.view.place(200, 150) == pytest.approx(before, abs=1e-7)
    assert canvas.view.zoom == pytest.approx(zoom + 1.0)


def test_that_a_drag_moves_the_ground_with_the_hand(canvas: MapWidget) -> None:
    before = canvas.view.place(300, 200)
    drag(canvas, QPoint(300, 200), QPoint(80, -40))
    assert canvas.view.place(380, 160) == pytest.approx(before, abs=1e-7)


def test_that_the_keyboard_walks_cameras_zooms_and_fits(
    canvas: MapWidget, selection: SelectionModel
) -> None:
    cameras = salt_lake_map().cameras
    key(canvas, Qt.Key.Key_BracketRight)
    assert selection.delivery_id == cameras[0].delivery_ids[0]
    key(canvas, Qt.Key.Key_BracketLeft)
    assert selection.delivery_id == cameras[-1].delivery_ids[0]
    fitted = canvas.view
    key(canvas, Qt.Key.Key_Minus)
    assert canvas.view.zoom == pytest.approx(fitted.zoom - 1)
    key(canvas, Qt.Key.Key_F)
    assert canvas.view.zoom == pytest.approx(fitted.zoom)
    key(canvas, Qt.Key.Key_Up)
    assert canvas.centre()[0] > fitted.centre[0]


def test_that_a_delivery_chosen_elsewhere_is_brought_into_view(
    canvas: MapWidget, selection: SelectionModel
) -> None:
    wanted = salt_lake_map().cameras[2]
    canvas.show_place(30.0, -90.0)
    selection.choose_delivery(wanted.delivery_ids[0])
    assert canvas.centre() == pytest.approx((wanted.lat, wanted.lon))


def test_that_new_counts_of_the_same_case_keep_the_view(canvas: MapWidget) -> None:
    canvas.show_place(41.0, -112.0, zoom=11.0)
    view = canvas.view
    canvas.set_data(salt_lake_map())
    assert canvas.view == view


def test_that_data_set_before_the_first_showing_is_fitted_then(
    qtbot: QtBot, selection: SelectionModel
) -> None:
    made = MapWidget(selection)
    qtbot.addWidget(made)
    made.set_data(salt_lake_map())
    made.resize(700, 500)
    made.show()
    made.grab()
    assert len(drawn(made)) == 6
    assert made.centre() == pytest.approx((40.7468, -111.8757), abs=0.01)


def test_that_sea_and_land_have_the_colours_of_the_theme(qtbot: QtBot, canvas: MapWidget) -> None:
    look = theme.current()
    for lat, lon, token in ((30.0, -60.0, "canvas"), (39.05, -95.9, "panel")):
        canvas.show_place(lat, lon, zoom=6.9)
        canvas.set_data(MapData("other", (), 0))
        settle(qtbot, canvas)
        pixel = canvas.grab().toImage().pixelColor(canvas.width() // 2, 289)
        assert pixel == look.colour(token)


def test_that_a_damaged_base_map_is_said_and_cameras_still_show(
    qtbot: QtBot, selection: SelectionModel
) -> None:
    def broken() -> Basemap:
        raise ForeignDataError("cut short")

    owner = QObject()
    tiles = TileStore(owner, map_inks(theme.current()), source=broken)
    made = MapWidget(selection, tiles=tiles)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.set_data(salt_lake_map())
    qtbot.waitUntil(lambda: made._trouble == "cut short")
    settle(qtbot, made)
    assert len(drawn(made)) == 6


def test_that_two_cameras_at_one_place_can_both_be_reached(
    qtbot: QtBot, selection: SelectionModel
) -> None:
    data = MapData("c", (camera("A", 40.7, -111.8), camera("B", 40.7, -111.8)), 0)
    made = MapWidget(selection)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.set_data(data)
    made.grab()
    seen = set()
    for _ in range(2):
        click(made, drawn(made)[0].at.toPoint())
        seen.add(selection.delivery_id)
    assert seen == {data.cameras[0].delivery_ids[0], data.cameras[1].delivery_ids[0]}


def test_that_the_tile_cache_is_bounded_and_tiles_are_painted_once(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    asked: list[TileKey] = []

    class Counting:
        def tile(self, zoom: int, column: int, row: int) -> object:
            asked.append(TileKey(zoom, column, row))
            return bundled().tile(zoom, column, row)

    store = TileStore(owner, map_inks(theme.current()), source=Counting)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: store.basemap is not None)
    wanted = [TileKey(9, c, r) for c in range(20) for r in range(20)]
    store.begin_frame()
    for tile in wanted:
        store.get(tile)
    qtbot.waitUntil(lambda: store.settled)
    assert len(asked) == len(set(asked)) == 400
    assert len(store._kept) == MOST_KEPT
    kept = next(iter(store._kept))
    assert store.get(kept) is not None
    assert len(asked) == 400


def test_that_a_coarser_tile_stands_in_until_the_finer_comes(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    store = TileStore(owner, map_inks(theme.current()))
    qtbot.waitUntil(lambda: store.basemap is not None)
    store.begin_frame()
    store.get(TileKey(5, 5, 11))
    qtbot.waitUntil(lambda: store.settled)
    found = store.stand_in(TileKey(7, 22, 46))
    assert found is not None
    assert (found[1].x(), found[1].y(), found[1].width()) == (128, 128, 64)
    assert store.stand_in(TileKey(7, 90, 46)) is None


def test_that_a_tile_has_twice_the_pixels_on_a_fine_screen() -> None:
    image = paint_tile(bundled().tile(4, 3, 6), map_inks(theme.current()), 2.0)
    assert (image.width(), image.height()) == (512, 512)
    assert image.pixelColor(QPointF(256, 256).toPoint()) != QColor("black")
