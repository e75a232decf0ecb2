"""The strip under the picture: a click goes there, a drag tells its way and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from nvr_desk_ui.player.gate import Gate
from nvr_desk_ui.player.scrubber import Scrubber

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton


class Ticket:
    closed = False


@pytest.fixture
def strip(qtbot: QtBot, themed: Theme) -> Scrubber:
    gate = Gate()
    gate.admit(Ticket())
    made = Scrubber(gate)
    qtbot.addWidget(made)
    made.resize(401, made.height())
    made.set_clip(40.0, [])
    made.show()
    return made


def test_that_a_click_goes_there_and_a_drag_tells_its_way_and_its_end(strip: Scrubber) -> None:
    went: list[float] = []
    passed: list[float] = []
    strip.moved.connect(went.append)
    strip.dragged.connect(passed.append)
    QTest.mouseClick(strip, LEFT, pos=QPoint(100, 10))
    assert (went, passed) == ([10.0], [])
    went.clear()
    QTest.mousePress(strip, LEFT, pos=QPoint(0, 10))
    for x in (100, 200, 500):
        QTest.mouseMove(strip, QPoint(x, 10))
    QTest.mouseRelease(strip, LEFT, pos=QPoint(300, 10))
    assert passed == [10.0, 20.0, 40.0]
    assert went == [0.0, 30.0]


def test_that_small_pictures_are_painted_only_while_a_ticket_is_open(strip: Scrubber) -> None:
    image = QImage(96, 54, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    strip.set_images([(1.0, image)])
    spot = QPoint(150, 20)
    assert strip.grab().toImage().pixelColor(spot).red() > 200
    strip._gate.shut()
    assert strip.grab().toImage().pixelColor(spot).red() < 60


def test_that_what_lies_outside_the_loop_is_darker(strip: Scrubber) -> None:
    image = QImage(96, 54, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    strip.set_images([(1.0, image)])
    strip.set_loop(10.0, 30.0)
    grab = strip.grab().toImage()
    outside, inside = (grab.pixelColor(x, 20).lightness() for x in (50, 150))
    assert outside < inside
