"""The keys that the guide names, pressed in the whole window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from nvr_desk.records.delivery import Visibility
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.keys.sheet import ShortcutSheet
from nvr_desk_ui.main_window import MainWindow
from nvr_desk_ui.typing_guard import types_a_character

from tests.fakes.desk import FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

KEYS = {
    ".": "play.next",
    ",": "play.previous",
    "]": "clip.next",
    "[": "clip.previous",
    "N": "track.next",
    "P": "track.previous",
    "?": "help.shortcuts",
}
PLAIN = Qt.KeyboardModifier.NoModifier
ALTGR_X11 = Qt.KeyboardModifier.GroupSwitchModifier
ALTGR_WINDOWS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)


class NoPictures:
    """A player worker that has none."""

    def open(self, *_: object) -> None:
        raise OSError("no such file")

    def close(self) -> None:
        """Nothing to end."""


@pytest.fixture
def window(
    qtbot: QtBot, themed: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The whole window on a fake desk with three deliveries, none of them open."""
    monkeypatch.setattr("nvr_desk_ui.status_bar._fence_parts", dict[str, bool])
    desk = FakeDesk([delivery_row(number, visibility=Visibility.HELD) for number in range(3)])
    made = MainWindow(Bridge(lambda _path: desk), NoPictures)  # type: ignore[arg-type,return-value]
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.open_workspace(tmp_path)
    qtbot.waitUntil(lambda: made.deliveries.model.rowCount() == len(desk.rows))
    yield made
    made.close()


def test_that_each_key_of_the_guide_does_its_one_thing(window: MainWindow, qtbot: QtBot) -> None:
    heard: list[str] = []
    for name in KEYS.values():
        action = window.actions_[name]
        action.triggered.disconnect()
        action.triggered.connect(lambda _checked=False, name=name: heard.append(name))
    window.player.canvas.setFocus()
    for key in KEYS:
        QTest.keyClicks(window.player.canvas, key)
    assert heard == list(KEYS.values())


def test_that_brackets_walk_the_deliveries(window: MainWindow, qtbot: QtBot) -> None:
    window.player.canvas.setFocus()
    QTest.keyClicks(window.player.canvas, "]")
    first = window.selection.delivery_id
    QTest.keyClicks(window.player.canvas, "]")
    second = window.selection.delivery_id
    assert None not in (first, second)
    assert first != second
    QTest.keyClicks(window.player.canvas, "[")
    assert window.selection.delivery_id == first


def test_that_an_opened_case_hands_the_keys_to_the_picture(
    window: MainWindow, qtbot: QtBot
) -> None:
    held = window.focusWidget()
    assert held is window.player.canvas  # not the case's button: Space would ask for a case again
    QTest.mouseClick(window.case_bar.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert window.focusWidget() is held


def test_that_a_question_mark_shows_the_sheet(window: MainWindow, qtbot: QtBot) -> None:
    window.player.canvas.setFocus()
    QTest.keyClicks(window.player.canvas, "?")
    assert window.findChild(ShortcutSheet) is not None


@pytest.mark.parametrize("held", [PLAIN, ALTGR_X11, ALTGR_WINDOWS])
def test_that_keys_write_while_a_text_field_has_the_focus(
    window: MainWindow, qtbot: QtBot, held: Qt.KeyboardModifier
) -> None:
    heard: list[str] = []
    for name in KEYS.values():
        window.actions_[name].triggered.connect(lambda _checked=False: heard.append("fired"))
    field = window.deliveries.filter
    field.setFocus()
    assert QApplication.focusWidget() is field
    for key in KEYS:
        code = Qt.Key(ord(key))
        event = QKeyEvent(QEvent.Type.ShortcutOverride, code, held, key)
        event.ignore()
        QApplication.sendEvent(field, event)
        assert event.isAccepted(), key
    for key in KEYS:
        QTest.keyClicks(field, key)
    assert field.text().lower() == "".join(KEYS).lower()
    assert heard == []


def test_that_commands_still_reach_the_window_from_a_text_field() -> None:
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    kind = QEvent.Type.ShortcutOverride
    assert not types_a_character(QKeyEvent(kind, Qt.Key.Key_K, control, "\x0b"))
    assert not types_a_character(QKeyEvent(kind, Qt.Key.Key_F, alt, "f"))
    assert not types_a_character(QKeyEvent(kind, Qt.Key.Key_F1, PLAIN, ""))


def test_that_a_filter_that_would_end_before_it_begins_drops_the_other_end(
    window: MainWindow,
) -> None:
    window.timeline.set_playhead(NOON)
    window.actions_["timeline.from"].trigger()
    window.timeline.set_playhead(NOON - timedelta(seconds=9))
    window.actions_["timeline.to"].trigger()
    query = window.filters.query
    assert (query.start, query.end) == (None, NOON - timedelta(seconds=9))
    window.timeline.set_playhead(NOON - timedelta(seconds=30))
    window.actions_["timeline.from"].trigger()
    query = window.filters.query
    assert (query.start, query.end) == (NOON - timedelta(seconds=30), NOON - timedelta(seconds=9))


def test_that_a_brushed_minute_is_filtered_by_whole_seconds(window: MainWindow) -> None:
    start = NOON.timestamp()
    window.timeline.brushed.emit((start + 0.961233, start + 59.497632))
    query = window.filters.query
    assert (query.start, query.end) == (NOON, NOON + timedelta(seconds=60))
    window.timeline.brushed.emit((start + 0.25, start + 0.75))
    query = window.filters.query
    assert (query.start, query.end) == (
        NOON + timedelta(seconds=0.25),
        NOON + timedelta(seconds=0.75),
    )
