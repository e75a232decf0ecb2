"""Jumps: how they are asked for, what is made ready after them, and in which shape they show."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMainWindow

from nvr_desk.desk.view import OpenMedia
from nvr_desk.media.session import Glimpse
from nvr_desk_ui.player.engine import STAND_IN_TURN, Engine
from nvr_desk_ui.player.panel import PlayerPanel
from nvr_desk_ui.player.shots import Wish
from nvr_desk_ui.selection import SelectionModel

from tests.fakes.desk import CASE, FakeDesk, delivery_row, facts
from tests.fakes.plain_pictures import PlainPictures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from nvr_desk.media.session import Manner
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme

LATE = 12
"""Turns that a picture takes."""
MAGENTA = QColor(255, 0, 255)


class Told(PlainPictures):
    """Pictures that let themselves be waited for, and how they were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.turns = 0
        self.manners: list[tuple[int, Manner]] = []
        self.prepared: list[int] = []

    def glimpse(self, index: int, patience_s: float, manner: Manner) -> Glimpse:
        self.manners.append((index, manner))
        if self.turns:
            self.turns -= 1
            return Glimpse(None, exact=False)
        return super().glimpse(index, patience_s, manner)

    def prepare(self, index: int, patience_s: float, *, rough: bool) -> bool:
        self.prepared.append(index)
        return len(self.prepared) % 3 != 0


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def engine(qtbot: QtBot, told: Told) -> Iterator[Engine]:
    engine = Engine(lambda: told)
    row = delivery_row(1)
    pts = np.arange(600, dtype=np.int64)
    engine.open(1, OpenMedia(Path("nowhere.mp4"), row.clip, pts))
    yield engine
    engine.close()


def shown(qtbot: QtBot, engine: Engine, wish: Wish) -> None:
    with qtbot.waitSignal(engine.pictured, check_params_cb=lambda shot: shot.index == wish.index):
        engine.show(wish)


def test_that_a_jump_asks_for_no_more_than_its_picture_and_a_step_for_all_on_the_way(
    qtbot: QtBot, engine: Engine, told: Told
) -> None:
    shown(qtbot, engine, Wish(1, 100))
    shown(qtbot, engine, Wish(1, 99, heading=-1))
    shown(qtbot, engine, Wish(1, 101, heading=1, playing=True))
    first = dict(reversed(told.manners))
    assert (first[100].hasty, first[99].hasty, first[101].hasty) == (True, False, False)
    assert (first[100].key_at_once, first[101].key_at_once) == (True, False)


def test_that_another_picture_stands_in_only_once_the_wait_is_long(
    qtbot: QtBot, engine: Engine, told: Told
) -> None:
    told.turns = LATE
    shown(qtbot, engine, Wish(1, 100))
    stands = [manner.stand_in for index, manner in told.manners if index == 100]
    assert stands == [turn >= STAND_IN_TURN for turn in range(LATE + 1)]


def test_that_what_lies_before_is_made_ready_after_a_jump_unless_others_share_the_worker(
    qtbot: QtBot, engine: Engine, told: Told
) -> None:
    shown(qtbot, engine, Wish(1, 50))
    shown(qtbot, engine, Wish(1, 100, alone=True))
    qtbot.waitUntil(lambda: len(told.prepared) == 3)
    assert told.prepared == [100, 100, 100]


def test_that_another_wish_ends_a_jump_within_one_turn(
    qtbot: QtBot, engine: Engine, told: Told
) -> None:
    told.turns = 10**6
    engine.show(Wish(1, 500))
    qtbot.waitUntil(lambda: len(told.manners) > 3)
    told.gate.clear()
    engine.show(Wish(1, 20))
    told.turns = 0
    told.gate.set()
    qtbot.waitUntil(lambda: any(index == 20 for index, _ in told.manners))
    assert told.asked.count(500) <= 1


@pytest.fixture
def panel(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> Iterator[Callable[[Fraction | None, int], PlayerPanel]]:
    made: list[tuple[PlayerPanel, QMainWindow]] = []

    def make(aspect: Fraction | None, rotation: int) -> PlayerPanel:
        row = delivery_row(1)
        seen = facts(pixel_aspect=aspect, rotation=rotation)
        row = replace(row, clip=replace(row.clip, facts=seen))
        bridge, selection = bridge_to(FakeDesk([row])), SelectionModel()
        one = PlayerPanel(bridge, selection, PlainPictures, {row.delivery.id: row}.get)
        window = QMainWindow()
        window.setCentralWidget(one.canvas)
        window.resize(640, 400)
        window.show()
        one.use_case(CASE, "America/Denver")
        selection.choose_delivery(row.delivery.id)
        qtbot.waitUntil(lambda: one.canvas.shot is not None)
        made.append((one, window))
        return one

    yield make
    for one, window in made:
        one.shutdown()
        window.close()
        window.deleteLater()


@pytest.mark.parametrize(
    ("aspect", "rotation", "shape"),
    [
        (None, 0, 640 / 360),
        (Fraction(16, 11), 0, 640 * 16 / 11 / 360),
        (Fraction(1, 2), 0, 320 / 360),
        (Fraction(2), 90, 360 / 2 / 640),
    ],
)
def test_that_pixels_are_shown_in_their_shape_at_every_zoom_and_boxes_stay_on_theirs(
    panel: Callable[[Fraction | None, int], PlayerPanel],
    aspect: Fraction | None,
    rotation: int,
    shape: float,
) -> None:
    canvas = panel(aspect, rotation).canvas
    source = (360, 640) if rotation else (640, 360)
    for steps in (0, 3):
        if steps:
            canvas.zoom_by(steps, QPointF(canvas.width() / 2, canvas.height() / 2))
        place = canvas._frame().place
        assert place.width() / place.height() == pytest.approx(shape, rel=1e-6)
        corner = canvas.source_point(place.bottomRight())
        assert (corner.x(), corner.y()) == pytest.approx(source)
        painted = canvas.grab().toImage()
        middle = canvas.rect().center()
        ratio = canvas.devicePixelRatioF()
        assert painted.pixelColor(middle * ratio) == MAGENTA
        if not steps:
            beside = place.topLeft() - QPointF(3, 0) if place.left() > 3 else place.topLeft()
            beside -= QPointF(0, 0) if place.left() > 3 else QPointF(-9, 3)
            assert painted.pixelColor((beside * ratio).toPoint()) != MAGENTA


def test_that_a_picture_is_fetched_large_enough_for_the_longer_side_of_its_pixels(
    panel: Callable[[Fraction | None, int], PlayerPanel],
) -> None:
    canvas = panel(Fraction(1, 2), 0).canvas
    place = canvas._frame().place
    ratio = canvas.devicePixelRatioF()
    wanted = canvas.fitted_px((640, 360), 0.5)
    assert wanted * 360 / 640 == pytest.approx(place.height() * ratio, abs=1)
    assert canvas.fitted_px((640, 360), 2.0) <= canvas.width() * ratio
