"""An outline of corners over a picture: by clicks, by keys alone, and what refuses to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nvr_desk.records.region import MOST_CORNERS, Region
from nvr_desk.records.search import Query
from nvr_desk_ui.player.canvas import Canvas
from nvr_desk_ui.presenters import chips
from nvr_desk_ui.presenters.fields import FormError
from nvr_desk_ui.search.draw import BoxDrawer
from nvr_desk_ui.search.outline import Outline

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

Taken = list[tuple[tuple[float, float], ...]]
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def drawer(qtbot: QtBot, themed: Theme) -> BoxDrawer:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(640, 480)
    canvas._source = (1280, 720)  # lies at 640×360 in the middle: 60 px of ground above and below
    canvas.show()
    return BoxDrawer(canvas, (1280, 720), "Motion in a region", outlines=True)


@pytest.fixture
def taken(drawer: BoxDrawer) -> Taken:
    found: Taken = []
    drawer.drawn.connect(found.append)
    return found


def click(drawer: BoxDrawer, x: int, y: int) -> None:
    QTest.mouseClick(drawer, Qt.MouseButton.LeftButton, pos=QPoint(x, y))


def test_that_clicks_set_corners_and_a_double_click_closes(drawer: BoxDrawer, taken: Taken) -> None:
    click(drawer, 160, 150)
    click(drawer, 480, 150)
    assert taken == []
    QTest.mouseClick(drawer, Qt.MouseButton.LeftButton, pos=QPoint(320, 330))
    QTest.mouseDClick(drawer, Qt.MouseButton.LeftButton, pos=QPoint(320, 330))
    (corners,) = taken
    assert corners == tuple(
        pytest.approx(each) for each in ((0.25, 0.25), (0.75, 0.25), (0.5, 0.75))
    )


def test_that_a_click_on_the_first_corner_closes(drawer: BoxDrawer, taken: Taken) -> None:
    for x, y in ((160, 150), (480, 150), (480, 330), (161, 150)):
        click(drawer, x, y)
    assert [len(each) for each in taken] == [3]


def test_that_a_drag_still_draws_a_box(drawer: BoxDrawer, taken: Taken) -> None:
    QTest.mousePress(drawer, Qt.MouseButton.LeftButton, pos=QPoint(320, 240))
    QTest.mouseMove(drawer, QPoint(160, 150))
    QTest.mouseRelease(drawer, Qt.MouseButton.LeftButton, pos=QPoint(160, 150))
    (corners,) = taken
    assert corners[0] == pytest.approx((0.25, 0.25))
    assert corners[2] == pytest.approx((0.5, 0.5))


def test_that_keys_alone_draw_an_outline(drawer: BoxDrawer, taken: Taken) -> None:
    QTest.keyClick(drawer, Qt.Key.Key_P)
    QTest.keyClick(drawer, Qt.Key.Key_Return)
    for _ in range(20):
        QTest.keyClick(drawer, Qt.Key.Key_Right)
    QTest.keyClick(drawer, Qt.Key.Key_Return)
    QTest.keyClick(drawer, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(drawer, Qt.Key.Key_Return)
    QTest.keyClick(drawer, Qt.Key.Key_Backspace)
    for _ in range(9):
        QTest.keyClick(drawer, Qt.Key.Key_Down)
    QTest.keyClick(drawer, Qt.Key.Key_Return)
    assert "3 corners" in drawer.accessibleDescription()
    assert taken == []
    QTest.keyClick(drawer, Qt.Key.Key_Return)
    (corners,) = taken
    assert corners == tuple(pytest.approx(each) for each in ((0.5, 0.5), (0.7, 0.5), (0.7, 0.592)))


def test_that_too_few_corners_are_refused_with_words(drawer: BoxDrawer, taken: Taken) -> None:
    click(drawer, 160, 150)
    click(drawer, 480, 150)
    QTest.keyClick(drawer, Qt.Key.Key_Return)
    assert taken == []
    assert "Three corners at least" in drawer.accessibleDescription()
    drawer.grab()
    QTest.keyClick(drawer, Qt.Key.Key_Backspace)
    QTest.keyClick(drawer, Qt.Key.Key_Backspace)
    QTest.keyClick(drawer, Qt.Key.Key_Backspace)
    assert drawer.corners == ()


def test_that_escape_stops_an_outline_too(drawer: BoxDrawer, qtbot: QtBot, taken: Taken) -> None:
    click(drawer, 160, 150)
    with qtbot.waitSignal(drawer.left):
        QTest.keyClick(drawer, Qt.Key.Key_Escape)
    assert taken == []


def test_that_p_goes_back_to_a_box(drawer: BoxDrawer, taken: Taken) -> None:
    QTest.keyClick(drawer, Qt.Key.Key_P)
    QTest.keyClick(drawer, Qt.Key.Key_P)
    QTest.keyClick(drawer, Qt.Key.Key_Return)
    assert [len(each) for each in taken] == [4]


def test_that_corners_on_a_line_enclose_nothing_and_a_bow_tie_does() -> None:
    line, tie = Outline(), Outline()
    for at in ((0.1, 0.1), (0.5, 0.5), (0.9, 0.9)):
        line.put(at)
    for at in ((0.1, 0.1), (0.9, 0.9), (0.9, 0.1), (0.1, 0.9)):
        tie.put(at)
    assert not line.encloses
    assert tie.encloses


def test_that_no_more_corners_are_set_than_a_region_may_have() -> None:
    outline = Outline()
    for number in range(MOST_CORNERS + 5):
        outline.put((number % 8 / 10, number // 8 / 20))
    assert len(outline) == MOST_CORNERS
    assert outline.full


def test_that_the_chip_of_an_outline_is_edited_as_an_outline() -> None:
    corners = ((0.1, 0.2), (0.5, 0.25), (0.4, 0.75))
    query = Query(case="26-1", region=Region("C-1", corners, (640, 360)))
    text = chips.text("region", query, None)
    assert text == "0.1, 0.2; 0.5, 0.25; 0.4, 0.75"
    assert chips.edited("region", text, query, None) == {"region": query.region}
    boxed = chips.edited("region", "0, 0, 1, 0.5", query, None)["region"]
    assert boxed.bounds == (0, 0, 1, 0.5)
    for wrong in ("0,0;1,1", "0,0;1,1;2,2", "0,0;1,1;1", "0,0;a,b;1,1"):
        with pytest.raises(FormError):
            chips.edited("region", wrong, query, None)
