from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QTreeWidget

from nvr_desk.assets import resource
from nvr_desk_ui.actions import ActionTable
from nvr_desk_ui.keys.sheet import ShortcutSheet
from nvr_desk_ui.menus.table import COMMANDS, MENUS
from nvr_desk_ui.palette import Palette
from nvr_desk_ui.recent import Recent

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme


def _table(qtbot: QtBot, heard: list[str]) -> tuple[QMainWindow, ActionTable]:
    window = QMainWindow()
    qtbot.addWidget(window)

    def told(name: str) -> None:
        heard.append(name)

    callbacks = {one.id: (lambda name=one.id: told(name)) for one in COMMANDS}
    return window, ActionTable(window, callbacks)  # type: ignore[arg-type]


def test_that_every_command_has_title_icon_and_menu_and_its_keys_are_keys() -> None:
    for command in COMMANDS:
        assert command.title
        assert resource("icons", f"{command.icon}.svg").exists(), command.id
        named = [keys for keys in command.shortcuts if keys]
        assert all(not QKeySequence(keys).isEmpty() for keys in named), command.id
        assert command.menu in MENUS


def test_that_no_two_commands_share_an_id_or_a_shortcut() -> None:
    shortcuts = Counter(
        QKeySequence(keys).toString() for one in COMMANDS for keys in one.shortcuts if keys
    )
    assert [keys for keys, times in shortcuts.items() if times > 1] == []
    assert len({one.id for one in COMMANDS}) == len(COMMANDS)


def test_that_each_action_calls_its_own_callback(qtbot: QtBot, themed: Theme) -> None:
    heard: list[str] = []
    _window, table = _table(qtbot, heard)
    for command in COMMANDS:
        table[command.id].trigger()
    assert heard == [command.id for command in COMMANDS]


def test_that_commands_that_need_a_case_are_grey_without_one(qtbot: QtBot, themed: Theme) -> None:
    _window, table = _table(qtbot, [])
    table.allow(case_open=False)
    grey = {command.id for command, action in table.items() if not action.isEnabled()}
    assert grey == {command.id for command in COMMANDS if command.needs_case}


def test_that_the_menus_reach_every_action(qtbot: QtBot, themed: Theme) -> None:
    window, table = _table(qtbot, [])
    table.fill(window.menuBar())
    menus = [top.menu() for top in window.menuBar().actions()]
    reached = {action.objectName() for menu in menus for action in menu.actions()}  # type: ignore[attr-defined]
    assert reached == {command.id for command in COMMANDS}


def test_that_the_palette_finds_a_command_by_some_letters_and_runs_it(
    qtbot: QtBot, themed: Theme
) -> None:
    heard: list[str] = []
    window, table = _table(qtbot, heard)
    palette = Palette(window, table, Recent())
    palette.needle.setText("new pack")
    palette.needle.returnPressed.emit()
    assert heard == ["packet.new"]


def test_that_menus_show_the_first_key_and_the_sheet_shows_all(qtbot: QtBot, themed: Theme) -> None:
    window, table = _table(qtbot, [])
    assert table["play.next"].shortcut().toString() == "Right"
    tree = ShortcutSheet(window, table).findChild(QTreeWidget)
    assert tree is not None
    flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    shown = {
        title: tree.findItems(title, flags)[0].text(1) for title in ("Next picture", "Shortcuts")
    }
    assert shown == {"Next picture": "Right   or   .", "Shortcuts": "F1   or   ?"}
