from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from nvr_desk_ui.actions import ActionTable
from nvr_desk_ui.keys.sheet import ShortcutSheet
from nvr_desk_ui.menus.table import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme


@pytest.fixture
def sheet(qtbot: QtBot, themed: Theme) -> Iterator[ShortcutSheet]:
    window = QMainWindow()
    qtbot.addWidget(window)
    table = ActionTable(window, {one.id: lambda: None for one in COMMANDS})
    table.rekey("reyes")
    made = ShortcutSheet(window, table)
    made.choose("packet.new")
    yield made
    assert window is made.parent()


def test_that_a_free_key_is_said_to_be_free_and_then_works(sheet: ShortcutSheet) -> None:
    sheet.field.setKeySequence(QKeySequence("Ctrl+Alt+F11"))
    assert sheet.notice.text() == "Ctrl+Alt+F11 is free."
    sheet.add.click()
    action = sheet._actions["packet.new"]
    assert [keys.toString() for keys in action.shortcuts()] == ["Ctrl+P", "Ctrl+Alt+F11"]


def test_that_a_taken_key_names_its_owner_who_then_loses_it(sheet: ShortcutSheet) -> None:
    sheet.field.setKeySequence(QKeySequence("F9"))
    assert "Check the workspace" in sheet.notice.text()
    sheet.instead.click()
    table = sheet._actions
    assert table["packet.new"].shortcut().toString() == "F9"
    assert table["check.run"].shortcuts() == []
    assert "F9" not in table["check.run"].toolTip()


def test_that_a_reserved_key_cannot_be_given(sheet: ShortcutSheet) -> None:
    sheet.field.setKeySequence(QKeySequence("Esc"))
    assert not sheet.add.isEnabled()
    assert not sheet.instead.isEnabled()


def test_that_all_keys_come_back(sheet: ShortcutSheet) -> None:
    sheet.none.click()
    assert sheet._actions["packet.new"].shortcuts() == []
    sheet.all_back.click()
    assert sheet._actions["packet.new"].shortcut().toString() == "Ctrl+P"


def test_that_dropping_all_own_keys_can_be_undone_in_place(sheet: ShortcutSheet) -> None:
    assert not sheet.all_back.isEnabled()
    sheet.field.setKeySequence(QKeySequence("F9"))
    sheet.instead.click()
    sheet.all_back.click()
    table = sheet._actions
    assert table["packet.new"].shortcut().toString() == "Ctrl+P"
    assert sheet.all_back.text() == sheet.all_back.accessibleName() == "My keys again"
    assert "My keys again" in sheet.notice.text()
    sheet.all_back.click()
    assert table["packet.new"].shortcut().toString() == "F9"
    assert table["check.run"].shortcuts() == []
    assert sheet.all_back.text() == "All as they were"


def test_that_another_change_ends_the_offer_of_the_keys_before(sheet: ShortcutSheet) -> None:
    sheet.none.click()
    sheet.all_back.click()
    sheet.field.setKeySequence(QKeySequence("Ctrl+Alt+F11"))
    sheet.add.click()
    assert sheet.all_back.text() == "All as they were"
    sheet.all_back.click()
    assert sheet._actions["packet.new"].shortcut().toString() == "Ctrl+P"


def test_that_typing_narrows_the_sheet_to_what_fits(sheet: ShortcutSheet) -> None:
    sheet.needle.setText("new packet")
    shown = [item.text(0) for item in sheet._items() if not item.isHidden()]
    assert "New packet…" in shown
    assert len(shown) < 5
