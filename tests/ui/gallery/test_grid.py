"""The grid of tiles: where tiles are, what is told and asked, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyledItemDelegate

from nvr_desk_ui.gallery.grid import TileGrid

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem
    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

TILE = QSize(100, 80)
NOWHERE = QModelIndex()


class Many(QAbstractListModel):
    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else self.count

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        return None


class Counting(QStyledItemDelegate):
    """Remembers which rows were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[int] = []

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.rows.append(index.row())


@pytest.fixture
def grid(qtbot: QtBot, themed: Theme) -> TileGrid:
    """A million tiles, four side by side, five lines high."""
    made = TileGrid(TILE, 0.0)
    qtbot.addWidget(made)
    made.model_ = Many(1_000_000)  # type: ignore[attr-defined]
    made.delegate_ = Counting()  # type: ignore[attr-defined]
    made.setModel(made.model_)  # type: ignore[attr-defined]
    made.setItemDelegate(made.delegate_)  # type: ignore[attr-defined]
    made.resize(450, 420)
    with qtbot.waitExposed(made):
        made.show()
    return made


def painted(grid: TileGrid) -> list[int]:
    delegate = grid.itemDelegate()
    assert isinstance(delegate, Counting)
    return delegate.rows


def test_that_only_tiles_on_the_screen_are_painted(grid: TileGrid) -> None:
    painted(grid).clear()
    grid.verticalScrollBar().setValue(80 * 100_000)
    grid.viewport().repaint()
    rows = painted(grid)
    assert rows
    assert min(rows) >= 100_000 * grid.columns
    assert len(set(rows)) <= 8 * grid.columns


def test_that_every_tile_is_found_where_it_is_painted(grid: TileGrid) -> None:
    for row in (0, 3, 4, 777_777, 999_999):
        grid.go_to(row)
        rect = grid.visualRect(grid.model().index(row, 0))
        assert grid.viewport().rect().contains(rect.center())
        assert grid.indexAt(rect.center()).row() == row
    assert not grid.indexAt(QPoint(449, 10)).isValid()


def test_that_a_narrower_view_keeps_what_was_on_top(grid: TileGrid) -> None:
    grid.verticalScrollBar().setValue(80 * 1000)
    first, _ = grid.span()
    grid.resize(250, 420)
    assert grid.columns == 2
    low, high = grid.span()
    assert low <= first <= high


@pytest.mark.parametrize(
    ("key", "row"),
    [
        (Qt.Key.Key_Right, 9),
        (Qt.Key.Key_Left, 7),
        (Qt.Key.Key_Down, 12),
        (Qt.Key.Key_Up, 4),
        (Qt.Key.Key_PageDown, 28),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 999_999),
    ],
)
def test_that_keys_walk_tiles(grid: TileGrid, key: Qt.Key, row: int) -> None:
    assert grid.columns == 4
    grid.go_to(8)
    QTest.keyClick(grid, key)
    assert grid.currentIndex().row() == row
    assert grid.chosen_rows() == [row]


def test_that_enter_opens_and_space_shows_large(grid: TileGrid, qtbot: QtBot) -> None:
    grid.go_to(5)
    with qtbot.waitSignal(grid.opened) as opened:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    with qtbot.waitSignal(grid.peeked) as peeked:
        QTest.keyClick(grid, Qt.Key.Key_Space)
    assert (opened.args, peeked.args) == ([5], [5])


def test_that_shift_chooses_a_run_and_a_rectangle_its_tiles(grid: TileGrid) -> None:
    grid.go_to(2)
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert grid.chosen_rows() == [2, 3, 4, 5, 6]
    QTest.keyClick(grid, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert grid.chosen_rows() == [2, 3, 4, 5]
    grid._choose_touched(QRect(50, 10, 100, 90), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert grid.chosen_rows() == [0, 1, 4, 5]


def test_that_all_of_a_million_are_chosen(grid: TileGrid) -> None:
    grid.selectAll()
    assert len(grid.chosen_rows()) == 1_000_000


def test_that_what_is_on_the_screen_is_told_once(grid: TileGrid, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    grid.seen.connect(lambda first, last: told.append((first, last)))
    grid.verticalScrollBar().setValue(80 * 50)
    grid.viewport().repaint()
    assert told == [(200, 227)]


def test_that_nothing_listed_is_no_trouble(grid: TileGrid) -> None:
    grid.setModel(Many(0))
    grid.viewport().repaint()
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert not grid.currentIndex().isValid()
    assert grid.chosen_rows() == []
