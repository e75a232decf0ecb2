from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest

from nvr_desk.records.delivery import TimeClaim, TimeSource, Visibility
from nvr_desk_ui.player import hud
from nvr_desk_ui.player.hud import Corner
from nvr_desk_ui.player.look import Look
from nvr_desk_ui.player.moments import utc_seconds
from nvr_desk_ui.player.stage import Stage, at_moment
from nvr_desk_ui.selection import SelectionModel

from tests.fakes.desk import CASE, START, FakeDesk, delivery_row
from tests.fakes.plain_pictures import PlainPictures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.player.tile import Tile
    from nvr_desk_ui.theme import Theme


def row(number: int, begins_s: float, **changes: object) -> DeliveryRow:
    """A clip of 60 s, ten pictures a second, from so many seconds after START."""
    start = START + timedelta(seconds=begins_s)
    claim = TimeClaim(start, "America/Denver", 2.0, TimeSource.MANIFEST)
    return delivery_row(number, claim=claim, **changes)


class Rig:
    """A stage over a fake desk."""

    def __init__(self, bridge: Bridge, desk: FakeDesk) -> None:
        self.desk, self.selection = desk, SelectionModel()
        self.sessions: list[PlainPictures] = []
        self.stage = Stage(bridge, self.selection, PlainPictures, self.row, self.group)
        self.wall = self.stage.wall
        self.wall.hold()
        self.stage.resize(900, 600)
        self.stage.show()
        self.stage.use_case(CASE, "America/Denver")

    def row(self, name: str) -> DeliveryRow | None:
        return next((one for one in self.desk.rows if one.delivery.id == name), None)

    def group(self, count: int) -> tuple[PlainPictures, ...]:
        made = tuple(PlainPictures() for _ in range(count))
        self.sessions += made
        return made

    def put(self, *places: int) -> list[Tile]:
        for place in places:
            self.wall.put(self.desk.rows[place].delivery.id)
        return self.wall.tiles


