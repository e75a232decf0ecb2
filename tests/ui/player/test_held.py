"""K held with L or J: single steps, and slow play when they stay down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from nvr_desk_ui.player.held import HeldKeys

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot, themed: Theme) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    for key in "KLJ":
        action = QAction(key, made)
        action.setShortcut(QKeySequence(key))
        made.addAction(action)
    made.show()
    return made


@pytest.fixture
def held(window: QMainWindow) -> HeldKeys:
    made = HeldKeys(window)
    made.watch(*window.actions())
    return made


def test_that_the_key_that_pauses_counts_as_held_until_it_is_let_go(
    window: QMainWindow, held: HeldKeys
) -> None:
    states: list[bool] = []
    QTest.keyPress(window, Qt.Key.Key_K)
    states.append(held.stop_held)
    QTest.keyClick(window, Qt.Key.Key_L)
    states.append(held.stop_held)
    QTest.keyRelease(window, Qt.Key.Key_K)
    states.append(held.stop_held)
    assert states == [True, True, False]


@pytest.mark.parametrize(("key", "way"), [(Qt.Key.Key_L, 1), (Qt.Key.Key_J, -1)])
def test_that_both_held_go_slowly_until_one_is_let_go(
    qtbot: QtBot, window: QMainWindow, held: HeldKeys, key: Qt.Key, way: int
) -> None:
    told: list[int] = []
    held.slow.connect(told.append)
    QTest.keyPress(window, Qt.Key.Key_K)
    QTest.keyPress(window, key)
    qtbot.waitUntil(lambda: told == [way])
    QTest.keyRelease(window, key)
    assert told == [way, 0]
    QTest.keyRelease(window, Qt.Key.Key_K)
    assert told == [way, 0]


def test_that_a_key_that_was_changed_is_followed(window: QMainWindow, held: HeldKeys) -> None:
    window.actions()[0].setShortcut(QKeySequence("X"))
    states: list[bool] = []
    for key in (Qt.Key.Key_K, Qt.Key.Key_X):
        QTest.keyPress(window, key)
        states.append(held.stop_held)
    QTest.keyRelease(window, Qt.Key.Key_X)
    assert states == [False, True]


def test_that_leaving_the_window_lets_every_key_go(window: QMainWindow, held: HeldKeys) -> None:
    QTest.keyPress(window, Qt.Key.Key_K)
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    assert not held.stop_held
