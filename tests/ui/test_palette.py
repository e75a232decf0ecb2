from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from nvr_desk_ui.actions import ActionTable
from nvr_desk_ui.menus.table import COMMANDS
from nvr_desk_ui.palette import Palette
from nvr_desk_ui.recent import Recent

from tests.fakes.desk import FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

    Make = Callable[..., tuple[Palette, list[str], ActionTable]]


@pytest.fixture
def make(qtbot: QtBot, themed: Theme) -> Iterator[Make]:
    held: list[QMainWindow] = []

    def made(recent: Recent | None = None) -> tuple[Palette, list[str], ActionTable]:
        window, heard = QMainWindow(), list[str]()
        held.append(window)
        qtbot.addWidget(window)
        calls = {one.id: (lambda name=one.id: heard.append(name)) for one in COMMANDS}
        table = ActionTable(window, calls)  # type: ignore[arg-type]
        return Palette(window, table, recent or Recent()), heard, table

    yield made
    held.clear()


def test_that_every_command_is_in_the_palette(
    make: Make,
) -> None:
    palette, _, _ = make()
    assert {entry.key for entry in palette.entries} == {command.id for command in COMMANDS}


def test_that_every_command_is_found_by_its_own_title_among_the_first(
    make: Make,
) -> None:
    palette, _, _ = make()
    hidden = []
    for command in COMMANDS:
        palette.needle.setText(command.title)
        if command.title not in [entry.title for entry in palette.entries[:3]]:
            hidden.append(command.id)
    assert hidden == []


def test_that_a_grey_command_says_why_and_does_nothing(make: Make, qtbot: QtBot) -> None:
    window, heard = QMainWindow(), list[str]()
    qtbot.addWidget(window)
    calls = {one.id: (lambda name=one.id: heard.append(name)) for one in COMMANDS}
    table = ActionTable(window, calls)  # type: ignore[arg-type]
    table.allow(case_open=False)
    palette = Palette(window, table, Recent())
    palette.needle.setText("new packet")
    item = palette.list.topLevelItem(0)
    assert item is not None
    assert (item.text(0), item.text(1)) == ("New packet…", "open a case first")
    palette.needle.returnPressed.emit()
    assert heard == []


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ("shut", "not while locked"),
        ("auditor", "not as auditor"),
        ("unchosen", "choose a delivery first"),
    ],
)
def test_that_each_reason_of_a_grey_command_has_its_words(
    make: Make, state: str, reason: str
) -> None:
    _, _, table = make()
    table.allow(case_open=True)
    if state == "shut":
        table.shut(shut=True)
    elif state == "auditor":
        table.permit("auditor")
    assert table.why_not("clip.offset") == reason
    assert not table["clip.offset"].isEnabled()


def test_that_what_was_done_lately_comes_first(
    make: Make,
) -> None:
    recent = Recent()
    palette, heard, _ = make(recent)
    palette.needle.setText("models")
    palette.needle.returnPressed.emit()
    assert heard == ["models.show"]
    again, _, _ = make(recent)
    assert again.entries[0].key == "models.show"


def test_that_a_delivery_is_found_by_item_or_file_name_and_chosen(
    make: Make,
) -> None:
    chosen: list[str] = []
    palette, _, _ = make()
    rows = [delivery_row(number) for number in range(40)]
    palette.offer_deliveries(rows, chosen.append)
    wanted = rows[17].delivery
    assert wanted.item
    palette.needle.setText(wanted.item)
    assert palette.entries[0].key == f"delivery {wanted.id}"
    palette.needle.returnPressed.emit()
    assert chosen == [wanted.id]


def test_that_cases_are_found_and_opened(
    make: Make,
) -> None:
    opened: list[str] = []
    palette, _, _ = make()
    cases = FakeDesk([]).cases.listing()
    palette.offer_cases(cases, opened.append)
    palette.needle.setText(cases[0].number)
    palette.needle.returnPressed.emit()
    assert opened == [cases[0].number]


def test_that_the_arrows_move_while_the_cursor_stays_in_the_field(
    make: Make,
) -> None:
    palette, heard, _ = make()
    QTest.keyClick(palette.needle, Qt.Key.Key_Down)
    QTest.keyClick(palette.needle, Qt.Key.Key_Down)
    second = palette.entries[2].key
    palette.needle.returnPressed.emit()
    assert heard == [second]