@pytest.fixture
def rig(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> Iterator[Callable[..., Rig]]:
    made: list[Rig] = []

    def make(*rows: DeliveryRow, tiles: int = 4) -> Rig:
        desk = FakeDesk(rows)
        one = Rig(bridge_to(desk), desk)
        qtbot.addWidget(one.stage)
        one.stage.show_tiles(tiles)
        made.append(one)
        return one

    yield make
    for one in made:
        one.stage.shutdown()


def index(tile: Tile) -> int | None:
    return tile.shot.index if tile.shot is not None else None


def test_that_all_tiles_show_one_moment_and_those_outside_say_when(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(row(1, 0), row(2, 10, offset_s=-7.0, rate_ppm=0.0, anchor_s=0.0), row(3, 252))
    tiles = one.put(0, 1, 2)
    qtbot.waitUntil(lambda: index(tiles[0]) == 0)
    one.wall.drive.seek_utc(utc_seconds(START) + 20.0)
    qtbot.waitUntil(lambda: (index(tiles[0]), index(tiles[1])) == (200, 170))
    assert tiles[2].surface.dark_text == "begins in 00:03:52"
    one.wall.drive.seek_utc(utc_seconds(START) + 255.0)
    qtbot.waitUntil(lambda: index(tiles[2]) == 30)
    assert tiles[0].shot is None, "no frozen picture stays in a tile whose clip is over"
    assert tiles[0].surface.dark_text == "ended 00:03:15 ago"


def test_that_a_late_picture_of_a_clip_that_is_over_is_not_shown(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(row(1, 0), row(2, 30))
    tiles = one.put(0, 1)
    qtbot.waitUntil(lambda: index(tiles[0]) == 0)
    slow = one.sessions[0]
    slow.gate.clear()
    one.wall.drive.seek_utc(utc_seconds(START) + 59.0)
    qtbot.waitUntil(lambda: 590 in slow.asked)
    one.wall.drive.seek_utc(utc_seconds(START) + 80.0)
    slow.gate.set()
    qtbot.waitUntil(lambda: index(tiles[1]) == 500)
    assert tiles[0].shot is None


def test_that_switching_the_camera_keeps_the_moment(qtbot: QtBot, rig: Callable[..., Rig]) -> None:
    one = rig(row(1, 0), row(2, 5))
    tiles = one.put(0)
    qtbot.waitUntil(lambda: index(tiles[0]) == 0)
    one.wall.drive.seek(12.3)
    one.wall.swap(one.desk.rows[1].delivery.id)
    qtbot.waitUntil(lambda: tiles[0].delivery_id == one.desk.rows[1].delivery.id)
    qtbot.waitUntil(lambda: index(tiles[0]) == 73)


def test_that_steps_count_by_the_active_tile_and_the_others_follow(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(row(1, 0), row(2, 0.05))
    tiles = one.put(0, 1)
    qtbot.waitUntil(lambda: tiles[0].open and tiles[1].open)
    one.wall.go_to(1)
    one.wall.drive.seek(10.0)
    qtbot.waitUntil(lambda: (index(tiles[0]), index(tiles[1])) == (100, 99))
    one.wall.drive.step(3)
    qtbot.waitUntil(lambda: (index(tiles[0]), index(tiles[1])) == (103, 102))


def test_that_every_tile_has_a_ticket_of_its_own_and_closing_it_tells_what_was_shown(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(row(1, 0), row(2, 0))
    tiles = one.put(0, 1)
    names = [each.delivery.id for each in one.desk.rows]
    qtbot.waitUntil(lambda: (index(tiles[0]), index(tiles[1])) == (0, 0))
    assert one.desk.view.opened == [("player", (name,)) for name in names]
    qtbot.waitUntil(lambda: tiles[0].surface._told is not None)
    one.wall.go_to(1)
    one.wall.close_active()
    qtbot.waitUntil(lambda: one.desk.view.closed == [1])
    assert one.desk.view.spans == [(names[0], 0.0, 0.0)]
    assert tiles[0].surface.dark_text == "Empty"
    assert index(tiles[1]) == 0


def test_that_a_clip_without_time_plays_by_its_own_and_steps_alone(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(row(1, 0), delivery_row(2, claim=TimeClaim(None)))
    tiles = one.put(0, 1)
    qtbot.waitUntil(lambda: (index(tiles[0]), index(tiles[1])) == (0, 0))
    assert "own" in tiles[1].surface.caption.times[0]
    one.wall.go_to(2)
    one.wall.drive.step(4)
    qtbot.waitUntil(lambda: index(tiles[1]) == 4)
    assert index(tiles[0]) == 0
    one.wall.drive.skip(0.0)
    one.wall.go_to(1)
    one.wall.drive.skip(2.0)
    qtbot.waitUntil(lambda: (index(tiles[0]), index(tiles[1])) == (20, 24))


def test_that_a_tile_says_claim_with_its_doubt_or_corrected(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(row(1, 0), row(2, 0, offset_s=0.0, uncertainty_s=0.5))
    tiles = one.put(0, 1)
    qtbot.waitUntil(lambda: (index(tiles[0]), index(tiles[1])) == (0, 0))
    assert tiles[0].surface.caption.times[0].endswith("claim ± 2 s")
    assert tiles[1].surface.caption.times[0].endswith("corrected ± 0.5 s")
    for tile, word in zip(tiles, ("claim", "corrected"), strict=False):
        assert all(word in wording for wording in tile.surface.caption.times), "however short"


def test_that_going_to_tiles_and_back_to_one_keeps_clip_and_moment(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(row(1, 0), row(2, 0), tiles=1)
    player = one.stage.player
    one.selection.ask_seek(one.desk.rows[0].delivery.id, 12.0)
    qtbot.waitUntil(lambda: player.shot is not None and player.shot.index == 120)
    one.stage.show_tiles(4)
    qtbot.waitUntil(lambda: index(one.wall.tiles[0]) == 120)
    assert player.shot is None, "one picture of it is enough"
    one.wall.drive.seek(20.0)
    one.stage.show_tiles(9)
    qtbot.waitUntil(lambda: index(one.wall.tiles[0]) == 200)
    one.stage.show_tiles(1)
    qtbot.waitUntil(lambda: player.shot is not None and player.shot.index == 200)
    qtbot.waitUntil(lambda: len(one.desk.view.closed) == 2)
    qtbot.waitUntil(lambda: all(each.closed for each in one.sessions if each.asked))


def test_that_digits_and_tab_choose_the_tile_and_with_it_the_delivery(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(row(1, 0), row(2, 0))
    tiles = one.put(0, 1)
    qtbot.waitUntil(lambda: tiles[1].open)
    one.stage.activateWindow()
    tiles[1].surface.setFocus()
    QTest.keyClick(tiles[1].surface, Qt.Key.Key_1)
    assert one.wall.active is tiles[0]
    assert one.selection.delivery_id == one.desk.rows[0].delivery.id
    assert tiles[0].surface.active
    assert "active" in tiles[0].surface.accessibleDescription()
    assert tiles[0].surface.nextInFocusChain() is tiles[1].surface


def test_that_with_more_than_four_clips_key_pictures_are_asked_for_and_it_says_so(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(*(row(number, 0) for number in range(1, 7)), tiles=9)
    tiles = one.put(*range(6))
    qtbot.waitUntil(lambda: all(index(tile) == 0 for tile in tiles[:6]))
    asked = len(one.sessions[0].asked)
    one.wall.drive.toggle()
    qtbot.waitUntil(lambda: bool(one.sessions[0].keyed))
    qtbot.waitUntil(lambda: "key pictures only: 6 tiles" in tiles[0].surface.caption.badge)
    assert len(one.sessions[0].asked) == asked
    one.wall.drive.pause()
    qtbot.waitUntil(lambda: tiles[0].shot is not None and tiles[0].shot.exact)


def test_that_a_hidden_delivery_asks_for_no_ticket(qtbot: QtBot, rig: Callable[..., Rig]) -> None:
    one = rig(row(1, 0, visibility=Visibility.WITHDRAWN))
    tiles = one.put(0)
    assert tiles[0].surface.dark_text == "Withdrawn: not open to view"
    assert one.desk.view.opened == []


def test_that_a_correction_of_its_time_moves_a_tile_that_is_open(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(row(1, 0), row(2, 0))
    tiles = one.put(0, 1)
    qtbot.waitUntil(lambda: tiles[0].open and tiles[1].open)
    one.wall.go_to(1)
    one.wall.drive.seek(10.0)
    qtbot.waitUntil(lambda: (index(tiles[0]), index(tiles[1])) == (100, 100))
    one.desk.change(one.desk.rows[1].delivery.id, offset_s=4.0)
    one.stage.check_consent()
    qtbot.waitUntil(lambda: index(tiles[1]) == 60)


def test_that_a_loop_on_the_common_clock_turns_all_tiles_and_is_said(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(row(1, 0), row(2, 10))
    tiles, wall = one.put(0, 1), one.wall
    qtbot.waitUntil(lambda: tiles[0].open and tiles[1].open)
    wall.go_to(1)
    wall.drive.seek(20.0)
    wall.loop_to()
    wall.drive.seek(20.4)
    wall.loop_from()  # the other way round
    assert "other way round" in tiles[0].surface.passing.text
    assert "loop 22:14:23.000 to 22:14:23.500" in wall._state.text()
    assert one.stage.loop_s == pytest.approx((20.0, 20.4))
    wall.go_to(2)
    assert one.stage.loop_s == pytest.approx((10.0, 10.4))
    wall.drive.toggle()
    seen: set[int] = set()

    def turned() -> bool:
        seen.update(each for each in (index(tiles[1]),) if each is not None)
        return one.wall.drive.clock._was < utc_seconds(START) + 20.2 and len(seen) > 3

    start = time.monotonic()
    qtbot.waitUntil(lambda: turned() and time.monotonic() - start > 1.2)
    assert wall.drive.clock.speed == 1.0
    assert seen <= set(range(100, 106)), "0.5 s of play went round for more than a second"
    wall.loop_off()
    assert one.stage.loop_s is None


def test_that_picture_tools_work_on_the_chosen_tile_alone_and_show_what_it_has(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(row(1, 0), row(2, 0))
    tiles, wall = one.put(0, 1), one.wall
    qtbot.waitUntil(lambda: (index(tiles[0]), index(tiles[1])) == (0, 0))
    wall.go_to(1)
    wall.tools.set_look(Look(brightness=30))
    qtbot.waitUntil(lambda: tiles[0].shot is not None and tiles[0].shot.look.brightness == 30)
    assert tiles[0].surface.badges == ["enhanced view: brightness +30"]
    assert "enhanced view" in tiles[0].surface.accessibleDescription()
    assert tiles[1].surface.badges == []
    wall.go_to(2)
    assert wall.tools.look == Look()
    wall.toggle_deinterlace()
    qtbot.waitUntil(lambda: tiles[1].shot is not None and tiles[1].shot.look.deinterlace)
    assert tiles[0].shot is not None
    assert tiles[0].shot.look == Look(brightness=30)
    wall.go_to(1)
    assert wall.tools.look.brightness == 30
    wall.plain()
    qtbot.waitUntil(lambda: tiles[0].shot is not None and tiles[0].shot.look.neutral)
    wall.tools.set_look(Look(gamma=10))
    wall.close_active()
    assert tiles[0].look == Look(), "another delivery begins as it was decoded"


def test_that_another_look_is_fetched_where_a_key_picture_would_do_too(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(row(1, 0))
    (tile, *_) = one.put(0)
    qtbot.waitUntil(lambda: index(tile) == 0)
    at = utc_seconds(START) + 3.4
    tile.due(at, exact=False, heading=0, why_keys="above 2\u00d7")
    qtbot.waitUntil(lambda: index(tile) == 30)
    tile.look = Look(brightness=5)
    tile._wished = None
    tile.due(at, exact=False, heading=0, why_keys="above 2\u00d7")
    qtbot.waitUntil(lambda: tile.shot is not None and tile.shot.look.brightness == 5)


def test_that_an_enlarged_tile_is_fetched_at_its_own_size_while_it_stands(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(row(1, 0))
    tiles = one.put(0)
    qtbot.waitUntil(lambda: index(tiles[0]) == 0)
    asked = len(one.sessions[0].asked)
    tiles[0].surface.zoom_by(2)
    qtbot.waitUntil(lambda: len(one.sessions[0].asked) > asked)


def test_that_the_display_moves_on_every_picture_and_is_remembered(
    qtbot: QtBot, rig: Callable[..., Rig]
) -> None:
    one = rig(row(1, 0), tiles=1)
    surfaces = [one.stage.player.canvas, *(tile.surface for tile in one.wall.tiles)]
    one.stage.turn_headup()
    assert {each.corner for each in surfaces} == {Corner.TOP_RIGHT}
    assert one.stage.player.canvas.passing.text == "Display at the upper right"
    one.stage.put_headup(Corner.OFF)
    assert hud.remembered() is Corner.OFF
    another = rig(row(1, 0), tiles=1)
    assert another.stage.player.canvas.corner is Corner.OFF


@pytest.mark.parametrize("corner", list(Corner))
def test_that_a_tile_without_display_still_says_what_was_done_to_its_picture(
    qtbot: QtBot, rig: Callable[..., Rig], corner: Corner, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = rig(row(1, 0))
    tiles = one.put(0)
    qtbot.waitUntil(lambda: index(tiles[0]) == 0)
    tiles[0].use_look(Look(contrast=10))
    qtbot.waitUntil(lambda: bool(tiles[0].surface.badges))
    one.stage.put_headup(corner)
    surface = tiles[0].surface
    surface.passing.say("")
    drawn: list[str] = []

    class Noting(QPainter):
        def drawText(self, *given: Any) -> None:  # type: ignore[override]  # noqa: ANN401
            drawn.append(str(given[-1]))

    monkeypatch.setattr("nvr_desk_ui.player.tile_surface.QPainter", Noting)
    surface.grab()
    assert "enhanced view: contrast +10" in drawn
    assert any("claim" in text for text in drawn) is (corner is not Corner.OFF)
    assert "1" in drawn, "the number of the tile"


def test_that_the_clips_of_a_moment_are_those_with_a_picture_of_it_in_order_of_cameras() -> None:
    rows = [row(3, 0), row(1, 30), row(2, 100), row(4, 0, visibility=Visibility.WITHDRAWN)]
    rows.append(replace(row(5, 0), delivery=delivery_row(5, claim=TimeClaim(None)).delivery))
    found = at_moment(rows, utc_seconds(START) + 40.0)
    assert [(each.delivery.camera.alias, at) for each, at in found] == [
        ("C-001", 10.0),
        ("C-003", 40.0),
    ]
