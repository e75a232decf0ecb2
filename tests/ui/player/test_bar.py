"""However narrow the window and however large its letters: the time code stands there whole."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QToolButton

from nvr_desk_ui.actions import ActionTable
from nvr_desk_ui.menus import play
from nvr_desk_ui.player.bar import TransportBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

CODE = "9:59:59.999"
SOUNDS = ("sound on, 100 %", "el sonido est\u00e1 activado, 100 %")


@pytest.fixture
def bar(qtbot: QtBot, themed: Theme) -> Iterator[TransportBar]:
    """Built, with a clip that has sound, while pictures are left out."""
    window = QMainWindow()
    qtbot.addWidget(window)
    nothing = {one.id: (lambda: None) for one in play.COMMANDS}
    made = TransportBar()
    made.build(ActionTable(window, nothing, play.COMMANDS))
    window.setCentralWidget(made)
    window.show()
    made.set_clip(35_999.999, sound=True)
    made.set_position(35_999.999)
    made.set_speed("+2\u00d7", "18 of 30 pictures/s")
    yield made
    window.close()


def _shown(bar: TransportBar) -> list[QToolButton]:
    return [each for each in bar.findChildren(QToolButton) if each.isVisibleTo(bar)]


def _offered(bar: TransportBar) -> set[str]:
    """Commands that can be reached by mouse: those of buttons, and those of the menu."""
    actions = [action for each in _shown(bar) for action in each.actions()]
    buttons = {each.objectName() for each in actions}
    more = bar._fitting.more
    menu = more.menu().actions() if more.isVisibleTo(bar) else []
    named = buttons | {each.objectName() for each in menu}
    return named - {""}  # the menu itself


@pytest.mark.parametrize("sound", SOUNDS)
@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("width", [386, 500, 800, 1200])
def test_that_nothing_is_cut_and_nothing_is_out_of_reach(
    bar: TransportBar, width: int, scale: int, sound: str
) -> None:
    for part in (bar.time_code, bar.sound, bar._length, bar._speed):
        font = part.font()
        font.setPointSizeF(font.pointSizeF() * scale)
        part.setStyleSheet(f"font-size: {font.pointSizeF():.1f}pt")
    bar.say_sound(sound, heard=True)
    bar.window().resize(width, 120)
    QApplication.processEvents()
    assert bar.width() == width
    code = bar.time_code
    assert code.text() == CODE
    room = code.width() - 2 * 6  # its frame and padding
    assert code.fontMetrics().horizontalAdvance(CODE) <= room
    shown = [code, *_shown(bar), *(one for one in (bar._length, bar._speed) if one.isVisible())]
    assert all(each.width() >= each.sizeHint().width() for each in shown if each is not code)
    places = sorted((each.geometry() for each in shown), key=lambda place: place.left())
    assert all(one.right() < two.left() for one, two in pairwise(places))
    assert places[-1].right() <= width
    names = ("first", "previous", "reverse", "toggle", "forward", "next", "last", "boxes", "tools")
    assert _offered(bar) - {"play.sound"} == {f"play.{name}" for name in names}
    assert bar.sound.isVisible() or "play.sound" in _offered(bar)
    assert sound in (bar.sound.toolTip(), bar.sound.text())
    assert bar.sound.accessibleName() == sound
    assert all(each.accessibleName() for each in _shown(bar))


def test_that_a_narrow_bar_asks_for_no_more_than_it_needs(bar: TransportBar) -> None:
    bar.window().resize(1200, 120)
    assert bar.minimumSizeHint().width() <= 300


def test_that_what_was_put_away_does_what_it_says(bar: TransportBar) -> None:
    bar.window().resize(340, 120)
    QApplication.processEvents()
    more = bar._fitting.more
    heard: list[bool] = []
    (tools,) = (each for each in more.menu().actions() if each.objectName() == "play.tools")
    tools.triggered.connect(lambda: heard.append(True))
    tools.trigger()
    assert heard == [True]
