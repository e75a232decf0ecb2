from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect

from nvr_desk_ui import screens
from nvr_desk_ui.layouts import LayoutsDialog
from nvr_desk_ui.second_window import dock_in_focus

from tests.fakes.desk import FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.main_window import MainWindow

    Opened = Callable[[FakeDesk], MainWindow]

ONE, TWO = QRect(0, 0, 1920, 1080), QRect(1920, 0, 1920, 1200)


def _desk() -> FakeDesk:
    return FakeDesk([delivery_row(1)])


def test_that_a_set_of_screens_has_one_name_whatever_their_order() -> None:
    assert screens.setup([ONE, TWO]) == screens.setup([TWO, ONE])
    assert screens.setup([ONE]) != screens.setup([ONE, TWO])
    assert screens.setup([ONE, TWO]) != screens.setup([ONE, TWO.translated(0, 100)])


def test_that_the_layout_left_with_these_screens_comes_back(opened: Opened) -> None:
    window = opened(_desk())
    window.docks["jobs"].hide()
    window.docks["map"].setFloating(True)
    window.close()
    again = opened(_desk())
    assert again.docks["jobs"].isHidden()
    assert again.docks["map"].isFloating()


def test_that_other_screens_have_a_layout_of_their_own(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(_desk())
    window.docks["jobs"].hide()
    window.close()
    monkeypatch.setattr(screens, "setup", lambda: "another desk")
    assert not opened(_desk()).docks["jobs"].isHidden()


def test_that_a_named_layout_is_kept_used_and_forgotten(opened: Opened) -> None:
    window = opened(_desk())
    comforts = window.comforts
    dialog = LayoutsDialog(window, comforts.layouts, comforts.second)
    window.docks["search"].hide()
    dialog.name.setText("Night / shift")
    dialog.keep()
    window.reset_layout()
    assert not window.docks["search"].isHidden()
    dialog.use()
    assert window.docks["search"].isHidden()
    dialog.forget()
    assert comforts.layouts.names() == []


def test_that_the_first_two_layouts_are_always_there(opened: Opened) -> None:
    window = opened(_desk())
    dialog = LayoutsDialog(window, window.comforts.layouts, window.comforts.second)
    dialog.list.setCurrentIndex(dialog.list.model().index(0, 0))
    dialog.forget()
    assert dialog.list.topLevelItemCount() == 2
    dialog.name.setText("As on the first day")
    dialog.keep()
    assert window.comforts.layouts.names() == []


def test_that_map_and_timeline_move_to_a_second_window_and_back(opened: Opened) -> None:
    window = opened(_desk())
    window.actions_["view.second"].trigger()
    second = window.comforts.second
    assert second.isVisible()
    assert window.map.window() is second
    assert window.timeline.window() is second
    window.actions_["view.second"].trigger()
    assert not second.isVisible()
    assert window.map.window() is window
    assert window.docks["timeline"].isVisible()


def test_that_closing_the_second_window_hands_its_panels_back(opened: Opened) -> None:
    window = opened(_desk())
    window.actions_["view.second"].trigger()
    window.comforts.second.close()
    assert window.map.window() is window
    assert window.docks["map"].isVisible()


@pytest.mark.allow_log("a clip did not open")
def test_that_both_windows_show_one_case_and_one_choice(opened: Opened, qtbot: QtBot) -> None:
    window = opened(FakeDesk([delivery_row(number) for number in range(3)]))
    qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == 3)
    window.actions_["view.second"].trigger()
    chosen = window.deliveries.model.row(1).delivery.id
    window.selection.choose_delivery(chosen)
    assert window.timeline.selection.delivery_id == chosen


def test_that_the_lock_hides_the_second_window_too_and_brings_it_back(
    opened: Opened, qtbot: QtBot
) -> None:
    window = opened(_desk())
    window.actions_["view.second"].trigger()
    second = window.comforts.second
    window.gate.lock()
    assert not second.isVisible()
    qtbot.waitUntil(lambda: window.gate.shut)
    window.gate.lock_page.go()
    qtbot.waitUntil(lambda: not window.gate.shut)
    assert second.isVisible()
    assert window.docks["map"].isVisible()


def test_that_the_second_window_comes_back_with_the_next_start(
    opened: Opened, qtbot: QtBot
) -> None:
    window = opened(_desk())
    window.actions_["view.second"].trigger()
    window.close()
    assert not window.comforts.second.isVisible()
    again = opened(_desk())
    qtbot.waitUntil(again.comforts.second.isVisible)
    assert set(again.comforts.second.names()) == {"map", "timeline"}
    again.reset_layout()
    assert again.map.window() is again


def test_that_the_panel_with_the_keyboard_is_sent_over_and_back(
    opened: Opened, qtbot: QtBot
) -> None:
    window = opened(_desk())
    qtbot.waitUntil(lambda: window.session.case is not None)
    window.activateWindow()
    window.deliveries.filter.setFocus()
    window.actions_["view.other"].trigger()
    assert window.comforts.second.names() == ("deliveries",)
    window.comforts.second.activateWindow()
    window.deliveries.filter.setFocus()
    qtbot.waitUntil(lambda: dock_in_focus(window) == "deliveries", timeout=5000)
    window.actions_["view.other"].trigger()
    assert window.deliveries.window() is window
