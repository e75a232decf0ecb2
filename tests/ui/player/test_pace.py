from __future__ import annotations

from nvr_desk_ui.player.pace import Pace


def test_that_a_player_that_keeps_up_says_nothing() -> None:
    pace = Pace()
    pace.restart(10.0)
    for _ in range(30):
        pace.due(1)
        pace.shown()
    assert not pace.look(10.5)
    assert pace.look(11.0)
    assert pace.text == ""


def test_that_left_out_pictures_are_said_and_forgotten_once_it_keeps_up() -> None:
    pace = Pace()
    pace.restart(0.0)
    pace.due(30)
    for _ in range(18):
        pace.shown()
    assert pace.look(1.0)
    assert pace.text == "18 of 30 pictures/s"
    pace.due(1)
    pace.shown()
    assert pace.look(2.0)
    assert pace.text == ""
