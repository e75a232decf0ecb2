from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication

from nvr_desk.digest import sha256_bytes
from nvr_desk.errors import CaseClosedError
from nvr_desk.geo import geojson
from nvr_desk.records.case import Incident
from nvr_desk.records.layer import LayerKind
from nvr_desk.records.overview import MapCamera, MapData
from nvr_desk.records.place import Feature, Layer, Shape, StoredLayer
from nvr_desk.records.search import Near, Query
from nvr_desk.timecode import from_micros
from nvr_desk_ui import theme
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.filters import FilterModel
from nvr_desk_ui.main_window import MainWindow
from nvr_desk_ui.map import plate
from nvr_desk_ui.map.forms import PictureForm
from nvr_desk_ui.map.scene import FEW
from nvr_desk_ui.map.shown import Shown
from nvr_desk_ui.map.tools import Tool
from nvr_desk_ui.map.widget import MapWidget
from nvr_desk_ui.selection import SelectionModel

from tests.fakes.canvases import camera, salt_lake_map
from tests.fakes.desk import CASE, FakeDesk, delivery_row
from tests.fakes.hands import drag, key
from tests.fakes.map_files import SALT_LAKE, picture, streets, write_mbtiles, write_pmtiles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

RED = (200, 30, 20)
MIDDLE = (40.7468, -111.8757)


class NoPictures:
    """A player worker that has none."""

    def open(self, *_: object) -> None:
        raise OSError("no such file")

    def close(self) -> None:
        """Nothing to end."""


@pytest.fixture
def opened(
    qtbot: QtBot, themed: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[FakeDesk], MainWindow]]:
    """Opens the whole window on a fake desk; closed at the end."""
    monkeypatch.setattr("nvr_desk_ui.status_bar._fence_parts", lambda: {"tcp": True})
    made: list[MainWindow] = []

    def make(desk: FakeDesk) -> MainWindow:
        bridge = Bridge(lambda _path: desk)  # type: ignore[arg-type,return-value]
        window = MainWindow(bridge, NoPictures)  # type: ignore[arg-type]
        made.append(window)
        qtbot.addWidget(window)
        window.show()
        window.open_workspace(tmp_path)
        qtbot.waitUntil(lambda: window.session.case is not None)
        qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == len(desk.rows))
        window.map.set_data(salt_lake_map())
        return window

    yield make
    for window in made:
        window.close()


@pytest.fixture
def canvas(qtbot: QtBot, themed: Theme) -> Iterator[MapWidget]:
    made = MapWidget(SelectionModel())
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.set_data(salt_lake_map())
    settle(qtbot, made)
    yield made
    made.shutdown()


def settle(qtbot: QtBot, canvas: MapWidget) -> None:
    def calm() -> bool:
        if not canvas.settled:
            canvas.grab()
        return canvas.settled

    qtbot.waitUntil(calm)
    canvas.grab()


def layer(number: int, kind: LayerKind = LayerKind.AREAS, case: str | None = CASE) -> Layer:
    ring = ((40.74, -111.88), (40.74, -111.86), (40.76, -111.86), (40.76, -111.88))
    feature = Feature(Shape.AREA, ((ring,),), f"area {number}")
    at = from_micros(1_763_000_000_000_000)
    return Layer(number, case, kind, f"layer {number}", "0" * 64, "robin", at, (feature,))


# --- the window -----------------------------------------------------------------------------------


