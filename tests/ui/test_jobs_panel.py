from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from nvr_desk_ui.widgets.elided import Elided

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme


def test_that_a_long_message_gives_way_and_is_told_by_the_tooltip(
    qtbot: QtBot, themed: Theme
) -> None:
    long = "18.0 s of footage, ready in 2 h 13 min, ch01_20251114231204.mp4: 2 appearances " * 3
    made = Elided("Muted", Qt.AlignmentFlag.AlignRight)
    qtbot.addWidget(made)
    made.say(long)
    assert made.minimumSizeHint().width() < 40
    made.resize(120, 20)
    assert made.toolTip() == long
    picture = made.grab().toImage()
    assert picture.width() == 120
    inks = {picture.pixel(x, y) for x in range(120) for y in range(20)}
    assert len(inks) > 1, "the beginning is painted"
