"""A box is drawn in shares of the picture, by mouse or by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nvr_desk_ui.player.canvas import Canvas
from nvr_desk_ui.search.draw import BoxDrawer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

Boxes = list[tuple[float, float, float, float]]


def _drawer(qtbot: QtBot) -> tuple[BoxDrawer, Boxes]:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(640, 480)
    canvas._source = (1280, 720)  # lies at 640×360 in the middle: 60 px of ground above and below
    canvas.show()
    drawer = BoxDrawer(canvas, (1280, 720), "Motion in a region")
    taken: Boxes = []
    drawer.drawn.connect(lambda _corners: taken.append(drawer.box))
    return drawer, taken


def test_that_a_dragged_box_is_told_in_shares_of_the_picture(qtbot: QtBot, themed: Theme) -> None:
    drawer, taken = _drawer(qtbot)
    QTest.mousePress(drawer, Qt.MouseButton.LeftButton, pos=QPoint(320, 240))
    QTest.mouseMove(drawer, QPoint(160, 150))
    QTest.mouseRelease(drawer, Qt.MouseButton.LeftButton, pos=QPoint(160, 150))
    assert taken == [pytest.approx((0.25, 0.25, 0.5, 0.5))]


def test_that_a_box_ends_at_the_edge_of_the_picture(qtbot: QtBot, themed: Theme) -> None:
    drawer, taken = _drawer(qtbot)
    QTest.mousePress(drawer, Qt.MouseButton.LeftButton, pos=QPoint(320, 240))
    QTest.mouseMove(drawer, QPoint(639, 479))
    QTest.mouseRelease(drawer, Qt.MouseButton.LeftButton, pos=QPoint(639, 479))
    assert taken == [pytest.approx((0.5, 0.5, 639 / 640, 1.0))]


def test_that_a_mere_click_is_no_box(qtbot: QtBot, themed: Theme) -> None:
    drawer, taken = _drawer(qtbot)
    QTest.mouseClick(drawer, Qt.MouseButton.LeftButton, pos=QPoint(320, 240))
    assert taken == []
    assert drawer.isVisible()


def test_that_keys_move_size_and_take_a_box(qtbot: QtBot, themed: Theme) -> None:
    drawer, taken = _drawer(qtbot)
    QTest.keyClick(drawer, Qt.Key.Key_Left)
    QTest.keyClick(drawer, Qt.Key.Key_Down)
    QTest.keyClick(drawer, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(90):
        QTest.keyClick(drawer, Qt.Key.Key_Up)
    QTest.keyClick(drawer, Qt.Key.Key_Return)
    assert taken == [pytest.approx((0.39, 0.0, 0.6, 0.2))]


def test_that_escape_draws_nothing(qtbot: QtBot, themed: Theme) -> None:
    drawer, taken = _drawer(qtbot)
    with qtbot.waitSignal(drawer.left):
        QTest.keyClick(drawer, Qt.Key.Key_Escape)
    assert taken == []