def test_that_what_is_drawn_narrows_the_one_filter_and_is_let_go_again(
    opened: Callable[[FakeDesk], MainWindow],
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    corners = ((40.75, -111.88), (40.75, -111.86), (40.74, -111.87))
    window.map.area_drawn.emit(corners)
    assert window.filters.query.area == corners
    assert window.map.tools.tool is Tool.PAN, "the hand is free again"
    window.map.near_drawn.emit(Near(*MIDDLE, 300.0))
    assert window.filters.query.near == Near(*MIDDLE, 300.0)
    assert "area" not in window.filters.narrowed, "one place at a time"
    key(window.map, Qt.Key.Key_Escape)
    assert window.filters.narrowed == ()


def test_that_the_map_dims_what_the_filter_leaves_out_wherever_it_was_set(
    opened: Callable[[FakeDesk], MainWindow],
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    one = salt_lake_map().cameras[0]
    window.filters.narrow(near=Near(one.lat, one.lon, 20.0))
    data = window.map.ground.data
    assert data is not None
    assert [each.alias for each in data.cameras] == [one.alias]
    left_out = [len(window.map.ground.outside)]
    window.actions_["map.everywhere"].trigger()
    left_out.append(len(window.map.ground.outside))
    assert left_out == [5, 0]


def test_that_layers_are_parsed_where_no_other_question_waits(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = FakeDesk([delivery_row(1)])
    desk.maps.held = [layer(1), layer(2)]
    threads: list[str] = []
    before = geojson.opened

    def noted(stored: StoredLayer) -> Layer:
        threads.append(threading.current_thread().name)
        return before(stored)

    monkeypatch.setattr(geojson, "opened", noted)
    window = opened(desk)
    qtbot.waitUntil(lambda: len(window.map_panel.layers) == 2)
    assert all(name.startswith("nvr-desk-free") for name in threads)


def test_that_the_circle_around_the_chosen_camera_is_told_by_its_name(
    opened: Callable[[FakeDesk], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    one = salt_lake_map().cameras[0]
    monkeypatch.setattr(MapWidget, "chosen", one)
    window.search.strip.name_places(window.map.camera_at)
    window.actions_["map.near"].trigger()
    assert window.filters.query.near == Near(one.lat, one.lon, 250.0)
    assert [each.chip.words for each in window.search.strip.chips] == ["within 250 m of C-002"]
    window.filters.narrow(near=Near(one.lat + 0.001, one.lon, 250.0))
    assert [each.chip.words for each in window.search.strip.chips] == ["within 250 m"]


def test_that_the_circle_asks_for_a_camera_where_none_is_chosen(
    opened: Callable[[FakeDesk], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    window.selection.clear()
    told: list[tuple[str, object]] = []
    window.show_error = lambda title, error: told.append((title, error))  # type: ignore[method-assign]
    window.actions_["map.near"].trigger()
    assert window.filters.query.near is None
    monkeypatch.setattr(SelectionModel, "delivery_id", "without a place")
    window.actions_["map.near"].trigger()
    assert window.filters.query.near is None
    assert [str(text).split(".")[0].split(":")[0] for _, text in told] == [
        "Choose a camera first", "The chosen delivery has no place",
    ]  # fmt: skip


def test_that_the_view_itself_can_be_the_area_without_a_mouse(
    opened: Callable[[FakeDesk], MainWindow],
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    window.actions_["map.here"].trigger()
    assert window.filters.query.area == window.map.corners()


def test_that_layers_of_the_case_come_and_are_switched_off_and_taken_away(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    desk.maps.held = [layer(4), layer(7, LayerKind.AGENCIES, None)]
    desk.maps.happened = Incident("a theft", lat=40.75, lon=-111.87, radius_m=200.0)
    window = opened(desk)
    panel = window.map_panel
    qtbot.waitUntil(lambda: len(panel.map.ground.sheets) == 2)
    listed = panel.list.list
    row = next(i for i in range(listed.count()) if "layer 7" in listed.item(i).text())
    assert "all cases" in listed.item(row).text()
    listed.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert [sheet.id for sheet in panel.map.ground.sheets] == [4]
    listed.setCurrentRow(row)
    panel.list.remove.click()
    qtbot.waitUntil(lambda: ("remove", (7, None)) in desk.maps.wishes)
    qtbot.waitUntil(lambda: len(panel.layers) == 1)


def test_that_switches_of_menu_and_list_agree(opened: Callable[[FakeDesk], MainWindow]) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    window.actions_["map.heat"].trigger()
    assert window.map.shown.heat
    assert window.actions_["map.heat"].isChecked()
    window.map_panel.show_parts(Shown(by_time=True))
    assert window.actions_["map.time"].isChecked()
    assert not window.actions_["map.heat"].isChecked()
    in_hand: list[Tool] = []
    for _ in range(2):
        window.actions_["map.lasso"].trigger()
        in_hand.append(window.map.tools.tool)
    assert in_hand == [Tool.LASSO, Tool.PAN]
    assert not window.actions_["map.lasso"].isChecked()


def test_that_a_picture_is_on_record_before_it_is_a_file(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = opened(desk)
    settle(qtbot, window.map)
    target = tmp_path / "map.png"
    there: list[bool] = []
    real = desk.maps.picture

    def spy(case: str, sha256: str, shown: list[str], layers: list[int]) -> None:
        there.append(target.exists())
        real(case, sha256, shown, layers)

    desk.maps.picture = spy  # type: ignore[method-assign]
    form = PictureForm(window, window.bridge, window.session, window.map_panel)
    form.open()
    form.file.edit.setText(str(target))
    form.button.click()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(form.button.isHidden)
    assert there == [False]
    (_, (case, sha256, shown, _)) = next(w for w in desk.maps.wishes if w[0] == "picture")
    assert (case, sha256) == (CASE, sha256_bytes(target.read_bytes()))
    assert shown
    image = QImage(str(target))
    assert image.width() >= 2 * window.map.width()
    assert "An appearance is no identity" in image.text("Description")
    form.reject()


def test_that_nothing_is_written_where_the_act_is_refused(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = opened(desk)

    def refuse(*_: object) -> None:
        raise CaseClosedError(CASE)

    desk.maps.picture = refuse  # type: ignore[method-assign,assignment]
    form = PictureForm(window, window.bridge, window.session, window.map_panel)
    form.open()
    form.file.edit.setText(str(tmp_path / "map.png"))
    form.button.click()
    qtbot.waitUntil(lambda: not form.problem.isHidden())
    assert not (tmp_path / "map.png").exists()
    form.reject()


# --- the keyboard ---------------------------------------------------------------------------------


def test_that_the_maps_own_keys_are_no_shortcuts_while_it_has_the_focus(canvas: MapWidget) -> None:
    for code, mine in (
        (Qt.Key.Key_Left, True), (Qt.Key.Key_Plus, True), (Qt.Key.Key_Return, True),
        (Qt.Key.Key_K, False),
    ):  # fmt: skip
        event = QKeyEvent(QEvent.Type.ShortcutOverride, code, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(canvas, event)
        assert event.isAccepted() is mine
    held = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier
    )
    held.ignore()
    QApplication.sendEvent(canvas, held)
    assert not held.isAccepted()


def test_that_tab_walks_the_cameras_and_leaves_the_map_after_the_last(canvas: MapWidget) -> None:
    canvas.setFocus()
    names = [each.alias for each in salt_lake_map().cameras]
    seen = []
    for _ in names:
        assert canvas.focusNextPrevChild(True) is True
        assert canvas.chosen is not None
        seen.append(canvas.chosen.alias)
    assert seen == names
    assert canvas.accessibleDescription().startswith("Chosen: C-031")
    canvas.focusNextPrevChild(True)
    assert canvas.chosen is not None
    assert canvas.chosen.alias == names[-1]


def test_that_enter_opens_the_newest_clip_of_the_chosen_camera(
    qtbot: QtBot, canvas: MapWidget
) -> None:
    canvas.step(1)
    assert canvas.chosen is not None
    with qtbot.waitSignal(canvas._selection.seek_requested) as sent:
        key(canvas, Qt.Key.Key_Return)
    assert sent.args is not None
    assert sent.args[0].delivery_id == canvas.chosen.delivery_ids[-1]


def test_that_the_clips_of_a_camera_can_be_chosen_one_by_one(
    qtbot: QtBot, canvas: MapWidget
) -> None:
    one = MapCamera(
        "A", *MIDDLE, 5, None, None, ("x", "y"), 2, {}, ("first", "second"), (5, 9), (6, 10)
    )
    menu = canvas.clips_menu((one,))
    assert [action.text().split("   ")[0] for action in menu.actions()] == ["second", "first"]
    with qtbot.waitSignal(canvas._selection.seek_requested) as sent:
        menu.actions()[1].trigger()
    assert sent.args is not None
    assert sent.args[0].delivery_id == "x"


def test_that_a_lasso_is_drawn_with_the_hand_and_does_not_pan(
    qtbot: QtBot, canvas: MapWidget
) -> None:
    before = canvas.view
    canvas.tools.take(Tool.RADIUS)
    with qtbot.waitSignal(canvas.near_drawn) as sent:
        drag(canvas, QPoint(300, 300), QPoint(60, 0))
    assert sent.args is not None
    assert sent.args[0].radius_m > 0
    assert canvas.view == before


# --- the picture behind ---------------------------------------------------------------------------


def crowd(count: int) -> MapData:
    rng = np.random.default_rng(3)
    lat, lon = rng.normal(40.75, 0.05, count), rng.normal(-111.87, 0.06, count)
    cameras = tuple(camera(f"C-{n:04}", float(lat[n]), float(lon[n]), person=1)
                    for n in range(count))  # fmt: skip
    return MapData("many", cameras, 0)


def test_that_a_pan_within_the_margin_paints_nothing_anew(qtbot: QtBot, canvas: MapWidget) -> None:
    canvas.set_data(crowd(2000))
    settle(qtbot, canvas)
    plates = canvas.ground.plates
    before = plates.current
    for _ in range(5):
        canvas.show_place(*canvas.view.panned(10, 4).centre)
        canvas.grab()
        assert not plates.busy
    assert plates.current is before
    canvas.show_place(*canvas.view.panned(plate.RENEW_PX, 0).centre)
    canvas.grab()
    assert plates.busy
    settle(qtbot, canvas)
    assert plates.current is not before


def test_that_many_pins_are_painted_off_the_loop_and_can_be_hit(
    qtbot: QtBot, canvas: MapWidget
) -> None:
    canvas.set_data(crowd(4000))
    canvas.show_place(40.75, -111.87, zoom=13.0)
    settle(qtbot, canvas)
    assert canvas._placing is not None
    assert len(canvas._placing) > FEW
    inside = [s for s in canvas._placing.spots if canvas.rect().contains(s.at.toPoint())]
    assert all(canvas.pin_at(spot.at) is not None for spot in inside[:50])
    assert canvas.pin_at(QPointF(-500, -500)) is None
    present = canvas.ground.plates.current
    assert present is not None
    spot, look = inside[0].at, theme.current()
    pixel = present.image.pixelColor(
        round(spot.x()) + plate.MARGIN_PX - 5, round(spot.y()) + plate.MARGIN_PX
    )
    assert pixel != look.colour("panel")


def test_that_a_new_look_at_the_same_case_keeps_the_picture_until_the_next(
    qtbot: QtBot, canvas: MapWidget
) -> None:
    before = canvas.ground.plates.current
    canvas.set_data(salt_lake_map())
    assert canvas.ground.plates.current is before
    canvas.set_data(crowd(5))
    assert canvas.ground.plates.current is None, "of another case nothing is shown"


# --- the agency's own map -------------------------------------------------------------------------


def colour_at(canvas: MapWidget, x: int, y: int) -> tuple[int, int, int]:
    pixel = canvas.grab().toImage().pixelColor(x, y)
    return pixel.red(), pixel.green(), pixel.blue()


def test_that_the_agencys_pictures_lie_over_the_bundled_map_and_go_again(
    qtbot: QtBot, canvas: MapWidget, tmp_path: Path
) -> None:
    canvas.set_data(MapData("empty", (), 0))
    canvas.show_place(40.748, -111.93, zoom=13.0)
    path = write_mbtiles(tmp_path / "city.mbtiles", {SALT_LAKE: picture(RED)})
    with qtbot.waitSignal(canvas.agency_told):
        canvas.use_agency(path)
    settle(qtbot, canvas)
    assert colour_at(canvas, 450, 250) == RED, "the tile of zoom 12, made larger"
    assert canvas.about_agency is not None
    canvas.use_agency(None)
    settle(qtbot, canvas)
    assert colour_at(canvas, 450, 250) != RED
    assert canvas.about_agency is None


def test_that_the_agencys_vectors_have_the_colours_of_the_theme(
    qtbot: QtBot, canvas: MapWidget, tmp_path: Path
) -> None:
    canvas.set_data(MapData("empty", (), 0))
    canvas.show_place(40.748, -111.93, zoom=12.0)
    path = write_pmtiles(tmp_path / "city.pmtiles", {SALT_LAKE: streets()}, vector=True)
    with qtbot.waitSignal(canvas.agency_told):
        canvas.use_agency(path)
    settle(qtbot, canvas)
    image = canvas.grab().toImage()
    inks = {QImage.pixel(image, x, y) for x in range(200, 700, 2) for y in range(100, 500, 2)}
    assert len(inks) > 6


def test_that_a_file_which_is_no_map_is_said_and_the_bundled_map_stays(
    qtbot: QtBot, canvas: MapWidget, tmp_path: Path
) -> None:
    (tmp_path / "no.pmtiles").write_bytes(b"rubbish")
    canvas.use_agency(tmp_path / "no.pmtiles")
    qtbot.waitUntil(lambda: bool(canvas._agency_trouble))
    settle(qtbot, canvas)
    assert canvas.settled


def test_that_the_filter_of_another_case_is_not_kept() -> None:
    filters = FilterModel()
    filters.use_case("1")
    filters.narrow(area=((0.0, 0.0), (0.0, 1.0), (1.0, 1.0)))
    filters.use_case("2")
    assert filters.query == Query(case="2")
